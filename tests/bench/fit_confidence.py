#!/usr/bin/env python3
"""fit_confidence.py CLAIMS.tsv > extract/packs/confidence.json: weights from what confidence_bench writes.

A logistic regression by gradient descent, plain Python: features, and a log-odds for each rule that the treebanks have
often enough, drawn towards 0 the harder the rarer it is. Every fifth line is held back; its AUC goes to standard error.
"""
import json, math, random, sys

LEAST = 20  # claims of a rule that has a figure of its own
PULL = 3.0  # how hard the rules' figures are drawn towards 0
HEADLINE, PRONOUN = 7, 13  # the features
ROUNDS, RATE = 60, 0.05


def read(path):
    for line in open(path, encoding="utf-8"):
        rule, *numbers = line.rstrip("\n").split("\t")
        yield rule, [float(x) for x in numbers[:-1]], int(numbers[-1])


def auc(pairs):
    pairs.sort()
    rank, total, k = 0.0, 0, 0
    ones = sum(label for _, label in pairs)
    while k < len(pairs):
        same = k
        while same < len(pairs) and pairs[same][0] == pairs[k][0]:
            same += 1
        rank += sum(label for _, label in pairs[k:same]) * (k + same + 1) / 2
        k = same
    return (rank - ones * (ones + 1) / 2) / (ones * (len(pairs) - ones))


def main():
    rows = list(read(sys.argv[1]))
    held = [r for i, r in enumerate(rows) if i % 5 == 4]
    rows = [r for i, r in enumerate(rows) if i % 5 != 4]
    counts = {}
    for rule, _, _ in rows:
        counts[rule] = counts.get(rule, 0) + 1
    weights = [0.0] * len(rows[0][1])
    rules = {rule: 0.0 for rule, n in counts.items() if n >= LEAST}
    order = random.Random(1)
    for turn in range(ROUNDS):
        order.shuffle(rows)
        rate = RATE / (1 + turn / 5)
        for rule, features, label in rows:
            s = sum(w * x for w, x in zip(weights, features)) + rules.get(rule, 0.0)
            error = label - 1 / (1 + math.exp(-max(-30, min(30, s))))
            for i, x in enumerate(features):
                weights[i] += rate * error * x * 0.2
            if rule in rules:
                rules[rule] += rate * (error - PULL * rules[rule] / counts[rule])
    weights[HEADLINE] = -0.4  # treebanks have none: they leave out words, and so mislead
    weights[PRONOUN] = -0.7  # trees do not tell who is meant: 1,119 claims that outside readers judged, 41% right with a pronoun, 58% without
    score = lambda r: sum(w * x for w, x in zip(weights, r[1])) + rules.get(r[0], 0.0)
    print("AUC held back %.3f of %d, share right %.3f" % (
        auc([(score(r), r[2]) for r in held]), len(held), sum(r[2] for r in held) / len(held)), file=sys.stderr)
    print(json.dumps({
        "note": "How sure a claim is (extract/claims/confidence.h): weights of a logistic regression and log-odds of rules, "
                "made by tests/bench/fit_confidence.py of what tests/bench/confidence_bench.cpp finds in treebanks.",
        "weights": [round(w, 3) for w in weights],
        "rules": {rule: round(rules[rule], 2) for rule in sorted(rules)}}, indent=2))


main()
