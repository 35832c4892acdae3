"""One attempt at reading a text as YAML: its nodes, or where and how the attempt failed.

PyYAML's C parser does the reading. What the project does not use of YAML is a failure here, though
YAML would obey it: anchors, aliases, tags and more than twenty levels.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError as error:  # pragma: no cover - every wheel of PyYAML has it
    raise ImportError(
        "Star Moments needs PyYAML with libyaml, as PyYAML's own wheels have it. "
        "Install one: pip install --only-binary=:all: pyyaml"
    ) from error

LEVELS: Final = 20

# Only a text that matches can hold an anchor, an alias or a tag, or more than about twenty levels:
# the careful pass over its events costs as much again, so the others are spared it.
_MARKED = re.compile(r"[\s\[{,][&*!]")
_INDENTED = re.compile(r"\n[ ?:-]{10}")


@dataclass(frozen=True, slots=True)
class Failure:
    """Where reading stopped. Lines and columns count from 0.

    `problem` is libyaml's own wording or one of `anchor`, `alias`, `tag`, `deep` and `another
    document`; `start` is where the thing began in which the problem was met.
    """

    problem: str
    line: int
    column: int
    start: tuple[int, int]
    context: str = ""


class _Loader(CParser):
    """The C parser without the part that guesses types: a node has a tag only if the text has."""

    def __init__(self, text: str) -> None:
        super().__init__(text)

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        """Leave the tag empty."""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Do nothing: there is nothing to resolve."""

    def ascend_resolver(self) -> None:
        """Do nothing: there is nothing to resolve."""


# A large wall file may be read eight times, and a usual moment some thousand times.
_NODES: Final = 90_000
# What every attempt costs, however short its text.
_EACH: Final = 30


class Work:
    """How much may still be read over again to explain the mistakes of one file.

    Reading takes as long as there are nodes, which signs and ends of lines tell well enough. A file
    of a usual size never comes to the end of it; a large one full of mistakes has to, since each of
    its mistakes would be looked for in all of it.
    """

    def __init__(self) -> None:
        self._left = _NODES

    def attempt(self, text: str) -> "yaml.Node | Failure | None":
        """Try to read a text; the work is done where none is left afterwards."""
        nodes = text.count("\n") + text.count(":") + text.count(",")
        self._left -= _EACH + nodes * (2 if _is_suspect(text) else 1)
        return attempt(text)

    @property
    def is_done(self) -> bool:
        """Whether nothing more is to be read."""
        return self._left <= 0


def attempt(text: str) -> yaml.Node | Failure | None:
    """Return the root node of the text's one document, None for no document, or the failure."""
    try:
        if _is_suspect(text):
            failure = _first_refused(text)
            if failure is not None:
                return failure
        root: yaml.Node | None = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        return _from_error(error)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return Failure(str(error), 0, 0, (0, 0))
    return root


def _is_suspect(text: str) -> bool:
    return (
        text.count("[") + text.count("{") > 8
        or (("&" in text or "*" in text or "!" in text) and _MARKED.search("\n" + text) is not None)
        or _INDENTED.search("\n" + text) is not None
    )


def _first_refused(text: str) -> Failure | None:
    """Go through the events one by one: the C composer would call itself once a level."""
    depth = 0
    # At the end of a text without a line end, a mark can lie one line further on.
    lines = [*text.split("\n"), ""]
    loader: Any = _Loader(text)
    while loader.check_event():
        event: Any = loader.get_event()
        mark = event.start_mark
        place = mark.line, mark.column
        if isinstance(event, yaml.AliasEvent):
            return Failure("alias", *place, place)
        if hasattr(event, "anchor"):
            if event.anchor is not None:
                return Failure("anchor", *place, place, event.anchor)
            # A lone "!" leaves no trace but in the text.
            if event.tag is not None or lines[mark.line][mark.column : mark.column + 1] == "!":
                return Failure("tag", *place, place)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > LEVELS:
                return Failure("deep", *place, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _from_error(error: yaml.MarkedYAMLError) -> Failure:
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    problem = error.problem or ""
    if "another document" in problem:
        problem = "another document"
    elif "nesting depth" in problem:
        # libyaml has a limit of its own, and may meet it while it looks ahead.
        problem = "deep"
    if mark is None or start is None:
        return Failure(problem, 0, 0, (0, 0), error.context or "")
    place = mark.line, mark.column
    return Failure(problem, *place, (start.line, start.column), error.context or "")
