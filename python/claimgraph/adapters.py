"""Graphs of other libraries, which are imported when they are asked for. They hold what the program's own exports hold."""
from __future__ import annotations

from typing import TYPE_CHECKING

from .commands import Path, export_text
from .program import Value

if TYPE_CHECKING:
    import networkx
    import rdflib


def to_networkx(source: Path, view: str = "claims", **options: Value) -> "networkx.MultiDiGraph":
    """The graph of a store in a view: claims, flat or network (docs/graph.md). Options are those of export()."""
    import networkx

    # MultiDiGraph also where no two edges are parallel, so that callers meet one kind.
    return networkx.MultiDiGraph(networkx.parse_graphml(export_text(source, "graphml", view=view, **options), force_multigraph=True))


def to_rdflib(source: Path, **options: Value) -> "rdflib.Graph":
    """Triples of a store. Options are those of export()."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(data=export_text(source, "nt", **options), format="nt")
    return graph
