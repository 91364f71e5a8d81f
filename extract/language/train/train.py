#!/usr/bin/python3
"""Trains the language model and writes extract/models/english.model. See README.md here."""
import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import corpus
import decoding
import names
from clauses import clauses_of
from export import export, quantised_rows
from gazetteer import Gazetteer
from features import AFFIX_TABLES, lemma_class, lower, fold, word_features
from network import Network

HERE = Path(__file__).resolve().parent
NAME_LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
SMALL_WORDS = set("a an the and or but nor of in on at to for by with from as is vs via per".split())


# ---- vocabularies -----------------------------------------------------------------------------------------------

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


class Batch:
    """Sentences as tensors (steps, rows); -1 where there is nothing to learn."""

    def __init__(self, sentences, ix, with_gold=True):
        rows, steps = len(sentences), max(len(s.forms) for s in sentences)
        features = np.zeros((steps, rows, 10), np.int64)
        rare = np.zeros((steps, rows), np.float32)
        self.lengths = [len(s.forms) for s in sentences]
        reverse = np.arange(steps * rows).reshape(steps, rows)
        for r, s in enumerate(sentences):
            n = len(s.forms)
            for k, form in enumerate(s.forms):
                features[k, r], rare[k, r] = ix.word(form)
            reverse[:n, r] = reverse[:n, r][::-1].copy()
        f = torch.from_numpy(features)
        self.vectors, self.words, self.affixes = f[..., 0], f[..., 1], f[..., 2:]
        self.rare = torch.from_numpy(rare)
        self.reverse = torch.from_numpy(reverse.reshape(-1).copy())
        self.tokens = sum(self.lengths)
        pad = np.zeros((rows, 1, steps + 1), bool)
        for r, n in enumerate(self.lengths):
            pad[r, 0, n + 1:] = True
        self.head_pad = torch.from_numpy(pad)
        if not with_gold:
            return
        gold = np.full((5, steps, rows), -1, np.int64)  # tags, lemmas, names, heads, labels
        for r, s in enumerate(sentences):
            for k in range(len(s.forms)):
                gold[2, k, r] = ix.names.get(s.ner[k], -1)
                if s.has_tree:
                    gold[0, k, r] = ix.tag(s.upos[k], s.xpos[k])
                    gold[1, k, r] = ix.lemmas.get(lemma_class(s.forms[k], s.lemma[k]), -1)
                    gold[3, k, r] = s.head[k]
                    gold[4, k, r] = ix.labels.get(s.deprel[k], -1)
        g = torch.from_numpy(gold)
        self.gold_tags, self.gold_lemmas, self.gold_names = g[0], g[1], g[2]
        self.gold_heads, self.gold_labels = g[3].t().contiguous(), g[4].t().contiguous()


# ---- noise: what text outside the treebanks looks like ------------------------------------------------------------

def noisy(s, rng, args):
    """Headlines in title case and capitals, lower-case chat, sentences without their full stop, misspelt words."""
    draw = rng.random()
    if draw < args.case_noise:
        if draw < args.case_noise * 0.6:
            forms = [w[:1].upper() + w[1:] if w.lower() not in SMALL_WORDS or k == 0 else w for k, w in enumerate(s.forms)]
        elif draw < args.case_noise * 0.8:
            forms = [w.upper() for w in s.forms]
        else:
            forms = [w.lower() for w in s.forms]
        s = corpus.Sentence(forms, s.upos, s.xpos, s.lemma, s.head, s.deprel, s.ner, s.has_tree)
    n = len(s.forms)
    if n > 3 and s.has_tree and s.upos[-1] == "PUNCT" and n not in s.head and rng.random() < args.stop_noise:
        s = corpus.Sentence(s.forms[:-1], s.upos[:-1], s.xpos[:-1], s.lemma[:-1], s.head[:-1], s.deprel[:-1], s.ner[:-1], True)
    return s


def make_batches(sentences, ix, args, rng):
    keyed = sorted(((len(s.forms) + rng.random() * (1 + len(s.forms) * 0.1), k) for k, s in enumerate(sentences)))
    groups, group, longest = [], [], 0
    for _, k in keyed:
        n = len(sentences[k].forms)
        if group and max(longest, n) * (len(group) + 1) > args.batch_words:
            groups.append(group)
            group, longest = [], 0
        group.append(k)
        longest = max(longest, n)
    groups.append(group)
    rng.shuffle(groups)
    return groups


