"""The whole way of a wall, on one screen: read, check, gate, wall, plan, print.

    content/ ── read ──> Folder ── check ──> Drafts ── gate ──> Verdict ── wall ──> Edition
    Edition, and what an engine has rendered ── plan ──> planned files ── print ──> site/

`build` goes the whole way from nothing. What goes it again and again, and quickly, takes the same
steps in `publishing/`, and leaves the same bytes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from jinja2 import Environment

from star_moments.checking.agreed import agreed
from star_moments.checking.drafts import Drafts, draft
from star_moments.checking.pages import check_pages
from star_moments.checking.wall_file import is_sound, read_house
from star_moments.clock import today
from star_moments.diagnostics import Diagnostic
from star_moments.display import display_files
from star_moments.feeds import feed_files
from star_moments.gate.alarm import Alarm, alarm_of
from star_moments.gate.decide import Decision
from star_moments.gate.gate import labels_with_names, open_gate
from star_moments.gate.remains import Remains, remains_of
from star_moments.gate.withheld import names_in_words
from star_moments.kit.kit import Kit, body_templates
from star_moments.kit.remembered import Remembered
from star_moments.look.look import Look
from star_moments.pages import planned_pages
from star_moments.pages.sitemap import sitemap
from star_moments.press.frame import Frame, FrameKey, Rendered, framed
from star_moments.press.plan import PlannedFile
from star_moments.press.press import Press
from star_moments.proof.withheld import NOTHING, Withheld, withheld
from star_moments.reading.folder import WALL, Folder, RawFile, read_folder
from star_moments.reading.history import earlier_versions
from star_moments.reading.pages import read_pages, shown_pages
from star_moments.reading.site_settings import site_settings, templates_in
from star_moments.search.index import search_files
from star_moments.wall.public import Publication
from star_moments.wall.published import Wall
from star_moments.words import Words, load_words

# Where builds of the main branch keep the last wall file without error, from where the content is.
LAST_GOOD = Path(".star-moments") / "wall-last-good.yml"


def build(
    content: Path, rendered: Rendered, templates: Environment, site: Path, site_url: str = ""
) -> "Content":
    """Make a site of a content folder, with the pages and frames that an engine has rendered."""
    edition = read_content(content)
    kit = kit_of(edition, templates, site_url)
    press = Press(site)
    press.write(search_files(kit))
    press.write(plan(kit, rendered.frames))
    press.take(rendered.folder)
    press.finish()
    return edition


@dataclass(frozen=True)
class Edition:
    """A content folder on one day: what is wrong, and what may be seen.

    `held` is how many moments are held back, and `alarm` where an emergency message stands.
    `remains` is what may stay on a site where nothing is left of the wall file, and `withheld` what
    may not be seen.
    """

    day: date
    held: int
    diagnostics: Sequence[Diagnostic]
    wall: Wall
    words: Words
    alarm: Alarm | None
    remains: Remains | None = field(default=None, kw_only=True)
    withheld: Withheld = field(default=NOTHING, kw_only=True, repr=False)

    def without(self, gone: Collection[str]) -> Self:
        """Return the same with some moments left out everywhere."""
        publication = self.wall.publication
        moments = {
            channel: {key: one for key, one in seen.items() if key not in gone}
            for channel, seen in publication.moments.items()
        }
        return replace(self, wall=Wall(replace(publication, moments=moments)))

    def staying(self, people: Collection[str]) -> Remains:
        """Return what may stay on a site that cannot be made anew.

        `people` are the last parts of the addresses of people's pages there.
        """
        if self.remains is not None:
            return self.remains
        gone = {*people} - {person.key for person in self.wall.people.values()}
        moments = self.wall.publication.moments["wall"].keys()
        return Remains(frozenset(moments), self.withheld.names_of(gone))


@dataclass(frozen=True)
class Content(Edition):
    """The same with what was written and decided, for those who work on it."""

    decisions: Mapping[str, Decision]
    drafts: Drafts


def read_content(folder: Path) -> Content:
    """Read, check and gate everything in a content folder, and keep hold of all of it."""
    return content_of(found_in(folder))


def found_in(folder: Path) -> Folder:
    """Read everything in a content folder."""
    return with_last_good(read_folder(folder), folder, folder.parent / LAST_GOOD)


def content_of(found: Folder) -> Content:
    """Check and gate everything that was read in a content folder, and keep hold of all of it."""
    day = day_of(found)
    drafts = draft(found, day)
    publication, decisions = open_gate(drafts, day)
    edition = edition_of(verdict_on(drafts, publication, decisions))
    return Content(**vars(edition), decisions=decisions, drafts=drafts)


def check_written(content: Path, settings: Path | None) -> list[Diagnostic]:
    """Return what is wrong with the hand-written pages of a wall, whose mkdocs.yml this is."""
    said = site_settings(settings, content / "pages")
    shown, apart = shown_pages(said.pages, content)
    found = read_pages(said.pages, shown)
    return check_pages(found, templates_in(said.templates), said.asked, apart=apart).diagnostics


def with_last_good(found: Folder, folder: Path, kept: Path) -> Folder:
    """Add the last wall file without error, where the one at hand has an error.

    It is the one that was kept, or else the newest one in git.
    """
    if is_sound(found.wall):
        return found
    shown = found.wall.shown if found.wall else WALL
    for data in earlier_versions(folder / WALL, kept):
        before = RawFile(shown, data)
        if is_sound(before):
            return replace(found, wall_before=before)
    return found


def day_of(found: Folder) -> date:
    """Return the day that it is where the wall's organisation is."""
    house, _ = read_house(found.wall, found.wall_before)
    return today(house.time_zone)


