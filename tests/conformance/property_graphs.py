"""Property graphs, whatever their format: what a reader finds, in one form, and what it must say."""
import collections, json, math, re, xml.etree.ElementTree
from decimal import Decimal

import reference
from common import check, difference

NUMBERS = {"mentions", "rank", "count", "begin", "end", "documents", "weight", "confidence", "x", "y", "size", "independent_publishers", "proposition_documents", "proposition_independent_publishers"} | {f"{part}_{side}" for part in ("sentence", "subject", "predicate", "object", "subject_head", "object_head") for side in ("begin", "end")} | {"head_begin", "head_end"}
NODE_LISTS = {"aliases", "attributed_to", "time", "place", "recipient", "instrument", "amount", "purpose", "manner", "duration", "source", "company", "condition", "cause", "complement", "circumstance", "time_value", "time_precision", "time_from", "time_to", "amount_value", "subject_value", "object_value", "qualifiers", "offices", "stands_for", "actor_of", "through", "qualifier_concepts"}
EDGE_LISTS = {"attributed_to", "claims", "publishers", "amounts", "phrases", "status", "tenures"}
EDGE_OF_ROLE = {**{role: role.upper() for role in reference.ROLES}, "other": "CIRCUMSTANCE"}
# What XML 1.0 cannot hold becomes U+FFFD.
UNFIT_FOR_XML = str.maketrans({code: "\ufffd" for code in [*(c for c in range(0x20) if c not in (9, 10, 13)), 0xFFFE, 0xFFFF]})

# nodes: {id: {name: value}}; edges: [(source, target, {name: value})]
Graph = collections.namedtuple("Graph", "nodes edges")


def attributes(found, lists):
    """Numbers as numbers, lists as tuples; what is empty is not there."""
    out = {}
    for name, value in found.items():
        if value is None or value == "" or value == [] or (isinstance(value, float) and math.isnan(value)):
            continue
        if name in NUMBERS:
            out[name] = float(value)
        elif name in lists:
            out[name] = tuple(value if isinstance(value, (list, tuple)) else json.loads(value))
        else:
            out[name] = str(value)
    return out


def graph_of(nodes, edges):
    return Graph({node: attributes(found, NODE_LISTS) for node, found in nodes}, [(source, target, attributes(found, EDGE_LISTS)) for source, target, found in edges])


def graph_of_dump(path):
    with open(path, encoding="utf-8") as file:
        dump = json.load(file)
    return graph_of(dump["nodes"], dump["edges"])


def without(graph, *names):
    drop = lambda found: {name: value for name, value in found.items() if name not in names}
    return Graph({node: drop(found) for node, found in graph.nodes.items()}, [(source, target, drop(found)) for source, target, found in graph.edges])


def check_equal(found, wanted, what):
    check(found.nodes == wanted.nodes, f"{what}: the nodes are those of the file: {len(found.nodes)}, {len(wanted.nodes)}; {difference(found.nodes, wanted.nodes) if found.nodes != wanted.nodes else ''}")
    rows = [sorted(json.dumps(edge, sort_keys=True) for edge in graph.edges) for graph in (found, wanted)]
    check(rows[0] == rows[1], f"{what}: the edges are those of the file: {difference(*rows) if rows[0] != rows[1] else ''}")


# --- what must be there ---------------------------------------------------------------------------------------------------


def translated(value, table):
    if isinstance(value, str):
        return value.translate(table)
    return tuple(translated(item, table) for item in value) if isinstance(value, (tuple, list)) else value


