"""Text to plain data, in which every scalar is text and every value knows where it stood."""

from collections.abc import Iterator, Sequence
from typing import Self, TypeAlias

import yaml

from star_moments.diagnostics import PATIENCE, Diagnostic, Fix, Place, finding
from star_moments.model.fields import TEXT_FIELDS
from star_moments.reading.explain import SURE_CODES, explain
from star_moments.reading.mended import Mended
from star_moments.reading.merges import merge_mark
from star_moments.reading.mistakes.in_brackets import Brackets, owner_of
from star_moments.reading.mistakes.misread import misread
from star_moments.reading.parse import Failure, Work, attempt
from star_moments.reading.source import CONTROL, UNSEEN, read_text

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Path: TypeAlias = tuple[str | int, ...]

# What programs write into a field that was left empty.
_NOTHING = ("~", "null")

# What stands between brackets may show only when what is wrong around it is corrected.
_ROUNDS = 3


class Located:
    """The data of one file, and where each value stood.

    `data` leaves out fields without a value; `empty` says which they are. `text` is what was read:
    the file's own text, or, where the file could not be read as it stands, the text as the messages
    propose to correct it; then `mended` knows the file's own lines.
    """

    __slots__ = ("_bytes", "_data", "_root", "_text", "empty", "file", "mended")

    def __init__(
        self,
        file: str,
        text: str,
        data: Data,
        empty: frozenset[Path] = frozenset(),
        mended: Mended | None = None,
    ) -> None:
        """Take what was read."""
        self.file = file
        self.empty = empty
        self.mended = mended
        self._text: str | None = text
        self._data: Data | None = data
        self._root: yaml.Node | None = None
        self._bytes = b""

    @classmethod
    def later(cls, file: str, data: bytes) -> Self:
        """Return a file in which nothing is odd, to be read when somebody wants to know a place."""
        located = cls(file, "", "")
        located.let_go(data)
        return located

    def let_go(self, data: bytes) -> None:
        """Forget what was read of a file in which nothing is odd: its bytes tell it again."""
        self._bytes, self._text, self._data, self._root = data, None, None, None

    @property
    def text(self) -> str:
        """What was read."""
        if self._text is None:
            text, _ = read_text(self._bytes, self.file)
            self._text = text or ""
        return self._text

    @property
    def data(self) -> Data:
        """What it says."""
        if self._data is None:
            again, _ = read_tree(self.text, self.file)
            self._data = again.data if again else ""
        return self._data

    def where(self, path: Path) -> Place:
        """Return the line and column of a value, or of the nearest thing above it, from 1."""
        node, _ = self.node(path)
        return self.place(node.start_mark) if node else (1, 1)

    def where_key(self, path: Path) -> Place:
        """Return the line and column of the name of a field, or of a list's item, from 1."""
        node, key = self.node(path)
        place = key or node
        return self.place(place.start_mark) if place else (1, 1)

    def node(self, path: Path) -> tuple[yaml.Node | None, yaml.Node | None]:
        """Return the nodes of a value and of its field's name, as far as the path leads."""
        if self._root is None:
            root = attempt(self.text)
            self._root = None if isinstance(root, Failure) else root
        node, key = self._root, None
        for step in path:
            below = _step(node, step)
            if below is None:
                # A value that may be a list or its only item is numbered though it is no list.
                if isinstance(step, int):
                    continue
                break
            node, key = below
        return node, key

    def is_block(self, path: Path) -> bool:
        """Tell whether a group or list is written on lines of its own, not in brackets."""
        node, _ = self.node(path)
        return isinstance(node, yaml.CollectionNode) and not node.flow_style

    def scalars(self) -> Iterator[tuple[Path, yaml.ScalarNode, yaml.Node | None]]:
        """Give every text with its path, its node and that of its field's name."""
        self.node(())
        ahead: list[tuple[Path, yaml.Node | None, yaml.Node | None]] = [((), self._root, None)]
        while ahead:
            path, node, name = ahead.pop()
            if isinstance(node, yaml.ScalarNode):
                yield path, node, name
            elif isinstance(node, yaml.SequenceNode):
                ahead += [((*path, at), item, None) for at, item in enumerate(node.value)]
            elif isinstance(node, yaml.MappingNode):
                ahead += [((*path, key.value), below, key) for key, below in node.value]

    def place(self, mark: yaml.Mark) -> Place:
        """Return the line and column of a mark of the parser's in the author's file, from 1."""
        line = mark.line if self.mended is None else self.mended.origin_of(mark.line)
        return line + 1, mark.column + 1

    def fix(self, first: int, count: int, lines: Sequence[str]) -> Fix | None:
        """Return what puts other lines in place of some of `text`, counted from 0.

        None where they are lines that the author is not shown, since they were a guess.
        """
        if self.mended is not None:
            return self.mended.fix(first, count, lines)
        before = self.text.split("\n")[first : first + count]
        return Fix(first + 1, count, "\n".join(before), "\n".join(lines))


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node | None] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return (node.value[step], None) if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        for key, value in reversed(node.value):
            if isinstance(key, yaml.ScalarNode) and key.value == step:
                return value, key
    return None


