"""The words, affixes, tags, labels and lemma classes of the training text, and their numbers."""
from collections import Counter

import numpy as np

import corpus
from features import AFFIX_TABLES, lemma_class, word_features

NAME_LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


def build_vocabulary(sentences, shared, args):
    words, tags, labels, lemmas = Counter(), Counter(), Counter(), Counter()
    affixes = [Counter() for _ in AFFIX_TABLES]
    lexicon = {}
    for s in sentences:
        for k, form in enumerate(s.forms):
            low, keys = word_features(form)
            words[low] += 1
            for table, key in zip(affixes, keys):
                table[key] += 1
            if s.has_tree:
                tags[s.upos[k] + "|" + s.xpos[k]] += 1
                labels[s.deprel[k]] += 1
                c = lemma_class(form, s.lemma[k])
                lemmas[c] += 1
                lexicon.setdefault(low + "\t" + s.xpos[k], Counter())[c] += 1
    most = lambda counter, least: [k for k, n in sorted(counter.items(), key=lambda x: (-x[1], x[0])) if n >= least]
    v = {"tags": most(tags, 3), "labels": most(labels, 2), "lemmas": most(lemmas, 3), "names": NAME_LABELS,
         "words": most(words, 2), "affixes": [most(t, 3) for t in affixes], "counts": words}
    index = {c: k for k, c in enumerate(v["lemmas"])}
    v["lexicon"] = {}
    for key, counter in lexicon.items():
        (best, n), total = counter.most_common(1)[0], sum(counter.values())
        if best in index and n >= args.lexicon_least and n / total >= 0.7:
            v["lexicon"][key] = index[best]
    known = (shared / "lexicon/glove-120k-words.txt").read_text(encoding="utf-8").split("\n")[:args.vectors]
    v["vector_words"] = [w for w in known if w]
    return v


def read_parts(shared):
    """The training text: EWT, GUM, WikiGold."""
    parts = [corpus.read_conllu(shared / "treebanks/ewt-train.conllu"), corpus.read_conllu(shared / "treebanks/gum-train.conllu", gum_names=True),
             corpus.read_bio(shared / "ner/wikigold.iob2")]
    return [[s for s in part if len(s.forms) <= 150] for part in parts]


def index_of(items):
    return {w: k + 1 for k, w in enumerate(items)}


class Indexer:
    """Forms to numbers; 0 is unknown everywhere."""

    def __init__(self, v):
        self.v = v
        self.vectors = index_of(v["vector_words"])
        self.words = index_of(v["words"])
        self.affixes = [index_of(t) for t in v["affixes"]]
        self.tags = {t: k for k, t in enumerate(v["tags"])}
        self.labels = {t: k for k, t in enumerate(v["labels"])}
        self.lemmas = {t: k for k, t in enumerate(v["lemmas"])}
        self.names = {t: k for k, t in enumerate(v["names"])}
        self.cache = {}
        fallback = Counter()
        for t in v["tags"]:
            fallback.setdefault(t.split("|")[0], t)
        self.tag_fallback = fallback
        self.xpos = {x: k for k, x in enumerate(sorted({t.split("|")[1] for t in v["tags"]}))}
        self.tags_of_xpos = np.array([[t.split("|")[1] == x for t in v["tags"]] for x in self.xpos])

    def word(self, form):
        found = self.cache.get(form)
        if found is None:
            low, keys = word_features(form)
            word = self.words.get(low, 0)
            rare = 0.25 / (0.25 + self.v["counts"].get(low, 0)) if word else 0.0
            found = ([self.vectors.get(low, 0), word] + [t.get(key, 0) for t, key in zip(self.affixes, keys)], rare)
            self.cache[form] = found
        return found

    def tag(self, upos, xpos):
        k = self.tags.get(upos + "|" + xpos)
        return k if k is not None else self.tags.get(self.tag_fallback.get(upos), -1)
