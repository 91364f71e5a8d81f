"""Silver trees: sentences that several models analyse in the same way, word for word; the others are for teachers alone."""
import corpus
from analysis import agreed_names, read_documents

SHORTEST, LONGEST = 4, 45
FOREIGN = {"X", "SYM"}


def same(readings):
    first = readings[0]
    return all(s.head == first.head and s.deprel == first.deprel and s.xpos == first.xpos and s.upos == first.upos
               for s in readings[1:])


def whole(s):
    """A sentence, not a list, a table or a cut-off line."""
    return (SHORTEST <= len(s.forms) <= LONGEST and sum(u in FOREIGN for u in s.upos) <= 1 and any(u in ("VERB", "AUX") for u in s.upos) and
            sum(any(c.isalpha() for c in form) for form in s.forms) >= 0.6 * len(s.forms))


def model_trees(paths, left_out=()):
    """[(document, sentence)] with the first model's trees, unsure where the models differ, and with the names on which they agree. paths: CoNLL-U
    of the same text by each model"""
    documents = [read_documents(path) for path in paths]
    found = []
    for name, sentences in documents[0].items():
        if name in left_out:
            continue
        for k, s in enumerate(sentences):
            readings = [d[name][k] for d in documents if k < len(d.get(name, []))]
            if len(readings) < len(documents) or not whole(s) or any(r.forms != s.forms for r in readings):
                continue
            s.ner = agreed_names(s.forms, [r.ner for r in readings], [u == "PROPN" for u in s.upos])
            s.rows, s.unsure = [], not same(readings)
            found.append((name, s))
    return found


if __name__ == "__main__":
    import sys
    found = [s for _, s in model_trees(sys.argv[1:])]
    for unsure in (False, True):
        chosen = [s for s in found if s.unsure == unsure]
        print("unsure" if unsure else "silver", len(chosen), sum(len(s.forms) for s in chosen))
