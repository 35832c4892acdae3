import pytest

from star_moments.output import File, Page
from star_moments.pages.views import ROOT
from star_moments.press import Frame, Press, framed

TOKENS = {"title": "T@", "description": "D@", "head": "H@", "main": "M@"}
THEME = "<title>T@</title><meta content='D@'>H@<main>M@</main><p>T@</p>"


def page(**fields):
    standard = {"section": "wall", "title": "a", "description": "b", "head": "", "body": "c"}
    return Page(**({"address": "moments/x/"} | standard | fields))


def test_a_frame_takes_what_belongs_in_its_holes():
    html = Frame.cut(THEME, TOKENS).fill(page(title="<b>&", description='"', body="<i>M@</i>"))
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
    made = frame.fill(page(address=address, title="", description="", body=f'<a href="{ROOT}x/">'))
    assert made == f'<a href="{way}x/">'


def test_each_page_gets_the_frame_of_its_section_and_depth():
    frames = {("wall", 2): Frame.cut("T@D@H@M@", TOKENS)}
    (file,) = framed([page()], frames)
    assert file == File("moments/x/index.html", b"abc")


def press(site, files):
    one = Press(site)
    one.write(File(name, data) for name, data in files.items())
    return one, one.finish()


def test_a_file_is_written_only_when_its_bytes_change(tmp_path):
    press(tmp_path, {"a.html": b"1", "b/c.html": b"2"})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    one, removed = press(tmp_path, {"a.html": b"1", "b/c.html": b"3"})
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    assert one.changed == ["b/c.html"]
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
    one.write([File("a.html", b"ours")])
    one.take(staging)
    one.finish()
    assert (site / "a.html").read_text() == "ours"
    assert (site / "own/b.txt").read_text() == "theirs"
