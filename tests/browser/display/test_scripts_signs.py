"""Emoji that a player cannot draw: they are left out, and nothing else of the words is touched."""

import random
import re
import shutil
import subprocess

import pytest

from tests.browser.display.test_scripts_stage import PAGE
from tests.support.feeds import feed, interlude, manifest, moment
from tests.support.scripts import blank

# A canvas that draws what `fonts` names, and a box for everything else.
CANVAS = """fonts => {
  const real = document.createElement.bind(document);
  let text = "";
  document.createElement = (name) => name !== "canvas" ? real(name) : {
    getContext: () => ({ clearRect() { text = ""; }, fillText(one) { text = one; },
      getImageData: () => ({ data: fonts === null || fonts.includes(text) || /^[a-z]$/.test(text)
        ? [...text].map((one) => one.codePointAt(0)) : [0, 1, 1, 0] }) }),
  };
}"""
READABLE = "texts => texts.map(display.signs.readable)"


@pytest.fixture
def opened(unseen):
    """Return what opens a page whose canvas knows these signs; `None`: all that there are."""
    begun = []

    def begin(fonts, last="view", html=""):
        context, page = blank(unseen, last, html)
        begun.append(context)
        page.evaluate(CANVAS, fonts)
        return page

    yield begin
    for one in begun:
        one.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kiitos 🌸!", "Kiitos!"),
        ("Kiitos 🌸 teille", "Kiitos teille"),
        ("🌸 Kiitos", "Kiitos"),
        ("Kiitos! 🌸🌸 🎉", "Kiitos!"),
        ("Hyvä🌸työ", "Hyvä työ"),
        ("Hyvä ❤️ työ 👍", "Hyvä ❤️ työ 👍"),
        ("Hyvä 👍🏽 työ", "Hyvä työ"),
        ("Hyvä 👩‍👩‍👧‍👦, te kaikki", "Hyvä, te kaikki"),
        ("Hyvä 🧑🏿‍🚒 ja 👍", "Hyvä ja 👍"),
        ("🇫🇮 Suomi 🏴\U000e0067\U000e0062\U000e007f", "Suomi"),
        ("Kiitos!\n🌸🌸\nHei", "Kiitos!\nHei"),
        ("Kiitos!\n\n🌸\n\nHei", "Kiitos!\n\nHei"),
        ("1️⃣ yksi, 2️⃣ kaksi", "1 yksi, 2 kaksi"),
        ("Kiitos (🌸)!", "Kiitos!"),
        ("Hän sanoi: ”🌸 Kiitos 🌸”", "Hän sanoi: ”Kiitos”"),
        ("Sanoit ”kiitos” 🌸 ja lähdit", "Sanoit ”kiitos” ja lähdit"),
        ("🌸", ""),
        ("Kaksi  väliä, ½ + ≤ 3 → ➂", "Kaksi  väliä, ½ + ≤ 3 → ➂"),
    ],
)
def test_what_would_be_a_box_is_left_out(opened, text, expected):
    assert opened(["👍", "❤", "☀"]).evaluate(READABLE, [text]) == [expected]


PIECES = (
    *("Kiitos", "äiti", "1", " ", " ", "\n", "!", ".", "”", "(", ")", "\u00ad", "字", "ש"),
    *(
        "🌸",
        "👍",
        "👍🏽",
        "👩‍👩‍👧‍👦",
        "🇫🇮",
        "❤️",
        "☀",
        "⭐",
        "✨",
        "5️⃣",
        "🧑🏿‍🚒",
        "\u200d",
        "\ufe0f",
    ),
)
PICTURES = re.compile("[\U0001f1e6-\U0001f9ff\u2600-\u27bf\u2b50\u20e3\ufe0f\u200d]")


def some_texts() -> list[str]:
    chance = random.Random(11)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 20))) for _ in range(1500)]


def test_no_letter_goes_with_them_and_no_space_is_left(opened):
    texts = some_texts()
    for text, found in zip(texts, opened([]).evaluate(READABLE, texts), strict=True):
        assert not re.search("[\U0001f1e6-\U0001f9ff\u2600-\u27bf\u2b50\u20e3]", found), ascii(text)
        if not PICTURES.search(text):
            assert found == text
            continue
        # Brackets around nothing go too.
        kept, there = (re.sub(r"[\s()]", "", PICTURES.sub("", one)) for one in (found, text))
        assert kept == there, ascii(text)
        assert found.count("  ") <= text.count("  "), ascii(text)


def test_what_can_be_drawn_stays_as_it_is(opened):
    texts = some_texts()
    assert opened(None).evaluate(READABLE, texts) == texts


REFUSING = {
    "no canvas": "() => { HTMLCanvasElement.prototype.getContext = () => null; }",
    "a canvas that throws": """() => { CanvasRenderingContext2D.prototype.getImageData =
        () => { throw new DOMException("no", "SecurityError"); }; }""",
    "a blank canvas": """() => { CanvasRenderingContext2D.prototype.getImageData =
        () => ({ data: [0, 0, 0, 0] }); }""",
    "a canvas with noise": """() => { CanvasRenderingContext2D.prototype.getImageData =
        () => ({ data: [Math.random()] }); }""",
}


@pytest.mark.parametrize("how", REFUSING)
def test_where_nothing_can_be_found_out_all_stays(unseen, how):
    context, page = blank(unseen, "view")
    page.evaluate(REFUSING[how])
    texts = ["Kiitos 🌸 teille 👍🏽!", "Kiitos \U0001f8ff!"] * 2
    assert page.evaluate(READABLE, texts) == texts
    context.close()


