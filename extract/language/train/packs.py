"""Reads the packs of extract/packs: JSON with comments on lines of their own."""
import json
import re
from pathlib import Path

PACKS = Path(__file__).resolve().parents[2] / "packs"
COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


def read_pack(name, packs=PACKS):
    return json.loads(COMMENT.sub("", (packs / (name + ".json")).read_text(encoding="utf-8")))
