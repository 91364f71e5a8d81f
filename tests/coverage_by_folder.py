#!/usr/bin/env python3
"""Prints how many lines of each folder were reached, from `llvm-cov export -summary-only` on standard input."""
import collections
import json
import os
import sys

SOURCES = ("cli", "exporters", "extract", "graph", "schemas")


def main():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = collections.defaultdict(lambda: [0, 0])
    for file in json.load(sys.stdin)["data"][0]["files"]:
        path = os.path.relpath(os.path.join(root, file["filename"]), root)
        if not path.startswith(tuple(folder + "/" for folder in SOURCES)):
            continue
        lines = file["summary"]["lines"]
        for counts in (folders[os.path.dirname(path)], folders["all"]):
            counts[0] += lines["covered"]
            counts[1] += lines["count"]
    for folder, (covered, count) in sorted(folders.items()):
        print(f"{folder:24} {100 * covered / max(count, 1):5.1f}% of {count:6} lines")


if __name__ == "__main__":
    main()
