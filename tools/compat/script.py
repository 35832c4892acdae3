"""Which interfaces and which younger syntax a script uses, from the tree that acorn makes of it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Tree = dict[str, Any]
_OPERATORS = {
    "??": "javascript.operators.nullish_coalescing",
    "**": "javascript.operators.exponentiation",
    "??=": "javascript.operators.nullish_coalescing_assignment",
    "||=": "javascript.operators.logical_or_assignment",
    "&&=": "javascript.operators.logical_and_assignment",
}
_NODES = {
    "AwaitExpression": "javascript.operators.await",
    "ChainExpression": "javascript.operators.optional_chaining",
    "ClassDeclaration": "javascript.statements.class",
    "ImportExpression": "javascript.operators.import",
    "MetaProperty": "javascript.operators.import_meta",
    "PrivateIdentifier": "javascript.classes.private_class_fields",
    "PropertyDefinition": "javascript.classes.public_class_fields",
    "SpreadElement": "javascript.operators.spread.spread_in_arrays",
    "StaticBlock": "javascript.classes.static.initialization_blocks",
}


def tree(acorn: Path, script: Path, version: int = 2024) -> Tree:
    """Return the tree of a script; an error where it cannot be read in that year's JavaScript."""
    kind = [] if script.name == "theme.js" else ["--module"]
    command = ["node", str(acorn), f"--ecma{version}", *kind, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SyntaxError(done.stderr.strip())
    found: Tree = json.loads(done.stdout)
    return found


def syntax(script: Tree) -> set[str]:
    """Return the syntax that it uses of those kinds that came after 2015."""
    return {name for node in _nodes(script) for name in _of_node(node)}


def _of_node(node: Tree) -> Iterator[str]:
    kind = node["type"]
    if kind in _NODES:
        yield _NODES[kind]
    if node.get("operator") in _OPERATORS:
        yield _OPERATORS[node["operator"]]
    if kind == "CatchClause" and node["param"] is None:
        yield "javascript.statements.try_catch.optional_catch_binding"
    if node.get("async"):
        yield "javascript.statements.async_function"
    if kind == "Literal" and "bigint" in node:
        yield "javascript.builtins.BigInt"
    if kind == "Literal" and "regex" in node:
        pattern, flags = node["regex"]["pattern"], node["regex"]["flags"]
        if "\\p{" in pattern:
            yield "javascript.regular_expressions.unicode_character_class_escape"
        if "(?<=" in pattern or "(?<!" in pattern:
            yield "javascript.regular_expressions.lookbehind_assertion"
        if "v" in flags:
            yield "javascript.builtins.RegExp.unicodeSets"


def names(script: Tree) -> set[str]:
    """Return the names that it asks the browser for: those of things, and with a dot of members."""
    own = {name for node in _nodes(script) for name in _declared(node)}
    found = set()
    keys = {id(key) for node in _nodes(script) if (key := _key(node)) is not None}
    for node in _nodes(script):
        if node["type"] == "MemberExpression" and not node["computed"]:
            found.add(f".{node['property'].get('name', '')}")
        elif node["type"] == "Identifier" and id(node) not in keys and node["name"] not in own:
            found.add(node["name"])
    return found - {"undefined"}


def _key(node: Tree) -> Tree | None:
    """Return the part of it that is a name within something else, and no name of a thing."""
    kind = node["type"]
    if kind == "MetaProperty":
        return None
    if kind == "MemberExpression" and not node["computed"]:
        key: Tree = node["property"]
        return key
    if kind in ("Property", "MethodDefinition") and not node["computed"]:
        # In `{ name }` the name is both.
        return None if node.get("shorthand") else node["key"]
    return None


def _declared(node: Tree) -> Iterator[str]:
    kind = node["type"]
    if kind in ("FunctionDeclaration", "ClassDeclaration"):
        yield node["id"]["name"]
    if kind == "VariableDeclarator":
        yield from _bound(node["id"])
    if kind == "CatchClause" and node["param"]:
        yield from _bound(node["param"])
    for parameter in node.get("params", ()):
        yield from _bound(parameter)
    if kind == "MetaProperty":
        yield from (node["meta"]["name"], node["property"]["name"])


def _bound(pattern: Tree | None) -> Iterator[str]:
    """Return the names that a pattern binds."""
    if pattern is None:
        return
    kind = pattern["type"]
    if kind == "Identifier":
        yield pattern["name"]
    elif kind == "ObjectPattern":
        for one in pattern["properties"]:
            yield from _bound(one.get("value") or one.get("argument"))
    elif kind == "ArrayPattern":
        for one in pattern["elements"]:
            yield from _bound(one)
    elif kind == "AssignmentPattern":
        yield from _bound(pattern["left"])
    elif kind == "RestElement":
        yield from _bound(pattern["argument"])


def _nodes(node: Any) -> Iterator[Tree]:
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one)
    elif isinstance(node, dict):
        if "type" in node:
            yield node
        for value in node.values():
            yield from _nodes(value)
