#!/usr/bin/env python3
"""Weights of extract/packs/name_types.json from what name_types_bench writes, or how right the types are.

    fit_name_types.py score NAMES.tsv [--events ITEMS.jsonl EXACT.conllu FAST.conllu]
    fit_name_types.py fit   NAMES.tsv [--events …] [--prior JSON] > extract/packs/name_types.json

NAMES.tsv names the treebanks that it is of; what is a name there, and of what type, comes from the treebank's own NER=, of GUM from its
entities (extract/language/train/corpus.py), of Current Events from what links lead to (events.py there). A place of the treebanks is a place
or a facility here; what is none of person, organization and place there may be anything else here.

Fitted is what the program decides: all mentions of one name in a document together, those of the lists aside. The model is log-linear, with
one class more for what has no type, whose score is the threshold `enough`; where two types count as one, their probabilities add up. Weights
of person, organization and place are learnt; they are drawn towards those of --prior, and stay there for cues that are hardly ever seen, as do
those of the other types, of which the data say nothing. Plain gradient descent, the same on every machine after rounding.

score prints for each file precision, recall and F1 of names, as sets of (words, type), and how many of the names that it found where people
have one have the type that people gave it."""
import argparse, json, math, random, re, sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "extract/language/train"))
import corpus
import events
from analysis import name_spans

PRIOR = ROOT / "tests/bench/name_types_prior.json"
TYPES = ["person", "organization", "place", "facility", "event", "work", "law", "product"]
LEARNT = TYPES[:3]
GOLD = {"person": "PER", "organization": "ORG", "place": "LOC", "facility": "LOC", "country": "LOC"}
CLASSES = {"PER": ["person"], "ORG": ["organization"], "LOC": ["place", "facility"], "none": ["event", "work", "law", "product", "other"]}
SEEN = 12  # names in whose cues one must be, to have weights of its own
DEFINES = 4  # a cue with such a weight before names the kind itself (*… Bank*, *Mr.*) and keeps it
DECAY = 0.15  # how hard weights are drawn towards those before; of 0.02 to 0.5, all alike but for names left out of the fit
ROUNDS, RATE, FOLDS = 120, 0.4, 5
NOTE = ("How much each cue speaks for a type of thing that a name may name, and how much of it is wanted (extract/names/type_votes.h says what cues "
        "and thresholds are). Weights are fitted by tests/bench/fit_name_types.py on the development parts of EWT and GUM and on a tenth of Current "
        "Events, towards those that were set by hand; what these texts have too seldom, cues that name the kind itself, all columns but the first three, "
        "and thresholds still are.")


def without_comments(text):
    return re.sub(r"^\s*//.*$", "", text, flags=re.M)


def read_names(path):
    """{file: [(document, sentence, first, last, label, type, listed, {cue: how much})]}"""
    found = defaultdict(list)
    for line in open(path, encoding="utf-8"):
        file, document, sentence, first, last, label, kind, listed, cues = line.rstrip("\n").split("\t")
        pairs = (cue.split("=") for cue in cues.split())
        seen = Counter()
        for cue, how_much in pairs:
            seen[cue] += float(how_much)
        found[file].append((document, int(sentence), int(first), int(last), label, kind.lower(), listed == "1", seen))
    return found


def gold_of(file, options):
    """BIO tags of each sentence of a file; "?" where nothing is known."""
    if options.events and Path(file) == Path(options.events[1]):
        documents, _ = events.read_events(options.events[0], options.events[1:])
        return {identity: [[tag if linked or tag == "O" else "?" for tag, linked in zip(s.ner, s.linked)] if events.held_out(identity)
                           else ["?"] * len(s.forms) for s in sentences] for identity, sentences in documents}
    return [s.ner for s in corpus.read_conllu(file, gum_names=Path(file).name.startswith("gum"))]


def by_sentence(file, rows, options):
    """The gold tags as a list by sentence of the file."""
    gold = gold_of(file, options)
    if isinstance(gold, list):
        return gold
    tags, identity, fresh = [], None, 0
    for line in open(file, encoding="utf-8"):
        if line.startswith("# newdoc id = "):
            identity, fresh = line[len("# newdoc id = "):].rstrip("\n"), 0
        elif line == "\n":
            sentences = gold.get(identity)
            tags.append(sentences[fresh] if sentences else None)
            fresh += 1
    return tags


def gold_type(tags, first, last):
    """The type of the gold name that shares words with these, "none", or None where that is not known."""
    if tags is None or any(tag == "?" for tag in tags[first:last + 1]):
        return None
    kinds = Counter(tag[2:] for tag in tags[first:last + 1] if tag != "O")
    return kinds.most_common(1)[0][0] if kinds else "none"


def score(names, options):
    for file, rows in names.items():
        gold, mine, typed, right = set(), set(), Counter(), Counter()
        tags = by_sentence(file, rows, options)
        for s, of in enumerate(tags):
            if of is not None:
                gold |= {(s, begin, end - 1, kind) for begin, end, kind in name_spans(of)}
        confused = Counter()
        for _, s, first, last, label, kind, _, _ in rows:
            if tags[s] is None or any(tag == "?" for tag in tags[s][first:last + 1]):
                continue
            if kind in GOLD:
                mine.add((s, first, last, GOLD[kind]))
            of = gold_type(tags[s], first, last)
            if of != "none":
                typed[of] += 1
                right[of] += GOLD.get(kind) == of
                if GOLD.get(kind) != of:
                    confused[of, kind] += 1
        print(file)
        for kind in ["PER", "ORG", "LOC", None]:
            a = {x for x in gold if kind in (None, x[3])}
            b = {x for x in mine if kind in (None, x[3])}
            p, r = len(a & b) / max(1, len(b)), len(a & b) / max(1, len(a))
            n, t = (right[kind], typed[kind]) if kind else (sum(right.values()), sum(typed.values()))
            print(f"  {kind or 'all'}: P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(p + r, 1e-9):.1f}; "
                  f"of {t} found, {100 * n / max(1, t):.1f}% have the right type")
        print("  ", ", ".join(f"{a} as {b} {n}" for (a, b), n in confused.most_common(9)))


