#!/usr/bin/env python3
"""Holds the program against what docs/promises.md promises: tests/promises/run.py [--all] [--kills N] [BUILD-FOLDER]

Each row names the tests that show a promise, by what they are called in claimgraph_tests; a test that is no longer
there fails its row. With --all also what takes minutes: the engines of
tests/engines, the sanitizers of tests/checks, the readers of tests/conformance. Prints a table in Markdown
and ends with 1 if a promise is not kept."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import kills
import measures

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Promise, tests of claimgraph_tests.
PROMISES = [
    ("No write is lost silently", ["no write is lost silently on a full device", "a limit for the size of files is a full disk, not a killed program",
                                   "a write that fails is an error, and what was committed before is safe"]),
    ("Old file, new file or no file, never half a file", ["killed at any time, a run leaves the old file or the new one, whole",
                                                          "several files that are published by a process that is killed are never a mixture",
                                                          "a run that follows one that was killed publishes over whatever that one left",
                                                          "what a killed run left is removed by the next, what a living run writes is not"]),
    ("Signals tidy up", ["a signal ends the run with 128 + N, removes temporary files and publishes nothing",
                         "a signal leaves a store with what was read, and nothing beside it", "merge replaces nothing unasked and leaves nothing half done"]),
    ("Nothing is overwritten unasked", ["files that exist are not touched without --force, none of several either"]),
    ("One bad document costs one document", ["what is broken is set aside with its reason, and the rest is read", "what is not there is set aside"]),
    ("Deterministic", ["the same bytes with every number of threads, order of inputs, locale and time zone",
                       "eight shards merged in any order give the graph of one run"]),
    ("Idempotent", ["a store holds what a direct run writes, and adding the same articles again changes nothing"]),
    ("Hostile input is bounded", ["hostile documents are set aside or read in bounded time and memory", "nesting without end and endless numbers do no harm",
                                  "nesting without end and what is cut off is refused", "lists that people give are bounded, too", "a hostile pack costs a bounded time and memory"]),
    ("Fuzzed", ["fuzz: whatever the bytes, every reader ends well"]),
    ("Output is bounded", ["what comes out is bounded by what goes in, however much it lists"]),
    ("No path is two things", ["no path is two things in one run, whatever its names"]),
    ("An export knows itself", ["every file that is exported is known to be whole", "a graph file that was cut at a line, or that lacks a line, is not imported",
                                "a sealed file that is cut, thinned or changed is never taken for whole"]),
    ("A store is brought up to date", ["of two texts of one address the later stays, whichever comes first", "what is removed is gone, as if it had never been there",
                                       "shards that were updated one by one are merged to what a fresh run writes",
                                       "what a document claimed and claims no more is told on request, with both days",
                                       "versions are the same whatever order they come in, and however they are parted",
                                       "what is kept in a store is what would be worked out, and nothing once a document is another one"]),
    ("Linear time", ["time is linear in the text, whatever the text", "reading takes a time in proportion to the text"]),
]


def run_test(tests, name):
    """What is wrong with a test; nothing if it passes."""
    pattern = re.sub(r"([,\\])", r"\\\1", name)
    result = subprocess.run([tests, f"-tc={pattern}"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
    ran = re.search(r"test cases:\s+(\d+)", result.stdout)
    if not ran or ran[1] == "0":
        return "there is no such test"
    return "" if result.returncode == 0 else "fails"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("build", nargs="?", default=ROOT / "build" / "release", type=pathlib.Path)
    arguments.add_argument("--all", action="store_true")
    arguments.add_argument("--kills", type=int, default=20, help="of each of build, export and merge")
    given = arguments.parse_args()
    program, tests = given.build.resolve() / "claimgraph", given.build.resolve() / "claimgraph_tests"
    kept = True
    print("| promise | shown by | result | s |\n| --- | --- | --- | --- |")

    def row(promise, how, check):
        nonlocal kept
        begin = time.monotonic()
        problem = check()
        kept = kept and not problem
        print(f"| {promise} | {how} | {problem or 'kept'} | {time.monotonic() - begin:.1f} |", flush=True)

    for promise, names in PROMISES:
        for name in names:
            row(promise, f"*{name}*", lambda: run_test(tests, name))
    with tempfile.TemporaryDirectory() as folder:
        for command in kills.COMMANDS:
            row("Killed at any time: nothing lost, nothing left", f"{given.kills} × kill -9 of {command}, then again",
                lambda: kills.kill_and_repeat(program, command, given.kills, pathlib.Path(folder)))
        samples = sorted((ROOT / "samples").glob("*.txt"))
        row("A closed pipe is quiet", "build, into head -1", lambda: measures.closed_pipe(program, samples))
        row("Bounded memory", "10,000 documents under the stated ceiling", lambda: measures.bounded_memory(program, folder))
        for kind in measures.TEXTS:
            row("Text of n bytes at the stated rate", f"a quarter of a megabyte of {kind}", lambda: measures.stated_rate(program, folder, kind))
    if given.all:
        row("Past one machine, the same bytes", "tests/engines/run.py",
            lambda: "" if subprocess.run([sys.executable, ROOT / "tests/engines/run.py", program],
                                         stdout=subprocess.DEVNULL).returncode == 0 else "fails")
        row("No memory errors", "tests/checks sanitized fuzz units threads",
            lambda: "" if subprocess.run([ROOT / "tests/checks", "sanitized", "fuzz", "units", "threads"],
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0 else "fails")
        row("Output is always valid", "tests/conformance/run.py",
            lambda: "" if subprocess.run([sys.executable, ROOT / "tests/conformance/run.py", program, "samples", "hostile"],
                                         stdout=subprocess.DEVNULL).returncode == 0 else "fails")
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
