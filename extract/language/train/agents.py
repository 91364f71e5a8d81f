#!/usr/bin/env python3
"""agents.py ANALYSED.conllu… > extract/packs/agents.json

How much each verb wants somebody who acts, a person or a body, for its subject or object, and each predicate behind a
copula for its subject, counted in what the program itself analysed (`claimgraph analyze TEXTS > ANALYSED.conllu`). A number is
the logarithm by how much the odds of such a one are higher there than anywhere, drawn towards 0 where little was counted.
"""
import collections
import json
import math
import pathlib
import re
import sys
import textwrap

LEAST_SEEN = 8  # words at a verb
DRAWN_BY = 6  # as if so many more had been as anywhere
LEAST_SAID = 0.7  # smaller numbers are left out
PERSONAL = set("he she i we you him her me us who whom someone anyone everyone".split())
PACKS = pathlib.Path(__file__).parents[2] / "packs"


def sentences(path):
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line == "\n":
                yield rows
                rows = []
            elif line[0].isdigit() and line.split("\t", 1)[0].isdigit():
                _, form, lemma, upos, _, _, head, relation, _, misc = line.rstrip("\n").split("\t")
                rows.append((form.lower(), lemma.lower(), upos, int(head) - 1, relation, misc.partition("NER=")[2] or "O"))


def nouns_of_agents():
    pack = json.loads(re.sub(r"^\s*//.*$", "", (PACKS / "names.json").read_text(encoding="utf-8"), flags=re.M))
    return {word for name in ("person_nouns", "nouns_male", "nouns_female", "nouns_of_people", "organization_heads") for word in pack[name]}


def acts(row, agents):
    """Whether a word is somebody who acts; None where the word does not tell, as of countries and *it*."""
    form, lemma, upos, _, _, name = row
    if upos == "PRON":
        return True if form in PERSONAL else None
    if name != "O":
        return None if name.endswith("LOC") else name.endswith(("PER", "ORG"))
    return lemma in agents or form in agents if upos == "NOUN" else None


def place(rows, row):
    head, relation = rows[row[3]], row[4]
    if relation == "nsubj:pass" or relation == "obj":
        return "object"
    if relation.partition(":")[0] == "nsubj":
        return "subject" if head[2] in ("VERB", "AUX") else "predicate"
    return None


def wrapped(table):
    text = ", ".join(f'"{lemma}": {value}' for lemma, value in table.items())
    return textwrap.fill(text.replace(": ", ":"), 150, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False).replace(":", ": ")


def main(paths):
    agents = nouns_of_agents()
    seen, everywhere = collections.defaultdict(lambda: [0, 0]), collections.defaultdict(lambda: [0, 0])
    for path in paths:
        for rows in sentences(path):
            for row in rows:
                where = place(rows, row) if row[3] >= 0 else None
                who = acts(row, agents) if where else None
                if who is None:
                    continue
                seen[where, rows[row[3]][1]][who] += 1
                everywhere[where][who] += 1
    out = {"note": "Made by extract/language/train/agents.py: how much a verb wants somebody who acts, a person or a body, for its subject or object, and a predicate behind a copula for its subject, in logarithms of odds; counted in Wikipedia's Current Events, Wikinews, MASC and State of the Union addresses."}
    for where in ("subject", "object", "predicate"):
        base = math.log(everywhere[where][1] / everywhere[where][0])
        share = everywhere[where][1] / sum(everywhere[where])
        table = {}
        for (at, lemma), (things, who) in sorted(seen.items()):
            if at != where or things + who < LEAST_SEEN or not re.fullmatch(r"[a-z]{2,}", lemma):
                continue
            odds = (who + DRAWN_BY * share) / (things + who + DRAWN_BY)
            value = round(math.log(odds / (1 - odds)) - base, 1)
            # what an attack does, the attackers do as well: only for what is done to them is it telling that they are rare
            if value >= LEAST_SAID or (where == "object" and -value >= LEAST_SAID):
                table[lemma] = value
        out[where] = table
    print("{\n  " + json.dumps("note") + ": " + json.dumps(out.pop("note")) + ",")
    print(",\n".join(f'  "{where}": {{\n{wrapped(table)}\n  }}' for where, table in out.items()))
    print("}")


main(sys.argv[1:])
