"""Mistakes that people make, each with what its author meant; `mistakes/*.toml` holds them.

`written` takes the place of a `field` of the file in `base/`, of a `text` in it, or of all of it;
`meant` is what should have stood there, and where only the author knows that, there is none.
`line` is where the first message points, and `messages` how many there are: one, if not said.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.examples.update import HERE, place_of

FOLDER = HERE / "mistakes"


@dataclass(frozen=True)
class Mistake:
    """A mistake in one file. `lines` of the base's file are others in it, as from 0."""

    what: str
    place: str
    written: str
    meant: str | None
    line: int
    messages: int
    base: str
    lines: range

    def beside(self, other: "Mistake") -> tuple[str, str] | None:
        """Return a file with both mistakes, and what was meant; None where they touch."""
        first, second = sorted((self, other), key=lambda one: one.lines.start)
        if self.place != other.place or first.lines.stop >= second.lines.start:
            return None
        assert first.meant is not None
        assert second.meant is not None
        rest = len(self.base.splitlines()) - first.lines.stop
        both = []
        for one, two in ((first.written, second.written), (first.meant, second.meant)):
            above, below = one.splitlines(keepends=True), two.splitlines(keepends=True)
            both.append("".join([*above[: len(above) - rest], *below[first.lines.stop :]]))
        return both[0], both[1]


def mistakes() -> list[Mistake]:
    """Return all of them."""
    return [one for path in sorted(FOLDER.glob("*.toml")) for one in _in(path)]


def doubts() -> list[Mistake]:
    """Return those that are a no, a doubt or a note beside a name or a day: nothing is meant."""
    return _in(HERE / "doubts.toml")


def _in(path: Path) -> list[Mistake]:
    return [_mistake(one) for one in tomllib.loads(path.read_text(encoding="utf-8"))["mistake"]]


def _mistake(one: dict) -> Mistake:
    place = place_of(f"{one.get('file', 'moment')}.yml")
    base = (HERE / "base" / Path(place).relative_to("content")).read_text(encoding="utf-8")
    old = one.get("text") or (_field(base, one["field"]) if "field" in one else base)
    assert old in base, one["what"]
    written, meant = (_text(one.get(name)) for name in ("written", "meant"))
    start = base[: base.index(old)].count("\n")
    return Mistake(
        f"{one.get('file', 'moment')}: {one['what']}",
        place,
        base.replace(old, written or ""),
        None if meant is None else base.replace(old, meant),
        one["line"],
        one.get("messages", 1),
        base,
        range(start, start + len(old.splitlines())),
    )


def _text(text: str | None) -> str | None:
    return text and text.removeprefix("\n")


def _field(base: str, name: str) -> str:
    """Return the lines of a field."""
    lines = base.splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{name}:"))
    rest = (at for at in range(start + 1, len(lines)) if not lines[at].startswith(" "))
    return "".join(lines[start : next(rest, len(lines))])
