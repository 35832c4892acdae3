"""Take things down in a file as a person would: one edit, and every other byte stays as it was.

Each function takes a file's bytes and returns the new ones; None where that cannot be done by a
program, and somebody has to look. What comes out has been read again: it says what it should.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import yaml

from star_moments.authoring.written import Written
from star_moments.checking.withdrawal import find_withdrawal
from star_moments.model.files import Moment, Person
from star_moments.reading.tree import Data, Located, Path, read_bytes

_FIELD: Final = re.compile(r"(?P<lead>[ \t]*)[\"']?[^\W\d][\w-]*[\"']?[ \t]*:.*")
_PERMISSION: Final = re.compile(r"[\"']?permission[\"']?[ \t]*:")
_CHANNELS: Final[Path] = ("permission", "channels")


def moment_withdrawn(data: bytes, on: date) -> bytes | None:
    """Return the file of a moment that is withdrawn, also where the file is in error."""
    return _withdrawn(data, on, Moment)


def permission_withdrawn(data: bytes, on: date) -> bytes | None:
    """Return a person's file with the permission taken back; as it was where none is given."""
    read = _read(data)
    if read is not None and _value(read.data, ("permission",)) is None:
        return data
    return _withdrawn(data, on, Person)


def channel_closed(data: bytes, channel: str, on: date) -> bytes | None:
    """Return a person's file in which the permission no longer names a channel.

    Where it names no other, the permission is taken back.
    """
    read, written = _read(data), Written.of(data)
    if read is None or written is None:
        return None
    channels = _value(read.data, _CHANNELS)
    if not isinstance(channels, list) or channel not in channels:
        return data
    left = [str(one) for one in channels if one != channel]
    if not left:
        return permission_withdrawn(data, on)
    meant = _with(read.data, _CHANNELS, [*left])
    text = f"[{', '.join(left)}]"
    tries = [
        _with_value(written, read, _CHANNELS, text),
        _with_line(written, read, _CHANNELS, text),
    ]
    return _first_that_says(meant, tries)


def unit_thanked(data: bytes, person: str, unit: str) -> bytes | None:
    """Return the file of a moment that thanks a unit in a person's place.

    A unit that is thanked already is not thanked twice. In a file that cannot be read as it stands,
    the person's key is replaced wherever it stands behind `person`.
    """
    read, written = _read(data), Written.of(data)
    if written is None:
        return None
    if read is None:
        return _renamed(written, person, unit).data
    thanks = _value(read.data, ("thanks",))
    if not isinstance(thanks, list) or not any(_thanks(one, person) for one in thanks):
        return data
    instead = _in_place_of(thanks, person, unit)
    meant = _with(read.data, ("thanks",), instead)
    one_by_one = _each_thanked(written, read, thanks, person, unit)
    return _first_that_says(meant, [one_by_one, _thanks_anew(written, read, instead)])


def _withdrawn(data: bytes, on: date, kind: type[Moment] | type[Person]) -> bytes | None:
    read, written = _read(data), Written.of(data)
    known = find_withdrawal(read, data, "", kind)
    if known is not None and known.unclear is None:
        return data
    line = f"withdrawn: {on.isoformat()}"
    tries: list[Written] = []
    if written is not None:
        if known is not None and known.unclear is not None:
            tries += _made_clear(written, known.unclear.line - 1, line)
        where: Path = () if kind is Moment else ("permission",)
        tries += _in_brackets(written, read, where, line)
        if kind is Person:
            tries += _below_permission(written, line)
        tries.append(written.replaced(written.after_the_last(), 0, [line]))
    good = [one.data for one in tries if _is_clear(one.data, kind)]
    # Of a file without any other mistake, one that has none afterwards either.
    good.sort(key=lambda one: _read(one) is None)
    return good[0] if good else data if known is not None else None


def _is_clear(data: bytes, kind: type[Moment] | type[Person]) -> bool:
    found = find_withdrawal(_read(data), data, "", kind)
    return found is not None and found.unclear is None


def _made_clear(written: Written, at: int, line: str) -> Iterator[Written]:
    """Give the file with a line in place of one that withdraws and does not say so clearly."""
    match = _FIELD.fullmatch(written.line(at))
    if match is not None and written.end_of(at) == at + 1:
        yield written.replaced(at, 1, [match["lead"] + line])


def _in_brackets(
    written: Written, read: Located | None, path: Path, line: str
) -> Iterator[Written]:
    """Give the file with one field more in a group that is written in brackets."""
    node = read.node(path)[0] if read is not None else None
    if isinstance(node, yaml.MappingNode) and node.flow_style and node.value:
        at, end = node.end_mark.line, node.end_mark.column - 1
        text = written.line(at)
        head = text[:end].rstrip().removesuffix(",")
        yield written.replaced(at, 1, [f"{head}, {line}{text[end:]}"])


