"""Findings as text, JSON and on GitHub."""

import json
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.cli.github import address_on_github
from star_moments.diagnostics import Fix, finding
from star_moments.reports.github import annotations, summary
from star_moments.reports.json import json_report
from star_moments.reports.older import since
from star_moments.reports.text import text_report
from star_moments.words import load_words

EN = load_words("en")
FILE = "content/moments/a.yml"
COLON = finding("colon-in-text", FILE, (2, 8), Fix(2, 1, "title: a: b", 'title: "a: b"'))
EARLY = finding("told-early", FILE, (7, 3), day="2026-11-01", first="2026-11-20")
NASTY = (
    "</pre></td></table>\n\n# <script>alert(1)</script> **a** ![x](//y) | `b`\n::error::\x1b[31m"
)
FIX = Fix(1, 1, "", NASTY)


def test_text_names_the_place_the_mistake_the_next_step_and_the_correction():
    assert text_report([COLON], EN, held=1) == (
        "What has to be done, and by whom:\n"
        "  Whoever added the file: 1 error – content/moments/a.yml\n"
        "\n"
        "content/moments/a.yml\n"
        "  content/moments/a.yml:2:8\n"
        "    Error: The text has a colon. So its beginning is read as the name of a field."
        " [colon-in-text]\n"
        "    What to do: Put the whole text in quotation marks, or start a long text with the"
        " sign |.\n"
        "    Corrected text (line 2):\n"
        '    | title: "a: b"\n'
        "\n"
        "1 error. 1 moment is held back until it is corrected. The rest is published.\n"
    )


@pytest.mark.parametrize(
    ("diagnostics", "held", "end"),
    [
        ([], 0, "All is well: nothing to correct."),
        ([EARLY], 0, "1 warning. No moment is held back."),
        ([COLON, COLON, EARLY], 2, "2 errors and 1 warning. 2 moments are held back"),
    ],
)
def test_text_ends_with_what_was_found(diagnostics, held, end):
    assert text_report(diagnostics, EN, held=held).strip().split("\n")[-1].startswith(end)


def test_colour_only_where_it_is_asked_for():
    assert "\x1b[31m" in text_report([COLON], EN, colour=True)
    assert "\x1b" not in text_report([COLON], EN)


def test_no_line_of_the_text_begins_with_what_a_file_holds():
    """A CI service takes a line that begins with two colons for a command, indented or not."""
    nasty = finding(
        "unknown-field",
        f"content/{NASTY}.yml",
        (1, 1),
        Fix(1, 1, "", NASTY),
        name=NASTY,
        guess=NASTY,
    )
    report = text_report([nasty], EN)
    assert "\x1b" not in report
    assert not [line for line in report.split("\n") if line.strip().startswith("::")]


def test_json_holds_everything_and_is_stable():
    report = json.loads(json_report([COLON, EARLY], EN, held=1))
    assert {key: report[key] for key in ("version", "language", "held")} == {
        "version": 2,
        "language": "en",
        "held": 1,
    }
    first, second = report["diagnostics"]
    assert first == {
        "file": FILE,
        "line": 2,
        "column": 8,
        "code": "colon-in-text",
        "severity": "error",
        "message": "The text has a colon. So its beginning is read as the name of a field.",
        "todo": "Put the whole text in quotation marks, or start a long text with the sign |.",
        "fix": 'title: "a: b"',
        "fix_first": 2,
        "fix_last": 2,
        "who": "author",
    }
    assert second["fix"] is None


def test_github_marks_the_first_error_and_the_first_warning_of_each_file():
    marks = annotations([COLON, finding("tab", FILE, (3, 1)), EARLY], EN).splitlines()
    assert len(marks) == 2
    assert marks[0].startswith(
        "::error file=content/moments/a.yml,line=2,col=8,title=To correct::The text has a colon."
    )
    assert marks[0].endswith('|.%0ACorrected text (line 2):%0Atitle: "a: b"')
    assert marks[1].startswith("::warning file=content/moments/a.yml,line=7,col=3,")


def test_github_gets_ten_marks_of_each_kind_at_most():
    many = [finding("tab", f"content/{n}.yml") for n in range(12)]
    many += [finding("told-early", f"content/{n}.yml", day="a", first="b") for n in range(12)]
    marks = annotations(many, EN).splitlines()
    assert [mark.partition(" ")[0] for mark in marks] == ["::error"] * 10 + ["::warning"] * 10


