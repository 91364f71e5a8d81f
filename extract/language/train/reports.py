"""How news says who says what, made by changing trees of the treebanks, which have few such sentences: a saying in front of, within and behind
what is said, the day of saying, a second thing said, what one is told, relative clauses that somebody else vouches for, who was asked about what.

    reports.py CONLLU   prints some of each"""
import random

from constructions import LONGEST, RELATIVE, Node, Tree, copies, day_nodes

SAID = [("said", "say")] * 8 + [(form, lemma) for form, lemma in (
    ("added", "add"), ("announced", "announce"), ("claimed", "claim"), ("warned", "warn"), ("insisted", "insist"), ("argued", "argue"),
    ("reported", "report"), ("wrote", "write"), ("stressed", "stress"), ("alleged", "allege"), ("believed", "believe"), ("feared", "fear"))]
TOLD = [("told", "tell")] * 4 + [("assured", "assure"), ("warned", "warn"), ("informed", "inform"), ("reminded", "remind")]
WITHIN_RELATIVE = [("say", "VBP", "say"), ("said", "VBD", "say"), ("allege", "VBP", "allege"), ("believe", "VBP", "believe"), ("claim", "VBP", "claim")]
SOURCES = ["police", "prosecutors", "officials", "critics", "analysts", "witnesses", "ministers", "residents", "doctors", "researchers", "rebels",
           "investigators", "lawyers", "activists", "economists", "diplomats", "reporters", "unions"]
TITLES = ["mayor", "owner", "spokesman", "spokeswoman", "minister", "lawyer", "witness", "senator", "president", "professor", "analyst", "coach"]
LONGEST_SOURCE = 7


def plain_source(rng, relation, head):
    noun = rng.choice(SOURCES)
    return Node(noun, "NOUN", "NNS", noun.removesuffix("s"), relation, head)


class Sources:
    """Who speaks: subjects of verbs with a clause in the treebanks, and plain plurals."""

    def __init__(self, sentences):
        self.parts, self.modals = [], []
        for s in sentences:
            if s.has_tree and len(s.forms) <= LONGEST:
                self.collect(Tree(s))

    def collect(self, tree):
        for node in tree.nodes:
            subject = tree.subject(node) if node.upos == "VERB" and node.xpos in ("VBD", "VBZ") and tree.child(node, "ccomp", "obj") else None
            part = tree.part(subject) if subject and subject.upos in ("NOUN", "PROPN", "PRON") else None
            if part and len(part) <= LONGEST_SOURCE and not any(n.upos == "PUNCT" or n.lemma in RELATIVE for n in part):
                self.parts.append(part)
        root = tree.root()
        modal = tree.child(root, "aux")
        if tree.subject(root) and modal and modal.xpos == "MD" and root.upos == "VERB":
            rest = tree.nodes[tree.nodes.index(modal):]
            while rest and rest[-1].upos == "PUNCT":
                rest = rest[:-1]
            if 2 <= len(rest) <= 14 and all(n is root or n.head in set(rest) for n in rest):
                self.modals.append(rest)

    def draw(self, rng, head, relation="nsubj"):
        """The words of one who speaks, below `head`."""
        if rng.random() < 0.4:
            return [plain_source(rng, relation, head)]
        part = copies(rng.choice(self.parts))
        top = next(n for n in part if n.head is None)
        top.head, top.deprel = head, relation
        if top.upos == "PROPN" and part[0] is top and rng.random() < 0.4:
            title = rng.choice(TITLES)
            part[:0] = [Node(title, "NOUN", "NN", title, "nmod:desc", top)]
        if part[0].xpos not in ("NNP", "NNPS") and part[0].form != "I":
            part[0].form = part[0].form[:1].lower() + part[0].form[1:]
        return part


def main_clause(tree):
    """The root, its subject and the words of the sentence without its final mark, of a plain sentence; or None."""
    root = tree.root()
    subject = tree.subject(root)
    finite = root.xpos in ("VBD", "VBZ", "VBP") or any(n.xpos in ("VBD", "VBZ", "VBP", "MD") for n in tree.below(root) if n.deprel.startswith(("aux", "cop")))
    words = tree.nodes[:-1] if tree.nodes[-1].upos == "PUNCT" else tree.nodes[:]
    if not subject or not finite or len(words) > 25 or any(n.deprel.startswith(("parataxis", "discourse", "vocative", "ccomp")) for n in tree.nodes):
        return None
    if any(n.form in ('"', "“", "”", "?", "!", ":", ";", "(", ")") for n in tree.nodes) or words[0].lemma in ("and", "but", "so"):
        return None
    return root, subject, words


def lowered(words):
    if words[0].xpos not in ("NNP", "NNPS") and words[0].form != "I" and not words[0].form[1:].isupper():
        words[0].form = words[0].form[:1].lower() + words[0].form[1:]
    return words


def mark(form, head, tag=None):
    return Node(form, "PUNCT", tag or form, form, "punct", head)


def saying(rng, verbs=SAID):
    form, lemma = rng.choice(verbs)
    return Node(form, "VERB", "VBD", lemma, "root")


