"""What the renderers hand to the press: files, and what can be made into one when it is needed.

A `key` is a short text that differs whenever something differs that the page or file is made from.
Where the press has a file of the same key already, it is not made again. An empty key says nothing:
such a file is always made.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

# What addresses begin with; the press puts the way up from the page at hand in its place.
ROOT = "\x02"

# A control character, which no text from a content file can hold (see reading).
_BETWEEN = "\x1f"
_SIZE = 12


def key_of(parts: Iterable[str]) -> str:
    """Return the key of something made from these texts and nothing else."""
    text = _BETWEEN.join(parts)
    return blake2b(text.encode(), digest_size=_SIZE).hexdigest()


@dataclass(frozen=True, slots=True)
class Page:
    """What goes into the frame of one page.

    `title` and `description` are plain text, `head` and `body` are HTML. Addresses in the HTML
    begin with `ROOT`.
    """

    title: str
    description: str
    head: str
    body: str


class PlannedPage(NamedTuple):
    """A page that can be made, and the key of all that it is made from but its frame.

    `address` is its place below the site's root, such as `units/pool/`, and `section` the word of
    the header's navigation it belongs to, or nothing.
    """

    address: str
    section: str
    key: str
    make: Callable[[], Page]

    @property
    def depth(self) -> int:
        """How many folders the page lies below the root."""
        return self.address.count("/")


class PlannedFile(NamedTuple):
    """A file that can be made: its path below the site, its key, and what gives its bytes."""

    path: str
    key: str
    make: Callable[[], bytes]
