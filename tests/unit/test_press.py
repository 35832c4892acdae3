import os

import pytest

from star_moments.press.frame import Frame, framed
from star_moments.press.plan import ROOT, Page, PlannedFile, PlannedPage
from star_moments.press.press import Press

TOKENS = {"title": "T@", "description": "D@", "head": "H@", "main": "M@"}
THEME = "<title>T@</title><meta content='D@'>H@<main>M@</main><p>T@</p>"


def page(**fields):
    return Page(**({"title": "a", "description": "b", "head": "", "body": "c"} | fields))


def planned(path, data, key=""):
    return PlannedFile(path, key, lambda: data)


def never():
    raise AssertionError("it was made")


def test_a_frame_takes_what_belongs_in_its_holes():
    html = Frame.cut(THEME, TOKENS).fill(page(title="<b>&", description='"', body="<i>M@</i>"), 2)
    assert html == (
        "<title>&lt;b&gt;&amp;</title><meta content='&#34;'>"
        "<main><i>M@</i></main><p>&lt;b&gt;&amp;</p>"
    )


def test_a_theme_that_forgets_a_hole_is_a_mistake():
    with pytest.raises(ValueError, match="head, main"):
        Frame.cut("T@ D@", TOKENS)


@pytest.mark.parametrize(
    ("address", "way"), [("", "./"), ("units/", "../"), ("units/a/page/2/", "../../../../")]
)
def test_addresses_lead_from_where_the_page_lies(address, way):
    frame = Frame.cut("T@D@H@M@", TOKENS)
    made = frame.fill(
        page(title="", description="", body=f'<a href="{ROOT}x/">'), address.count("/")
    )
    assert made == f'<a href="{way}x/">'


def test_each_page_gets_the_frame_of_its_section_and_depth():
    frames = {("wall", 2): Frame.cut("T@D@H@M@", TOKENS)}
    (file,) = framed([PlannedPage("moments/x/", "wall", "k", page)], frames)
    assert (file.path, file.make()) == ("moments/x/index.html", b"abc")


def test_the_key_of_a_framed_page_tells_of_the_page_and_of_the_frame():
    def key(theme, own):
        frames = {("wall", 2): Frame.cut(theme, TOKENS)}
        (file,) = framed([PlannedPage("moments/x/", "wall", own, page)], frames)
        return file.key

    assert key(THEME, "k") == key(THEME, "k")
    assert len({key(THEME, "k"), key(THEME, "l"), key(THEME + " ", "k")}) == 3
    assert not key(THEME, "")


def press(site, files, earlier=None):
    one = Press(site, earlier or {})
    left = one.left_to_print(planned(name, data, "k") for name, data in files.items())
    one.write(left)
    return one, one.finish()


def test_a_file_is_written_only_when_its_bytes_change(tmp_path):
    press(tmp_path, {"a.html": b"1", "b/c.html": b"2"})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    one, removed = press(tmp_path, {"a.html": b"1", "b/c.html": b"3"})
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    assert one.changed == {"b/c.html"}
    assert not removed
    assert [path.name for path in before if before[path] != after[path]] == ["c.html"]


def test_what_is_no_longer_part_of_the_site_is_removed(tmp_path):
    press(tmp_path, {"a.html": b"1", "b/c/d.html": b"2"})
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("kept")
    (tmp_path / ".nojekyll").touch()
    _, removed = press(tmp_path, {"a.html": b"1"})
    assert removed == ["b/c/d.html"]
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == [".git", ".git/config", ".nojekyll", "a.html"]


def test_a_file_may_become_a_folder_and_back(tmp_path):
    press(tmp_path, {"x": b"1"})
    press(tmp_path, {"x/index.html": b"1"})
    press(tmp_path, {"x": b"2"})
    assert (tmp_path / "x").read_bytes() == b"2"


