#!/usr/bin/python3
"""Trains the language model and writes extract/models/english.model. See README.md here."""
import argparse
import json
import math
import os
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import corpus
import masc
import names
from analysis import analyze
from batches import Batch, make_batches, noisy
from clauses import clauses_of
from constructions import Donors, constructions_of
from evaluation import NO_NOISE, name_score, predict, report, score
from events import held_out, read_events
from examples import read_examples
from export import export, quantised_rows
from gazetteer import Gazetteer
from network import Network
from news import has_names, read_news
from reports import Sources, reports_of
from restore import restore
from silver import model_trees
from vocabulary import Indexer, build_vocabulary, read_parts

HERE = Path(__file__).resolve().parent
SIZES = {"exact": {"hidden": 256, "arc_width": 256, "label_width": 128, "last_epochs": 2, "last_rate": 5e-4},
         "fast": {"hidden": 144, "arc_width": 128, "label_width": 64, "last_epochs": 3, "last_rate": 1e-3}}
LONG_DONE = "long.done"
FILES = {"exact": "english.model", "fast": "english-fast.model"}


def distance(scores, target, gold):
    """Summed over the words that have gold: how far the distribution is from the teachers'. target: logarithms of their probabilities"""
    each = F.kl_div(F.log_softmax(scores, -1), target, reduction="none", log_target=True).sum(-1)
    return (each * (gold >= 0)).sum()


def mean_log(scores):
    """Scores of the same by several networks -> the logarithm of the mean of their probabilities."""
    return torch.logsumexp(torch.stack([F.log_softmax(x, -1) for x in scores]), 0) - math.log(len(scores))


def lessons(o, arcs, labels, batch, teachers):
    """What the teachers make of a batch, as losses; not where trees were decided by eye."""
    undecided = lambda gold, rows: gold.masked_fill(batch.decided.unsqueeze(1 - rows), -1)
    with torch.no_grad():
        outputs = [teacher(batch, NO_NOISE) for teacher in teachers]
        target_tags = mean_log([t["tags"] for t in outputs])
        target_arcs = mean_log([teacher.arcs(t).masked_fill(batch.head_pad, -1e9) for teacher, t in zip(teachers, outputs)])
        target_labels = mean_log([teacher.labels(t, batch.gold_heads.clamp(min=0)) for teacher, t in zip(teachers, outputs)])
    return {"taught tags": distance(o["tags"], target_tags, undecided(batch.gold_tags, 1)),
            "taught arcs": distance(arcs, target_arcs, undecided(batch.gold_heads, 0)),
            "taught labels": distance(labels, target_labels, undecided(batch.gold_labels, 0))}


def of_xpos(scores, batch):
    """Summed over the words of which XPOS alone is known: the loss of all joint tags that have it, as one."""
    known = batch.gold_xpos >= 0
    if not known.any():
        return scores.new_zeros(())
    scores = scores[known]
    wanted = torch.from_numpy(batch.tags_of_xpos)[batch.gold_xpos[known]]
    return (torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~wanted, -1e9), -1)).sum()


def losses(model, batch, noise, args, teachers=()):
    o = model(batch, noise)
    ce = lambda x, gold: F.cross_entropy(x.reshape(-1, x.shape[-1]), gold.reshape(-1), ignore_index=-1, reduction="sum")
    words = max(1, int((batch.gold_heads >= 0).sum()))
    sure = lambda gold, rows: gold.masked_fill(batch.unsure.unsqueeze(1 - rows), -1)  # rows: the dimension of gold that counts sentences
    tags = sure(batch.gold_tags, 1)
    parts = {"tags": 0.5 * ce(o["first_tags"], tags) + 0.5 * ce(o["tags"], tags),
             "lemma": 0.5 * ce(o["lemmas"], sure(batch.gold_lemmas, 1)), "names": args.name_weight * ce(o["names"], batch.gold_names)}
    parts["xpos"] = args.xpos_weight * 0.5 * (of_xpos(o["first_tags"], batch) + of_xpos(o["tags"], batch))
    arcs = model.arcs(o).masked_fill(batch.head_pad, -1e9)
    labels = model.labels(o, batch.gold_heads.clamp(min=0))
    parts["arcs"] = ce(arcs, sure(batch.gold_heads, 0))
    parts["labels"] = ce(labels, sure(batch.gold_labels, 0))
    if teachers:
        parts = {k: x if k == "names" else 0.5 * x for k, x in parts.items()}
        parts.update(lessons(o, arcs, labels, batch, teachers))
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


