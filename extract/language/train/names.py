"""The names network: a small bidirectional LSTM over the words' input vectors and the lists that they are on (gazetteer.py).

It is trained after the large network, whose input vectors it takes as they are. Its scores and those of the large network's names
are added: the one has the lists and has seen little, the other has the tree's context but knows the names of its training text by heart,
so that lists would not help it. What may follow what is learned too (a conditional random field)."""
import random
import time

import numpy as np
import torch
from torch import nn

import corpus
import decoding
from gazetteer import FEATURES
from network import Layer, shared_dropout

HIDDEN = 64
SOURCES = 3  # EWT, GUM, WikiGold: each one's habits are learned apart; EWT's are shipped
FORBIDDEN = -1e4
# Chosen on EWT's dev part: how much the large network's scores count beside one's own, and what is added to those of organizations,
# which are found too seldom otherwise.
LARGE_WEIGHT = 0.8
MORE = {"ORG": 0.8}


class NameNetwork(nn.Module):
    def __init__(self, inputs, labels, args):
        """args: how much is dropped in training"""
        super().__init__()
        self.input_dropout, self.list_drop, self.dropout = args.names_input_dropout, args.list_drop, args.dropout
        self.layer = Layer(inputs + FEATURES, HIDDEN)
        self.scores = nn.Linear(2 * HIDDEN, len(labels))
        self.habits = nn.Embedding(SOURCES, 2 * HIDDEN)
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
        """x: (steps, rows, inputs), lists: (steps, rows, FEATURES), sources: (rows) -> (steps, rows, labels)"""
        if self.training:
            lists = lists * (torch.rand(lists.shape[:2] + (1,)) >= self.list_drop)
        x = torch.cat([shared_dropout(x, self.input_dropout, self.training), lists], -1)
        x = shared_dropout(self.layer(x, reverse, 0.0), self.dropout, self.training)
        return self.scores(x + self.habits(sources).unsqueeze(0))

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


def train_names(model, ix, gazetteer, parts, dev, labels, args, score):
    """parts: sentences of EWT, GUM and WikiGold. Returns the network with averaged weights."""
    torch.manual_seed(args.seed + 1)
    rng = random.Random(args.seed + 1)
    items = [(s, gazetteer.features(s.forms), source) for source, sentences in enumerate(parts) for s in sentences]
    index = {label: k for k, label in enumerate(labels)}
    network = NameNetwork(model.input_width(), labels, args)
    adam = torch.optim.Adam(network.parameters(), lr=args.names_rate, betas=(0.9, 0.98))
    average = {k: p.detach().clone() for k, p in network.named_parameters()}

    def batches():
        order = sorted(range(len(items)), key=lambda k: len(items[k][0].forms) + rng.random() * 3)
        groups, group = [], []
        for k in order:
            if group and len(items[k][0].forms) * (len(group) + 1) > 1500:
                groups.append(group)
                group = []
            group.append(k)
        groups.append(group)
        rng.shuffle(groups)
        return groups

    step, total, begun = 0, args.names_epochs * len(batches()), time.time()
    for epoch in range(args.names_epochs):
        network.train()
        losses = []
        for group in batches():
            step += 1
            adam.param_groups[0]["lr"] = args.names_rate * min(1.0, step / 100) * min(1.0, 1.6 * (1 - step / total) + 0.01)
            batch = NameBatch([items[k] for k in group], ix, index)
            loss = network.loss(network(inputs_of(model, batch, True), batch.lists, batch.reverse, batch.sources),
                                batch.gold, batch.mask)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            adam.step()
            decay = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, p in network.named_parameters():
                    average[k].lerp_(p, 1 - decay)
            losses.append(float(loss))
        print(f"names, epoch {epoch + 1}/{args.names_epochs}: {(time.time() - begun) / 60:.1f} min, loss {sum(losses) / len(losses):.4f}", flush=True)
    with torch.no_grad():
        for k, p in network.named_parameters():
            p.copy_(average[k])
    network.eval()
    print("names, dev " + str(score(network, dev)), flush=True)
    return network


def more_of(labels):
    return np.array([MORE.get(label[2:], 0.0) for label in labels], np.float32)


def name_scores(network, model, ix, gazetteer, sentences):
    """(words, labels) for each sentence, with EWT's habits. To be added to LARGE_WEIGHT times the large network's."""
    network.eval()
    more = more_of(ix.v["names"])
    out = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda k: len(sentences[k].forms))
    with torch.no_grad():
        for start in range(0, len(order), 64):
            chosen = order[start:start + 64]
            batch = NameBatch([(sentences[k], gazetteer.features(sentences[k].forms), 0) for k in chosen], ix, {})
            scores = network(inputs_of(model, batch, False), batch.lists, batch.reverse, batch.sources)
            for r, k in enumerate(chosen):
                out[k] = scores[:batch.lengths[r], r].numpy() + more
    return out
