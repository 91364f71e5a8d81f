"""The RDF formats in the readers of others: what each makes of a file, as a sorted list of quads."""
import json, os, re

from common import check, difference, java, module, node, run, skip, tool

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NP = "http://www.nanopub.org/nschema#"
QUAD = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>)?)(?: <([^>]*)>)? ?\.')
ESCAPE = re.compile(r"\\(?:u(....)|U(........)|(.))")
PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}

# Formats that are there: the options of the program, and who can read them.
MEDIA = {"ttl": "text/turtle", "nt": "application/n-triples", "trig": "application/trig", "nq": "application/n-quads", "jsonld": "application/ld+json"}
NAMES = {"ttl": "turtle", "nt": "ntriples", "trig": "trig", "nq": "nquads"}


def unescaped(text):
    return ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else PLAIN.get(m[3], m[3]), text) if "\\" in text else text


# The graphs have no blank nodes, so they are equal if these lists are, sorted: (subject, predicate, object, datatype,
# graph). Our own reading of N-Quads: rdflib's takes an escaped backslash before a "u" for the start of an escape.


def quads_of_lines(lines, what):
    found = []
    for line in lines.decode("utf-8").split("\n")[:-1]:
        if line.startswith("#"):
            continue
        match = QUAD.fullmatch(line)
        if check(match, f"{what}: a quad without blank nodes: {line[:200]!r}"):
            subject, predicate, iri, text, datatype, graph = match.groups()
            value = (unescaped(iri), "") if iri is not None else (unescaped(text), datatype or XSD + "string")
            found.append((unescaped(subject), unescaped(predicate), *value, unescaped(graph or "")))
    return sorted(found)


def quads_of_rdflib(path, form):
    import rdflib

    dataset = rdflib.ConjunctiveGraph()
    with open(path, "rb") as file:
        dataset.parse(file, format=form, publicID="x-default:")
    named = lambda g: "" if isinstance(g.identifier, rdflib.BNode) or str(g.identifier) == "x-default:" else str(g.identifier)
    return sorted((str(s), str(p), str(o), str(o.datatype or XSD + "string") if isinstance(o, rdflib.Literal) else "", named(g)) for s, p, o, g in dataset.quads())


def no_network(*_):
    raise RuntimeError("the JSON-LD needs the network")


def quads_of_pyld(path, pyld):
    with open(path, encoding="utf-8") as file:
        dataset = pyld.jsonld.to_rdf(json.load(file), {"documentLoader": no_network})
    return sorted((t["subject"]["value"], t["predicate"]["value"], t["object"]["value"], t["object"].get("datatype", ""), "" if name == "@default" else name)
                  for name, triples in dataset.items() for t in triples)


