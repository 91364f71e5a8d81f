#!/usr/bin/env python3
"""Makes titles.json, the names that are linked out of the box, from texts in which people linked names to articles.

    make_titles.py ITEMS.jsonl MENTIONS.jsonl [--days odd|even] > titles.json
    make_titles.py --score ITEMS.jsonl MENTIONS.jsonl [--days odd|even] [-v]

ITEMS are JSON Lines with id, published, text and links [begin, end, title], offsets in code points, such as items of
Wikipedia's Current Events (CC BY-SA 4.0; what is taken from them are facts: which words lead to which article).
MENTIONS are what `claimgraph build ITEMS.jsonl --titles none --to mentions` finds there: only words that the program
takes for a name count, and their types become those of the things.

A title is taken where it was linked `least_links` times or more, on two days at least. A form is taken where people
linked it twice or more, or where it is the title itself. Where nearly all links of a form lead to one title, it does
so wherever it stands; else only in a text that names something that goes with one of the titles, and with no other:
`with`, if in nine of ten such texts people agreed. What the program takes for one thing and people for two is not
linked at all. Countries are left out, as the program knows them, and so are words of a country's people and offices.

--days takes only items of days of the month with that parity: make the list of odd days, then
    claimgraph build ITEMS.jsonl --titles LIST --to mentions
and --score the links on even days. -v lists those that are wrong."""
import argparse, collections, difflib, json, re, sys

least_links, least_form = 3, 2
sure = 0.9  # of the links of a form or of an entity, to one title
companion = 0.2  # of the items of a title, that name something which goes with it


def key(title):
    """Titles that are one article: redirects differ in case, stops, the article, plural, spelling."""
    words = re.sub(r"[^\w()]+", " ", title.lower().replace("u.s.", "united states").replace("defence", "defense")).split()
    words = ["united states" if word == "us" else word for word in words if word != "the"]
    return " ".join(word[:-1] if word.endswith("s") and len(word) > 4 else word for word in words)


def plain(title):
    return re.sub(r" \([^)]*\)$", "", title)


def trimmed(text, begin, end):
    words = text[begin:end]
    cut = re.match(r"(?i)(the )?(.*?)('s|’s|'|’)?$", words, re.S)
    return begin + cut.start(2), begin + cut.end(2)


def read(arguments):
    items = [json.loads(line) for line in open(arguments.items, encoding="utf-8")]
    if arguments.days:
        items = [item for item in items if int(item["published"][8:10]) % 2 == (arguments.days == "odd")]
    mentions = collections.defaultdict(dict)
    texts = {item["id"]: item["text"] for item in items}
    for line in open(arguments.mentions, encoding="utf-8"):
        mention = json.loads(line)
        if mention["document"] in texts and mention["form"] != "pronoun":
            mentions[mention["document"]][trimmed(texts[mention["document"]], mention["begin"], mention["end"])] = mention
    return items, mentions


def links_of(item):
    for begin, end, title in item["links"]:
        if re.search(r"[A-Z]", item["text"][begin:end]):
            yield *trimmed(item["text"], begin, end), title


def redirects(items, mentions, name):
    """Of each title the article it leads to: where its own words were linked to another title as often, that one; and
    where they are all that was ever linked to it, a person, letters or nearly the same words, what else the entity is."""
    entities, types = collections.defaultdict(collections.Counter), {}
    forms = collections.defaultdict(set)
    for item in items:
        for begin, end, title in links_of(item):
            forms[key(title)].add(key(item["text"][begin:end]))
            if mention := mentions[item["id"]].get((begin, end)):
                entities[mention["entity"]][key(title)] += 1
                types[key(title)] = mention["type"]
    other = {}
    for counts in entities.values():
        best = max(sorted(counts), key=lambda title: counts[title])
        for k, count in counts.items():
            alike = difflib.SequenceMatcher(None, k, best).ratio() >= 0.85 or types[k] == types[best] == "Person" or name[k].isupper()
            if k != best and counts[best] > count and forms[k] == {k} and alike:
                other[k] = best
    words = collections.defaultdict(collections.Counter)
    for item in items:
        for begin, end, title in links_of(item):
            words[key(item["text"][begin:end])][key(title)] += 1
    article = {k: k for k in name}
    for k in sorted(name):
        best = max(sorted(words[k]), key=lambda title: words[k][title], default=k)
        article[k] = other.get(k, k)
        if best != k and words[k][best] >= words[k][k]:
            article[k] = best
    return {k: article[best] if article[best] != k else k for k, best in article.items()}


def pure_links(items, mentions, article):
    """How often a form leads to an article where the entity that it is for the program leads to hardly another one, and
    is the one that the form is for nearly always."""
    by_entity, by_form = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for item in items:
        for begin, end, title in links_of(item):
            if mention := mentions[item["id"]].get((begin, end)):
                by_entity[mention["entity"]][article[key(title)]] += 1
    for found in mentions.values():
        for mention in found.values():
            by_form[re.sub(r"(?i)^the |['’]s?$", "", mention["text"])][mention["entity"]] += 1
    pure = collections.defaultdict(collections.Counter)
    for item in items:
        for begin, end, title in links_of(item):
            form, mention, k = item["text"][begin:end], mentions[item["id"]].get((begin, end)), article[key(title)]
            if not mention or by_form[form][mention["entity"]] < sure * sum(by_form[form].values()):
                continue
            counts = by_entity[mention["entity"]]
            if sum(counts.values()) - counts[k] <= max(1, (1 - sure) * sum(counts.values())):
                pure[form][k] += 1
    return pure


