#!/usr/bin/python3
"""Names in Wikipedia's Current Events: what a link leads to says what its words are (distant supervision).

An article's type comes from what stands in parentheses behind its title, from the head of the title, from the packs' lists, and else from
what the models make of all links to it, if they agree. titles.json has what goes wrong that way. Where no link leads, the models' agreement
counts; what they differ on is left out of the loss.

    events.py ITEMS CONLLU… [--types]   prints the annotated text, or every title with its type"""
import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import corpus
from analysis import agreed_names, bio, name_spans, read_documents
from packs import PACKS, read_pack

TITLES = Path(__file__).resolve().parent / "titles.json"
NONE, UNKNOWN = "none", "unknown"

words = lambda text: set(text.split())
SHIPS = re.compile(r"(USS|HMS|IRIS|MV|ARA|SS|INS|RFA) ")
# What stands in parentheses behind a title, or is its head; beside the lists of names.json.
PERSON_NOTES = words("""politician politicians footballer singer general actor actress activist journalist president mayor pharaoh musician
    lawyer judge cleric rapper soldier athlete cyclist economist diplomat businessman businesswoman writer author officer bishop priest wrestler
    boxer runner swimmer skier director filmmaker admiral minister senator governor sheikh imam born golfer entertainer comedian novelist
    physicist astronaut criminal king queen scientist ayatollah cricketer driver player""")
PLACE_NOTES = words("""state city province country region river town village island county district department municipality continent territory
    neighborhood commune lake sea mountain volcano governorate oblast prefecture parish suburb woreda""")
ORGANIZATION_NOTES = words("""company party newspaper agency organization organisation group magazine bank airline corporation broadcaster network
    website union ministry tv brand television retailer""")
ORGANIZATION_HEADS = words("""f.c fc a.f.c w.f.c f.a afc sc ac cf militants rangers police gendarmerie directorate intelligence jihad gang
    militias rebels front carabinieri""")
PLACE_HEADS = words("""airport river province district region county oblast island islands sea lake strait gulf bay square street bridge dam
    stadium mosque church cathedral port prefecture governorate airbase base prison palace voivodeship krai okrug regency arrondissement township
    upazila division heights strip temple synagogue shrine airfield circuit coast peak pass crater expressway refinery mine territory reservation
    municipality""")
EITHER_HEADS = words("hospital school college museum university center centre house department staff")
NOTHING_HEADS = words("""war wars election elections protest protests attack attacks crisis cup championship championships games series olympics
    paralympics accord accords agreement act law bill award awards prize prizes conflict earthquake earthquakes flood floods flooding fire fires
    wildfire wildfires typhoon hurricane cyclone storm outbreak pandemic epidemic summit conference massacre shooting shootings bombing bombings
    trial presidency crash season genocide operation operations offensive strike strikes virus disease convention constitution treaty day week
    holiday festival championship tournament final finals playoffs open tour prix race marathon raid raids battle siege invasion revolution
    uprising insurgency rebellion coup referendum program programme plan policy initiative debate scandal affair controversy case lawsuit murder
    murders killing killings assassination death deaths arrest disappearance kidnapping kidnappings passport visa dollar euro pound yen yuan
    rupee currency dynasty language religion relations history politics economy ceasefire truce negotiations talks missile missiles drone drones
    aircraft ship submarine helicopter ferry vessel tanker airliner expedition flight eruption collapse disaster accident incident derailment
    sanctions tariffs reform reforms amendment resolution statement declaration rights tax people tribe industry flotilla""")
OFFICES = words("""president vice minister prime chancellor governor mayor king queen prince princess emperor sultan emir pope patriarch
    secretary speaker leader premier deputy ambassador attorney solicitor chief chairman chairperson commissioner member members lord lieutenant
    list first second lady ministers presidents commander-in-chief director-general secretary-general catholicos-patriarch representative marshal
    prosecutor ombudsman archbishop bishop""")
PARTICLE = re.compile(r"(al|el|ash|ad|ar|as|an|at|az|ez|es|d|l)[-'’]\w")


