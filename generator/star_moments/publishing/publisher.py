"""What publishes a wall: one that builds once, and one that serves, with the same three steps.

.star-moments/ ── readings, mentions ──> read ──> Edition ──> publish ── press ──> site/
               ── ledger ──────────────────────────────────────┘
"""

from typing import NamedTuple, Protocol

from star_moments.build import Edition, kit_of
from star_moments.kit.kit import Kit, body_templates
from star_moments.kit.remembered import Remembered
from star_moments.look.look import Look
from star_moments.press.frame import Rendered
from star_moments.proof.findings import Finding, errors
from star_moments.publishing.compiled import COMPILED
from star_moments.publishing.kept.maker import maker
from star_moments.publishing.kept.store import Store
from star_moments.publishing.stages import Stages


class Settings(NamedTuple):
    """What an organisation has set for its site.

    `site_url` is the site's own address, or empty, and `templates` the folder of its own templates
    for the bodies of pages. `search` and `display` say whether the wall can be searched, and has
    screens; `look` is the default one where none is given.
    """

    site_url: str
    search: bool = True
    display: bool = True
    templates: str | None = None
    look: Look | None = None


class Proven(NamedTuple):
    """What the proof has found, and the moments and the files that were left out because of it.

    `failed` is there where it could not be finished.
    """

    findings: tuple[Finding, ...] = ()
    taken: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    failed: Exception | None = None

    @property
    def is_sound(self) -> bool:
        """Whether all was looked through, and nothing may not be seen."""
        return self.failed is None and not errors(self.findings)


class Published(NamedTuple):
    """How many files were written, and how many removed; and what the proof has found."""

    written: int
    removed: int
    proven: Proven = Proven()


class Publisher(Protocol):
    """Reads one content folder and publishes one site.

    `stages` tells where the time of the last build went, and `refused` why nothing could be kept
    for the next one; it is empty where all went well.
    """

    @property
    def stages(self) -> Stages:
        """The stages of the build at hand."""

    @property
    def refused(self) -> str:
        """Why the disk keeps nothing."""

    @property
    def store(self) -> Store:
        """Where things are kept for the next build."""

    def read(self) -> Edition:
        """Read, check and gate the content; a new build begins with it."""

    def publish(self, edition: Edition, settings: Settings, rendered: Rendered) -> Published:
        """Print the site. Whatever is raised before the last step, it stays as it was."""

    def give_up(self) -> int:
        """Throw away what a build that failed has left.

        Return how many files were taken off the site all the same.
        """

    def close(self) -> None:
        """Let nothing go on in the background."""


def kit_for(edition: Edition, settings: Settings, remembered: Remembered) -> Kit:
    """Return what every page of this edition is made with, by the code that runs now."""
    return kit_of(
        edition,
        body_templates(settings.templates, COMPILED),
        settings.site_url,
        maker(),
        display=settings.display,
        look=settings.look,
        remembered=remembered,
    )
