"""The names network: a small bidirectional LSTM over the words' input vectors and the lists that they are on (gazetteer.py).

It is trained after the large network, whose input vectors it takes as they are, together with the large network's own layer for names. The
scores of both are added: the one has the lists and has seen little, the other has the tree's context but knows the names of its training
text by heart, so that lists would not help it. What may follow what is learned too (a conditional random field)."""
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import corpus
import decoding
from analysis import name_spans
from batches import Batch, title_case
from gazetteer import FEATURES
from network import Layer, shared_dropout

HIDDEN = 64
# EWT, GUM, WikiGold, Current Events, news: each one's habits are learned apart; what is shipped is a mean of some.
SHIPPED_HABITS = (0.25, 0.0, 0.0, 0.25, 0.5)
WITH_FULL_NAMES = (2, 3)
FORBIDDEN = -1e4
LARGE_WEIGHT = 0.5  # how much the large network's scores count beside one's own; chosen on the dev parts
TOGETHER, ALONE, LARGE_ALONE = 0.5, 0.5, 0.3  # weights of the losses
SEEN_DROPOUT = 0.3


class NameNetwork(nn.Module):
    def __init__(self, inputs, labels, args):
        """args: how much is dropped in training"""
        super().__init__()
        self.input_dropout, self.list_drop, self.dropout = args.names_input_dropout, args.list_drop, args.dropout
        self.layer = Layer(inputs + FEATURES, HIDDEN)
        self.scores = nn.Linear(2 * HIDDEN, len(labels))
        self.habits = nn.Embedding(len(SHIPPED_HABITS), 2 * HIDDEN)
        nn.init.zeros_(self.habits.weight)
        count = len(labels)
        self.follow = nn.Parameter(torch.zeros(count, count))  # [before][label]
        self.begin = nn.Parameter(torch.zeros(count))
        self.end = nn.Parameter(torch.zeros(count))
        inside = torch.tensor([label.startswith("I-") for label in labels])
        same = torch.tensor([[a != "O" and a[1:] == b[1:] for b in labels] for a in labels])
        self.register_buffer("never_follow", FORBIDDEN * (inside.unsqueeze(0) & ~same).float())
        self.register_buffer("never_begin", FORBIDDEN * inside.float())

    def forward(self, x, lists, reverse, sources):
        """x: (steps, rows, inputs), lists: (steps, rows, FEATURES), sources: (rows), None for what is shipped -> (steps, rows, labels)"""
        if self.training:
            lists = lists * (torch.rand(lists.shape[:2] + (1,)) >= self.list_drop)
        x = torch.cat([shared_dropout(x, self.input_dropout, self.training), lists], -1)
        x = shared_dropout(self.layer(x, reverse, 0.0), self.dropout, self.training)
        return self.scores(x + (self.shipped_habits() if sources is None else self.habits(sources).unsqueeze(0)))

    def shipped_habits(self):
        return torch.tensor(SHIPPED_HABITS) @ self.habits.weight

    def total(self, scores, mask):
        """Logarithm of the sum over all sequences. scores: (steps, rows, labels), mask: (steps, rows)"""
        follow = self.follow + self.never_follow
        sums = self.begin + self.never_begin + scores[0]
        for step in range(1, scores.shape[0]):
            longer = torch.logsumexp(sums.unsqueeze(2) + follow, 1) + scores[step]
            sums = torch.where(mask[step].unsqueeze(1), longer, sums)
        return torch.logsumexp(sums + self.end, 1)

    def loss(self, scores, gold, mask):
        """gold: (steps, rows), -1 where the label is not known: all sequences with the known labels count as right."""
        allowed = torch.where((gold >= 0).unsqueeze(2), torch.full_like(scores, FORBIDDEN), torch.zeros_like(scores))
        allowed.scatter_(2, gold.clamp(min=0).unsqueeze(2), 0.0)
        return (self.total(scores, mask) - self.total(scores + allowed, mask)).sum() / mask.sum()

    def transitions(self):
        """(begin, follow, end) as numpy, with what is forbidden."""
        with torch.no_grad():
            return ((self.begin + self.never_begin).numpy(), (self.follow + self.never_follow).numpy(), self.end.numpy())