@dataclass
class Run:
    """What all stages share."""
    args: argparse.Namespace
    parts: list  # EWT, GUM, WikiGold
    dev: dict
    indexer: Indexer
    vectors: tuple  # int8, factors
    sizes: dict
    model: Network

    def gold(self):
        return [s for part in self.parts for s in part]

    def optimisers(self, rate):
        tables = [p for k, p in self.model.named_parameters() if k.startswith(("words", "affixes"))]
        dense = [p for k, p in self.model.named_parameters() if not k.startswith(("words", "affixes"))]
        return [torch.optim.Adam(dense, lr=rate, betas=(0.9, 0.97), eps=1e-8), torch.optim.SparseAdam(tables, lr=rate, betas=(0.9, 0.97), eps=1e-8)]

    def scores(self):
        return {name: score(s, predict(self.model, self.indexer, s)) for name, s in self.dev.items()}

    def checkpoint(self, scores, epochs):
        meta = {"epochs": epochs, "of": self.args.epochs, "seed": self.args.seed, "dev": scores,
                "options": {k: x for k, x in vars(self.args).items() if isinstance(x, (int, float))}}
        return {"state": {k: x.detach().clone() for k, x in self.model.state_dict().items() if k != "vectors"}, "vectors": self.vectors,
                "sizes": self.sizes, "vocabulary": self.indexer.v, "meta": meta}

    def load(self, name):
        self.model.load_state_dict(torch.load(self.args.work / name)["state"], strict=False)


def network_of(checkpoint):
    rows, factors = checkpoint["vectors"]
    model = Network(checkpoint["sizes"], torch.from_numpy(rows.astype(np.float32) * np.asarray(factors)[:, None]))
    model.load_state_dict(checkpoint["state"], strict=False)
    return model


def teachers_of(args, vocabulary):
    paths = args.teacher or ([args.work.parent / "exact/last.pt"] if args.model == "fast" else [])
    saved = [torch.load(path) for path in paths]
    for path, checkpoint in zip(paths, saved):
        if any(checkpoint["vocabulary"][k] != vocabulary[k] for k in ("tags", "labels", "words", "affixes", "vector_words")):
            raise SystemExit(f"{path}: a teacher must have the vocabulary of its pupil")
    teachers = [network_of(checkpoint).eval() for checkpoint in saved]
    for layer in (layer for teacher in teachers for layer in teacher.layers):
        layer.rough = True
    return teachers


def prepare(args):
    cut = lambda x: x[:args.limit] if args.limit else x
    parts = [cut(part) for part in read_parts(args.shared)]
    treebanks = args.shared / "treebanks"
    dev = {"ewt": cut(corpus.read_conllu(treebanks / "ewt-dev.conllu")), "gum": cut(corpus.read_conllu(treebanks / "gum-dev.conllu", gum_names=True))}
    if args.start:
        saved = restore(args.start, [s for part in parts for s in part], args.shared)
        return Run(args, parts, dev, Indexer(saved["vocabulary"]), saved["vectors"], saved["sizes"], network_of(saved))
    v = build_vocabulary([s for part in parts for s in part], args.shared, args)
    vectors = np.load(args.shared / "lexicon/glove-120k-100d.f16.npy")[:len(v["vector_words"])].astype(np.float32)
    rows, factors = quantised_rows(np.vstack([np.zeros((1, vectors.shape[1]), np.float32), vectors * 2.0]))
    sizes = {"words": len(v["words"]) + 1, "word_width": 64, "affix_width": 24, "affixes": [len(t) + 1 for t in v["affixes"]],
             "hidden": args.hidden, "layers": args.layers, "tags": len(v["tags"]), "tag_width": 64, "lemmas": len(v["lemmas"]),
             "names": len(v["names"]), "name_width": 128, "labels": len(v["labels"]), "arc_width": args.arc_width, "label_width": args.label_width}
    model = Network(sizes, torch.from_numpy(rows.astype(np.float32) * factors[:, None]))
    return Run(args, parts, dev, Indexer(v), (rows, factors), sizes, model)


