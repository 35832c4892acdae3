"""What the design promises about imports; and the catalogues hold what is said, and no more."""

import ast
import re
import string
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from star_moments.engine.menu import _SECTIONS
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.words import load_words

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "star_moments"
THEME = ROOT / "theme" / "star_moments_theme"
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

PURE = [
    "press/plan.py",
    # What reads the tokens and an organisation's files stands by itself.
    *(
        name
        for name in MODULES
        if name.startswith("look/") and name not in ("look/tokens.py", "look/read.py")
    ),
    *(
        name
        for name in MODULES
        if name.startswith(
            (
                "model/",
                "gate/",
                "authoring/",
                "wall/",
                "kit/",
                "pages/",
                "feeds/",
                "display/",
                "search/",
            )
        )
    ),
]
RENDERERS = [
    name for name in MODULES if name.startswith(("kit/", "pages/", "feeds/", "search/", "display/"))
]

# What reaches for the clock, the disk, chance or other programs.
IMPURE = {
    *("os", "pathlib", "io", "shutil", "tempfile", "glob", "subprocess", "socket", "urllib"),
    *("time", "random", "secrets", "locale", "logging", "star_moments.clock"),
}
IMPURE_CALLS = {"open", "input", "print", "eval", "exec", "__import__"}
IMPURE_METHODS = {
    "now",
    "today",
    "utcnow",
    "read_text",
    "read_bytes",
    "write_text",
    "uuid1",
    "uuid4",
}

# Looked up as wholes: by the code of a diagnostic (tests/acceptance/test_examples.py), and by the
# templates, the scripts and the starter (below).
WHOLE_PARTS = ("diagnostics.", "frame.", "search.", "starter.", "display.screen.")

# The interview looks its words up below these.
INTERVIEW = "cli/interview/"
QUESTIONS = ("new.", "new.ask.", "new.again.")


def imported(name: str) -> set[str]:
    """Return every module that a module imports, wherever in it that stands."""
    found = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import"
            found |= {node.module or "", *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def within(modules: set[str], *packages: str) -> set[str]:
    return {m for m in modules for p in packages if m == p or m.startswith(f"{p}.")}


@pytest.mark.parametrize("name", MODULES)
def test_mkdocs_is_met_in_the_engine_and_click_in_the_commands(name):
    allowed = {"engine": {"mkdocs"}, "cli": {"click"}}.get(name.partition("/")[0], set())
    found = {m.partition(".")[0] for m in imported(name)} & {"mkdocs", "material", "click"}
    assert found <= allowed


@pytest.mark.parametrize("name", PURE)
def test_the_core_needs_no_clock_no_disk_and_no_chance(name):
    assert not within(imported(name), *IMPURE)
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Call):
            function = node.func
            assert not (isinstance(function, ast.Name) and function.id in IMPURE_CALLS), node.lineno
            assert not (isinstance(function, ast.Attribute) and function.attr in IMPURE_METHODS), (
                node.lineno
            )


@pytest.mark.parametrize("name", RENDERERS)
def test_renderers_know_nothing_but_what_may_be_seen(name):
    parts = (
        "checking",
        "reading",
        "model.files",
        "model.fields",
        "gate",
        "build",
        "reports",
        "authoring",
        "names",
        "cli",
    )
    assert not within(imported(name), *(f"star_moments.{part}" for part in parts))


def test_renderers_do_not_load_what_they_must_not_know():
    code = (
        "import sys, star_moments.pages, star_moments.feeds, star_moments.search.index;"
        "import star_moments.display;"
        "print(*(name for name in sys.modules if name.startswith('star_moments')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "star_moments.pages.lists" in loaded
    assert not within(loaded, *(f"star_moments.{part}" for part in ("checking", "reading", "gate")))


def test_the_plugin_begins_before_most_of_the_code_is_loaded():
    code = "import sys, star_moments.engine.plugin; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "star_moments.publishing.ahead" in loaded
    assert not loaded & {"pydantic", "star_moments.build", "star_moments.kit.kit"}


@pytest.mark.parametrize("module", ["star_moments.engine.plugin", "star_moments.cli"])
def test_what_edits_lines_is_loaded_for_nobody_but_who_types_them(module):
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"prompt_toolkit", "wcwidth"} & set(done.stdout.split())


def catalogues(language: str) -> dict[str, str]:
    return dict(load_words(language).texts)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_catalogues_have_the_same_files_keys_and_placeholders():
    files = {
        language: {path.name for path in (PACKAGE / "locale" / language).iterdir()}
        for language in WALL_LANGUAGES
    }
    assert files["fi"] == files["sv"] == files["en"]
    texts = {language: catalogues(language) for language in WALL_LANGUAGES}
    assert texts["fi"].keys() == texts["sv"].keys() == texts["en"].keys()
    for key, text in texts["fi"].items():
        assert fields(text) == fields(texts["sv"][key]) == fields(texts["en"][key]), key
        for language in WALL_LANGUAGES:
            assert texts[language][key].strip(), (language, key)


