#!/usr/bin/env python3
"""Engines that spread work over machines give, merged, what one process writes: tests/engines/run.py PROGRAM [ENGINE…]

Each engine takes the same documents as SHARDS tasks to stores, which are merged and exported; the SHA-256 of the export is held
against that of one process. `slurm` starts a Slurm of its own on this machine (Debian: slurm-wlm munge; needs root) and ends it
again; `spark` stands in for Spark's `rdd.pipe()`: a partition's lines on standard input, tasks killed at random and begun again,
some twice at a time; `kubernetes` does what an indexed job does: the number of the task in JOB_COMPLETION_INDEX, a task that
fails begun again. An engine that is not installed is skipped and says so. Ends with 1 if one gives something else."""
import argparse
import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

import slurm

SHARDS = 4


def corpus(path, count):
    """News of one sentence or two about places that few other documents speak of."""
    names = ["Velin", "Marro", "Ostby", "Tarn", "Kelm", "Ridge", "Sund", "Brod", "Halden", "Osk"]
    acts = ["denied that the bridge had been closed", "said that the harbour would reopen", "opened a school", "met Ole Dahl"]
    with open(path, "w", encoding="utf-8") as out:
        for i in range(count):
            place = names[i % len(names)] + names[i // len(names) % len(names)].lower()
            out.write(f'{{"id":"urn:made:{i}","published":"2025-03-{i % 28 + 1:02}","text":"The mayor of {place} {acts[i % 4]}. '
                      f'{i + 3} people came."}}\n')


class Task:
    """What an engine calls: a task of the documents, by number from 1."""

    def __init__(self, program, documents, folder):
        self.program, self.documents, self.folder = str(program), str(documents), pathlib.Path(folder)

    def store(self, number):
        return str(self.folder / f"part{number}.db")

    def command(self, number):
        return [self.program, "build", self.documents, "--shard", f"{number}/{SHARDS}", "--store", self.store(number), "--quiet"]

    def shell(self, number):
        return " ".join(f'"{word}"' for word in self.command(number))


def digest(program, stores, folder):
    subprocess.run([program, "merge", "-o", f"{folder}/all.db", *stores, "--quiet"], check=True)
    exported = subprocess.run([program, "export", f"{folder}/all.db", "--to", "nt", "--quiet"], stdout=subprocess.PIPE, check=True)
    return hashlib.sha256(exported.stdout).hexdigest()


def one_process(program, documents):
    """Of documents that are named, and of those that come by standard input, whose path nobody knows."""
    digests = []
    for source in (str(documents), "-"):
        with open(documents, "rb") as lines:
            exported = subprocess.run([program, "build", source, "--from", "jsonl", "--to", "nt", "--quiet"], stdin=lines,
                                      stdout=subprocess.PIPE, check=True)
        digests.append(hashlib.sha256(exported.stdout).hexdigest())
    return digests


def by_xargs(task):
    numbers = "\n".join(map(str, range(1, SHARDS + 1)))
    subprocess.run(["xargs", "-P", "2", "-I{}", "sh", "-c", task.shell("{}")], input=numbers, text=True, check=True)


def by_parallel(task):
    if not shutil.which("parallel"):
        return "GNU parallel is not installed"
    numbers = "\n".join(map(str, range(1, SHARDS + 1)))
    call = ["parallel", "--will-cite", "--jobs", "2", "--joblog", str(task.folder / "jobs"), task.shell("{}")]
    # The first time one task fails; --resume-failed begins that one again.
    broken = ["parallel", "--will-cite", "--jobs", "2", "--joblog", str(task.folder / "jobs"),
              'if [ {} = 2 ]; then exit 1; fi; ' + task.shell("{}")]
    subprocess.run(broken, input=numbers, text=True, check=False)
    subprocess.run([call[0], "--resume-failed", *call[1:]], input=numbers, text=True, check=True)


def by_slurm(task):
    if missing := slurm.missing():
        return missing
    with slurm.OneMachine(task.folder) as cluster:
        cluster.run_array(SHARDS, task.shell("$SLURM_ARRAY_TASK_ID"))


def until_done(start, tries=40):
    """Begins a task again until it ends well; the first tries are killed at some moment."""
    for attempt in range(tries):
        process = start()
        if attempt < 5:
            time.sleep(random.uniform(0, 0.15))
            process.kill()
        if process.wait() in (0, 3):
            return
    raise RuntimeError("a task does not end")


def by_spark(task):
    with open(task.documents, encoding="utf-8") as lines:
        rows = lines.readlines()
    for number in range(1, SHARDS + 1):
        partition = task.folder / f"partition{number}"
        partition.write_text("".join(rows[number - 1::SHARDS]), encoding="utf-8")

        def start(partition=partition, number=number):
            with open(partition, encoding="utf-8") as lines:
                return subprocess.Popen([task.program, "build", "-", "--from", "jsonl", "--store", task.store(number), "--quiet"],
                                        stdin=lines, stderr=subprocess.DEVNULL)

        speculative = start()
        until_done(start)
        speculative.wait()  # the same task at the same time on the same store: one of the two may be refused
        until_done(start)  # and once more


def by_kubernetes(task):
    script = task.shell("$((JOB_COMPLETION_INDEX + 1))")
    for index in range(SHARDS):
        until_done(lambda index=index: subprocess.Popen(
            ["sh", "-c", "exec " + script], env={**os.environ, "JOB_COMPLETION_INDEX": str(index)}, stderr=subprocess.DEVNULL))


ENGINES = {"xargs": by_xargs, "parallel": by_parallel, "slurm": by_slurm, "spark": by_spark, "kubernetes": by_kubernetes}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("engines", nargs="*", default=list(ENGINES), help="of " + ", ".join(ENGINES))
    arguments.add_argument("--documents", type=int, default=200)
    given = arguments.parse_args()
    program = given.program.resolve()
    random.seed(1)
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        documents = pathlib.Path(folder) / "documents.jsonl"
        corpus(documents, given.documents)
        by_name, by_stream = one_process(program, documents)
        print(f"{'one process':16} {by_name}\n{'from a stream':16} {by_stream}", flush=True)
        for name in given.engines:
            own = pathlib.Path(folder) / name
            own.mkdir()
            task = Task(program, documents, own)
            skipped = ENGINES[name](task)
            if skipped:
                print(f"{name:16} skipped: {skipped}")
                continue
            found = digest(program, [task.store(number) for number in range(1, SHARDS + 1)], own)
            wanted = by_stream if name == "spark" else by_name
            kept = kept and found == wanted
            print(f"{name:16} {found}  {'the same' if found == wanted else 'ANOTHER'}", flush=True)
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
