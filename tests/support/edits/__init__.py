"""What an office may do to its wall: content, people, organisation, theme and written pages.

Each edit does one thing and returns what it was, in few words.
"""

from tests.support.edits import moments, people, house, around  # noqa: F401, I001  (in this order)
from tests.support.edits.deck import dealt, do

__all__ = ["dealt", "do"]
