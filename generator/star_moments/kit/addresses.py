"""Where everything stands below the site's root. An address, once given, never changes."""

WALL = ""
UNITS = "units/"
PEOPLE = "people/"
FACTORS = "factors/"
MOMENTS = "moments/"
CRITERIA = "criteria/"
DISPLAY = "display/"
# The folder of the screens' pages without scripts. A unit of that key has none of its own.
BASIC = "basic"
FEED_ATOM = "feed.xml"
FEED_JSON = "feed.json"


def moment(moment_id: str) -> str:
    """Return the address of a moment's page."""
    return f"{MOMENTS}{moment_id}/"


def unit(key: str) -> str:
    """Return the address of a unit's page."""
    return f"{UNITS}{key}/"


def person(key: str) -> str:
    """Return the address of a person's page."""
    return f"{PEOPLE}{key}/"


def factor(key: str) -> str:
    """Return the address of a factor's page."""
    return f"{FACTORS}{key}/"


def year(number: int) -> str:
    """Return the address of a year's page."""
    return f"{MOMENTS}{number:04d}/"


def month(year_number: int, number: int) -> str:
    """Return the address of a month's page."""
    return f"{year(year_number)}{number:02d}/"


def screen(unit_key: str) -> str:
    """Return the address of a unit's screen; without a key, that of the whole house."""
    if unit_key == BASIC:
        return f"{DISPLAY}?unit={unit_key}"
    return f"{DISPLAY}{unit_key}/" if unit_key else DISPLAY


def leaf(front: str, number: int) -> str:
    """Return the address of a numbered page of the list whose front page is given."""
    return f"{front}page/{number}/" if number else front
