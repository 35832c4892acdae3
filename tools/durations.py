"""Put into docs/tests.md how long the tests of each file take, as pytest --junitxml says.

python tools/durations.py --before A.xml … --after B.xml …
"""

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "tests.md"
LONGEST = 20
_TABLE = re.compile(r"(<!-- durations -->\n).*?(<!-- end -->)", re.DOTALL)


def seconds(paths: list[str]) -> Counter[str]:
    """Return how long the tests of each file took in these reports, what they share included."""
    found: Counter[str] = Counter()
    for path in paths:
        for test in ElementTree.parse(path).iter("testcase"):  # noqa: S314  (written by pytest)
            found[test.get("classname", "").replace(".", "/") + ".py"] += float(test.get("time", 0))  # type: ignore[assignment]
    return found


def table(before: Counter[str], after: Counter[str]) -> str:
    """Return the table of the files that took longest before, the rest in one row."""
    longest = [name for name, _ in before.most_common(LONGEST)]
    lines = ["| file | before | after |", "|---|---|---|"]
    lines += [f"| `{name}` | {before[name]:.0f} | {after[name]:.0f} |" for name in longest]
    rest = [sum(of.values()) - sum(of[name] for name in longest) for of in (before, after)]
    lines.append(f"| all others | {rest[0]:.0f} | {rest[1]:.0f} |")
    lines.append(f"| **in all** | {sum(before.values()):.0f} | {sum(after.values()):.0f} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", nargs="+", required=True)
    parser.add_argument("--after", nargs="+", required=True)
    given = parser.parse_args()
    made = table(seconds(given.before), seconds(given.after))
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(
        _TABLE.sub(lambda found: f"{found[1]}{made}{found[2]}", text), encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
