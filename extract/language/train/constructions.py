"""More of what news has and the treebanks have little of, made by changing their trees: a verb that looks like its infinitive or like a noun
(cut, put, hit), long subjects, a day between subject and verb, a second finite verb behind "and", reduced relative clauses, headlines, a name and
a participle in front of a noun, nouns in -ing; who is named what, whom somebody arrested, how many confirmed cases, having done something, only when
it is over, infinitives and headlines whose verb looks like a noun (to free, backs, shares slip), the source of a headline, an office
with what it is for in front of a name, and what is found without "that" behind a long subject.

    constructions.py CONLLU   prints some of each"""
import random
from dataclasses import dataclass

import corpus

SAME_IN_PAST = ["cut", "put", "hit", "set", "shut", "hurt", "beat", "split", "spread", "cost", "upset", "shed", "quit", "let", "burst", "cast", "bet"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
PARTICIPLES = {"backed": "back", "based": "base", "led": "lead", "controlled": "control", "held": "hold", "occupied": "occupy", "owned": "own",
               "funded": "fund", "run": "run", "born": "bear", "trained": "train", "registered": "register", "dominated": "dominate"}
# verbs whose object is what is done, never their subject's own doing
NO_GERUND = {"ended": "end", "halted": "halt", "condemned": "condemn", "curbed": "curb", "suspended": "suspend", "denounced": "denounce",
             "punished": "punish", "investigated": "investigate", "denied": "deny", "banned": "ban"}
IN_ING = ["fighting", "bombing", "shelling", "killing", "looting", "trafficking", "smuggling", "wrongdoing", "lending", "spending", "trading", "hiring",
          "drilling", "fishing", "logging", "policing", "voting", "bullying", "funding", "profiteering"]
# like nouns or adjectives: verbs with an object, and verbs of what goes up or down
LIKE_NOUN = ["back", "attack", "ban", "free", "open", "clear", "secure", "target", "probe", "fine", "curb", "head", "face", "top", "eye", "shelve", "vow",
             "slam", "hail", "strike", "raid", "tour", "visit", "bid", "fuel", "risk", "veto", "block", "review", "question", "guard", "lead", "list"]
OF_MOVEMENT = ["slip", "rise", "fall", "jump", "surge", "drop", "climb", "plunge", "rally", "slide", "gain", "slump", "soar", "rebound"]
NAMING = {"named": "name", "called": "call", "declared": "declare", "elected": "elect", "appointed": "appoint", "labelled": "label", "dubbed": "dub"}
OFFICES = ["winner", "chairman", "president", "director", "captain", "chief", "coach", "regent", "speaker", "treasurer", "leader", "head"]
WHOM_ONE = {"arrested": "arrest", "accused": "accuse", "charged": "charge", "criticised": "criticise", "elected": "elect", "met": "meet", "hired": "hire",
            "fired": "fire", "freed": "free", "sued": "sue", "praised": "praise", "named": "name"}
COUNTED = {"confirmed": "confirm", "reported": "report", "suspected": "suspect", "alleged": "allege", "registered": "register", "wounded": "wound",
           "related": "relate", "planned": "plan", "armed": "arm", "missing": "miss", "recorded": "record"}
TRADES = ["staffing", "consulting", "outsourcing", "mining", "shipping", "banking", "engineering", "marketing", "polling", "clothing", "gaming", "building"]
FIRMS = {"firm", "company", "agency", "industry", "group", "giant", "business", "bank", "union", "centre", "center", "chain", "office"}
NOT_TAKEN_BACK = {"denied": "deny", "admitted": "admit", "regretted": "regret", "recalled": "recall"}
OF_A_HEADLINE = ["police", "officials", "report", "minister", "union", "study", "UN", "army", "court", "sources", "media"]
# offices in front of a name, with what they are for or of: a place, or one of these
OFFICES_WITH = [("minister", "for"), ("minister", "of"), ("secretary", "of"), ("judge", "for"), ("prosecutor", "for"), ("governor", "of"), ("mayor", "of"),
                ("spokeswoman", "for"), ("member", "of"), ("commissioner", "for"), ("director", "of"), ("bishop", "of"), ("envoy", "to")]
OF_OFFICES = ["health", "defence", "state", "education", "finance", "transport", "justice", "trade", "parliament", "police", "research", "labour"]
RELATIVE = {"who", "which", "that"}
LONGEST_PART, LONGEST = 14, 50  # words of what is put in, and of a sentence that gets it


@dataclass(eq=False)
class Node:
    form: str
    upos: str
    xpos: str
    lemma: str
    deprel: str
    head: "Node" = None
    name: str = "O"


def nodes_of(s):
    nodes = [Node(*row) for row in zip(s.forms, s.upos, s.xpos, s.lemma, s.deprel)]
    for node, head, name in zip(nodes, s.head, s.ner):
        node.head, node.name = nodes[head - 1] if head else None, name
    return nodes


def sentence_of(nodes):
    place = {node: k + 1 for k, node in enumerate(nodes)}
    forms = [node.form for node in nodes]
    forms[0] = forms[0][:1].upper() + forms[0][1:]
    names = [node.name for node in nodes]
    for k, name in enumerate(names):
        if name[0] == "I" and (k == 0 or names[k - 1][2:] != name[2:]):
            names[k] = corpus.UNKNOWN
    return corpus.Sentence(forms, [n.upos for n in nodes], [n.xpos for n in nodes], [n.lemma for n in nodes],
                           [place[n.head] if n.head else 0 for n in nodes], [n.deprel for n in nodes], names)


class Tree:
    """A sentence that can be changed; the list of nodes is in the order of the words."""

    def __init__(self, sentence):
        self.nodes = nodes_of(sentence)

    def below(self, node):
        return [n for n in self.nodes if n.head is node]

    def child(self, node, *relations):
        found = [n for n in self.below(node) if n.deprel.split(":")[0] in relations]
        return found[0] if len(found) == 1 else None

    def part(self, node):
        """The node and all that is below it, or None where these are not side by side."""
        inside, grown = {node}, True
        while grown:
            more = {n for n in self.nodes if n.head in inside} - inside
            inside |= more
            grown = bool(more)
        places = [k for k, n in enumerate(self.nodes) if n in inside]
        return self.nodes[places[0]:places[-1] + 1] if places[-1] - places[0] + 1 == len(places) else None

    def root(self):
        return next(n for n in self.nodes if n.head is None)

    def subject(self, verb):
        """The subject in front of a finite verb, its words side by side and not a pronoun of a relative clause; or None."""
        found = self.child(verb, "nsubj")
        if found is None or self.nodes.index(found) > self.nodes.index(verb) or found.lemma.lower() in RELATIVE | {"what", "there", "it"}:
            return None
        return found if self.part(found) else None

    def insert_behind(self, node, more):
        at = self.nodes.index(node) + 1
        self.nodes[at:at] = more

    def remove(self, nodes):
        self.nodes = [n for n in self.nodes if n not in nodes]

    def sentence(self):
        return sentence_of(self.nodes)


def finite_past(tree):
    """Verbs in the past tense with a subject in front of them and no auxiliary."""
    for node in tree.nodes:
        if node.upos == "VERB" and node.xpos == "VBD" and tree.subject(node) and not tree.child(node, "aux", "cop"):
            yield node


def same_in_past(tree, rng):
    """"He raised prices" -> "he cut prices"."""
    verbs = [v for v in finite_past(tree) if tree.child(v, "obj") and not tree.child(v, "compound", "ccomp", "xcomp")]
    if not verbs:
        return False
    verb = rng.choice(verbs)
    verb.form = verb.lemma = rng.choice(SAME_IN_PAST)
    return True


def day_nodes(verb, rng):
    """"on Monday", "Monday" or "in May", below a verb."""
    month = rng.random() < 0.15
    name = rng.choice(MONTHS if month else DAYS)
    day = Node(name, "PROPN", "NNP", name, "obl", verb)
    if not month and rng.random() < 0.5:
        day.deprel = "obl:unmarked"
        return [day]
    preposition = "in" if month else "on"
    return [Node(preposition, "ADP", "IN", preposition, "case", day), day]


def day_before_verb(tree, rng):
    """"Israel closed the border" -> "Israel on Friday closed the border", "Israel Friday closed the border"."""
    verbs = [(v, tree.part(tree.subject(v))[-1]) for v in finite_past(tree) if tree.subject(v).upos in ("NOUN", "PROPN")]
    verbs = [(v, last) for v, last in verbs if tree.nodes[tree.nodes.index(last) + 1] is v]
    if not verbs:
        return False
    verb, last = rng.choice(verbs)
    tree.insert_behind(last, day_nodes(verb, rng))
    return True


def copies(nodes):
    new = {n: Node(n.form, n.upos, n.xpos, n.lemma, n.deprel, None, n.name) for n in nodes}
    for n in nodes:
        new[n].head = new.get(n.head)
    return [new[n] for n in nodes]


class Donors:
    """Parts of other sentences that can stand behind a subject, or go on behind "and"."""

    def __init__(self, sentences):
        self.relative = {False: [], True: []}  # plural or not: relative clauses
        self.reduced, self.prepositional, self.predicates, self.names, self.phrases = [], [], [], [], []
        for s in sentences:
            if s.has_tree and len(s.forms) <= LONGEST:
                self.collect(Tree(s))

    def collect(self, tree):
        for node in tree.nodes:
            if node.xpos == "NNP" and node.deprel in ("nmod", "obl", "nsubj", "obj") and node.form.isalpha() and not tree.below(node):
                self.names.append(node.form)
            part = tree.part(node) if node.head is not None else None
            if part is None or not 2 <= len(part) <= LONGEST_PART or any(n.upos == "PUNCT" for n in part[:1] + part[-1:]):
                continue
            behind = tree.nodes.index(part[0]) > tree.nodes.index(node.head)
            if node.deprel == "acl:relcl" and behind and part[0].lemma in RELATIVE and part[0].deprel.startswith("nsubj"):
                self.relative[node.head.xpos in ("NNS", "NNPS")].append(part)
            elif node.deprel == "acl" and behind and node.xpos in ("VBN", "VBG") and node is part[0]:
                self.reduced.append(part)
            elif node.deprel == "nmod" and behind and node.head.upos == "NOUN" and part[0].deprel == "case" and part[0].head is node:
                self.prepositional.append(part)
            elif node.upos == "NOUN" and part[0].lemma == "a" and len(part) <= 6 and node.deprel in ("obj", "nsubj", "root"):
                self.phrases.append(part)
        root = tree.root()
        subject = tree.subject(root) if root.xpos == "VBD" else None
        if subject and root.upos == "VERB" and len(tree.nodes) <= 25:
            at = tree.nodes.index(root)
            rest = [n for n in tree.nodes[at:] if not (n.upos == "PUNCT" and n is tree.nodes[-1])]
            whole = set(rest)
            if all(n is root or n.head in whole for n in rest) and 2 <= len(rest) <= LONGEST_PART and rest[-1].upos != "PUNCT":
                self.predicates.append(rest)


def longer_subject(tree, rng, donors):
    """"The man denied it" -> "the man who was seen in May denied it"."""
    verbs = [(v, tree.subject(v)) for v in finite_past(tree)]
    verbs = [(v, s) for v, s in verbs if s.upos == "NOUN" and tree.part(s)[-1] is s and tree.nodes[tree.nodes.index(s) + 1] is v]
    if not verbs:
        return False
    _, subject = rng.choice(verbs)
    for _ in range(1 + (rng.random() < 0.35)):
        kind = rng.random()
        pool = donors.prepositional if kind < 0.35 else donors.reduced if kind < 0.65 else donors.relative[subject.xpos == "NNS"]
        part = copies(rng.choice(pool))
        next(n for n in part if n.head is None).head = subject
        tree.insert_behind(tree.part(subject)[-1], part)
        if kind >= 0.35:
            break
    return True


def second_verb(tree, rng, donors):
    """"He left the house" -> "he left the house and met a friend"."""
    root = tree.root()
    if root.xpos != "VBD" or root.upos != "VERB" or not tree.subject(root) or tree.child(root, "conj", "cc", "parataxis"):
        return False
    end = next((n for n in reversed(tree.nodes) if n.upos != "PUNCT"), None)
    part = copies(rng.choice(donors.predicates))
    verb = part[0]
    verb.head, verb.deprel = root, "conj"
    tree.insert_behind(end, [Node("and", "CCONJ", "CC", "and", "cc", verb), *part])
    return True


def reduced_relative(tree, _):
    """"The man who was seen in May" -> "the man seen in May"."""
    for node in tree.nodes:
        if node.deprel != "acl:relcl" or node.xpos != "VBN":
            continue
        subject, auxiliary = tree.child(node, "nsubj"), tree.child(node, "aux")
        if subject and auxiliary and subject.lemma in RELATIVE and auxiliary.deprel == "aux:pass" and auxiliary.xpos in ("VBD", "VBZ", "VBP"):
            tree.remove({subject, auxiliary})
            node.deprel = "acl"
            return True
    return False


def name_with_hyphen(tree, rng, donors):
    """"Norway and the islands" -> "Norway and the Lund-based islands"; of conjuncts most."""
    nouns = [(n, k) for k, n in enumerate(tree.nodes) if n.xpos in ("NN", "NNS", "NNP", "NNPS")]
    nouns = [(n, k) for n, k in nouns if k and not (tree.nodes[k - 1].head is n and tree.nodes[k - 1].deprel in ("compound", "flat", "nummod"))
             and n.deprel not in ("compound", "flat", "appos")]
    nouns = [pair for pair in nouns if pair[0].deprel == "conj"] or nouns
    if not nouns:
        return False
    noun, at = rng.choice(nouns)
    name = rng.choice(donors.names)
    participle, lemma = rng.choice(list(PARTICIPLES.items()))
    second = Node(participle, "VERB", "VBN", lemma, "amod", noun)
    first = Node(name, "PROPN", "NNP", name, "compound", second, corpus.UNKNOWN)
    tree.nodes[at:at] = [first, Node("-", "PUNCT", "HYPH", "-", "punct", first), second]
    return True


def noun_in_ing(tree, rng):
    """"He closed the shop" -> "he ended fighting"."""
    verbs = [v for v in finite_past(tree) if tree.child(v, "obj") and tree.child(v, "obj").upos == "NOUN"
             and not tree.child(v, "compound", "ccomp", "xcomp", "iobj")]
    verbs = [v for v in verbs if not tree.child(tree.child(v, "obj"), "conj", "nummod", "compound", "acl", "nmod", "amod")]
    if not verbs:
        return False
    verb = rng.choice(verbs)
    noun = tree.child(verb, "obj")
    if any(n.deprel not in ("det", "case") for n in tree.below(noun)) or tree.nodes.index(noun) < tree.nodes.index(verb):
        return False
    tree.remove(set(tree.below(noun)))
    verb.form, verb.lemma = rng.choice(list(NO_GERUND.items()))
    noun.form = noun.lemma = rng.choice(IN_ING)
    noun.xpos = "NN"
    return True


def third_person(lemma):
    if lemma in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma[-1] == "y" and lemma[-2:-1] not in "aeiou" else lemma + "s"


def headline(tree, rng):
    """"The mayor denied the claims." -> "Mayor denies claims", "Two men were arrested" -> "Two men arrested", "will go" -> "to go"."""
    root = tree.root()
    if len(tree.nodes) > 16 or len(tree.nodes) < 4 or root.upos not in ("VERB", "NOUN", "ADJ"):
        return False
    subject, auxiliary, copula = tree.child(root, "nsubj"), tree.child(root, "aux"), tree.child(root, "cop")
    if not subject or subject.upos not in ("NOUN", "PROPN") or tree.nodes.index(subject) > tree.nodes.index(root):
        return False
    gone = {n for n in tree.nodes if n.deprel == "det" and n.lemma in ("the", "a", "an", "this")}
    if auxiliary and auxiliary.form.lower() == "will" and root.xpos == "VB":
        auxiliary.form, auxiliary.lemma, auxiliary.upos, auxiliary.xpos, auxiliary.deprel = "to", "to", "PART", "TO", "mark"
    elif auxiliary and auxiliary.lemma == "be":
        gone.add(auxiliary)
    elif copula and not auxiliary and copula.lemma == "be" and root.upos == "ADJ":
        gone.add(copula)
    elif not auxiliary and not copula and root.xpos == "VBD" and root.lemma.isalpha():
        if subject.xpos in ("NN", "NNP"):
            root.form, root.xpos = third_person(root.lemma), "VBZ"
        else:
            root.form, root.xpos = root.lemma, "VBP"
    else:
        return False
    last = tree.nodes[-1]
    if last.upos == "PUNCT":
        gone.add(last)
    if any(n.head in gone for n in tree.nodes if n not in gone) or len(tree.nodes) - len(gone) < 3:
        return False
    tree.remove(gone)
    return True


def like_noun(tree, rng):
    """"Agreed to sell the ship" -> "agreed to free the ship", "the party supports the bill" -> "the party backs the bill"."""
    verbs = [n for n in tree.nodes if n.upos == "VERB" and n.xpos in ("VB", "VBZ", "VBP") and tree.child(n, "obj") and not tree.child(n, "compound", "ccomp",
             "xcomp", "iobj") and tree.nodes.index(tree.child(n, "obj")) > tree.nodes.index(n)]
    if not verbs:
        return False
    verb = rng.choice(verbs)
    verb.lemma = rng.choice(LIKE_NOUN)
    verb.form = third_person(verb.lemma) if verb.xpos == "VBZ" else verb.lemma
    return True


def movement(tree, rng):
    """"Fans left" -> "Shares slip": a headline whose verb at the end looks like a noun."""
    verbs = [v for v in tree.nodes if v.upos == "VERB" and v.xpos in ("VBD", "VBP") and tree.subject(v) and tree.subject(v).xpos in ("NNS", "NN")
             and not tree.child(v, "obj", "ccomp", "xcomp", "aux", "cop", "compound", "expl") and v.deprel in ("root", "conj", "ccomp")]
    if not verbs:
        return False
    verb = rng.choice(verbs)
    subject = tree.subject(verb)
    verb.lemma = verb.form = rng.choice(OF_MOVEMENT)
    verb.xpos = "VBP"
    if subject.xpos == "NN":
        verb.form, verb.xpos = third_person(verb.lemma), "VBZ"
    return True


def headline_source(tree, rng):
    """"The mayor denied the claims." -> "Mayor denies claims - police", "Mayor denies claims: police"."""
    if not headline(tree, rng):
        return False
    root, source = tree.root(), rng.choice(OF_A_HEADLINE)
    sign = rng.choice(["-", "–", ":"])
    tag = "NNP" if source == "UN" else "NN"
    node = Node(source, "PROPN" if source == "UN" else "NOUN", tag, source, "parataxis", root)
    tree.nodes += [Node(sign, "PUNCT", ":", sign, "punct", node), node]
    return True


def named_what(tree, rng, donors):
    """"The board met Ida Holm" -> "the board named Ida Holm winner", "critics called the plan a waste of time"."""
    verbs = [v for v in finite_past(tree) if tree.child(v, "obj") and tree.child(v, "obj").upos in ("NOUN", "PROPN")
             and not tree.child(v, "compound", "ccomp", "xcomp", "iobj")]
    verbs = [v for v in verbs if tree.part(tree.child(v, "obj")) and tree.nodes.index(tree.child(v, "obj")) > tree.nodes.index(v)]
    if not verbs:
        return False
    verb = rng.choice(verbs)
    what = tree.child(verb, "obj")
    verb.form, verb.lemma = rng.choice(list(NAMING.items()))
    bare = verb.lemma not in ("call", "label", "dub") and rng.random() < 0.6
    if bare:
        office = rng.choice(OFFICES)
        named = [Node(office, "NOUN", "NN", office, "xcomp", verb)]
    else:
        named = copies(rng.choice(donors.phrases))
        top = next(n for n in named if n.head is None)
        top.head, top.deprel = verb, "xcomp"
    tree.insert_behind(tree.part(what)[-1], named)
    return True


def whom_somebody(tree, rng, donors):
    """"Ida Holm left" -> "Ida Holm, whom police arrested on Friday, left"."""
    found = [n for n in tree.nodes if n.upos == "PROPN" and n.deprel.split(":")[0] in ("nsubj", "obj", "obl") and n.name[2:] == "PER" and tree.part(n)
             and not tree.child(n, "acl", "appos", "conj")]
    if not found:
        return False
    name = rng.choice(found)
    form, lemma = rng.choice(list(WHOM_ONE.items()))
    verb = Node(form, "VERB", "VBD", lemma, "acl:relcl", name)
    who = rng.choice(donors.names) if rng.random() < 0.4 else None
    who = Node(who, "PROPN", "NNP", who, "nsubj", verb, corpus.UNKNOWN) if who else Node("police", "NOUN", "NNS", "police", "nsubj", verb)
    whom = Node("whom", "PRON", "WP", "whom", "obj", verb)
    day = day_nodes(verb, rng) if rng.random() < 0.5 else []
    last = tree.part(name)[-1]
    behind = tree.nodes[tree.nodes.index(last) + 1:]
    end = [Node(",", "PUNCT", ",", ",", "punct", verb)] if behind and behind[0].upos != "PUNCT" else []
    tree.insert_behind(last, [Node(",", "PUNCT", ",", ",", "punct", verb), whom, who, verb, *day, *end])
    return True


def counted(tree, rng):
    """"11 cases" -> "11 confirmed cases", "the firm" -> "the staffing firm"."""
    places = [(k, n) for k, n in enumerate(tree.nodes) if k and n.upos == "NOUN"]
    numbers = [(k, n) for k, n in places if n.xpos == "NNS" and tree.nodes[k - 1].head is n and tree.nodes[k - 1].deprel == "nummod"]
    firms = [(k, n) for k, n in places if n.lemma in FIRMS and tree.nodes[k - 1].head is n and tree.nodes[k - 1].deprel in ("det", "amod")]
    if not numbers and not firms:
        return False
    k, noun = rng.choice(numbers + firms)
    if (k, noun) in numbers:
        form, lemma = rng.choice(list(COUNTED.items()))
        tree.nodes.insert(k, Node(form, "VERB", "VBG" if form == "missing" else "VBN", lemma, "amod", noun))
    else:
        form = rng.choice(TRADES)
        tree.nodes.insert(k, Node(form, "NOUN", "NN", form, "compound", noun))
    return True


def office_before_name(tree, rng, donors):
    """"Ida Holm left" -> "Minister for Health Ida Holm left", "the judge for Lund Ida Holm left": the name is the head."""
    found = [n for n in tree.nodes if n.upos == "PROPN" and n.name == "B-PER" and n.deprel in ("nsubj", "obj", "obl", "conj", "nsubj:pass")
             and not any(tree.nodes.index(child) < tree.nodes.index(n) and child.deprel != "case" for child in tree.below(n))]
    if not found:
        return False
    name = rng.choice(found)
    office, preposition = rng.choice(OFFICES_WITH)
    place, proper = rng.random() < 0.5, rng.random() < 0.7
    written = lambda form, is_name: (form.capitalize(), "PROPN", "NNP", form.capitalize()) if is_name else (form, "NOUN", "NN", form)
    title = Node(*written(office, proper), "nmod:desc", name)
    what = Node(*written(rng.choice(donors.names if place else OF_OFFICES), proper or place), "nmod", title)
    if place:
        what.name = corpus.UNKNOWN
    words = [title, Node(preposition, "ADP", "IN", preposition, "case", what), what]
    if not proper:
        words.insert(0, Node("the", "DET", "DT", "the", "det", title))
    at = tree.nodes.index(name)
    tree.nodes[at:at] = words
    return True


def without_that(tree, rng, donors):
    """"The study found that stars move" -> "the study published in May found stars move"."""
    verbs = [v for v in finite_past(tree) if tree.child(v, "ccomp")]
    marks = [(v, tree.child(tree.child(v, "ccomp"), "mark")) for v in verbs]
    marks = [(v, mark) for v, mark in marks if mark and mark.lemma == "that" and not tree.below(mark) and tree.nodes[tree.nodes.index(v) + 1] is mark]
    if not marks:
        return False
    tree.remove({rng.choice(marks)[1]})
    longer_subject(tree, rng, donors)
    return True


def having_done(tree, rng):
    """"The firm has misled investors" -> "the firm denied having misled investors"."""
    for done in tree.nodes:
        auxiliary = tree.child(done, "aux")
        if done.xpos != "VBN" or done.upos != "VERB" or not auxiliary or auxiliary.lemma != "have" or not tree.subject(done):
            continue
        subject, at = tree.subject(done), tree.nodes.index(auxiliary)
        if tree.part(subject)[-1] is not tree.nodes[at - 1] or tree.nodes[at + 1] is not done:
            continue
        form, lemma = rng.choice(list(NOT_TAKEN_BACK.items()))
        verb = Node(form, "VERB", "VBD", lemma, done.deprel, done.head)
        for n in tree.nodes[:at]:
            if n.head is done:
                n.head = verb
        for n in tree.nodes[at:]:
            if n.head is done and n.deprel in ("punct", "conj", "parataxis"):
                n.head = verb
        done.head, done.deprel = verb, "xcomp"
        auxiliary.form, auxiliary.xpos = "having", "VBG"
        tree.nodes.insert(at, verb)
        return True
    return False


def only_when(tree, _):
    """"They left when the roof fell" -> "Only when the roof fell did they leave"."""
    root = tree.root()
    if root.xpos != "VBD" or root.upos != "VERB" or tree.child(root, "aux", "cop", "conj", "ccomp"):
        return False
    subject, clause = tree.subject(root), tree.child(root, "advcl")
    part = tree.part(clause) if clause else None
    if not subject or not part or part[0].lemma not in ("when", "after", "once", "if") or tree.part(subject)[0] is not tree.nodes[0]:
        return False
    end = tree.nodes[-1] if tree.nodes[-1].upos == "PUNCT" else None
    if (tree.nodes[-2] if end else tree.nodes[-1]) is not part[-1]:
        return False
    rest = [n for n in tree.nodes if n not in part and n is not end]
    if rest[0].xpos not in ("NNP", "NNPS") and rest[0].form != "I":
        rest[0].form = rest[0].form.lower()
    root.form, root.xpos = root.lemma, "VB"
    part[0].form = part[0].form.lower()
    tree.nodes = [Node("Only", "ADV", "RB", "only", "advmod", clause), *part, Node("did", "AUX", "VBD", "do", "aux", root), *rest] + ([end] if end else [])
    return True


PLAIN = [same_in_past, day_before_verb, reduced_relative, headline, noun_in_ing, like_noun, movement, headline_source, counted, having_done, only_when]
WITH_DONORS = [longer_subject, second_verb, name_with_hyphen, named_what, whom_somebody, office_before_name, without_that]


def constructions_of(sentences, rng, share, donors):
    """Changed sentences: of most kinds about `share` of those that they can be made of."""
    made = []
    often = {name_with_hyphen: 0.1, counted: 0.5, like_noun: 0.4, headline_source: 0.3, noun_in_ing: 3, only_when: 3, office_before_name: 0.3, without_that: 2}  # how many sentences each fits
    for s in sentences:
        if not s.has_tree or not 4 <= len(s.forms) <= LONGEST:
            continue
        for change in PLAIN + WITH_DONORS:
            if rng.random() >= share * often.get(change, 1):
                continue
            tree = Tree(s)
            if change(tree, rng) if change in PLAIN else change(tree, rng, donors):
                if change not in (same_in_past, headline, headline_source, movement, like_noun) and rng.random() < 0.15:
                    same_in_past(tree, rng)
                made.append(tree.sentence())
    return made


if __name__ == "__main__":
    import sys
    rng = random.Random(1)
    sentences = corpus.read_conllu(sys.argv[1])
    donors = Donors(sentences)
    made = constructions_of(sentences, rng, 0.25, donors)
    print(len(made), sum(len(s.forms) for s in made), "of", sum(len(s.forms) for s in sentences))
    for change in PLAIN + WITH_DONORS:
        count = 0
        for s in sentences:
            if not 4 <= len(s.forms) <= LONGEST:
                continue
            tree = Tree(s)
            if change(tree, rng) if change in PLAIN else change(tree, rng, donors):
                count += 1
                if count % 100 == 7:
                    t = tree.sentence()
                    print(" ".join(f"{f}/{x}" if f in ("cut",) else f for f, x in zip(t.forms, t.xpos)))
        print(change.__name__, count)
