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


def is_of_a_thing(before: str) -> bool:
    """Say whether a number behind these words is a thing's and no person's."""
    return _OF_A_THING.search(before[-_NEAR:]) is not None


def is_of_anything(before: str) -> bool:
    """Say whether a number behind these words is said to be something else than a telephone's."""
    return _OF_ANYTHING.search(before[-_NEAR:]) is not None