def claim_attributes(claim, table):
    """What a claim's node must have, besides `label`, `iri` and the dates."""
    words = lambda part, place: {f"{part}_{'text' if part != 'sentence' else ''}".rstrip("_"): place["text"], f"{part}_begin": float(place["begin"]), f"{part}_end": float(place["end"])} if place and place["text"] else {}
    bare = [q for q in claim["qualifiers"] if "entity" not in q]
    role = lambda q: q["role"] if q["role"] in reference.ROLES else "other"
    wanted = {
        "type": "Claim", "predicate": claim["predicate"].get("term") or claim["predicate"]["lemma"], "lemma": claim["predicate"]["lemma"], "predicate_label": claim["predicate"].get("label", ""),
        "polarity": {"+": "affirmed", "-": "negated"}[claim["polarity"]], "modality": claim["modality"], "rule": claim["rule"],
        "confidence": float(claim["confidence"]), "attributed_to": tuple(place["label"] for place in claim["attributedTo"]),
        **words("sentence", claim["sentence"]), **words("subject", claim["subject"]), **words("predicate", claim["predicate"]), **words("object", claim["object"]),
        **{f"{part}_head_{side}": float(claim[part]["head"][side]) for part in ("subject", "object") if claim[part] and "head" in claim[part] for side in ("begin", "end")},
        "qualifier_concepts": tuple(q["concept"]["label"] for q in bare if "concept" in q),
        "time_value": tuple(q["value"] for q in bare if role(q) == "time" and "value" in q),
        **{f"time_{part}": tuple(q.get("time", {}).get(part, "") for q in bare if role(q) == "time" and "value" in q) for part in ("precision", "from", "to")},
        "proposition": claim["proposition"]["id"],
        **{f"proposition_{name}": float(claim["proposition"].get(key, 0)) or "" for name, key in (("documents", "documents"), ("independent_publishers", "independentPublishers"))},
        **{f"proposition_{name}": claim["proposition"].get(key, "") for name, key in (("first_seen", "firstSeen"), ("last_seen", "lastSeen"))},
        "amount_value": tuple(q["value"] for q in bare if "quantity" in q),
        **{f"{part}_value": (reference.value_of(claim[part]),) if reference.value_of(claim[part]) else () for part in ("subject", "object")},
    }
    for name in (*reference.ROLES, "other"):
        wanted[name if name != "other" else "circumstance"] = tuple(q["text"] for q in bare if role(q) == name)
    return {name: translated(value, table) for name, value in wanted.items() if value != "" and (not isinstance(value, tuple) or any(value))}


def check_relations(graph, claims, what, table):
    """What names say stands as edges between things and offices, as in RDF. Returns the edges that are not these."""
    rest, edges, offices = [], {}, {}
    for source, target, data in graph.edges:
        if data["label"] == "OFFICE_OF":
            offices[source] = target
        elif data["label"] in reference.RELATIONS.values():
            edges[source, data["label"], target, data.get("since", "")] = data
        else:
            rest.append((source, target, data))
    if getattr(claims, "relations", None) is None:
        return rest
    nodes = {node: data for node, data in graph.nodes.items() if data["type"] == "Office"}
    check(set(nodes) == set(claims.offices), f"{what}: the offices are those of the RDF: {difference(sorted(nodes), sorted(claims.offices))}")
    for id_, office in claims.offices.items():
        given = {name: nodes.get(id_, {}).get(name, "") for name in ("label", "office", "first_seen", "last_seen")} | {"of": offices.get(id_, "")}
        check(given == {name: translated(value, table) for name, value in office.items()} or "first_seen" in nodes.get(id_, {}) and
              {**given, "first_seen": "", "last_seen": ""} == {**{name: translated(value, table) for name, value in office.items()}, "first_seen": "", "last_seen": ""}
              and office["first_seen"].startswith(given["first_seen"][:10]), f"{what}: {id_} is {office}, not {given}")
    check(set(edges) == {(r["subject"], r["label"], r["object"], r["since"]) for r in claims.relations.values()}, f"{what}: the relations are those of the RDF")
    for id_, relation in claims.relations.items():
        data = edges.get((relation["subject"], relation["label"], relation["object"], relation["since"]), {})
        wanted = {name: translated(relation[name], table) for name in ("text", "begin", "end", "sentence", "documents") if name in relation}
        given = {name: data.get(name) for name in wanted}
        check(given == wanted, f"{what}: {id_} says what it does in RDF: {difference(given, wanted)}")
        check(data.get("until", "") == relation["until"], f"{what}: the end of {id_}")
        tenures = [{name: value for name, value in json.loads(row).items() if name in ("status", "since", "until", "at", "documents", "text")} for row in data.get("tenures", ())]
        check(tenures == [{name: translated(value, table) for name, value in row.items()} for row in relation["tenures"]], f"{what}: what documents say of the time of {id_}: {tenures}")
        check(sorted(data.get("status", ())) == sorted({row["status"] for row in relation["tenures"]}), f"{what}: the status of {id_}")
        check(data.get("first_seen", "")[:10] == relation["first_seen"][:10] and data.get("last_seen", "")[:10] == relation["last_seen"][:10], f"{what}: the days of {id_}")
        check(graph.nodes.get(data.get("document", ""), {}).get("type") == "Document", f"{what}: {id_} has its document")
    return rest


