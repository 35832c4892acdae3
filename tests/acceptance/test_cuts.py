"""On the whole site no file holds a part of a sign: no half family of emoji, no flag cut in two."""

import re

import pytest

from tests.support.world import MKDOCS

WITH_ADDRESS = f"{MKDOCS}site_url: https://example.org/\n"
ESCAPED = re.compile(r"(?:\\u[0-9a-f]{4})+", re.IGNORECASE)
SIGNS = (
    "👩‍👩‍👧‍👦",
    "👍🏿",
    "🇫🇮",
    "\u1eb9\u0301",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
)


def unescaped(text: str) -> str:
    """Return JSON with its letters as they are."""

    def letters(found: re.Match[str]) -> str:
        units = bytes.fromhex(found[0].replace("\\u", ""))
        return units.decode("utf-16-be", "surrogatepass")

    return ESCAPED.sub(letters, text)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", "a", "Kiitos "])
def test_every_file_has_whole_signs(world, sign, before):
    world.write("mkdocs.yml", WITH_ADDRESS)
    world.person(name=f"{before}{sign * 60} Korhonen", shown_as=before + sign * 60)
    thanks = [{"person": "sini", "told": "2026-10-02"}, {"unit": "kahvila"}]
    world.moment("a", quote=before + sign * 300, thanks=thanks)
    world.moment("b", quote="Kiitos! " * 20 + before + sign * 300, title=before + sign * 100)
    site = world.build()
    inside = re.compile(f"(?:{re.escape(sign)})*(?P<rest>[{''.join(set(sign))}]*)")
    first = sign[0]
    found = 0
    for path in site.rglob("*"):
        if path.suffix not in (".html", ".xml", ".json"):
            continue
        text = unescaped(path.read_text(encoding="utf-8"))
        for at in re.finditer(f"(?<![{''.join(set(sign))}]){first}(?=[{sign[1]}])", text):
            whole = inside.match(text, at.start())
            assert whole["rest"] == "", (path, ascii(whole[0][-20:]))
            found += 1
    assert found > 20
