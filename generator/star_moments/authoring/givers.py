"""Find what a new moment tells of its giver, before it is written: the same as the check does."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from star_moments.authoring.writing import NewMoment
from star_moments.checking.drafts import Drafts
from star_moments.checking.givers.found import Found, same_words
from star_moments.checking.givers.look import codes_of
from star_moments.checking.rules.givers import asked
from star_moments.checking.rules.known import Known
from star_moments.model.files import Person

# The answers in which somebody writes what comes to mind, in the order of the questions.
WRITTEN = ("quote", "came_by", "title")


def told_of_giver(
    moment: NewMoment, drafts: Drafts, names: Mapping[str, Sequence[str]]
) -> tuple[list[Found], list[Found]]:
    """Return what stops a new moment, and what asks for a second look.

    `names` are those of everybody with a file, also of people that the conversation makes known.
    """
    people = {
        key: Person.model_construct(name=whole, shown_as=shown, unit="")
        for key, (whole, shown) in names.items()
    }
    known = Known.of(drafts.house, drafts.day).with_people(people, {})
    thanked = [key for kind, key, _ in moment.thanks if kind == "person"]
    return asked([getattr(moment, name) for name in WRITTEN], (), thanked, known)


def has_code(text: str) -> bool:
    """Say whether a text holds a code of the giver's, which nothing may repeat."""
    return any(True for _ in codes_of(text))


def fields_with(found: Sequence[Found], moment: NewMoment) -> list[str]:
    """Return the answers in which one of these stands, or all where that is not known."""
    words = [same_words(one.words) for one in found]
    given = [name for name in WRITTEN if getattr(moment, name)]
    there = [
        name for name in given if any(one in same_words(getattr(moment, name)) for one in words)
    ]
    return there or given


def without_seen(moment: NewMoment) -> NewMoment:
    """Return the moment without the words that may stay, to make its name of what is left."""
    for words in moment.seen:
        pattern = r"\s+".join(map(re.escape, words.split()))
        quote, title = (re.sub(pattern, " ", text) for text in (moment.quote, moment.title))
        moment = replace(moment, quote=quote, title=title)
    return moment