def check_concepts(graph, claims, edges, what, table):
    """Phrases speak of the concepts and involve the things that the lines say. Returns the edges that are not these."""
    rest, given = [], set()
    for source, target, data in edges:
        if data["label"] == "BROADER":
            narrow, wide = graph.nodes[source]["label"], graph.nodes[target]["label"]
            check(narrow.endswith(" " + wide), f"{what}: {wide} is wider than {narrow}")
        elif data["label"] in ("SPEAKS_OF", "INVOLVES"):
            given.add((source, data["label"], target, data.get("role", "")))
        elif "predicate" not in data:  # the network stands beside the claims in Cypher
            rest.append((source, target, data))
    wanted = set()
    for claim in claims.values():
        for place in (claim["subject"], claim["object"], *claim["attributedTo"]):
            if place and "concept" in place:
                wanted.add((place["id"], "SPEAKS_OF", place["concept"]["id"], ""))
                check(graph.nodes.get(place["concept"]["id"], {}).get("label") == translated(place["concept"]["label"], table), f"{what}: {place['concept']} has a node")
            for row in (place or {}).get("involves", ()):
                wanted.add((place["id"], "INVOLVES", row["id"], row["role"]))
    check(wanted <= given, f"{what}: what phrases speak of: missing {sorted(wanted - given)[:3]}")
    return rest


def check_claims_view(graph, claims, what, table=UNFIT_FOR_XML):
    """A node for each claim with all that its line says, and edges to all that it is about; no edge that leaves a claim out."""
    found = {node for node, data in graph.nodes.items() if data["type"] == "Claim"}
    check(found == set(claims), f"{what}: the claims are those of the JSON Lines: {difference(sorted(found), sorted(claims)) if found != set(claims) else ''}")
    edges = collections.Counter()
    document_of = {}
    for source, target, data in check_concepts(graph, claims, check_relations(graph, claims, what, table), what, table):
        check(source in claims or data["label"] == "COPY_OF", f"{what}: every edge begins at a claim, not {source} -{data['label']}-> {target}")
        if data["label"] == "COPY_OF":
            check(graph.nodes[source]["type"] == graph.nodes[target]["type"] == "Document", f"{what}: a document is a copy of one")
            continue
        if data["label"] == "STATED_IN":
            document_of[source] = target
        elif data["label"] == "MENTIONS":
            check(graph.nodes[target]["type"] not in ("Claim", "Document", "Phrase", "Concept", "Office"), f"{what}: a thing is mentioned, not {target}")
        else:
            rest = tuple(sorted((name, data[name]) for name in ("rank", "text", "begin", "end", "value", "role") if name in data))
            edges[source, data["label"], target, rest] += 1
    wanted = collections.Counter()
    for claim in claims.values():
        data = graph.nodes.get(claim["id"], {})
        expected = claim_attributes(claim, table)
        given = {name: value for name, value in data.items() if name not in ("labels", "label", "name", "iri", "first_seen", "last_seen", "qualifiers", "x", "y", "size", "color")}
        check(given == expected, f"{what}: {claim['id']} says what its line does: {difference(given, expected)}")
        check_label(claim, data.get("label", ""), what)
        if "qualifiers" in data:
            whole = [json.loads(text) for text in data["qualifiers"]]
            bare = [{name: translated(value, table) for name, value in q.items() if name in ("role", "text", "value", "begin", "end")}
                    | ({"head_begin": q["head"]["begin"], "head_end": q["head"]["end"]} if "head" in q else {}) | ({"concept": translated(q["concept"]["label"], table)} if "concept" in q else {})
                    for q in claim["qualifiers"] if "entity" not in q]
            check(whole == bare, f"{what}: {claim['id']} has its qualifiers: {whole}, not {bare}")
        document = graph.nodes.get(document_of.get(claim["id"]), {})
        for name in ("title", "path", "published"):
            check(document.get(name, "") == translated(claim["document"].get(name, ""), table), f"{what}: the document of {claim['id']} has its {name}")
        words = lambda place: (("begin", float(place["begin"])), ("end", float(place["end"])), ("text", translated(place["text"], table))) if place["text"] else ()
        for label, place in (("SUBJECT", claim["subject"]), ("OBJECT", claim["object"])):
            if place and not reference.is_unstated(place):
                denied = label == "OBJECT" and "claim" in place and reference.is_denial(claim)
                wanted[claim["id"], label, reference.node_id(place), (("role", "denied"),) if denied else ()] += 1
                check_place(graph, place, what, table)
        for i, place in enumerate(claim["attributedTo"]):
            if place["text"] or not place["id"].startswith("phrase-"):
                wanted[claim["id"], "ATTRIBUTED_TO", place["id"], tuple(sorted((*words(place), ("rank", float(i + 1)))))] += 1
                check_place(graph, place, what, table)
        for q in claim["qualifiers"]:
            if "entity" in q:
                value = (("value", q["value"]),) if "value" in q else ()
                wanted[claim["id"], EDGE_OF_ROLE.get(q["role"], "CIRCUMSTANCE"), q["entity"], tuple(sorted((*words(q), *value)))] += 1
        for other in claim.get("conflictsWith", []):
            if claim["id"] <= other:
                wanted[claim["id"], "CONFLICTS_WITH", other, ()] += 1
    check(edges == wanted, f"{what}: the edges are those of the JSON Lines: too much {list((edges - wanted).items())[:3]}, missing {list((wanted - edges).items())[:3]}")


