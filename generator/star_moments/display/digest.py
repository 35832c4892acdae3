"""The digest that a screen computes again, on engines that have no cryptography.

FNV-1a with 32 bits (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/), taken twice with
different beginnings. It finds what was cut off or mixed up on the way; it keeps nobody out.
"""

BEGINNINGS = (0x811C9DC5, 0x01000193)
_PRIME = 0x01000193
_MASK = 0xFFFFFFFF


def digest(text: str) -> str:
    """Return 16 hexadecimal digits for an ASCII text."""
    one, other = BEGINNINGS
    for byte in text.encode("ascii"):
        one = ((one ^ byte) * _PRIME) & _MASK
        other = ((other ^ byte) * _PRIME) & _MASK
    return f"{one:08x}{other:08x}"
