"""How it is written down that words may stay: in the field `seen`, with what stands there."""

from collections.abc import Mapping, Sequence
from typing import Final

import yaml

from star_moments.checking.givers.found import Found, has_any, one_line, same_words
from star_moments.reading.quoting import quoted
from star_moments.reading.tree import Located

# A message has room for so much of a value, and half a list would be a wrong one.
_LONGEST: Final = 200


def answers(
    located: Located, entries: Sequence[str], looks: Sequence[Found]
) -> dict[str, Mapping[str, str]]:
    """Return for words that are not answered yet, by `same_words`, what a message says of `seen`.

    Nothing where a line of its own does, as the message says by itself. Each goes on from the one
    before: so whoever follows all of them has all words in the field, and the field once.
    """
    asked = {same_words(one.words): one for one in looks}
    stays = [one_line(entry) for entry in entries if same_words(entry) in asked]
    # What may be a code is in no message.
    is_told = all(asked[same_words(entry)].code != "giver-code" for entry in stays)
    found: dict[str, Mapping[str, str]] = {}
    has_dashes = bool(entries) and _has_dashes(located)
    answered = {*map(same_words, stays)}
    for words, one in asked.items():
        if words in answered or one.code == "giver-code":
            continue
        text = one_line(one.words)
        stays.append(text)
        line = f"seen: [{', '.join(map(quoted, stays))}]"
        if has_dashes:
            found[words] = {"ask": "seen-more", "seen": f"- {quoted(text)}"}
        elif not is_told or len(line) > _LONGEST:
            found[words] = {"ask": "seen-more", "seen": quoted(text)}
        elif entries or len(stays) > 1 or has_any('"\\', text):
            found[words] = {"ask": "seen-line", "seen": line}
    return found


def _has_dashes(located: Located) -> bool:
    node, _ = located.node(("seen",))
    return isinstance(node, yaml.SequenceNode) and not node.flow_style
