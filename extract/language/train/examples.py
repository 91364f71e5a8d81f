"""The examples of the packs as sentences to learn from: short ones, each with what a rule, a signature or a repair is about."""
import json
import re

from analysis import analyze, read_documents

KEYS = {"examples", "text"}
SENTENCE = re.compile(r'["“A-Z].* .*[.!?”"]')
COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


def texts_of(value, inside=False):
    """Every string of a pack that is an example or the text of one."""
    if isinstance(value, str):
        return [value] if inside and SENTENCE.fullmatch(value) else []
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each, inside)]
    if isinstance(value, dict):
        return [text for key, each in value.items() for text in texts_of(each, key in KEYS)]
    return []


def read_examples(program, packs, work):
    """Sentences with the program's trees."""
    found = {}
    for pack in sorted(packs.glob("*.json")):
        for text in texts_of(json.loads(COMMENT.sub("", pack.read_text(encoding="utf-8")))):
            found.setdefault(text, None)
    source = work / "examples.jsonl"
    source.write_text("".join(json.dumps({"id": f"example-{k}", "text": text}) + "\n" for k, text in enumerate(found)), encoding="utf-8")
    documents = read_documents(analyze(program, source, "exact", work / "examples.exact.conllu"))
    return [sentences[0] for sentences in documents.values() if len(sentences) == 1]
