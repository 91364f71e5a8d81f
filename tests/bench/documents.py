#!/usr/bin/env python3
"""Makes many documents of few: tests/bench/documents.py COUNT ITEMS.jsonl [--sentences N] [--start K] > many.jsonl

Every text of ITEMS.jsonl (JSON Lines with `text`) comes again and again, each time with other names and numbers, its
sentences in another order, under an id and on a day of its own: about half of the names are invented anew in every copy,
consistently within it, so that things grow in number with the documents while some stay the same in all of them. The same
call gives the same bytes."""
import argparse
import datetime
import hashlib
import json
import re
import sys

KEPT = set("""Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
October November December The A An In On At Of For And But By To From With President Prime Minister General Court State""".split())
SYLLABLES = "ba bel dan dor el far gor hal in jor ka lin mar nel or pel ra sul tor ul van wes yar zan".split()


def number_of(*parts):
    return int.from_bytes(hashlib.blake2b("\0".join(map(str, parts)).encode(), digest_size=8).digest(), "big")


def invented(word, copy):
    seed = number_of(word, copy)
    name = "".join(SYLLABLES[(seed >> (8 * i)) % len(SYLLABLES)] for i in range(2 + seed % 2))
    return name.capitalize()


def sentences_of(text):
    return [part for part in re.split(r"(?<=[a-z]{3}[.!?]) +(?=[A-Z])", text) if part]


def varied(text, copy, sentences):
    parts = sentences_of(text)
    parts.sort(key=lambda part: number_of(part, copy))
    out = " ".join(parts[:sentences] if sentences else parts)

    def name(match):
        word = match.group()
        if match.start() == 0 or out[match.start() - 2] in ".!?" or word in KEPT or number_of(word, copy, "kept") % 2:
            return word
        return invented(word, copy)

    out = re.sub(r"\b[A-Z][a-z]+\b", name, out)
    return re.sub(r"\b\d{1,3}\b", lambda match: str(int(match.group()) + number_of(match.group(), copy) % 40), out)


def documents(count, texts, sentences, start):
    day = datetime.date(2020, 1, 1)
    for i in range(start, start + count):
        copy, at = divmod(i, len(texts))
        text = texts[at] if copy == 0 and not sentences else varied(texts[at], copy, sentences)
        yield {"id": f"urn:made:{i}", "published": str(day + datetime.timedelta(days=number_of(i) % 2000)),
               "publisher": f"Paper {number_of(i, 'paper') % 200}", "text": text}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("count", type=int)
    arguments.add_argument("items")
    arguments.add_argument("--sentences", type=int, default=0, help="at most so many of each text; 0: all")
    arguments.add_argument("--words", type=int, default=0, help="only sentences of at most so many words, each a text of its own")
    arguments.add_argument("--start", type=int, default=0, help="the number of the first")
    given = arguments.parse_args()
    with open(given.items, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    if given.words:
        texts = [part for text in texts for part in sentences_of(text) if 4 < len(part.split()) <= given.words]
    for document in documents(given.count, texts, given.sentences, given.start):
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