def plain(word):
    return word.lower().strip(".,")


class Titles:
    """What articles are about."""

    def __init__(self, packs=PACKS):
        load = lambda name: read_pack(name, packs)
        names, gazetteer = load("names"), load("gazetteer")
        countries = load("countries")["countries"]
        self.countries = {name for row in countries for name in [row["name"], *row.get("names", [])]}
        self.demonyms = {name for row in countries for name in row.get("demonyms", []) + row.get("people", [])}
        self.demonyms |= set(names["demonym_regions"]) | set(names["groups"])
        self.places = self.countries | {name for row in countries for name in row.get("capital", [])} | set(gazetteer["place"])
        self.places |= {name for row in load("places")["places"] for name in row["names"]}
        self.organizations = set(gazetteer["organization"])
        self.organizations |= {name for row in load("organizations")["organizations"] for name in row["names"] + row.get("acronyms", [])}
        values = load("values")
        self.never = {word.capitalize() for word in [*values["months"], *values["weekdays"]]} | set(names["honorifics"]) | OFFICES
        place_heads = (set(names["place_heads"]) | set(names["facility_heads"]) | PLACE_HEADS) - EITHER_HEADS
        organization_heads = (set(names["organization_heads"]) | set(names["company_suffixes"]) | set(names["company_heads"]) |
                              ORGANIZATION_HEADS) - EITHER_HEADS
        self.place_heads = (place_heads - organization_heads) | PLACE_HEADS
        self.organization_heads = organization_heads - place_heads
        self.known = {title: kind for kind, titles in json.loads(TITLES.read_text(encoding="utf-8")).items() if kind != "note"
                      for title in titles}

    def cue(self, title):
        """The type that the title itself shows, or None."""
        if title in self.known:
            return self.known[title]
        found = re.fullmatch(r"(.*?) \((.*)\)", title)
        base, note = found.groups() if found else (title, "")
        notes = {plain(word) for word in re.split(r"[ -]", note)}
        for kind, of in (("PER", PERSON_NOTES), ("LOC", PLACE_NOTES), ("ORG", ORGANIZATION_NOTES)):
            if notes & of:
                return kind
        if re.search(r"\b(1[89]|20)\d\d\b", base) or SHIPS.match(base) or base.startswith(("List of", "Killing of")):
            return NONE
        if base in self.countries:
            return "LOC"
        parts = base.split()
        subject = re.split(r" (?:of|for|in|to|against|on|at|between|by|from) |, ", base)[0].split()
        head, first = plain(subject[-1]), plain(subject[0])
        if first in OFFICES and len(subject) < 4 and not {plain(word) for word in subject} & {"office", "department"} or head in OFFICES:
            return UNKNOWN if head not in OFFICES and len(subject) == len(parts) else NONE  # "Pope Leo"
        if head in PLACE_HEADS and head not in EITHER_HEADS and len(subject) > 1:
            return UNKNOWN if head == "church" else "LOC"
        if len(parts) > 1 and parts[-1][0].islower() and not PARTICLE.match(parts[-1]):
            return "ORG" if head in ("team", "forces", "militias", "airlines", "government") and parts[0][0].isupper() else NONE
        if base in self.demonyms or len(parts) == 1 and (base + "s" in self.demonyms or base.rstrip("s") in self.demonyms):
            return NONE
        if re.search(r"s in | Americans?$|^\w+(in|ing|ball|cer|nis) in ", base):
            return NONE
        if head in NOTHING_HEADS or first in ("cyclone", "hurricane", "typhoon", "storm"):
            return NONE
        if "armed forces" in base.lower():
            return "ORG"
        if head in self.organization_heads and len(subject) > 1 or head in ORGANIZATION_HEADS:
            return "ORG"
        if head in self.place_heads and len(subject) > 1:
            return "LOC"
        if ", " in base and base.split(", ")[-1] in self.places:
            return "LOC"
        if base in self.places and base not in self.organizations:
            return "LOC"
        if base in self.organizations and base not in self.places:
            return "ORG"
        return None

    def kind(self, title, votes):
        """votes: how often the models made what type of links to it ("O": none of the three)."""
        found = self.cue(title)
        if found is None and votes:
            best, count = votes.most_common(1)[0]
            found = (NONE if best == "O" else best) if count == sum(votes.values()) and best != "mixed" else UNKNOWN
        return found or UNKNOWN


