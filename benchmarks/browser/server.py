"""A web server as an ordinary host is: HTTP/1.1, gzip for text, ten minutes in the reader's cache.

`python -m benchmarks.browser.server FOLDER` serves a folder on this machine alone, says at which
address, and ends when its standard input does. It is a process of its own, so that what it does
takes nothing from the thread that measures.
"""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parents[2]

# What hosts pack by themselves; pictures and fonts are packed already.
_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".json": "application/json"}


class Handler(SimpleHTTPRequestHandler):
    """Answers with a file of the folder, packed where the reader can unpack it."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

    def do_GET(self) -> None:
        """Send the file, or the site's own page for what is not there."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory, "404.html")
        packed = path.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _body(path, packed)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: standard output is for the address."""


@lru_cache(maxsize=1000)
def _body(path: Path, packed: bool) -> bytes:
    body = path.read_bytes() if path.is_file() else b""
    return gzip.compress(body, mtime=0) if packed else body


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the folder meanwhile; what the wall's address is, ending in a slash.

    The folder may be filled later: so a wall can be built for the address at which it will stand.
    """
    command = [sys.executable, "-m", __name__, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as server:
        assert server.stdin
        assert server.stdout
        yield server.stdout.readline().strip()
        server.stdin.close()


def main(folder: str) -> None:
    """Serve the folder until standard input ends."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder)) as http:
        http.daemon_threads = True
        Thread(target=http.serve_forever, daemon=True).start()
        print(f"http://127.0.0.1:{http.server_port}/", flush=True)
        sys.stdin.read()
        http.shutdown()


if __name__ == "__main__":
    main(sys.argv[1])
