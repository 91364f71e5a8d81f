"""What the program makes of text: sentences with trees and names, for silver annotation."""
import re
import subprocess

import corpus


def analyze(program, text, model, output):
    """Writes the analysis of a text or JSON Lines file as CoNLL-U, unless it is there already."""
    if not output.exists():
        subprocess.run([program, "analyze", text, "--to", "conllu", "--analysis", model, "--jobs", "1", "--force", "--output", output], check=True)
    return output


def read_documents(path):
    """{id of the document: sentences}."""
    documents, sentences, rows = {}, None, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                sentences = documents.setdefault(line[len("# newdoc id = "):], [])
            elif not line and rows:
                sentences.append(corpus.make_sentence(rows))
                sentences[-1].ner = corpus.without_possessive(sentences[-1].forms, sentences[-1].ner)
                rows = []
            elif line and line[0] != "#" and re.match(r"\d+\t", line):
                rows.append(line.split("\t"))
    return documents


def name_spans(tags):
    """(begin, end, type) of the names in BIO tags."""
    found, begin, kind = [], None, None
    for k, tag in enumerate([*tags, "O"]):
        if begin is not None and not tag.startswith("I-"):
            found.append((begin, k, kind))
            begin = None
        if tag.startswith("B-"):
            begin, kind = k, tag[2:]
    return found


def agreed_names(forms, readings, is_name_like):
    """BIO tags that all readings share. Unknown: where they differ, and what all of them leave out although it looks like a name.

    readings: BIO tags of the same words by several models"""
    tags = [corpus.UNKNOWN if is_name_like[k] else "O" for k in range(len(forms))]
    every = [set(name_spans(reading)) for reading in readings]
    for spans in every:
        for begin, end, _ in spans:
            tags[begin:end] = [corpus.UNKNOWN] * (end - begin)
    for begin, end, kind in set.intersection(*every):
        tags[begin:end] = bio(kind, end - begin)
    return tags


def bio(kind, length):
    return ["B-" + kind] + ["I-" + kind] * (length - 1)
