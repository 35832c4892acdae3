"""The plan of the house: which room may know of which, and what only one room may touch.

docs/design.md draws it. An arrow that is not in the table fails here, and so does a room without
one sentence on what it is for.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import star_moments

PACKAGE = Path(star_moments.__file__).parent
TREES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
MODULES = {name.removesuffix(".py").removesuffix("/__init__"): name for name in TREES}

# What all may use. `public` is what may be seen, alone below the gate and the wall.
COMMON = {"diagnostics", "graphemes", "progress", "words", "clock", "memory", "names"}

# From each room, the rooms that it may know of; a part of a room has its name behind a slash.
ARROWS: Mapping[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli"},
    "cli": {"look", "authoring", "build", "model", "proof", "reading", "reports", "servers"},
    "engine": {
        *("look", "build", "kit", "pages", "press/frame", "publishing", "reports", "search"),
        *("checking", "reading"),
    },
    "publishing": {
        *("build", "checking", "gate", "kit", "press", "press/frame", "press/plan"),
        *("look", "proof", "reading", "search"),
    },
    "reports": {"build", "gate", "model", "proof", "reading"},
    "build": {
        *("look", "proof"),
        *("reading", "checking", "gate", "wall", "wall/public"),
        *("pages", "feeds", "search", "display", "kit"),
        *("press", "press/frame", "press/plan"),
    },
    "servers": set(),
    "authoring": {"checking", "gate", "model", "reading", "wall/public"},
    "pages": {"kit", "model/period", "press/plan", "wall", "wall/public"},
    "feeds": {"kit", "model/times", "press/plan", "wall", "wall/public"},
    "search": {"kit", "press/plan", "wall", "wall/public"},
    "display": {"look", "kit", "press/plan", "wall", "wall/public"},
    "kit": {"look", "press/plan", "wall", "wall/public"},
    "press": {"press/plan"},
    "press/frame": {"press/plan"},
    "press/plan": set(),
    "look": {"model"},
    # It shares nothing with what prints, so that no mistake there is made here too.
    "proof": {"checking", "gate", "model", "reading", "wall/public"},
    "wall": {"wall/public"},
    "gate": {"checking", "model", "reading", "wall/public"},
    "wall/public": {"model/period", "model/vocabulary"},
    "checking": {"model", "reading"},
    "reading": {"model"},
    "model": {"model/period", "model/times", "model/vocabulary"},
    "model/period": set(),
    "model/times": set(),
    "model/vocabulary": set(),
    "memory": {"reading"},
    "names": set(),
    "diagnostics": set(),
    "graphemes": set(),
    "progress": set(),
    "words": {"model/vocabulary"},
    "clock": {"model"},
}

# What one room alone may know of: a process beside, a lock, garbage; the engine; a terminal.
KEPT_TO = {
    "publishing": {"multiprocessing", "gc", "filelock"},
    "engine": {"mkdocs", "properdocs", "material", "watchdog"},
    "cli": {"click", "prompt_toolkit"},
}
# The plugin stops the search for garbage as the last thing that its process does.
EXCEPT = {("engine/plugin.py", "gc")}

# Who may write on the disk, and where: the site, what is kept for the next build, new content.
WRITERS = ("press/", "publishing/kept/", "publishing/compiled.py", "engine/staging.py", "cli/")
# A script that stands by itself, and runs where nothing else of the product is.
BY_ITSELF = "servers/fetch_wall.py"
WRITING = {
    *("write_text", "write_bytes", "unlink", "rmdir", "mkdir", "makedirs", "rename"),
    *("rmtree", "move", "copytree", "copyfile", "copy2", "symlink_to", "touch"),
}


def imported(tree: ast.AST) -> Iterator[str]:
    """Return each module of the product that is imported, wherever that stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "star_moments":
            for one in node.names:
                whole = f"{node.module}.{one.name}".replace(".", "/").partition("/")[2]
                yield whole if whole in MODULES else whole.rpartition("/")[0]
        elif isinstance(node, ast.Import):
            for one in node.names:
                if one.name.startswith("star_moments."):
                    yield one.name.replace(".", "/").partition("/")[2]


