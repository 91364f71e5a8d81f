"""CSV for spreadsheets, Neo4j's tables and script, DOT: in the readers of others."""
import csv, html, json, os, re, subprocess

import reference
from common import check, difference, java, node, run, tool, with_wider
from property_graphs import EDGE_LISTS, NODE_LISTS, Graph, check_claims_view, check_equal, check_flat_view, graph_of, graph_of_dump

csv.field_size_limit(1 << 30)
FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
UNFIT = reference.UNFIT


def named(graph):
    """With the names that checks of views go by."""
    return Graph({id_: {**found, "name": found.get("label", found.get("name", "")), "label": found.get("label", found.get("name", ""))} for id_, found in graph.nodes.items()}, graph.edges)


# --- CSV ------------------------------------------------------------------------------------------------------------------


def unguarded(cell, what):
    """What a spreadsheet shows; no cell is a formula to it, unless it is a number."""
    if re.fullmatch(r"-?[0-9.]+", cell):
        return cell
    check(not FORMULA.match(cell), f"{what}: {cell[:60]!r} is a formula")
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell


def rows_of_python(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def check_csv(tables, claims, what, view):
    """`tables`: the paths of nodes and edges."""
    readings = {"Python": [rows_of_python(path) for path in tables]}
    tasks = [{"reader": "papaparse", "file": path, "out": path + ".json"} for path in tables]
    answers = node(tasks)
    if all(answer and check("error" not in answer, f"{what}: Papa Parse reads it: {answer.get('error')}") for answer in answers):
        readings["Papa Parse"] = [json.load(open(task["out"], encoding="utf-8")) for task in tasks]
    for reader, found in readings.items():
        check(found == readings["Python"], f"{what}: {reader} reads the same rows")
    nodes, edges = ([dict(zip(rows[0], (unguarded(cell, what) for cell in row))) for row in rows[1:]] for rows in readings["Python"])
    for rows in readings["Python"]:
        check(all(len(row) == len(rows[0]) for row in rows) and len(set(rows[0])) == len(rows[0]), f"{what}: all rows have the columns of the header")
    graph = graph_of([(row.pop("id"), row) for row in nodes], [(row.pop("source"), row.pop("target"), row) for row in edges])
    check(len(graph.nodes) == len(nodes), f"{what}: every node comes once")
    (check_claims_view if view == "claims" else check_flat_view)(named(graph), claims, what, UNFIT)
    print(f"read    {what}: {len(nodes)} nodes, {len(edges)} edges, the same to {', '.join(readings)}", flush=True)
    return graph


# --- Neo4j -----------------------------------------------------------------------------------------------------------------

# The importer ends rows at line breaks, and lists are separated by U+001F.
ONE_LINE = str.maketrans({**{key: value for key, value in UNFIT.items()}, "\n": " ", "\r": " ", "\x1f": " "})
KUZU_TYPES = {"string": "STRING", "long": "INT64", "double": "DOUBLE", "date": "DATE", "string[]": "STRING"}


def typed(name, kind, text):
    if text == "":
        return None
    return text.split("\x1f") if kind == "string[]" else text


def neo4j_in_file(tables, what):
    nodes, edges = [], []
    for name in ("entities", "concepts", "phrases", "claims", "documents"):
        rows = rows_of_python(tables[name])
        header = [column.partition(":") for column in rows[0]]
        check(rows[0][:2] == ["id:ID", ":LABEL"], f"{what}: {name} begin with id and label")
        for row in rows[1:]:
            check(len(row) == len(header) and not any(c in "".join(row) for c in "\r\n"), f"{what}: a row of {name} is a line")
            found = {column: typed(column, kind, text) for (column, _, kind), text in zip(header[2:], row[2:])}
            labels = row[1].split("\x1f")
            found["type"] = labels[min(1, len(labels) - 1)]
            check(labels[0] != "Entity" or labels[1:] == with_wider(labels[1]), f"{what}: {labels} are the types and what they are kinds of")
            check(labels[0] == {"entities": "Entity", "concepts": "Concept", "phrases": "Phrase", "claims": "Claim", "documents": "Document"}[name], f"{what}: {labels} among {name}")
            for column, _, kind in header:
                if kind == "date" and found[column]:
                    check(re.fullmatch(r"\d{4}-\d\d-\d\d", found[column]), f"{what}: {found[column]} is a date")
            nodes.append((row[0], found))
    rows = rows_of_python(tables["relationships"])
    check(rows[0][1:4] == [":START_ID", ":END_ID", ":TYPE"], f"{what}: the header of relationships")
    header = [column.partition(":") for column in rows[0]]
    for row in rows[1:]:
        found = {column: typed(column, kind, text) for (column, _, kind), text in zip(header, row) if column}
        edges.append((row[1], row[2], {**found, "label": row[3]}))
    ids = [id_ for id_, _ in nodes]
    check(len(ids) == len(set(ids)), f"{what}: every node comes once")
    check({end for edge in edges for end in edge[:2]} <= set(ids), f"{what}: every edge has its ends")
    return graph_of(nodes, edges)


def check_neo4j_view(entities, nodes_table, what):
    """The tables of a flat or network graph hold what the CSV of it holds (`nodes_table`: its path)."""
    base = entities[: -len(".entities.csv")]
    table = lambda name: [dict(zip((column.partition(":")[0] or column for column in rows[0]), row)) for rows in [rows_of_python(f"{base}.{name}.csv")] for row in rows[1:]]
    for name in ("claims", "documents", "network"):
        check(not table(name), f"{what}: {name} have a header only")
    plain = lambda path: [dict(zip(rows[0], (unguarded(cell, what).translate(ONE_LINE) for cell in row))) for rows in [rows_of_python(path)] for row in rows[1:]]
    nodes = {row["id"]: (row["name"], row["iri"], row["mentions"]) for name in ("entities", "concepts", "phrases") for row in table(name)}
    expected = {row["id"]: (row["label"], row["iri"], row["mentions"]) for row in plain(nodes_table)}
    check(nodes == expected, f"{what}: the nodes are those of the CSV: {difference(nodes, expected)}")
    label = lambda row: row[":TYPE"] + (f" ({row['via']}" if row["via"] else "")  # one that was cut has no second parenthesis
    edges = sorted((row[":START_ID"], label(row), row[":END_ID"], row["count"], row["predicate"]) for row in table("relationships"))
    expected = sorted((row["source"], row["label"].removesuffix(")"), row["target"], row["weight"], row["predicate"]) for row in plain(nodes_table[: -len("nodes.csv")] + "edges.csv"))
    check(edges == expected, f"{what}: the relationships are those of the CSV: {[pair for pair in zip(edges, expected) if pair[0] != pair[1]][:2]}")
    print(f"read    {what}: {len(nodes)} nodes, {len(edges)} relationships", flush=True)


def kuzu_columns(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file))
    return [("labels" if column == ":LABEL" else column.split(":")[0], KUZU_TYPES.get(column.split(":")[1], "STRING")) for column in header]


def check_neo4j(entities, claims, what):
    base = entities[: -len(".entities.csv")]
    tables = {name: f"{base}.{name}.csv" for name in ("entities", "concepts", "phrases", "claims", "documents", "relationships")}
    graph = neo4j_in_file(tables, what)
    network = rows_of_python(f"{base}.network.csv")
    check(all({row[1], row[2]} <= graph.nodes.keys() and len(row) == len(network[0]) for row in network[1:]), f"{what}: direct relationships have their ends")
    check_claims_view(named(graph), claims, what, ONE_LINE)
    result = run("sh", "-n", base + ".import.sh")
    check(result.returncode == 0, f"{what}: the script is one of the shell: {result.stderr[:200]!r}")
    # The command it gives, by a neo4j-admin that only tells how it is called.
    folder = os.path.dirname(base)
    os.makedirs(os.path.join(folder, "bin"), exist_ok=True)
    with open(os.path.join(folder, "bin", "neo4j-admin"), "w") as file:
        file.write('#!/bin/sh\nfor word in "$@"; do echo "$word"; done\n')
    os.chmod(os.path.join(folder, "bin", "neo4j-admin"), 0o755)
    result = run("sh", base + ".import.sh", env={**os.environ, "PATH": os.path.join(folder, "bin") + ":" + os.environ["PATH"]})
    words = result.stdout.decode().split("\n")
    check(words[:3] == ["database", "import", "full"] and all(f"--{'relationships' if name == 'relationships' else 'nodes'}={path}" in words for name, path in tables.items()),
          f"{what}: the script names all tables: {words} {result.stderr[:200]!r}")
    task = {"reader": "kuzu", "database": base + ".kuzu", "out": base + ".kuzu.json", "relationships": tables["relationships"], "relationshipColumns": kuzu_columns(tables["relationships"]),
            "nodes": [{"label": label, "file": tables[name], "columns": kuzu_columns(tables[name])} for label, name in (("Entity", "entities"), ("Concept", "concepts"), ("Phrase", "phrases"), ("Claim", "claims"), ("Document", "documents"))]}
    answer = node([task])[0]
    if answer and check("error" not in answer, f"{what}: kuzu imports the tables: {answer.get('error')}"):
        with open(task["out"], encoding="utf-8") as file:
            dump = json.load(file)
        split = lambda lists, found: {name: value.split("\x1f") if name in lists and isinstance(value, str) else value for name, value in found.items()}
        nodes = [(id_, split(NODE_LISTS, {**found, "type": found["labels"].split("\x1f")[:2][-1], "labels": None})) for id_, found in dump["nodes"]]
        edges = [(source, target, split(EDGE_LISTS, found)) for source, target, found in dump["edges"]]
        check_equal(graph_of(nodes, edges), graph, f"{what}: kuzu")
        # Who denies what, asked in Cypher, is what the JSON Lines say.
        denials = sorted([claim["subject"]["label"].translate(ONE_LINE), claim["object"]["text"].translate(ONE_LINE)] for claim in claims.values()
                         if claim["predicate"].get("term") == "cg:denies" and "id" in claim["subject"] and claim["subject"]["id"].split("-")[0] not in ("phrase", "claim") and claim["object"])
        check(sorted(dump["denials"]) == denials, f"{what}: kuzu finds who denies what: {difference(sorted(dump['denials']), denials) if sorted(dump['denials']) != denials else ''}")
        negated = sum(claim["polarity"] == "-" for claim in claims.values())
        check(dump["negated"] == negated, f"{what}: kuzu counts {dump['negated']} negated claims, not {negated}")
        print(f"read    {what}: {len(graph.nodes)} nodes, {len(graph.edges)} relationships, the same to Python, kuzu; {len(denials)} denials by a Cypher query", flush=True)
    return graph


# --- Cypher ----------------------------------------------------------------------------------------------------------------

TOKEN = re.compile(r"\s*(?:'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)|(date\()|([A-Za-z_`:][\w`:]*)|([\[\]{},:()]))", re.S)
CYPHER_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.S)


def cypher_rows(text):
    """The values of `[ {…}, … ]` in Cypher, by our own reading."""
    position = 0

    def token():
        nonlocal position
        match = TOKEN.match(text, position)
        if not match:
            raise ValueError(f"no Cypher: {text[position:position + 60]!r}")
        position = match.end()
        return match

    def value(match):
        if match[1] is not None:
            plain = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
            return CYPHER_ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else plain.get(m[2], m[2]), match[1])
        if match[2]:
            return float(match[2])
        if match[3]:
            found = value(token())
            token()
            return found
        if match[5] == "[":
            found = []
            match = token()
            while match[5] != "]":
                found.append(value(match))
                match = token()
                if match[5] == ",":
                    match = token()
            return found
        if match[5] == "{":
            found = {}
            match = token()
            while match[5] != "}":
                name = match[4]
                if name.endswith(":"):
                    name = name[:-1]
                else:
                    token()
                found[name.strip("`")] = value(token())
                match = token()
                if match[5] == ",":
                    match = token()
            return found
        raise ValueError(f"no value: {match[0]!r}")

    return value(token())


STATEMENT = re.compile(r"UNWIND (\[\n.*?\n\]) AS row (MERGE|MATCH) (.*?);\n", re.S)
NODE_MERGE = re.compile(r"\(n:(\w+) \{id: row\.id\}\) SET n(?::(\w+)(?::(\w+))? SET n)? \+= row\.properties")
EDGE_MERGE = re.compile(r"\(a:(\w+) \{id: row\.source\}\) MATCH \(b:(\w+) \{id: row\.target\}\) MERGE \(a\)-\[r:`?([^`{]+?)`? \{id: row\.id\}\]->\(b\) SET r \+= row\.properties")


linted = set()


def check_cypher_by_others(path, statements, rest, what):
    """Neo4j's own language support finds no fault with the constraints and with a row of every kind of statement (it takes seconds
    for a page); Kùzu makes of every row's map what we do. Returns who read it."""
    queries = [] if rest in linted else [rest]
    linted.add(rest)
    for rows, verb, action in statements:
        if action not in linted:
            linted.add(action)
            # the row with the most that could be mistaken
            row = max(rows.split("\n")[1:-1], key=lambda text: len(set(re.findall(r"[^\w ,:]", text))) * 100 - len(text) // 10)
            queries.append(f"UNWIND [\n{row.removesuffix(',')}\n] AS row {verb} {action};\n")
    # a fault, so that silence means something
    tasks = [{"reader": "cypher lint", "queries": [*queries, "MERGE (n:Entity {id: 'it's'})"]}, {"reader": "cypher rows", "file": path, "out": path + ".json"}]
    lint, evaluated = node(tasks)
    readers = []
    if lint and check("error" not in lint, f"{what}: Neo4j's language support: {lint.get('error')}"):
        check(lint["said"].pop(), f"{what}: Neo4j's language support finds a fault where there is one")
        check(not any(lint["said"]), f"{what}: Neo4j's language support finds no fault: {[said for said in lint['said'] if said][:3]}")
        readers.append("Neo4j's language support")
    if evaluated and check("error" not in evaluated, f"{what}: kuzu evaluates the rows: {evaluated.get('error')}"):
        with open(path + ".json", encoding="utf-8") as file:
            found = json.load(file)
        wanted = [row for rows, *_ in statements for row in cypher_rows(rows)]
        check(found == wanted, f"{what}: kuzu makes the same of {len(wanted)} rows: {next(((a, b) for a, b in zip(found, wanted) if a != b), len(found))}"[:1500])
        readers.append("kuzu")
    return readers


def check_cypher(path, claims, what, like):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    nodes, edges, class_of = {}, [], {}
    rest = text
    statements = STATEMENT.findall(text)
    for rows, verb, action in statements:
        match = (NODE_MERGE if verb == "MERGE" else EDGE_MERGE).fullmatch(action)
        if not check(match, f"{what}: a statement as expected: {action[:200]}"):
            return
        for row in cypher_rows(rows):
            if verb == "MERGE":
                check(row["id"] not in nodes, f"{what}: {row['id']} comes once")
                class_of[row["id"]] = match[1]
                nodes[row["id"]] = {**row["properties"], "type": match[2] or match[1]}
                check(match[2] is None or [label for label in match.groups()[1:] if label] == with_wider(match[2]), f"{what}: {row['id']} has its wider type")
            else:
                check((class_of.get(row["source"]), class_of.get(row["target"])) == (match[1], match[2]), f"{what}: the ends of {row['id']} are found by their label")
                edges.append((row["source"], row["target"], {**row["properties"], "label": match[3], "id": row["id"]}))
    rest = STATEMENT.sub("", text)
    check(re.fullmatch(r"(CREATE (CONSTRAINT|INDEX) \w+ IF NOT EXISTS FOR [^;]*;\n)*// claimgraph \{[^\n]*\}\n", rest), f"{what}: nothing but constraints besides: {rest[:200]!r}")
    graph = graph_of(nodes.items(), edges)
    check_claims_view(named(graph), claims, what, UNFIT)
    if like:
        check({id_ for id_ in graph.nodes} == {id_ for id_ in like.nodes} and len([edge for edge in graph.edges if "predicate" not in edge[2]]) == len(like.edges), f"{what}: the script makes what the tables hold")
    readers = check_cypher_by_others(path, statements, rest, what)
    print(f"read    {what}: {len(graph.nodes)} nodes, {len(graph.edges)} relationships, as in the tables, the same to {', '.join(['Python', *readers])}", flush=True)


# --- DOT -------------------------------------------------------------------------------------------------------------------

GVPR = r'''
BEG_G { print("["); }
N { printf("[\"node\", %s, %s, %s],\n", json($.name), json($.label), json(aget($, "class"))); }
E { printf("[\"edge\", %s, %s, %s, %s],\n", json($.tail.name), json($.head.name), json($.label), json(aget($, "weight"))); }
END_G { print("null]"); }
'''
GVPR_JSON = r'''BEGIN {
  string json(string s) { string out; out = gsub(s, "\"", "\\\""); return "\"" + out + "\""; }
}
'''


def check_dot(path, what, like):
    """`like`: the same graph from GraphML, for its labels."""
    names = str.maketrans({"\r": " ", "\t": " ", "\n": " "})  # long labels have several lines
    wanted_nodes = {id_: (found["label"].translate(names), found["type"]) for id_, found in like.nodes.items()}
    wanted_edges = sorted((source, target, found["label"].translate(names), found.get("weight", 1.0)) for source, target, found in like.edges)
    readers = []
    if tool("gvpr"):
        result = run("gvpr", GVPR_JSON + GVPR, path)
        if check(result.returncode == 0 and not result.stderr, f"{what}: Graphviz reads it: {result.stderr.decode(errors='replace')[:300]}"):
            rows = json.loads(result.stdout.decode("utf-8"), strict=False)[:-1]
            # Of Graphviz' own escapes there is only the backslash's, which JSON has too.
            nodes = {row[1]: (html.unescape(row[2]).translate(names), row[3]) for row in rows if row[0] == "node"}
            edges = sorted((row[1], row[2], html.unescape(row[3]).translate(names), float(row[4])) for row in rows if row[0] == "edge")
            check(nodes == wanted_nodes, f"{what}: Graphviz finds the nodes: {difference(nodes, wanted_nodes) if nodes != wanted_nodes else ''}")
            check(edges == wanted_edges, f"{what}: Graphviz finds the edges: {difference(edges, wanted_edges) if edges != wanted_edges else ''}")
            readers.append("Graphviz")
    task = {"reader": "jgrapht", "format": "dot", "file": path, "out": path + ".jgrapht"}
    answer = java([task])[0]
    if answer is not None and check(answer is True, f"{what}: JGraphT reads it: {answer}"):
        found = graph_of_dump(task["out"])
        nodes = {id_: (html.unescape(data["label"]).translate(names), data["class"]) for id_, data in found.nodes.items()}
        edges = sorted((source, target, data["label"].translate(names), data["weight"]) for source, target, data in found.edges)
        check(nodes == wanted_nodes, f"{what}: JGraphT finds the nodes: {difference(nodes, wanted_nodes) if nodes != wanted_nodes else ''}")
        check(edges == wanted_edges, f"{what}: JGraphT finds the edges: {difference(edges, wanted_edges) if edges != wanted_edges else ''}")
        readers.append("JGraphT")
    print(f"read    {what}: {len(wanted_nodes)} nodes, {len(wanted_edges)} edges, the same to {', '.join(readers)}", flush=True)
