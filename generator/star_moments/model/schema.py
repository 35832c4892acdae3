"""JSON Schemas of the content files, so that an editor can complete and check while one writes.

They are made from the model, in draft 07 and without references, as the YAML language server reads
them best. An editor's YAML reader types values by itself, so the schemas take what it makes of a
file: days as text, `true` as a boolean, an empty optional field as null, and a text of digits as a
number.
"""

import json
from typing import Any, Final

from pydantic import BaseModel

from star_moments.model.files import Emergency, House, Moment, Person

_FILES: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "moment.schema.json": (Moment, "A moment"),
    "person.schema.json": (Person, "A person"),
    "wall.schema.json": (House, "The wall"),
    "emergency.schema.json": (Emergency, "An emergency message"),
}

# Units stand below units without end; an editor need not see further than this.
_LEVELS: Final = 5

_RENAMED: Final = {"ge": "minimum", "le": "maximum"}
_DROPPED: Final = ("title", "default", "$defs")

Json = dict[str, Any]


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file in the content folder."""
    return {name: _text(model, title) for name, (model, title) in _FILES.items()}


def _text(model: type[BaseModel], title: str) -> str:
    full = model.model_json_schema(by_alias=True)
    schema = _plain(full, full.get("$defs", {}), ())
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"


def _plain(schema: Json, parts: Json, above: tuple[str, ...]) -> Json:
    """Return a schema with its references replaced by what they stand for."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if above.count(name) >= _LEVELS:
            return {}
        own = {key: value for key, value in schema.items() if key != "$ref"}
        return _plain(parts[name], parts, (*above, name)) | _plain(own, parts, above)
    plain: Json = {}
    for key, value in schema.items():
        if key == "properties":
            plain[key] = {name: _field(name, of, parts, above) for name, of in value.items()}
        elif key == "items" or (key == "additionalProperties" and isinstance(value, dict)):
            plain[key] = _plain(value, parts, above)
        elif key == "anyOf":
            plain[key] = [_plain(choice, parts, above) for choice in value]
        elif key not in _DROPPED:
            plain[_RENAMED.get(key, key)] = value
    return _or_empty(_or_number(plain))


def _field(name: str, schema: Json, parts: Json, above: tuple[str, ...]) -> Json:
    plain = _plain(schema, parts, above)
    if name == "approved":
        # One approval may stand without its list.
        description = plain.pop("description")
        return {"description": description, "anyOf": [plain["items"], plain]}
    return plain


def _or_number(schema: Json) -> Json:
    """Let a free text or a key be what an editor takes for something else: 1917, 007, yes."""
    if schema.get("type") == "string" and not {"enum", "format"} & schema.keys():
        return schema | {"type": ["string", "number", "boolean"]}
    return schema


def _or_empty(schema: Json) -> Json:
    """Write "this or nothing" in one piece, which editors explain better than a choice of two."""
    choices = schema.get("anyOf", [])
    if len(choices) != 2 or choices[1] != {"type": "null"} or "type" not in choices[0]:
        return schema
    merged: Json = {key: value for key, value in schema.items() if key != "anyOf"} | choices[0]
    if "description" in schema:
        merged["description"] = schema["description"]
    types = merged["type"]
    merged["type"] = [*(types if isinstance(types, list) else [types]), "null"]
    if "enum" in merged:
        merged["enum"] = [*merged["enum"], None]
    return merged
