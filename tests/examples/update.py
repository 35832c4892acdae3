"""Examples of every diagnostic: what they are, what the product says about them, and the docs.

`bad/<code>/<variant>/` holds the files of one mistake, laid over the valid folder `base/`:
`moment.yml`, `person.yml` and `wall.yml` take the place of the base's own, `emergency.yml`,
`content/…` and `own/…` are added as they are, as is `mkdocs.yml` beside the content;
`remove.txt` names what goes, and `name.txt` a path that no system may be asked to check out, at
which `page.md` is put. Where `before/` is, the content has come out of the base with that laid
over it. Where `untracked.txt` is, all lies in a repository of git that tracks nothing yet.
`says.txt` beside them is the report in three languages, and `meant/` holds those of the files for
which a corrected text is proposed, as their author would have had them.

    python -m tests.examples.update     # write says.txt and docs/diagnostics anew
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from star_moments.build import check_written, edition_of, verdict_on
from star_moments.checking.drafts import Drafts, draft
from star_moments.checking.givers.found import LOOKS
from star_moments.checking.pages import check_pages
from star_moments.diagnostics import SEVERITIES, Diagnostic, finding
from star_moments.engine.trial import USUAL, Trial, is_plain
from star_moments.gate.alarm import alarm_of
from star_moments.gate.gate import open_gate
from star_moments.gate.unwatched import names_no_longer_watched
from star_moments.look.read import read_look, settings_of
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.reading.folder import read_folder
from star_moments.reading.pages import read_pages
from star_moments.reports.saying import say
from star_moments.reports.text import text_report
from star_moments.words import load_words

HERE = Path(__file__).parent
BAD = HERE / "bad"
GOOD = HERE / "good"
DOCS = HERE.parents[1] / "docs" / "diagnostics"
DAY = date(2026, 11, 23)

MOMENT = "moments/2026/2026-11-20-sini.yml"
_PLACES = {
    "moment.yml": MOMENT,
    "person.yml": "people/sini.yml",
    "wall.yml": "wall.yml",
    "emergency.yml": "emergency.yml",
    # Beside the content folder.
    "mkdocs.yml": "../mkdocs.yml",
}
_LANGUAGES = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}


_HELD = "The moment is held back until this is corrected."
_PUBLISHED = "The moment is published all the same."
_ASKED = (
    "A moment that is approved after `second_look_from` is a draft until somebody has looked; any "
    "other is published all the same."
)
_NOT_SHOWN = "The emergency message is not shown until this is corrected."
_SHOWN = "The emergency message is shown all the same."
_LEFT_OUT = "The page is left out until this is corrected."
_USUAL = "The wall is built with its usual look in this place until it is corrected."
_EFFECTS = {
    **{code: _USUAL for code in SEVERITIES if code.startswith("look-")},
    **dict.fromkeys(LOOKS, _ASKED),
    "emergency-file-name": _NOT_SHOWN,
    "emergency-long": _SHOWN,
    "emergency-over": "The emergency message is not shown.",
    "hours-format": "There are no quiet hours until this is corrected.",
    "name-in-emergency": _SHOWN,
    "no-end": _NOT_SHOWN,
    **dict.fromkeys(("front-matter", "page-name", "page-address", "page-tangled"), _LEFT_OUT),
    **dict.fromkeys(("page-not-made", "page-template"), _LEFT_OUT),
    "no-pages": "The wall is built without such pages.",
    "page-kind": "The file is not published.",
    "time-format": _NOT_SHOWN,
}


def place_of(name: str) -> str:
    """Return where a file of an example is laid, below the folder that holds the content."""
    return name if name == "mkdocs.yml" else f"content/{_PLACES[name]}"


def variants() -> list[Path]:
    """Return the folder of every bad example."""
    return sorted(path for code in BAD.iterdir() for path in code.iterdir())


def lay(example: Path, content: Path) -> None:
    """Make a content folder: the base with an example's files, or one good moment, over it."""
    shutil.copytree(HERE / "base", content)
    if example.is_file():
        shutil.copyfile(example, content / MOMENT)
        return
    for name, place in _PLACES.items():
        if (example / name).is_file():
            shutil.copyfile(example / name, content / place)
    for folder in ("content", "own"):
        if (example / folder).is_dir():
            shutil.copytree(example / folder, content.parent / folder, dirs_exist_ok=True)
    if (example / "remove.txt").is_file():
        for line in (example / "remove.txt").read_text(encoding="utf-8").split():
            path = content / line
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if (example / "before").is_dir():
        before = content.parent / "before" / content.name
        shutil.copytree(HERE / "base", before)
        shutil.copytree(example / "before", before, dirs_exist_ok=True)
    if (example / "name.txt").is_file():
        name = (example / "name.txt").read_text(encoding="utf-8").rstrip("\n")
        shutil.copyfile(example / "page.md", content / name)
    if (example / "untracked.txt").is_file():
        subprocess.run(["git", "init", "-q"], cwd=content.parent, check=True)