def is_name(text):
    """Whether the words of a link look like a name: first and last have capitals."""
    parts = re.sub(r"^[Tt]he ", "", text).split()
    return bool(parts) and any(c.isupper() for c in parts[0]) and any(c.isupper() for c in parts[-1])


def places_in(text, sentences):
    """[(begin, end) of each word] for each sentence, in code points of the text."""
    at, out = 0, []
    for s in sentences:
        offsets = []
        for form in s.forms:
            found = text.find(form, at, at + len(form) + 8)
            found = at if found < 0 else found
            offsets.append((found, found + len(form)))
            at = found + len(form)
        out.append(offsets)
    return out


class Links:
    """The links of one sentence: [(first word, one past the last, title, text)]."""

    def __init__(self, item, offsets):
        self.all = []
        for begin, end, title in item["links"]:
            inside = [k for k, (a, b) in enumerate(offsets) if a < end and b > begin]
            if inside:
                self.all.append((inside[0], inside[-1] + 1, title, item["text"][begin:end]))


def votes_of(tags, begin, end):
    spans = [s for s in name_spans(tags) if s[0] < end and s[1] > begin]
    if not spans:
        return "O"
    return spans[0][2] if len(spans) == 1 and spans[0][0] <= begin + 1 and spans[0][1] >= end - 1 else "mixed"


def annotate(sentence, readings, links, titles, kinds):
    """Sets the sentence's names."""
    forms, linked = sentence.forms, [False] * len(sentence.forms)
    like = [upos == "PROPN" and any(c.isupper() for c in form) and form not in titles.demonyms and not {form, plain(form)} & titles.never
            for form, upos in zip(forms, sentence.upos)]
    tags = agreed_names(forms, readings, like)
    free = lambda begin, end: tags.__setitem__(slice(begin, end), [corpus.UNKNOWN] * (end - begin))
    for begin, end, title, text in links.all:
        kind = kinds[title]
        if not is_name(text):
            continue
        overlapping = [s for reading in readings for s in name_spans(reading) if s[0] < end and s[1] > begin]
        if kind in (NONE, UNKNOWN):
            for k in range(begin, end):
                if kind == UNKNOWN or tags[k] != "O" and not like[k] or any(s[0] <= k < s[1] for s in overlapping):
                    tags[k] = corpus.UNKNOWN
                else:
                    tags[k] = "O"
            continue
        if text in titles.demonyms:
            continue
        while end > begin + 1 and (forms[end - 1] in corpus.POSSESSIVE or forms[end - 1] in ",."):
            end -= 1
        if forms[begin].lower() == "the" and end > begin + 1 and not (forms[begin] == "The" and kind == "LOC"):
            begin += 1
        if kind == "ORG" and text in titles.places:
            if "team" in title.split() or "football" in title.split():
                free(begin, end)
                continue
            kind = "LOC" if text in titles.countries else kind
        if kind == "PER":
            while begin + 1 < end and plain(forms[begin]) in OFFICES:
                begin += 1
        outside = [s for s in overlapping if s[0] < begin and not (s[0] == begin - 1 and forms[s[0]].lower() == "the") or
                   s[1] > end]
        if outside and kind != "PER":  # "[Kyiv] Oblast"
            free(min(s[0] for s in overlapping), max(s[1] for s in overlapping))
            continue
        pieces, start = [], begin
        for k in range(begin, end + 1):
            if k == end or kind == "LOC" and forms[k] == ",":
                if k > start:
                    pieces.append((start, k))
                start = k + 1
        for k in range(begin, end):
            tags[k], linked[k] = "O", True
        for start, stop in pieces:
            tags[start:stop] = bio(kind, stop - start)
    for k in range(1, len(tags)):  # what follows what is unknown cannot go on from nothing
        if tags[k][0] == "I" and tags[k - 1][2:] != tags[k][2:]:
            tags[k] = corpus.UNKNOWN
    sentence.ner, sentence.linked = tags, linked


