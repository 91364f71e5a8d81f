"""Which lists a sentence's words are on: features of the names network. Twin of extract/language/gazetteer.{h,cpp}; both must stay equal.

The lists are those of extract/packs. Keys are names without blanks, accents and case, so that it does not matter how a tokenizer cuts
them ("Ivano-Frankivsk", "People 's Daily")."""
import json
import sys
import unicodedata

from features import shape_class, upper_character
from packs import PACKS, read_pack

SINGLE = ["given", "family", "honorific", "company", "organization head", "place head", "particle", "common"]
LONGER = ["country", "place", "organization", "acronym", "demonym", "office"]  # matched over several words; four features each:
# alone, first, in between, last
FEATURES = len(SINGLE) + 4 * len(LONGER)
WITH_CAPITAL = ("given", "family")  # "said", "will" and "park" are no names
FEATURE_NAMES = SINGLE + [f"{kind} {part}" for kind in LONGER for part in ("alone", "first", "inside", "last")]
LONGEST_MATCH = 6  # words

REPLACED = {0xD0: "d", 0xF0: "d", 0xD8: "o", 0xF8: "o", 0xDE: "th", 0xFE: "th", 0xC6: "ae", 0xE6: "ae", 0xDF: "ss", 0x110: "d",
            0x111: "d", 0x131: "i", 0x141: "l", 0x142: "l", 0x152: "oe", 0x153: "oe", 0x259: "e", 0x18F: "e"}
REPLACED.update({c: "'" for c in (0x2018, 0x2019, 0x2BC, 0x2B9, 0x2BB, 0x2BE, 0x2BF, 0x60, 0xB4, 0x2032)})
REPLACED.update({c: '"' for c in (0x201C, 0x201D, 0x201E, 0xAB, 0xBB)})
REPLACED.update({c: "-" for c in (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212)})


def key(text):
    """As fold_name in graph/name_key.h, without blanks."""
    out = []
    for c in text:
        for part in unicodedata.normalize("NFKD", c) if ord(c) >= 0x80 else c:
            category = unicodedata.category(part)
            if category in ("Mn", "Me", "Cf", "Zs") or part in " \t\n\r":
                continue
            lower = part.lower()
            out.append(REPLACED.get(ord(part)) or (lower if len(lower) == 1 else part))
    return "".join(out)


class Gazetteer:
    def __init__(self, packs=PACKS):
        lists = {kind: set() for kind in SINGLE + LONGER}

        def add(kind, names):
            lists[kind].update(map(key, names))

        def load(name):
            return read_pack(name, packs)

        for row in load("countries")["countries"]:
            add("country", [row["name"], *row.get("names", [])])
            add("demonym", row.get("demonyms", []) + row.get("people", []))
            add("place", row.get("capital", []))
        for row in load("places")["places"]:
            add("place", row["names"])
        for row in load("organizations")["organizations"]:
            add("organization", row["names"])
            add("acronym", row.get("acronyms", []))
        for row in load("offices")["offices"]:
            add("office", [row["office"], *row.get("names", [])])
        words = load("names")
        for names in [*words["given"].values(), *words["variants"], *words["short"], words["east_asian_given"]]:
            add("given", names)
        add("family", words["east_asian_families"])
        add("honorific", words["honorifics"])
        add("company", words["company_suffixes"] + words["company_heads"])
        add("organization head", words["organization_heads"])
        add("place head", words["place_heads"])
        add("particle", words["particles"])
        add("common", words["common_words"] + words["generic_names"] + words["common_capitalised"])
        add("demonym", list(words["demonym_regions"]) + words["groups"])
        more = load("gazetteer")
        for kind in ("given", "family", "organization", "place"):
            add(kind, more[kind])
        for kind in SINGLE + LONGER:
            lists[kind].discard("")
        self.lists = lists
        self.longest = max(len(k) for kind in LONGER for k in lists[kind])
        self.words = {}

    def word(self, form):
        """(key, has a capital, has no small letter, features)"""
        found = self.words.get(form)
        if found is None:
            k = key(form)
            capital = any(shape_class(c) == "X" for c in form)
            features = sum(1 << bit for bit, kind in enumerate(SINGLE) if k in self.lists[kind] and (capital or kind not in WITH_CAPITAL))
            found = self.words[form] = (k, capital, all(c == upper_character(c) for c in form), features)
        return found

    def features(self, forms):
        """A number for each word; its bits are the features."""
        words = [self.word(form) for form in forms]
        out = [w[3] for w in words]
        for place, kind in enumerate(LONGER):
            names, first_bit, at = self.lists[kind], len(SINGLE) + 4 * place, 0
            while at < len(words):
                end = at
                if kind == "office" or words[at][1]:
                    text = ""
                    for k in range(at, min(len(words), at + LONGEST_MATCH)):
                        text += words[k][0]
                        if len(text) > self.longest:
                            break
                        if text in names and not (kind == "acronym" and k == at and not words[at][2]):
                            end = k + 1
                for k in range(at, end):
                    part = 0 if end == at + 1 else 1 if k == at else 3 if k == end - 1 else 2
                    out[k] |= 1 << (first_bit + part)
                at = max(end, at + 1)
        return out


if __name__ == "__main__":
    # the same cases as of the C++ side
    path = PACKS.parents[1] / "tests/extract/language/gazetteer_cases.json"
    gazetteer = Gazetteer()
    wrong = 0
    for case in json.loads(path.read_text(encoding="utf-8")):
        for word, expected, found in zip(case["words"], case["features"], gazetteer.features(case["words"])):
            mine = [name for k, name in enumerate(FEATURE_NAMES) if found >> k & 1]
            if mine != expected:
                print(f"{word}: {mine}, expected {expected}")
                wrong += 1
    sys.exit(wrong > 0)
