"""Whatever differs in what may be seen: where the bytes of a file differ, its key differs too.

Every field of every `Public…` value is varied by itself, those that are added later among them:
they are found by looking at the classes. A value is varied wherever it stands, and a moment also in
one channel alone, since the gate makes one for each.
"""

import types
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import ceil
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from star_moments.build import plan
from star_moments.kit.kit import Kit, body_templates
from star_moments.look.look import Logo, Look
from star_moments.model.period import Period
from star_moments.press.frame import HOLES, Frame
from star_moments.search.index import index_files, search_key
from star_moments.wall import public
from star_moments.wall.public import Publication, PublicEmergency, PublicMoment, PublicUnit
from star_moments.wall.published import Wall
from star_moments.words import load_words
from tests.support.sizes import size, sized
from tests.support.world import World, ago

FRAMES = defaultdict(lambda: Frame(("<", "|", "|", "|", ">"), HOLES))
LONG = "Kiitos siitä, että aina jaksatte kuunnella ja neuvoa. " * 12

Files = dict[str, tuple[str, Callable[[], bytes]]]
Varied = Iterator[tuple[str, Publication]]


def make(seen: Publication, url="https://example.org/", maker="1", own=None, look=None) -> Files:
    """Return every file by path, with its key and what makes its bytes."""
    words = load_words(seen.house.language)
    kit = Kit(Wall(seen), words, body_templates(own), url, maker, look=look or Look())
    made = {one.path: (one.key, one.make) for one in plan(kit, FRAMES)}
    made["search"] = search_key(kit), lambda: b"".join(index_files(kit).values())
    return made


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> Publication:
    """All that a small public wall shows: a moment that thanks other people in other channels, one
    that is not on paper and in no feed, and one with everything."""
    world = World(tmp_path_factory.mktemp("keys"))
    world.write("content/wall.yml", world.wall + "public: true\n")
    some = {"on": ago(100), "channels": ["wall", "print"]}
    world.person("sini")
    world.person("tuula", name="Tuula Virtanen", shown_as="Tuula", permission=some)
    both = [{"person": "sini", "told": ago(40)}, {"person": "tuula", "told": ago(40)}]
    world.moment("kaikille", thanks=[*both, {"unit": "kirjasto"}], factors=["joy", "trust"])
    world.moment("tuulasta", quote="Tuula auttoi.", thanks=both[1:], date=ago(60))
    full = {"title": "Iso päivä", "quote": LONG, "story": "*Näin.*", "learned": "- Tämä"}
    world.moment("taysi", **full, channel="puhelin", language="sv", date=ago(400))
    publication = world.read().wall.publication
    until = datetime.combine(publication.day, time(18), UTC)
    return replace(publication, emergency=PublicEmergency("Vesikatko", LONG, until, ("kahvila",)))


@pytest.fixture(scope="module")
def before(seen) -> dict[str, tuple[str, bytes]]:
    made = {path: (key, make()) for path, (key, make) in make(seen).items()}
    assert len(made) > 30
    assert all(key for key, _ in made.values())
    return made


def assert_keys_tell(before: Mapping[str, tuple[str, bytes]], after: Files, what: str) -> None:
    """Fail where a file has the key that it had, and other bytes."""
    for path, (key, made) in after.items():
        if path in before and key == before[path][0]:
            assert made() == before[path][1], f"{path} keeps its key, though {what} is another"


# What is varied: each field of each value, found by its type.


def others(hint: Any, value: Any, name: str, seen: Publication) -> Iterator[Any]:
    """Give some other values for a field of this type."""
    origin = get_origin(hint)
    if name == "quiet":
        yield from {None, (60, 120)} - {value}
    elif hint == date | None:
        yield from {None, date(2027, 1, 1), date(2028, 1, 1)} - {value}
    elif origin in (types.UnionType, Union):
        yield from {None, Period(13), Period(24)} - {value}
    elif origin is Literal:
        yield from (one for one in get_args(hint) if one != value)
    elif origin is tuple:
        yield from other_tuples(get_args(hint)[0], value, name, seen)
    elif hint is bool:
        yield not value
    elif hint is int:
        yield value % 9 + 1
    elif hint is datetime:
        yield value + timedelta(hours=1)
    elif hint is date:
        yield from (value + timedelta(days) for days in (-1, 400))
    elif hint is str:
        yield f"{value}x"
        if name not in ("key", "id", "language"):
            yield from {f"x{value}", ""} - {value}
    elif hint is PublicUnit:
        yield from (one for one in seen.house.units if one != value)
    elif not (is_dataclass(hint) or origin is Mapping):
        pytest.fail(f"say here how {name}, a {hint}, may vary")


def other_tuples(item: Any, value: tuple, name: str, seen: Publication) -> Iterator[tuple]:
    """Give the tuple in another order, with one more and with one less, where it may have less."""
    if len(value) > 1:
        yield value[::-1]
    if item is str:
        more = [(*value, "kirjasto")] if "kirjasto" not in value else []
    elif name in ("units", "factors") and len(value) == len(getattr(seen.house, name)):
        more = [(*value, replace(value[-1], key="lisatty"))]
    else:
        known = {PublicUnit: seen.house.units, public.PublicFactor: seen.house.factors}
        more = [(*value, one) for one in known.get(item, seen.house.units) if one not in value]
        more += [value[:-1]] if len(value) > 1 else []
    yield from more