def check_place(graph, place, what, table):
    node = graph.nodes.get(place.get("claim", place.get("id")), {})
    if check(node, f"{what}: {place} has a node") and "claim" not in place and not place["id"].startswith("phrase-"):
        check(node["label"] == node["name"] == translated(place["label"], table), f"{what}: {place['id']} is called {place['label']!r}, not {node['label']!r}")
        check(place.get("type", node["type"]) == node["type"], f"{what}: {place['id']} is a {place.get('type')}")


def check_label(claim, label, what):
    """What keeps a claim from being a fact can be read off its label."""
    dashes = label.split(" – ")
    check(claim["polarity"] == "+" or any(part.startswith("NOT ") for part in dashes), f"{what}: {label!r} says that it is negated")
    check(claim["modality"] == "actual" or f"({claim['modality']}" in label, f"{what}: {label!r} says that it is {claim['modality']}")
    check(not claim["attributedTo"] or "according to" in label, f"{what}: {label!r} says that somebody says so")


def prefix_of(claim):
    modality = {"actual": "", "possible": "MAY_", "future": "WILL_", "demanded": "SHOULD_"}[claim["modality"]]
    unsure = not claim["attributedTo"] and not modality and claim["confidence"] < reference.SURE_ENOUGH
    return ("REPORTEDLY_" if claim["attributedTo"] else "") + ("UNSURE_" if unsure else "") + modality + ("NOT_" if claim["polarity"] == "-" else "")


DERIVED = {"involves": r"INVOLVES \(.+\)", "about": "ABOUT", "speaks of": r"SPEAKS_OF( \(.+\))?", "says": r"SAYS \(.+\)", "located in": "LOCATED_IN"}