# ---- dev ----------------------------------------------------------------------------------------------------------

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


def name_spans(tags):
    out, begin = set(), None
    for k, t in enumerate(list(tags) + ["O"]):
        if begin is not None and not t.startswith("I-"):
            out.add((begin, k, kind))
            begin = None
        if t.startswith("B-"):
            begin, kind = k, t[2:]
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
            gold, mine = name_spans(s.ner), name_spans(p["ner"])
            a, b, ab = a + len(gold), b + len(mine), ab + len(gold & mine)
    result = {k: round(100 * x / n, 2) for k, x in hit.items()}
    result["names"] = round(200 * ab / max(1, a + b), 2)
    return result


SIZES = {"exact": {"hidden": 256, "arc_width": 256, "label_width": 128, "clause_epochs": 2, "clause_rate": 5e-4},
         "fast": {"hidden": 144, "arc_width": 128, "label_width": 64, "clause_epochs": 3, "clause_rate": 1e-3}}
LONG_DONE = "long.done"
FILES = {"exact": "english.model", "fast": "english-fast.model"}
NO_NOISE = {"vector_drop": 0, "affix_drop": 0, "input_dropout": 0, "dropout": 0, "recurrent_dropout": 0}


# ---- training -----------------------------------------------------------------------------------------------------

def distance(scores, target, gold):
    """Summed over the words that have gold: how far the distribution is from the teacher's."""
    each = F.kl_div(F.log_softmax(scores, -1), F.log_softmax(target, -1), reduction="none", log_target=True).sum(-1)
    return (each * (gold >= 0)).sum()


def lessons(model, o, arcs, labels, batch, teacher):
    """What the teacher makes of a batch, as losses."""
    with torch.no_grad():
        t = teacher(batch, NO_NOISE)
        target_arcs = teacher.arcs(t).masked_fill(batch.head_pad, -1e9)
        target_labels = teacher.labels(t, batch.gold_heads.clamp(min=0))
    return {"taught tags": distance(o["tags"], t["tags"], batch.gold_tags), "taught arcs": distance(arcs, target_arcs, batch.gold_heads),
            "taught labels": distance(labels, target_labels, batch.gold_labels)}


