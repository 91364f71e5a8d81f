"""The commands of the program as functions. Claims come one at a time, so that a large store needs little memory."""
from __future__ import annotations

import json
import os
from typing import Any, Dict, Iterator, List, Optional, Sequence, Union, cast

from .program import Value, arguments, output, running
from .records import Claim, Conflict

Path = Union[str, "os.PathLike[str]"]


def _lines(words: Sequence[str], given: bytes = b"") -> Iterator[Any]:
    with running(words, given) as written:
        for line in written:
            yield json.loads(line)


def document(text: str, **fields: Optional[str]) -> bytes:
    """A line of schemas/document.schema.json: fields are title, url, publisher, author, place, published, modified, id."""
    return json.dumps({"text": text, **{name: value for name, value in fields.items() if value is not None}}).encode() + b"\n"


def from_standard_input(**options: Value) -> List[str]:
    """Arguments with which `build` reads one document() from standard input."""
    return [*arguments("build", {"from": "jsonl", **options}), "-"]


def build(paths: Sequence[Path], **options: Value) -> Iterator[Claim]:
    """Claims of files and folders. Options are those of `claimgraph build`: analysis="fast", min_confidence=0.5 …"""
    return cast(Iterator[Claim], _lines(arguments("build", {"to": "jsonl", **options}, [os.fspath(path) for path in paths])))


def build_text(text: str, **fields: Optional[str]) -> Iterator[Claim]:
    """Claims of one article; what is known of it helps: title, url, publisher, author, place, published (such as 2025-03-12), modified, id."""
    return cast(Iterator[Claim], _lines(from_standard_input(to="jsonl"), document(text, **fields)))


def store(paths: Sequence[Path], into: Path, **options: Value) -> None:
    """Keeps what files and folders say in a store, a file that is made or added to."""
    output(arguments("build", {"store": os.fspath(into), **options}, [os.fspath(path) for path in paths]))


def export(source: Path, **options: Value) -> Iterator[Claim]:
    """Claims of a store. Options are those of `claimgraph export`: about, type, predicate, source, polarity, since …"""
    return cast(Iterator[Claim], _lines(arguments("export", {"to": "jsonl", **options}, [os.fspath(source)])))


def export_text(source: Path, to: str, **options: Value) -> str:
    """The graph of a store, or a part of it, in one of the formats of one file: ttl, graphml, svg …"""
    return output(arguments("export", {"to": to, "output": "-", **options}, [os.fspath(source)]))


def explain(source: Path, entity: str) -> str:
    """Which names of which documents are one thing, and why; entity is a name, an id or an IRI."""
    return output(arguments("explain", {}, [os.fspath(source), entity]))


def explanation(source: Path, asked: str, **options: Value) -> Dict[str, Any]:
    """The same as data, of words or the id of a claim, too ("Lavrov denies"): claims, things with the merges behind their names, and, of one claim
    or with trees=True, derivations: tree, repairs, the rules that were tried and what the confidence rests on. Options are those of `claimgraph explain`."""
    return cast(Dict[str, Any], json.loads(output(arguments("explain", {"json": True, **options}, [os.fspath(source), asked]))))


def conflicts(source: Path) -> Iterator[Conflict]:
    """Pairs of claims that cannot both hold."""
    return cast(Iterator[Conflict], _lines(arguments("conflicts", {"json": True}, [os.fspath(source)])))
