#!/usr/bin/python3
"""Makes extract/packs/rules.concepts.wordnet.json: which words of the news are labels of one concept, and which pairs of
adjective and noun are terms of their own.

    apt-get install -y wordnet-base
    claimgraph analyze news.jsonl --to conllu > news.conllu
    extract/concepts/make_pack.py news.conllu

Two nouns are labels of one concept only where nothing else is likely to be meant by either in the news:
  - WordNet has both in one synset, and that synset is the first sense of each (its senses stand by frequency);
  - of the times that WordNet's own texts were tagged with the word, at least --share fell to that sense;
  - both occur in the news given, the rarer one at least --least times;
  - neither is on the list "no_synonym" of packs/rules.concepts.json, or a label there, which are kept by hand.
A noun is on the list nominal_act where its first sense is an act, an event or something said, and on the list place_noun
where most of its uses (in WordNet's own texts; or else its first sense) name a place, a building, a vehicle or a stretch of
land or water, and on somebody_noun where they name people, one by one or as a body (mufti, aide, coalition).
The one that the news uses most is the preferred label; of a noun that nearly always comes in the plural, the plural. An adjective and a noun are a term where WordNet has them as one
noun and the news has them side by side at least --least times. WordNet is in Debian's wordnet-base; see NOTICE."""
import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

# WordNet's files noun.act, noun.communication, noun.event
ACTS = {"04", "10", "11"}
# The synsets above what one can be in or at: location, structure, facility, body of water, geological formation, land and
# ground, conveyance, way, celestial body
PLACES = {"00027167", "04341686", "03315023", "09225146", "09287968", "09335240", "09334396", "03100490", "04564698",
          "09239740"}
# person, social group
SOMEBODY = {"00007846", "07950920"}
PACKS = Path(__file__).resolve().parent.parent / "packs"


def read_news(path):
    """Counts of nouns, of the plural forms of each, and of pairs (adjective or noun, noun)."""
    nouns, plurals, pairs = Counter(), {}, Counter()
    tokens = []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            tokens.append(cells)
        elif not line.strip():
            for before, token in zip([None, *tokens], tokens):
                if token[3] != "NOUN":
                    continue
                nouns[token[2]] += 1
                if token[4] == "NNS":
                    plurals.setdefault(token[2], Counter())[token[1].lower()] += 1
                if before and before[6] == token[0] and before[7] in ("amod", "compound"):
                    pairs[before[2] + " " + token[2]] += 1
            tokens = []
    return nouns, plurals, pairs


def read_wordnet(folder):
    """First synsets of nouns (word → offset), members of synsets, share of the first sense, nouns of acts,
    and whether most uses of a noun lie under given synsets."""
    counts = defaultdict(Counter)
    for line in open(folder / "cntlist.rev", encoding="utf-8"):
        key, sense, count = line.split()
        word, rest = key.split("%", 1)
        if rest.startswith("1:"):
            counts[word.replace("_", " ")][int(sense)] = int(count)
    first, senses, synsets_of = {}, {}, {}
    for line in open(folder / "index.noun", encoding="utf-8"):
        if line.startswith("  "):
            continue
        cells = line.split()
        synsets = cells[-int(cells[2]):]
        word = cells[0].replace("_", " ")
        first[word], senses[word], synsets_of[word] = synsets[0], len(synsets), synsets
    members, field, above = defaultdict(list), {}, {}
    for line in open(folder / "data.noun", encoding="utf-8"):
        if line.startswith("  "):
            continue
        cells = line.split()
        field[cells[0]] = cells[1]
        words = cells[4:4 + 2 * int(cells[3], 16):2]
        members[cells[0]] = [w.replace("_", " ") for w in words if w.islower() or w.replace("_", "").islower()]
        above[cells[0]] = [b for a, b in zip(cells, cells[1:]) if a in ("@", "@i")]

    def under(synset, roots):
        seen, left = set(), [synset]
        while left:
            seen.add(at := left.pop())
            left += [up for up in above.get(at, []) if up not in seen]
        return bool(seen & roots)

    def mostly(word, roots):
        total = sum(counts[word].values())
        tagged = sum(n for sense, n in counts[word].items()
                     if sense <= senses[word] and under(synsets_of[word][sense - 1], roots))
        return 2 * tagged >= total if total else under(first[word], roots)

    share = {}
    for word, n in senses.items():
        total = sum(counts[word].values())
        share[word] = 1.0 if n == 1 else counts[word][1] / total if total else 1.0 / n
    return first, members, share, {w for w, offset in first.items() if field[offset] in ACTS}, mostly


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", help="analysed news, CoNLL-U")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--share", type=float, default=0.8)
    parser.add_argument("--least", type=int, default=2)
    args = parser.parse_args()
    nouns, plurals, pairs = read_news(args.news)
    first, members, share, acts, mostly = read_wordnet(args.wordnet)
    pack = re.sub(r"^\s*//.*$", "", (PACKS / "rules.concepts.json").read_text(encoding="utf-8"), flags=re.M)
    by_hand = json.loads(pack)["lists"]
    labels = {w for k, v in by_hand.items() if k.startswith("concept:") for w in [k.split(":", 1)[1], *v]}
    forbidden = set(by_hand["no_synonym"]) | labels
    count = nouns + pairs
    # talks, airstrike: the dictionary writes some words in the plural, in two words or with a hyphen
    solid = defaultdict(set)
    for word in set(first) | set(count):
        solid[word.replace(" ", "").replace("-", "")].add(word)
    spelled = lambda word: {w for form in (word, word[:-1] if word.endswith("s") else word)
                            for w in solid[form.replace(" ", "").replace("-", "")]}

    concepts = {}
    for synset, words in members.items():
        safe = [w for w in words if first.get(w) == synset and share[w] >= args.share]
        used = sorted({s for w in safe for s in spelled(w) if count[s] >= args.least and s not in forbidden
                       and (s not in first or first[s] == synset)}, key=lambda w: (-count[w], w))
        if len(used) > 1:
            concepts[used[0]] = used[1:]
    terms = sorted(p for p, n in pairs.items() if n >= args.least and p in first and p not in forbidden)
    # sanctions, protesters: who hardly ever comes alone is called by the plural
    known = labels | {w for label, others in concepts.items() for w in [label, *others]}
    for word, forms in plurals.items():
        plural = forms.most_common(1)[0][0]
        if word not in known and plural != word and nouns[word] >= 10 and sum(forms.values()) / nouns[word] >= 0.9:
            concepts[plural] = [word]
    lists = {f"concept:{label}": others for label, others in sorted(concepts.items())} | {"concept_term": terms}
    lists["nominal_act"] = sorted(w for w, n in nouns.items() if n >= args.least and w in acts and " " not in w)
    lists["place_noun"] = sorted(w for w in nouns if w in first and mostly(w, PLACES))
    lists["somebody_noun"] = sorted(w for w in nouns if w in first and mostly(w, SOMEBODY))
    rows = ",\n".join(f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in lists.items())
    note = ("Made by extract/concepts/make_pack.py from WordNet 3.0 and counts of words in news; what an analyst knows better goes into "
            "rules.concepts.json or a pack given with --rules.")
    (PACKS / "rules.concepts.wordnet.json").write_text(
        '{\n  "$schema": "../../schemas/rules.schema.json",\n  "pack": "concepts.wordnet",\n'
        f'  "note": {json.dumps(note)},\n  "lists": {{\n{rows}\n  }},\n  "rules": []\n}}\n', encoding="utf-8")
    print(f"{len(concepts)} concepts with more than one label, {len(terms)} terms")


if __name__ == "__main__":
    main()