def make(items, mentions):
    spellings = collections.defaultdict(collections.Counter)
    for item in items:
        for _, _, title in links_of(item):
            spellings[key(title)][title] += 1
    name = {k: min(counts, key=lambda title: (-counts[title], title)) for k, counts in spellings.items()}
    article = redirects(items, mentions, name)
    links, days = collections.Counter(), collections.defaultdict(set)
    forms, types = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    beside, together = collections.defaultdict(collections.Counter), collections.defaultdict(int)
    for item in items:
        found = {}
        for begin, end, title in links_of(item):
            found.setdefault(article[key(title)], []).append((begin, end))
        for k, places in found.items():
            together[k] += 1
            for other, theirs in found.items():
                if other != k:
                    beside[k].update({item["text"][begin:end] for begin, end in theirs} | {plain(name[other])})
            for place in places:
                links[k] += 1
                days[k].add(item["published"])
                form = item["text"][place[0]:place[1]]
                mention = mentions[item["id"]].get(place)
                if mention and re.search(r"[A-Z]", form):
                    forms[form][k] += 1
                    types[k][mention["type"]] += 1
    pure = pure_links(items, mentions, article)
    entries = {}
    for k in sorted(name):
        kinds = types[k].most_common(2)
        if links[k] < least_links or len(days[k]) < 2 or not kinds or kinds[0][0] == "Country":
            continue
        if re.match(r"(?i)(vice |prime |foreign )*(president|minister|chancellor|premier|king|queen|secretary)( of\b|$)", name[k]):
            continue
        if re.match(r"\S+( [a-z]\S*)*s (of|in) ", name[k]) and not re.match(r"[A-Z]\S*s (of|in) ", name[k]):
            continue  # High courts of Norway: several things of a kind
        entries[k] = {"title": name[k], "type": kinds[0][0] if kinds[0][1] >= 0.8 * sum(types[k].values()) else None,
                      "names": [], "sometimes": []}
    for form, counts in sorted(forms.items()):
        total = sum(counts.values())
        for k, count in counts.items():
            if k not in entries or (count < least_form and form != plain(name[k])) or 2 * pure[form][k] < count:
                continue
            alone = count >= sure * total or (total - count <= 1 and count >= 4)
            entries[k]["names" if alone else "sometimes"].append(form)
    texts_with = collections.defaultdict(list)  # form: for each text with it, the article and the words that it names
    for item in items:
        words = {item["text"][begin:end] for begin, end, _ in links_of(item)} | {plain(title) for _, _, title in links_of(item)}
        for begin, end, title in links_of(item):
            texts_with[item["text"][begin:end]].append((article[key(title)], words))
    for k, entry in entries.items():
        if not entry["sometimes"]:
            continue
        rivals = {rival for form in entry["sometimes"] for rival in forms[form] if rival != k}
        entry["with"] = sorted(
            word for word, count in beside[k].items()
            if count >= max(2, companion * together[k]) and all(beside[rival][word] <= companion * together[rival] for rival in rivals))[:12]
        def agreed(form):
            there = [title for title, words in texts_with[form] if words & set(entry["with"])]
            return there.count(k) >= max(2, sure * len(there))
        entry["sometimes"] = [form for form in entry["sometimes"] if agreed(form)]
    rows = []
    for entry in entries.values():
        if not entry["names"] and not entry.get("with"):
            continue
        if not entry.get("with"):
            entry["sometimes"] = []
        row = {field: value for field, value in entry.items() if value}
        if not row.get("sometimes"):
            row.pop("with", None)
        rows.append("    " + json.dumps(row, ensure_ascii=False))
    print('{\n  "note": "Articles of Wikipedia to which names are linked out of the box, and the forms under which texts have them: facts, from the '
          'items of Wikipedia\'s Current Events (see NOTICE), made by make_titles.py. names: the form alone says enough; sometimes: only in a text that '
          'names something of with, and nothing that goes with another title of the form.",\n  "titles": [')
    print(",\n".join(rows))
    print("  ]\n}")


def score(items, mentions, verbose, everything):
    names = {}
    for item in everything:
        for _, _, title in links_of(item):
            names[key(title)] = title
    article = redirects(everything, mentions, names)
    one = lambda title: article.get(key(title), key(title))
    right = wrong = same = total = 0
    for item in items:
        for begin, end, title in links_of(item):
            total += 1
            mention = mentions[item["id"]].get((begin, end))
            iri = (mention or {}).get("sameAs", "")
            if "dbpedia.org" not in iri:
                continue
            linked = iri.rsplit("/", 1)[1].replace("_", " ").replace("%22", '"').replace("%25", "%")
            right += linked == title
            same += one(linked) == one(title)
            wrong += 1
            if verbose and one(linked) != one(title):
                print(f"{item['text'][begin:end]}: {linked}, not {title}")
    print(f"names {total} linked {wrong} precision {right / max(1, wrong):.3f}, redirects as one {same / max(1, wrong):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items"), parser.add_argument("mentions"), parser.add_argument("--days", choices=["odd", "even"])
    parser.add_argument("--score", action="store_true"), parser.add_argument("-v", action="store_true", dest="verbose")
    arguments = parser.parse_args()
    items, mentions = read(arguments)
    everything = [json.loads(line) for line in open(arguments.items, encoding="utf-8")]
    score(items, mentions, arguments.verbose, everything) if arguments.score else make(items, mentions)


main()
