"""What was found out about things in an earlier build of the same process, where it still holds."""

from collections.abc import Callable
from typing import Generic, Self, TypeVar

Found = TypeVar("Found")


class Memo(Generic[Found]):
    """What was found out about things, each under a name, all on the same ground.

    The ground is all that the finding depends on besides the thing itself. Where it is another than
    before, nothing of before counts.
    """

    def __init__(self) -> None:
        """Begin without findings."""
        self._ground: object = None
        self.forget()

    def on(self, ground: object) -> Self:
        """Return the findings that hold on this ground."""
        if self._ground != ground:
            self._ground = ground
            self.forget()
        return self

    def forget(self) -> None:
        """Forget what was found out."""
        self._found: dict[str, tuple[object, Found]] = {}

    def of(self, name: str, thing: object, find: Callable[[], Found]) -> Found:
        """Return what was found out about this thing, or one that equals it; else find it out."""
        before = self._found.get(name)
        if before is None or (before[0] is not thing and before[0] != thing):
            before = self._found[name] = thing, find()
        return before[1]