def test_a_catalogue_holds_texts_and_nothing_else():
    def values(data):
        for value in data.values():
            yield from values(value) if isinstance(value, dict) else [value]

    for path in PACKAGE.glob("locale/*/*.toml"):
        assert all(isinstance(one, str) for one in values(tomllib.loads(path.read_text("utf-8"))))


def pattern(node: ast.AST) -> re.Pattern[str] | None:
    """Return what a text or an f-string in the code can be as a key; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.compile(re.escape(node.value))
    if isinstance(node, ast.JoinedStr):
        parts = (
            re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"[^.]+"
            for one in node.values
        )
        return re.compile("".join(parts))
    return None


def calls():
    """Give each call that looks a text up: where, what its key can be, and the values given."""
    below = {"say": "new.", "word": "new.", "ask": "new.ask.", "agreed": "new.ask."}
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            start = (
                ""
                if called == "words"
                else below.get(called)
                if name.startswith(INTERVIEW)
                else None
            )
            key = pattern(node.args[0])
            if start is not None and key is not None:
                given = {one.arg for one in node.keywords}
                yield f"{name}:{node.lineno}", re.compile(re.escape(start) + key.pattern), given


def in_templates() -> dict[str, set[str]]:
    """Return the keys that templates and scripts look up, by file."""
    found = defaultdict(set)
    for path in sorted(THEME.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        body = path.parent.name == "bodies"
        start = "" if body else "frame."
        looked_up = re.findall(r"""words(?:\(|\[)\s*["']([a-z.-]+)["']""", text)
        found[path.name] |= {start + key for key in looked_up}
    script = (THEME / "assets/search.js").read_text(encoding="utf-8")
    keys = re.findall(r"""(?<![-\w])words(?:\.([a-z]+)\b|\["([a-z-]+)"\])""", script)
    found["search.js"] |= {f"search.{plain or quoted}" for plain, quoted in keys}
    return found


def test_every_text_that_is_looked_up_is_there_with_the_values_it_needs():
    texts = catalogues("fi")
    looked_up = list(calls())
    assert len(looked_up) > 60
    for where, key, given in looked_up:
        matching = [text for name, text in texts.items() if key.fullmatch(name)]
        if where.startswith("reports/saying.py"):
            continue  # by the code of a diagnostic, whose values are filled in afterwards
        assert matching, (where, key.pattern)
        # Without its values a text would be shown with its braces.
        missing = [text for text in matching if not fields(text) <= given]
        assert len(missing) < len(matching), where
        assert not missing or "[^.]" in key.pattern, (where, missing)
    for where, keys in in_templates().items():
        assert keys <= texts.keys(), (where, keys - texts.keys())


def test_no_text_waits_in_a_catalogue_that_nothing_looks_up():
    texts = catalogues("fi")
    parts = tuple(re.escape(f"{key.partition('.')[0]}.") for key in texts)
    known = set()
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if (key := pattern(node)) is None:
                continue
            if key.pattern.startswith(parts):
                known.add(key.pattern)
            elif name.startswith(INTERVIEW) and (
                isinstance(node, ast.Constant) or key.pattern.startswith(("giver", "label"))
            ):
                known |= {re.escape(start) + key.pattern for start in QUESTIONS}
    in_use = [re.compile(key) for key in known]
    in_use += [re.compile(re.escape(key)) for keys in in_templates().values() for key in keys]
    rest = [key for key in texts if not key.startswith(WHOLE_PARTS)]
    assert [key for key in rest if not any(one.fullmatch(key) for one in in_use)] == []


def test_no_text_of_frame_search_or_starter_is_left_over():
    templates = set().union(*in_templates().values())
    script = (THEME / "assets/search.js").read_text(encoding="utf-8")
    starter = "".join(path.read_text("utf-8") for path in PACKAGE.glob("starter/*.txt"))
    for key in catalogues("fi"):
        part, _, rest = key.partition(".")
        if part == "frame" and rest not in {f"nav.{section}" for section in _SECTIONS}:
            assert key in templates, key
        if part == "search" and key not in templates:
            # A filter's words are looked up by the filter's name.
            name = rest.removeprefix("any-")
            assert "words[`any-${name}`]" in script
            assert "words[name]" in script
            assert re.search(rf'["\[ ]{name}\b', script), key
        if part == "starter":
            assert re.search(rf"\${rest}\b", starter), key


def test_no_word_of_the_screens_own_is_left_over():
    scripts = "".join(p.read_text("utf-8") for p in (THEME / "display/scripts").glob("*.js"))
    for key in catalogues("fi"):
        if key.startswith("display.screen."):
            name = key.rpartition(".")[2]
            label = rf'\["{name}", ' if ".debug." in key else rf'words(\.{name}\b|\["{name}"\])'
            assert re.search(label, scripts), key
