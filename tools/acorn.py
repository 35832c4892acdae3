"""Find acorn, which reads scripts, and install it if need be.

    python tools/acorn.py    print the path of acorn, or say why there is none and exit 1

It comes from npm into `.tools/` and runs on Node.js (https://github.com/acornjs/acorn). Where there
is no npm or no Node.js, the tests of the syntax of scripts are left out, save in continuous
integration.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from from_npm import Package, runs

PARSER = Package("acorn", "8.19.0", "bin/acorn")
ACORN = PARSER.path


def missing() -> str:
    """Return what acorn lacks on this machine, or nothing; it is installed if need be."""
    return runs("node", "Node.js", "--version") or PARSER.missing()


def main() -> int:
    """Print the path of acorn; 1 where it cannot be used."""
    reason = missing()
    if reason:
        sys.stderr.write(
            f"The tests of the scripts' syntax are left out, for want of acorn: {reason}.\n"
        )
        return 1
    sys.stdout.write(f"{ACORN}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
