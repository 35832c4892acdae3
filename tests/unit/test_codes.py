"""The codes of screens: read as the address that they were made of, small, and quickly made."""

import re
import subprocess
import sys
import time

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from star_moments.display.qr import QUIET, Code, qr

# How many bytes a code of each version holds, by how much of it may be unreadable (ISO/IEC 18004).
HOLDS = {
    "L": (17, 32, 53, 78, 106, 134, 154, 192, 230, 271),
    "M": (14, 26, 42, 62, 84, 106, 122, 152, 180, 213),
    "Q": (11, 20, 32, 46, 60, 74, 86, 108, 130, 151),
    "H": (7, 14, 24, 34, 44, 58, 64, 84, 98, 119),
}
LARGER = 11
HOSTS = ("https://tahti.example/", "http://intra.example.fi/tahtihetket/", "http://10.1.2.3:8080/")
ADDRESSES = st.builds(
    lambda host, kind, name: f"{host}{kind}/{name}/",
    st.sampled_from(HOSTS),
    st.sampled_from(["moments/2026-11-03", "factors", "MOMENTS", "1"]),
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-", max_size=150),
)


def modules(code: Code) -> set[tuple[int, int]]:
    """Return the dark modules that a path draws."""
    dark = set()
    x = y = 0
    for kind, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+)(?:\.5)?)?", code.path):
        if kind == "M":
            x, y = int(first), int(second)
        elif kind == "m":
            x += int(first)
        else:
            dark |= {(x + step, y) for step in range(int(first))}
            x += int(first)
    return dark


def read(code: Code, scale: int = 3) -> zxingcpp.Barcode:
    """Read a code as it is drawn."""
    dark = modules(code)
    side = code.size * scale
    picture = bytes(
        0 if (x // scale, y // scale) in dark else 255 for y in range(side) for x in range(side)
    )
    found = zxingcpp.read_barcodes(memoryview(picture).cast("B", (side, side)))
    assert len(found) == 1
    return found[0]


def version_for(address: str, level: str) -> int:
    """Return the smallest version that holds an address at a level, byte by byte."""
    size = len(address.encode())
    return next((number for number, most in enumerate(HOLDS[level], 1) if size <= most), LARGER)


@given(ADDRESSES)
@settings(deadline=None, max_examples=60)
def test_a_code_says_its_address(address):
    code = qr(address)
    inside = range(QUIET, code.size - QUIET)
    assert all(x in inside and y in inside for x, y in modules(code))
    assert read(code).text == address


@given(ADDRESSES)
@settings(deadline=None, max_examples=60)
def test_no_code_has_more_modules_than_it_takes_or_less_room_for_damage(address):
    code = qr(address)
    version = (code.size - 2 * QUIET - 17) // 4
    assert version <= version_for(address, "L")
    levels = [level for level in HOLDS if version_for(address, level) <= version]
    assert not levels or "LMQH".index(read(code).ec_level) >= "LMQH".index(levels[-1])


def test_an_address_has_the_same_code_in_each_build():
    """Another process, which has made other codes before, draws the same."""
    addresses = [f"{host}moments/2026-11-03-putki-petti/" for host in HOSTS]
    program = (
        "import sys; from star_moments.display.qr import qr\n"
        "made = [qr(one) for one in reversed(sys.argv[1:])]\n"
        "print(*(one.path for one in reversed(made)), sep='\\n')"
    )
    command = [sys.executable, "-c", program, *addresses]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said.splitlines() == [qr(one).path for one in addresses]


@pytest.mark.alone
def test_the_codes_of_a_large_house_take_less_than_a_second():
    """As many as 41 screens have, made twice: by each of two processes that print a wall."""
    began = time.process_time()
    for number in range(2 * 529):
        qr.__wrapped__(f"https://tahti.example/moments/2026-11-03-hetki-{number}/")
    assert time.process_time() - began < 1
