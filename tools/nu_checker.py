"""Find the Nu Html Checker, which the HTML of the pages is tested with, and install it if need be.

    python tools/nu_checker.py    print the path of vnu.jar, or say why there is none and exit 1

It comes from npm into `.tools/` and runs on Java (https://validator.github.io/validator/). Where
there is no npm or no Java, the HTML test is left out, save in continuous integration.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from from_npm import Package, runs

CHECKER = Package("vnu-jar", "26.9.27", "build/dist/vnu.jar")
JAR = CHECKER.path


def missing() -> str:
    """Return what the checker lacks on this machine, or nothing; it is installed if need be."""
    return runs("java", "Java", "-version") or CHECKER.missing()


def main() -> int:
    """Print the path of the checker; 1 where it cannot be used."""
    reason = missing()
    if reason:
        sys.stderr.write(f"The HTML test is left out, for want of the Nu Html Checker: {reason}.\n")
        return 1
    sys.stdout.write(f"{JAR}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
