"""The words that files and code share: channels, givers and languages."""

from typing import Literal, get_args

WallLanguage = Literal["fi", "sv", "en"]
Channel = Literal["wall", "display", "feed", "print", "social"]
Giver = Literal["customer", "colleague", "manager", "partner", "self"]

CHANNELS: tuple[Channel, ...] = get_args(Channel)
GIVERS: tuple[Giver, ...] = get_args(Giver)
WALL_LANGUAGES: tuple[WallLanguage, ...] = get_args(WallLanguage)

# The languages a giver's words may be in: the wall's three and those most spoken in Finland besides
# (Statistics Finland, population by mother tongue). Norwegian is "nb"; "no" is mostly a slip.
SPOKEN = (
    *WALL_LANGUAGES,
    *("se", "et", "ru", "uk", "ar", "so", "ku", "fa", "sq", "vi", "zh", "th", "tr", "es", "de"),
    *("fr", "it", "pl", "pt", "ro", "hu", "lv", "lt", "nb", "da", "is", "hi", "ne", "bn", "ur"),
    "tl",
)
