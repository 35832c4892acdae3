"""What an earlier build has found out about the content, and this one need not find out again."""

from dataclasses import dataclass, field

from star_moments.checking.one_file import Checks, Reads
from star_moments.gate.gate import Decisions
from star_moments.memory.memo import Memo
from star_moments.memory.mentions import Mentions
from star_moments.memory.readings import Readings


@dataclass(frozen=True)
class Memory:
    """Readings and mentions outlast the process (see `kept`); the rest is for one that serves."""

    readings: Readings = field(default_factory=Readings)
    mentions: Mentions = field(default_factory=Mentions)
    reads: Reads = field(default_factory=Memo)
    checks: Checks = field(default_factory=Memo)
    decisions: Decisions = field(default_factory=Decisions)
