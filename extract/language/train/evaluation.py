"""What the model makes of sentences, and how good that is."""
import subprocess
import sys
from collections import Counter

import numpy as np
import torch

import corpus
import decoding
import names
from analysis import name_spans
from batches import Batch

NO_NOISE = {"vector_drop": 0, "affix_drop": 0, "input_dropout": 0, "dropout": 0, "recurrent_dropout": 0}


def predict(model, ix, sentences, exact=False, own_names=None):
    """own_names: the names network and the gazetteer"""
    model.eval()
    v = ix.v
    transitions = own_names[0].transitions() if own_names else None
    own = names.name_scores(own_names[0], model, ix, own_names[1], sentences) if own_names else None
    out = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda k: len(sentences[k].forms))
    with torch.no_grad():
        for start in range(0, len(order), 32):
            chosen = order[start:start + 32]
            batch = Batch([sentences[k] for k in chosen], ix, with_gold=False)
            o = model(batch, NO_NOISE)
            arcs = model.arcs(o).masked_fill(batch.head_pad, -1e9)
            heads = arcs.clone()
            n = arcs.shape[1]
            heads[:, torch.arange(n), torch.arange(n) + 1] = -1e9
            heads = heads.argmax(-1)
            if exact:
                for r, length in enumerate(batch.lengths):
                    scores = np.full((length + 1, length + 1), -1e9, np.float32)
                    scores[1:, :] = arcs[r, :length, :length + 1].numpy()
                    heads[r, :length] = torch.tensor(decoding.spanning_tree(scores)[1:])
            labels = model.labels(o, heads)
            tags = o["tags"].argmax(-1)
            name_scores = o["names"] * names.LARGE_WEIGHT if own else o["names"]
            for r, k in enumerate(chosen):
                length, s = batch.lengths[r], sentences[k]
                pairs = [v["tags"][t].split("|", 1) for t in tags[:length, r].tolist()]
                root_only = labels[r, :length].clone()
                root = v["labels"].index("root")
                is_root = heads[r, :length] == 0
                root_only[~is_root, root] = -1e9
                relations = [v["labels"][t] for t in root_only.argmax(-1).tolist()]
                relations = ["root" if z else x for x, z in zip(relations, is_root.tolist())]
                lemma_scores = o["lemmas"][:length, r].numpy()
                out[k] = {"upos": [p[0] for p in pairs], "xpos": [p[1] for p in pairs], "head": heads[r, :length].tolist(), "deprel": relations,
                          "lemma": [decoding.decode_lemma(f, pairs[i][1], lemma_scores[i], v["lemmas"], v["lexicon"])
                                    for i, f in enumerate(s.forms)],
                          "ner": decoding.decode_names(name_scores[:length, r].numpy() + (own[k] if own else 0), v["names"], transitions)}
    return out


def score(sentences, predictions):
    n = c = 0
    hit = Counter()
    a = b = ab = 0
    for s, p in zip(sentences, predictions):
        for k in range(len(s.forms)):
            n += 1
            hit["upos"] += p["upos"][k] == s.upos[k]
            hit["xpos"] += p["xpos"][k] == s.xpos[k]
            hit["lemma"] += p["lemma"][k].lower() == s.lemma[k].lower() or s.lemma[k] == "_"
            good = p["head"][k] == s.head[k]
            hit["uas"] += good
            hit["las"] += good and p["deprel"][k].split(":")[0] == s.deprel[k].split(":")[0]
        if corpus.UNKNOWN not in s.ner:
            gold, mine = set(name_spans(s.ner)), set(name_spans(p["ner"]))
            a, b, ab = a + len(gold), b + len(mine), ab + len(gold & mine)
    result = {k: round(100 * x / n, 2) for k, x in hit.items()}
    result["names"] = round(200 * ab / max(1, a + b), 2)
    return result


def name_score(sentences, predictions):
    """F1 of all names and of each type. Where the gold annotation does not know, nothing counts."""
    wanted, found, right = Counter(), Counter(), Counter()
    for s, p in zip(sentences, predictions):
        gold = set(name_spans(s.ner))
        mine = {x for x in name_spans(p["ner"]) if corpus.UNKNOWN not in s.ner[x[0]:x[1]]}
        for counter, spans in ((wanted, gold), (found, mine), (right, gold & mine)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
    return {kind: round(200 * right[kind] / max(1, wanted[kind] + found[kind]), 2) for kind in ("all", "PER", "ORG", "LOC")}


def report(model, ix, args, own_names):
    """Dev and test, exact trees, scored by the treebanks' own script."""
    for name in ("ewt-dev", "gum-dev", "ewt-test", "gum-test"):
        path = args.shared / f"treebanks/{name}.conllu"
        sentences = corpus.read_conllu(path)
        mine = args.work / f"{name}.conllu"
        corpus.write_conllu(mine, sentences, predict(model, ix, sentences, exact=True, own_names=own_names))
        result = subprocess.run([sys.executable, args.shared / "treebanks/eval_ud.py", path, mine], capture_output=True, text=True)
        print(f"---- {name}\n{result.stdout}{result.stderr}", flush=True)
