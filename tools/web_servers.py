"""Find the web servers that the examples are tested with, and fetch those that are not there.

    python tools/web_servers.py nginx apache2 caddy    print the path of each, or say what to do
                                                       and exit 1

They are Debian's packages, fetched as they are and unpacked into `.tools/`: nothing is installed,
and a test starts them as ordinary programs.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import rights, say
from from_npm import TOOLS


@dataclass(frozen=True)
class WebServer:
    """A server's program, and the packages that it comes in.

    Of names with a bar between them the first one that there is is taken: they differ from release
    to release. `beside` is a file that the test needs too, by its path below the root.
    """

    name: str
    program: str
    packages: tuple[str, ...]
    beside: str = ""

    @property
    def folder(self) -> Path:
        """Return where its packages are unpacked."""
        return TOOLS / self.name

    def root(self) -> Path | None:
        """Return the root that its files are below: the system's, or where they are unpacked."""
        for root in (Path("/"), self.folder):
            if (root / self.program).is_file() and (root / self.beside).exists():
                return root
        return None

    def path(self) -> Path | None:
        """Return the path of the program that runs, or None."""
        root = self.root()
        return root / self.program if root else None

    def environment(self) -> dict[str, str]:
        """Return what the program needs to find its libraries."""
        libraries = [str(path.parent) for path in self.folder.glob("usr/lib/*/*.so.*")]
        return {**os.environ, "LD_LIBRARY_PATH": ":".join(dict.fromkeys(libraries))}

    def missing(self) -> str:
        """Return why there is none, or nothing; it is fetched if need be."""
        if self.path() is not None:
            return ""
        apt, unpack = shutil.which("apt-get"), shutil.which("dpkg-deb")
        if apt is None or unpack is None:
            return self.missing_text()
        if not self._fetch(apt, unpack):
            allowed = rights()
            # A machine that has never asked which packages there are.
            if allowed is None or not _succeeds([*allowed, apt, "update"], Path.cwd()):
                return self.missing_text()
            self._fetch(apt, unpack)
        return "" if self.path() else self.missing_text()

    def missing_text(self) -> str:
        """Return what to do where there is none."""
        return ADVICE.format(self.name)

    def _fetch(self, apt: str, unpack: str) -> bool:
        TOOLS.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as place:
            here = Path(place)
            for names in self.packages:
                if not any(_succeeds([apt, "download", one], here) for one in names.split("|")):
                    return False
            # Whole or not at all: another process may be looking for it.
            new = Path(tempfile.mkdtemp(dir=TOOLS))
            done = [_succeeds([unpack, "-x", str(one), str(new)], here) for one in here.iterdir()]
            if all(done) and not self.folder.exists():
                new.rename(self.folder)
            else:
                shutil.rmtree(new)
        return True


NGINX = WebServer("nginx", "usr/sbin/nginx", ("nginx", "nginx-common"), "etc/nginx/mime.types")
APACHE = WebServer(
    "apache2",
    "usr/sbin/apache2",
    ("apache2-bin", "libapr1t64|libapr1", "libaprutil1t64|libaprutil1"),
    "usr/lib/apache2/modules",
)
CADDY = WebServer("caddy", "usr/bin/caddy", ("caddy",))
ALL = {server.name: server for server in (NGINX, APACHE, CADDY)}

ADVICE = """\
There is no {0}, and the test of its example needs one. On Debian and Ubuntu `python
tools/web_servers.py {0}` fetches it; elsewhere install it by your system's own means, so that it
lies where Debian has it. Without it that test is left out, save in continuous integration."""


def _succeeds(command: list[str], folder: Path) -> bool:
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return done.returncode == 0


def main() -> int:
    """Print the paths of the servers that are asked for; 1 where one of them is not there."""
    servers = [ALL[name] for name in sys.argv[1:]]
    reasons = [reason for server in servers if (reason := server.missing())]
    for reason in reasons:
        say(reason)
    sys.stdout.writelines(f"{server.path()}\n" for server in servers if server.path())
    return 1 if reasons else 0


if __name__ == "__main__":
    sys.exit(main())
