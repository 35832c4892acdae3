"""A web server for a built site that fails in every way in which networks and servers fail.

    python faulty.py SITE ORDERS LOG PORT BELOW [CERTIFICATE]

It runs as a process of its own, so that it can be killed: a server that is only asked to stop
keeps serving the connections it has. ORDERS is a JSON file that is read again for each request,
LOG gets a line of JSON for each. The class `Server` of `serving` starts it and gives the orders.

Orders: `now` is what the Date header says (Unix seconds; null is the real time); `old` is a folder
with an older generation of the site; `rules` are looked through from the first on:
`{"path": "*/manifest.json", "mode": "500", "share": 0.1, "seconds": 2}`. A rule holds for the
addresses that its pattern matches, and for that share of the requests to them.
"""

import hashlib
import json
import random
import ssl
import sys
import time
from email.utils import formatdate
from fnmatch import fnmatchcase
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORTAL = (
    b"<!doctype html><title>Verkko</title><p>Hyv\xc3\xa4ksy verkon k\xc3\xa4ytt\xc3\xb6ehdot.</p>"
)
RANDOM = random.Random(4)


class Handler(SimpleHTTPRequestHandler):
    """Answers one request as the orders say."""

    protocol_version = "HTTP/1.1"
    # One packet for head and body: two would wait for each other's receipt.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self):
        self.orders = json.loads(Path(ORDERS).read_bytes())
        rule = self.rule()
        self.mode = rule["mode"]
        try:
            getattr(self, f"mode_{self.mode}", self.mode_status)(rule)
        except OSError:
            self.close_connection = True

    do_HEAD = do_GET  # noqa: N815

    def note(self, status: int = 0, size: int = 0) -> None:
        """Write down what is answered, before it is: whoever has the answer finds it there."""
        line = {"at": time.time(), "method": self.command, "path": self.path, "mode": self.mode}
        with Path(LOG).open("a") as log:
            log.write(json.dumps(line | {"status": status, "bytes": size}) + "\n")

    def rule(self) -> dict:
        path = self.path.partition("?")[0]
        for rule in self.orders["rules"]:
            if fnmatchcase(path, rule["path"]) and RANDOM.random() < rule.get("share", 1):
                return rule
        return {"mode": "ok"}

    def found(self, folder: str = "") -> tuple[bytes, str] | None:
        """Return bytes and type of the file that is asked for."""
        path = self.path.partition("?")[0]
        if not path.startswith(BELOW):
            return None
        place = Path(self.translate_path(path.removeprefix(BELOW[:-1])))
        if folder:
            place = Path(folder) / place.relative_to(Path(SITE).resolve())
        if place.is_dir():
            place = place / "index.html"
        try:
            return place.read_bytes(), self.guess_type(str(place))
        except OSError:
            return None

    def answer(self, status: int, body: bytes = b"", kind: str = "text/html", **head: str):
        """Send a whole answer; what stands under `Length` is claimed of the body."""
        self.send_response(status)
        if status != 304:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", head.pop("Length", str(len(body))))
        for name, value in head.items():
            self.send_header(name.replace("_", "-"), value)
        self.note(status, sum(map(len, self._headers_buffer)) + 2 + len(body))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()

    def mode_ok(self, rule: dict, folder: str = "", kind: str = ""):
        path = self.translate_path(self.path.removeprefix(BELOW[:-1]))
        if Path(path).is_dir() and not self.path.partition("?")[0].endswith("/"):
            return self.answer(301, Location=self.path.partition("?")[0] + "/")
        found = self.found(folder)
        if found is None:
            return self.answer(404, b"<!doctype html><title>404</title>")
        tag = f'"{hashlib.sha1(found[0], usedforsecurity=False).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            return self.answer(304, ETag=tag)
        return self.answer(200, found[0], kind or found[1], ETag=tag)

    def mode_status(self, rule: dict):
        self.answer(int(rule["mode"]), b"<!doctype html><title>!</title>")

    def mode_hang(self, rule: dict):
        self.note()
        time.sleep(rule.get("seconds", 30))
        self.close_connection = True

    def mode_delay(self, rule: dict):
        time.sleep(rule["seconds"])
        self.mode_ok(rule)

    def mode_drip(self, rule: dict):
        """Send a few bytes, and then a byte now and again."""
        body, kind = self.found() or (b"{}", "application/json")
        self.answer(200, body[:20], kind, Length=str(len(body)))
        for at in range(20, len(body)):
            time.sleep(rule.get("seconds", 0.5))
            self.wfile.write(body[at : at + 1])
            self.wfile.flush()

    def mode_truncate(self, rule: dict):
        """Promise all of the file and send a half of it."""
        body, kind = self.found() or (b"{}", "application/json")
        self.answer(200, body[: len(body) // 2], kind, Length=str(len(body)))
        self.close_connection = True

    def mode_cut(self, rule: dict):
        """Send a half of the file as though it were all."""
        body, kind = self.found() or (b"{}", "application/json")
        self.answer(200, body[: len(body) // 2], kind)

    def mode_html(self, rule: dict):
        """Be the page of a hotel's network: 200, and nothing that was asked for."""
        self.answer(200, PORTAL)

    def mode_redirect(self, rule: dict):
        self.answer(302, Location="http://portal.test/login")

    def mode_mime(self, rule: dict):
        self.mode_ok(rule, kind="application/octet-stream")

    def mode_garbage(self, rule: dict):
        self.answer(200, RANDOM.randbytes(900), "application/json")

    def mode_empty(self, rule: dict):
        self.answer(200, b"", "application/json")

    def mode_old(self, rule: dict):
        self.mode_ok(rule, folder=self.orders["old"])

    def mode_close(self, rule: dict):
        self.note()
        self.close_connection = True

    def date_time_string(self, timestamp=None):
        return formatdate(self.orders["now"], usegmt=True)

    def log_message(self, *_):
        pass


def serve(port: int, certificate: str = "") -> None:
    """Serve until the process is killed; say so when it begins."""
    server = ThreadingHTTPServer(("127.0.0.1", port), lambda *all_: Handler(*all_, directory=SITE))
    server.daemon_threads = True
    # A browser that leaves in the middle is what most of the tests are about.
    server.handle_error = lambda *_: None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    SITE, ORDERS, LOG, PORT, BELOW = sys.argv[1:6]
    serve(int(PORT), *sys.argv[6:])
