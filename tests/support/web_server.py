"""A web server of the examples, started as an ordinary program: on a port, and on a built wall."""

import os
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Self

import pytest

from star_moments import servers
from tools.web_servers import ALL, WebServer

EXAMPLES = Path(servers.__file__).parent
SITE = "/srv/tahtihetket/site"
BELOW = "/tahtihetket/"
TYPES = Path("/etc/mime.types")


def found(name: str) -> WebServer:
    """Return the server; where there is none the test is left out, but not where CI is set."""
    server = ALL[name]
    is_off = os.environ.get(f"STAR_MOMENTS_{name.upper()}") == "off"
    if server.path() is None or is_off:
        reason = f"{name} is off" if is_off else server.missing_text()
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return server


@dataclass(frozen=True)
class Answer:
    """What a server says to one question."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Running:
    """A server that shows a site by its example. `change` alters the example, as its reader may."""

    name: str
    site: Path
    place: Path
    change: Callable[[str], str] = field(default=lambda text: text)

    def __enter__(self) -> Self:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        server = found(self.name)
        self.origin = f"http://127.0.0.1:{self.port}"
        self.place.mkdir()
        command = _COMMANDS[self.name](self, server)
        self.said = (self.place / "said").open("w+b")
        self.process = subprocess.Popen(
            command, env=server.environment(), stdout=self.said, stderr=self.said, cwd=self.place
        )
        self._wait()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.said.close()

    def example(self, name: str, *changes: tuple[str, str]) -> Path:
        """Write the example with these changes, each of which has a place in it."""
        text = self.change((EXAMPLES / name).read_text(encoding="utf-8"))
        for old, new in ((SITE, str(self.site)), *changes):
            assert old in text, f"{name} has no {old}"
            text = text.replace(old, new)
        path = self.place / name
        path.write_text(text, encoding="utf-8")
        return path

    def ask(self, address: str, method: str = "GET", at: str = "", **headers: str) -> Answer:
        """Ask for an address of the host; `at` is the address of whoever asks."""
        source = (at, 0) if at else None
        there = HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=source)
        with closing(there) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, address, headers=named)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            assert len(found) == len(answer.getheaders()), f"twice: {answer.getheaders()}"
            return Answer(answer.status, found, answer.read())

    def get(self, address: str, method: str = "GET", at: str = "", **headers: str) -> Answer:
        """Ask for an address of the wall."""
        return self.ask(BELOW + address, method, at, **headers)

    def _wait(self) -> None:
        for _ in range(400):
            if self.process.poll() is not None:
                break
            with closing(socket.socket()) as trying:
                if trying.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        self.process.kill()
        self.said.seek(0)
        pytest.fail(f"{self.name} does not start:\n{self.said.read().decode()}")


def _nginx(here: Running, server: WebServer) -> list[str]:
    example = here.example(
        "nginx.conf", ("listen 80;", f"listen 127.0.0.1:{here.port};"), ("intra.example.fi", "_")
    )
    folders = "".join(
        f"{kind}_temp_path {here.place}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = here.place / "whole.conf"
    types = server.root() / "etc/nginx/mime.types"
    whole.write_text(
        f"daemon off;\nmaster_process off;\npid {here.place}/pid;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{folders}include {types};\ninclude {example};\n}}\n"
    )
    return [str(server.path()), "-p", str(here.place), "-e", "stderr", "-c", str(whole)]


def _apache2(here: Running, server: WebServer) -> list[str]:
    example = here.example("apache.conf")
    modules = server.root() / "usr/lib/apache2/modules"
    wanted = (
        *("mpm_event", "authz_core", "authz_host", "authz_user", "authn_core", "authn_file"),
        *("auth_basic", "alias", "dir", "mime", "headers", "filter", "deflate", "setenvif"),
    )
    whole = here.place / "whole.conf"
    loads = "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in wanted)
    whole.write_text(
        f"ServerRoot {here.place}\nServerName 127.0.0.1\nListen 127.0.0.1:{here.port}\n{loads}"
        f"PidFile {here.place}/pid\nErrorLog {here.place}/errors\nTypesConfig {TYPES}\n"
        f"DefaultRuntimeDir {here.place}\nMutex pthread\n"
        # It does not serve as root.
        "User #65534\nGroup #65534\n"
        f"DocumentRoot {here.place}\n<Directory />\nRequire all denied\n</Directory>\n"
        f"Include {example}\n"
    )
    return [str(server.path()), "-X", "-f", str(whole)]


def _caddy(here: Running, server: WebServer) -> list[str]:
    address = f"{{\n\tadmin off\n\tauto_https off\n}}\n\n{here.origin}"
    example = here.example("Caddyfile", ("http://intra.example.fi", address))
    return [str(server.path()), "run", "--config", str(example), "--adapter", "caddyfile"]


_COMMANDS = {"nginx": _nginx, "apache2": _apache2, "caddy": _caddy}
