"""Texts as words, and words as plain letters, whatever was put between the letters or upon them."""

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, NamedTuple

_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKS: Final = re.compile(r"[*_~`\\\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f]")
# Between two letters it is no mark-up.
_BETWEEN: Final = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>@]{0,200}>")
_LINK: Final = re.compile(r"\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")
# A word that goes on after the end of a line.
_CUT: Final = re.compile(r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[^\W\d_])")

# Anything but the letters, signs and dashes of ordinary Latin text.
UNUSUAL: Final = re.compile("[^\x00-\xac\xae-\u02af\u2010-\u2027\u2030-\u205e\u20ac]")

# *Siniiii*: no word of the three languages has a letter three times.
_DRAWN_OUT: Final = re.compile(r"(.)\1{2,}")

# What ends a sentence, a face or a heart among it; quotation marks, brackets and dashes may stand
# between it and the next one.
_END: Final = re.compile(
    r"(?:[.!?…:]|<3|[\u2600-\u27bf\U0001f000-\U0001faff])[\s\"'“”„»«’‘()\[\]–—•-]*$"
)
_ENDS: Final = re.compile(r"[.!?…](?:\s|$)|[\"”»)]*[!?](?:\s|$)")

# Where accents only say how to pronounce a letter, people leave them out, or put them. These three
# are letters of their own in Finnish and Swedish: *mikä* is not *Mika*.
_LETTERS: Final = "åäö"
_WITHOUT_DOTS: Final = str.maketrans(_LETTERS, "aao")
# As keyboards that lack a letter have it, here and elsewhere.
_TWO_FOR_ONE: Final = {
    **{"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "š": "sh", "ž": "zh", "đ": "dj"}
}
_ALIKE: Final = str.maketrans({"ø": "ö", "æ": "ä"})


class Token(NamedTuple):
    """A word of a text: as it stands, folded, and where.

    `opens`: whether a sentence begins with it; `ends`: whether one ends behind it; `dotted`:
    whether a point or a colon follows at once; `called`: whether it is a handle or a tag.
    """

    word: str
    folded: str
    opens: bool
    ends: bool
    dotted: bool
    called: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[0].isupper()


def words_of(text: str) -> list[str]:
    """Return the words of a text without its mark-up and invisible characters."""
    return _WORD.findall(_plain(text))


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text, each with what a sentence makes of it."""
    plain = _plain(text)
    tokens: list[Token] = []
    before = 0
    for match in _WORD.finditer(plain):
        word, between, after = match[0], plain[before : match.start()], plain[match.end() :][:3]
        is_initial = len(word) == 1
        opens = not tokens or _END.search(between) is not None
        tokens.append(
            Token(
                word,
                fold(word),
                opens and not _follows_initial(tokens),
                not is_initial and _ENDS.match(after) is not None,
                after[:1] in (".", ":"),
                between[-1:] in ("@", "#"),
            )
        )
        before = match.end()
    return tokens


def _follows_initial(tokens: list[Token]) -> bool:
    return bool(tokens) and len(tokens[-1].word) == 1 and tokens[-1].dotted


def visible(text: str, form: Literal["NFC", "NFKC"] = "NFKC") -> str:
    """Return a text with its entities resolved, and without invisible signs and loose accents."""
    if "&" in text:
        text = html.unescape(text)
    if UNUSUAL.search(text):
        text = unicodedata.normalize(form, text)
        text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Mn", "Cf"))
    return text


def _plain(text: str) -> str:
    text = visible(text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "-" in text and "\n" in text:
        text = _CUT.sub("", text)
    if "_" in text:
        text = _BETWEEN.sub(" ", text)
    return _MARKS.sub("", text)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word in small Latin letters, without accents but for å, ä and ö."""
    small = word.lower()
    if not small.isascii():
        small = "".join(map(_folded, unicodedata.normalize("NFC", small)))
    return _DRAWN_OUT.sub(r"\1", small)


@lru_cache(maxsize=1 << 12)
def _folded(letter: str) -> str:
    if letter.isascii() or letter in _LETTERS:
        return letter
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)
    )
    if plain.isascii():
        return plain
    # Loaded here: ordinary text has no use for it.
    from anyascii import anyascii

    # Of a letter that nobody writes in Latin ones, it is itself what names are told by.
    return "".join(filter(str.isalpha, anyascii(plain).lower())) or letter


def without_dots(folded: str) -> str:
    """Return a folded word with å, ä and ö as a and o."""
    return folded if folded.isascii() else folded.translate(_WITHOUT_DOTS)


@lru_cache(maxsize=1 << 16)
def spellings(name: str) -> tuple[str, ...]:
    """Return a name, folded, in the ways in which people write its letters."""
    if name.isascii():
        return (name.lower(),)
    small = unicodedata.normalize("NFC", name.lower())
    two = "".join(_TWO_FOR_ONE.get(letter, letter) for letter in small)
    found = [fold(small), without_dots(fold(small)), fold(two), fold(small.translate(_ALIKE))]
    return tuple(dict.fromkeys(found))