def save(checkpoint, folder, name):
    torch.save(checkpoint, folder / (name + ".tmp"))
    os.replace(folder / (name + ".tmp"), folder / name)


class Progress:
    """A stage's state after each epoch, in a file of --work: what was stopped goes on from there, with the same result."""

    def __init__(self, run, stage, rate):
        self.run, self.file = run, stage + ".state"
        self.optimisers, self.average = run.optimisers(rate), Average(run.model, 10)
        self.rng = random.Random(f"{run.args.seed} {stage}")
        self.epoch, self.step, self.total, self.best, self.minutes = 0, 0, None, None, 0.0
        path = run.args.work / self.file
        if run.args.resume and path.exists():
            saved = torch.load(path)
            run.model.load_state_dict(saved["model"], strict=False)
            self.average.weights, self.average.count = saved["average"]
            for optimiser, state in zip(self.optimisers, saved["optimisers"]):
                optimiser.load_state_dict(state)
            self.rng.setstate(saved["rng"])
            torch.set_rng_state(saved["torch"])
            self.epoch, self.step, self.total, self.best, self.minutes = saved["counts"]
            print(f"{stage}: goes on behind epoch {self.epoch}", flush=True)

    def keep(self):
        state = {k: x for k, x in self.run.model.state_dict().items() if k != "vectors"}
        save({"model": state, "average": (self.average.weights, self.average.count), "optimisers": [o.state_dict() for o in self.optimisers],
              "rng": self.rng.getstate(), "torch": torch.get_rng_state(),
              "counts": (self.epoch, self.step, self.total, self.best, self.minutes)}, self.run.args.work, self.file)

    def run_epoch(self, current, rate_of, label, teachers=()):
        """Trains on these sentences; returns the scores of the averaged weights, which stay in the model until back() is called."""
        begun = time.time()
        self.step, told = train_epoch(self.run.model, current, self.run.indexer, self.run.args, self.rng, self.optimisers, rate_of, self.average,
                                      self.step, label, self.total, teachers)
        self.epoch += 1
        self.average.swap(self.run.model)
        scores = self.run.scores()
        self.minutes += (time.time() - begun) / 60
        print(f"\r{label}: {self.minutes:.1f} min {told}  dev {json.dumps(scores)}", flush=True)
        return scores

    def back(self):
        self.average.swap(self.run.model)
        self.keep()


def train_long(run):
    """The treebanks alone, from nothing. Leaves the averaged weights of the last epoch in --work, and of each one that was the best so far."""
    args, train = run.args, run.gold()
    progress = Progress(run, "long", args.rate)
    progress.total = len(make_batches(train, run.indexer, args, random.Random(0))) * args.epochs
    # warmed up, flat for the first third, then down to nothing along a straight line
    rate_of = lambda step: args.rate * min(1.0, step / 400) * min(1.0, max(0.01, 1.5 * (1 - step / progress.total)))
    while progress.epoch < args.epochs:
        current = [noisy(s, progress.rng, args) for s in train]
        scores = progress.run_epoch(current, rate_of, f"epoch {progress.epoch + 1}/{args.epochs}")
        value = scores["ewt"]["las"] + scores["gum"]["las"] + 0.5 * (scores["ewt"]["upos"] + scores["gum"]["upos"]) + 0.2 * scores["ewt"]["names"]
        if progress.best is None or value >= progress.best or progress.epoch == args.epochs:
            progress.best = value
            save(run.checkpoint(scores, progress.epoch), args.work, "long.pt")
        progress.back()


