"""The screens of a house: one for all of it, and one for each unit.

A unit without moments of its own has a screen too, with those of the unit above: a screen stays
where it hangs when the last moment of its unit is taken down, and it has to hear of that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, partial

from star_moments.display.feed import feed_text
from star_moments.display.manifest import manifest_text, zone
from star_moments.display.pool import pool
from star_moments.display.shell import Shell, page, shell
from star_moments.display.slides import Interlude, MomentSlide, interludes, moment_slide, version
from star_moments.kit import addresses
from star_moments.kit.kit import Kit
from star_moments.press.plan import PlannedFile, key_of
from star_moments.wall.public import PublicEmergency, PublicMoment, PublicUnit
from star_moments.wall.published import Moments, by_unit, newest_first


@dataclass(frozen=True, slots=True)
class Screen:
    """One address that screens are pointed at, and the moments that it shows.

    `live` are the versions of what a screen may show today, or still shows from yesterday. `name`
    is that of the feed's file: it tells from what the feed is made, so the same name is the same
    feed, and nothing need be made to know it.
    """

    address: str
    moments: tuple[PublicMoment, ...]
    live: tuple[str, ...]
    emergency: PublicEmergency | None
    name: str
    key: str


@dataclass(frozen=True)
class Studio:
    """What the screens of one build are made with; a slide is made once, however many show it."""

    kit: Kit
    _slides: dict[str, MomentSlide] = field(default_factory=dict)
    _versions: dict[str, str] = field(default_factory=dict)
    _feeds: dict[str, str] = field(default_factory=dict)

    @cached_property
    def moments(self) -> Moments:
        """All moments as `display` may show them, the newest first."""
        return newest_first(self.kit.wall.publication.moments["display"].values())

    @cached_property
    def _by_unit(self) -> Mapping[str, Moments]:
        return by_unit(self.moments)

    @cached_property
    def shell(self) -> Shell:
        """The page that all screens have in common."""
        return shell(self.kit)

    @cached_property
    def clock(self) -> tuple[tuple[int, int], ...]:
        """How the house's clocks differ from UTC in the time to come."""
        return tuple(zone(self.kit.wall.house.time_zone, self.kit.wall.day))

    @cached_property
    def _clock_key(self) -> str:
        return repr((self.clock, self.kit.wall.house.quiet))

    @cached_property
    def between(self) -> tuple[Interlude, ...]:
        """What is shown between the moments."""
        return tuple(interludes(self.kit))

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """The screen of the house, and those of its units."""
        units = (unit for unit in self.kit.wall.house.units if unit.key != addresses.BASIC)
        return (self._screen(None), *map(self._screen, units))

    def slide(self, moment: PublicMoment) -> MomentSlide:
        """Return the slide of a moment."""
        made = self._slides.get(moment.id)
        if made is None:
            made = self._slides[moment.id] = moment_slide(self.kit, moment)
        return made

    def feed(self, screen: Screen) -> str:
        """Return the feed of a screen."""
        made = self._feeds.get(screen.name)
        if made is None:
            slides = [self.slide(one) for one in screen.moments]
            made = self._feeds[screen.name] = feed_text(self.kit, slides, self.between)
        return made

    def manifest(self, screen: Screen) -> str:
        """Return the manifest of a screen."""
        return manifest_text(
            self.kit,
            f"{screen.name}.json",
            self.feed(screen),
            screen.live,
            self.shell.version,
            self.clock,
            screen.emergency,
        )

    def _screen(self, unit: PublicUnit | None) -> Screen:
        kit = self.kit
        moments, own = self._shown_by(unit)
        seed = unit.key if unit else ""
        chosen, before = (
            pool(moments, day, f"{seed} {day.isoformat()}", own)
            for day in (kit.wall.day, kit.wall.day - timedelta(days=1))
        )
        versions = [self._version(one) for one in chosen]
        live = tuple(dict.fromkeys([*versions, *map(self._version, before)]))
        day = kit.wall.day.isoformat()
        made_from = kit.key("display", day, *(one.id for one in chosen), *versions)
        emergency = _heard_by(unit, kit.wall.publication.emergency)
        return Screen(
            addresses.screen(unit.key if unit else ""),
            chosen,
            live,
            emergency,
            f"feed.{made_from[:16]}",
            key_of((made_from, repr(emergency), self.shell.key, self._clock_key, *live)),
        )

    def _shown_by(self, unit: PublicUnit | None) -> tuple[Moments, PublicUnit | None]:
        """Return the moments of the unit, else of the unit next above that has some, else all."""
        for key in (unit.key, *reversed(unit.above)) if unit else ():
            if moments := self._by_unit.get(key):
                return moments, self.kit.wall.units[key]
        return self.moments, None

    def _version(self, moment: PublicMoment) -> str:
        made = self._versions.get(moment.id)
        if made is None:
            made = self._versions[moment.id] = version(self.kit, moment)
        return made


def _heard_by(unit: PublicUnit | None, told: PublicEmergency | None) -> PublicEmergency | None:
    """Return the message where it is for this screen: for all, or for a unit it belongs to."""
    if told is None or not told.units:
        return told
    here = {unit.key, *unit.above} if unit else set()
    return told if here.intersection(told.units) else None


def screen_files(studio: Studio, screen: Screen) -> Iterator[PlannedFile]:
    """Return the files of one screen. The manifest is the last: it tells of all the others."""
    folder = screen.address
    yield PlannedFile(
        f"{folder}{screen.name}.json",
        screen.name,
        lambda: studio.feed(screen).encode("ascii"),
    )
    yield PlannedFile(f"{folder}index.html", screen.key, partial(_page, studio, screen))
    yield PlannedFile(
        f"{folder}manifest.json",
        screen.key,
        lambda: studio.manifest(screen).encode("ascii"),
    )


def _page(studio: Studio, screen: Screen) -> bytes:
    slides: Sequence[MomentSlide | Interlude] = [
        *(studio.slide(one) for one in screen.moments[:1]),
        *studio.between,
    ]
    return page(
        studio.kit,
        studio.shell,
        screen.address,
        slides[0],
        studio.manifest(screen),
        studio.feed(screen),
    )
