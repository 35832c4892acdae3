"""Drafts: what a comms team wrote, typed, before anything has been decided about it.

Every scalar reaches these types as the text that stood in the file (see `reading`), so each type
here says which texts it takes. Nothing is guessed and nothing unknown is let in.
"""

import re
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from star_moments.model.days import Day
from star_moments.model.keys import KEY_PATTERN
from star_moments.model.period import Period
from star_moments.model.times import Hours, day_and_time, hours
from star_moments.model.vocabulary import SPOKEN, Channel, Giver, WallLanguage


def _flag(text: object) -> bool:
    if text not in ("true", "false"):
        raise PydanticCustomError("flag", "neither true nor false")
    return text == "true"


def _count(text: object) -> int:
    if not isinstance(text, str) or not text.isascii() or not text.isdigit() or len(text) > 6:
        raise PydanticCustomError("count", "not a whole number")
    return int(text)


def _period(text: object) -> Period:
    found = Period.parse(text) if isinstance(text, str) else None
    if found is None:
        raise PydanticCustomError("period", "not a period")
    return found


def _end(text: object) -> datetime:
    found = day_and_time(text) if isinstance(text, str) else None
    if found is None:
        raise PydanticCustomError("end", "not a day and a time")
    return found


def _hours(text: object) -> Hours:
    found = hours(text) if isinstance(text, str) else None
    if found is None:
        raise PydanticCustomError("hours", "not from one time to another")
    return found


def _language(text: str) -> str:
    if text not in SPOKEN:
        raise PydanticCustomError("language", "not a language")
    return text


# What stands in an example where words are to come, with brackets around it or not.
_DOTS = re.compile(r"[\s\[\](){}<>]*(?:…|\.\.)[\s.…\[\](){}<>]*")
_MOST_DOTS = 40


def _some_words(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty", "no words")
    if ("…" in text or ".." in text) and len(text) <= _MOST_DOTS and _DOTS.fullmatch(text):
        raise PydanticCustomError("dots", "dots alone")
    return text


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


Flag = Annotated[bool, BeforeValidator(_flag)]
Count = Annotated[int, BeforeValidator(_count)]
Keep = Annotated[
    Period,
    BeforeValidator(_period, json_schema_input_type=str),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]? (year|month)s?$"}),
]
_DAY_AND_TIME = "^2[0-9]{3}-[0-9]{2}-[0-9]{2}( ([01]?[0-9]|2[0-3])[:.][0-5][0-9])?$"
DayAndTime = Annotated[
    datetime,
    BeforeValidator(_end, json_schema_input_type=str),
    WithJsonSchema({"type": "string", "pattern": _DAY_AND_TIME}),
]
QuietHours = Annotated[
    tuple[int, int],
    BeforeValidator(_hours, json_schema_input_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^([01][0-9]|2[0-3])(:[0-5][0-9])?-([01][0-9]|2[0-3])(:[0-5][0-9])?$",
        }
    ),
]
Language = Annotated[
    str, AfterValidator(_language), WithJsonSchema({"type": "string", "enum": [*SPOKEN]})
]
Key = Annotated[str, Field(pattern=KEY_PATTERN, max_length=80)]
Words = Annotated[str, AfterValidator(_some_words)]
ZoneName = Annotated[Words, "the name of a time zone, and nobody's words"]
FeedId = Annotated[Words, "what ids are made from, which nobody reads"]


class Draft(BaseModel):
    """What all drafts share: unknown fields are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False)


class Thanks(Draft):
    """One recipient of a moment: a person or a unit, never both."""

    person: Key | None = Field(None, description="The person's key: the file's name in people/.")
    unit: Key | None = Field(None, description="The unit's key in wall.yml.")
    told: Day | None = Field(None, description="The day the recipient heard it, YYYY-MM-DD.")


class Approval(Draft):
    """Who approved the moment, and when."""

    by: Key = Field(description="The approver's key in wall.yml.")
    on: Day = Field(description="The day of the approval, YYYY-MM-DD.")


class Moment(Draft):
    """One story of praise, as written in `content/moments/`."""

    date: Day = Field(description="The day of the feedback, YYYY-MM-DD.")
    giver: Giver = Field(alias="from", description="Who said thank you; never a name.")
    channel: Words | None = Field(None, description="How the feedback came: a form, a letter …")
    language: Language | None = Field(None, description="The words' language, if not the wall's.")
    quote: Words = Field(description="The giver's own words; cuts are marked […].")
    thanks: list[Thanks] = Field(min_length=1, description="Whom the praise is for.")
    factors: list[Key] = Field(
        min_length=1, max_length=3, description="What made the service good: one to three keys."
    )
    title: Words | None = Field(None, description="A short heading.")
    story: Words | None = Field(None, description="The editors' own words, in Markdown.")
    learned: Words | None = Field(None, description="What made it work, in Markdown.")
    other_people: list[Words] | None = Field(
        None, description="Names in the words that mean somebody else than the one of that name."
    )
    approved: Annotated[list[Approval], BeforeValidator(_as_list)] | None = Field(
        None, description="The approval, or a list of them where the rules ask for two."
    )
    publish: Day | None = Field(None, description="Not shown before this day, YYYY-MM-DD.")
    until: Day | None = Field(None, description="Not shown after this day, YYYY-MM-DD.")
    withdrawn: Day | None = Field(None, description="Taken off the wall everywhere.")
    seen: Annotated[list[Words], BeforeValidator(_as_list)] | None = Field(
        None, description="Words that may stay although the check asked about them, as they stand."
    )


class Permission(Draft):
    """What a person has agreed to: from which day, where, and until when."""

    on: Day = Field(description="The day the person gave the permission, YYYY-MM-DD.")
    channels: list[Channel] = Field(min_length=1, description="Where the name may be seen.")
    until: Day | None = Field(None, description="The last day the permission holds, YYYY-MM-DD.")
    withdrawn: Day | None = Field(None, description="The person has taken the permission back.")


class Person(Draft):
    """One member of staff, as written in `content/people/`."""

    name: Words = Field(description="The whole name; not shown, but watched for in the words.")
    shown_as: Words | None = Field(None, description="What the wall calls the person.")
    unit: Key = Field(description="The unit's key in wall.yml.")
    permission: Permission | None = Field(None, description="Without it the name is shown nowhere.")

    @property
    def names(self) -> tuple[str, str]:
        """The whole name, and what the person is called."""
        return self.name, self.shown_as or self.name


Label = Annotated[
    Words | Annotated[dict[WallLanguage, Words], Field(min_length=1)],
    Field(union_mode="left_to_right"),
]


class Unit(Draft):
    """A node of the organisation's tree: a sector, a site or a team."""

    key: Key = Field(description="A short name for addresses: a-z, 0-9 and hyphens.")
    name: Label = Field(description="What the unit is called; one text, or one per language.")
    headcount: Count | None = Field(None, description="How many work there; never shown.")
    units: list["Unit"] = Field(default_factory=list, description="The units below this one.")


