"""What is read again after a change is what a reading of everything finds."""

import os
import shutil
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from star_moments.engine.watching import Watch
from star_moments.reading.files import read_again, read_files

NAMES = ("a.yml", "b.YAML", "c.yml.swp", ".hidden.yml", "notes.txt")
FOLDERS = ("moments", "moments/2026", "moments/2026/.old", "people")
PLACES = st.builds("{}/{}".format, st.sampled_from(FOLDERS), st.sampled_from(NAMES))

WRITE = st.tuples(st.just("write"), PLACES, st.text("ab", max_size=3))
REMOVE = st.tuples(st.just("remove"), PLACES, st.none())
MOVE = st.tuples(st.just("move"), PLACES, PLACES)
LINK = st.tuples(st.just("link"), PLACES, PLACES)
FOLDER = st.tuples(st.sampled_from(("make", "drop")), PLACES, st.none())
CLOCK = count(1)
EDITS = st.lists(WRITE | WRITE | REMOVE | MOVE | LINK | FOLDER, max_size=12)


def edit(content: Path, what: str, place: str, other: str | None) -> None:
    path = content / place
    path.parent.mkdir(parents=True, exist_ok=True)
    is_free = not os.path.lexists(path)
    if what == "write" and (is_free or (path.is_file() and not path.is_symlink())):
        path.write_text(other or "")
        # As if a second had passed, whatever the clock of the disk can tell apart.
        os.utime(path, (now := next(CLOCK), now))
    elif what == "remove" and (path.is_file() or path.is_symlink()):
        path.unlink()
    elif what == "move" and not is_free and not os.path.lexists(content / other):
        (content / other).parent.mkdir(parents=True, exist_ok=True)
        path.rename(content / other)
    elif what == "link" and is_free:
        path.symlink_to(content / other)
    elif what == "make" and is_free:
        path.mkdir()
    elif what == "drop":
        shutil.rmtree(path.parent)


@given(st.lists(EDITS, max_size=4))
def test_reading_again_finds_what_reading_everything_does(rounds):
    with TemporaryDirectory() as folder:
        content = Path(folder, "content")
        content.mkdir()
        watch = Watch(content)
        files = read_files(content)
        watch.look_around()
        assert watch.changed() is None
        for edits in rounds:
            for what, place, other in edits:
                edit(content, what, place, other)
            watch.look_around()
            files = read_again(content, files, watch.changed())
            assert files == read_files(content)


def test_only_what_has_changed_is_read(tmp_path):
    for name in ("a", "b"):
        path = tmp_path / "moments" / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("before")
    before = read_files(tmp_path)
    for name in ("a", "b"):
        (tmp_path / "moments" / f"{name}.yml").write_text("after")
    (tmp_path / "moments" / ".a.yml.swp").write_text("an editor is at work")
    changed = {str(tmp_path / "moments" / name) for name in ("a.yml", ".a.yml.swp")}
    found = read_again(tmp_path, before, changed).moments
    assert found == {"a.yml": b"after", "b.yml": b"before"}