def test_files_of_other_tools_are_taken_over_but_do_not_win(tmp_path):
    staging, site = tmp_path / "staging", tmp_path / "site"
    for name in ("a.html", "own/b.txt"):
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        (staging / name).write_text("theirs")
    one = Press(site)
    one.write([planned("a.html", b"ours")])
    one.take(staging)
    one.finish()
    assert (site / "a.html").read_text() == "ours"
    assert (site / "own/b.txt").read_text() == "theirs"


def test_what_looks_as_it_was_left_and_has_the_same_key_is_not_even_made(tmp_path):
    first, _ = press(tmp_path, {"a.html": b"1", "b/c.html": b"2"})
    second = Press(tmp_path, first.printed)
    files = [PlannedFile("a.html", "k", never), planned("b/c.html", b"3", "l")]
    left = second.left_to_print(files)
    assert [file.path for file in left] == ["b/c.html"]
    second.write(left)
    assert second.finish() == []
    assert (tmp_path / "a.html").read_bytes() == b"1"
    assert (tmp_path / "b/c.html").read_bytes() == b"3"
    assert second.printed["a.html"] == first.printed["a.html"]
    assert second.printed["b/c.html"].key == "l"


def test_a_file_without_a_key_is_always_made(tmp_path):
    first = Press(tmp_path)
    first.write([planned("a.html", b"1")])
    first.finish()
    assert Press(tmp_path, first.printed).left_to_print([planned("a.html", b"2")])


def touch(path):
    path.write_bytes(b"X")


def remove(path):
    path.unlink()


def replace(path):
    path.unlink()
    path.mkdir()


def link(path):
    path.unlink()
    path.symlink_to(__file__)


@pytest.mark.parametrize("harm", [touch, remove, replace, link])
def test_what_somebody_else_has_changed_is_mended(tmp_path, harm):
    files = {"a.html": b"1", "b/c.html": b"2"}
    first, _ = press(tmp_path, files)
    os.utime(tmp_path / "b/c.html", ns=(1, 1))
    harm(tmp_path / "b/c.html")
    press(tmp_path, files, first.printed)
    assert (tmp_path / "b/c.html").read_bytes() == b"2"
    assert not (tmp_path / "b/c.html").is_symlink()


def test_what_somebody_else_has_added_is_removed(tmp_path):
    first, _ = press(tmp_path, {"a.html": b"1"})
    (tmp_path / "old/page").mkdir(parents=True)
    (tmp_path / "old/page/index.html").touch()
    (tmp_path / "bare/folder").mkdir(parents=True)
    outside = tmp_path.parent / "outside"
    outside.mkdir()
    (outside / "kept.txt").touch()
    (tmp_path / "link").symlink_to(outside)
    _, removed = press(tmp_path, {"a.html": b"1"}, first.printed)
    assert removed == ["link", "old/page/index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
    assert (outside / "kept.txt").exists()


def test_a_folder_stays_as_a_whole_or_not_at_all(tmp_path):
    site = tmp_path / "site"
    first = Press(site)
    first.write(PlannedFile(f"search-index/{name}", "k", name.encode) for name in ("a", "b"))
    first.finish()
    assert Press(site, first.printed).stays_whole("search-index", "k")
    assert not Press(site, first.printed).stays_whole("search-index", "l")
    assert not Press(site, first.printed).stays_whole("other", "k")
    (site / "search-index" / "c").touch()
    assert not Press(site, first.printed).stays_whole("search-index", "k")
    (site / "search-index" / "c").unlink()
    (site / "search-index" / "a").unlink()
    assert not Press(site, first.printed).stays_whole("search-index", "k")


def test_a_page_that_cannot_be_made_leaves_the_site_as_it_was(tmp_path):
    press(tmp_path, {"a.html": b"1"})
    one = Press(tmp_path)
    with pytest.raises(AssertionError, match="it was made"):
        one.write([planned("a.html", b"2"), PlannedFile("b.html", "", never)])
    one.give_up()
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
    assert (tmp_path / "a.html").read_bytes() == b"1"
