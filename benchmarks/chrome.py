"""Our page around the content, as a template for another tool: the same header, menu and footer.

A frame has parts and holes (see `star_moments.press`). It was rendered one folder below the root,
so its addresses begin with `..`; a peer is given `root`, the text that leads to the root instead.
"""

import re
from dataclasses import dataclass

from star_moments.press.frame import Frame

_MENU = re.compile(r'(<nav class="nav".*?<ul>).*?(</ul>)', re.DOTALL)


@dataclass(frozen=True)
class Chrome:
    """The page up to its title; from there to the description; from there to the head's own
    elements; the rest of the head with header and menu; and what follows the content."""

    start: str
    to_description: str
    to_head: str
    top: str
    bottom: str

    def fill(self, template: str) -> str:
        """Return a peer's template with the parts where it names them, such as `@top@`."""
        for name, text in vars(self).items():
            template = template.replace(f"@{name}@", text)
        return template


def chrome(frame: Frame, root: str, menu: str) -> Chrome:
    """Return the frame's parts for a peer, whose template language writes the `menu`."""
    if frame.holes != ("title", "description", "head", "main"):
        raise ValueError(f"the frame has other holes than the peers' templates: {frame.holes}")
    parts = [
        part.replace('"../', f'"{root}/').replace('".."', f'"{root}/"') for part in frame.parts
    ]
    start, to_description, to_head, top, bottom = parts
    top, changed = _MENU.subn(lambda found: f"{found[1]}\n{menu}\n{found[2]}", top)
    if changed != 1:
        raise ValueError("the frame has no menu that a peer could write")
    return Chrome(start, to_description, to_head, top, bottom)
