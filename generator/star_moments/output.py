"""What the renderers hand to the press."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, without the frame around it.

    `address` is the page's place below the site's root, such as `units/pool/`, and `section` the
    word of the header's navigation it belongs to, or nothing. `title` and `description` are plain
    text, `head` and `body` are HTML. Addresses in the body begin with `ROOT`.
    """

    address: str
    section: str
    title: str
    description: str
    head: str
    body: str

    @property
    def depth(self) -> int:
        """How many folders the page lies below the root."""
        return self.address.count("/")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site, as it is to be written: its path below the root, and its bytes."""

    path: str
    data: bytes