class Factor(Draft):
    """One thing that good service is made of."""

    key: Key = Field(description="A short name for addresses: a-z, 0-9 and hyphens.")
    name: Label = Field(description="What the factor is called.")
    meaning: Label | None = Field(None, description="What the factor means, in a sentence.")
    question: Label | None = Field(None, description="A question to think over together.")


class Approver(Draft):
    """One who may approve moments."""

    key: Key = Field(description="The key that `approved: {by: …}` uses.")
    name: Words = Field(description="The approver's name.")
    until: Day | None = Field(
        None,
        description="Whose approvals count up to this day: whoever has left stays in the list.",
    )


class Rules(Draft):
    """What the wall promises, and the gate enforces."""

    told_first: Flag = Field(True, description="A named person hears it before anyone else.")
    approvals: Annotated[Count, Field(ge=1, le=9)] = Field(1, description="How many must approve.")
    keep: Keep | None = Field(None, description="How long a moment may stay, such as 3 years.")
    named_told_from: Day | None = Field(
        None,
        description="Whoever is named in words that are approved later has to have heard it too.",
    )
    second_look_from: Day | None = Field(
        None,
        description="What is approved after this day waits for answers to what the check asks.",
    )


class Displays(Draft):
    """How the screens in break rooms behave."""

    quiet: QuietHours | None = Field(
        None, description="The hours in which the screens are dark, such as 22-06."
    )


class House(Draft):
    """The organisation, as written in `content/wall.yml`."""

    name: Words = Field(description="The wall's name.")
    organisation: Words = Field(description="The organisation's name.")
    language: WallLanguage = Field("fi", description="The language the wall speaks.")
    time_zone: ZoneName = Field("Europe/Helsinki", description="By whose clock a day begins.")
    public: Flag = Field(False, description="true: search engines may find the wall.")
    units: list[Unit] = Field(min_length=1, description="The organisation's tree.")
    factors: list[Factor] = Field(min_length=1, description="What good service is made of.")
    approvers: list[Approver] = Field(min_length=1, description="Who may approve moments.")
    rules: Rules = Field(default_factory=Rules, description="What the wall promises.")
    displays: Displays = Field(default_factory=Displays, description="How the screens behave.")
    feed_id: FeedId | None = Field(
        None, description="What the ids in feeds are made from; it stays when a name changes."
    )


# What a screen can show at once in letters that are read from four metres away.
LONGEST_HEADING = 60
LONGEST_MESSAGE = 400

Heading = Annotated[str, Field(max_length=LONGEST_HEADING), AfterValidator(_some_words)]
HeadingLabel = Annotated[
    Heading | Annotated[dict[WallLanguage, Heading], Field(min_length=1)],
    Field(union_mode="left_to_right"),
]
Message = Annotated[str, Field(max_length=LONGEST_MESSAGE), AfterValidator(_some_words)]
MessageLabel = Annotated[
    Message | Annotated[dict[WallLanguage, Message], Field(min_length=1)],
    Field(union_mode="left_to_right"),
]


class Emergency(Draft):
    """A message over everything on the screens, as written in `content/emergency.yml`."""

    heading: HeadingLabel | None = Field(None, description="A few words above the message.")
    message: MessageLabel = Field(description="What has happened, and what to do now.")
    until: DayAndTime = Field(
        description="When the message goes by itself, YYYY-MM-DD HH:MM; without a time, when the "
        "day is over."
    )
    units: list[Key] | None = Field(
        None, min_length=1, description="Whose screens show it; without this, all do."
    )
