"""Make the screens' fonts of one weight, for engines that know no variable fonts (before 2018).

Such an engine draws a variable font as it is at its default, and that of Fraunces is bold. So it
gets one with the weight of a moment's words. Atkinson's default is the weight that it is read in.

    pip install fonttools brotli && python theme/static_fonts.py

It is run when a font is replaced, and what it needs is no part of the product. Beside this file it
notes what it made from what; a test fails where that is no longer so. Neither font reserves its
name, so what is made from it may keep it (SIL Open Font Licence 1.1, section 3).
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
FONTS = HERE / "star_moments_theme" / "assets" / "fonts"
NOTE = HERE / "static_fonts.json"
# Of which fonts, and at which weight.
NAMES = ("fraunces", "fraunces-ext")
WEIGHT = 500
_FEW = "-static"


def static_name(name: str) -> str:
    """Return the name of the font of one weight that stands beside a variable one."""
    return f"{name}{_FEW}.woff2"


def digests() -> dict[str, str]:
    """Return the digests of the variable fonts and of those made from them, by their names."""
    names = [one for name in NAMES for one in (f"{name}.woff2", static_name(name))]
    return {name: sha256((FONTS / name).read_bytes()).hexdigest() for name in names}


def make() -> None:
    """Write the fonts, and the note of what they were made from."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    for name in NAMES:
        font = TTFont(FONTS / f"{name}.woff2", recalcTimestamp=False)
        static = instantiateVariableFont(font, {"wght": WEIGHT})
        static.flavor = "woff2"
        static.save(FONTS / static_name(name))
    NOTE.write_text(json.dumps(digests(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make()
    sys.stdout.write(f"{NOTE.name}: {', '.join(map(static_name, NAMES))}\n")
