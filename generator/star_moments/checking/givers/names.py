"""Which words with a capital letter may name somebody, and which name nobody."""

import re
from typing import Final

# A word that begins with something else than a small letter, and one or two of them.
NAME: Final = r"[^\W\d_a-zåäöéüõ][^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}"
NAMES: Final = rf"{NAME}(?:\s+{NAME})?"

# Capitals of days and months in English, of those who do not give their name, and of words that
# begin a sentence where the one before has lost its full stop.
_NOBODY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december christmas easter midsummer english finnish"
    " swedish i'm i've i'd i’m i’ve i’d it he she we they the this that these those what when and"
    " but you your my our thank thanks huge many all so dear best nurse doctor"
    " kiitos kiitoksia kiitokset kiitoksen suuri suuret iso isot hän ne se he me te ja kun jos että"
    " hyvä kaikki kaikille teille teidän erityiskiitos lämmin lämpimät oli on olette aivan myös"
    " tack stort stora tusen hon han vi ni jag det den alla personalen ett"
    " tyytyväinen kiitollinen asiakas asiakkaan asiakkaanne potilas potilaan potilaanne omainen"
    " omaisen omaiset perhe vanhempi vanhemmat äiti isä äidit isät mummo mummi vaari pappa ukki"
    " tytär poika puoliso vaimo kuntalainen asukas matkustaja lukija kävijä naapuri nimetön"
    " anonyymi entinen eräs yksi ilahtunut onnellinen nöyrä terveiset terveisin"
    " terveisiä hoitaja kollega työkaveri tiimi koko eläkeläinen huoltaja nimimerkki uimari"
    " kund en nöjd tacksam patient patienten anhörig mamma mormor granne glad familj familjen en"
    " hälsningar kunden besökare"
    " a an customer satisfied grateful happy patient mum mother dad visitor resident neighbour"
    " colleague anonymous family regular".split()
)
# *Kuopiossa* is a place, since nobody is spoken of so; towns whose names are no surnames are known.
_PLACE = re.compile(
    r".{3,}ss[aä](?:kin)?|(?:helsin[gk]|espoo|vantaa|tampere|oulu|turku|turun|turu|jyväskylä|kuopio"
    r"|joensuu|lappeenran|vaasa|hämeenlinna|seinäjo|rovaniem|mikkeli|kouvola|porvoo|kokkola|kajaani"
    r"|rauma|savonlinna|kerava|nokia|riihimä|suom[ei]|ruotsi|viro|ahvenanma|lapi|lappi|åbo|borgå"
    r"|esbo|vanda|sverige|finland|stockholm|åland).*",
    re.IGNORECASE,
)


def names_of(written: str) -> tuple[str, ...]:
    """Return the words of a text that may be names, from its first word on."""
    found: list[str] = []
    for word in written.split():
        if not word[0].isupper() or word.casefold() in _NOBODY or _PLACE.fullmatch(word):
            break
        found.append(word)
    return tuple(found)


def end_of(names: tuple[str, ...], text: str, start: int) -> int:
    """Return where in a text the last of the names ends that begin at `start`."""
    for name in names:
        start = text.index(name, start) + len(name)
    return start