def values_in(thing: Any) -> Iterator[Any]:
    """Give every `Public…` value in the thing, each once."""
    found = {}

    def look(one: Any) -> None:
        if is_dataclass(one) and not isinstance(one, Period):
            if not isinstance(one, Publication):
                found[one] = None
            for field in fields(one):
                look(getattr(one, field.name))
        elif isinstance(one, Mapping):
            for below in one.values():
                look(below)
        elif isinstance(one, tuple):
            for below in one:
                look(below)

    look(thing)
    return iter(found)


def with_another(thing: Any, old: Any, new: Any) -> Any:
    """Return the thing with the new value wherever the old one stands."""
    if type(thing) is type(old) and thing == old:
        return new
    if is_dataclass(thing):
        changes = {
            field.name: with_another(getattr(thing, field.name), old, new)
            for field in fields(thing)
        }
        return replace(thing, **changes)
    if isinstance(thing, tuple):
        return tuple(with_another(one, old, new) for one in thing)
    if isinstance(thing, Mapping):
        below = {key: with_another(one, old, new) for key, one in thing.items()}
        moments = all(isinstance(one, PublicMoment) for one in below.values())
        return {one.id: one for one in below.values()} if moments else below
    return thing


def varied_fields(seen: Publication) -> Varied:
    for old in values_in(seen):
        hints = get_type_hints(type(old))
        for field in fields(old):
            name = f"{type(old).__name__}.{field.name}"
            value = getattr(old, field.name)
            for other in others(hints[field.name], value, field.name, seen):
                new = replace(old, **{field.name: other})
                varied = with_another(seen, old, new)
                if name == "PublicUnit.key":
                    # Units below it say to which they belong.
                    varied = with_another(varied, old.key, new.key)
                yield name, varied
                if isinstance(old, PublicMoment) and old.id == "kaikille":
                    for channel, moments in seen.moments.items():
                        if old in moments.values():
                            alone = {channel: with_another(moments, old, new)}
                            yield name, replace(seen, moments={**seen.moments, **alone})


def varied_borders(seen: Publication) -> Varied:
    """Let text go from one field into the one before."""
    for old in values_in(seen):
        texts = [name for name, hint in get_type_hints(type(old)).items() if hint is str]
        for one, next_one in pairwise(texts):
            if getattr(old, next_one) and next_one not in ("language", "name"):
                whole = getattr(old, one) + getattr(old, next_one)
                new = replace(old, **{one: whole, next_one: ""})
                yield f"the border of {one} and {next_one}", with_another(seen, old, new)


def varied_publications(seen: Publication) -> Varied:
    """The day, and which moments there are in a channel."""
    yield "the day", replace(seen, day=seen.day + timedelta(1))
    yield "nothing", replace(seen, moments={channel: {} for channel in seen.moments})
    for channel, moments in seen.moments.items():
        for id_ in moments:
            left = {key: one for key, one in moments.items() if key != id_}
            yield f"{channel}", replace(seen, moments={**seen.moments, channel: left})


VARIED = [varied_fields, varied_borders, varied_publications]


@sized("keys")
@pytest.mark.parametrize("vary", VARIED, ids=lambda vary: vary.__name__)
def test_where_the_bytes_differ_the_key_differs(seen, before, vary):
    varied: dict[str, list[Publication]] = defaultdict(list)
    for what, other in vary(seen):
        varied[what].append(other)
    assert len(varied) > 3
    for what, all_others in varied.items():
        # From all over: the values of one moment follow on each other.
        for other in all_others[:: ceil(len(all_others) / size("keys"))]:
            assert_keys_tell(before, make(other), what)


def test_every_field_of_what_may_be_seen_is_varied(seen):
    classes = {one for one in vars(public).values() if is_dataclass(one)} - {Period, Publication}
    named = {f"{one.__name__}.{field.name}" for one in classes for field in fields(one)}
    # The rules are varied field by field.
    assert {what for what, _ in varied_fields(seen)} == named - {"PublicHouse.rules"}


def test_a_feed_that_is_empty_tells_of_the_day(seen):
    empty = replace(seen, moments={channel: {} for channel in seen.moments})
    made = {path: (key, make()) for path, (key, make) in make(empty).items()}
    assert_keys_tell(made, make(replace(empty, day=seen.day + timedelta(1))), "the day")


def test_what_the_pages_are_made_with_is_in_the_keys(seen, before, tmp_path):
    (tmp_path / "card.html").write_text("<p>own</p>")
    for what in ({"url": ""}, {"maker": "2"}, {"own": str(tmp_path)}):
        after = make(seen, **what)
        assert_keys_tell(before, after, str(what))
        assert not {path for path, (key, _) in after.items() if key == before.get(path, ("",))[0]}


@pytest.mark.parametrize(
    "look",
    [
        Look({"ink": "#10312B"}),
        Look({"stars.3": "#7FE0C3"}),
        Look(logo=Logo("logo-1.svg", b"<svg/>", "image/svg+xml", 1, 1)),
    ],
)
def test_the_look_of_screens_is_in_their_keys(seen, before, look):
    """Pages have theirs in the frame, by the stamp of the style sheet."""
    after = make(seen, look=look)
    assert_keys_tell(before, after, "the look")
    screens = [path for path in after if path.startswith("display/") and path.endswith(".html")]
    assert len(screens) > 40
    assert all(after[path][0] != before[path][0] for path in screens)
