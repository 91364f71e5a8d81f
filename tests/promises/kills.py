"""Kills a run at a random time, runs it again, and compares what it leaves with what a run writes that nobody kills."""
import pathlib
import random
import shutil
import sqlite3
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "samples").glob("*.txt"))
COMMANDS = ["build", "export", "merge"]


def arguments(command, folder):
    """The command's line, and the files that it leaves."""
    if command == "build":
        return ["build", *SAMPLES, "--store", folder / "out.db", "-o", folder / "out", "--to", "ttl,jsonl", "--force", "--quiet"], ["out.db", "out.ttl", "out.jsonl"]
    if command == "export":
        return ["export", folder / "in1.db", "-o", folder / "out", "--to", "graphml,ttl,csv", "--force", "--quiet"], \
            ["out.graphml", "out.ttl", "out.nodes.csv", "out.edges.csv", "out.csv.manifest.json"]
    return ["merge", "-o", folder / "out.db", folder / "in1.db", folder / "in2.db", "--force", "--quiet"], ["out.db"]


def content(path):
    """Bytes; of a store what is in it, since its pages lie as they were written."""
    if path.suffix != ".db":
        return path.read_bytes()
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
        if store.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return "damaged"
        return [sorted(map(repr, store.execute(f"SELECT {columns} FROM {table}"))) for table, columns in
                (("documents", "id, content, finds"), ("claims", "number, predicate_lemma, rule, confidence"))]


def run(program, line, **more):
    return subprocess.Popen([program, *map(str, line)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def kill_and_repeat(program, command, times, folder, seed=17):
    """What is wrong; nothing if every run that was repeated left what one that was never killed does, and no file else."""
    folder = folder / command
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for part in (1, 2):
        run(program, ["build", *SAMPLES, "--shard", f"{part}/2", "--store", folder / f"in{part}.db", "--quiet"]).wait()
    line, files = arguments(command, folder)
    begin = time.monotonic()
    if run(program, line).wait() != 0:
        return "the first run fails"
    duration = time.monotonic() - begin
    wanted = {name: content(folder / name) for name in files}
    there = sorted(path.name for path in folder.iterdir())
    chance = random.Random(seed)
    for _ in range(times):
        if chance.random() < 0.5:
            for name in files:
                (folder / name).unlink()
        process = run(program, line)
        time.sleep(chance.random() * duration)
        process.kill()
        process.wait()
        for name in files:
            path = folder / name
            if path.suffix != ".db" and path.exists() and path.read_bytes() != wanted[name]:
                return f"{name} is half a file"
        if run(program, line).wait() != 0:
            return "the run cannot be repeated"
        if {name: content(folder / name) for name in files} != wanted:
            return "something is lost or there twice"
        if sorted(path.name for path in folder.iterdir()) != there:
            return "left over: " + ", ".join(sorted(set(path.name for path in folder.iterdir()) - set(there)))
    return ""
