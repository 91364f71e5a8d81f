"""Reads the treebanks, the names in them, and WikiGold."""
import re
from dataclasses import dataclass, field

NAME_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
NAME_GLUE = {"of", "the", "for", "and", "&", "-", "'s", "’s", ".", "de", "del", "la", "von", "van", "al", "bin", "du", "da"}
UNKNOWN = "?"  # no loss: what the name is, is not known
POSSESSIVE = {"'s", "’s", "'S", "’S"}


@dataclass
class Sentence:
    forms: list
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    lemma: list = field(default_factory=list)
    head: list = field(default_factory=list)  # 0 is the root, else the 1-based word
    deprel: list = field(default_factory=list)
    ner: list = field(default_factory=list)
    has_tree: bool = True
    unsure: bool = False  # the tree is one model's, which others do not share: nothing is learnt from it but what teachers make of the words
    decided: bool = False  # the tree was decided by eye: teachers have no say
    checked: bool = False  # every word of the tree was
    rows: list = field(default_factory=list)  # the columns as read
    ranges: dict = field(default_factory=dict)  # multiword tokens: first word (0-based) to the columns of their line


def read_conllu(path, gum_names=False):
    sentences, rows, ranges = [], [], {}

    def finish():
        if rows:
            sentences.append(make_sentence(rows))
            sentences[-1].ranges = ranges
            if gum_names:
                sentences[-1].ner = names_from_entities(sentences[-1])
            sentences[-1].ner = without_possessive(sentences[-1].forms, sentences[-1].ner)

    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                finish()
                rows, ranges = [], {}
            elif line[0] != "#":
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
                elif "-" in columns[0]:
                    ranges[len(rows)] = columns
    finish()
    return sentences


def make_sentence(rows):
    s = Sentence([r[1] for r in rows], [r[3] for r in rows], [r[4] for r in rows], [r[2] for r in rows],
                 [int(r[6]) for r in rows], [r[7] for r in rows], rows=rows)
    for r in rows:
        found = re.search(r"(?:^|\|)NER=([^|]+)", r[9])
        s.ner.append(found[1] if found else UNKNOWN)
    return s


def without_possessive(forms, tags):
    """EWT's names end in the 's of their multiword token; here none does ("McDonald's" is one of those that then lose theirs)."""
    out = list(tags)
    for k, form in enumerate(forms):
        if form in POSSESSIVE and out[k][:1] in ("I", UNKNOWN) and (k + 1 == len(out) or out[k + 1][:1] != "I"):
            out[k] = "O"
    return out


def names_from_entities(s):
    """BIO tags from GUM's entities: those of a person, organization or place whose head is a proper noun. Only a part of a span is the
    name ("the city of Paris"): the proper nouns around the head and the small words between them. Proper nouns in no entity: unknown."""
    spans, stack = [], []
    for k, r in enumerate(s.rows):
        found = re.search(r"(?:^|\|)Entity=([^|]+)", r[9])
        if not found:
            continue
        for piece in re.findall(r"\([^()]+\)?|[^()]*\)", found[1]):
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                entry = (k, parts[0], parts[1] if len(parts) > 1 else "", len(parts) > 6)
                if piece.endswith(")"):
                    spans.append((k, k, entry[2], entry[3]))
                else:
                    stack.append(entry)
            else:
                number = piece.rstrip(")")
                for at in range(len(stack) - 1, -1, -1):
                    if stack[at][1] == number:
                        begin, _, kind, linked = stack.pop(at)
                        spans.append((begin, k, kind, linked))
                        break
    tags = [None] * len(s.forms)

    def proper(k):
        return s.upos[k] == "PROPN" or s.xpos[k] in ("NNP", "NNPS")

    for begin, end, kind, linked in sorted(spans, key=lambda x: (x[0], -x[1])):
        heads = [k for k in range(begin, end + 1) if not begin <= s.head[k] - 1 <= end]
        if len(heads) != 1 or s.upos[heads[0]] != "PROPN" or tags[heads[0]] is not None:
            continue
        low = high = heads[0]

        def belongs(k, towards):
            if not begin <= k <= end or tags[k] is not None:
                return 0
            if proper(k):
                return 1
            steps, at = 0, k
            while begin <= at <= end and s.forms[at].lower() in NAME_GLUE and steps < 3:
                if not linked and s.forms[at].lower() in ("and", "for", "the"):
                    return 0
                steps, at = steps + 1, at + towards
            return steps + 1 if steps and begin <= at <= end and proper(at) and tags[at] is None else 0

        while belongs(low - 1, -1):
            low -= belongs(low - 1, -1)
        while belongs(high + 1, 1):
            high += belongs(high + 1, 1)
        label = NAME_TYPES.get(kind)
        if label == "PER" and low == high and not linked:  # "Americans", "the President": not as EWT has it
            if s.xpos[low] == "NNPS":
                label = None
            elif s.upos[begin] == "DET":
                continue
        for k in range(low, high + 1):
            tags[k] = ("B-" if k == low else "I-") + label if label else "O"
    return [t if t is not None else UNKNOWN if s.upos[k] == "PROPN" else "O" for k, t in enumerate(tags)]


def read_bio(path):
    """Two columns, form and tag: sentences that teach names only."""
    sentences, forms, tags = [], [], []
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + [""]:
            columns = line.split()
            if columns:
                forms.append(columns[0])
                tags.append(columns[1])
            elif forms:
                n = len(forms)
                tags = ["B" + t[1:] if t[0] == "I" and (k == 0 or tags[k - 1][1:] != t[1:]) else t for k, t in enumerate(tags)]
                tags = without_possessive(forms, tags)
                sentences.append(Sentence(forms, ["_"] * n, ["_"] * n, ["_"] * n, [0] * n, ["_"] * n, tags, has_tree=False))
                forms, tags = [], []
    return sentences


def write_conllu(path, sentences, predictions):
    with open(path, "w", encoding="utf-8") as out:
        for s, p in zip(sentences, predictions):
            for k, form in enumerate(s.forms):
                if k in s.ranges:
                    out.write("\t".join(s.ranges[k][:2] + ["_"] * 8) + "\n")
                out.write("\t".join([str(k + 1), form, p["lemma"][k], p["upos"][k], p["xpos"][k], "_", str(p["head"][k]), p["deprel"][k], "_",
                                     "NER=" + p["ner"][k]]) + "\n")
            out.write("\n")