def _below_permission(written: Written, line: str) -> Iterator[Written]:
    for at in range(len(written.lines)):
        if _PERMISSION.match(written.line(at)):
            end = written.end_of(at)
            leads = [written.margin(one) for one in range(at + 1, end) if written.line(one).strip()]
            yield written.replaced(end, 0, [" " * (leads[0] if leads else 2) + line])


def _with_value(written: Written, read: Located, path: Path, text: str) -> Written | None:
    """Return the file with the value at a path, which stands on one line, replaced."""
    node, _ = read.node(path)
    if node is None or node.start_mark.line != node.end_mark.line:
        return None
    at, line = node.start_mark.line, written.line(node.start_mark.line)
    new = line[: node.start_mark.column] + text + line[node.end_mark.column :]
    return written.replaced(at, 1, [new])


def _with_line(written: Written, read: Located, path: Path, *text: str) -> Written | None:
    """Return the file with a field that stands on lines of its own written anew.

    The first text stands behind the field's name, the others on lines below.
    """
    _, name = read.node(path)
    if name is None:
        return None
    at = name.start_mark.line
    head = written.line(at)[: name.end_mark.column]
    lines = [f"{head}: {text[0]}".rstrip(), *text[1:]]
    return written.replaced(at, written.end_of(at) - at, lines)


def _each_thanked(
    written: Written, read: Located, thanks: list[Data], person: str, unit: str
) -> Written | None:
    """Return the file with the unit's key where the person's was, one recipient after the other."""
    is_thanked = any(_value(one, ("unit",)) == unit for one in thanks)
    places = [at for at, one in enumerate(thanks) if _thanks(one, person)]
    for number, at in reversed([*enumerate(places)]):
        node, name = read.node(("thanks", at, "person"))
        if node is None or name is None:
            return None
        line = node.start_mark.line
        if is_thanked or number > 0:
            item, _ = read.node(("thanks", at))
            first = item.start_mark.line if item is not None else line
            if "-" not in written.line(first)[: name.start_mark.column]:
                return None
            written = written.replaced(first, written.end_of(first) - first, [])
            continue
        text = written.line(line)
        between = text[name.end_mark.column : node.start_mark.column]
        text = (
            text[: name.start_mark.column] + "unit" + between + unit + text[node.end_mark.column :]
        )
        written = written.replaced(line, 1, [text])
    return written


def _thanks_anew(written: Written, read: Located, thanks: Sequence[Data]) -> Written | None:
    lines = []
    for one in thanks:
        fields = (
            [f"{name}: {value}" for name, value in one.items()] if isinstance(one, dict) else []
        )
        lines += [f"  {'- ' if at == 0 else '  '}{field}" for at, field in enumerate(fields)]
    return _with_line(written, read, ("thanks",), "", *lines)


def _renamed(written: Written, person: str, unit: str) -> Written:
    pattern = re.compile(rf"\bperson([\"']?[ \t]*:[ \t]*[\"']?){re.escape(person)}(?![\w-])")
    for at in range(len(written.lines)):
        line = written.line(at)
        if pattern.search(line):
            written = written.replaced(at, 1, [pattern.sub(rf"unit\g<1>{unit}", line)])
    return written


def _in_place_of(thanks: list[Data], person: str, unit: str) -> list[Data]:
    instead: list[Data] = []
    is_thanked = any(_value(one, ("unit",)) == unit for one in thanks)
    for one in thanks:
        if not isinstance(one, dict) or not _thanks(one, person):
            instead.append(one)
        elif not is_thanked:
            rest = {name: value for name, value in one.items() if name not in ("person", "unit")}
            instead.append({"unit": unit, **rest})
            is_thanked = True
    return instead


def _thanks(one: Data, person: str) -> bool:
    return _value(one, ("person",)) == person


def _read(data: bytes) -> Located | None:
    """Return what a file says, where it can be read as it stands."""
    located, _ = read_bytes(data, "")
    is_whole = located is not None and located.mended is None and isinstance(located.data, dict)
    return located if is_whole else None


def _value(data: Data, path: Path) -> "Data | None":
    found: Data | None = data
    for step in path:
        found = found.get(str(step)) if isinstance(found, dict) else None
    return found


def _with(data: Data, path: Path, value: Data) -> Data:
    if not path or not isinstance(data, dict):
        return value
    return {**data, str(path[0]): _with(data[str(path[0])], path[1:], value)}


def _first_that_says(meant: Data, tries: Sequence[Written | None]) -> bytes | None:
    for one in tries:
        again = _read(one.data) if one is not None else None
        if one is not None and again is not None and again.data == meant:
            return one.data
    return None
