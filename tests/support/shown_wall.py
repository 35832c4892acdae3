"""What every web server has to do with a wall, by whichever example: asked of each of them."""

import json
import re
import subprocess
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha1
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import LOST, Visit
from tests.support.dialogue import Search
from tests.support.web_server import BELOW, Running, found
from tests.support.world import MKDOCS, World, ago

GONE = "moments/2026-10-02-poistettu/"
KEPT_FOR_A_WEEK = "private, max-age=604800, immutable"
# What a page has in itself, with what only a server can say.
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
OUTSIDE = "127.0.0.1"
# What the examples have in place of a player's address; whence a player asks, and somebody else.
PLAYERS = "10.20.30.0/24"
PLAYER, READER = "127.0.0.1", "127.0.0.2"
SINI = "Basic c2luaTpzYWxhc2FuYQ=="


def built(root: Path) -> Path:
    """Build a small wall that stands below a folder, with a moment that was taken down."""
    settings = MKDOCS.replace("docs_dir", f"site_url: http://127.0.0.1{BELOW}\ndocs_dir")
    world = World(root, config=settings)
    told = [{"person": world.person(), "told": ago(45)}]
    world.moment("2026-10-01-sinille", thanks=told)
    for number in range(40):
        world.moment(f"2026-10-01-hetki-{number}", quote="Kaikki sujui hyvin. " * 12)
    world.moment(GONE.split("/")[1], quote="Poistetut sanat.", withdrawn=ago(1))
    return world.build()


def answers_as_it_should(server: Running) -> None:
    """Ask for a page, feeds, screens, what is gone, and each kind of header."""
    site = server.site
    for address in ("", "moments/2026-10-01-sinille/", "display/", "display/kahvila/"):
        page = server.get(address)
        assert (page.status, page.body) == (200, (site / address / "index.html").read_bytes())
        assert re.fullmatch("text/html; ?charset=utf-8", page.headers["content-type"], re.I)
        assert page.headers["cache-control"] == "no-cache"
        assert "date" in page.headers
        assert is_not_sent_again(server, address)
        head = server.get(address, "HEAD")
        assert (head.status, head.body) == (200, b"")
    for address, there in (
        ("/tahtihetket", BELOW),
        ("/tahtihetket/display", f"{BELOW}display/"),
        ("/tahtihetket/units/kahvila", f"{BELOW}units/kahvila/"),
    ):
        answer = server.ask(address)
        assert answer.status in (301, 308)
        assert answer.headers["location"].removeprefix(server.origin) == there
    feeds_and_files(server)
    what_players_add(server)
    has_its_headers(server)
    what_is_gone(server)


def is_not_sent_again(server: Running, address: str) -> bool:
    first = server.get(address).headers
    by_tag = server.get(address, If_None_Match=first["etag"])
    by_time = server.get(address, If_Modified_Since=first["last-modified"])
    return (by_tag.status, by_tag.body, by_time.status) == (304, b"", 304)


def first_of(site: Path, pattern: str) -> str:
    return next(site.glob(pattern)).relative_to(site).as_posix()


def stamped(site: Path) -> str:
    found = re.search(r"assets/style\.css\?[0-9a-f]+", (site / "index.html").read_text())
    assert found
    return found[0]


def feeds_and_files(server: Running) -> None:
    site = server.site
    feed = server.get("feed.json")
    assert json.loads(feed.body)["items"]
    kinds = {
        "feed.json": "application/json",
        "feed.xml": "/xml",
        "display/manifest.json": "application/json",
        "display/sw.js": "javascript",
        first_of(site, "assets/fonts/*.woff2"): "font/woff2",
        "assets/favicon.svg": "image/svg+xml",
    }
    for address, kind in kinds.items():
        answer = server.get(address)
        assert answer.body == (site / address).read_bytes()
        assert kind in answer.headers["content-type"], address
    packed = server.get("search-index/index.json", Accept_Encoding="gzip")
    assert packed.headers.get("content-encoding") == "gzip"
    for address in ("feed.json", "feed.xml", "display/manifest.json", "display/sw.js"):
        assert server.get(address).headers["cache-control"] == "no-cache"
        assert is_not_sent_again(server, address)
    for pattern in ("display/feed.*.json", "display/kahvila/feed.*.json", "search-index/*/*.json"):
        words = server.get(first_of(site, pattern))
        assert words.headers["cache-control"] == KEPT_FOR_A_WEEK, pattern
    assert server.get("search-index/index.json").headers["cache-control"] == "no-cache"
    sheet = stamped(site)
    assert server.get(sheet).headers["cache-control"] == "max-age=31536000, immutable"
    assert server.get(sheet.partition("?")[0]).headers["cache-control"] == "no-cache"


def what_players_add(server: Running) -> None:
    """Xibo adds the size of its region with `&`: the page comes where there is a `?` before it."""
    added = "&width=1920&height=1080"
    for address in ("display/", "display/kahvila/"):
        page = (server.site / address / "index.html").read_bytes()
        for query in ("?", "?display=aula", "?safe=3"):
            answer = server.get(f"{address}{query}{added}")
            assert (answer.status, answer.body) == (200, page)
        assert server.get(address + added).status == 404


