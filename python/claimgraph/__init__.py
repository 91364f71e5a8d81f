"""Graph of what news articles claim: the program claimgraph from Python.

The program is found by $CLAIMGRAPH or on PATH. Offsets in claims count Unicode code points, half-open.
"""
from .adapters import to_networkx, to_rdflib
from .commands import build, build_text, conflicts, explain, explanation, export, export_text, store
from .program import Error, SetAside
from .records import Claim, Conflict

__all__ = ["Claim", "Conflict", "Error", "SetAside", "build", "build_text", "conflicts", "explain", "explanation", "export", "export_text", "store", "to_networkx", "to_rdflib"]
__version__ = "0.1.0"