class MoreText:
    """What the last epochs have beside the treebanks: silver trees, text for teachers, MASC's tags, the names of Current Events, news that was read."""

    def __init__(self, args):
        self.silver, self.unsure, self.tagged, self.named, self.named_dev, self.news, self.news_dev, self.examples = [], [], [], [], [], [], [], []
        if not args.program:
            return
        text, events, work = args.shared / "text", args.shared / "events/items.jsonl", args.work.parent / "silver"
        work.mkdir(parents=True, exist_ok=True)
        left_out = set(args.left_out.read_text(encoding="utf-8").split()) if args.left_out else set()
        analyses = lambda path: [analyze(args.program, path, model, work / f"{path.stem}.{model}.conllu") for model in SIZES]
        for path in (text / "wikinews.jsonl", text / "speeches.jsonl", events):
            for name, s in model_trees(analyses(path), left_out):
                if not (path == events and held_out(name)):
                    (self.unsure if s.unsure else self.silver).append(s)
        documents, _ = read_events(events, analyses(events))
        self.named = [s for name, sentences in documents if not held_out(name) for s in sentences if len(s.forms) <= 150]
        self.named_dev = [s for name, sentences in documents if held_out(name) for s in sentences]
        self.tagged = [s for sentences in masc.read_masc(text / "masc.tagged").values() for s in sentences]
        self.news, self.news_dev = read_news(args.program, args.shared, work, HERE / "news.tsv")
        self.examples = read_examples(args.program, work)
        print(f"silver trees: {len(self.silver)} sentences, {sum(len(s.forms) for s in self.silver)} words; unsure {len(self.unsure)}; tags {len(self.tagged)}; "
              f"names {len(self.named)}; news {len(self.news)}; examples {len(self.examples)}", flush=True)

    def draw(self, rng, args):
        shares = ((self.silver, args.silver_share), (self.unsure, args.unsure_share), (self.tagged, args.tagged_share), (self.named, args.named_share),
                  ([s for s in self.news if not s.checked], args.news_share), ([s for s in self.news if s.checked], args.checked_share),
                  (self.examples, args.example_share))
        return [s for sentences, share in shares for s in sentences for _ in range(int(share) + (rng.random() < share % 1))]


def train_last(run, teachers):
    """Short epochs at a falling rate: half of the treebanks, clauses as sentences of their own, constructions and reports of news, and more text.
    teachers: networks; the mean of their probabilities is what the model learns to give, beside the gold annotation. Leaves last.pt in --work."""
    args, train = run.args, run.gold()
    progress = Progress(run, "last", args.last_rate)
    more, donors, sources = MoreText(args), Donors(train), Sources(train)
    while progress.epoch < args.last_epochs:
        rng = progress.rng
        current = [s for s in train if rng.random() < args.gold_share]
        clauses = [c for s in train for c in clauses_of(s, rng)]
        current += [c for c in clauses if rng.random() < args.clause_share] + more.draw(rng, args)
        current += constructions_of(train, rng, args.construction_share, donors) + reports_of(train + clauses, rng, args.report_share, donors, sources)
        current = [noisy(s, rng, args) for s in current]
        if progress.total is None:
            progress.total = len(make_batches(current, run.indexer, args, random.Random(0))) * args.last_epochs
            print(f"{sum(len(s.forms) for s in current)} words an epoch", flush=True)
        rate_of = lambda step: args.last_rate * min(1.0, step / 100) * max(0.01, 1 - step / progress.total)
        scores = progress.run_epoch(current, rate_of, f"last {progress.epoch + 1}/{args.last_epochs}", teachers)
        save({**run.checkpoint(scores, args.epochs), "more_text": bool(args.program)}, args.work, "last.pt")
        progress.back()


