"""The emergency message for the screens: read with the care of all files, and alone.

Nothing in its file can hold anything else back, and nothing in the other files its message, save
that its units must be those of wall.yml.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from star_moments.checking.rules.known import Known
from star_moments.checking.rules.recipients import unknown
from star_moments.checking.shape.shape import shape
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.files import Emergency
from star_moments.reading.folder import RawFile
from star_moments.reading.notices import notices
from star_moments.reading.tree import Located, Path, read_bytes

# A message that stays for longer is seldom meant to, and nobody looks at it any more.
DAYS: Final = 7

_UNTIL: Final[Path] = ("until",)


@dataclass(frozen=True, slots=True)
class EmergencyFile:
    """The file of an emergency message: its shown path, and what it says.

    `draft` is None where the file is in error: then nothing of it is shown.
    """

    shown: str
    draft: Emergency | None = None
    located: Located | None = None


def read_emergency(
    raw: RawFile | None, known: Known
) -> tuple[EmergencyFile | None, list[Diagnostic]]:
    """Read and check the file, and say all that is wrong with it; None where there is none."""
    if raw is None:
        return None, []
    if raw.data is None:
        return EmergencyFile(raw.shown), []
    located, diagnostics = read_bytes(raw.data, raw.shown)
    if located is None:
        return EmergencyFile(raw.shown), diagnostics
    draft, wrong = shape(located, Emergency)
    diagnostics += [_about_the_end(one, known) for one in wrong]
    diagnostics += notices(located)
    if draft is not None:
        diagnostics += check_emergency(draft, located, known)
    if any(one.severity == "error" for one in diagnostics):
        draft = None
    return EmergencyFile(raw.shown, draft, located), diagnostics


def check_emergency(draft: Emergency, located: Located, known: Known) -> Iterator[Diagnostic]:
    """Find units that do not exist, a message that is over and one that stays for long."""
    for number, unit in enumerate(draft.units or ()):
        if unit not in known.units:
            yield unknown("unit", unit, ("units", number), known.units, located)
    place = located.where(_UNTIL)
    end = f"{draft.until:%Y-%m-%d %H:%M}"
    if draft.until.date() < known.day:
        yield finding("emergency-over", located.file, place, end=end)
    elif draft.until.date() > known.day + timedelta(days=DAYS):
        yield finding("emergency-long", located.file, place, end=end, days=str(DAYS))


def _about_the_end(diagnostic: Diagnostic, known: Known) -> Diagnostic:
    """Say of a missing end why it is needed, with a line that may be copied as it is."""
    is_missing = diagnostic.code in ("missing-field", "empty-field")
    if not is_missing or diagnostic.values.get("name") != "until":
        return diagnostic
    return replace(diagnostic, code="no-end", values={})
