"""Clauses of longer sentences as sentences of their own: news is full of short declarative ones, of which the treebanks have few."""
import random

import corpus

CLAUSES = {"root", "ccomp", "conj", "parataxis", "advcl"}
LOOSE = {"mark", "cc", "punct", "discourse", "vocative", "parataxis", "conj", "advcl", "dislocated", "orphan", "reparandum"}
LEFT_OUT_AT_TIMES = {"advmod", "obl", "acl", "appos"}
RELATIVE = {"that", "which", "who", "whom", "whose", "what", "where", "when", "why", "how", "whatever", "whoever"}
SHORTEST, LONGEST = 3, 14


def clauses_of(sentence, rng):
    """Sentences made of the finite clauses with a subject of their own, without what is around them."""
    if not sentence.has_tree:
        return []
    count = len(sentence.forms)
    children = [[] for _ in range(count + 1)]
    for k, head in enumerate(sentence.head):
        children[head].append(k)
    relation = [r.split(":")[0] for r in sentence.deprel]
    found = []
    for top in range(count):
        below = children[top + 1]
        subjects = [k for k in below if relation[k] == "nsubj"]
        finite = sentence.xpos[top] in ("VBD", "VBZ", "VBP") or any(
            relation[k] in ("aux", "cop") and sentence.xpos[k] in ("VBD", "VBZ", "VBP", "MD") for k in below)
        if (relation[top] not in CLAUSES or sentence.upos[top] != "VERB" and not any(relation[k] == "cop" for k in below) or len(subjects) != 1
                or subjects[0] > top or not finite or sentence.forms[subjects[0]].lower() in RELATIVE):
            continue
        kept, left = [top], [k for k in below if relation[k] not in LOOSE]
        left = [k for k in left if not (relation[k] in LEFT_OUT_AT_TIMES and rng.random() < 0.35)]
        while left:
            k = left.pop()
            kept.append(k)
            left += [c for c in children[k + 1] if not (relation[c] in ("parataxis", "discourse") or sentence.deprel[c] == "acl:relcl" and
                                                        rng.random() < 0.5)]
        kept.sort()
        forms = [sentence.forms[k] for k in kept]
        if not SHORTEST <= len(kept) <= LONGEST or any(f.lower() in RELATIVE for f in forms[:1]):
            continue
        if sentence.upos[kept[0]] == "PUNCT" or sentence.upos[kept[-1]] == "PUNCT" or "(" in forms or '"' in forms:
            continue
        place = {k: n + 1 for n, k in enumerate(kept)}
        forms[0] = forms[0][:1].upper() + forms[0][1:]
        heads = [0 if k == top else place[sentence.head[k] - 1] for k in kept]
        deprel = ["root" if k == top else sentence.deprel[k] for k in kept]
        pick = lambda column: [column[k] for k in kept]
        names = pick(sentence.ner)
        names = ["O" if t == "O" else t if t[0] == "B" else corpus.UNKNOWN if n == 0 or names[n - 1] == "O" else t for n, t in enumerate(names)]
        if rng.random() < 0.9:
            forms, heads, deprel = forms + ["."], heads + [place[top]], deprel + ["punct"]
            made = corpus.Sentence(forms, pick(sentence.upos) + ["PUNCT"], pick(sentence.xpos) + ["."], pick(sentence.lemma) + ["."], heads, deprel,
                                   names + ["O"])
        else:
            made = corpus.Sentence(forms, pick(sentence.upos), pick(sentence.xpos), pick(sentence.lemma), heads, deprel, names)
        found.append(made)
    return found


if __name__ == "__main__":
    import sys
    rng = random.Random(1)
    made = [c for s in corpus.read_conllu(sys.argv[1]) for c in clauses_of(s, rng)]
    print(len(made), sum(len(s.forms) for s in made))
    for s in made[:: max(1, len(made) // 60)]:
        print(" ".join(s.forms))