def train_names(run, output):
    """The names network and the large one's layer for names, the model file, and the report."""
    args, model, ix, gazetteer = run.args, run.model, run.indexer, Gazetteer()
    for s in run.parts[1]:
        names.without_long_persons(s)
    events = MoreText(args)
    network = names.train_names(model, ix, gazetteer, [*run.parts, events.named, [s for s in events.news if has_names(s)]], ix.v["names"], args)
    for part, sentences in {**run.dev, "events": events.named_dev, "news": [s for s in events.news_dev if has_names(s)]}.items():
        print(f"names, {part}: {name_score(sentences, predict(model, ix, sentences, own_names=(network, gazetteer)))}", flush=True)
    saved = torch.load(args.work / "last.pt") if (args.work / "last.pt").exists() else run.checkpoint(run.scores(), args.epochs)
    saved["state"] = {k: x.detach().clone() for k, x in model.state_dict().items() if k != "vectors"}
    saved["names"] = {k: x.detach().clone() for k, x in network.state_dict().items()}
    save(saved, args.work, "checkpoint.pt")
    output.parent.mkdir(parents=True, exist_ok=True)
    export(args.work / "checkpoint.pt", output)
    report(model, ix, args, (network, gazetteer))


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", choices=[*SIZES], default="exact", help="which model")
    parser.add_argument("--stage", choices=["all", "long", "last", "names"], default="all", help="only this one, from what the others left")
    parser.add_argument("--start", type=Path, help="a model file to go on from instead of the long epochs")
    parser.add_argument("--resume", action="store_true", help="go on behind the last epoch that was finished in --work")
    parser.add_argument("--shared", type=Path, default=HERE / "../../../../shared", help="folder with treebanks/, lexicon/, ner/, text/ and events/")
    parser.add_argument("--program", type=Path, help="claimgraph, whose two models annotate text and events; without it, treebanks alone")
    parser.add_argument("--teacher", type=Path, action="append",
                        help="a checkpoint whose probabilities are learnt in the last epochs; of several, their mean (fast: exact/last.pt)")
    parser.add_argument("--left-out", type=Path, help="a file with ids of documents that are not to be learnt from")
    parser.add_argument("--output", type=Path, default=HERE / "../../models", help="folder for the model files")
    parser.add_argument("--work", type=Path, default=Path("/tmp/claimgraph-train"), help="folder for checkpoints and reports")
    numbers = {"epochs": 20, "seed": 1, "threads": 1, "layers": 3, "vectors": 60000, "rate": 2e-3, "batch-words": 1000, "dropout": 0.3,
               "input-dropout": 0.15, "recurrent-dropout": 0.1, "case-noise": 0.06, "stop-noise": 0.05, "name-weight": 1.0, "xpos-weight": 0.5,
               "gold-share": 0.5, "clause-share": 0.5, "construction-share": 0.3, "report-share": 0.0, "silver-share": 0.0, "unsure-share": 0.0,
               "tagged-share": 0.0, "named-share": 0.3, "news-share": 2.0, "checked-share": 3.0, "example-share": 2.0, "names-epochs": 6, "names-rate": 3e-3, "names-layer-rate": 1e-3,
               "names-input-dropout": 0.2, "list-drop": 0.2, "lexicon-least": 2, "average": 0.99, "limit": 0}
    for name, value in numbers.items():
        parser.add_argument("--" + name, type=type(value), default=value)
    for name in SIZES["exact"]:
        parser.add_argument("--" + name.replace("_", "-"), type=type(SIZES["exact"][name]), help="of the model unless given")
    args = parser.parse_args()
    for name, value in SIZES[args.model].items():
        if getattr(args, name) is None:
            setattr(args, name, value)
    args.work = args.work / args.model
    return args


def main():
    args = options()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    begun = time.time()
    run = prepare(args)
    print(f"{len(run.gold())} sentences, {sum(len(s.forms) for s in run.gold())} words; {json.dumps(run.sizes)}", flush=True)
    if args.stage in ("all", "long") and not args.start:
        train_long(run)
    if args.stage in ("all", "last"):
        if not args.start:
            run.load("long.pt")
        train_last(run, teachers_of(args, run.indexer.v))
    if args.stage in ("all", "names"):
        if args.stage == "all" or not args.start:
            run.load("last.pt")
        train_names(run, args.output / FILES[args.model])
    print(f"{(time.time() - begun) / 60:.1f} minutes", flush=True)


def train_epoch(model, current, ix, args, rng, optimisers, rate_of, average, step, label, total, teachers=()):
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
        loss, parts = losses(model, batch, noise, args, teachers)
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


if __name__ == "__main__":
    main()