class NameBatch:
    def __init__(self, items, ix, labels):
        """items: (sentence, list features, source)"""
        rows, steps = len(items), max(len(s.forms) for s, _, _ in items)
        self.lengths = [len(s.forms) for s, _, _ in items]
        words = np.zeros((steps, rows, 10), np.int64)
        rare = np.zeros((steps, rows), np.float32)
        bits = np.zeros((steps, rows), np.int64)
        gold = np.full((steps, rows), -1, np.int64)
        mask = np.zeros((steps, rows), bool)
        reverse = np.arange(steps * rows).reshape(steps, rows)
        for r, (s, features, _) in enumerate(items):
            n = len(s.forms)
            for k, form in enumerate(s.forms):
                words[k, r], rare[k, r] = ix.word(form)
                gold[k, r] = labels.get(s.ner[k], -1)
            bits[:n, r] = features
            mask[:n, r] = True
            reverse[:n, r] = reverse[:n, r][::-1].copy()
        self.words, self.rare = torch.from_numpy(words), torch.from_numpy(rare)
        self.lists = torch.from_numpy(((bits[..., None] >> np.arange(FEATURES)) & 1).astype(np.float32))
        self.gold, self.mask = torch.from_numpy(gold), torch.from_numpy(mask)
        self.reverse = torch.from_numpy(reverse.reshape(-1).copy())
        self.sources = torch.tensor([source for _, _, source in items])


def inputs_of(model, batch, training):
    vectors, words, affixes = batch.words[..., 0], batch.words[..., 1], batch.words[..., 2:]
    if training:
        drop = lambda x, chance: torch.where(torch.rand(x.shape) < chance, torch.zeros_like(x), x)
        words = drop(words, batch.rare.clamp(min=0.15))
        vectors, affixes = drop(vectors, 0.1), drop(affixes, 0.05)
    with torch.no_grad():
        return model.input_vectors(vectors, words, affixes)


def without_long_persons(s):
    """GUM's persons with "of", "for" and the like in them ("Ed Wong of the Times"): what follows is not known to be a name."""
    out = list(s.ner)
    for k, tag in enumerate(out):
        if tag == "I-PER" and s.forms[k].lower() in ("of", "for", "the", "and", "&", "-") and out[k - 1][2:] == "PER":
            end = k
            while end < len(out) and out[end] == "I-PER":
                out[end] = corpus.UNKNOWN
                end += 1
    s.ner = out


def last_names_only(s):
    """News names people in full once and by their last name from then on; encyclopedias and short items stop at the first."""
    spans = {begin: end for begin, end, kind in name_spans(s.ner) if kind == "PER" and end > begin + 1 and s.forms[end - 1][:1].isupper()}
    forms, tags, k = [], [], 0
    while k < len(s.forms):
        end = spans.get(k)
        forms.append(s.forms[end - 1] if end else s.forms[k])
        tags.append(s.ner[k])
        k = end or k + 1
    nothing = ["_"] * len(forms)
    return corpus.Sentence(forms, nothing, nothing, nothing, [0] * len(forms), nothing, tags, False) if spans else None


def with_variants(parts, rng):
    """(sentence, source): the sentences of all sources, some of them beside with last names only, and some in the title case of headlines."""
    out = []
    for source, sentences in enumerate(parts):
        for s in sentences:
            out.append((s, source))
            short = last_names_only(s) if source in WITH_FULL_NAMES and rng.random() < 0.6 else None
            if short:
                out.append((short, source))
            if len(s.forms) > 3 and rng.random() < 0.08:
                out.append((title_case(short or s), source))
    return out


def seen_by(model, ix, sentences):
    """What the large network's layer for names sees of each sentence: half floats (words, width)."""
    model.eval()
    out, order = [None] * len(sentences), sorted(range(len(sentences)), key=lambda k: len(sentences[k].forms))
    nothing = {"vector_drop": 0, "affix_drop": 0, "input_dropout": 0, "dropout": 0, "recurrent_dropout": 0}
    with torch.no_grad():
        for start in range(0, len(order), 48):
            chosen = order[start:start + 48]
            batch = Batch([sentences[k] for k in chosen], ix, with_gold=False)
            seen = model(batch, nothing)["seen"].half().numpy()
            for r, k in enumerate(chosen):
                out[k] = seen[:batch.lengths[r], r].copy()
    return out