def losses(model, batch, noise, args, teacher=None):
    o = model(batch, noise)
    ce = lambda x, gold: F.cross_entropy(x.reshape(-1, x.shape[-1]), gold.reshape(-1), ignore_index=-1, reduction="sum")
    words = max(1, int((batch.gold_heads >= 0).sum()))
    parts = {"tags": 0.5 * ce(o["first_tags"], batch.gold_tags) + 0.5 * ce(o["tags"], batch.gold_tags),
             "lemma": 0.5 * ce(o["lemmas"], batch.gold_lemmas), "names": args.name_weight * ce(o["names"], batch.gold_names)}
    arcs = model.arcs(o).masked_fill(batch.head_pad, -1e9)
    labels = model.labels(o, batch.gold_heads.clamp(min=0))
    parts["arcs"] = ce(arcs, batch.gold_heads)
    parts["labels"] = ce(labels, batch.gold_labels)
    if teacher is not None:
        parts = {k: x if k == "names" else 0.5 * x for k, x in parts.items()}
        parts.update(lessons(model, o, arcs, labels, batch, teacher))
    return sum(parts.values()) / max(words, batch.tokens // 2), {k: float(x.detach()) / words for k, x in parts.items()}


class Average:
    """Running average of all weights: what is evaluated and shipped."""

    def __init__(self, model, every):
        self.every, self.count = every, 0
        self.weights = {k: p.detach().clone() for k, p in model.named_parameters()}

    def update(self, model, decay):
        self.count += 1
        decay = min(decay, (1 + self.count) / (10 + self.count))
        for k, p in model.named_parameters():
            self.weights[k].lerp_(p.detach(), 1 - decay)

    def swap(self, model):
        for k, p in model.named_parameters():
            mine = self.weights[k]
            self.weights[k] = p.detach().clone()
            p.data.copy_(mine)


def train_both(args):
    """Each model in a process of its own; the fast one's progress goes to a file and is shown at the end. Its last epochs begin when the
    long ones of both are done, because the exact one teaches it."""
    own = [sys.executable, __file__, *sys.argv[1:], "--model"]
    args.work.mkdir(parents=True, exist_ok=True)
    done = [args.work / name / LONG_DONE for name in SIZES]
    for path in done:
        path.unlink(missing_ok=True)
    log = args.work / "fast.log"
    print(f"the fast model's progress: {log}", flush=True)
    with open(log, "w", encoding="utf-8") as out:
        exact = subprocess.Popen([*own, "exact"])
        fast = subprocess.run([*own, "fast", "--stage", "long"], stdout=out, stderr=subprocess.STDOUT)
        while exact.poll() is None and not all(path.exists() for path in done):
            time.sleep(5)
        if fast.returncode == 0 and all(path.exists() for path in done):
            fast = subprocess.run([*own, "fast", "--stage", "rest"], stdout=out, stderr=subprocess.STDOUT)
        exact.wait()
    print(log.read_text(encoding="utf-8").replace("\r", "\n"))
    sys.exit(exact.returncode or fast.returncode)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", choices=["both", *SIZES], default="both", help="which model; both: two processes side by side")
    parser.add_argument("--shared", type=Path, default=HERE / "../../../../shared", help="folder with treebanks/, lexicon/ and ner/")
    parser.add_argument("--output", type=Path, default=HERE / "../../models", help="folder for the model files")
    parser.add_argument("--work", type=Path, default=Path("/tmp/claimgraph-train"), help="folder for checkpoints and reports")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--clause-epochs", type=int, help="after these, with clauses as sentences of their own; of the size unless given")
    parser.add_argument("--clause-rate", type=float)
    parser.add_argument("--clause-share", type=float, default=0.5, help="of the other sentences in these epochs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--hidden", type=int, help="width of a layer in one direction; of the size unless given")
    parser.add_argument("--arc-width", type=int)
    parser.add_argument("--label-width", type=int)
    parser.add_argument("--vectors", type=int, default=60000)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch-words", type=int, default=1000)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--input-dropout", type=float, default=0.15)
    parser.add_argument("--recurrent-dropout", type=float, default=0.1)
    parser.add_argument("--case-noise", type=float, default=0.06)
    parser.add_argument("--stop-noise", type=float, default=0.05)
    parser.add_argument("--name-weight", type=float, default=1.0)
    parser.add_argument("--names-epochs", type=int, default=8, help="of the names network, which is trained after the large one")
    parser.add_argument("--names-rate", type=float, default=3e-3)
    parser.add_argument("--names-input-dropout", type=float, default=0.2)
    parser.add_argument("--list-drop", type=float, default=0.1)
    parser.add_argument("--lexicon-least", type=int, default=2)
    parser.add_argument("--average", type=float, default=0.99, help="decay of the running average, applied every tenth step")
    parser.add_argument("--limit", type=int, default=0, help="only so many sentences of each part: to try things out")
    parser.add_argument("--stage", choices=["all", "long", "rest"], default="all",
                        help="long: the long epochs only; rest: go on from what they left in --work (the fast model needs the exact one's, too)")
    args = parser.parse_args()
    if args.model == "both":
        return train_both(args)
    for name, value in SIZES[args.model].items():
        if getattr(args, name) is None:
            setattr(args, name, value)
    args.work = args.work / args.model
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    treebanks = args.shared / "treebanks"
    cut = lambda x: x[:args.limit] if args.limit else x
    parts = [cut(corpus.read_conllu(treebanks / "ewt-train.conllu")), cut(corpus.read_conllu(treebanks / "gum-train.conllu", gum_names=True)),
             cut(corpus.read_bio(args.shared / "ner/wikigold.iob2"))]
    parts = [[s for s in part if len(s.forms) <= 150] for part in parts]
    train = [s for part in parts for s in part]
    dev = {"ewt": cut(corpus.read_conllu(treebanks / "ewt-dev.conllu")), "gum": cut(corpus.read_conllu(treebanks / "gum-dev.conllu", gum_names=True))}
    v = build_vocabulary(train, args.shared, args)
    ix = Indexer(v)
    vectors = np.load(args.shared / "lexicon/glove-120k-100d.f16.npy")[:len(v["vector_words"])].astype(np.float32)
    bytes_, scales = quantised_rows(np.vstack([np.zeros((1, vectors.shape[1]), np.float32), vectors * 2.0]))
    sizes = {"words": len(v["words"]) + 1, "word_width": 64, "affix_width": 24, "affixes": [len(t) + 1 for t in v["affixes"]],
             "hidden": args.hidden, "layers": args.layers, "tags": len(v["tags"]), "tag_width": 64, "lemmas": len(v["lemmas"]),
             "names": len(v["names"]), "name_width": 128, "labels": len(v["labels"]), "arc_width": args.arc_width, "label_width": args.label_width}
    model = Network(sizes, torch.from_numpy(bytes_.astype(np.float32) * scales[:, None]))
    tables = [p for k, p in model.named_parameters() if k.startswith(("words", "affixes"))]
    dense = [p for k, p in model.named_parameters() if not k.startswith(("words", "affixes"))]
    print(f"{len(train)} sentences, {sum(len(s.forms) for s in train)} words; {json.dumps({k: x for k, x in sizes.items()})}; "
          f"{sum(p.numel() for p in dense)} + {sum(p.numel() for p in tables)} weights, lexicon {len(v['lexicon'])}", flush=True)
    begun = time.time()
    if args.stage != "rest":
        train_large(model, tables, dense, train, dev, ix, (bytes_, scales), sizes, args, rng)
        (args.work / LONG_DONE).touch()
    if args.stage == "long":
        return
    model.load_state_dict(torch.load(args.work / "large.pt")["state"], strict=False)
    teacher = None
    if args.model == "fast":
        lesson = torch.load(args.work.parent / "exact/large.pt")
        teacher = Network(lesson["sizes"], model.vectors)
        teacher.load_state_dict(lesson["state"], strict=False)
        teacher.eval()
    saved = settle(model, tables, dense, train, dev, ix, (bytes_, scales), sizes, args, teacher)
    gazetteer = Gazetteer()
    for s in parts[1]:
        names.without_long_persons(s)
    dev_names = lambda network, part: score(part, predict(model, ix, part, own_names=(network, gazetteer)))
    network = names.train_names(model, ix, gazetteer, parts, dev["ewt"], v["names"], args, dev_names)
    saved["names"] = {k: x.detach().clone() for k, x in network.state_dict().items()}
    save(saved, args.work, "checkpoint.pt")
    args.output.mkdir(parents=True, exist_ok=True)
    export(args.work / "checkpoint.pt", args.output / FILES[args.model])
    report(model, ix, args, (network, gazetteer))
    print(f"{(time.time() - begun) / 60:.1f} minutes; {args.output / FILES[args.model]}")


