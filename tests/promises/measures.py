"""Promises that are held against a run of the program itself."""
import os
import pathlib
import subprocess

MOST_BUILD_MEGABYTES = 160  # however many documents; 64 of it SQLite's cache, which fills as a store grows
# Of a text of a megabyte, with the default analysis: processor time and memory at most.
MOST_SECONDS, MOST_MEGABYTES = 60, 400
SIZE = 1 << 18  # a quarter of it is measured


def measured(command, **options):
    """Exit code, processor seconds, peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def closed_pipe(program, samples):
    """Nobody reads on: that is no error, and nothing is said."""
    result = subprocess.run(["bash", "-c", '"$0" build "$@" --to nt --quiet | head -1; exit "${PIPESTATUS[0]}"', program, *samples],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if result.stderr:
        return "says: " + result.stderr.splitlines()[0]
    return "" if result.returncode == 0 else f"ends with {result.returncode}"


def bounded_memory(program, folder):
    """Of 10,000 documents; docs/scale.md has what twenty times as many took."""
    lines = pathlib.Path(folder) / "many.jsonl"
    with open(lines, "w", encoding="utf-8") as out:
        for i in range(10000):
            out.write(f'{{"id":"urn:made:{i}","text":"Mayor Ida Holm{i % 997} of Tarn{i} denied on Monday that {i} bridges were closed."}}\n')
    code, _, peak = measured([program, "build", lines, "--store", f"{folder}/many.db", "--analysis", "fast", "--jobs", "2"])
    if code != 0:
        return f"ends with {code}"
    return "" if peak <= MOST_BUILD_MEGABYTES else f"{peak:.0f} MB"


TEXTS = {
    "quotations": 'Mayor Ida Holm said "the bridge is closed", and Ole Dahl replied: "It was open on Monday." ',
    "dates": "On March 3, 2025, at 10:30, the council met; on 4 April 2024 it had met for 3 hours, from May to June 2023. ",
    "names": "Ida Holm, Ole Dahl, Anna Berg and Dr. Leo Ito of Velin, Marro and Ostby met Minister Jon Kelm in Tarn. ",
    "emoji": "The mayor 😀 said 🚢 that the harbour 🌊 was open 🎉, and people 👩‍👩‍👧 came ❤️. ",
}


# Between them, so that no paragraph looks like a list of the same.
FILLERS = ["A bridge near Velin fell when a truck hit it.", "Doctors treated nine people.", "Prices rose, and shops in Marro closed early.",
           "Nobody was hurt, police told reporters.", "The storm left many homes without power for days."]


def varied(unit, i):
    """Other names and numbers: no two sentences are the same, as they are in no article."""
    name = "".join("aeiou"[i >> (3 * k) & 3] + "lmnrst"[(i >> (3 * k + 1)) % 6] for k in range(4))
    return unit.replace("Holm", "H" + name).replace("harbour", "harbour of V" + name).replace("council", f"council of V{name}")


def stated_rate(program, folder, kind):
    """A quarter of a megabyte in a quarter of the time."""
    text = pathlib.Path(folder) / f"{kind}.txt"
    unit = TEXTS[kind]
    # No two paragraphs are the same, as they are in no article.
    paragraphs, size = [], 0
    while size < SIZE:
        paragraphs.append(varied(unit + FILLERS[len(paragraphs) % len(FILLERS)], len(paragraphs)))
        size += len(paragraphs[-1].encode()) + 2
    text.write_text("\n\n".join(paragraphs), encoding="utf-8")
    code, seconds, peak = measured([program, "build", text, "--to", "jsonl", "--jobs", "1"])
    share = (1 << 20) / SIZE
    if code not in (0, 3):
        return f"ends with {code}"
    if seconds > MOST_SECONDS / share:
        return f"{seconds * share:.0f} s a megabyte"
    return "" if peak <= MOST_MEGABYTES else f"{peak:.0f} MB"
