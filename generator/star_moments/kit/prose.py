"""Turn the editors' Markdown into HTML that can do no harm.

Only what a story needs is understood: paragraphs, emphasis, lists, quotations and links. HTML is
shown as text, pictures are not fetched from anywhere, and a link leads to the web or to a mail
address, or it is no link.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_SAFE_LINK = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)


def _leads_somewhere_safe(url: str) -> bool:
    return bool(_SAFE_LINK.match(url.strip()))


def _open_link(
    self: "RendererHTML",
    tokens: "Sequence[Token]",
    position: int,
    options: "OptionsDict",
    env: "EnvType",
) -> str:
    tokens[position].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, position, options, env)


def _open_block(
    self: "RendererHTML",
    tokens: "Sequence[Token]",
    position: int,
    options: "OptionsDict",
    env: "EnvType",
) -> str:
    # Each may be in another language, and so in another direction.
    tokens[position].attrSet("dir", "auto")
    return self.renderToken(tokens, position, options, env)


@cache
def _markdown() -> "MarkdownIt":
    # Loaded with the first text, since it takes a while and most small builds print none.
    from markdown_it import MarkdownIt

    made = MarkdownIt("zero").enable(
        ["list", "blockquote", "emphasis", "link", "newline", "escape", "entity", "backticks"]
    )
    made.validateLink = _leads_somewhere_safe  # type: ignore[method-assign]
    made.add_render_rule("link_open", _open_link)
    for block in ("paragraph", "bullet_list", "ordered_list", "blockquote"):
        made.add_render_rule(f"{block}_open", _open_block)
    return made


def prose(text: str) -> Markup:
    """Return the Markdown as safe HTML; nothing for an empty text."""
    return Markup(_markdown().render(text)) if text else Markup()  # noqa: S704, safe by its rules
