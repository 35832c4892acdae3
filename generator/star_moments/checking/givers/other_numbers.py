"""What digits are the number of, where the words before say so: an order, a product, a bill."""

import re

_NUMBER = r"[\w-]*(?:[\s.:#]+(?:numero|nro|no|nr|number|oli|on|är|is))?[\s.:#(]*$"
_THINGS = (
    "tuot|artik|tilau|viit|lasku|diaari|dnro|erä|sarja|order|article|invoice|reference|serial"
    "|product|beställning|faktura|referens|produkt"
)
_OF_A_THING = re.compile(rf"\b(?:{_THINGS}){_NUMBER}", re.IGNORECASE)
_OF_ANYTHING = re.compile(
    rf"\b(?:{_THINGS}|asia|y-tunnu|isbn|ean|koodi|kortti|ref|code|item|ärende|kod|fo-nummer){_NUMBER}",
    re.IGNORECASE,
)
_NEAR = 40


def is_of_a_thing(text: str, at: int) -> bool:
    """Say whether the number that stands here is a thing's and no person's."""
    return _OF_A_THING.search(text[max(0, at - _NEAR) : at]) is not None


def is_of_anything(text: str, at: int) -> bool:
    """Say whether the number that stands here is said to be something else than a telephone's."""
    return _OF_ANYTHING.search(text[max(0, at - _NEAR) : at]) is not None
