"""Mistakes that concern a whole file: told once, in place of the many that follow from them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

import yaml
from pydantic import BaseModel

from star_moments.diagnostics import Diagnostic, Fix, finding
from star_moments.model.fields import LIST_FIELDS, fields_of
from star_moments.model.files import Moment, Person
from star_moments.reading.tree import Located

_FOLDERS: Final[Mapping[type[BaseModel], str]] = {
    Moment: "content/moments/",
    Person: "content/people/",
}
# So many fields that are there twice are no slip: a second story begins there.
_MANY: Final = 3
# What says of a field alone that it has no place in the file, or is not there.
_OF_FIELDS: Final = ("unknown-field", "misplaced-field", "missing-field")


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
    wrong = _brought_in(wrong, located)
    cut = {one.line for one in wrong if one.code == "hash-cuts"}
    return [
        replace(one, fix=_as_list(one, located))
        if one.code == "duplicate-field" and one.values["name"] == "approved"
        else one
        for one in wrong
        # What is cut away whole is not empty.
        if not (one.code == "empty-field" and one.line in cut)
    ]


def _brought_in(wrong: Sequence[Diagnostic], located: Located) -> Sequence[Diagnostic]:
    """Tell once of fields at the edge that belong below another one, and bring them in there.

    That other field stands empty above them, or is not there at all.
    """
    edge = {
        one.line: one
        for one in wrong
        if one.code == "misplaced-field" and one.column == 1 and "guess" in one.values
    }
    if not edge or located.mended is not None:
        return wrong
    first = edge[min(edge)]
    name = first.values["guess"]
    lines = located.text.split("\n")
    last = first.line
    while last < len(lines) and (last + 1 in edge or lines[last][:1] == " "):
        last += 1
    run = [one for one in edge.values() if one.line <= last]
    is_above = first.line > 1 and lines[first.line - 2].rstrip() == f"{name}:"
    is_there = isinstance(located.data, dict) and name in located.data
    if any(one.values["guess"] != name for one in run) or (is_there and not is_above):
        return wrong
    start = "  - " if name in LIST_FIELDS else "  "
    margins = [start] + [" " * len(start)] * (last - first.line)
    inner = [
        f"{margin}{line}"
        for margin, line in zip(margins, lines[first.line - 1 : last], strict=True)
    ]
    fix = located.fix(first.line - 1, len(inner), inner if is_above else [f"{name}:", *inner])
    about = {"missing-field", "empty-field"}
    rest = [
        one
        for one in wrong
        if one not in run and not (one.code in about and one.values["name"] == name)
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
