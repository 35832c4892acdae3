"""Rules about what people are called: it is shown as it is written, to everybody."""

import re
from collections.abc import Iterator
from typing import Final

from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.files import Person
from star_moments.model.person_name import is_name
from star_moments.reading.edit import with_value
from star_moments.reading.quoting import written
from star_moments.reading.tree import Located

# A mail address with the brackets it is copied with.
_ADDRESS: Final = re.compile(r"\s*[<(\[]?(?:mailto:)?[\w.+-]+@[\w.-]+\w[>)\]]?")
_REVERSED: Final = re.compile(r"(?P<family>[^\W\d][\w' -]*), *(?P<given>[^\W\d][\w' -]*)")


def check_person_names(person: Person, located: Located) -> Iterator[Diagnostic]:
    """Find what is no name, or a name that stands as in a register."""
    for field, name in (("name", person.name), ("shown_as", person.shown_as)):
        if name is not None and not is_name(name):
            yield _no_name(field, name, located)
    if person.shown_as is None and (register := _REVERSED.fullmatch(person.name)):
        given, family = register["given"].strip(), register["family"].strip()
        # A title behind a name is written small; a name is not.
        if all(word[:1].isupper() for word in given.split()):
            right = f"{given} {family}"
            fix = with_value(located, ("name",), written(right))
            values = {"name": person.name, "guess": right}
            yield finding("name-reversed", located.file, located.where(("name",)), fix, **values)


def _no_name(field: str, text: str, located: Located) -> Diagnostic:
    rest = _ADDRESS.sub("", text).strip(" ,;")
    values = {"name": field, "value": text}
    fix = None
    if rest != text and is_name(rest):
        fix = with_value(located, (field,), written(rest))
        values["guess"] = rest
    return finding("not-a-name", located.file, located.where((field,)), fix, **values)