def padded(arrays):
    out = np.zeros((max(map(len, arrays)), len(arrays), arrays[0].shape[1]), np.float32)
    for r, array in enumerate(arrays):
        out[:len(array), r] = array
    return torch.from_numpy(out)


def batches_of(lengths, rng):
    order = sorted(range(len(lengths)), key=lambda k: lengths[k] + rng.random() * 3)
    groups, group = [], []
    for k in order:
        if group and lengths[k] * (len(group) + 1) > 1500:
            groups.append(group)
            group = []
        group.append(k)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def loss_of(network, model, ix, items, index):
    """items: (sentence, list features, source, what the large network's layer sees)"""
    batch = NameBatch([item[:3] for item in items], ix, index)
    own = network(inputs_of(model, batch, True), batch.lists, batch.reverse, batch.sources)
    large = model.name_scores(shared_dropout(padded([item[3] for item in items]), SEEN_DROPOUT, True), SEEN_DROPOUT)
    return (TOGETHER * network.loss(own + large, batch.gold, batch.mask) + ALONE * network.loss(own, batch.gold, batch.mask) +
            LARGE_ALONE * F.cross_entropy(large.reshape(-1, len(index)), batch.gold.reshape(-1), ignore_index=-1))


def train_names(model, ix, gazetteer, parts, labels, args):
    """Trains the model's layer for names and returns the names network, both with averaged weights. parts: sentences of each source"""
    torch.manual_seed(args.seed + 1)
    rng = random.Random(args.seed + 1)
    items = [(s, gazetteer.features(s.forms), source) for s, source in with_variants(parts, rng)]
    items = [(*item, seen) for item, seen in zip(items, seen_by(model, ix, [item[0] for item in items]))]
    lengths = [len(item[0].forms) for item in items]
    index = {label: k for k, label in enumerate(labels)}
    network = NameNetwork(model.input_width(), labels, args)
    for p in model.parameters():
        p.requires_grad_(False)
    layer = [*model.name_hidden.parameters(), *model.names.parameters()]
    for p in layer:
        p.requires_grad_(True)
    weights = [*network.parameters(), *layer]
    rates = [args.names_rate, args.names_layer_rate]
    adam = torch.optim.Adam([{"params": list(network.parameters())}, {"params": layer}], betas=(0.9, 0.98))
    average = [p.detach().clone() for p in weights]
    step, total, begun = 0, args.names_epochs * len(batches_of(lengths, random.Random(0))), time.time()
    for epoch in range(args.names_epochs):
        network.train()
        model.train()
        losses = []
        for group in batches_of(lengths, rng):
            step += 1
            for part, rate in zip(adam.param_groups, rates):
                part["lr"] = rate * min(1.0, step / 100) * min(1.0, 1.6 * max(0.0, 1 - step / total) + 0.01)
            loss = loss_of(network, model, ix, [items[k] for k in group], index)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 5.0)
            adam.step()
            decay = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for mean, p in zip(average, weights):
                    mean.lerp_(p, 1 - decay)
            losses.append(float(loss))
        print(f"names, epoch {epoch + 1}/{args.names_epochs}: {(time.time() - begun) / 60:.1f} min, loss {sum(losses) / len(losses):.4f}", flush=True)
    with torch.no_grad():
        for mean, p in zip(average, weights):
            p.copy_(mean)
    network.eval()
    model.eval()
    return network


def name_scores(network, model, ix, gazetteer, sentences):
    """(words, labels) for each sentence. To be added to LARGE_WEIGHT times the large network's."""
    network.eval()
    out = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda k: len(sentences[k].forms))
    with torch.no_grad():
        for start in range(0, len(order), 64):
            chosen = order[start:start + 64]
            batch = NameBatch([(sentences[k], gazetteer.features(sentences[k].forms), 0) for k in chosen], ix, {})
            scores = network(inputs_of(model, batch, False), batch.lists, batch.reverse, None)
            for r, k in enumerate(chosen):
                out[k] = scores[:batch.lengths[r], r].numpy()
    return out
