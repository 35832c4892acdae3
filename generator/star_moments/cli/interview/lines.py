"""Read what somebody types: in lines that can be edited at a terminal, and plain ones elsewhere.

What terminals do by themselves cuts a line at 4,095 bytes, and knows no way back in it.
"""

import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPressEvent

END_OF_TEXT = "."
BACK = frozenset(("takaisin", "tillbaka", "back"))
_SIGN = "> "

Keep = Callable[[str], None]
"""Hears what stands there after each change, so that nothing is lost."""


class Lines(Protocol):
    """Where answers come from. Raises `click.Abort` where somebody stops, or nothing comes."""

    edits: bool

    def line(self, current: str, keep: Keep) -> str:
        """Return one line. Where lines are edited, it begins as `current`."""

    def text(self, begun: Sequence[str], current: str, keep: Keep) -> str:
        """Return lines up to the one that ends them, and that one where it asks to go back.

        It goes on with the lines that were begun; where `current` is edited, it begins with that.
        """


# What some terminals and pipes make of letters that they do not know.
_LOST = re.compile("[\ud800-\udfff]")


def is_back(text: str) -> bool:
    """Say whether somebody wants to go back."""
    return text.strip().casefold() in BACK


def ends(line: str) -> bool:
    """Say whether a line alone ends several of them."""
    return line.strip() == END_OF_TEXT or is_back(line)


class PlainLines:
    """Lines as they come, from a pipe or a terminal that can do no more."""

    edits = False

    def line(self, current: str, keep: Keep) -> str:
        """Return one line; see `Lines`."""
        return str(click.prompt("", prompt_suffix=_SIGN, default="", show_default=False))

    def text(self, begun: Sequence[str], current: str, keep: Keep) -> str:
        """Return several lines; see `Lines`."""
        lines = list(begun)
        while not ends(line := self.line("", keep)):
            lines.append(line)
            keep("\n".join(lines))
        return "\n".join([*lines, line] if is_back(line) else lines)


class EditedLines:
    """Lines of a terminal, of any length, with the keys that people know."""

    edits = True

    def __init__(self) -> None:
        """Take hold of the terminal."""
        # A terminal that does not answer would be warned of in English.
        os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
        # Loaded here: only who sits at a terminal has a use for it.
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import DummyHistory
        from prompt_toolkit.key_binding import KeyBindings

        self._session: PromptSession[str] = PromptSession(
            _SIGN,
            history=DummyHistory(),
            complete_while_typing=False,
            prompt_continuation=_SIGN,
            reserve_space_for_menu=0,
        )
        self._no_keys = KeyBindings()
        self._keys = KeyBindings()
        self._keys.add("enter")(_end_or_go_on)

    def line(self, current: str, keep: Keep) -> str:
        """Return one line; see `Lines`."""
        # What is pasted may have several.
        return " ".join(self._read(current, keep, is_text=False).splitlines())

    def text(self, begun: Sequence[str], current: str, keep: Keep) -> str:
        """Return several lines; see `Lines`."""
        text = self._read("\n".join(begun) or current, keep, is_text=True)
        lines = text.split("\n")
        if lines[-1].strip() == END_OF_TEXT:
            lines.pop()
        return "\n".join(lines)

    def _read(self, current: str, keep: Keep, *, is_text: bool) -> str:
        buffer = self._session.default_buffer

        def changed(_: object) -> None:
            keep(_LOST.sub("\ufffd", buffer.text))

        buffer.on_text_changed += changed
        try:
            text = self._session.prompt(
                default=current,
                multiline=is_text,
                key_bindings=self._keys if is_text else self._no_keys,
            )
            return _LOST.sub("\ufffd", text)
        except (KeyboardInterrupt, EOFError):
            raise click.Abort from None
        finally:
            buffer.on_text_changed -= changed


def _end_or_go_on(event: "KeyPressEvent") -> None:
    """Take the text where the line at hand ends it, or else begin a line below.

    A line is not parted where the cursor stands: who has gone back in it to mend a letter is done.
    """
    from prompt_toolkit.document import Document

    buffer = event.current_buffer
    line, row = buffer.document.current_line, buffer.document.cursor_position_row
    if ends(line):
        lines = buffer.document.lines
        buffer.document = Document("\n".join([*lines[:row], *lines[row + 1 :], line]))
        buffer.validate_and_handle()
    else:
        buffer.cursor_position += buffer.document.get_end_of_line_position()
        buffer.insert_text("\n")


def lines_here() -> Lines:
    """Return lines that can be edited where somebody sits at a terminal, else plain ones."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        try:
            return EditedLines()
        except Exception:
            # A terminal of a kind that cannot be drawn upon, as some have on Windows.
            return PlainLines()
    if isinstance(sys.stdin, io.TextIOWrapper):
        # Letters of another encoding show in the answers before they are saved, and in the check.
        sys.stdin.reconfigure(errors="replace")
    return PlainLines()
