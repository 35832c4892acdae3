"""Find who has signed: *T: Maija, Terveisin Maija, Hälsningar Anna, Kind regards, John*."""

import re
from collections.abc import Iterator

from star_moments.checking.givers.found import Found, has_any, one_line
from star_moments.checking.givers.names import NAME, end_of, names_of

# A signature may have an initial: *M. Meikäläinen, Maija M.*
_INITIAL = r"[^\W\d_a-zåäöéüõ]\."
_SIGNED = rf"(?P<names>(?:{_INITIAL}\s?)?{NAME}(?:\s+(?:{NAME}|{_INITIAL}))*)"
_CLOSING = (
    r"(?:\b(?:[Tt][.:]|[Tt](?=\s+[^\W\d_a-z]))|//?|"
    r"(?i:\b(?:(?:ystävällisin|parhain|lämpimin|iloisin|hyvin|rakkain|aurinkoisin|kauniin)\s+)?"
    r"(?:terveisin|terveisiä|terkuin|terkkuja|terv\.?|yst\.?\s?terv\.?|kiittäen|kiitollisena"
    r"|kiitollisin mielin|kunnioittaen|allekirjoittanut)"
    r"|\b(?:med\s+)?(?:vänlig(?:a|en)?|bästa|varma?|tacksamma|soliga|hjärtliga)?\s?"
    r"hälsning(?:ar|en)?|\bhälsar|\bmvh\.?|\bmed tack|\bvänligen"
    r"|\b(?:kind|best|warm|warmest)?\s?regards|\b(?:best|warm)\s?wishes"
    r"|\byours(?: sincerely| faithfully| truly)?|\bsincerely|\bmany thanks|\bwith thanks"
    r"|\blove from|\blove(?=,)|\bcheers(?=,)))[\s,.:!–-]*"
)
_WITH = re.compile(rf"{_CLOSING}(?:(?:nimim|nimimerkki|t)[.:]?\s+)?{_SIGNED}")
# A dash and a name, alone at the end.
_ALONE = re.compile(rf"(?:^|\n|[.!?…”\")]\s)\s*(?P<closing>[–—-]\s?){_SIGNED}\.?\s*$")
# What stands after a greeting is its end: nothing, or one more line such as *ja perhe*.
_MOST_BEHIND = 40
_END = 160
# Without one of these nobody has signed.
_SIGNS = (
    *("t:", "t.", "t ", "t\n", "terv", "terk", "kiittäen", "kiitoll", "kunnioit", "allekirj", "/"),
    *("hälsn", "hälsar", "mvh", "tack", "vänlig", "regard", "wishes", "yours", "sincere", "thanks"),
    *("love", "cheers", "-", "–", "—"),
)


def signatures_in(text: str) -> Iterator[Found]:
    """Give each signature: the words of closing, and the name."""
    text = text.rstrip()[-_END:]
    if not has_any(_SIGNS, text.lower()):
        return
    for pattern in (_WITH, _ALONE):
        for found in pattern.finditer(text):
            start = found.start("names")
            names = names_of(found["names"]) or _with_initial(found["names"])
            if not names or len(text) - found.end() > _MOST_BEHIND:
                continue
            first = found.start("closing") if pattern is _ALONE else found.start()
            words = text[first : end_of(names, text, start)]
            yield Found("giver-signature", one_line(words), names)


def _with_initial(written: str) -> tuple[str, ...]:
    first, *rest = written.split()
    return (first, *names_of(" ".join(rest))) if first.endswith(".") and rest else ()
