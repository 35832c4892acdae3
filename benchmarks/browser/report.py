"""Put the kept figures into docs/benchmarks.md, or check that they stand there.

python -m benchmarks.browser.report           write them
python -m benchmarks.browser.report --check   fail where the page shows others

They stand between `<!-- browser -->` and `<!-- end of browser -->`.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

KEPT = Path(__file__).resolve().parent.parent / "browser.json"
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
_PLACE = re.compile(r"(<!-- browser -->\n).*?(<!-- end of browser -->)", re.DOTALL)

Result = dict[str, Any]


def tables(result: Result) -> str:
    """Return the Markdown for one result."""
    parts = [_about(result)]
    if result["pages"]:
        parts += ["### Lighthouse, as on a phone", _pages(result["pages"])]
    parts += [f"### The search, of {result['moments']:,} moments", _search(result["search"])]
    if result["saved"]:
        times = sorted(result["saved"])
        parts += [
            "### From saved to shown",
            f"With `mkdocs serve`, a file of the content is saved, and the open page shows it by"
            f" itself {median(times):.2f} s later ({times[0]:.2f} to {times[-1]:.2f} s).",
        ]
    first = result["first page"]
    names = ", ".join(f"`{name}` {size / 1000:.1f}" for name, size in first.items())
    parts += [
        "### The wall's first page",
        f"HTML, CSS and JavaScript, packed: {sum(first.values()) / 1000:.1f} kB ({names}).",
    ]
    return "\n\n".join(parts)


def _about(result: Result) -> str:
    return (
        f"{'; '.join(result['tools'])}; {result['system']}, {result['processors']} processors."
        f" Medians of {result['runs']} runs, each in a browser that had never been there."
    )


def _pages(pages: dict[str, dict[str, float]]) -> str:
    head = ["page", "performance", "accessibility", "best practices", "SEO"]
    head += ["first paint, ms", "largest paint, ms", "blocked, ms", "layout shift"]
    return _table(
        head,
        (
            [
                name,
                *(f"{one[mark]:.0f}" for mark in _MARKS),
                *(f"{one[time]:,.0f}" for time in ("first", "largest", "blocked")),
                f"{one['shift']:.3f}",
            ]
            for name, one in pages.items()
        ),
    )


_MARKS = ("performance", "accessibility", "best-practices", "seo")


def _search(steps: list[dict[str, Any]]) -> str:
    head = ["tool", "what", "ms", "most, ms", "requests", "kB fetched"]
    return _table(
        head,
        (
            [
                one["tool"],
                one["what"],
                f"{one['milliseconds']:,.0f}",
                f"{one['most']:,.0f}",
                f"{one['requests']:.0f}",
                f"{one['bytes'] / 1000:,.1f}",
            ]
            for one in steps
        ),
    )


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [f"| {' | '.join(line)} |" for line in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]])


def filled(text: str, result: Result) -> str:
    """Return the document with the figures of this result."""
    made, times = _PLACE.subn(lambda found: f"{found[1]}\n{tables(result)}\n\n{found[2]}", text)
    if times != 1:
        raise ValueError(
            f"{DOCUMENT.name} has no place for the browser's figures, or more than one"
        )
    return made


def publish(*, check: bool = False) -> bool:
    """Write the figures into the document; return whether it was out of date."""
    text = DOCUMENT.read_text(encoding="utf-8")
    wanted = filled(text, json.loads(KEPT.read_text(encoding="utf-8")))
    if wanted != text and not check:
        DOCUMENT.write_text(wanted, encoding="utf-8")
    return wanted != text


def main(arguments: list[str]) -> int:
    """Write what is out of date, or with `--check` say so and return 1."""
    check = "--check" in arguments
    if publish(check=check) and check:
        sys.stderr.write("out of date; python -m benchmarks.browser.report makes it anew\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