def check(content: Path) -> tuple[Drafts, list[Diagnostic]]:
    """Return what is found in a content folder on the examples' day."""
    drafts = draft(read_folder(content), DAY)
    verdict = verdict_on(drafts, *open_gate(drafts, DAY))
    settings = settings_of(content)
    misfits = read_look(settings)[1] if settings else []
    found = [*edition_of(verdict).diagnostics, *misfits, *check_written(content, settings)]
    found += _not_made(content)
    before_it = content.parent / "before" / content.name
    if before_it.is_dir():
        before = draft(read_folder(before_it), DAY)
        found += names_no_longer_watched(before, drafts, open_gate(drafts, DAY)[1])
    return drafts, sorted(found, key=lambda one: (one.file, one.line))


def _not_made(content: Path) -> list[Diagnostic]:
    """Return what a build would find out of the pages only by rendering them on trial."""
    found = read_pages(content / "pages", "content/pages")
    checked = check_pages(found, lambda template: True)
    texts = {path: text for path, text in checked.texts.items() if not is_plain(text)}
    outcome = Trial(texts, [*USUAL], {}).outcome()
    return [finding("page-not-made", found.files[one].shown) for one in texts if not outcome[one]]


def check_example(example: Path) -> tuple[Drafts, list[Diagnostic]]:
    """Return what is found in an example."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        lay(example, content)
        return check(content)


def says(example: Path) -> str:
    """Return the report on an example in the three languages."""
    drafts, diagnostics = check_example(example)
    publication, decisions = open_gate(drafts, DAY)
    alarm = alarm_of(drafts, publication)
    held = sum(one.state == "held" for one in decisions.values())
    reports = (
        f"=== {language}\n\n"
        + text_report(diagnostics, load_words(language), held=held, alarm=alarm)
        for language in WALL_LANGUAGES
    )
    return "\n".join(reports)


def pages() -> Iterator[tuple[Path, str]]:
    """Give every page of the docs on diagnostics with its text."""
    rows = ["| code | | what it says |", "|---|---|---|"]
    words = load_words("en")
    for code, severity in sorted(SEVERITIES.items()):
        message = words(f"diagnostics.{code}.message").replace("|", "\\|")
        rows.append(f"| [{code}]({code}.md) | {severity} | {message} |")
        yield DOCS / f"{code}.md", _page(code)
    text = (
        "# What a check can say\n\n"
        "One page for each code, with examples. An **error** holds its moment, or the emergency\n"
        "message, back until it is corrected, and leaves a hand-written page out; a **warning**\n"
        "does not. An error in the look holds nothing back. The pages are made from the\n"
        "catalogues in `generator/star_moments/locale/` and from `tests/examples/bad/` by\n"
        "`python -m tests.examples.update`.\n\n" + "\n".join(rows) + "\n"
    )
    yield DOCS / "README.md", text


def _page(code: str) -> str:
    severity = SEVERITIES[code]
    effect = _EFFECTS.get(code, _HELD if severity == "error" else _PUBLISHED)
    parts = [f"# {code}", f"*{severity.capitalize()}.* {effect}"]
    for example in sorted((BAD / code).iterdir()):
        _, diagnostics = check_example(example)
        one = next(one for one in diagnostics if one.code == code)
        parts += [f"## Example: {example.name}", *_source(example, one), *_spoken(one)]
    return "\n\n".join(parts) + "\n"


def _source(example: Path, one: Diagnostic) -> list[str]:
    """Return the lines of the example around the finding, as an editor would show them."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        lay(example, content)
        path = content.parent / one.file
        if not path.is_file():
            return [f"`{one.file}`"]
        data = path.read_bytes()
    encoding = "utf-16" if data[:2] == b"\xff\xfe" else "utf-8"
    lines = data.decode(encoding, errors="replace").splitlines()
    first = max(0, one.line - 3)
    shown = [_visible(line) for line in lines[first : one.line + 3]]
    place = f"`{one.file}`, line {one.line}"
    return [f"{place}:", _fence("\n".join(shown))] if any(shown) else [place]


def _visible(line: str) -> str:
    """Show signs that could not be seen on the page."""
    for sign, name in (
        ("\u00a0", "⍽"),
        ("\u200b", "⟨U+200B⟩"),
        ("\x0b", "⟨U+000B⟩"),
        ("\t", "→   "),
    ):
        line = line.replace(sign, name)
    return line


def _spoken(one: Diagnostic) -> list[str]:
    parts = []
    for language in WALL_LANGUAGES:
        said = say(one, load_words(language))
        parts.append(f"{_LANGUAGES[language]}: **{said.message}** {said.todo}")
    if one.fix:
        said = say(one, load_words("en"))
        parts += [said.heading, _fence(said.fix)]
    return parts


def _fence(text: str) -> str:
    return f"```yaml\n{text}\n```"


def main() -> None:
    """Write every report and every page anew, and remove pages of codes that are gone."""
    for example in variants():
        (example / "says.txt").write_text(says(example), encoding="utf-8", newline="\n")
    DOCS.mkdir(parents=True, exist_ok=True)
    fresh = dict(pages())
    for old in DOCS.glob("*.md"):
        if old not in fresh:
            old.unlink()
    for path, text in fresh.items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
