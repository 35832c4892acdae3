"""How one wall looks: the colours, fonts and logo that it has instead of the default's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from star_moments.look.sheets import face_rule, page_rules, screen_rules
from star_moments.look.tokens import Colours, default_colours, default_tokens, recoloured

# Below the theme's assets, where the style sheet finds them.
FOLDER = "look"
_FAMILIES = {"words": "Own Words", "text": "Own Text"}


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file that becomes part of the site, under a name that tells of its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Font(OwnFile):
    """A font; `weights` as CSS names those that it has."""

    weights: str


@dataclass(frozen=True, slots=True)
class Logo(OwnFile):
    """A logo: its media type, and its width and height in any unit."""

    type: str
    width: int
    height: int


@dataclass(frozen=True)
class Look:
    """What an organisation has given, and what can be used of it; nothing is the default look.

    `given` are colours by the names in `derive.GIVEN`, and `fonts` are for `words` and `text`.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, Font] = field(default_factory=dict)
    logo: Logo | None = None

    @cached_property
    def colours(self) -> Colours:
        """All colours by their paths in the tokens."""
        if not self.given:
            return default_colours()
        # What the default look can do without is not loaded for it.
        from star_moments.look.derive import derive

        return derive(self.given)

    @cached_property
    def key(self) -> str:
        """A short text that differs whenever the look does; empty for the default look."""
        parts = [f"{name} {colour}" for name, colour in sorted(self.given.items())]
        parts += [f"{role} {one.name}" for role, one in sorted(self.fonts.items())]
        if self.logo:
            parts.append(self.logo.name)
        return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest() if parts else ""

    @property
    def files(self) -> tuple[OwnFile, ...]:
        """The files that it brings along."""
        return (*self.fonts.values(), *([self.logo] if self.logo else ()))

    def page_sheet(self, default: str) -> str:
        """Return the style sheet of the wall, from that of the default look."""
        tokens = dict(recoloured(default_tokens(), self.colours))
        faces = []
        for role, one in sorted(self.fonts.items()):
            family = _FAMILIES[role]
            tokens["type"] = {**tokens["type"], role: f'"{family}", {tokens["type"][role]}'}
            faces.append(face_rule(family, f"{FOLDER}/{one.name}", one.weights))
        rules = zip(page_rules(default_tokens()), page_rules(tokens), strict=True)
        return "\n".join([*faces, _changed(default, rules)])

    def screen_sheet(self, default: str) -> str:
        """Return the style sheet of the screens, from that of the default look."""
        tokens = recoloured(default_tokens(), self.colours)
        return _changed(
            default, zip(screen_rules(default_tokens()), screen_rules(tokens), strict=True)
        )


def _changed(sheet: str, rules: "zip[tuple[str, str]]") -> str:
    for before, after in rules:
        if before != after:
            if sheet.count(before) != 1:
                raise ValueError("the theme's style sheet is not made from these tokens")
            sheet = sheet.replace(before, after)
    return sheet
