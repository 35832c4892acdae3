"""What `look:` in mkdocs.yml asks for: each value with its place, and what is wrong with them.

The settings are read from the file itself: MkDocs hands on values without their places, and takes
`#FBF6EC` without quotation marks for a remark.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from star_moments.diagnostics import Diagnostic, Fix, Place, finding
from star_moments.look.tokens import NUMBERS
from star_moments.model.fields import nearest_field

PLUGIN = "star-moments"

COLOURS = ("paper", "sheet", "ink", "night_high", "night_low")
STARS = "stars"
FILES = ("words_font", "text_font", "logo")
FIELDS = (*COLOURS, STARS, *FILES)

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")
_BARE = re.compile(r"[0-9a-fA-F]{6}\Z")
# What YAML takes for a remark.
_SWALLOWED = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it is written, where, and in which line."""

    text: str
    place: Place
    line: str

    def corrected(self, right: str) -> Fix | None:
        """Put another value in its place, in quotation marks; None where it can't be told."""
        start = self.line[: self.place[1] - 1]
        rest = self.line[self.place[1] - 1 :]
        for written in (f'"{self.text}"', f"'{self.text}'", self.text):
            if self.text and rest.startswith(written):
                return self.with_line(f'{start}"{right}"{rest[len(written) :]}')
        return None

    def with_line(self, right: str) -> Fix:
        """Put another line in place of its line."""
        return Fix(self.place[0], 1, self.line, right)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, by name, and what is wrong; stars are `stars.1` to `stars.9`."""

    colours: Mapping[str, Written] = field(default_factory=dict)
    files: Mapping[str, Written] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a mkdocs.yml says: where its content lies, its look, and from which file it inherits."""

    content: str | None
    look: yaml.Node | None
    parent: str | None


def settings(text: str) -> Settings | None:
    """Return what a mkdocs.yml says of us; None where it can't be read or has no such plugin."""
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None
    parent = _text(_below(root, "INHERIT"))
    options = _options(_below(root, "plugins"))
    if options is None and parent is None:
        return None
    return Settings(_text(_below(options, "content")), _below(options, "look"), parent)


def asked(look: yaml.Node, text: str, file: str) -> Asked:
    """Return what is asked for in the node of `look:`, in the text of the file."""
    if not isinstance(look, yaml.MappingNode):
        if isinstance(look, yaml.ScalarNode) and _is_empty(look):
            return Asked()
        return Asked(
            diagnostics=[
                finding("fields-expected", file, _place(look), name="look", keys=", ".join(FIELDS))
            ]
        )
    reading = _Reading(text.split("\n"), file)
    for key, value in look.value:
        reading.take(key, value)
    return Asked(reading.colours, reading.files, reading.diagnostics)


class _Reading:
    """Takes one field after the other."""

    def __init__(self, lines: list[str], file: str) -> None:
        self.lines = lines
        self.file = file
        self.colours: dict[str, Written] = {}
        self.files: dict[str, Written] = {}
        self.diagnostics: list[Diagnostic] = []
        self.seen: dict[str, int] = {}

    def take(self, key: yaml.Node, value: yaml.Node) -> None:
        """Take a field of the look."""
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name in self.seen:
            first, second = str(self.seen[name]), str(_place(key)[0])
            self._tell("duplicate-field", key, name=name, first=first, second=second)
        self.seen[name] = _place(key)[0]
        if name in COLOURS:
            self.colours |= self._colour(name, value)
        elif name == STARS:
            self._take_stars(value)
        elif name in FILES:
            self._take_file(name, value)
        else:
            close = nearest_field(name, FIELDS)
            guess = {"guess": close} if close else {}
            self._tell("unknown-field", key, name=name, keys=", ".join(FIELDS), **guess)

    def _take_stars(self, value: yaml.Node) -> None:
        if not isinstance(value, yaml.SequenceNode):
            self._tell("list-expected", value, name=STARS)
        elif len(value.value) != len(NUMBERS):
            self._tell("look-stars", value, number=str(len(value.value)))
        else:
            for number, item in zip(NUMBERS, value.value, strict=True):
                self.colours |= self._colour(f"{STARS}.{number}", item)

    def _take_file(self, name: str, value: yaml.Node) -> None:
        if not isinstance(value, yaml.ScalarNode):
            self._tell("text-expected", value, name=name)
        elif _is_empty(value):
            self._tell("empty-field", value, name=name)
        else:
            self.files[name] = self._written(value)

    def _colour(self, name: str, value: yaml.Node) -> dict[str, Written]:
        if not isinstance(value, yaml.ScalarNode):
            self._tell("text-expected", value, name=name.partition(".")[0])
            return {}
        written = self._written(value)
        if _COLOUR.match(written.text):
            text = written.text
            whole = text if len(text) == 7 else "#" + "".join(2 * sign for sign in text[1:])
            return {name: Written(whole.upper(), written.place, written.line)}
        fix, shown = None, written.text
        if _is_empty(value):
            swallowed = _SWALLOWED.search(written.line, written.place[1] - 1)
            if swallowed is None:
                self._tell("empty-field", value, name=name.partition(".")[0])
                return {}
            start, shown = written.line[: swallowed.start()], swallowed[0]
            right = f'{start.rstrip()} "{shown}"{written.line[swallowed.end() :]}'
            fix = written.with_line(right)
            self._tell("look-no-quotes", value, fix, value=shown)
            return {}
        if _BARE.match(shown):
            fix = written.corrected(f"#{shown}")
        self._tell("look-colour", value, fix, value=shown)
        return {}

    def _written(self, node: yaml.Node) -> Written:
        line, column = _place(node)
        whole = self.lines[line - 1] if line <= len(self.lines) else ""
        return Written(node.value, (line, column), whole)

    def _tell(self, code: str, node: yaml.Node, fix: Fix | None = None, /, **values: str) -> None:
        self.diagnostics.append(finding(code, self.file, _place(node), fix, **values))


def _options(plugins: yaml.Node | None) -> yaml.Node | None:
    """Return the options of the plugin, an empty text where it has none, None without it."""
    for entry in _entries(plugins):
        if isinstance(entry, yaml.ScalarNode) and entry.value == PLUGIN:
            return entry
        if (options := _below(entry, PLUGIN)) is not None:
            return options
    return None


def _entries(plugins: yaml.Node | None) -> Iterator[yaml.Node]:
    if isinstance(plugins, yaml.SequenceNode):
        yield from plugins.value
    elif plugins is not None:
        yield plugins


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in reversed(node.value):
            if isinstance(key, yaml.ScalarNode) and key.value == name:
                found_node: yaml.Node = value
                return found_node
    return None


def _text(node: yaml.Node | None) -> str | None:
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _is_empty(node: yaml.ScalarNode) -> bool:
    return not node.style and node.value in ("", "~", "null")


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1
