"""Write the files of a new moment: all of them, or none."""

from collections.abc import Mapping
from pathlib import Path

from star_moments.authoring.answers import Answers
from star_moments.authoring.givers import without_seen
from star_moments.authoring.writing import moment_id, moment_text
from star_moments.cli.interview.house import Around


def save(answers: Answers, around: Around) -> tuple[list[Path], str]:
    """Write what was answered; return the files, or why it could not be written."""
    drafts, folder, moment = around.content.drafts, around.folder, answers.moment()
    year = folder / "moments" / f"{moment.day.year}"
    # Somebody may have written one since the folder was read.
    beside = [path.stem for path in year.glob("*.yml")]
    taken = [*drafts.files, *drafts.broken_moments, *beside]
    # What may stay in the words need not stand in the address too.
    found = moment_id(without_seen(moment), around.names(answers), taken)
    people = answers.person_files(around.content.day)
    files = {folder / "people" / f"{key}.yml": text for key, text in people.items()}
    files[year / f"{found}.yml"] = moment_text(moment, around.words.language)
    return _written(files)


def _written(files: Mapping[Path, str]) -> tuple[list[Path], str]:
    done: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Nobody's file is written over.
            with path.open("x", encoding="utf-8") as file:
                done.append(path)
                file.write(text)
    except OSError as error:
        for path in done:
            path.unlink(missing_ok=True)
        return [], f"{error.filename or path}: {error.strerror or error}"
    return done, ""