def repeats(documents):
    """The same words without a link: the type that all links of theirs have, if there are several words or several links; in the same item,
    a person's last name."""
    forms = defaultdict(Counter)
    for _, sentences in documents:
        for s in sentences:
            for begin, end, kind in name_spans(s.ner):
                if s.linked[begin]:
                    forms[tuple(s.forms[begin:end])][kind] += 1
    sure = {form: next(iter(kinds)) for form, kinds in forms.items() if len(kinds) == 1 and (sum(kinds.values()) >= 3 or len(form) > 1)}
    longest = max(map(len, sure), default=0)
    for _, sentences in documents:
        last = {(s.forms[end - 1],): "PER" for s in sentences for begin, end, kind in name_spans(s.ner)
                if kind == "PER" and s.linked[begin] and end > begin + 1}
        for s in sentences:
            k = 0
            while k < len(s.forms):
                found = [n for n in range(1, min(longest, len(s.forms) - k) + 1) if tuple(s.forms[k:k + n]) in (sure if n > 1 else sure | last)]
                if found:
                    length = found[-1]
                    form = tuple(s.forms[k:k + length])
                    whole = s.ner[k][:1] in ("B", corpus.UNKNOWN) and all(tag[:1] in ("I", corpus.UNKNOWN) for tag in s.ner[k + 1:k + length])
                    before, after = s.ner[k - 1] if k else "O", s.ner[k + length] if k + length < len(s.ner) else "O"
                    if not any(s.linked[k:k + length]) and whole and before != corpus.UNKNOWN and after[:1] not in ("I", corpus.UNKNOWN):
                        s.ner[k:k + length] = bio(sure.get(form) or last[form], length)
                    k += length - 1
                k += 1


def read_events(items_path, analyses, titles=None):
    """([(id, sentences)], {title: type}). analyses: CoNLL-U of the same text by several models"""
    titles = titles or Titles()
    items = [json.loads(line) for line in open(items_path, encoding="utf-8")]
    readings = [read_documents(path) for path in analyses]
    found, votes = [], defaultdict(Counter)
    for item in items:
        each = [reading.get(item["id"], []) for reading in readings]
        if len({tuple(tuple(s.forms) for s in sentences) for sentences in each}) != 1:
            continue
        links = [Links(item, offsets) for offsets in places_in(item["text"], each[0])]
        for k, of_sentence in enumerate(links):
            for begin, end, title, text in of_sentence.all:
                if is_name(text):
                    votes[title].update(votes_of(sentences[k].ner, begin, end) for sentences in each)
        found.append((item["id"], each, links))
    kinds = {title: titles.kind(title, votes[title]) for item in items for _, _, title in item["links"]}
    documents = []
    for identity, each, links in found:
        tags = [[sentences[k].ner for sentences in each] for k in range(len(each[0]))]
        for s, readings_of, of_sentence in zip(each[0], tags, links):
            annotate(s, readings_of, of_sentence, titles, kinds)
            s.has_tree = False
        documents.append((identity, each[0]))
    repeats(documents)
    return documents, kinds


def held_out(identity):
    """A tenth of the items, to choose on."""
    return hashlib.sha256(identity.encode()).digest()[0] < 26


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items", type=Path)
    parser.add_argument("analyses", nargs="+", type=Path)
    parser.add_argument("--types", action="store_true")
    args = parser.parse_args()
    documents, kinds = read_events(args.items, args.analyses)
    if args.types:
        for title, kind in sorted(kinds.items()):
            print(kind, title, sep="\t")
        return
    for _, sentences in documents:
        for s in sentences:
            print(" ".join(form if tag == "O" else f"{form}/{tag}" for form, tag in zip(s.forms, s.ner)))


if __name__ == "__main__":
    main()
