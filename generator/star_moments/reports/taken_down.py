"""What a take-down changes on the wall, when, and which copies it cannot reach."""

from collections.abc import Iterator, Mapping
from typing import Final

from star_moments.words import Words

# So many addresses are named; a long list tells no more than its number.
_MOST: Final = 12

_COPIES: Final = ("history", "artifacts", "logs", "readers", "engines", "caches", "paper")


def taken_down_text(before: Mapping[str, str], after: Mapping[str, str], words: Words) -> str:
    """Return what is gone and what is made anew, when, and what keeps it all the same.

    `before` and `after` are what stands at each address of the wall; see `build.addresses_of`.
    """
    gone = sorted(before.keys() - after.keys())
    again = sorted(one for one in before.keys() & after.keys() if before[one] != after[one])
    pages = [one for one in gone if _kind(one) == "pages"]
    lines = []
    if not gone and not again:
        lines += [words("takedown.gone.nothing"), ""]
    if pages:
        lines += [words("takedown.gone.heading"), *(f"  {one}" for one in pages[:_MOST])]
        if len(pages) > _MOST:
            lines.append(f"  {words('takedown.gone.more', number=len(pages) - _MOST)}")
        lines.append("")
    if again:
        lines += [words("takedown.again.heading"), *_counted(again, words), ""]
    lines.append(words("takedown.when.heading"))
    lines += [f"  {words(f'takedown.when.{one}')}" for one in ("wall", "screens", "paper")]
    lines += ["", words("takedown.copies.heading")]
    lines += [f"  {words(f'takedown.copies.{one}')}" for one in _COPIES]
    return "\n".join(lines) + "\n"


def _counted(addresses: list[str], words: Words) -> Iterator[str]:
    for kind in ("pages", "feeds", "screens"):
        number = sum(_kind(one) == kind for one in addresses)
        if number:
            yield f"  {words(f'takedown.gone.{kind}', number=number)}"


def _kind(address: str) -> str:
    if address.startswith("display/"):
        return "screens"
    return "pages" if address.endswith("/") or not address else "feeds"
