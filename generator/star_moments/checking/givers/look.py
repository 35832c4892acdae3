"""Look through the words of one moment for what tells of its giver."""

from collections.abc import Iterator
from itertools import islice

from star_moments.checking.givers.found import STOPS, Found, plain, same_words
from star_moments.checking.givers.hints import AGE, CAPITAL, NUMBER, OWN, hints_in

# So many are told of one text; whoever answers them is asked about the next.
_MOST = 100


def look_through(text: str) -> list[Found]:
    """Return everything that tells of the giver, each of the same words once."""
    hints = hints_in(text)
    if not hints:
        return []
    found = {
        (one.code, same_words(one.words)): one for one in islice(found_with(text, hints), _MOST)
    }
    # A code is no telephone number too.
    stops = [one for one in found.values() if one.code in STOPS]
    inside = [same_words(one.words) for one in stops]
    return stops + [
        one
        for one in found.values()
        if one.code not in STOPS and not any(_holds(other, one) for other in inside)
    ]


def codes_of(text: str) -> list[Found]:
    """Return the codes alone that a text holds: of one that is not shown, or is no sentence."""
    if not hints_in(text) & NUMBER:
        return []
    from star_moments.checking.givers.codes import codes_in

    return [one for one in codes_in(text) if one.code in STOPS]


def _holds(other: str, one: Found) -> bool:
    words = same_words(one.words)
    return words in other or other in words


def found_with(text: str, hints: int) -> Iterator[Found]:
    """Give what a text holds of the kinds that are hinted at."""
    # Loaded here: nearly no text comes so far.
    if hints & NUMBER:
        from star_moments.checking.givers.codes import codes_in

        yield from codes_in(text)
    text = plain(text)
    if hints & NUMBER:
        from star_moments.checking.givers.contacts import mail_in, numbers_in

        yield from mail_in(text)
        yield from numbers_in(text)
    if hints & CAPITAL:
        from star_moments.checking.givers.relatives import children_named_in, relatives_in
        from star_moments.checking.givers.signatures import signatures_in

        if hints & OWN:
            yield from relatives_in(text)
        yield from children_named_in(text)
        yield from signatures_in(text)
    if hints & (AGE | NUMBER | OWN):
        from star_moments.checking.givers.children import children_in

        yield from children_in(text)
    if hints & OWN:
        from star_moments.checking.givers.health import illness_in

        yield from illness_in(text)
