"""The benchmarks' corpus is what it says, and their page shows the result that is kept."""

import json
import re
import subprocess
import sys
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from benchmarks import report
from benchmarks.changes import changes, made_in
from benchmarks.corpus import BUILD_DAY, fate, moment_text, write_corpus
from benchmarks.plot import Scale, plot
from benchmarks.prepare import prepare
from benchmarks.rounds import PEERS
from benchmarks.tables import growth, tables
from star_moments.build import read_content
from tests.support.world import epoch

SIZE = 200


def run(build, *, size, number, wall, **more):
    costs = {"cpu": wall, "memory": 50.0, "others": 0.0, "files": 10 * size, "bytes": 5000 * size}
    return {"size": size, "round": number, "build": build, "wall": wall, **costs, **more}


RESULT = {
    "tools": {"ours": "Star Moments 1", "hugo": "Hugo <2> & more"},
    "python": "3.11.0",
    "system": "Linux",
    "processors": 2,
    "memory": 8,
    "in_memory": True,
    "rounds": 2,
    "search": "Pagefind 1",
    "runs": [
        run(build, size=size, number=number, wall=wall * size * number)
        for size in (100, 1000)
        for number in (1, 2)
        for build, wall in (
            *(("ours", 0.01), ("search", 0.015), ("pagefind", 0.03), ("hugo", 0.02)),
            *(("added", 0.002), ("changed", 0.001), ("withdrawn", 0.004)),
        )
    ],
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus") / "content"
    write_corpus(folder, SIZE)
    return folder


@pytest.fixture
def build_day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(BUILD_DAY))


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_corpus_is_the_same_each_time(corpus, tmp_path):
    write_corpus(tmp_path, SIZE)
    assert files(tmp_path) == files(corpus)
    assert len(list(corpus.glob("people/*.yml"))) == SIZE / 5
    assert len(list(corpus.glob("moments/*/*.yml"))) == SIZE


def test_moments_have_20_to_250_words_with_finnish_letters():
    texts = [moment_text(number, SIZE) for number in range(SIZE)]
    for text in texts:
        words = re.findall(r"\w+", " ".join(re.findall(r"^  [^-].*$", text, re.MULTILINE)))
        assert 20 <= len(words) <= 250
    assert set("äö") <= set("".join(texts))
    assert any("\n\n" in text for text in texts)


def test_only_what_is_meant_to_be_held_back_is(corpus, build_day):
    content = read_content(corpus)
    found = Counter(
        (fate(int(key[11:17])), decision.state) for key, decision in content.decisions.items()
    )
    assert found == {
        ("on the wall", "on the wall"): 182,
        ("draft", "draft"): 6,
        ("to tell", "to tell"): 4,
        ("named", "held"): 4,
        ("error", "held"): 2,
        ("withdrawn", "withdrawn"): 2,
    }
    assert Counter(one.code for one in content.diagnostics) == {
        "name-without-permission": 4,
        "unknown-factor": 2,
        # An earlier checkout, which is measured too, does not know the rule, nor the field.
        "no-named-told-from": 1,
        "no-feed-id": 1,
    }
    assert len(content.wall.by_month) == 60


def test_a_change_changes_the_wall_and_is_taken_back(corpus, build_day):
    before = files(corpus)
    ids = {one.id for one in read_content(corpus).wall.moments}
    added, changed, withdrawn = (one.path.stem for one in changes(SIZE))
    with made_in(corpus, SIZE) as steps:
        for name, make in steps:
            make()
            content = read_content(corpus)
            now = {one.id for one in content.wall.moments}
            assert len(content.diagnostics) == 8
            assert now == (ids | {added}) - ({withdrawn} if name == "withdrawn" else set())
    assert content.wall.moments[0].id == added
    assert {changed, withdrawn} <= ids
    assert added not in ids
    assert files(corpus) == before


