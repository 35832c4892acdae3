"""Find the browser that the tests drive, and install one where this machine lets us.

    python tools/browser.py            print the path of a Chromium, or say what to install
    python tools/browser.py --whole    the same, but not Chromium's headless shell

The headless shell is Chromium without its windows: pages come out the same, and the tests take
little more than half the time. `$STAR_MOMENTS_CHROMIUM` names a browser that is not on the PATH.
"""

import os
import shutil
import subprocess
import sys

SHELL = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Tried in this order; only Debian has the shell as a package of its own. A Chromium that finds no
# font at all ends at once.
PACKAGES = ((SHELL, "fonts-liberation"), ("chromium", "fonts-liberation"))

ADVICE = """\
No Chromium was found, and the browser tests need one. Any of these will do:
  Debian:            apt install chromium-headless-shell (the quickest), or chromium
  Ubuntu:            Google Chrome as a .deb package (its chromium package is a snap)
  Fedora:            dnf install chromium
  macOS, Windows:    Google Chrome; set STAR_MOMENTS_CHROMIUM to the path of its program
"""


def find(*, whole: bool = False) -> str | None:
    """Return the path of a browser, or None; a whole one where its windows are wanted too."""
    named = os.environ.get("STAR_MOMENTS_CHROMIUM")
    names = WHOLE if whole else (SHELL, *WHOLE)
    paths = map(shutil.which, [named] if named else names)
    return next((path for path in paths if path and _runs(path)), None)


def _runs(path: str) -> bool:
    """Tell a browser from the stub that some systems put in its place."""
    try:
        done = subprocess.run(  # noqa: S603
            [path, "--version"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install(*, whole: bool) -> None:
    """Install Debian's Chromium, where apt-get is there and we may use it without a password."""
    apt = shutil.which("apt-get")
    allowed = rights()
    if apt is None or allowed is None:
        return
    say("No Chromium was found; installing one with apt-get.")
    if not _succeeds([*allowed, apt, "update"]):
        return
    for packages in PACKAGES:
        if whole and SHELL in packages:
            continue
        if _succeeds([*allowed, apt, "install", "-y", "--no-install-recommends", *packages]):
            return


def _succeeds(command: list[str]) -> bool:
    done = subprocess.run(  # noqa: S603
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        check=False,
    )
    return done.returncode == 0


def rights() -> list[str] | None:
    """Return what stands before apt-get: nothing for root, sudo where it asks for no password.

    None where we may not use it.
    """
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    silent = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)  # noqa: S603
    return [sudo, "-n"] if silent.returncode == 0 else None


def say(text: str) -> None:
    """Tell the reader; standard output is for the path alone."""
    sys.stderr.write(text.rstrip("\n") + "\n")


def main() -> int:
    """Print the browser's path; 1 where there is none and none could be installed."""
    named = os.environ.get("STAR_MOMENTS_CHROMIUM")
    whole = "--whole" in sys.argv[1:]
    found = find(whole=whole)
    if found is None and not named:
        install(whole=whole)
        found = find(whole=whole)
    if found is None:
        say(f"STAR_MOMENTS_CHROMIUM is {named}, which does not run." if named else ADVICE)
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
