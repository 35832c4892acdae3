"""A style sheet as an engine sees it that knows some features and drops whatever has others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import tinycss2
from tinycss2.ast import Declaration, Node, QualifiedRule

from . import style

Knows = Callable[[str], bool]
# Gaps between the parts of a flexible box came later than those in grids.
_GAPS = ("gap", "row-gap", "column-gap")
FLEX_GAP = "css.properties.gap.flex_context"
# What Chromium had with a prefix before it had it without.
_PREFIXED = ("appearance", "print-color-adjust")
# What stands in them is no rule and no condition.
_DESCRIBING = ("font-face", "page")


@dataclass
class Seen:
    """What is left of a style sheet, and what is lost of it with the features that it takes."""

    text: str = ""
    lost: dict[str, set[str]] = field(default_factory=dict)


def features(sheet: str) -> set[str]:
    """Return every feature that a style sheet uses or asks for."""
    nodes = _parsed(sheet)
    return set(_features(nodes, style.flex_rows(nodes)))


def seen(sheet: str, knows: Knows) -> Seen:
    """Return the style sheet as an engine sees it.

    Nothing is lost where the engine is told in an older way: by the declaration before it in the
    same rule, or for the same selector in a block for those that lack the feature.
    """
    nodes = _parsed(sheet)
    found = Seen()
    looker = _Looker(knows, style.flex_rows(nodes), set(_told_otherwise(nodes, knows)), found)
    found.text = "\n".join(looker.look(nodes, ""))
    return found


def _parsed(sheet: str) -> list[Node]:
    nodes: list[Node] = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return nodes


def _features(nodes: Sequence[Node], flex: set[str]) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield from style.of_selector(node.prelude)
            for one in style.parts(node.content):
                yield from _of_part(one, node, flex)
            continue
        yield from style.of_at_rule(node)
        name = node.lower_at_keyword
        if name in _DESCRIBING:
            yield from _described(node)
        elif name == "keyframes":
            for frame in style.rules(node.content):
                for one in style.parts(frame.content):
                    yield from style.of_declaration(one)
        elif name in ("media", "supports"):
            yield from _features(style.rules(node.content), flex)


def _described(node: Node) -> Iterator[str]:
    for one in style.parts(node.content):
        within = f"css.at-rules.{node.lower_at_keyword}"
        yield from style.of_declaration(one, within=within)


def _of_part(one: Node, rule: QualifiedRule, flex: set[str]) -> set[str]:
    if one.type != "declaration":
        return {"css.selectors.nesting"}
    found = style.of_declaration(one)
    if one.lower_name in _GAPS and not flex.isdisjoint(style.selectors(rule)):
        found.add(FLEX_GAP)
    return found


def holds(condition: Sequence[Node], knows: Knows) -> bool:
    """Return whether an engine takes the way of an `@supports`."""
    tokens = style.words(condition)
    joints = {one.lower_value for one in tokens if one.type == "ident"}
    if "not" in joints:
        return not holds(tokens[1:], knows)
    answers = [_knows_all(one, knows) for one in tokens if one.type != "ident"]
    return any(answers) if "or" in joints else all(answers)


def _knows_all(token: Node, knows: Knows) -> bool:
    if token.type == "() block":
        asked = tinycss2.parse_one_declaration(token.content)
        if asked.type != "declaration":
            return holds(token.content, knows)
    return all(map(knows, style.of_condition([token])))


def _told_otherwise(nodes: Sequence[Node], knows: Knows) -> Iterator[tuple[str, str]]:
    """Return the selectors, each with a property or a feature, of blocks for those who lack it."""
    for node in nodes:
        if node.type != "at-rule" or node.lower_at_keyword not in ("media", "supports"):
            continue
        inner = style.rules(node.content)
        if node.lower_at_keyword == "media":
            yield from _told_otherwise(inner, knows)
        elif style.text(node.prelude).startswith("not") and holds(node.prelude, knows):
            for rule in style.every_rule(inner):
                names = {one.lower_name for one in style.parts(rule.content)}
                for selector in style.selectors(rule):
                    for what in (*names, *style.of_condition(node.prelude)):
                        yield selector, what


@dataclass
class _Looker:
    knows: Knows
    flex: set[str]
    otherwise: set[tuple[str, str]]
    found: Seen

    def look(self, nodes: Sequence[Node], where: str) -> Iterator[str]:
        for node in nodes:
            if node.type == "qualified-rule":
                yield from self._rule(node, where)
                continue
            name = f"@{node.lower_at_keyword}"
            prelude = style.text(node.prelude)
            place = f"{where}{name} {prelude}".strip()
            if name == "@supports":
                if not self._lacks({"css.at-rules.supports"}) and holds(node.prelude, self.knows):
                    yield from self.look(style.rules(node.content), where)
            elif lacking := self._lacks(style.of_at_rule(node)):
                self.found.lost[place] = lacking
            elif name == "@media":
                inner = "\n".join(self.look(style.rules(node.content), f"{place} "))
                yield f"@media {prelude} {{\n{inner}\n}}"
            else:
                if node.lower_at_keyword in _DESCRIBING and (
                    lacking := self._lacks(set(_described(node)))
                ):
                    self.found.lost[f"{name}: {_names(lacking)}"] = lacking
                yield node.serialize()

    def _rule(self, rule: QualifiedRule, where: str) -> Iterator[str]:
        selectors = style.selectors(rule)
        prelude = ", ".join(selectors)
        if lacking := self._lacks(style.of_selector(rule.prelude)):
            self.found.lost[f"{where}{prelude}"] = lacking
            return
        kept: list[str] = []
        known = set()
        for one in style.parts(rule.content):
            lacking = self._lacks(_of_part(one, rule, self.flex))
            if not lacking:
                kept.append(one.serialize())
                known.add(one.lower_name)
            elif one.type != "declaration" or not self._is_told(one, selectors, known, lacking):
                name = one.lower_name if one.type == "declaration" else one.type
                self.found.lost[f"{where}{prelude} {{{name}}}"] = lacking
        yield f"{prelude} {{ {'; '.join(kept)} }}"

    def _is_told(
        self, one: Declaration, selectors: list[str], known: set[str], lacking: set[str]
    ) -> bool:
        # A custom property takes whatever stands there: the one before it is gone then.
        if one.lower_name in known and not one.lower_name.startswith("--"):
            return True
        if one.lower_name in _PREFIXED and f"-webkit-{one.lower_name}" in known:
            return True
        what = {one.lower_name, *lacking}
        return all(any((each, w) in self.otherwise for w in what) for each in selectors)

    def _lacks(self, features: set[str]) -> set[str]:
        return {one for one in features if not self.knows(one)}


def _names(features: set[str]) -> str:
    return ", ".join(sorted(one.rpartition(".")[2] for one in features))
