"""The scripts of a screen, loaded one by one into an empty page, as far as a test needs them."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

SCRIPTS = Path(__file__).parents[2] / "theme" / "star_moments_theme" / "display" / "scripts"
# An address that only the test knows; it answers with an empty page and nothing else.
ADDRESS = "http://127.0.0.1:9/display/"


def parts_until(last: str) -> list[Path]:
    """Return the scripts up to the one of that name, such as `deck`."""
    paths = sorted(SCRIPTS.glob("*.js"))
    names = [path.stem.partition("-")[2] for path in paths]
    return paths[: names.index(last) + 1]


def blank(browser: Browser, last: str, html: str = "", **options) -> tuple[BrowserContext, Page]:
    """Open an empty page with the scripts up to one of them; none of them starts anything."""
    scripts = "".join(
        f"<script>{path.read_text(encoding='utf-8')}\n//# sourceURL={path.name}</script>"
        for path in parts_until(last)
    )
    body = f"<!DOCTYPE html><meta charset='utf-8'>{html}{scripts}"
    context = browser.new_context(**options)
    context.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
    page = context.new_page()
    page.clock.install(time=1_795_000_000)
    page.goto(ADDRESS)
    context.unroute("**/*")
    return context, page
