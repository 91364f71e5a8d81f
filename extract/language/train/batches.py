"""Sentences as tensors, and noise: what text outside the treebanks looks like."""
from dataclasses import replace

import numpy as np
import torch

from features import lemma_class

SMALL_WORDS = set("a an the and or but nor of in on at to for by with from as is vs via per".split())


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
        gold = np.full((6, steps, rows), -1, np.int64)  # tags, lemmas, names, heads, labels, XPOS alone
        for r, s in enumerate(sentences):
            for k in range(len(s.forms)):
                gold[2, k, r] = ix.names.get(s.ner[k], -1)
                if s.has_tree:
                    gold[0, k, r] = ix.tag(s.upos[k], s.xpos[k])
                    if s.lemma[k] != "_":  # not told, as in trees of news
                        gold[1, k, r] = ix.lemmas.get(lemma_class(s.forms[k], s.lemma[k]), -1)
                    gold[3, k, r] = s.head[k]
                    gold[4, k, r] = ix.labels.get(s.deprel[k], -1)
                else:
                    gold[5, k, r] = ix.xpos.get(s.xpos[k], -1)
        self.unsure = torch.tensor([s.unsure for s in sentences])
        self.decided = torch.tensor([s.decided for s in sentences])
        g = torch.from_numpy(gold)
        self.gold_tags, self.gold_lemmas, self.gold_names, self.gold_xpos = g[0], g[1], g[2], g[5]
        self.tags_of_xpos = ix.tags_of_xpos
        self.gold_heads, self.gold_labels = g[3].t().contiguous(), g[4].t().contiguous()


def title_case(s):
    forms = [w[:1].upper() + w[1:] if w.lower() not in SMALL_WORDS or k == 0 else w for k, w in enumerate(s.forms)]
    return replace(s, forms=forms)


def noisy(s, rng, args):
    """Headlines in title case and capitals, lower-case chat, sentences without their full stop, misspelt words."""
    draw = rng.random()
    if draw < args.case_noise:
        if draw < args.case_noise * 0.6:
            forms = title_case(s).forms
        elif draw < args.case_noise * 0.8:
            forms = [w.upper() for w in s.forms]
        else:
            forms = [w.lower() for w in s.forms]
        s = replace(s, forms=forms)
    n = len(s.forms)
    if n > 3 and s.has_tree and s.upos[-1] == "PUNCT" and n not in s.head and rng.random() < args.stop_noise:
        s = replace(s, **{name: getattr(s, name)[:-1] for name in ("forms", "upos", "xpos", "lemma", "head", "deprel", "ner")})
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
