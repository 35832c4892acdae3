"""A QR code as the path of an SVG: what a screen draws without a picture."""

from dataclasses import dataclass
from functools import lru_cache

# Four modules of peace all around, as ISO/IEC 18004 wants it.
QUIET = 4
_DARK, _LIGHT = 0, 255


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code. `size` counts its modules with the quiet zone; the path is drawn by strokes."""

    size: int
    path: str


@lru_cache(maxsize=4_000)
def qr(address: str) -> Code:
    """Return the code of an address: as few modules as can be, so that each is large."""
    # Loaded with the first code, since most builds draw none anew.
    import zxingcpp

    # A picture of a dot for each module. No level is asked for: it becomes the highest for which
    # there is room among the fewest modules.
    made = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode)
    picture = made.to_image(scale=1, add_quiet_zones=False)
    side = picture.shape[0]
    # Its stubs do not say that a picture is a buffer.
    modules = bytes(memoryview(picture))  # type: ignore[arg-type]
    rows = (modules[start : start + side] for start in range(0, side * side, side))
    path = "".join(_row(row, number + QUIET) for number, row in enumerate(rows))
    return Code(side + 2 * QUIET, path)


def _row(row: bytes, at: int) -> str:
    """Draw one row: a line along the middle of each run of dark modules."""
    drawn = ""
    end = 0
    column = 0
    while (column := row.find(_DARK, column)) >= 0:
        light = row.find(_LIGHT, column)
        stop = len(row) if light < 0 else light
        drawn += f"m{column - end} 0" if drawn else f"M{column + QUIET} {at}.5"
        drawn += f"h{stop - column}"
        end = column = stop
    return drawn
