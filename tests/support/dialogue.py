"""The search as a reader uses it."""

import re

from playwright.sync_api import Page, expect


class Search:
    """The dialogue, opened with the key `/` on the page at hand."""

    def __init__(self, page: Page):
        self.page = page
        self.dialog = page.locator("dialog.search")
        page.keyboard.press("/")
        self.dialog.wait_for()
        expect(self.dialog.locator("select").first.locator("option").nth(1)).to_be_attached()

    def ask(self, text: str) -> list[str]:
        """Search for a text, and return which moments are shown."""
        self.page.fill("#search-input", text)
        self.page.press("#search-input", "Enter")
        return self.found()

    def narrow(self, name: str, value: str) -> list[str]:
        """Choose a value of a filter, and return which moments are shown."""
        self.page.select_option(f"#search-{name}", value)
        return self.found()

    def found(self) -> list[str]:
        status = self.dialog.locator(".search__status")
        expect(status).not_to_have_text("Haetaan…")
        links = self.dialog.locator(".card__link")
        if self.count():
            expect(links).to_have_count(min(self.count(), 12))
        return [link.get_attribute("href").split("/")[-2] for link in links.all()]

    def count(self) -> int:
        text = self.dialog.locator(".search__status").inner_text()
        number = re.search(r"\d+", text)
        return int(number[0]) if number else int("yksi" in text)

    def choices(self, name: str) -> dict[str, int]:
        """Return the values of a filter with the numbers behind them."""
        options = self.page.locator(f"#search-{name} option:not([value=''])").all()
        return {
            one.get_attribute("value"): int(one.inner_text().rsplit("(", 1)[1][:-1])
            for one in options
        }