def check_flat_view(graph, claims, what, table=UNFIT_FOR_XML):
    """Flat and network: every edge is the evidence for it, counted, and what is no plain fact says so in its label."""
    seen = set()
    plain = qualified = 0
    for source, target, data in graph.edges:
        label = data["label"]
        check((source, label, target) not in seen, f"{what}: one edge for {source} -{label}-> {target}")
        check(len(label) <= 60, f"{what}: {label} has 60 characters at most")
        seen.add((source, label, target))
        if label == "BROADER":
            check(graph.nodes[source]["label"].endswith(" " + graph.nodes[target]["label"]), f"{what}: {target} is wider than {source}")
            continue
        if "claims" not in data:
            kind = label.split(" (")[0]
            check(kind in reference.RELATIONS.values(), f"{what}: {label} has its claims")
            told = [r for r in (getattr(claims, "relations", None) or {}).values() if r["subject"] == source and r["label"] == kind]
            check(told or getattr(claims, "relations", None) is None, f"{what}: {source} -{label}-> {target} is told")
            continue
        evidence = [claims[claim] for claim in data["claims"] if claim in claims]
        if not check(evidence and len(evidence) == len(data["claims"]) == len(set(data["claims"])), f"{what}: {source} -{label}-> {target} has its claims"):
            continue
        check(data["weight"] == len(evidence), f"{what}: the weight of {label} is the number of its claims")
        check(data["documents"] == len({claim["document"]["id"] for claim in evidence}), f"{what}: the documents of {label} are counted")
        check(1 <= data["independent_publishers"] <= data["documents"], f"{what}: the publishers of {label} are counted")
        days = sorted(claim["document"]["published"] for claim in evidence if "published" in claim["document"])
        check([data.get("first_seen"), data.get("last_seen")] == ([days[0], days[-1]] if days else [None, None]), f"{what}: the days of {label}")
        check(data["confidence"] == max(float(claim["confidence"]) for claim in evidence), f"{what}: the confidence of {label} is the highest")
        if data["predicate"] in DERIVED:
            check(re.fullmatch(DERIVED[data["predicate"]], label), f"{what}: {label} is none of {data['predicate']}")
            continue
        sources = tuple(sorted({translated(place["label"], table) for claim in evidence for place in claim["attributedTo"] if place["text"] or not place["id"].startswith("phrase-")}))
        check(tuple(sorted(data.get("attributed_to", ()))) == sources, f"{what}: {label} is said by {sources}, not {data.get('attributed_to')}")
        for claim in evidence:
            check(label.startswith(prefix_of(claim)), f"{what}: {claim['id']} stands as {prefix_of(claim)}, not {label}")
            # The rule that all else is for: no edge reads like a fact whose claim is none.
            if is_plain := claim["polarity"] == "+" and claim["modality"] == "actual" and not claim["attributedTo"]:
                plain += 1
            else:
                qualified += 1
            check(is_plain or re.match("(REPORTEDLY|UNSURE|NOT|MAY|WILL|SHOULD)_", label), f"{what}: {label} reads like a fact, {claim['id']} is none")
            check((data["polarity"], data["modality"]) == ({"+": "affirmed", "-": "negated"}[claim["polarity"]], claim["modality"]), f"{what}: polarity and modality of {label}")
    if getattr(claims, "relations", None) is not None:
        for name, label in (("offices", "HAS_OFFICE"), ("stands_for", "STANDS_FOR"), ("actor_of", "ACTOR_OF")):
            given = {(node, text) for node, data in graph.nodes.items() for text in data.get(name, ())}
            told = {(r["subject"], translated(r["of"], table)) for r in claims.relations.values() if r["label"] == label and r["subject"] in graph.nodes}
            check(given == told, f"{what}: {name} of nodes: {difference(sorted(given), sorted(told))}")
    # Whoever denies, accuses or hits another thing of the graph is tied to it.
    pairs = {(source, target) for source, target, _ in graph.edges}
    for claim in claims.values():
        ends = [place["id"] for place in (claim["subject"], claim["object"]) if place and "id" in place and place["id"] in graph.nodes]
        check(len(ends) < 2 or ends[0] == ends[1] or tuple(ends) in pairs or tuple(reversed(ends)) in pairs, f"{what}: {claim['id']} ties {ends}")
    for node, data in graph.nodes.items():
        check(data["type"] not in ("Phrase", "Claim", "Document") and len(data["label"]) <= 60, f"{what}: {node} is no node of this view")
    check(plain and qualified, f"{what}: there are facts and others: {plain}, {qualified}")


# --- GraphML and GEXF as they stand in the file -----------------------------------------------------------------------------


def graphml_in_file(path):
    """Our own reading of GraphML: (graph with edge ids, names by key)."""
    root = xml.etree.ElementTree.parse(path).getroot()
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    names = {key.get("id"): key.get("attr.name") for key in root.iter(ns + "key")}
    data = lambda element: {names[part.get("key")]: part.text or "" for part in element.findall(ns + "data")}
    nodes = [(node.get("id"), data(node)) for node in root.iter(ns + "node")]
    edges = [(edge.get("source"), edge.get("target"), {**data(edge), "id": edge.get("id")}) for edge in root.iter(ns + "edge")]
    check(len({node for node, _ in nodes}) == len(nodes), f"{path}: every node comes once")
    return graph_of(nodes, edges), names
