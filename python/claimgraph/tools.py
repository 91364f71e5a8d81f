"""The tools of the MCP server: what they take, and what they run."""
from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Tuple

from .commands import document, from_standard_input
from .program import Error, TooLong, Value, arguments, output

Json = Dict[str, Any]


class WrongArguments(Exception):
    """Arguments that the tool's schema does not allow, or a path outside of the root."""


@dataclass(frozen=True)
class Limits:
    root: str  # real path of the working directory; nothing outside of it is read or written
    result_bytes: int = 1 << 20
    seconds: float = 600.0


def _text(description: str, longest: int = 1000, **more: Any) -> Json:
    return {"type": "string", "description": description, "minLength": 1, "maxLength": longest, **more}


def _schema(properties: Json, *required: str) -> Json:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


_STORE = _text("File of a store, below the server's folder", 4096)
_ABOUT_ARTICLE = ("title", "url", "publisher", "author", "published")
_BUILD = _schema({
    "text": _text("An article in English", 1 << 20),
    "title": _text("Its headline"), "url": _text("Its address"), "publisher": _text("Who published it"), "author": _text("Who wrote it"),
    "published": _text("Day of publication, such as 2025-03-12", 40),
    "paths": {"type": "array", "description": "In place of text: files and folders below the server's folder", "minItems": 1, "maxItems": 1000, "items": _text("Path", 4096)},
    "store": {**_STORE, "description": "Keep the claims in this file, below the server's folder; it is made or added to. Without it, the claims are the result"},
    "analysis": _text("Language model: exact (default), or fast, which errs a little more often", enum=["exact", "fast"]),
    "min_confidence": {"type": "number", "description": "Only claims of this confidence or more", "minimum": 0, "maximum": 1},
})
_FILTERS: Json = {
    "about": _text("Only claims in which a thing of this name takes part"),
    "neighbours": {"type": "integer", "description": "With about: also claims about what stands in such a claim, so many steps on", "minimum": 0, "maximum": 10},
    "type": _text("Only claims with an entity of this type, such as Person"),
    "predicate": _text("Only claims with this predicate: a term such as denies, or a lemma"),
    "source": _text("Only claims that somebody of this name makes; - for those of the articles themselves"),
    "polarity": _text("Only what is said to be so, or not", enum=["affirmed", "negated"]),
    "min_confidence": _BUILD["properties"]["min_confidence"],
    "since": _text("Only articles published on or after this day", 40),
    "until": _text("Only articles published on or before this day", 40),
    "min_weight": {"type": "integer", "description": "Views flat and network: only edges with so many pieces of evidence", "minimum": 1, "maximum": 1 << 31},
    "top": {"type": "integer", "description": "Views flat and network: only so many of the heaviest edges", "minimum": 1, "maximum": 1 << 31},
}
_FORMATS = ["jsonl", "ttl", "nt", "jsonld", "trig", "nq", "graphml", "gexf", "cypher", "dot", "svg", "mentions"]
_EXPORT = _schema({
    "store": _STORE,
    "format": _text("jsonl (default): one claim a line; the others are graph files", enum=_FORMATS),
    "view": _text("claims (default), flat (things, concepts, counted edges) or network (named things), for formats that have it", enum=["claims", "flat", "network"]),
    **_FILTERS,
}, "store")
_EXPLAIN = _schema({"store": _STORE, "entity": _text("A name, an id of an export, or an IRI")}, "store", "entity")
_CONFLICTS = _schema({"store": _STORE}, "store")


