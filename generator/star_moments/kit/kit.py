"""What every page is made with: the wall, the words, the templates, and the cards already made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache

from babel.dates import format_date, format_interval
from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
)
from markupsafe import Markup

from star_moments.kit.excerpt import shorten
from star_moments.kit.hyphens import soft
from star_moments.kit.remembered import Cut, Remembered
from star_moments.kit.views import Card
from star_moments.look.look import Look
from star_moments.memory.memo import Memo
from star_moments.press.plan import ROOT, key_of
from star_moments.wall.published import Wall
from star_moments.words import Words


@dataclass(frozen=True)
class Kit:
    """The tools of one build. `site_url` ends in a slash, or is empty where none is known.

    `maker` is a text that differs whenever the code that makes the pages does, and `display` says
    whether there are screens. The `look` of pages is in their frames and in the style sheet, so it
    concerns screens alone.
    """

    wall: Wall
    words: Words
    templates: Environment
    site_url: str
    maker: str = ""
    display: bool = True
    remembered: Remembered = field(default_factory=Remembered)
    look: Look = field(default_factory=Look)
    cards: dict[str, Card] = field(default_factory=dict)
    printed_cards: dict[str, Markup] = field(default_factory=dict)

    @cached_property
    def moment_keys(self) -> Mapping[str, str]:
        """The key of each moment as the wall shows it, by id."""
        return {moment.id: self.remembered.keys.of(moment) for moment in self.wall.moments}

    @cached_property
    def card_keys(self) -> Mapping[str, str]:
        """The key of each moment's card, by id: of the moment as the wall shows it, and as paper
        may carry it where that is something else."""
        return dict(self.moment_keys) | {
            id_: f"{self.moment_keys[id_]} {paper and self.remembered.keys.of(paper)}"
            for id_, paper in self.wall.otherwise_on_paper.items()
        }

    @cached_property
    def known_pages(self) -> Memo[str]:
        """The keys of moments' pages that are known, as far as they were made with the same."""
        return self.remembered.pages.on(self._own_key)

    @cached_property
    def known_lists(self) -> Memo[Cut]:
        """The lists that are cut already, as far as their pages were made with the same."""
        return self.remembered.lists.on(self._own_key)

    def key(self, *parts: str) -> str:
        """Return the key of what is made with this kit from these texts and nothing else."""
        return key_of((self._own_key, *parts))

    @cached_property
    def _own_key(self) -> str:
        house = repr(self.wall.house.for_pages())
        about = (self.maker, self.site_url, self.words.language, house)
        return key_of((*about, *sources_of(self.templates)))

    def title(self, heading: str) -> str:
        """Return what a browser's tab calls a page: its heading, then the wall."""
        name = self.wall.house.name
        return heading if heading.startswith(name) else f"{heading} – {name}"

    def render(self, template: str, view: object) -> str:
        """Print a view with the template of that name."""
        found = self.templates.get_template(f"{template}.html")
        # As `Template.render` does, which for each of thousands of cards would gather anew the
        # globals that are the same for all.
        context = found.new_context(self._globals | {"page": view}, shared=True)
        try:
            return "".join(found.root_render_func(context))
        except Exception:
            found.environment.handle_exception()

    @cached_property
    def _globals(self) -> dict[str, object]:
        return dict(self.templates.globals) | {"words": self.words}


def body_templates(own: str | None = None, compiled: BytecodeCache | None = None) -> Environment:
    """Return the templates of the pages' bodies; those in the folder `own` come first.

    A process loads them once, and again only where one of them has changed; `compiled` may spare it
    their compiling.
    """
    return _loaded(own, sources_of(_environment(own)), compiled)


@lru_cache(maxsize=1)
def _loaded(
    own: str | None, sources: tuple[str, ...], compiled: BytecodeCache | None
) -> Environment:
    return _environment(own, compiled)


def _environment(own: str | None, compiled: BytecodeCache | None = None) -> Environment:
    theirs = PackageLoader("star_moments_theme", "bodies")
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(own), theirs]) if own else theirs,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.filters["soft"] = soft
    made.filters["shorten"] = shorten
    return made


def sources_of(templates: Environment) -> tuple[str, ...]:
    """Return the text of every template."""
    loader = templates.loader
    assert loader is not None  # noqa: S101
    return tuple(loader.get_source(templates, name)[0] for name in templates.list_templates())


def here(address: str) -> str:
    """Return an address below the site's root, ready for a template."""
    return ROOT + address


@cache
def day_text(day: date, language: str) -> str:
    """Return the day in words, such as *17. lokakuuta 2021*."""
    return format_date(day, "long", locale=locale_of(language))


@cache
def month_name(year: int, month: int, language: str) -> str:
    """Return the month's name alone, such as *Lokakuu*."""
    return format_date(date(year, month, 1), "LLLL", locale=locale_of(language)).capitalize()


def months_text(days: Iterable[date], language: str) -> str:
    """Return the months from the first day to the last, such as *Touko–syyskuu 2026*."""
    days = [*days]
    return _months_text(min(days).replace(day=1), max(days).replace(day=1), language)


@cache
def _months_text(first: date, last: date, language: str) -> str:
    text = str(format_interval(first, last, "yMMMM", locale=locale_of(language)))
    return text[:1].upper() + text[1:]


def locale_of(language: str) -> str:
    """Return the locale that dates and lists in this language follow."""
    return {"en": "en_GB"}.get(language, language)


_ORDER = str.maketrans({"å": "z1", "ä": "z2", "ö": "z3", "æ": "z2", "ø": "z3", "ü": "y", "é": "e"})


def in_order(name: str) -> str:
    """Return a key that sorts names as Finnish and Swedish do: å, ä and ö come after z."""
    return name.casefold().translate(_ORDER)
