#!/usr/bin/env python3
"""Runs the queries of docs/graph.md that can be run here, on the graph of the samples: SPARQL by rdflib, Python by networkx. Cypher, that of
docs/neo4j.md too, is looked at for labels, relationship types and properties that no table of the export has."""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from common import check, skip

ROOT = Path(__file__).resolve().parents[2]
PREFIXES = """PREFIX cg: <https://w3id.org/claimgraph#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/>
"""
MAY_BE_EMPTY = {"7", "11"}  # the samples hold no contradiction, and nothing that two publishers say


def blocks(language, page="docs/graph.md", least=10):
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.findall(r"```" + language + r"\n(?:#|//) (\d+) [^\n]*\n(.*?)```", text, re.S)
    check(len(found) >= least and [number for number, _ in found] == [str(n + 1) for n in range(len(found))], f"{page} has {least} queries or more in {language}")
    return found


def sparql(folder):
    try:
        import rdflib
    except ImportError:
        return skip("the SPARQL of docs/graph.md", "rdflib is not installed")
    graph = rdflib.Graph().parse(folder / "g.ttl")
    for number, query in blocks("sparql"):
        rows = list(graph.query(PREFIXES + query))
        check(rows or number in MAY_BE_EMPTY, f"docs/graph.md: SPARQL {number} finds nothing")


def python(folder):
    try:
        import networkx
    except ImportError:
        return skip("the Python of docs/graph.md", "networkx is not installed")
    names = {"networkx": networkx}
    for number, code in blocks("python"):
        code = code.replace('"network.graphml"', repr(str(folder / "network.graphml"))).replace(
            '"flat.graphml"', repr(str(folder / "flat.graphml")))
        try:
            exec(code, names)  # our own page
        except Exception as error:
            check(False, f"docs/graph.md: Python {number}: {error!r}")


def cypher(folder):
    script = (folder / "g.cypher").read_text(encoding="utf-8")
    known = set(re.findall(r"[(:\[](?:\w*:)(\w+)", script)) | set(re.findall(r"r:(\w+)", script))
    properties = set(re.findall(r"[{ ]`?(\w+)`?: ", script)) | {"name", "id"}
    for page, least, may_be_empty in (("docs/graph.md", 10, MAY_BE_EMPTY), ("docs/neo4j.md", 7, {"6"})):
        for number, query in blocks("cypher", page, least):
            for label in re.findall(r"[(\[]\w*:(\w+)", query):
                check(label in known or number in may_be_empty, f"{page}: Cypher {number}: nothing is called {label}")
            for name in re.findall(r"\b[a-z]\.(\w+)\b", query):
                check(name in properties or name in ("via", "count"), f"{page}: Cypher {number}: no property {name}")


def check_page(program):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        samples = sorted(str(path) for path in (ROOT / "samples").glob("*.txt"))
        subprocess.run([program, "build", "--quiet", *samples, "--store", folder / "g.db", "-o", folder / "g", "--to", "ttl,cypher"], check=True,
                       stderr=subprocess.DEVNULL)
        for view in ("flat", "network"):
            subprocess.run([program, "export", folder / "g.db", "--to", "graphml", "--view", view, "-o", folder / view], check=True,
                           stderr=subprocess.DEVNULL)
        for check in (sparql, python, cypher):
            check(folder)
    print("read    docs/graph.md: ten queries or more in SPARQL, Cypher, Python", flush=True)


if __name__ == "__main__":
    check_page(sys.argv[1])