def fonts_with(sign: str) -> bool:
    """Say whether any font of this machine has a sign."""
    query = ["fc-list", f":charset={ord(sign):x}", "family"]
    return bool(subprocess.run(query, capture_output=True, check=True, text=True).stdout.strip())


def test_a_real_canvas_tells_what_the_fonts_have(unseen):
    """U+1F8FF is nothing yet; of all others the machine's own list of fonts is asked."""
    context, page = blank(unseen, "view")
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    assert page.evaluate(READABLE, ["Kiitos \U0001f8ff!", "Kiitos!"]) == ["Kiitos!", "Kiitos!"]
    if shutil.which("fc-list"):
        signs = "🌸👍🎉🧑🚒🫶🥳☀⭐✨❤♥☺😀🙏🏆"
        found = page.evaluate(READABLE, list(signs))
        assert {one: bool(said) for one, said in zip(signs, found, strict=True)} == {
            one: fonts_with(one) for one in signs
        }
    assert told == []
    context.close()


VIEWS = """([moment, interlude]) => {
  const how = { words: {}, feed: { language: "fi" }, hash: "h", layout: 0, isNew: false,
    qr: true, dwell: null };
  return [display.view.moment(moment, 0, how), display.view.interlude(interlude, how)]
    .map((one) => [one.heading, one.words, one.thanks, one.unit, one.factor]);
}"""


def test_every_text_of_a_slide_is_looked_at(opened):
    pages = [{"size": "m", "text": "Olit 🌸 paras!"}]
    one = moment(1, pages=pages, thanks="Kiitos, Sini 🌸!", unit="🌸 Kukat", factor="Ilo 🌸")
    between = interlude("Ketä 🌸?") | {"text": "Sano se 🌸.", "meaning": "🌸 Ilo"}
    assert opened([]).evaluate(VIEWS, [one, between]) == [
        ["", "Olit paras!", "Kiitos, Sini!", "Kukat", "Ilo"],
        ["Ketä?", "Sano se.", "", "Ilo", ""],
    ]


def test_no_canvas_is_made_for_words_alone(unseen):
    context, page = blank(unseen, "view")
    made = page.evaluate(
        """() => { const real = document.createElement.bind(document); let made = 0;
          document.createElement = (name) => { made += 1; return real(name); };
          const say = () => display.signs.readable("Kiitos, äiti – 3 € ≤ 5 €!");
          for (let n = 0; n < 50; n++) say();
          const before = made;
          for (let n = 0; n < 50; n++) display.signs.readable("Kiitos 🌸!");
          return [before, made]; }"""
    )
    assert made == [0, 1]
    context.close()


ROUND = """([manifest, feed, count]) => {
  display.stage.begin();
  display.layers.begin();
  display.content.begin({ manifest: manifest, feed: feed }, "", "own");
  display.show.begin({
    params: { order: "fresh", max: null, qr: true, dwell: null, quiet: null }, words: {}, seed: "a",
    first: feed.moments[0].id, stale: () => false, ask() {}, swapped() {}, boundary(go) { go(); },
  });
  const row = [];
  for (let n = 0; n < count; n++) {
    const view = display.stage.view();
    row.push([view.kind === "moment" ? view.id + " " + view.page : "=", view.words]);
    display.show.step();
  }
  return row;
}"""


def rounds(page, *moments, count=40):
    one = feed(*moments)
    live = [one["v"] for one in moments]
    return page.evaluate(ROUND, [manifest(one, live=live), one, count])


def said(number, *texts):
    return moment(number, pages=[{"size": "m", "text": text} for text in texts])


@pytest.mark.parametrize("alone", ["🌸", "🌸🎉!", "🌸\n\n🎉", "”🌸”", "🌸 🌸, 🌸…"])
def test_a_moment_of_which_no_word_can_be_drawn_has_no_turn(opened, alone):
    found = rounds(
        opened(["👍"], "show", PAGE), said(1, alone), said(2, "Kiitos 🌸!"), said(3, "👍")
    )
    assert {tuple(one) for one in found} == {
        ("moment-2 1", "Kiitos!"),
        ("moment-3 1", "👍"),
        ("=", "Sano se ääneen."),
    }


def test_a_page_without_a_word_is_passed_over_and_the_others_are_not(opened):
    page = opened([], "show", PAGE)
    found = rounds(page, said(1, "🌸", "Kiitos!"), said(2, "Hei!", "🌸🌸", "Taas."), said(3, "!"))
    assert {one for one, _ in found} == {
        "moment-1 2",
        "moment-2 1",
        "moment-2 3",
        "moment-3 1",
        "=",
    }


def test_where_no_word_of_any_moment_can_be_drawn_the_rest_goes_on(opened):
    few = [said(number, "🌸", "🎉", "🌸") for number in range(1, 9)]
    for some in (few[:1], few):
        found = rounds(opened([], "show", PAGE), *some, count=20)
        assert {one for one, _ in found} == {"="}


def test_where_all_can_be_drawn_every_moment_has_its_turn(opened):
    found = rounds(opened(None, "show", PAGE), said(1, "🌸"), said(2, "Kiitos 🌸!"))
    assert {one for one, _ in found} == {"moment-1 1", "moment-2 1", "="}
