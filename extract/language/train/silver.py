"""Silver trees: sentences that several models analyse in the same way, word for word."""
import corpus
from analysis import agreed_names, read_documents

SHORTEST, LONGEST = 4, 45
FOREIGN = {"X", "SYM"}


def same(readings):
    first = readings[0]
    return all(s.forms == first.forms and s.head == first.head and s.deprel == first.deprel and s.xpos == first.xpos and s.upos == first.upos
               for s in readings[1:])


def whole(s):
    """A sentence, not a list, a table or a cut-off line."""
    return (SHORTEST <= len(s.forms) <= LONGEST and sum(u in FOREIGN for u in s.upos) <= 1 and any(u in ("VERB", "AUX") for u in s.upos) and
            sum(any(c.isalpha() for c in form) for form in s.forms) >= 0.6 * len(s.forms))


def silver(paths, left_out=(), checked=None):
    """[(document, sentence)] with trees and, where the models agree, names. paths: CoNLL-U of the same text by each model; checked: a test that
    a sentence must pass beside"""
    documents = [read_documents(path) for path in paths]
    found = []
    for name, sentences in documents[0].items():
        if name in left_out:
            continue
        for k, s in enumerate(sentences):
            readings = [d[name][k] for d in documents if k < len(d.get(name, []))]
            if len(readings) == len(documents) and whole(s) and same(readings) and (checked is None or checked(s)):
                like = [u == "PROPN" for u in s.upos]
                s.ner = agreed_names(s.forms, [r.ner for r in readings], like)
                s.rows = []
                found.append((name, s))
    return found


if __name__ == "__main__":
    import sys
    found = silver(sys.argv[1:])
    print(len(found), sum(len(s.forms) for _, s in found))
