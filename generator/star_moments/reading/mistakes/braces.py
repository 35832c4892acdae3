"""A group between { and } that stops the reading: what stands between its parts, or behind it."""

import re
from collections.abc import Iterator
from typing import Final

from star_moments.model.fields import ALL_FIELDS, SYNONYMS, TEXT_FIELDS
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.reading.parse import Failure
from star_moments.reading.quoting import quoted, written
from star_moments.reading.repair import Repair, one_line, parts

_NAME: Final = re.compile(r"(?:^|(?<=[,;\s]))(?P<name>[^\W\d]\w*) *[:=](?= |$) *")
_LANGUAGE: Final = re.compile(
    rf"(?:^|\s*[/;,|]\s*|\s+)(?P<language>{'|'.join(WALL_LANGUAGES)}) *: *(?=\S)"
)
_CLOSING: Final = {"{": "}", "[": "]"}
_KNOWN: Final = ALL_FIELDS | SYNONYMS.keys() | {*WALL_LANGUAGES}


def behind_brackets(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find signs behind the bracket that closes a value, such as the point of a sentence."""
    line = parts(lines[n])
    closing = _CLOSING.get(line.value[:1], "")
    end = line.value.rfind(closing) + 1 if closing else 0
    behind = line.value[end:].strip()
    if end and behind and not re.search(r"[\w\[\]{}]", behind):
        new = line.head + line.value[:end] + line.tail
        yield one_line("after-brackets", n, len(line.head) + end, new, found=behind)


def no_braces(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a text in several languages without its braces: `name: fi: Palvelut / sv: Service`."""
    line = parts(lines[n])
    found = [*_LANGUAGE.finditer(line.value)] if line.name in TEXT_FIELDS else []
    languages = [one["language"] for one in found]
    if len({*languages}) != len(languages) or len(found) < 2 or found[0].start():
        return
    ends = [*(one.start() for one in found[1:]), len(line.value)]
    texts = [line.value[one.end() : end].strip() for one, end in zip(found, ends, strict=True)]
    if all(texts):
        pairs = zip(languages, map(written, texts), strict=True)
        inner = ", ".join(f"{language}: {text}" for language, text in pairs)
        yield one_line("group-brackets", n, len(line.head), f"{line.head}{{{inner}}}{line.tail}")


def between_braces(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find fields between braces that no comma parts, or of which one has a colon in its value."""
    line = parts(lines[n])
    value = line.value
    if value[:1] != "{" or value[-1:] != "}" or re.search(r"[\[\]{}\"']", value[1:-1]):
        return
    body = value[1:-1]
    names = [one for one in _NAME.finditer(body) if one["name"].casefold() in _KNOWN]
    if not names or body[: names[0].start()].strip():
        return
    ends = [*(one.start() for one in names[1:]), len(body)]
    values = [body[one.end() : end].strip(" ,;") for one, end in zip(names, ends, strict=True)]
    if not all(values):
        return
    colon = next((at for at, one in enumerate(values) if re.search(r":(?: |$)", one)), None)
    pairs = [
        f"{one['name']}: {quoted(text) if ',' in text else written(text)}"
        for one, text in zip(names, values, strict=True)
    ]
    new = f"{line.head}{{{', '.join(pairs)}}}{line.tail}"
    if new == lines[n]:
        return
    if colon is None:
        yield one_line("part-commas", n, len(line.head), new)
    else:
        yield one_line("colon-in-text", n, len(line.head) + 1 + names[colon].end(), new)
