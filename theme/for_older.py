"""The rules of a style sheet as older engines can read them too, and newer ones as before.

What engines have learnt since is said here as it was before: a group of selectors by each of them,
and two sides as the one and the other. Lines run from top to bottom on all pages. Words may run
from right to left, and where that makes a difference, a place has no older name: today's stays, and
a rule for engines that do not know it says where it is when words run from left to right.
"""

from collections.abc import Iterator, Sequence
from itertools import product

import tinycss2
from tinycss2.ast import Declaration, Node, QualifiedRule

_BOXES = ("margin", "padding", "border")
# One property's values, as those of several that older engines know, in this order.
_PARTS = {
    "inset": ("top", "right", "bottom", "left"),
    "inset-block": ("top", "bottom"),
    "inset-block-start": ("top",),
    "inset-block-end": ("bottom",),
    **{f"{box}-block": (f"{box}-top", f"{box}-bottom") for box in _BOXES},
    **{f"{box}-inline": (f"{box}-inline-start", f"{box}-inline-end") for box in _BOXES},
}
# The same where both values are one: then it does not matter which way words run.
_EVEN = {
    "inset-inline": ("left", "right"),
    **{f"{box}-inline": (f"{box}-left", f"{box}-right") for box in _BOXES},
}
# Places that depend on which way words run, as they are where these run from left to right.
_PLACES = {
    "inset-inline": ("left", "right"),
    "inset-inline-start": ("left",),
    "inset-inline-end": ("right",),
}


def for_older(style: str) -> str:
    """Return the style sheet with that in older words which has them."""
    starts = [0]
    for line in style.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    changes: list[tuple[int, int, str]] = []
    for rule in _rules(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)):
        begin = _place(starts, rule)
        opened = style.index("{", begin)
        selectors = _selectors(rule.prelude)
        if selectors:
            changes.append((begin, opened, f"{selectors} "))
        late = []
        closed = opened + 1
        for one in _declarations(rule.content):
            start = _place(starts, one)
            end = closed = min(style.find(sign, start) % (len(style) + 1) for sign in ";}")
            parts = _parts(one)
            if parts:
                changes.append((start, end, _in_parts(one, parts)))
            elif one.lower_name in _PLACES:
                late.append(one)
        if late:
            after = style.index("}", closed) + 1
            prelude = selectors or tinycss2.serialize(rule.prelude).strip()
            changes.append(
                (after, after, "".join(_for_left_to_right(prelude, one) for one in late))
            )
    for begin, end, text in sorted(changes, reverse=True):
        style = style[:begin] + text + style[end:]
    return style


def _rules(nodes: Sequence[Node]) -> Iterator[QualifiedRule]:
    """Return all rules, those within conditions too."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner)


def _place(starts: Sequence[int], node: Node) -> int:
    line: int = starts[node.source_line - 1]
    return line + int(node.source_column) - 1


def _declarations(content: Sequence[Node]) -> Iterator[Declaration]:
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            yield one


def _selectors(prelude: Sequence[Node]) -> str:
    """Return the selectors without groups, or nothing where there is none."""
    if not any(one.type == "function" and one.lower_name in ("is", "where") for one in prelude):
        return ""
    return ", ".join(each for one in split(prelude, ",") for each in _each(one))


def _each(selector: Sequence[Node]) -> list[str]:
    """Return a selector for each choice of what stands in its groups."""
    ways: list[list[str]] = []
    for token in selector:
        if token.type == "function" and token.lower_name in ("is", "where"):
            arms = split(token.arguments, ",")
            # Each of them would weigh what it weighs by itself, and another rule would win.
            if token.lower_name == "where" or len({weight(arm) for arm in arms}) > 1:
                raise ValueError(f"{tinycss2.serialize(selector)}: write each of these by itself")
            ways[-1] = [each for arm in arms for each in _each(arm)]
        else:
            ways.append([token.serialize()])
    return ["".join(parts).strip() for parts in product(*ways)]


def weight(selector: Sequence[Node]) -> tuple[int, int, int]:
    """Return how much a plain selector weighs: its ids, its classes and the like, its elements."""
    ids = classes = elements = 0
    before = ""
    for token in selector:
        if token.type == "hash":
            ids += 1
        elif token.type in ("[] block", "function") or before in (".", ":"):
            if token.type != "literal":
                classes += 1
        elif token.type == "ident":
            elements += 1
        before = before + token.value if token.type == "literal" else ""
    return ids, classes, elements


def split(tokens: Sequence[Node], sign: str) -> list[list[Node]]:
    """Return what stands between the signs, without the blanks around it."""
    found: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == sign:
            found.append([])
        elif token.type != "comment":
            found[-1].append(token)
    return [_stripped(one) for one in found]


def _stripped(tokens: list[Node]) -> list[Node]:
    while tokens and tokens[0].type == "whitespace":
        tokens = tokens[1:]
    while tokens and tokens[-1].type == "whitespace":
        tokens = tokens[:-1]
    return tokens


def _values(one: Declaration, count: int) -> list[str]:
    """Return a value for each of so many sides, as shorthands leave them out."""
    values = [v.serialize() for v in one.value if v.type not in ("whitespace", "comment")]
    if one.lower_name.startswith("border"):
        return [" ".join(values)] * count
    while len(values) < count:
        values.append(values[len(values) - 2] if len(values) > 1 else values[0])
    return values


def _parts(one: Declaration) -> Sequence[str]:
    """Return the properties that say the same in older words; none where there are no such."""
    even = _EVEN.get(one.lower_name, ())
    if even and len(set(_values(one, 2))) == 1:
        return even
    return _PARTS.get(one.lower_name, ())


def _in_parts(one: Declaration, parts: Sequence[str]) -> str:
    last = " !important" if one.important else ""
    values = zip(parts, _values(one, len(parts)), strict=True)
    return "; ".join(f"{part}: {value}{last}" for part, value in values)


def _for_left_to_right(prelude: str, one: Declaration) -> str:
    said = _in_parts(one, _PLACES[one.lower_name])
    return f"\n@supports not ({one.lower_name}: 0) {{ {prelude} {{ {said}; }} }}"
