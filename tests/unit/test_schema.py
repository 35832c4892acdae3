"""JSON Schemas for editors."""

import json

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker

from star_moments.model.schema import schemas
from tests.examples.update import BAD, GOOD, HERE, MOMENT
from tests.support.sample import CONTENT


class EditorLoader(yaml.SafeLoader):
    """Types values as editors do (YAML 1.2): true and 12 are, yes and 2026-11-20 are text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith("timestamp") and not (tag.endswith("bool") and first in "yYnNoO")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(kind: str, text: str) -> list[str]:
    schema = json.loads(schemas()[f"{kind}.schema.json"])
    checker = Draft7Validator(schema, format_checker=FormatChecker())
    return [
        f"{e.json_path}: {e.message}" for e in checker.iter_errors(yaml.load(text, EditorLoader))
    ]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_is_fresh_and_valid(name):
    """Made anew by `star-moments schema`."""
    assert (CONTENT / name).read_text(encoding="utf-8") == schemas()[name]
    schema = json.loads(schemas()[name])
    Draft7Validator.check_schema(schema)
    assert "$defs" not in schemas()[name]
    assert "$ref" not in schemas()[name]


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("moment", "moments/**/*.yml"),
        ("person", "people/*.yml"),
        ("wall", "**/wall.yml"),
        ("emergency", "emergency*/emergency.yml"),
    ],
)
def test_what_the_product_takes_an_editor_takes_too(kind, pattern):
    paths = [*CONTENT.glob(pattern), *(HERE / "base").glob(pattern), *GOOD.glob(pattern)]
    assert paths
    for path in paths:
        assert errors(kind, path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("code", ["no-end", "time-format", "hours-format"])
def test_an_editor_marks_what_the_product_refuses(code):
    for path in BAD.glob(f"{code}/*/*.yml"):
        # That hours begin and end at the same time is more than an editor can see.
        if path.parent.name != "never":
            assert errors(path.stem, path.read_text(encoding="utf-8")), path


def moment(old: str = "", new: str = "") -> str:
    text = (HERE / "base" / MOMENT).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Perheen päivä", "title: 1917"),
        ("title: Perheen päivä", "title:"),
        ("title: Perheen päivä", "until:"),
        ("{by: raija, on: 2026-11-22}", "[{by: raija, on: 2026-11-22}]"),
        ("title: Perheen päivä", "language: sv"),
    ],
)
def test_an_editor_is_silent_about(old, new):
    assert errors("moment", moment(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("from: customer", "from: asiakas"),
        ("date: 2026-11-20", "date: 20.11.2026"),
        ("date: 2026-11-20", "date: 2026-11-31"),
        ("quote:", "qoute:"),
        ("[joy]", "joy"),
        ("[joy]", "[a, b, c, d]"),
        ("title: Perheen päivä", "language: no"),
        ("person: sini", "person: Sini"),
        ("by: raija, ", ""),
    ],
)
def test_an_editor_marks(old, new):
    assert errors("moment", moment(old, new))


def test_units_below_units_are_checked():
    text = (HERE / "base/wall.yml").read_text(encoding="utf-8")
    assert errors("wall", text.replace("headcount: 12", "headcount: paljon"))
    assert errors("wall", text.replace("approvals: 1", "approvals: 12"))
    assert errors("wall", text.replace("told_first: true", "told_first: kyllä"))
