"""From the content folder to the files of the site: the one place that joins the steps.

content ── read_edition ──> Edition ── pages, feeds ──> planned files ──> press
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from star_moments.checking.drafts import Checks, Drafts, Reads, draft
from star_moments.checking.salvage import read_house
from star_moments.clock import today
from star_moments.diagnostics import Diagnostic
from star_moments.display import display_files
from star_moments.feeds import feed_files
from star_moments.gate.decide import Decision, Decisions, open_gate
from star_moments.gate.withheld import names_in_words
from star_moments.kit.kit import Kit
from star_moments.kit.remembered import Remembered
from star_moments.look.look import Look
from star_moments.memory.memo import Findings
from star_moments.memory.mentions import Mentioned, Mentions
from star_moments.memory.readings import Readings
from star_moments.pages import collecting_pages
from star_moments.pages.moments import moment_pages
from star_moments.pages.sitemap import sitemap
from star_moments.press.plan import PlannedFile, Told, untold
from star_moments.press.press import Frame, FrameKey, Press, framed
from star_moments.publishing.parallel import (
    OURS,
    SHARE,
    WORTH_IT,
    WORTH_READING,
    beside,
    can_fork,
    print_in_two,
)
from star_moments.reading.files import ContentFiles, Files
from star_moments.reading.folder import (
    Folder,
    parted,
    read_but_moments,
    read_folder,
)
from star_moments.reports.alarm import Alarm, alarm_of
from star_moments.wall.public import Publication
from star_moments.wall.published import Wall
from star_moments.words import Words, load_words


@dataclass(frozen=True)
class Edition:
    """A content folder on one day: what is wrong, and what may be seen.

    `held` is how many moments are held back, and `alarm` where an emergency message stands.
    """

    day: date
    held: int
    diagnostics: Sequence[Diagnostic]
    wall: Wall
    words: Words
    alarm: Alarm | None


@dataclass(frozen=True)
class Content(Edition):
    """The same with what was written and decided, for those who work on it."""

    decisions: Mapping[str, Decision]
    drafts: Drafts


@dataclass(frozen=True)
class Memory:
    """What an earlier build has found out, and this one need not find out again.

    Readings and mentions outlast the process (see `kept`); the rest is for one that builds again
    and again.
    """

    readings: Readings = field(default_factory=Readings)
    mentions: Mentions = field(default_factory=Mentions)
    reads: Reads = field(default_factory=Findings)
    checks: Checks = field(default_factory=Findings)
    decisions: Decisions = field(default_factory=Decisions)


def read_content(folder: Path) -> Content:
    """Read, check and gate everything in a content folder, and keep hold of all of it."""
    found = read_folder(folder)
    part, decisions, drafts = _decide(found, _day(found), Memory(), untold)
    return Content(*_edition(part), decisions, drafts)


def read_edition(
    folder: Path,
    files: ContentFiles,
    memory: Memory,
    told: Told = untold,
    *,
    forks: bool = False,
) -> Edition:
    """Type, check and gate the files of a content folder, for a build.

    `forks`: the half of many moments is given to a second process.
    """
    found = read_but_moments(folder, files.people)
    day = _day(found)
    if not forks or len(files.moments) < WORTH_READING:
        whole = found.with_moments(folder, files.moments)
        return Edition(*_edition(_decide(whole, day, memory, told)[0]))
    ours, theirs = parted(files.moments, OURS)
    wait = beside(partial(_decide_there, found, folder, theirs, day, memory))
    share = found.with_moments(folder, ours)
    part, _, _ = _decide(share, day, memory, lambda done, of: told(2 * done, 2 * of))
    other, readings, mentions = wait()
    memory.readings.join(readings)
    memory.mentions.now.update(mentions)
    return Edition(*_edition(_joined(part, other)))


class Part(NamedTuple):
    """What was found out about some of the moments, in whichever process."""

    publication: Publication
    held: int
    diagnostics: list[Diagnostic]
    alarm: Alarm | None


def _day(found: Folder) -> date:
    house, _ = read_house(found.wall)
    return today(house.time_zone)


def _decide(
    found: Folder, day: date, memory: Memory, told: Told
) -> tuple[Part, Mapping[str, Decision], Drafts]:
    drafts = draft(found, day, memory.readings, memory.reads, memory.checks, told)
    publication, decisions = open_gate(drafts, day, memory.decisions, memory.mentions)
    held = sum(decision.state == "held" for decision in decisions.values())
    diagnostics = [*drafts.diagnostics, *names_in_words(drafts, decisions)]
    part = Part(publication, held, diagnostics, alarm_of(drafts, publication))
    return part, decisions, drafts


def _decide_there(
    rest: Folder, folder: Path, files: Files, day: date, memory: Memory
) -> tuple[Part, Mapping[str, str | None], Mapping[str, Mentioned]]:
    part, _, _ = _decide(rest.with_moments(folder, files), day, memory, untold)
    return part, memory.readings.news(), memory.mentions.now


def _joined(one: Part, other: Part) -> Part:
    seen = one.publication.moments
    more = other.publication.moments
    moments = {channel: {**seen[channel], **more[channel]} for channel in seen}
    # Both know wall.yml and the people, and what is wrong there.
    new = (told for told in other.diagnostics if told not in one.diagnostics)
    return Part(
        replace(one.publication, moments=moments),
        one.held + other.held,
        [*one.diagnostics, *new],
        one.alarm,
    )


def _edition(part: Part) -> tuple[date, int, list[Diagnostic], Wall, Words, Alarm | None]:
    diagnostics = sorted(part.diagnostics, key=lambda one: (one.file, one.line, one.column))
    words = load_words(part.publication.house.language)
    wall = Wall(part.publication)
    return part.publication.day, part.held, diagnostics, wall, words, part.alarm


@dataclass(frozen=True)
class Site:
    """What is printed from the wall. `site_url` is the site's own address, or empty."""

    kit: Kit

    @classmethod
    def of(
        cls,
        content: Edition,
        templates: Environment,
        site_url: str,
        maker: str = "",
        *,
        display: bool = True,
        look: Look | None = None,
        remembered: Remembered | None = None,
    ) -> "Site":
        """Return the site of this content; the address gets its closing slash.

        `look` is the default one where none is given.
        `remembered` is what an earlier build of the process has found out about its plan.
        """
        whole = site_url.rstrip("/") + "/" if site_url else ""
        remembered = remembered or Remembered()
        look = look or Look()
        return cls(
            Kit(content.wall, content.words, templates, whole, maker, display, remembered, look)
        )

    def files(self, frames: Mapping[FrameKey, Frame]) -> Iterator[PlannedFile]:
        """Return every generated file: pages in their frames, feeds, site map and screens."""
        yield from framed(collecting_pages(self.kit), frames)
        yield from feed_files(self.kit)
        yield from sitemap(self.kit)
        if self.kit.display:
            yield from display_files(self.kit)
        # Last and by far the most: where two processes print, the second one begins here.
        yield from framed(moment_pages(self.kit), frames)


def print_files(
    press: Press, files: Iterator[PlannedFile], told: Told = untold, *, forks: bool
) -> None:
    """Print what is not there already; a great many files with the help of a second process."""
    left = press.left_to_print(files)
    if forks and len(left) >= WORTH_IT and can_fork():
        print_in_two(press, left, told)
    else:
        for start in range(0, len(left), SHARE):
            press.write(left[start : start + SHARE])
            told(min(start + SHARE, len(left)), len(left))
