"""Turn the editors' Markdown into HTML that can do no harm.

Only what a story needs is understood: paragraphs, emphasis, lists, quotations and links. HTML is
shown as text, pictures are not fetched from anywhere, and a link leads to the web or to a mail
address, or it is no link.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markupsafe import Markup

_SAFE_LINK = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)

_MARKDOWN = MarkdownIt("zero").enable(
    ["list", "blockquote", "emphasis", "link", "newline", "escape", "entity", "backticks"]
)
_MARKDOWN.validateLink = lambda address: bool(_SAFE_LINK.match(address.strip()))  # type: ignore[method-assign]


def _open_link(
    self: RendererHTML, tokens: list, position: int, options: object, env: object  # type: ignore[type-arg]
) -> str:
    tokens[position].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, position, options, env)  # type: ignore[arg-type]


_MARKDOWN.add_render_rule("link_open", _open_link)


def prose(text: str) -> Markup:
    """Return the Markdown as safe HTML; nothing for an empty text."""
    return Markup(_MARKDOWN.render(text)) if text else Markup()