def said_in_front(tree, rng, sources):
    """"The port closed" -> "Ministers said (on Monday) (that) the port closed (and would stay closed)", "told reporters the port closed"."""
    clause = main_clause(tree)
    if not clause:
        return False
    root, _, words = clause
    told = rng.random() < 0.25
    verb = saying(rng, TOLD if told else SAID)
    who = sources.draw(rng, verb)
    front = [*who, verb]
    if told:
        front += sources.draw(rng, verb, "iobj")
    if rng.random() < 0.3:
        front += day_nodes(verb, rng)
    if rng.random() < 0.4:
        front.append(Node("that", "SCONJ", "IN", "that", "mark", root))
    root.head, root.deprel = verb, "ccomp"
    more = []
    if sources.modals and rng.random() < 0.25 and not tree.child(root, "conj", "cc"):
        more = copies(rng.choice(sources.modals))
        second = next(n for n in more if n.head is None)
        if more[0].lemma == "will":
            more[0].form = "would"
        second.head, second.deprel = root, "conj"
        more[:0] = [Node("and", "CCONJ", "CC", "and", "cc", second)]
    tree.nodes = [*front, *lowered(words), *more, mark(".", verb)]
    return True


def said_behind(tree, rng, sources):
    """"The port closed" -> ""The port closed," owner Ida Holm said", "The port closed, ministers said"."""
    clause = main_clause(tree)
    if not clause:
        return False
    root, _, words = clause
    verb = saying(rng)
    who = sources.draw(rng, verb)
    root.head, root.deprel = verb, "ccomp"
    quoted = rng.random() < 0.6
    front = [mark("“", root, "``"), *words, mark(",", verb), mark("”", root, "''")] if quoted else [*words, mark(",", verb)]
    turned = rng.random() < 0.4 and who[-1].upos != "PRON"
    tree.nodes = [*front, *([verb, *who] if turned else [*who, verb]), *(day_nodes(verb, rng) if rng.random() < 0.2 else []), mark(".", verb)]
    return True


def said_within(tree, rng, sources):
    """"The port will close" -> "The port, ministers said, will close", "The port will, ministers said, close"."""
    clause = main_clause(tree)
    if not clause:
        return False
    root, subject, words = clause
    place = words.index(tree.part(subject)[-1]) + 1
    if tree.part(subject)[0] is not words[0] or place >= len(words):
        return False
    if words[place].upos == "AUX" and words[place].head is root and words[place].deprel.startswith("aux") and rng.random() < 0.3:
        place += 1
    verb = saying(rng)
    verb.head, verb.deprel = root, "parataxis"
    inserted = [mark(",", verb), *sources.draw(rng, verb), verb, mark(",", verb)]
    tree.nodes[place:place] = inserted
    return True


def vouched_relative(tree, rng, sources):
    """"The man who killed a guard" -> "the man who police say killed a guard"."""
    for node in tree.nodes:
        pronoun = tree.child(node, "nsubj") if node.deprel == "acl:relcl" else None
        part = tree.part(node) if pronoun else None
        if part is None or pronoun.lemma.lower() not in RELATIVE or pronoun is not part[0] or tree.child(node, "ccomp"):
            continue
        form, tag, lemma = rng.choice(WITHIN_RELATIVE)
        verb = Node(form, "VERB", tag, lemma, node.deprel, node.head)
        node.head, node.deprel = verb, "ccomp"
        tree.insert_behind(pronoun, [plain_source(rng, "nsubj", verb), verb])
        return True
    return False


def asked_about(tree, rng, donors, sources):
    """"The port closed" -> "Asked about the strike, Holm said the port closed"."""
    if not said_in_front(tree, rng, sources):
        return False
    verb = tree.root()
    phrase = copies(rng.choice(donors.prepositional))
    top = next(n for n in phrase if n.head is None)
    asked = Node("Asked", "VERB", "VBN", "ask", "advcl", verb)
    phrase[0].form = phrase[0].lemma = "about"
    top.head, top.deprel = asked, "obl"
    tree.nodes[:0] = [asked, *phrase, mark(",", asked)]
    return True


def reports_of(sentences, rng, share, donors, sources):
    """Changed sentences: of each kind, `share` times its weight of those that it can be made of."""
    made = []
    often = {vouched_relative: 0.7, said_in_front: 0.5, said_behind: 0.4, said_within: 0.3, asked_about: 0.1}
    for s in sentences:
        if not s.has_tree or not 4 <= len(s.forms) <= LONGEST:
            continue
        for change, weight in often.items():
            if rng.random() < share * weight:
                tree = Tree(s)
                if change(tree, rng, donors, sources) if change is asked_about else change(tree, rng, sources):
                    made.append(tree.sentence())
    return made


if __name__ == "__main__":
    import sys

    import corpus
    from clauses import clauses_of
    from constructions import Donors
    rng = random.Random(1)
    sentences = corpus.read_conllu(sys.argv[1])
    donors, sources = Donors(sentences), Sources(sentences)
    made = reports_of(sentences + [c for s in sentences for c in clauses_of(s, rng)], rng, 0.3, donors, sources)
    print(len(made), sum(len(s.forms) for s in made), "of", sum(len(s.forms) for s in sentences))
    for s in made[::max(1, len(made) // 40)]:
        print(" ".join(s.forms))
        print("    ", " ".join(f"{f}<-{d}-{s.forms[h - 1] if h else 'ROOT'}" for f, d, h in zip(s.forms, s.deprel, s.head)))