def check(value: Any, schema: Json, place: str = "arguments") -> None:
    """Raises WrongArguments where a value is not as the schema (the part of JSON Schema that the tools use) says."""
    kinds: Dict[str, Any] = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float)}
    if not isinstance(value, kinds[schema["type"]]) or isinstance(value, bool):
        raise WrongArguments(f"{place} must be of type {schema['type']}")
    if isinstance(value, dict):
        for name in value:
            if name not in schema["properties"]:
                raise WrongArguments(f"{place}: there is no {name[:100]}; there are {', '.join(schema['properties'])}")
        for name in schema["required"]:
            if name not in value:
                raise WrongArguments(f"{place}: {name} is missing")
        for name, part in value.items():
            check(part, schema["properties"][name], name)
    elif isinstance(value, (list, str)):
        ends = ("minItems", "maxItems") if isinstance(value, list) else ("minLength", "maxLength")
        if not schema[ends[0]] <= len(value) <= schema[ends[1]]:
            raise WrongArguments(f"{place} must have a length of {schema[ends[0]]} to {schema[ends[1]]}")
        for part in value if isinstance(value, list) else ():
            check(part, schema["items"], place)
        if "enum" in schema and value not in schema["enum"]:
            raise WrongArguments(f"{place} must be one of {', '.join(schema['enum'])}")
        if isinstance(value, str) and ("\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value)):
            raise WrongArguments(f"{place} has a character that is none")
    elif not schema["minimum"] <= value <= schema["maximum"]:
        raise WrongArguments(f"{place} must be from {schema['minimum']} to {schema['maximum']}")


def _inside(path: str, limits: Limits) -> str:
    """The path, from the root; links are followed first, so that none leads out."""
    real = os.path.realpath(os.path.join(limits.root, path))
    if os.path.commonpath([limits.root, real]) != limits.root:
        raise WrongArguments(f"{path[:200]} is outside of the server's folder")
    inside = os.path.relpath(real, limits.root)
    return "./-" if inside == "-" else inside


def _inputs(path: str, limits: Limits) -> str:
    """The path of a file or folder to read, in which no link leads out of the root."""
    inside = _inside(path, limits)
    for folder, _, names in os.walk(inside):
        for name in names:
            if os.path.islink(os.path.join(folder, name)):
                _inside(os.path.join(folder, name), limits)
    return inside


def _options(given: Json, *left_out: str) -> Dict[str, Value]:
    return {name: value for name, value in given.items() if name not in left_out}


def _run(words: List[str], limits: Limits, given: bytes = b"") -> Tuple[str, List[str]]:
    """What the program writes, and what it says of documents that it set aside."""
    set_aside: List[str] = []
    return output(words, given, limits.seconds, limits.result_bytes, set_aside.append), set_aside


def _build(given: Json, limits: Limits) -> Tuple[str, List[str]]:
    if ("text" in given) == ("paths" in given):
        raise WrongArguments("either text or paths must be given")
    if "paths" in given and any(name in given for name in _ABOUT_ARTICLE):
        raise WrongArguments(f"{', '.join(_ABOUT_ARTICLE)} go with text")
    if "store" in given and "min_confidence" in given:
        raise WrongArguments("a store keeps all claims: min_confidence goes with export")
    options = _options(given, "text", "paths", *_ABOUT_ARTICLE)
    options.update({"store": _inside(given["store"], limits)} if "store" in given else {"to": "jsonl"})
    if "text" in given:
        fields = {name: given[name] for name in _ABOUT_ARTICLE if name in given}
        text, set_aside = _run(from_standard_input(**options), limits, document(given["text"], **fields))
    else:
        text, set_aside = _run(arguments("build", options, [_inputs(path, limits) for path in given["paths"]]), limits)
    return (f"Kept in {given['store']}; export, explain and conflicts tell what it holds." if "store" in given else text), set_aside


def _export(given: Json, limits: Limits) -> Tuple[str, List[str]]:
    options = {"to": given.get("format", "jsonl"), "output": "-", **_options(given, "store", "format")}
    return _run(arguments("export", options, [_inside(given["store"], limits)]), limits)


def _explain(given: Json, limits: Limits) -> Tuple[str, List[str]]:
    return _run(arguments("explain", {}, [_inside(given["store"], limits), given["entity"]]), limits)


def _conflicts(given: Json, limits: Limits) -> Tuple[str, List[str]]:
    return _run(arguments("conflicts", {"json": True}, [_inside(given["store"], limits)]), limits)


@dataclass(frozen=True)
class Tool:
    title: str
    description: str
    schema: Json
    run: Callable[[Json, Limits], Tuple[str, List[str]]]
    reads_only: bool = True


TOOLS = {
    "build": Tool("Extract claims", "Reads English news and says what it claims: who does or says what, who says so, affirmed or denied, when, with the words. "
                  "One claim a line (JSON Lines), or kept in a store.", _BUILD, _build, False),
    "export": Tool("Export a graph", "The claims of a store, or those that pass the filters, as JSON Lines or a graph file.", _EXPORT, _export),
    "explain": Tool("Explain an identity", "Under which names the documents of a store speak of a thing, in which, and why these are one.", _EXPLAIN, _explain),
    "conflicts": Tool("List conflicts", "Claims of a store that cannot both hold, a pair a line (JSON Lines).", _CONFLICTS, _conflicts),
}


def listed() -> List[Json]:
    """The tools as tools/list gives them."""
    return [{"name": name, "title": tool.title, "description": tool.description, "inputSchema": tool.schema,
             "annotations": {"readOnlyHint": tool.reads_only, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False}} for name, tool in TOOLS.items()]


def call(name: str, given: Json, limits: Limits) -> Json:
    """The result of tools/call; what goes wrong in the tool is in it, so that a model can mend its call."""
    tool = TOOLS[name]
    try:
        check(given, tool.schema)
        text, set_aside = tool.run(given, limits)
    except WrongArguments as error:
        return {"content": [{"type": "text", "text": str(error)}], "isError": True}
    except Error as error:
        advice = "; narrow it down (about, predicate, since, min_confidence, top …)" if isinstance(error, TooLong) else ""
        return {"content": [{"type": "text", "text": f"{error}{advice}"}], "isError": True}
    return {"content": [{"type": "text", "text": part} for part in (text, *set_aside)], "isError": False}