def instances(names, options):
    """[(document, gold class, {cue: how much})], of all mentions of a name in a document together."""
    out = []
    for file, rows in names.items():
        tags, groups = by_sentence(file, rows, options), {}
        for document, s, first, last, label, kind, listed, cues in rows:
            if listed or kind == "group" or "titled" in cues:
                continue
            group = groups.setdefault((document, label.lower()), (Counter(), Counter()))
            group[0].update(cues)
            of = gold_type(tags[s], first, last)
            if of:
                group[1][of] += 1
        out += [((file, document), kinds.most_common(1)[0][0], cues) for (document, _), (cues, kinds) in groups.items() if kinds]
    return out


def probabilities(weights, enough, scale, cues):
    sums = dict.fromkeys(TYPES, 0.0)
    for cue, how_much in cues.items():
        for kind, weight in weights.get(cue, {}).items():
            sums[kind] += weight * how_much
    sums["other"] = enough
    most = max(sums.values())
    sums = {kind: math.exp(scale * (value - most)) for kind, value in sums.items()}
    total = sum(sums.values())
    return {kind: value / total for kind, value in sums.items()}


def loss(rows, weights, enough, scale):
    return -sum(math.log(max(1e-12, sum(probabilities(weights, enough, scale, cues)[k] for k in CLASSES[of]))) for _, of, cues in rows) / len(rows)


def right_share(rows, weights, enough):
    right = Counter()
    for _, of, cues in rows:
        found = probabilities(weights, enough, 1, cues)
        right[of] += max(found, key=found.get) in CLASSES[of]
    return right, Counter(of for _, of, _ in rows)


def fit(rows, prior, enough):
    scale = min((s / 10 for s in range(2, 31)), key=lambda s: loss(rows, prior, enough, s))
    weights = {cue: dict(row) for cue, row in prior.items()}
    seen = Counter(cue for _, _, cues in rows for cue in cues)
    free = [cue for cue in weights if seen[cue] >= SEEN and max(map(abs, prior[cue].values()), default=0) < DEFINES]
    for turn in range(ROUNDS):
        step = {cue: dict.fromkeys(LEARNT, 0.0) for cue in free}
        for _, of, cues in rows:
            p = probabilities(weights, enough, scale, cues)
            inside = sum(p[kind] for kind in CLASSES[of])
            for kind in LEARNT:
                error = (p[kind] / max(inside, 1e-9) if kind in CLASSES[of] else 0) - p[kind]
                for cue, how_much in cues.items():
                    if cue in step:
                        step[cue][kind] += error * min(how_much, 5)
        for cue in free:
            for kind in LEARNT:
                at = weights[cue].get(kind, 0.0)
                pull = DECAY * len(rows) / 100 * (at - prior[cue].get(kind, 0.0))
                weights[cue][kind] = at + RATE * (step[cue][kind] - pull) / (5 + seen[cue])
    return weights, scale


def rounded(weights):
    return {cue: {kind: round(row[kind], 1) for kind in TYPES if abs(row.get(kind, 0)) >= 0.05} for cue, row in weights.items()}


def told(rows, weights, enough):
    right, all_of = right_share(rows, weights, enough)
    return ", ".join(f"{kind} {100 * right[kind] / all_of[kind]:.1f}% of {all_of[kind]}" for kind in all_of) + \
        f"; all {100 * sum(right.values()) / sum(all_of.values()):.2f}%"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["score", "fit"])
    parser.add_argument("names")
    parser.add_argument("--events", nargs=3)
    parser.add_argument("--prior", type=Path, default=PRIOR)
    options = parser.parse_args()
    names = read_names(options.names)
    if options.task == "score":
        return score(names, options)
    pack = json.loads(without_comments(options.prior.read_text(encoding="utf-8")))
    prior, enough = pack["cues"], pack["thresholds"]["enough"]
    rows = instances(names, options)
    documents = sorted({row[0] for row in rows})
    random.Random(1).shuffle(documents)
    before, after = [], []
    totals = [[Counter(), Counter()], [Counter(), Counter()]]
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        test = [row for row in rows if row[0] in held]
        weights, scale = fit([row for row in rows if row[0] not in held], prior, enough)
        for which, w in enumerate((prior, rounded(weights))):
            right, all_of = right_share(test, w, enough)
            totals[which][0].update(right), totals[which][1].update(all_of)
    for name, (right, all_of) in zip(("before", "left out of the fit"), totals):
        print(name, ", ".join(f"{kind} {100 * right[kind] / all_of[kind]:.1f}% of {all_of[kind]}" for kind in all_of),
              f"; all {100 * sum(right.values()) / sum(all_of.values()):.2f}%", file=sys.stderr)
    weights, scale = fit(rows, prior, enough)
    weights = rounded(weights)
    print("fitted", told(rows, weights, enough), file=sys.stderr)
    lines = [f'    {json.dumps(cue) + ":":32}{json.dumps(row)}' for cue, row in weights.items()]
    thresholds = json.dumps(pack["thresholds"], indent=2).replace("\n", "\n  ")
    print('{\n  "note": ' + json.dumps(NOTE) + ',\n  "thresholds": ' + thresholds + ',\n  "cues": {\n' + ",\n".join(lines) + "\n  }\n}")


if __name__ == "__main__":
    main()
