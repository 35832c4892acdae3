"""Which features a style sheet uses, by their names in MDN's browser compatibility data.

A name may be one that the data has not: it does not tell every word of every property apart.
"""

from collections.abc import Iterator, Sequence

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

Tokens = Sequence[Node]
# What every property takes, and what stands for a value.
_EVERYWHERE = {"inherit", "initial", "unset"}
# Properties whose words are names that the style sheet or the system gives.
_NAMING = {"animation", "animation-name", "font", "font-family", "transition"}


def words(tokens: Tokens) -> list[Node]:
    """Return the tokens without blanks and comments."""
    return [one for one in tokens if one.type not in ("whitespace", "comment")]


def rules(tokens: Tokens) -> list[Node]:
    """Return the rules within a block."""
    found: list[Node] = tinycss2.parse_rule_list(tokens, skip_comments=True, skip_whitespace=True)
    return found


def parts(tokens: Tokens) -> list[Node]:
    """Return the declarations within a block, and whatever else stands there."""
    found: list[Node] = tinycss2.parse_blocks_contents(
        tokens, skip_comments=True, skip_whitespace=True
    )
    return found


def text(tokens: Tokens) -> str:
    """Return the tokens as one line of text."""
    return " ".join(tinycss2.serialize(tokens).split())


def of_selector(tokens: Tokens) -> set[str]:
    """Return what a selector uses."""
    found = set()
    colons = 0
    for token in words(tokens):
        if token.type == "literal":
            colons = colons + 1 if token.value == ":" else 0
            if token.value == "&":
                found.add("css.selectors.nesting")
            continue
        if token.type == "function":
            found.add(f"css.selectors.{token.lower_name}")
            found |= of_selector(token.arguments)
            many = any(one.type == "literal" and one.value == "," for one in token.arguments)
            if many and token.lower_name in ("not", "lang"):
                found.add(f"css.selectors.{token.lower_name}.selector_list")
        elif token.type == "ident" and colons:
            found.add(f"css.selectors.{token.lower_value}")
        elif token.type == "[] block":
            found.add("css.selectors.attribute")
        colons = 0
    return found


def of_declaration(one: Declaration, *, within: str = "css.properties") -> set[str]:
    """Return what a declaration uses; nothing where it is for the engines of one maker."""
    name = one.lower_name
    if name.startswith("--"):
        return {"css.properties.custom-property", *_of_values(one.value, "")}
    if name.startswith("-"):
        return set()
    own = "" if name in _NAMING else f"{within}.{name}"
    return {f"{within}.{name}", *_of_values(one.value, own)}


def _of_values(tokens: Tokens, own: str) -> Iterator[str]:
    for token in tokens:
        if token.type == "ident" and own and token.lower_value not in _EVERYWHERE:
            if not token.value.startswith("--"):
                yield f"{own}.{token.lower_value}"
        elif token.type == "dimension":
            yield f"css.types.length.{token.lower_unit}"
        elif token.type == "function":
            yield f"css.types.{token.lower_name}"
            # Names within a function are not the property's own.
            yield from _of_values(token.arguments, "")
        elif token.type == "() block":
            yield from _of_values(token.content, "")


def of_query(tokens: Tokens) -> set[str]:
    """Return what the condition of `@media` uses."""
    found = set()
    for token in words(tokens):
        if token.type == "() block":
            inner = words(token.content)
            if inner and inner[0].type == "ident":
                name = inner[0].lower_value.removeprefix("min-").removeprefix("max-")
                found.add(f"css.at-rules.media.{name}")
            if any(one.type == "literal" and one.value in "<>=" for one in inner):
                found.add("css.at-rules.media.range_syntax")
            found |= set(_of_values(token.content, ""))
    return found


def of_condition(tokens: Tokens) -> set[str]:
    """Return what the condition of `@supports` asks for."""
    found = set()
    for token in words(tokens):
        if token.type == "function" and token.lower_name == "selector":
            found |= {"css.at-rules.supports.selector", *of_selector(token.arguments)}
        elif token.type == "() block":
            asked = tinycss2.parse_one_declaration(token.content)
            is_one = asked.type == "declaration"
            found |= of_declaration(asked) if is_one else of_condition(token.content)
    return found


def of_at_rule(rule: AtRule) -> set[str]:
    """Return what an at-rule uses by itself, without the rules within it."""
    name = rule.lower_at_keyword
    found = {f"css.at-rules.{name}"}
    if name == "media":
        found |= of_query(rule.prelude)
    elif name == "supports":
        found |= of_condition(rule.prelude)
    return found


def flex_rows(sheet: Sequence[Node]) -> set[str]:
    """Return the selectors that make something a flexible box."""
    return {
        selector
        for rule in every_rule(sheet)
        for selector in selectors(rule)
        for one in parts(rule.content)
        if one.type == "declaration"
        and one.lower_name == "display"
        and text(one.value) in ("flex", "inline-flex")
    }


def every_rule(nodes: Sequence[Node]) -> Iterator[QualifiedRule]:
    """Return each rule with declarations, those within conditions too."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.lower_at_keyword in ("media", "supports"):
            yield from every_rule(rules(node.content))


def selectors(rule: QualifiedRule) -> list[str]:
    """Return the selectors of a rule, each by itself."""
    found: list[list[Node]] = [[]]
    for token in rule.prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return [text(one) for one in found]
