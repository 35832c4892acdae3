"""Find the Nu Html Checker, which the HTML of the pages is tested with, and install it if need be.

    python tools/nu_checker.py    print the path of vnu.jar, or say why there is none and exit 1

It comes from npm into `.tools/` and runs on Java (https://validator.github.io/validator/). Where
there is no npm or no Java, the HTML test is left out, save in continuous integration.
"""

import shutil
import subprocess
import sys
from pathlib import Path

VERSION = "26.9.27"
TOOLS = Path(__file__).resolve().parent.parent / ".tools"
FOLDER = TOOLS / f"vnu-jar-{VERSION}"
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def install() -> str:
    """Install the checker; return why that did not work, or nothing."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", str(FOLDER), "--no-save", "--no-audit", "--no-fund"]
    command += ["--ignore-scripts", f"vnu-jar@{VERSION}"]
    done = subprocess.run(  # noqa: S603
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode or not JAR.is_file():
        return f"npm could not install vnu-jar\n{(done.stderr or done.stdout).strip()}"
    return ""


def missing() -> str:
    """Return what the checker lacks on this machine, or nothing; it is installed if need be."""
    java = shutil.which("java")
    if java is None:
        return "Java is not installed"
    runs = subprocess.run([java, "-version"], capture_output=True, check=False)  # noqa: S603
    if runs.returncode:
        return "Java does not run"
    return "" if JAR.is_file() else install()


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
