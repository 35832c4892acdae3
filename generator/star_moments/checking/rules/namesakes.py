"""Rules about people of one name: who they are has to be told apart by something that is shown."""

from collections.abc import Iterator, Mapping

from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.files import Person
from star_moments.reading.folder import RawFile
from star_moments.reading.tree import Located


def check_namesakes(
    people: Mapping[str, Person], files: Mapping[str, RawFile]
) -> Iterator[Diagnostic]:
    """Find people of one name in one unit whom nothing that is shown tells apart.

    They may be one person with two files: then what is taken back in one still stands in the other.
    """
    first: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for key, person in people.items():
        words = tuple(sorted(person.name.replace(",", " ").casefold().split()))
        others = first.setdefault((person.unit, words), [])
        same = next((one for one in others if not _are_told_apart(people[one], person)), None)
        if same is not None:
            located = Located.later(files[key].shown, files[key].data or b"")
            place = located.where(("name",))
            values = {"name": person.name, "other": files[same].shown}
            yield finding("same-name", located.file, place, **values)
        others.append(key)


def _are_told_apart(one: Person, other: Person) -> bool:
    shown = [person.shown_as for person in (one, other) if person.shown_as is not None]
    return len(shown) == 2 and shown[0].casefold() != shown[1].casefold()