def test_github_marks_are_escaped():
    (mark,) = annotations(
        [
            finding(
                "unknown-field",
                "a,b:c%d.yml",
                (1, 1),
                Fix(1, 1, "", "x\r\n%y"),
                name="n",
                guess="g",
            )
        ],
        EN,
    ).splitlines()
    assert "file=a%2Cb%3Ac%25d.yml," in mark
    assert mark.endswith("%0Ax%0A%25y")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        assert attrs == []
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def test_summary_shows_what_a_file_holds_and_runs_none_of_it():
    nasty = finding(
        "unknown-field",
        f"content/{NASTY}.yml",
        (1, 1),
        Fix(1, 1, "", NASTY),
        name=NASTY,
        guess=NASTY,
    )
    report = summary([nasty], EN)
    table = report[report.index("<table>") : report.index("</table>")]
    assert "\n\n" not in table
    tags = Tags()
    tags.feed(table)
    assert set(tags.tags) <= {"table", "tr", "th", "td", "code", "b", "br", "pre"}
    assert "<script>alert(1)</script>" in tags.text


def test_summary_is_cut_at_the_end_of_a_row_below_one_megabyte():
    many = [
        finding("tab", f"content/{n}.yml", (1, 1), Fix(1, 1, "", "ä" * 500)) for n in range(3000)
    ]
    report = summary(many, EN, held=3000)
    assert 900_000 < len(report.encode()) < 1024 * 1024
    assert report.count("<tr>") == report.count("</tr>")
    assert "</table>" in report
    left = 3000 - (report.count("<tr>") - 1)
    assert f"And {left} more rows" in report


def test_summary_of_nothing_says_so():
    assert "All is well" in summary([], EN)


def test_a_report_begins_with_who_has_what_to_do():
    own = finding("own-approval", "content/moments/b.yml", (9, 3), key="sini")
    wall = finding("missing-field", "content/wall.yml", name="name")
    look = finding("look-stars", "mkdocs.yml", number="3")
    more = [finding("tab", f"content/moments/{name}.yml") for name in "cdef"]
    head, *_ = text_report([COLON, EARLY, own, *more, look, wall], EN).split("\n\n")
    assert head == (
        "What has to be done, and by whom:\n"
        "  Whoever looks after the wall: 2 errors – content/wall.yml, mkdocs.yml\n"
        "  Whoever added the file: 5 errors – content/moments/a.yml, content/moments/c.yml,"
        " content/moments/d.yml and 2 more\n"
        "  The manager: 1 warning – content/moments/a.yml\n"
        "  The approver: 1 error – content/moments/b.yml"
    )
    items = summary([wall, own], EN).split("<table>")[0]
    assert "<li>The approver: 1 error – content/moments/b.yml</li>" in items


def test_each_place_in_the_summary_leads_to_its_line():
    page = finding("page-template", "content/pages/miten käy.md", (2, 1), template="x")
    gone = finding("no-wall-file", "content/wall.yml")
    report = summary([COLON, page, gone], EN, address="https://git.example/o/r/blob/abc/")
    assert f'<a href="https://git.example/o/r/blob/abc/{FILE}#L2"><code>{FILE}</code>' in report
    assert "/blob/abc/content/pages/miten%20k%C3%A4y.md?plain=1#L2" in report
    assert report.count("<a ") == 2
    assert "<a " not in summary([COLON], EN)


def test_an_address_is_known_on_github_alone(monkeypatch, tmp_path):
    content = tmp_path / "seinä" / "content"
    content.mkdir(parents=True)
    monkeypatch.chdir(content.parent)
    said = {"SERVER_URL": "https://git.example", "REPOSITORY": "o/r", "SHA": "abc"}
    for name, value in {**said, "WORKSPACE": str(tmp_path)}.items():
        assert address_on_github(content) == ""
        monkeypatch.setenv(f"GITHUB_{name}", value)
    assert address_on_github(content) == "https://git.example/o/r/blob/abc/sein%C3%A4/"
    assert address_on_github(tmp_path) == ""


PLACES = st.sampled_from(("a.yml", "b.yml"))
KINDS = st.sampled_from(("tab", "key-twice"))
FOUND = st.lists(st.tuples(PLACES, KINDS, st.integers(1, 9), st.sampled_from("xy")), max_size=12)


@given(FOUND, FOUND)
def test_what_a_change_brings_is_what_was_not_there_so_often(before, now):
    def findings(some, above):
        return [
            finding(kind, f"{above}{file}", (line, 1), key=value, first=str(line))
            for file, kind, line, value in some
        ]

    new, older = since(findings(before, ""), findings(now, "walls/a/"), "walls/a/")
    assert Counter(map(id, [*new, *older])).total() == len(now)
    left = Counter((file, kind, value) for file, kind, _, value in now)
    left -= Counter((file, kind, value) for file, kind, _, value in before)
    said = Counter((one.file.removeprefix("walls/a/"), one.code, one.values["key"]) for one in new)
    assert said == left
