#!/usr/bin/env python3
"""repair_table.py SHARED BUILD [--every N] [--leave-out FILE] > docs/repairs.md

What every repair of trees is worth on text that it was not made for: how often it fired and how many arcs it fixed and
broke on the development parts of the treebanks (EWT, GUM); on text without trees how often it fired, in how many sentences
the claims became others, and how many claims came and went.

SHARED has treebanks and texts, BUILD the programs `claimgraph` and `repair_bench`. N: only every N-th document of each
kind. FILE has identifiers, a line each, of documents that are not to be looked at.
"""
import argparse
import glob
import gzip
import html
import json
import os
import re
import subprocess
import tempfile

PAGE = """# What repairs of trees are worth

Made by `tests/bench/repair_table.py SHARED BUILD`, not by hand. A repair stays if it proves itself on text that nobody made it for: it fires
there, and what it changes is more often for the better. Those that did not were dropped, made more general until they did, or left to the
parser's training (`extract/language/train/constructions.py`). Conventions (`normalise`) leave Universal Dependencies on purpose: there
*broke* only says how often.

Treebanks: the development parts of EWT and GUM; {summary}.
Text: {documents} documents of Wikinews, Current Events, MASC and speeches, and titles of web pages.

| repair | fired | fixed | broke | on text: fired | sentences | claims more | fewer |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


def json_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def masc(path):
    """Words joined again as they are written, a paragraph a sentence."""
    documents = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# doc = "):
                documents.append({"id": "masc:" + line[8:].strip(), "text": ""})
                continue
            words = " ".join(pair.rsplit("_", 1)[0] for pair in line.split())
            words = re.sub(r" (?=[.,;:?!)\]%]|n't\b|'(?:s|re|ve|ll|d|m)\b)|(?<=[(\[$]) ", "", words)
            documents[-1]["text"] += words + "\n\n" if words else ""
    return documents


def titles(folder):
    found = set()
    for path in glob.glob(f"{folder}/*.html.gz"):
        page = gzip.open(path).read().decode("utf-8", "ignore")
        for title in re.findall(r"<(?:title|h[1-4])[^>]*>\s*(?:<a[^>]*>)?([^<]{20,160})<", page, flags=re.I):
            found.add(" ".join(html.unescape(title).split()))
    return [{"id": "title:" + title, "text": title} for title in sorted(found) if len(title.split()) > 3]


def drawn(shared, every, left_out):
    kinds = [json_lines(f"{shared}/text/wikinews.jsonl"), json_lines(f"{shared}/events/items.jsonl"),
             masc(f"{shared}/text/masc.tagged"), json_lines(f"{shared}/text/speeches.jsonl"), titles(f"{shared}/html/pages")]
    return [{key: d[key] for key in ("id", "title", "text", "published") if key in d}
            for documents in kinds for d in documents[::every] if d["id"] not in left_out]


def rows(text):
    """{repair: its numbers}"""
    found = (re.match(r"(\w+\.\w+)((?: +\d+)+)$", line) for line in text.splitlines())
    return {m.group(1): m.group(2).split() for m in found if m}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared")
    parser.add_argument("build")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--leave-out")
    options = parser.parse_args()
    left_out = set(open(options.leave_out, encoding="utf-8").read().split()) if options.leave_out else set()
    documents = drawn(options.shared, options.every, left_out)
    gold = output(f"{options.build}/claimgraph", "rules", "score",
                  *(f"{options.shared}/treebanks/{name}-dev.conllu" for name in ("ewt", "gum")))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "text.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
        claims = rows(output(f"{options.build}/repair_bench", path))
    print(PAGE.format(summary=gold.strip().splitlines()[-1], documents=len(documents)))
    for repair, arcs in rows(gold).items():
        print(f"| `{repair}` | " + " | ".join(arcs + claims[repair]) + " |")


if __name__ == "__main__":
    main()