def save(checkpoint, folder, name):
    torch.save(checkpoint, folder / "tmp")
    os.replace(folder / "tmp", folder / name)


def train_large(model, tables, dense, train, dev, ix, vectors, sizes, args, rng):
    """Leaves the averaged weights in the model; those of the last epoch, and of each one that was the best so far, are kept in --work."""
    optimisers = optimisers_of(dense, tables, args.rate)
    average = Average(model, 10)
    steps_an_epoch = len(make_batches(train, ix, args, random.Random(0)))
    total = steps_an_epoch * args.epochs
    # warmed up, flat for the first third, then down to nothing along a straight line
    rate_of = lambda step: args.rate * min(1.0, step / 400) * min(1.0, max(0.01, 1.5 * (1 - step / total)))
    step, begun, best = 0, time.time(), None
    for epoch in range(args.epochs):
        current = [noisy(s, rng, args) for s in train]
        step, done = train_epoch(model, current, ix, args, rng, optimisers, rate_of, average, step, f"epoch {epoch + 1}/{args.epochs}", total)
        average.swap(model)
        scores = {name: score(s, predict(model, ix, s)) for name, s in dev.items()}
        value = scores["ewt"]["las"] + scores["gum"]["las"] + 0.5 * (scores["ewt"]["upos"] + scores["gum"]["upos"]) + 0.2 * scores["ewt"]["names"]
        print(f"\repoch {epoch + 1}: {(time.time() - begun) / 60:.1f} min {done}  dev {json.dumps(scores)}", flush=True)
        if best is None or value >= best or epoch == args.epochs - 1:
            best = value
            save(checkpoint_of(model, vectors, sizes, ix, args, scores, epoch + 1), args.work, "large.pt")
        average.swap(model)
    average.swap(model)


