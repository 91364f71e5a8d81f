"""Reads MASC's hand-checked Penn tags: sentences that teach XPOS only. Its words are cut as EWT cuts them."""
import re

import corpus

# Tags that mean the same in EWT. Others ("to" is always TO here, symbols, brackets) are not learnt from.
SHARED = set("NN NNS NNP NNPS VB VBD VBG VBN VBP VBZ JJ JJR JJS RB RBR RBS MD PRP PRP$ CD DT WDT WP WP$ WRB CC IN RP EX POS".split())
UNKNOWN_TAG = "_"
HYPHENATED = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)+$")
PREFIXES = {"anti", "co", "de", "e", "ex", "inter", "mid", "multi", "non", "post", "pre", "pro", "re", "semi", "sub", "un", "uh", "x"}


def cut(form, tag):
    """[(form, tag)] as EWT has the word: "self-esteem" is three, the tags of the outer two unknown."""
    if HYPHENATED.match(form) and form.split("-")[0].lower() not in PREFIXES:
        parts = re.split(r"(-)", form)
        return [(part, UNKNOWN_TAG if part != "-" else "HYPH") for part in parts]
    return [(form, tag if tag in SHARED else UNKNOWN_TAG)]


def read_lines(path):
    """(name of the document, [[form, tag]]) of each line, which is a sentence; an entry without a tag is [form]."""
    name = None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.strip()
            if line.startswith("# doc = "):
                name = line[len("# doc = "):]
            elif line:
                yield name, [pair.rsplit("_", 1) for pair in line.split()]


def read_masc(path):
    """{name of the document: sentences without trees; XPOS "_" where it is not known}."""
    documents = {}
    for name, pairs in read_lines(path):
        sentences = documents.setdefault(name, [])
        words = [word for pair in pairs if len(pair) == 2 and pair[0] for word in cut(*pair)]
        if 2 <= len(words) <= 100:
            forms, xpos = [f for f, _ in words], [t for _, t in words]
            unknown = ["_"] * len(words)
            sentences.append(corpus.Sentence(forms, unknown, xpos, unknown, [0] * len(words), unknown, [corpus.UNKNOWN] * len(words), False))
    return documents


def plain(path):
    """{name of the document: its text as it is written}, put together from its words."""
    documents = {}
    for name, pairs in read_lines(path):
        documents.setdefault(name, []).append(joined([pair[0] for pair in pairs]))
    return {name: " ".join(sentences) for name, sentences in documents.items()}


def joined(words):
    text = " ".join(words)
    for pattern, instead in ((r"`` ?", '"'), (r" ?''", '"'), (r" ([,.;:?!%)\]])", r"\1"), (r"([(\[$]) ", r"\1"),
                             (r"(?i) ('s|'re|'ve|'ll|'d|'m|n't|')(?=[ .,;:?!\"]|$)", r"\1")):
        text = re.sub(pattern, instead, text)
    return text.replace("-LRB-", "(").replace("-RRB-", ")")
