"""The screens' style sheet for engines that know no custom properties.

What a page without scripts shows depends on the size of the screen and on nothing that changes: so
each property's value can stand where it is used, once for every kind of screen. Only colours are
left open; the build writes them into each page.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import tinycss2

# What such a page never has: turned pictures, a day, and what scripts put over the slides.
_ABSENT = re.compile(
    r"(?<!:not\()\[class\*=\"?rotate-|\.rotate-|data-theme=light|\.(quiet|emergency|dot|debug)\b"
)
_UNTURNED = re.compile(r":not\(\[class\*=\"?rotate-\"?\]\)")
_USE = re.compile(r"var\(--([a-z0-9-]+)\)")

_UPRIGHT = "(orientation: portrait)"
_SQUAT = f"{_UPRIGHT} and (min-aspect-ratio: 2/3)"
_SQUARE = "(orientation: landscape) and (max-aspect-ratio: 3/2)"
# Each kind of screen, with those whose rules hold for it too; the later refines the earlier.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "": (),
    _SQUARE: ("",),
    _UPRIGHT: ("",),
    _SQUAT: ("", _UPRIGHT),
    "print": ("",),
}

Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    selector: str
    values: Values


def written_out(sheet: str, colours: Collection[str]) -> str:
    """Return the style sheet without custom properties but those of the colours."""
    faces, rules = _parsed(sheet)
    known = {kind: _known(rules, kind, colours) for kind in _KINDS}
    blocks = [text for rule in rules for text in _printed(rule, known)]
    return "\n".join([*faces, *blocks]) + "\n"


def _parsed(sheet: str) -> tuple[list[str], list[_Rule]]:
    faces: list[str] = []
    rules: list[_Rule] = []
    for node in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if node.type == "at-rule" and node.at_keyword == "font-face":
            faces.append(node.serialize())
        elif node.type == "at-rule":
            kind = tinycss2.serialize(node.prelude).strip()
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            rules += _rules(inner, kind)
        else:
            rules += _rules([node], "")
    return faces, rules


def _rules(nodes: list[tinycss2.ast.Node], kind: str) -> Iterator[_Rule]:
    for node in nodes:
        selectors = tinycss2.serialize(node.prelude).strip().split(",")
        there = [_UNTURNED.sub("", one.strip()) for one in selectors if not _ABSENT.search(one)]
        if there and kind in _KINDS:
            found = tinycss2.parse_blocks_contents(
                node.content, skip_comments=True, skip_whitespace=True
            )
            values = {one.name: tinycss2.serialize(one.value).strip() for one in found}
            important = {one.name for one in found if one.important}
            yield _Rule(
                kind,
                ", ".join(there),
                {k: f"{v} !important" if k in important else v for k, v in values.items()},
            )
        elif there:
            raise ValueError(f"{kind}: say in _KINDS which screens these are")


def _known(rules: list[_Rule], kind: str, colours: Collection[str]) -> Values:
    """Return the values of the custom properties on this kind of screen."""
    found: Values = {}
    for holding in (*_KINDS[kind], kind):
        for rule in rules:
            if rule.kind == holding:
                for name, value in rule.values.items():
                    if name.startswith("--") and name[2:] not in colours:
                        found[name[2:]] = value
    return found


def _printed(rule: _Rule, known: Mapping[str, Values]) -> Iterator[str]:
    used = {k: v for k, v in rule.values.items() if not k.startswith("--")}
    plain = {k: _filled(v, known[rule.kind]) for k, v in used.items()}
    if not plain:
        return
    yield _block(rule.kind, rule.selector, plain)
    for kind, wider in _KINDS.items():
        if rule.kind in wider:
            # As the last of the kinds that hold on this one has it.
            before = {k: _filled(v, known[_last(kind, rule.kind)]) for k, v in used.items()}
            here = {k: _filled(v, known[kind]) for k, v in used.items()}
            other = {k: v for k, v in here.items() if v != before[k]}
            if other:
                yield _block(kind, rule.selector, other)


def _last(kind: str, least: str) -> str:
    wider = _KINDS[kind]
    return wider[-1] if wider[-1] == least or least in _KINDS[wider[-1]] else least


def _filled(value: str, known: Values) -> str:
    while (use := next((u for u in _USE.finditer(value) if u[1] in known), None)) is not None:
        inner = known[use[1]].removeprefix("calc")
        whole = value == use[0]
        value = value.replace(use[0], known[use[1]] if whole else inner)
    return value


def _block(kind: str, selector: str, values: Values) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in values.items())
    block = f"{selector} {{\n{lines}}}\n"
    return f"@media {kind} {{\n{block}}}\n" if kind else block
