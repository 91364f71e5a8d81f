"""The page of `--to html` as a reader uses it: Chromium, driven by html.mjs (puppeteer-core and axe-core from npm)."""
import json, os, re, tempfile

from common import check, packages, run, skip, tool

DATA = re.compile(r'(<script type="application/json" id="data">)(.*?)(</script>)', re.S)


def large(path, things, edges):
    """The page at `path` with made-up data of this size, beside it."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    side = int(things**0.5) + 1
    data = {"program": "", "start": "network", "documents": [{"id": "doc-1", "title": "Made up", "publisher": "", "url": "", "published": "", "path": "", "copyOf": -1}]}
    data["things"] = [{"id": f"person-{i}", "type": ("Person", "Organization", "Place")[i % 3], "label": f"Name {i}", "aliases": [], "mentions": 1, "sameAs": "", "facts": []} for i in range(things)]
    data["sentences"] = [{"document": 0, "begin": 0, "text": "One meets another."}]
    ends = [(i % things, (i * 7919 + i // things * 31 + 1) % things) for i in range(edges)]
    claim = lambda i, a, b: {"id": f"claim-{i}", "sentence": 0, "subject": [f"Name {a}", a, 0, 3], "verb": ["meets", "meet", 4, 9, "meets"], "object": [f"Name {b}", b, 10, 17, -1], "negated": int(i % 9 == 0), "modality": "actual", "proposition": "", "by": [], "circumstances": [], "conflicts": [], "mentions": [], "rule": "r", "confidence": 0.9}
    data["claims"] = [claim(i, a, b) for i, (a, b) in enumerate(ends)]
    nodes = [[i, i % side * 60, i // side * 60, 5 + i % 9] for i in range(things)]
    graph = {"nodes": nodes, "edges": [[a, b, "MEETS", int(i % 9 == 0), "actual", int(i % 4 == 0), [i], 1] for i, (a, b) in enumerate(ends) if a != b]}
    data["graphs"] = {"network": graph, "flat": graph}
    made = path[: -len(".html")] + ".large.html"
    with open(made, "w", encoding="utf-8") as file:
        file.write(DATA.sub(lambda match: match[1] + json.dumps(data) + match[3], text))
    return made


def check_html(path, name):
    if not tool("chromium") or not (folder := packages()):
        return
    pictures = os.environ.get("CLAIMGRAPH_SCREENSHOTS")  # a folder, for those who want to look
    tasks = [{"file": path, "screenshots": pictures}]
    if name == "samples":
        tasks.append({"file": large(path, 5000, 20000), "screenshots": pictures})
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(tasks, file)
        file.flush()
        result = run("node", os.path.join(folder, "html.mjs"), file.name, "/usr/bin/chromium", timeout=600)
    if not check(result.returncode == 0, f"html.mjs ends well: {result.stderr.decode(errors='replace')[-800:]}"):
        return
    answers = json.loads(result.stdout)
    if isinstance(answers, dict):
        skip("chromium", f"it does not start: {answers['unavailable']}")
        return
    for task, answer in zip(tasks, answers):
        what = f"{name}, page{', 5,000 things and 20,000 edges' if task is not tasks[0] else ''}"
        check("error" not in answer, f"{what}: {answer.get('error')}")
        for failed in answer.get("failed", []):
            check(False, f"{what}: {failed}")
        if "error" not in answer:
            print(f"read    {what}: used in Chromium; opened in {answer['seen']['opened']} ms, drawn {answer['seen']['frames']} times a second while it moved", flush=True)
