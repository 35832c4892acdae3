"""What makes the pages is all of the package: whatever of it changes, everything is made anew."""

import shutil
from pathlib import Path

import star_moments
from star_moments.publishing.kept.maker import made_by, maker

PACKAGE = Path(star_moments.__file__).parent


def test_a_changed_file_of_any_room_changes_what_makes_the_pages(tmp_path):
    code = tmp_path / "star_moments"
    shutil.copytree(PACKAGE, code, ignore=shutil.ignore_patterns("__pycache__"))
    assert made_by(code) == maker()
    rooms = {path.parent: path for path in code.rglob("*.*") if path.suffix in (".py", ".toml")}
    assert {folder.name for folder in rooms} >= {"gate", "pages", "press", "kept", "fi"}
    for path in rooms.values():
        before = path.read_bytes()
        path.write_bytes(before + b"#")
        assert made_by(code) != maker(), path
        path.write_bytes(before)
    assert made_by(code) == maker()
