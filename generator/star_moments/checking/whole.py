"""Mistakes that concern a whole file: told once, in place of the many that follow from them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

import yaml
from pydantic import BaseModel

from star_moments.diagnostics import Diagnostic, Fix, finding
from star_moments.model.fields import LIST_FIELDS, fields_of
from star_moments.model.files import Moment, Person
from star_moments.reading.repair import indent_of, parts
from star_moments.reading.tree import Located

_FOLDERS: Final[Mapping[type[BaseModel], str]] = {
    Moment: "content/moments/",
    Person: "content/people/",
}
# So many fields that are there twice are no slip: a second story begins there.
_MANY: Final = 3
# What says of a field alone that it has no place in the file, or is not there.
_OF_FIELDS: Final = ("unknown-field", "misplaced-field", "missing-field")
# What says of a value that it is none that its field takes.
_OF_VALUES: Final = ("bad-key", "date-format", "not-a-number", "not-allowed", "not-true-false")


def told_once(
    wrong: Sequence[Diagnostic], located: Located | None, model: type[BaseModel]
) -> list[Diagnostic]:
    """Return what is wrong with a file, with one message for what has one cause."""
    if not wrong or located is None or not isinstance(located.data, dict):
        return [*wrong]
    if other := _belongs_to(located.data, model):
        rest = [one for one in wrong if one.code not in _OF_FIELDS]
        return [finding("wrong-folder", located.file, other=_FOLDERS[other]), *rest]
    twice = [one for one in wrong if one.code == "duplicate-field"]
    if len(twice) >= _MANY:
        first = min(twice, key=lambda one: one.line)
        second_begins = (first.line, first.column)
        rest = [one for one in wrong if one.code != "duplicate-field"]
        return [*rest, finding("two-in-one-file", located.file, second_begins)]
    wrong = _brought_in(_taken_out(wrong, located), located)
    cut = {one.line for one in wrong if one.code == "hash-cuts"}
    values = {one.line for one in wrong if one.code in _OF_VALUES}
    return [
        replace(one, fix=_as_list(one, located))
        if one.code == "duplicate-field" and one.values["name"] == "approved"
        else one
        for one in wrong
        # What is cut away whole is not empty.
        if not (one.code == "empty-field" and one.line in cut)
        # Where no words belong, a colon is not what is wrong.
        and not (one.code == "colon-in-text" and one.line in values)
    ]


def _taken_out(wrong: Sequence[Diagnostic], located: Located) -> Sequence[Diagnostic]:
    """Tell of a field that is missing where it stands, which is among the words of a long text."""
    missing = {
        one.values["name"]: one
        for one in wrong
        if one.code == "missing-field" and (one.line, one.column) == (1, 1)
    }
    if not missing or _is_moved(located) or not isinstance(located.data, dict):
        return wrong
    lines = located.text.split("\n")
    texts = [one for one in located.data.values() if isinstance(one, str)]
    start = next(
        (
            at
            for at, line in enumerate(lines)
            if _within_words(line, missing) and any(line.strip() in text for text in texts)
        ),
        None,
    )
    if start is None:
        return wrong
    margin = indent_of(lines[start])
    last = start
    while last + 1 < len(lines) and indent_of(lines[last + 1]) >= margin:
        last += 1
    inner = [line[margin:] for line in lines[start : last + 1]]
    held = {parts(line).name for line in inner}
    place = (start + 1, margin + 1)
    fix = located.fix(start, len(inner), inner)
    rest = [one for one in wrong if one not in [missing.get(name) for name in held]]
    return [*rest, finding("indent", located.file, place, fix)]


def _is_moved(located: Located) -> bool:
    """Tell whether lines stand elsewhere than in the file, since others were mended."""
    mended = located.mended
    if mended is None:
        return False
    return any(mended.origin_of(line) != line for line in range(len(mended.lines)))


def _within_words(line: str, names: Collection[str]) -> bool:
    """Tell a field that begins further in than the fields of a file do."""
    here = parts(line)
    return here.name in names and here.margin > 0 and here.lead.isspace()


def _brought_in(wrong: Sequence[Diagnostic], located: Located) -> Sequence[Diagnostic]:
    """Tell once of fields at the edge that belong below another one, and bring them in there.

    That other field stands right above them, with less in it than it should have, or is not there.
    """
    edge = {
        one.line: one
        for one in wrong
        if one.code == "misplaced-field" and one.column == 1 and "guess" in one.values
    }
    if not edge or _is_moved(located):
        return wrong
    first = edge[min(edge)]
    name = first.values["guess"]
    lines = located.text.split("\n")
    last = first.line
    while last < len(lines) and (last + 1 in edge or lines[last][:1] == " "):
        last += 1
    run = [one for one in edge.values() if one.line <= last]
    above = [*takewhile(lambda line: line[:1] in ("", " "), reversed(lines[: first.line - 1]))]
    head = first.line - len(above) - 2
    is_above = head >= 0 and lines[head].rstrip() == f"{name}:"
    if is_above and name in LIST_FIELDS and any(above):
        return wrong
    is_there = isinstance(located.data, dict) and name in located.data
    if any(one.values["guess"] != name for one in run) or (is_there and not is_above):
        return wrong
    within = next((indent_of(line) for line in above if line.strip()), 2) if is_above else 2
    start = "  - " if name in LIST_FIELDS else " " * within
    margins = [start] + [" " * len(start)] * (last - first.line)
    inner = [
        f"{margin}{line}"
        for margin, line in zip(margins, lines[first.line - 1 : last], strict=True)
    ]
    fix = located.fix(first.line - 1, len(inner), inner if is_above else [f"{name}:", *inner])
    about = {"missing-field", "empty-field"}
    names = {name, *(one.values["name"].casefold() for one in run)}
    rest = [
        one
        for one in wrong
        if one not in run and not (one.code in about and one.values["name"] in names)
    ]
    return [*rest, replace(first, fix=fix)]


def _belongs_to(data: Collection[str], model: type[BaseModel]) -> type[BaseModel] | None:
    """Return the kind of file that this one is, where it is in the other's folder."""
    for other in _FOLDERS:
        if model in _FOLDERS and other is not model:
            own, theirs = {*fields_of(model)}, {*fields_of(other)}
            if not own.intersection(data) - theirs and len(theirs.intersection(data) - own) > 1:
                return other
    return None


def _as_list(one: Diagnostic, located: Located) -> Fix | None:
    """Bring two approvals that stand one below the other into a list."""
    root, _ = located.node(())
    if not isinstance(root, yaml.MappingNode):
        return None
    both = [(key, node) for key, node in root.value if key.value == one.values["name"]]
    lines = [key.start_mark.line for key, _ in both]
    if lines != [*range(lines[0], lines[0] + len(lines))]:
        return None
    if any(key.start_mark.line != node.end_mark.line for key, node in both):
        return None
    text = located.text.split("\n")
    items = [text[node.start_mark.line][node.start_mark.column :] for _, node in both]
    margin = " " * both[0][0].start_mark.column
    new = [f"{margin}{one.values['name']}:", *(f"{margin}  - {item}" for item in items)]
    return located.fix(lines[0], len(lines), new)