def test_the_peers_get_what_is_published_and_no_more(tmp_path, build_day):
    prepare(50, tmp_path, list(PEERS))
    published = {one.id for one in read_content(tmp_path / "ours" / "content").wall.moments}
    assert len(published) == sum(fate(number) == "on the wall" for number in range(50))
    for peer, found in (
        ("hugo", (tmp_path / "hugo" / "content" / "moments").glob("2*.md")),
        ("eleventy", (tmp_path / "eleventy" / "content" / "moments").glob("2*.md")),
        ("material", (tmp_path / "material" / "docs" / "moments").glob("*-m")),
    ):
        assert {path.stem for path in found} == published, peer
        assert not any(
            re.search(r"@(start|to_description|to_head|top|bottom)@|\x02", text.decode())
            for name, text in files(tmp_path / peer).items()
            if name.endswith((".html", ".md", ".json")) and "/assets/" not in name
        ), peer


def test_what_measures_loads_none_of_what_is_measured():
    """Linux counts the memory of a parent as its child's, so the parent has to be small."""
    code = (
        "import sys, benchmarks.__main__ as main\n"
        "for name in main.PEERS: main.peer(name)\n"
        "measured = ('star_moments', 'mkdocs', 'jinja2', 'yaml')\n"
        "print([one for one in sys.modules if one.startswith(measured)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_tables_tell_medians_and_ratios():
    made = tables(RESULT)
    assert (
        "| 1,000 | Star Moments 1 | 15.00 (10.00–20.00) | 1 | 15.00 | 50 | 10,000 | 5.0 |" in made
    )
    assert "| Hugo <2> & more | 30.00 (20.00–40.00) | 2.00 |" in made
    assert "| 1,000 | one added | 3.00 (2.00–4.00) | 50 | 10,000 | 10.00 |" in made
    assert "| 1,000 | 22.50 (15.00–30.00) | 7.50 (5.00–10.00) |" in made
    for table in re.findall(r"(?:^\|.*\n?)+", made, re.MULTILINE):
        assert len({line.count("|") for line in table.splitlines()}) == 1


def test_the_table_of_growth_tells_the_time_of_a_moment():
    runs = [
        run(build, size=size, number=number, wall=wall * number)
        for number in (1, 2)
        for size, build, wall in ((1000, "ours", 4), (5000, "ours", 24), (5000, "hugo", 96))
    ]
    made = growth(RESULT | {"runs": runs})
    assert "| 1,000 | Star Moments 1 | 6.00 (4.00–8.00) | 1 | 6.00 | 1.00 |" in made
    assert "| 5,000 | Star Moments 1 | 36.00 (24.00–48.00) | 1 | 7.20 | 1.20 |" in made
    assert "| 5,000 | Hugo <2> & more | 144.00 (96.00–192.00) | 4.00 | 28.80 | – |" in made


def test_the_plot_is_an_svg_with_a_line_for_each_tool():
    root = ET.fromstring(plot(RESULT))
    space = "{http://www.w3.org/2000/svg}"
    lines = [one for one in root.iter(f"{space}path") if "line" in one.get("class", "")]
    assert len(lines) == 3 + 2 * 3
    texts = [one.text for one in root.iter(f"{space}text")]
    assert {"Star Moments 1", "Hugo <2> & more", "1,000", "moments"} <= set(texts)


def test_a_scale_runs_from_one_power_of_ten_to_another():
    scale = Scale.over([0.3, 20], 340, 70)
    assert scale.ticks() == [0.1, 1, 10, 100]
    assert (scale.at(0.1), scale.at(100), scale.at(1)) == (340, 70, 250)


def test_the_kept_result_is_what_the_page_and_the_plot_show():
    assert report.publish(check=True) == [], "python -m benchmarks.report makes them anew"
    ET.fromstring(report.PICTURE.read_text(encoding="utf-8"))
    result = json.loads(report.KEPT.read_text(encoding="utf-8"))
    assert set(result["tools"]) <= {"ours", *PEERS}


def test_a_page_without_a_place_for_the_results_is_an_error():
    with pytest.raises(ValueError, match="no place"):
        report.filled("# Nothing here\n", "results", "a table")
