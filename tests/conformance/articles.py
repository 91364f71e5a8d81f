"""The collections of articles that graphs are made of: samples, news, a hostile one, and one with earlier versions."""
import glob, json, os

from common import ROOT, check, run, skip

# Every trap that the formats know, in sentences that make claims.
HOSTILE = (
    '\U0001F469\u200D\U0001F680\U0001F1F3\U0001F1F4 Minister Zoë "Zo" O\'Neil said \\ the “deal” <b>failed</b> & told Łódź]]> Media on 3 May 2025.\r\n\r\n'
    "The mayor of Tromsø denied that 😀 talks \U0001F9EA were held in שלום on Monday.\r\n"
    'The Bank of "A & B" <bought> C\\u0041 Corp. for $5 million; "it\\n was \'cheap\'", said \u202eEva\u202c Novák.\r\n\r\n'
    "Rivers\tin Örebro\u00a0rose\u2028 and 1 < 2 &amp; 3 > 2 flooded &#x41; streets %41 %zz {a} |b| ^c` [d] in 北京.\r\n\r\n"
    "The company\u0001 did not \u0085accept\ufffe the offer\u000b of Group\u007f Four.\r\n\r\n"
    "=1+1 bought +SUM(A1) in Oslo. @HYPERLINK(\"x\") attacked -2+3 on Friday. Ann, \"Bo\"; 'Cy' sold \"a;b,c\td\" to =cmd|' /C calc'!A0.\r\n\r\n"
    "Ze\u0301no\u0308bia of Tau\u0331ris visited Ca\u0301diz. \u05d3\u05d5\u05d3 \u05db\u05d4\u05df met \u0645\u062d\u0645\u062f in Haifa. \U00010400\U00010428 Corp. bought \U0001D54F Ltd.\r\n\r\n"
    "\ufeffNULL attacked null. true supports false. NaN hit INF. 1e5 bought 007.\r\n\r\n"
    "The council " + "of the very old and venerable city " * 40 + "approved the plan " + "of the \U0001F3D9 district " * 60 + ".\r\n\r\n"
    "A " + "very-" * 300 + "long word bought Acme Corp. on 3 May 2025.\r\n\r\n"
    "Mayor Ida Berg said that Acme Corp. did not buy Zeta Ltd. Acme Corp. may buy Zeta Ltd. Acme Corp. bought Zeta Ltd. Ida Berg met Ola Dahl; Ida Berg did not meet Ola Dahl.\r\n"
)
HOSTILE_IDS = ["https://news.example/a b\"<>\\^`{|}%zz\n#x#y?ü=\u202e", "schema:Claim", "d:1", "17", "doc-é", "urn:example:1", "a'\"&<>]]>", "=1+1", "\U0001F600"]


def hostile(folder):
    """Documents of which one has to be set aside: JSON can spell half a surrogate pair, UTF-8 cannot."""
    path = os.path.join(folder, "hostile-input.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for identity in HOSTILE_IDS:
            title = f"{identity} says ]]> \"no\" & <yes>"
            document = {"id": identity, "title": title, "publisher": title, "published": "2025-06-04", "text": HOSTILE}
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
        file.write('{"id": "\\ud83d", "title": "\\udc00", "text": "Mayor Ida Berg met \\ud800 Ola Dahl."}\n')
    # A name that is no UTF-8, and a mark and line ends as other systems have them.
    other = os.path.join(os.fsencode(folder), b"=2+3 we\xffird ]]> & \"name\".txt")
    with open(other, "wb") as file:
        file.write(b"\xef\xbb\xbf" + HOSTILE.replace("\r\n", "\r").encode())
    return [path, other]


# Texts of one address, with the day on which each was changed.
VERSIONS = {
    "ferry": [("2025-03-10", "The ferry sank off Bergen on Monday. Twelve passengers died. Captain Ole Dahl saved a child."),
              ("2025-03-11T09:00:00Z", "On Monday, the ferry sank off Bergen. Nine passengers died. Captain Ole Dahl saved a child."),
              ("2025-03-12", "The ferry sank off Bergen on Monday. Nine passengers died. Ole Dahl, a teacher, saved a dog.")],
    "vote": [("2025-03-10", "Minister Ida Holm of Norway said that parliament had approved the treaty. She left Oslo."),
             ("2025-03-14", "Minister Ida Holm of Norway denied that parliament had approved the treaty. She left Oslo.")],
}


def versions(folder):
    paths = []
    for name, texts in VERSIONS.items():
        for number, (modified, text) in enumerate(texts):
            paths.append(os.path.join(folder, f"{name}-{number}.jsonl"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                document = {"url": f"https://news.example/{name}", "publisher": "The Tide", "published": "2025-03-01", "modified": modified, "text": text}
                file.write(json.dumps(document) + "\n")
    return paths


def collections(folder):
    """Yields (name, inputs)."""
    for name, pattern in (("samples", os.path.join(ROOT, "samples", "*.txt")), ("news", os.path.join(ROOT, "..", "shared", "news", "*.txt"))):
        paths = sorted(glob.glob(pattern))
        if paths:
            yield name, paths
        else:
            skip(os.path.relpath(pattern, ROOT), "there are none")
    yield "hostile", hostile(folder)
    yield "versions", versions(folder)


def texts_as_read(program, inputs):
    """By path the text that offsets count: entities, tags and the like are gone from what JSON and pages hold."""
    result = run(program, "analyze", *inputs, "--to", "documents")
    documents = [json.loads(line) for line in result.stdout.decode().split("\n") if line]
    check(documents, f"{inputs[0]}: documents are read: {result.stderr.decode(errors='replace')[-500:]}")
    return {document["path"]: document["text"] for document in documents}


# Formats of more than one file, or whose file is not called by the format.
SEVERAL = {"csv": ".nodes.csv", "neo4j": ".entities.csv", "mentions": ".mentions.jsonl"}


class Exports:
    """All files of one collection, written by the program from one store."""

    def __init__(self, program, folder, name, inputs):
        self.program, self.folder, self.name, self.inputs = program, folder, name, inputs
        self.store = os.path.join(folder, name + ".db")
        self.jsonl = os.path.join(folder, name + ".jsonl")
        self.more = ["--withdrawn"] if name == "versions" else []
        keep = ["--keep-versions"] if self.more else []
        result = run(program, "build", *inputs, "-o", self.jsonl, "--to", "jsonl", "--store", self.store, *keep, *self.more)
        self.fine = check(result.returncode == (3 if name == "hostile" else 0), f"{name}: build ends with {result.returncode}: {result.stderr.decode(errors='replace')[-500:]}")

    def export(self, form, tag, *options):
        """Path of a file in this format, of several the first; `tag` tells it from others of its kind."""
        path = os.path.join(self.folder, f"{self.name}{tag}.{form}")
        if form in SEVERAL:
            path = path[: -len(form) - 1]
        more = self.more if form != "mentions" else []
        result = run(self.program, "export", self.store, "--to", form, "-o", path, *options, *more)
        what = f"{self.name}: export --to {form} {' '.join(options)}"
        return path + SEVERAL.get(form, "") if check(result.returncode == 0, f"{what}: exit code {result.returncode}: {result.stderr.decode(errors='replace')[-500:]}") else None
