#!/usr/bin/python3
"""How many claims a model's trees give as hand-made trees do: claim_score.py PROGRAM CONLLU…

Thousands of sentences that no rule was made with: a steadier judge of models than a few annotated articles."""
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path


def rows(path, bare):
    """The file's lines, with nothing but the words where bare; without names either way."""
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) == 10 and not (bare and "." in columns[0]):
            glued = "SpaceAfter=No" if "SpaceAfter=No" in columns[9].split("|") else "_"
            yield "\t".join(columns[:2] + (["_"] * 7 if bare else [*columns[2:5], "_", *columns[6:8], "_"]) + [glued])
        elif len(columns) != 10:
            yield line


def claims(program, lines, folder):
    source, target = folder / "trees.conllu", folder / "claims.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run([program, "build", source, "--jobs", "1", "--quiet", "--force", "--to", "jsonl", "--output", target], check=True)
    found = Counter()
    for line in target.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        places = [(claim[part] or {}).get(edge) for part in ("subject", "object") for edge in ("begin", "end")]
        predicate = claim["predicate"].get("term") or claim["predicate"]["lemma"]
        found[(claim["document"]["id"], claim["sentence"]["begin"], predicate, claim["polarity"], *places)] += 1
    return found


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for path in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as folder:
            given, made = (claims(sys.argv[1], rows(path, bare), Path(folder)) for bare in (False, True))
        same = sum((given & made).values())
        precision, recall = same / max(1, sum(made.values())), same / max(1, sum(given.values()))
        print(f"{Path(path).name}: {sum(given.values())} claims, precision {100 * precision:.1f}, recall {100 * recall:.1f}, "
              f"F1 {200 * precision * recall / max(1e-9, precision + recall):.1f}")


if __name__ == "__main__":
    main()
