#!/usr/bin/env python3
"""fit_confidence.py TREES.tsv JUDGED.tsv > extract/packs/confidence.json: weights from what confidence_bench writes.

Two logistic regressions by gradient descent, plain Python. The first tells from treebanks how surely a claim was found:
features of trees, and a log-odds for each rule that they have often enough, drawn towards 0 the harder the rarer it is.
The second tells from judged claims how far readers agree: that sum, and what a claim says. Both are linear, so that one
weight for each feature comes out. For AUC, every fifth line of the treebanks is held back, and of judged claims every
fifth run of lines in turn; both go to standard error.
"""
import json, math, random, sys

LEAST = 20  # claims of a rule that has a figure of its own
PULL = 3.0  # how hard the rules' figures are drawn towards 0
DECAY = 0.003  # how hard the weights of the second regression are
HEADLINE = -0.4  # neither treebanks nor judged articles have any: they leave out words, and so mislead
ROUNDS, RATE = 60, 0.05
FOLDS = 5
TREES = ["always", "weakest_arc", "arcs", "phrases", "sentence", "extent", "derived", "mended", "rule", "subject",
         "object", "open"]  # what treebanks can tell: they have no headlines, and do not tell whom a pronoun means


def read(path):
    with open(path, encoding="utf-8") as lines:
        names = next(lines).rstrip("\n").split("\t")[1:-1]
        for line in lines:
            rule, *numbers = line.rstrip("\n").split("\t")
            yield rule, dict(zip(names, map(float, numbers))), float(numbers[-1])


def auc(pairs):
    """How often a line that is right (1) has more than one that is wrong (0); what is between does not count."""
    pairs = sorted(p for p in pairs if p[1] in (0, 1))
    rank, total, k = 0.0, 0, 0
    ones = sum(label for _, label in pairs)
    while k < len(pairs):
        same = k
        while same < len(pairs) and pairs[same][0] == pairs[k][0]:
            same += 1
        rank += sum(label for _, label in pairs[k:same]) * (k + same + 1) / 2
        k = same
    return (rank - ones * (ones + 1) / 2) / (ones * (len(pairs) - ones))


def dot(weights, features):
    return sum(w * features[name] for name, w in weights.items())


def regression(rows, names, rules, decay):
    weights = dict.fromkeys(names, 0.0)
    counts = {}
    for rule, _, _ in rows:
        counts[rule] = counts.get(rule, 0) + 1
    rules = {rule: 0.0 for rule, n in counts.items() if rules and n >= LEAST}
    order = random.Random(1)
    for turn in range(ROUNDS):
        order.shuffle(rows)
        rate = RATE / (1 + turn / 5)
        for rule, features, label in rows:
            s = dot(weights, features) + rules.get(rule, 0.0)
            error = label - 1 / (1 + math.exp(-max(-30, min(30, s))))
            for name in names:
                weights[name] += rate * 0.2 * (error * features[name] - (decay * weights[name] if name != "always" else 0))
            if rule in rules:
                rules[rule] += rate * (error - PULL * rules[rule] / counts[rule])
    return weights, rules


def with_trees(rows, weights, rules):
    return [(rule, dict(features, trees=dot(weights, features) + rules.get(rule, 0.0)), label)
            for rule, features, label in rows]


def main():
    rows = list(read(sys.argv[1]))
    held = [r for i, r in enumerate(rows) if i % FOLDS == FOLDS - 1]
    trees, rules = regression([r for i, r in enumerate(rows) if i % FOLDS != FOLDS - 1], TREES, True, 0)
    print("treebanks: AUC held back %.3f of %d, share right %.3f" % (
        auc([(r[1]["trees"], r[2]) for r in with_trees(held, trees, rules)]), len(held),
        sum(r[2] for r in held) / len(held)), file=sys.stderr)

    judged = with_trees(list(read(sys.argv[2])), trees, rules)
    names = [name for name in judged[0][1] if name != "headline"]
    scored = []
    for fold in range(FOLDS):
        begin, end = (len(judged) * k // FOLDS for k in (fold, fold + 1))
        weights, _ = regression(judged[:begin] + judged[end:], names, False, DECAY)
        scored += [(dot(weights, r[1]), r[2]) for r in judged[begin:end]]
    scored.sort(reverse=True)
    print("judged: AUC held back %.3f of %d; of the surest tenths right, wrong:" % (auc(scored), len(scored)),
          *("%d%%: %.0f, %.1f;" % (10 * k, 100 * sum(l == 1 for _, l in scored[:len(scored) * k // 10]) * 10 / len(scored) / k,
            100 * sum(l == 0 for _, l in scored[:len(scored) * k // 10]) * 10 / len(scored) / k) for k in (2, 4, 6, 8, 10)),
          file=sys.stderr)

    weights, _ = regression(judged, names, False, DECAY)
    scale = weights.pop("trees")
    for name, weight in trees.items():
        weights[name] += scale * weight
    weights["headline"] = HEADLINE
    print(json.dumps({
        "note": "How sure a claim is (extract/claims/confidence.h): weights of a logistic regression and log-odds of rules, "
                "made by tests/bench/fit_confidence.py of what tests/bench/confidence_bench.cpp finds in treebanks and in "
                "claims that readers judged.",
        "weights": {name: round(weight, 3) for name, weight in weights.items()},
        "rules": {rule: round(scale * rules[rule], 2) for rule in sorted(rules)}}, indent=2))


main()
