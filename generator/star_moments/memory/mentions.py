"""Whose names stand in which words: looked for once, and remembered for as long as both stay.

Only the looking is spared. Whether somebody may be named is decided by the gate each time anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from star_moments.names import Mention

Mentioned = Mapping[str, Mention]
"""Persons' keys, each with what was found."""


@dataclass
class Mentions:
    """What an earlier build found, and what this one does: by the digest of all that it rests on.

    That is the words, whom they thank, and the names of all people.
    """

    earlier: Mapping[str, Mentioned] = field(default_factory=dict)
    now: dict[str, Mentioned] = field(default_factory=dict)