class Verdict(NamedTuple):
    """What was found and decided about moments: all of a folder, or some of them.

    `waiting` is how many have an approval and not enough, and `shortage` is there where more are
    asked for than there are approvers.
    """

    publication: Publication
    held: int
    diagnostics: list[Diagnostic]
    alarm: Alarm | None
    shortage: Diagnostic | None
    waiting: int
    remains: Remains | None
    withheld: Withheld


def verdict_on(
    drafts: Drafts, publication: Publication, decisions: Mapping[str, Decision]
) -> Verdict:
    """Bring together what the checks have found and what the gate has decided."""
    held = sum(decision.state == "held" for decision in decisions.values())
    told = [*names_in_words(drafts, decisions), *labels_with_names(drafts)]
    diagnostics = [*drafts.diagnostics, *told]
    waiting = sum(
        decision.state == "draft"
        and bool(drafts.moments[moment_id].approved)
        and not decision.asked
        for moment_id, decision in decisions.items()
    )
    alarm = alarm_of(drafts, publication)
    return Verdict(
        publication,
        held,
        diagnostics,
        alarm,
        drafts.shortage,
        waiting,
        remains_of(drafts),
        withheld(drafts, decisions),
    )


def edition_of(verdict: Verdict) -> Edition:
    """Make the wall of what may be seen."""
    publication, held, wrong, alarm, shortage, waiting, remains, kept_back = verdict
    if shortage is not None:
        values = {**shortage.values, "moments": str(waiting)}
        wrong = [*wrong, replace(shortage, values=values)]
    diagnostics = agreed(sorted(wrong, key=lambda one: (one.file, one.line, one.column)))
    words = load_words(publication.house.language)
    return Edition(
        publication.day,
        held,
        diagnostics,
        Wall(publication),
        words,
        alarm,
        remains=remains,
        withheld=kept_back,
    )


def kit_of(
    edition: Edition,
    templates: Environment,
    site_url: str = "",
    maker: str = "",
    *,
    display: bool = True,
    look: Look | None = None,
    remembered: Remembered | None = None,
) -> Kit:
    """Return what every page of this edition is made with; see `Kit`."""
    whole = site_url.rstrip("/") + "/" if site_url else ""
    remembered, look = remembered or Remembered(), look or Look()
    return Kit(edition.wall, edition.words, templates, whole, maker, display, remembered, look)


def addresses_of(edition: Edition) -> dict[str, str]:
    """Return every address of a wall's own, with a text that tells what stands there."""
    kit = kit_of(edition, body_templates())
    pages = {page.address: page.key for page in planned_pages(kit)}
    files = {file.path: file.key for file in (*feed_files(kit), *display_files(kit))}
    return pages | files


def plan(kit: Kit, frames: Mapping[FrameKey, Frame]) -> Iterator[PlannedFile]:
    """Return every generated file but the search: feeds, site map, screens, pages in frames."""
    yield from feed_files(kit)
    yield from sitemap(kit)
    if kit.display:
        yield from display_files(kit)
    yield from framed(planned_pages(kit), frames)
