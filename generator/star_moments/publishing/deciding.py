"""Check the content and decide about it, with what is remembered, in one process or in two."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from star_moments.build import Edition, Verdict, day_of, edition_of, verdict_on, with_last_good
from star_moments.checking.drafts import draft
from star_moments.gate.gate import open_gate
from star_moments.memory.mentions import Mentioned
from star_moments.progress import Progress, unheard
from star_moments.publishing.kept.last_good import last_good
from star_moments.publishing.kept.store import Store
from star_moments.publishing.memory import Memory
from star_moments.publishing.parallel import OURS, WORTH_READING, beside
from star_moments.reading.files import ContentFiles, Files
from star_moments.reading.folder import Folder, parted, read_but_moments


def but_moments(content: Path, files: ContentFiles, store: Store) -> Folder:
    """Read what lies in a content folder but the moments, with the last wall file without error."""
    return with_last_good(read_but_moments(content, files.people), content, last_good(store))


def decide(
    rest: Folder, content: Path, files: ContentFiles, memory: Memory, progress: Progress = unheard
) -> Edition:
    """Check the files of a content folder, and let through what may be seen.

    `rest` is what lies there but the moments; see `but_moments`.
    """
    whole = rest.with_moments(content, files.moments)
    return edition_of(_verdict(whole, day_of(rest), memory, progress))


def decide_in_two(
    rest: Folder, content: Path, files: ContentFiles, memory: Memory, progress: Progress = unheard
) -> Edition:
    """Do the same, where there are many moments with a second process that takes half of them."""
    if len(files.moments) < WORTH_READING:
        return decide(rest, content, files, memory, progress)
    day = day_of(rest)
    ours, theirs = parted(files.moments, OURS)
    wait = beside(partial(_verdict_there, rest, content, theirs, day, memory))
    share = rest.with_moments(content, ours)
    verdict = _verdict(share, day, memory, lambda done, of: progress(2 * done, 2 * of))
    other, readings, mentions = wait()
    memory.readings.join(readings)
    memory.mentions.now.update(mentions)
    return edition_of(_joined(verdict, other))


def _verdict(found: Folder, day: date, memory: Memory, progress: Progress) -> Verdict:
    drafts = draft(found, day, memory.readings, memory.reads, memory.checks, progress)
    publication, decisions = open_gate(drafts, day, memory.decisions, memory.mentions)
    return verdict_on(drafts, publication, decisions)


def _verdict_there(
    rest: Folder, content: Path, files: Files, day: date, memory: Memory
) -> tuple[Verdict, Mapping[str, str | None], Mapping[str, Mentioned]]:
    verdict = _verdict(rest.with_moments(content, files), day, memory, unheard)
    return verdict, memory.readings.news(), memory.mentions.now


def _joined(one: Verdict, other: Verdict) -> Verdict:
    seen = one.publication.moments
    more = other.publication.moments
    moments = {channel: {**seen[channel], **more[channel]} for channel in seen}
    # Both know wall.yml and the people, and what is wrong there.
    new = (finding for finding in other.diagnostics if finding not in one.diagnostics)
    return Verdict(
        replace(one.publication, moments=moments),
        one.held + other.held,
        [*one.diagnostics, *new],
        one.alarm,
        one.shortage,
        one.waiting + other.waiting,
        one.remains and other.remains and one.remains.joined(other.remains),
        one.withheld.joined(other.withheld),
    )
