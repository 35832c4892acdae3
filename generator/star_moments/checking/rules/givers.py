"""Rules about givers: no code of theirs, and nothing that tells of them without a second look."""

import re
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter

from star_moments.checking.givers.answers import answers
from star_moments.checking.givers.found import LOOKS, STOPS, Found, same_words
from star_moments.checking.givers.hints import hints_in
from star_moments.checking.givers.look import codes_of, look_through
from star_moments.checking.givers.published import published
from star_moments.checking.rules.known import Known
from star_moments.diagnostics import START, Diagnostic, Place, finding
from star_moments.model.files import Moment
from star_moments.model.texts import plain_texts
from star_moments.reading.tree import Located

# A line without this holds no code.
_CODE_IN_NAME = re.compile(
    r"^.*(?:[0-9]{6}(?:[a-fu-y-][0-9]{3}|[0-9]{5})|[0-9]{2}(?:-[0-9]{4}){3}).*$", re.MULTILINE
)


def check_givers(moment: Moment, located: Located, known: Known) -> Iterable[Diagnostic]:
    """Find codes of givers, words that ask for a second look, and looks at what is not there."""
    texts = plain_texts(moment, but="seen")
    if not hints_in(".\n".join(texts)) and not moment.seen:
        return ()
    return _found(moment, texts, located, known)


def names_with_codes(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give each name of a file that holds a code of a giver's, with the finding's code.

    All are asked at once, since each is short and none has any.
    """
    for name in _CODE_IN_NAME.findall("\n".join(names)):
        for one in codes_of(name):
            yield name, one.code


def lines_asked(found: Iterable[Diagnostic]) -> tuple[int, ...]:
    """Return the lines with words that ask for a second look."""
    return tuple(sorted({one.line for one in found if one.code in LOOKS}))


def _found(
    moment: Moment, texts: list[str], located: Located, known: Known
) -> Iterator[Diagnostic]:
    thanked = [one.person for one in moment.thanks if one.person is not None]
    stops, looks = asked(texts, moment.seen or (), thanked, known)
    for one in stops:
        yield finding(one.code, located.file, _place(located, one.words))
    seen = {same_words(entry): at for at, entry in enumerate(moment.seen or ())}
    # As a report tells them: each answer goes on from the one before.
    placed = sorted(((_place(located, one.words), one) for one in looks), key=itemgetter(0))
    said = answers(located, moment.seen or (), [one for _, one in placed])
    for place, one in placed:
        if same_words(one.words) not in seen:
            # What may be a code is told by its place alone, too.
            values = {} if one.code == "giver-code" else {"words": one.words}
            values |= said.get(same_words(one.words), {})
            yield finding(one.code, located.file, place, **values)
    there = {same_words(one.words) for one in looks}
    for entry, at in seen.items():
        if entry not in there:
            place = located.where(("seen", at))
            yield finding("seen-nothing", located.file, place)


def asked(
    texts: Iterable[str], hidden: Iterable[str], thanked: Collection[str], known: Known
) -> tuple[list[Found], list[Found]]:
    """Return what stops a moment, and what asks for a second look, answered or not.

    `hidden` are texts that nobody reads as sentences, and `thanked` the keys of people. What the
    wall publishes itself is left out.
    """
    found = {one: None for text in texts for one in look_through(text)}
    found |= {one: None for text in hidden for one in codes_of(text)}
    looks = [one for one in found if one.code in LOOKS]
    if any(one.names for one in looks):
        they = [known.people[key] for key in thanked if key in known.people]
        there = published(known.labels, known.people.values(), they)
        looks = [one for one in looks if not one.names or not there.has(one.names)]
    stops = [one for one in found if one.code in STOPS]
    return stops, looks


def _place(located: Located, words: str) -> Place:
    """Return where the words stand in the file; the top where they are written otherwise there."""
    pattern = r"(?:\s|\\n)+".join(map(re.escape, words.split()))
    found = re.search(pattern, located.text)
    if found is None:
        return START
    before = located.text[: found.start()]
    return before.count("\n") + 1, found.start() - before.rfind("\n")