def outside(tree: ast.AST) -> Iterator[str]:
    """Return the first part of each module that is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]
        elif isinstance(node, ast.Import):
            yield from (one.name.split(".")[0] for one in node.names)


def room(module: str) -> str:
    """Return the room of a module, or the part of one that stands in the table by itself."""
    return module if module in ARROWS else module.partition("/")[0]


def whole(module: str) -> str:
    """Return the room of a module, also of one that stands in the table by itself."""
    return module.partition("/")[0]


def against(name: str, tree: ast.AST) -> set[str]:
    """Return what a module imports against the arrows."""
    mine = room(name.removesuffix(".py").removesuffix("/__init__"))
    allowed = ARROWS[mine] | COMMON | {mine, mine.partition("/")[0], ""}
    if "/" in mine:
        # A part of a room stands below the rest of it.
        allowed.discard(mine.partition("/")[0])
    return {one for one in imported(tree) if not {room(one), whole(one)} & allowed}


@pytest.mark.parametrize("name", TREES)
def test_every_import_goes_along_an_arrow(name):
    assert not against(name, TREES[name])


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("pages/lists.py", "from star_moments.gate.decide import Decision"),
        ("gate/decide.py", "from star_moments.kit import addresses"),
        ("build.py", "from star_moments.publishing.parallel import beside"),
        ("reading/tree.py", "import star_moments.checking.drafts"),
        ("press/plan.py", "def f():\n    from star_moments.press.press import Press"),
        ("wall/public.py", "from star_moments.wall.published import Wall"),
        ("press/press.py", "from star_moments.kit.kit import Kit"),
        ("checking/drafts.py", "from star_moments.reports.text import text_report"),
    ],
)
def test_an_import_against_an_arrow_is_found(name, line):
    assert name in TREES
    assert against(name, ast.parse(line))


def test_the_table_has_no_arrow_and_no_room_that_is_not_there():
    there = {room(name.removesuffix(".py").removesuffix("/__init__")) for name in TREES}
    assert ARROWS.keys() <= there
    used = {
        (room(name.removesuffix(".py").removesuffix("/__init__")), room(one))
        for name, tree in TREES.items()
        for one in imported(tree)
    }
    used |= {(mine, one) for mine, one in used if "/" in one}
    drawn = {(mine, other) for mine, others in ARROWS.items() for other in others}
    whole = {(mine, other.partition("/")[0]) for mine, other in used}
    assert {arrow for arrow in drawn if arrow not in used | whole} == set()


def test_no_arrow_leads_back():
    """Whatever a room may know of, nothing below it knows of the room."""

    def below(mine: str, above: tuple[str, ...] = ()) -> None:
        assert mine not in above, (*above, mine)
        for other in ARROWS[mine]:
            below(other, (*above, mine))

    for mine in ARROWS:
        below(mine)


@pytest.mark.parametrize("name", TREES)
def test_some_things_are_known_to_one_room_alone(name):
    for owner, things in KEPT_TO.items():
        if name.partition("/")[0] != owner:
            found = {one for one in outside(TREES[name]) if one in things}
            assert {(name, one) for one in found} <= EXCEPT, owner


@pytest.mark.parametrize(
    "name", [name for name in TREES if not name.startswith((*WRITERS, BY_ITSELF))]
)
def test_nothing_writes_into_the_site_but_the_press(name):
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in WRITING, node.lineno


@pytest.mark.parametrize("name", [name for name in TREES if name.endswith("__init__.py")])
def test_each_room_says_in_a_sentence_what_it_is_for(name):
    said = ast.get_docstring(TREES[name]) or ""
    assert len(said.split()) > 3, name