def read_bytes(data: bytes, file: str) -> tuple[Located | None, list[Diagnostic]]:
    """Read one file: its data, as far as there is any, and all that is wrong with its writing.

    An error among the diagnostics holds the file back; data beside it serves to find further ones.
    """
    text, diagnostics = read_text(data, file)
    if text is None:
        return None, diagnostics
    if mark := merge_mark(text):
        # Whatever else is wrong may be so only because two versions stand in one file.
        return None, [finding("unfinished-merge", file, mark)]
    located, more = read_tree(text, file)
    return located, diagnostics + more


def read_tree(text: str, file: str) -> tuple[Located | None, list[Diagnostic]]:
    """Read a text. Where it fails, explain why, correct it as the message says, and read on."""
    mended = Mended(file, text)
    for _ in range(PATIENCE):
        repair = next(misread(mended), None)
        if repair is None:
            break
        mended.mend(repair)
    result = attempt(mended.text)
    work = Work()
    for _ in range(PATIENCE):
        if not isinstance(result, Failure):
            break
        repair = explain(mended.lines, result, work)
        mended.mend(repair)
        if repair.lines is None:
            return None, mended.diagnostics
        before, result = result, work.attempt(mended.text)
        if work.is_done or (result == before and repair.code not in SURE_CODES):
            break
    if isinstance(result, Failure):
        return None, mended.diagnostics
    return _located(result, mended)


def _is_nothing(node: yaml.Node) -> bool:
    """Say whether a value was left empty; in quotation marks, `~` and `null` are only text."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    return not node.value or (not node.style and node.value in _NOTHING)


def _located(root: yaml.Node | None, mended: Mended) -> tuple[Located | None, list[Diagnostic]]:
    file = mended.file
    if root is None or _is_nothing(root):
        return None, [*mended.diagnostics, finding("empty-file", file)]
    walk, data = _walked(root, mended.text)
    for _ in range(_ROUNDS):
        repairs = walk.brackets.repairs(mended.patience)
        if not repairs:
            break
        lines = walk.brackets.lines
        for repair in repairs:
            lines = repair.applied(lines)
        again = attempt("\n".join(lines))
        if again is None or isinstance(again, Failure):
            break
        for repair in repairs:
            mended.mend(repair)
        walk, data = _walked(again, mended.text)
    located = Located(
        file, mended.text, data, frozenset(walk.empty), mended if mended.is_another else None
    )
    odd: list[Diagnostic] = []
    for code, node, values in walk.odd[:PATIENCE]:
        if "first" in values:
            values["first"] = str(mended.origin_of(int(values["first"])) + 1)
        odd.append(finding(code, file, located.place(node.start_mark), **values))
    return located, mended.diagnostics + odd


def _walked(root: yaml.Node, text: str) -> tuple["_Walk", Data]:
    walk = _Walk(text)
    return walk, walk.data(root)


class _Walk:
    """Turns nodes into data and keeps what is odd about them on the way."""

    def __init__(self, text: str) -> None:
        self.clean = UNSEEN.search(text) is not None
        self.escaped = "\\" in text
        self.brackets = Brackets(text)
        self.empty: list[Path] = []
        self.odd: list[tuple[str, yaml.Node, dict[str, str]]] = []

    def data(self, node: yaml.Node, path: Path = ()) -> Data:
        """Return the plain data of a node."""
        kind = node.__class__
        if kind is yaml.ScalarNode:
            return self._text(node) if self.clean or self.escaped else node.value
        if kind is yaml.SequenceNode:
            return [self.data(item, (*path, i)) for i, item in enumerate(node.value)]
        if path and isinstance(node, yaml.MappingNode) and node.flow_style:
            whole = self.brackets.whole(path, node)
            if whole is not None:
                return [whole] if owner_of(path) in TEXT_FIELDS else whole
        return dict(self._fields(node, path))

    def _fields(self, node: yaml.Node, path: Path) -> Iterator[tuple[str, Data]]:
        seen: dict[str, yaml.Node] = {}
        for key, below in node.value:
            if key.__class__ is not yaml.ScalarNode:
                self.odd.append(("odd-field-name", key, {}))
                continue
            name: str = key.value
            if name in seen:
                first = str(seen[name].start_mark.line)
                values = {"name": name, "first": first, "second": str(key.start_mark.line + 1)}
                self.odd.append(("duplicate-field", key, values))
            seen[name] = key
            value = self.data(below, (*path, name))
            if self.brackets.groups and self.brackets.is_stray(path, node, name, below):
                yield name, ""
                continue
            # A group of fields that are all empty is a template's, and as empty as they.
            if _is_nothing(below) or (value == {} and below.value):
                self.empty.append((*path, name))
            else:
                yield name, value

    def _text(self, node: yaml.Node) -> str:
        text: str = node.value
        if self.escaped and CONTROL.search(text):
            self.odd.append(("control-character", node, {}))
            text = CONTROL.sub(" ", text)
        return UNSEEN.sub("", text) if self.clean else text
