"""What one build has found out about its plan, so that the next one of the process need not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from star_moments.kit.keys import MomentKeys
from star_moments.kit.paging import Leaf
from star_moments.memory.memo import Memo
from star_moments.wall.public import PublicMoment

Cut = Sequence[tuple[Leaf[PublicMoment], str]]
"""The pages of a list, each with its key."""


@dataclass(frozen=True)
class Remembered:
    """The keys of moments; those of their pages, by moment; and the lists, cut, by address."""

    keys: MomentKeys = field(default_factory=MomentKeys)
    pages: Memo[str] = field(default_factory=Memo)
    lists: Memo[Cut] = field(default_factory=Memo)

    def for_the_next(self) -> "Remembered":
        """Return what the next build of the process is given."""
        return replace(self, keys=MomentKeys(self.keys))
