"""A stand-in for GitHub where walls are fetched from: its runs, their jobs and artifacts."""

import hashlib
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "tiirasalmi/tahtihetket"
TOKEN = "ghp_Salainen123"


def packed(files: dict[str, str]) -> bytes:
    """Return a zip file of these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


@dataclass
class Run:
    """A run of a workflow. `wall` and `errors` are how its jobs have ended, `data` its artifact."""

    number: int
    data: bytes = b""
    branch: str = "main"
    event: str = "push"
    home: str = REPOSITORY
    wall: str | None = "success"
    errors: str = "skipped"
    expired: bool = False
    has_artifact: bool = True
    digest: str | None = None
    done: datetime = field(default_factory=lambda: datetime.now(UTC))

    def about(self) -> dict:
        return {
            "id": self.number * 1000,
            "run_number": self.number,
            "head_branch": self.branch,
            "event": self.event,
            "head_repository": {"full_name": self.home},
            "status": "completed",
            "conclusion": "failure" if self.errors == "failure" else "success",
        }

    def jobs(self) -> list[dict]:
        done = f"{self.done:%Y-%m-%dT%H:%M:%SZ}"
        ends = {"Make the wall": self.wall, "Tell of errors": self.errors}
        return [
            {"name": name, "conclusion": end, "completed_at": done if end else None}
            for name, end in ends.items()
        ]

    def artifacts(self) -> list[dict]:
        if not self.has_artifact:
            return []
        digest = hashlib.sha256(self.data).hexdigest() if self.digest is None else self.digest
        wall = {"id": self.number * 7, "name": "wall", "expired": self.expired}
        return [wall | {"digest": f"sha256:{digest}" if digest else None}]


class GitHub:
    """Answers at `api` whoever has the token; the artifacts themselves lie at another host."""

    def __init__(self, *runs: Run):
        self.runs = list(runs)
        self.is_down = False
        self.tokens_elsewhere: list[str] = []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(self._answer))
        self.store = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(self._stored))
        self.api = f"http://127.0.0.1:{self.http.server_port}"

    def __enter__(self) -> Self:
        for server in (self.http, self.store):
            server.daemon_threads = True
            Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        for server in (self.http, self.store):
            server.shutdown()
            server.server_close()

    def _answer(self, request: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        if self.is_down:
            return 503, {}, b"down"
        if request.headers["Authorization"] != f"Bearer {TOKEN}":
            return 401, {}, b"{}"
        url = urlsplit(request.path)
        start = f"/repos/{REPOSITORY}/actions/"
        if not url.path.startswith(start):
            return 404, {}, b"{}"
        if found := re.fullmatch(r"artifacts/(\d+)/zip", url.path.removeprefix(start)):
            place = f"http://127.0.0.1:{self.store.server_port}/{found[1]}?signature=x"
            return 302, {"Location": place}, b""
        return 200, {}, json.dumps(self._listed(url.path.removeprefix(start), url.query)).encode()

    def _listed(self, what: str, query: str) -> dict:
        if what == "workflows/publish.yml/runs":
            (branch,) = parse_qs(query)["branch"]
            runs = [run.about() for run in self.runs if run.branch == branch]
            return {"workflow_runs": runs[::-1]}
        number, kind = what.removeprefix("runs/").split("/")
        (run,) = (run for run in self.runs if run.number * 1000 == int(number))
        return {kind: run.jobs() if kind == "jobs" else run.artifacts()}

    def _stored(self, request: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        if "Authorization" in request.headers:
            self.tokens_elsewhere.append(request.path)
        number = int(urlsplit(request.path).path.strip("/")) // 7
        (run,) = (run for run in self.runs if run.number == number)
        return (410, {}, b"") if run.expired else (200, {}, run.data)

    def _handler(self, answer) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                code, headers, body = answer(self)
                self.send_response(code)
                for name, value in (headers | {"Content-Length": str(len(body))}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler
