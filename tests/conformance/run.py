#!/usr/bin/python3
"""What readers that others wrote make of the program's graph files.

    run.py PROGRAM [PART or COLLECTION]…

Builds graphs from the sample articles, from news articles where there are some, and from a hostile one, writes them in
every format and compares what each reader finds with the JSON Lines of the same store. Readers come from Debian (README.md
names the packages) and from npm (package-lock.json, fetched once into build/npm). One that is not there is skipped, and a
line that begins with SKIPPED says so. Parts: rdf, graphml, gexf, layout, tables, schemas, sharp, w3c, page, html; collections: samples,
news, hostile, versions; default: all. Exit code 1 if anything is refused or read differently.
"""
import contextlib, io, logging, os, sys, tempfile, time

import articles, gexf_readers, graph_page, graphml_readers, html_checks, layout_checks, mcp_checks, property_graphs, rdf_readers, reference, schema_checks, tables, w3c_cases
from common import check, failures, module, run, seconds, skip, skipped


def has_option(program, option):
    return option in run(program, "export", "--help").stdout.decode()


def rdf(exports, claims, formats):
    name = exports.name
    base = "https://example.org/a?id="
    triples = [exports.export(form, "") for form in ("ttl", "nt", "jsonld") if form in formats]
    if has_option(exports.program, "--jsonld"):
        triples += [exports.export("jsonld", "." + form, "--jsonld", form) for form in ("expanded", "flattened")]
    graphs = [exports.export(form, "") for form in ("trig", "nq") if form in formats]
    other = [exports.export(form, ".other", "--base", base, "--no-direct-triples") for form in ("ttl", "jsonld")]
    read, hashes = rdf_readers.readings([path for path in triples + graphs + other if path], name)
    same = lambda paths, what: rdf_readers.check_same_graph(*({path: by_reader[path] for path in paths if path} for by_reader in (read, hashes)), what)
    found = same(triples, name)
    reference.check_rdf(found, claims, name)
    if graphs:
        rdf_readers.check_graphs(same(graphs, name + ", graphs"), found, name)
    # Read back, also as others wrote it: in another order and with other escapes.
    if run(exports.program, "import", "--help").returncode == 0:
        wanted = {form: open(exports.export(form, ".kept"), "rb").read() for form in ("jsonl", "graphml", "ttl")}
        count = 0
        for path in [path for path in triples + graphs if path]:
            for source in [path, *(f"{path}.{reader}.out" for reader in ("oxigraph", "jena"))]:
                if os.path.exists(source):
                    foreign = ["--from", "nq"] if source != path else []
                    back = os.path.join(exports.folder, "back")
                    result = run(exports.program, "import", source, *foreign, "--to", ",".join(wanted), "-o", back, "--force")
                    equal = result.returncode == 0 and all(open(f"{back}.{form}", "rb").read() == kept for form, kept in wanted.items())
                    check(equal, f"{name}: {os.path.basename(source)} read back gives the same {', '.join(wanted)}: {result.returncode} {result.stderr[-300:]!r}")
                    count += 1
        print(f"read    {name}: {count} RDF files, our own and as oxigraph and Jena wrote them, back to the same {', '.join(wanted)}", flush=True)
    else:
        skip("import", "the program has none")
    what = f"{name}, another base, no direct triples"
    reference.check_rdf(same(other, what), claims, what, base, direct_triples=False)


def graphml(exports, claims, formats):
    files = {(view, profile): exports.export("graphml", f".{view}.{profile}", "--view", view, "--profile", profile) for view in ("claims", "flat", "network") for profile in ("tools", "strict")}
    graphml_readers.check_graphml({key: path for key, path in files.items() if path}, claims, exports.name, graphml_readers.schema(exports.folder))


def gexf(exports, claims, formats):
    if "gexf" in formats:
        files = {(view, profile): exports.export("gexf", f".{view}.{profile}", "--view", view, "--profile", profile) for view in ("claims", "flat", "network") for profile in ("tools", "strict")}
        gexf_readers.check_gexf({key: path for key, path in files.items() if path}, claims, exports.name)


def layout(exports, claims, formats):
    if not has_option(exports.program, "--layout"):
        skip("--layout", "the program has none")
        return
    for view, colours in (("flat", "type"), ("claims", "community")):
        files = [exports.export(form, f".{view}.layout", "--view", view, "--layout", colours) for form in ("graphml", "gexf")]
        if all(files) and (plain := exports.export("graphml", f".{view}.bare", "--view", view)):
            layout_checks.check_layout(*files, plain, f"{exports.name}, {view}, --layout {colours}")


def table_formats(exports, claims, formats):
    """CSV, Neo4j, Cypher, DOT."""
    for view in ("claims", "flat", "network"):
        if "csv" in formats and (path := exports.export("csv", "." + view, "--view", view)):
            tables.check_csv([path, path[: -len("nodes.csv")] + "edges.csv"], claims, f"{exports.name}, CSV, {view}", view)
            if view != "claims" and "neo4j" in formats and (entities := exports.export("neo4j", ".tables." + view, "--view", view)):
                tables.check_neo4j_view(entities, path, f"{exports.name}, Neo4j tables, {view}")
        if "dot" in formats and (path := exports.export("dot", "." + view, "--view", view)) and (like := exports.export("graphml", ".like." + view, "--view", view)):
            tables.check_dot(path, f"{exports.name}, DOT, {view}", property_graphs.graphml_in_file(like)[0])
    graph = None
    if "neo4j" in formats and (path := exports.export("neo4j", ".tables")):
        graph = tables.check_neo4j(path, claims, f"{exports.name}, Neo4j tables")
    if "cypher" in formats and (path := exports.export("cypher", "")):
        tables.check_cypher(path, claims, f"{exports.name}, Cypher", graph)


def schemas(exports, claims, formats):
    """Shapes, vocabulary and JSON Schemas."""
    name = exports.name
    paths = [exports.export(form, ".shapes") for form in ("ttl", "trig") if form in formats]
    schema_checks.check_shapes([path for path in paths if path], name)
    lines = exports.export("nt", ".shapes")
    with open(lines, "rb") as file:
        schema_checks.check_vocabulary(rdf_readers.quads_of_lines(file.read(), name), name)
    schema_checks.check_lines(exports.jsonl, "claim.schema.json", name)
    schema_checks.check_lines(exports.export("mentions", ".named"), "mention.schema.json", f"{name}, mentions")
    if name == "hostile":
        schema_checks.check_lines(exports.inputs[0], "document.schema.json", "hostile documents")
    if name == "samples":
        schema_checks.check_shapes_are_sharp(lines, exports.folder)
        schema_checks.check_schema_is_sharp(claims)


def sharp(exports, claims, formats):
    """The comparisons themselves: a fact that is stated although its line says otherwise is found in every shape."""
    if exports.name != "samples":
        return
    graphs = {view: property_graphs.graphml_in_file(exports.export("graphml", ".sharp." + view, "--view", view))[0] for view in ("claims", "flat")}
    with open(exports.export("nt", ".sharp"), "rb") as file:
        quads = rdf_readers.quads_of_lines(file.read(), exports.name)
    inner = reference.inner_claims(claims)
    fact = next((claim for claim in claims.values() if reference.is_fact(claim, inner) and claim["object"] and "id" in claim["object"]), None)
    if not check(fact, "there is a fact to doubt"):
        return
    somebody = {"id": "person-a", "label": "A", "text": "A", "begin": 0, "end": 1}
    for change in ({"polarity": "-"}, {"modality": "possible"}, {"attributedTo": [somebody]}):
        doubted = {**claims, fact["id"]: {**fact, **change}}
        for shape, compare in {
            "claims": lambda: property_graphs.check_claims_view(graphs["claims"], doubted, ""), "flat": lambda: property_graphs.check_flat_view(graphs["flat"], doubted, ""),
            "RDF": lambda: reference.check_rdf(quads, doubted, ""),
        }.items():
            before = len(failures)
            with contextlib.redirect_stdout(io.StringIO()):
                compare()
            found = len(failures) > before
            del failures[before:]
            check(found, f"{shape}: it is found that {change} stands as a fact")
    print("read    graphs that state what is negated, possible or attributed: each is found", flush=True)


def w3c(exports, claims, formats):
    """The writers of RDF by themselves."""
    if exports.name == "samples":
        with tempfile.TemporaryDirectory() as folder:
            w3c_cases.check_cases(exports.program, folder)


def page(exports, claims, formats):
    """The queries of docs/graph.md."""
    if exports.name == "samples":
        graph_page.check_page(exports.program)


def html(exports, claims, formats):
    """The page of --to html, opened and used in a browser."""
    if "html" not in formats:
        skip("html", "the program was built without D3")
    elif path := exports.export("html", ""):
        html_checks.check_html(path, exports.name)


def mcp(exports, claims, formats):
    """The MCP server of the Python package, used by the protocol's own client."""
    if exports.name == "samples":
        mcp_checks.check_server(exports.program, exports.inputs, claims)


PARTS = {"page": page, "html": html, "mcp": mcp, "rdf": rdf, "graphml": graphml, "gexf": gexf, "layout": layout, "tables": table_formats, "schemas": schemas, "sharp": sharp, "w3c": w3c}


COLLECTIONS = {"samples", "news", "hostile", "versions"}
OF_VERSIONS = {"rdf", "schemas"}  # what reads claims that were withdrawn


def main(program, wanted):
    begin = time.monotonic()
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    if module("rdflib"):
        module("rdflib").NORMALIZE_LITERALS = False  # what is written counts, not what Python makes of it
    listed = run(program, "formats").stdout.decode().split("Write (--to):")[-1]
    formats = {line.split()[0] for line in listed.split("\n") if line.startswith("  ")}
    for form in ("graphml", "ttl", "nt", "jsonld", "trig", "nq", "gexf", "csv", "neo4j", "cypher", "dot"):
        if form not in formats:
            skip("format " + form, "the program does not write it")
    with tempfile.TemporaryDirectory() as folder:
        for name, inputs in articles.collections(folder):
            if wanted & COLLECTIONS and name not in wanted:
                continue
            exports = articles.Exports(program, folder, name, inputs)
            if not exports.fine:
                continue
            texts = articles.texts_as_read(program, inputs)
            claims = reference.Claims(reference.read(exports.jsonl, texts, name))
            if lines := exports.export("nt", ".told"):
                with open(lines, "rb") as file:
                    claims.relations, claims.offices = reference.relations_of(rdf_readers.quads_of_lines(file.read(), name), texts, name)
                print(f"read    {name}: {len(claims.relations)} relations that names tell, {len(claims.offices)} offices", flush=True)
            for part in (part for part in PARTS if part in wanted or not wanted & set(PARTS)):
                if name == "versions" and part not in OF_VERSIONS:
                    continue
                PARTS[part](exports, claims, formats)
    print("time   ", f"{time.monotonic() - begin:.0f} s;", ", ".join(f"{name} {value:.1f} s" for name, value in sorted(seconds.items(), key=lambda row: -row[1])[:8]))
    for name, why in skipped.items():
        print(f"SKIPPED {name}: {why}")
    if failures:
        print(len(failures), "failed")
        return 1
    print("all read alike")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= COLLECTIONS | set(PARTS):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], set(sys.argv[2:])))
