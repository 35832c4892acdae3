"""Where a text may be cut, as the browser has it: its own tables of Unicode are newer than ours."""

import random

from star_moments.graphemes import beginning
from tests.support.scripts import blank

ENDS = """texts => {
  const signs = new Intl.Segmenter("en", { granularity: "grapheme" });
  return texts.map((text) => {
    let length = 0;
    return Array.from(signs.segment(text), (one) => (length += Array.from(one.segment).length));
  });
}"""
CUTS = "many => many.map(([text, at]) => display.fit.whole(text, at))"
PIECES = (
    *(
        "a",
        "ä",
        "ш",
        "β",
        "Q",
        "7",
        " ",
        ".",
        "…",
        "”",
        "\r\n",
        "\n",
        "\u00ad",
        "©",
        "☺",
        "❤",
        "あ",
        "字",
    ),
    *("👩", "👧", "🏽", "🏿", "🚀", "🏳", "🏴", "🇫", "🇮", "🇸", "\U000e0067", "\U000e007f", "\u20e3"),
    *("\u0308", "\u0301", "\u0323", "\u200d", "\u200c", "\ufe0f", "\u3099", "\uff9e", "\u0951"),
    *("\u1112", "\u1161", "\u11ab", "한", "가", "क", "\u094d", "ष", "ि", "ெ", "น", "\u0e33", "ง"),
    *(
        "ا",
        "\u0651",
        "\u064e",
        "ש",
        "\u05b8",
        "\u0600",
        "\u06dd",
        "\u0d4e",
        "ക",
        "\u0ebe",
        "\u1b44",
    ),
)


def some_texts(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(PIECES, k=chance.randint(2, 40))) for _ in range(count)]


def test_no_cut_falls_inside_a_sign(unseen):
    context, page = blank(unseen, "base")
    texts = some_texts(4000, 1)
    seen = permitted = 0
    for text, ends in zip(texts, page.evaluate(ENDS, texts), strict=True):
        cuts = {len(beginning(text, most)) for most in range(len(text) + 1)} - {0}
        # A heap of more marks than any sign has is cut anywhere.
        assert {cut for cut in cuts if cut <= 32} <= {*ends}, ascii(text)
        seen, permitted = seen + len(ends), permitted + len(cuts & {*ends})
    # And no more is kept together than has to be, but here and there.
    assert permitted > seen * 0.85
    context.close()


def test_no_cut_of_a_screen_falls_inside_a_sign(unseen):
    context, page = blank(unseen, "fit")
    texts = some_texts(1500, 2)
    ends = page.evaluate(ENDS, texts)
    where = page.evaluate(
        CUTS,
        [[text, at] for text in texts for at in range(len(text.encode("utf-16-le")) // 2)],
    )
    found = iter(where)
    kept = 0
    for text, signs in zip(texts, ends, strict=True):
        units = text.encode("utf-16-le")
        for _ in range(len(units) // 2):
            cut = next(found)
            kept += cut > 0
            assert len(units[: 2 * cut].decode("utf-16-le")) in {0, *signs}, ascii(text)
    assert kept > len(where) * 0.5
    context.close()