def has_its_headers(server: Running) -> None:
    for address in ("", "feed.json", "assets/favicon.svg", "display/", GONE, "display/poissa/"):
        headers = server.get(address).headers
        assert headers["x-content-type-options"] == "nosniff", address
        assert headers["referrer-policy"] == "same-origin"
        policy = "frame-ancestors 'self'" if address.startswith("display/") else POLICY
        if server.get(address).status == 200:
            assert headers["content-security-policy"] == policy
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
    page = (server.site / "index.html").read_text()
    of_the_page = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert of_the_page
    assert f"{of_the_page[1]}; frame-ancestors 'self'" == POLICY


def what_is_gone(server: Running) -> None:
    """Nobody is told for long that something is gone, nor who; and nobody looks into folders."""
    page = (server.site / "404.html").read_bytes()
    week = "display/feed.0123456789abcdef.json"
    for address in (GONE, GONE.rstrip("/"), "no/such/page", week, "search-index/cards/abc.json"):
        answer = server.get(address)
        assert (answer.status, answer.body) == (404, page), address
        assert answer.headers["cache-control"] == "no-cache"
    assert b"Poistetut" not in page
    for folder in ("assets/", "search-index/", "display/../../", "%2e%2e/mkdocs.yml"):
        assert server.get(folder).status in (400, 403, 404), folder


def opens_without_a_fault(server: Running, browser: Browser) -> None:
    """Open wall, search, a screen and what is not there: none of them has a fault."""
    visit = Visit.begin(browser, server.origin + BELOW)
    try:
        assert Search(visit.go()).ask("hyvin")
        assert visit.found_no_fault()
        page = visit.go("display/kahvila/")
        page.wait_for_selector("html:not(.no-js)", state="attached")
        assert page.inner_text("#stage").strip()
        assert visit.found_no_fault()
        page = visit.go(LOST)
        assert page.title()
        assert page.evaluate("getComputedStyle(document.body).fontFamily.includes('tkinson')")
        assert visit.found_no_fault()
    finally:
        visit.context.close()


_HASHED = {
    "nginx": lambda: "{PLAIN}salasana",
    "apache2": lambda: "{SHA}" + b64encode(sha1(b"salasana").digest()).decode(),
    "caddy": lambda: subprocess.check_output(
        [str(found("caddy").path()), "hash-password", "--plaintext", "salasana"], text=True
    ).strip(),
}


def with_login(name: str, folder: Path) -> Callable[[str], str]:
    """Return what lets an example ask everybody but players for a password, by its own comments."""
    passwords = folder / f"htpasswd-{name}"
    word = _HASHED[name]()
    passwords.write_text(f"sini:{word}\n")
    networks = re.compile(
        r"^\s*(allow .*;|deny all;|Require ip .*|Require local|@outside .*|error @.*)\n"
    )

    def change(text: str) -> str:
        lines = [line for line in text.splitlines(keepends=True) if not networks.match(line)]
        # What is no sentence stands right after its sign, or farther from it than a space.
        text = re.sub(r"(?m)^(\s*)#(?! \S)", r"\1", "".join(lines))
        assert PLAYERS in text
        for old, new in (
            (PLAYERS, PLAYER),
            (f"/etc/{name}/tahtihetket.htpasswd", str(passwords)),
            ("name hash\n", f"sini {word}\n"),
        ):
            text = text.replace(old, new)
        return text

    return change


def lets_only_screens_in(server: Running, browser: Browser) -> None:
    """A player gets what a screen needs and nothing else; everybody else logs in."""
    site = server.site
    needed = (
        *("display", "display/", "display/kahvila/", "display/manifest.json", "display/sw.js"),
        *(first_of(site, "display/feed.*.json"), first_of(site, "assets/fonts/*.woff2")),
        *("assets/favicon.svg", stamped(site)),
    )
    for address in needed:
        assert server.get(address, at=PLAYER).status in (200, 301, 308), address
        assert server.get(address, at=READER).status == 401, address
        assert server.get(address, at=READER, Authorization=SINI).status in (200, 301, 308)
    # A screen whose unit is gone hears of that, and asks for the house's moments.
    assert server.get("display/poissa/manifest.json", at=PLAYER).status == 404
    for address in ("", "feed.json", "feed.xml", "search-index/index.json", "no", "displayed/"):
        assert server.get(address, at=PLAYER).status == 401, address
        assert server.get(address, at=PLAYER, Authorization=SINI).status in (200, 404), address
    for way in ("..", "%2e%2e", "..%2f", "%2e%2e%2f", "/..", "x/../.."):
        for address in (f"display/{way}/feed.json", f"assets/{way}/moments/"):
            assert server.get(address, at=PLAYER).status in (400, 401, 403, 404), address
    visit = Visit.begin(browser, server.origin + BELOW)
    try:
        page = visit.go("display/kahvila/")
        page.wait_for_selector("html:not(.no-js)", state="attached")
        assert page.inner_text("#stage").strip()
        assert visit.found_no_fault()
    finally:
        visit.context.close()
