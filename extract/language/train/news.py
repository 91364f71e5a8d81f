"""Trees and names of news that were decided by reading: news.tsv, which has no words, put together with the text it speaks of.

A line of news.tsv is a sentence: the hash of its words, its tree, its names. The tree is `UPOS/XPOS/HEAD/RELATION` for every word, or `-`: in it
the words about which models differed were decided by eye (`+` in front of them); the others are as all models had them. Where every word has a `+`,
the whole tree was read and mended. Names are
`FIRST-LAST:TYPE`, words from 1, `0` where there is none, or `-` where nobody looked. A sentence whose words are not found, because the text is
cut otherwise by now, is left out."""
import hashlib
import json
import re

import corpus
import masc
from analysis import analyze, bio, name_spans, read_documents

MASC_REPORTS = re.compile(  # news, and other articles that report or argue
    r"wsj_|NYT|2000|2002.*nyt|Article|fcic|lessig|Env_Prot|Uprooted|Earnings|Ohio_Steel|A_defense|Fermentation|Anti-|How_soon|VOL15|A1\.E|rybczynski|Homosex|Acephalous-Cant")


def hash_of(forms):
    return hashlib.blake2b("\n".join(forms).encode(), digest_size=8).hexdigest()


def held_out(name):
    """An eighth of the documents, to choose on."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % 8 == 0


def row_of(forms, tree, names):
    """tree: [(upos, xpos, head, relation, decided)] or None; names: BIO tags or None"""
    words = " ".join(f"{'+' if decided else ''}{upos}/{xpos}/{head}/{relation}" for upos, xpos, head, relation, decided in tree) if tree else "-"
    spans = " ".join(f"{begin + 1}-{end}:{kind}" for begin, end, kind in name_spans(names)) if names else ""
    return "\t".join([hash_of(forms), words, (spans or "0") if names else "-"])


def read_rows(path):
    """{hash: (tree, names)} as the file has them."""
    rows = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            key, tree, names = line.split("\t")
            rows[key] = tree, names
    return rows


def annotated(s, tree, names):
    """The sentence with what a row says; lemmas stay unknown."""
    n = len(s.forms)
    nothing = ["_"] * n
    out = corpus.Sentence(s.forms, nothing, nothing, nothing, [0] * n, nothing, [corpus.UNKNOWN] * n, has_tree=tree != "-")
    if tree != "-":
        words = [word.lstrip("+").split("/", 3) for word in tree.split(" ")]
        out.upos, out.xpos, out.deprel = ([w[k] for w in words] for k in (0, 1, 3))
        out.head = [int(w[2]) for w in words]
        read = [word.startswith("+") for word in tree.split(" ") if "PUNCT/" not in word]
        out.decided, out.checked = any(read), all(read)
    if names != "-":
        out.ner = ["O"] * n
        for span in names.split(" ") if names != "0" else []:
            first, last, kind = re.fullmatch(r"(\d+)-(\d+):(\w+)", span).groups()
            out.ner[int(first) - 1:int(last)] = bio(kind, int(last) - int(first) + 1)
    return out


def has_names(s):
    return any(tag != corpus.UNKNOWN for tag in s.ner)


def texts(shared, work):
    """The files of the text: Wikinews, Current Events, and MASC's reports put together from its words."""
    path = work / "masc-reports.jsonl"
    if not path.exists():
        documents = masc.plain(shared / "text/masc.tagged")
        path.write_text("".join(json.dumps({"id": "masc:" + name, "text": text}) + "\n" for name, text in documents.items() if MASC_REPORTS.match(name)),
                        encoding="utf-8")
    return [shared / "text/wikinews.jsonl", shared / "events/items.jsonl", path]


def read_news(program, shared, work, rows_path):
    """(sentences to learn from, sentences to choose on)"""
    rows = read_rows(rows_path)
    found = ([], [])
    for text in texts(shared, work):
        for name, sentences in read_documents(analyze(program, text, "exact", work / f"{text.stem}.exact.conllu")).items():
            for s in sentences:
                row = rows.get(hash_of(s.forms))
                if row:
                    found[held_out(name)].append(annotated(s, *row))
    return found