def readings(paths, what, excused=frozenset()):
    """What each reader makes of each file: {path: {reader: quads}}, and the RDFC-1.0 hashes: {path: {reader: hash}}; `excused`:
    pairs of path and reader to leave out."""
    found, hashes = {path: {} for path in paths}, {path: {} for path in paths}
    form = {path: path.rsplit(".", 1)[1] for path in paths}
    for path in paths:
        name = f"{what}: {os.path.basename(path)}"
        for reader, command in (("rapper", ("rapper", "-q", "-i")), ("serdi", ("serdi", "-i"))):
            if form[path] in NAMES and tool(reader):
                result = run(*command, NAMES[form[path]], "-o", "nquads", path)
                check(result.returncode == 0 and not result.stderr, f"{name}: {reader} reads it: {result.stderr[:300]!r}")
                found[path][reader] = quads_of_lines(result.stdout, f"{name}: {reader}")
        # rdflib's readers of N-Triples and N-Quads undo escapes twice.
        if form[path] in ("ttl", "trig", "jsonld") and (path, "rdflib") not in excused and module("rdflib"):
            try:
                found[path]["rdflib"] = quads_of_rdflib(path, {"ttl": "turtle", "trig": "trig", "jsonld": "json-ld"}[form[path]])
            except Exception as error:
                check(False, f"{name}: rdflib reads it: {error!r}"[:600])
        if form[path] == "jsonld" and (path, "PyLD") not in excused and module("pyld"):
            try:
                found[path]["PyLD"] = quads_of_pyld(path, module("pyld"))
            except Exception as error:
                check(False, f"{name}: PyLD reads it: {error!r}"[:600])
    tasks = [{"reader": reader, "format": MEDIA[form[path]], "file": path, "out": f"{path}.{reader}.out"} for path in paths
             for reader in (("jsonld.js", "jsonld-streaming-parser", "oxigraph") if form[path] == "jsonld" else ("n3", "oxigraph"))
             if (path, reader) not in excused]
    answers = list(zip(tasks, node(tasks)))
    for task, answer in answers:
        if answer and check("error" not in answer, f"{what}: {task['reader']} reads {os.path.basename(task['file'])}: {answer.get('error')}"):
            hashes[task["file"]][task["reader"]] = answer["hash"]
    # Debian has Jena without the JSON library that its JSON-LD needs.
    jena = [{"reader": "jena", "format": form[path], "file": path, "out": f"{path}.jena.out"} for path in paths if form[path] != "jsonld" and (path, "jena") not in excused]
    for task, answer in zip(jena, java(jena)):
        if answer is not None and check(answer is True, f"{what}: Jena reads {os.path.basename(task['file'])}: {answer}"):
            answers.append((task, {}))
    for task, answer in answers:
        if answer is not None and "error" not in answer and os.path.exists(task["out"]):
            with open(task["out"], "rb") as file:
                found[task["file"]][task["reader"]] = quads_of_lines(file.read(), f"{what}: {task['reader']}")
    return found, hashes


def check_same_graph(found, hashes, what):
    """All readers find the same in all these files, with one RDFC-1.0 hash. Returns it."""
    first, wanted = None, []
    for path, by_reader in found.items():
        kind = os.path.basename(path).split(".", 1)[1]
        for reader, quads in by_reader.items():
            if first is None:
                first, wanted = f"{reader} ({kind})", quads
                check(len(quads) > 0 and len(quads) == len(set(quads)), f"{what}: something is read, and nothing twice ({first})")
            check(quads == wanted, f"{what}: {reader} ({kind}) reads what {first} does: {difference(quads, wanted) if quads != wanted else ''}")
    all_hashes = {value for by_reader in hashes.values() for value in by_reader.values()}
    check(len(all_hashes) <= 1, f"{what}: one RDFC-1.0 hash, not {hashes}")
    readers = sorted({reader for by_reader in found.values() for reader in by_reader})
    print(f"read    {what}: {', '.join(sorted({os.path.basename(path).split('.', 1)[1] for path in found}))}: {len(wanted)} triples, the same to {', '.join(readers)}"
          + "".join(f"; RDFC-1.0 {value[:16]}" for value in all_hashes), flush=True)
    return wanted


def check_graphs(graphs, triples, what):
    """The named graphs are nanopublications, and together with the default graph they hold the triples."""
    frames = {}
    for subject, predicate, value, _, graph in graphs:
        if predicate.startswith(NP):
            frames.setdefault(subject, {})[predicate[len(NP):]] = value
    named = {quad[4] for quad in graphs} - {""}
    for name, frame in frames.items():
        parts = {frame.get(part) for part in ("hasAssertion", "hasProvenance", "hasPublicationInfo")}
        check(len(parts) == 3 and parts <= named, f"{what}: {name} has its three graphs")
    check(frames and len(named) == 4 * len(frames), f"{what}: every graph belongs to a nanopublication")
    own = set(frames) | {frame.get("hasAssertion") for frame in frames.values()}
    union = {quad[:4] for quad in graphs if quad[0] not in own}
    wanted = {quad[:4] for quad in triples}
    check(union == wanted, f"{what}: the graphs hold what the triples are: {difference(sorted(union), sorted(wanted)) if union != wanted else ''}")
