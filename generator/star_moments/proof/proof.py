"""The proof: what a built site shows that may not be seen, and in which files.

    Withheld, Publication ──> Secrets, Shown ── each file ──> Search ── what is found ──> Findings

Nearly always nothing is found. Only where something is, each file is looked at by itself.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from star_moments.model.vocabulary import CHANNELS, WallLanguage
from star_moments.proof.around import Around, is_of_the_theme
from star_moments.proof.findings import Finding, Kind
from star_moments.proof.hands import Hand, hand_of
from star_moments.proof.project import Project
from star_moments.proof.reader import Found
from star_moments.proof.search import Search
from star_moments.proof.secrets import Secrets
from star_moments.proof.shown import Shown
from star_moments.proof.withheld import Withheld
from star_moments.wall.public import Publication

_SLUG = re.compile(r"(?<![a-z0-9-])[a-z0-9]+(?:-[a-z0-9]+)*(?![a-z0-9-])")
_PAGE = re.compile(r"moments/([a-z0-9-]+)/index\.html")

Read = Callable[[str], bytes]
"""Reads a file of a site by its path."""


# How many files are read at a time.
_AT_ONCE = 64

Trace = tuple[Kind, Hand]


class Suspicion(NamedTuple):
    """In whose hands something was found, and the words that stand there, by hand."""

    hands: frozenset[Hand]
    words: Mapping[Hand, Collection[str]]


class Proof:
    """Looks through a site for what may not be seen there."""

    def __init__(
        self,
        withheld: Withheld,
        publication: Publication,
        written: Collection[str],
        read: Read,
        around: Around,
        sought: Withheld | None = None,
    ) -> None:
        """Take what may not be seen, and what may; `sought` is what alone is to be looked for.

        `written` are the paths of what was written by hand, and `around` is what else is shown.
        """
        self.secrets = Secrets(sought or withheld)
        self._withheld = withheld
        self._publication = publication
        self._written = written
        self._read = read
        self._around = around
        self._shown: dict[Hand, Shown] = {}

    def shown(self, hand: Hand) -> Shown:
        """Return what is shown in these hands."""
        if hand not in self._shown:
            self._shown[hand] = Shown(
                hand, self._publication, self._withheld, self.secrets, self._around
            )
        return self._shown[hand]

    def suspect(self, paths: Iterable[str]) -> Suspicion:
        """Look through files, quickly: what stands in several is looked at once."""
        search = Search(self.secrets, self.shown)
        found: set[Found] = set()
        for number, path in enumerate(paths, 1):
            data = self._read(path)
            if not is_of_the_theme(path, data):
                found |= search.take(path, data, hand_of(path, self._written))
            if number % _AT_ONCE == 0:
                found |= search.read()
        found |= search.read()
        return Suspicion(frozenset(one.hand for one in found), search.words())

    def judge(self, suspicions: Iterable[Suspicion], paths: Iterable[str]) -> list[Finding]:
        """Return what was found, from what was suspected of all files together."""
        hands: set[Hand] = set()
        search = Search(self.secrets, self.shown)
        for one in suspicions:
            hands |= one.hands
            search.learn(one.words)
        names = search.single_names()
        hands |= names.keys()
        if not hands.isdisjoint(("social", "print")):
            # What is for previews and for paper stands in pages.
            hands |= {"wall", "display", "any"}
        return [finding for path in paths if hands for finding in self._findings(path, hands)]

    def _findings(self, path: str, hands: Collection[Hand]) -> Iterator[Finding]:
        hand = hand_of(path, self._written)
        if hand not in hands:
            return
        data = self._read(path)
        found = self._look(path, data, hand)
        if not found:
            return
        in_name = {(one.kind, one.hand) for one in self._look(path, b"", hand)}
        seen = self._publication.moments
        shown = {moment_id for channel in CHANNELS for moment_id in seen[channel]}
        places = self._places(path, data, hand, shown)
        for kind, of in sorted({(one.kind, one.hand) for one in found}):
            alike = (one for one in found if (one.kind, one.hand) == (kind, of))
            owners = {key for one in alike for key in one.owners}
            before = {one for one, _, some in places if (kind, of) in some} - {""}
            after = {one for _, one, some in places if (kind, of) in some} - {""}
            moments = frozenset(owners & shown) or frozenset(before)
            around = frozenset({*before, *after, *(owners & shown)})
            yield Finding(path, kind, of, moments, around, (kind, of) in in_name)

    def _places(
        self, path: str, data: bytes, hand: Hand, shown: Collection[str]
    ) -> list[tuple[str, str, set[Trace]]]:
        """Return what is found between the addresses of moments in a file, with these."""
        page = _PAGE.fullmatch(path)
        if page and page[1] in shown:
            found = self._look(path, data, hand)
            return [(page[1], page[1], {(one.kind, one.hand) for one in found})]
        text = data.decode("utf-8", "replace")
        marks = [mark for mark in _SLUG.finditer(text) if mark[0] in shown]
        ends = [0, *(mark.end() for mark in marks), len(text)]
        ids = ["", *(mark[0] for mark in marks), ""]
        places = []
        for at, start in enumerate(ends[:-1]):
            part = text[start : ends[at + 1]]
            found = self._look("", part.encode(errors="replace"), hand)
            if found:
                places.append((ids[at], ids[at + 1], {(one.kind, one.hand) for one in found}))
        return places

    def _look(self, path: str, data: bytes, hand: Hand) -> set[Found]:
        """Return all that may not stand in a file, or in a part of one."""
        search = Search(self.secrets, self.shown)
        found = search.look(path, data, hand)
        return found | {Found("name", of) for of in search.single_names()}


def found_on(
    site: Path,
    paths: Collection[str],
    withheld: Withheld,
    publication: Publication,
    language: WallLanguage,
    project: Project,
) -> list[Finding]:
    """Look through files of a site that lies somewhere; `paths` are below it."""
    proof = Proof(
        withheld,
        publication,
        frozenset(project.written()),
        lambda path: (site / path).read_bytes(),
        Around(language, project.texts),
    )
    return proof.judge([proof.suspect(paths)], paths)