def settle(model, tables, dense, train, dev, ix, vectors, sizes, args, teacher):
    """The last epochs: half of the sentences, and clauses as sentences of their own. teacher: None, or a network whose scores the model
    learns to give, beside the gold annotation."""
    torch.manual_seed(args.seed + 2)
    rng = random.Random(args.seed + 2)
    optimisers = optimisers_of(dense, tables, args.clause_rate)
    average = Average(model, 10)
    step, begun, total = 0, time.time(), None
    for epoch in range(args.clause_epochs):
        current = [noisy(s, rng, args) for s in train if rng.random() < args.clause_share]
        current += [noisy(c, rng, args) for s in train for c in clauses_of(s, rng)]
        if total is None:
            total = len(make_batches(current, ix, args, random.Random(0))) * args.clause_epochs
        rate_of = lambda step: args.clause_rate * min(1.0, step / 100) * max(0.01, 1 - step / total)
        step, done = train_epoch(model, current, ix, args, rng, optimisers, rate_of, average, step, f"clauses {epoch + 1}/{args.clause_epochs}", total,
                                 teacher)
        average.swap(model)
        scores = {name: score(s, predict(model, ix, s)) for name, s in dev.items()}
        print(f"\rclauses, epoch {epoch + 1}: {(time.time() - begun) / 60:.1f} min {done}  dev {json.dumps(scores)}", flush=True)
        average.swap(model)
    average.swap(model)
    return checkpoint_of(model, vectors, sizes, ix, args, scores, args.epochs)


def optimisers_of(dense, tables, rate):
    return [torch.optim.Adam(dense, lr=rate, betas=(0.9, 0.97), eps=1e-8), torch.optim.SparseAdam(tables, lr=rate, betas=(0.9, 0.97), eps=1e-8)]


def checkpoint_of(model, vectors, sizes, ix, args, scores, epochs):
    meta = {"epochs": epochs, "of": args.epochs, "seed": args.seed, "dev": scores,
            "options": {k: x for k, x in vars(args).items() if isinstance(x, (int, float))}}
    return {"state": {k: x.detach().clone() for k, x in model.state_dict().items() if k != "vectors"}, "vectors": vectors,
            "sizes": sizes, "vocabulary": ix.v, "meta": meta}


def train_epoch(model, current, ix, args, rng, optimisers, rate_of, average, step, label, total, teacher=None):
    """Returns the number of steps done in all, and the losses as text."""
    noise = {"vector_drop": 0.05, "affix_drop": 0.03, "input_dropout": args.input_dropout, "dropout": args.dropout,
             "recurrent_dropout": args.recurrent_dropout}
    model.train()
    sums, count, words = Counter(), 0, 0
    started = time.time()
    dense = optimisers[0].param_groups[0]["params"]
    for group in make_batches(current, ix, args, rng):
        step += 1
        for optimiser in optimisers:
            optimiser.param_groups[0]["lr"] = rate_of(step)
        batch = Batch([current[k] for k in group], ix)
        loss, parts = losses(model, batch, noise, args, teacher)
        for optimiser in optimisers:
            optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(dense, 5.0)
        for optimiser in optimisers:
            optimiser.step()
        if step % 10 == 0:
            average.update(model, args.average)
        for k, x in parts.items():
            sums[k] += x
        count, words = count + 1, words + batch.tokens
        told = f"{words / (time.time() - started):.0f} words/s " + " ".join(f"{k} {x / count:.3f}" for k, x in sums.items())
        if step % 50 == 0:
            print(f"\r{label} step {step}/{total} {told}   ", end="", flush=True)
    return step, told


def report(model, ix, args, own_names):
    """Dev and test, exact trees, scored by the treebanks' own script."""
    for name in ("ewt-dev", "gum-dev", "ewt-test", "gum-test"):
        path = args.shared / f"treebanks/{name}.conllu"
        sentences = corpus.read_conllu(path)
        mine = args.work / f"{name}.conllu"
        corpus.write_conllu(mine, sentences, predict(model, ix, sentences, exact=True, own_names=own_names))
        result = subprocess.run([sys.executable, args.shared / "treebanks/eval_ud.py", path, mine], capture_output=True, text=True)
        print(f"---- {name}\n{result.stdout}{result.stderr}", flush=True)


if __name__ == "__main__":
    main()
