"""The browser's figures: what is kept is what the page shows, and the server is like a host."""

import gzip
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from benchmarks.browser import report
from benchmarks.browser.lighthouse import faults, marks, timings
from benchmarks.browser.search import Step, middle
from benchmarks.browser.server import serving

TIMES = {
    "first-contentful-paint": 900.4,
    "largest-contentful-paint": 1200.2,
    "total-blocking-time": 10,
    "cumulative-layout-shift": 0.0123,
}


def looked(**scores):
    """A report as Lighthouse gives it, with these marks."""
    whole = {"performance": 1, "accessibility": 1, "best-practices": 1, "seo": 1} | scores
    return {
        "categories": {
            name: {"score": score, "auditRefs": [{"id": f"{name}-audit", "weight": 1}]}
            for name, score in whole.items()
        },
        "audits": {
            **{name: {"numericValue": value, "score": 1} for name, value in TIMES.items()},
            **{
                f"{name}-audit": {"title": f"About {name}", "score": int(score == 1)}
                for name, score in whole.items()
            },
        },
    }


def result():
    page = {**marks([looked()]), **timings([looked()])}
    step = {"tool": "Star Moments", "what": "opening it", **middle([Step(812.4, 9, 180_440)])}
    return {
        "tools": ["Star Moments 1", "Chromium 2"],
        "system": "Linux",
        "processors": 2,
        "moments": 10_000,
        "runs": 5,
        "pages": {"the wall": page},
        "saved": [1.5, 0.9, 1.1],
        "search": [step, {**step, "what": "first result"}],
        "first page": {"index.html": 9_000, "style.css": 11_500},
    }


def test_marks_are_medians_of_whole_numbers():
    reports = [looked(performance=score) for score in (0.99, 0.57, 0.98)]
    assert marks(reports)["performance"] == 98
    assert marks(reports)["seo"] == 100


def test_what_cost_marks_is_named():
    assert faults(looked()) == []
    assert faults(looked(seo=0.9)) == ["seo: About seo"]


def test_one_slow_run_of_five_moves_no_median():
    steps = [Step(float(ms), 3, 1000) for ms in (210, 220, 900, 190, 200)]
    assert middle(steps) == {"milliseconds": 210, "most": 900, "requests": 3, "bytes": 1000}


def test_tables_tell_marks_times_and_bytes():
    text = report.tables(result())
    assert "| the wall | 100 | 100 | 100 | 100 | 900 | 1,200 | 10 | 0.012 |" in text
    assert "| Star Moments | opening it | 812 | 812 | 9 | 180.4 |" in text
    assert "| Star Moments | first result | 812 | 812 | 9 | 180.4 |" in text
    assert "itself 1.10 s later (0.90 to 1.50 s)" in text
    assert "packed: 20.5 kB (`index.html` 9.0, `style.css` 11.5)" in text


def test_a_result_without_lighthouse_has_no_table_for_it():
    assert "Lighthouse" not in report.tables(result() | {"pages": {}})


def test_a_page_without_a_place_for_the_figures_is_an_error():
    with pytest.raises(ValueError, match="no place for the browser"):
        report.filled("# Nothing here\n", result())


def test_the_server_packs_text_and_nothing_else(tmp_path):
    text = "<!DOCTYPE html>" + "kiitos " * 500
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "404.html").write_text("no", encoding="utf-8")
    (tmp_path / "font.woff2").write_bytes(b"packed already" * 100)

    with serving(tmp_path) as address:

        def get(name):
            asked = Request(address + name, headers={"Accept-Encoding": "gzip"})
            with urlopen(asked, timeout=10) as answer:
                return answer.headers, answer.read()

        headers, body = get("")
        assert headers["Content-Encoding"] == "gzip"
        assert len(body) < len(text) == len(gzip.decompress(body))
        headers, body = get("font.woff2")
        assert headers["Content-Encoding"] is None
        assert body == b"packed already" * 100
        with pytest.raises(HTTPError, match="404"):
            get("nowhere/")
