"""The examples of the packs as sentences to learn from: short ones, each with what a rule, a signature or a repair is about."""
import json
import re

from analysis import analyze, read_documents
from news import hash_of
from packs import PACKS, read_pack

KEYS = {"examples", "text"}
SENTENCE = re.compile(r'["“A-Z].* .*[.!?”"]')


def texts_of(value, inside=False):
    """Every string of a pack that is an example or the text of one."""
    if isinstance(value, str):
        return [value] if inside and SENTENCE.fullmatch(value) else []
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each, inside)]
    if isinstance(value, dict):
        return [text for key, each in value.items() for text in texts_of(each, key in KEYS)]
    return []


def read_examples(program, work):
    """Sentences with the program's trees. The files of --work are named by what is in them: packs change."""
    found = dict.fromkeys(text for pack in sorted(PACKS.glob("*.json")) for text in texts_of(read_pack(pack.stem)))
    source = work / f"examples-{hash_of(found)}.jsonl"
    source.write_text("".join(json.dumps({"id": f"example-{k}", "text": text}) + "\n" for k, text in enumerate(found)), encoding="utf-8")
    documents = read_documents(analyze(program, source, "exact", work / f"{source.stem}.exact.conllu"))
    return [sentences[0] for sentences in documents.values() if len(sentences) == 1]
