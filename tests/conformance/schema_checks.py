"""What is written keeps to the published schemas: SHACL shapes, vocabulary, JSON Schemas. And they are sharp: broken files fail."""
import copy, json, os

from common import CG, ROOT, check, java, module, node
from reference import RDF, SCHEMA, PROV, OA

SHAPES = os.path.join(ROOT, "schemas", "shapes.ttl")
SH = "http://www.w3.org/ns/shacl#"
NS = {"cg": CG, "schema": SCHEMA, "prov": PROV, "oa": OA, "rdf": RDF, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}


def validate(paths, what):
    """{validator: [None where it conforms, else the first violations, one a path]}"""
    tasks = [{"reader": "rdf-validate-shacl", "file": path, "shapes": SHAPES} for path in paths]
    results = {"rdf-validate-shacl": [answer and (answer.get("error") or answer["said"]) for answer in node(tasks)]}
    tasks = [{"reader": "shacl", "format": SHAPES, "file": path, "out": path + ".shacl"} for path in paths]
    results["Jena"] = [answer if answer is None else "" if answer is True else answer for answer in java(tasks)]
    return {name: answers for name, answers in results.items() if all(answer is not None for answer in answers)}


def check_shapes(paths, what):
    for validator, answers in validate(paths, what).items():
        for path, answer in zip(paths, answers):
            check(answer == "", f"{what}: {os.path.basename(path)} keeps to shapes.ttl ({validator}): {answer}")
        print(f"read    {what}: {', '.join(os.path.basename(path).split('.', 1)[1] for path in paths)}: conform to shapes.ttl ({validator})", flush=True)


# (what is broken, subject's class, predicate, its new values; None: the value there is, twice another: the one there is and this)
BREAKS = [
    ("no polarity", "cg:Claim", "cg:polarity", []),
    ("two polarities", "cg:Claim", "cg:polarity", ["cg:Affirmed", "cg:Negated"]),
    ("another polarity", "cg:Claim", "cg:polarity", ["cg:Doubtful"]),
    ("another modality", "cg:Claim", "cg:modality", ["cg:Affirmed"]),
    ("a confidence above 1", "cg:Claim", "cg:confidence", ['"1.5"^^xsd:decimal']),
    ("a confidence with an exponent", "cg:Claim", "cg:confidence", ['"8.2E-1"^^xsd:double']),
    ("no proposition", "cg:Claim", "cg:about", []),
    ("a claim about words", "cg:Claim", "cg:about", ['"words"']),
    ("a claim of no document", "cg:Claim", "schema:appearance", []),
    ("a claim of two runs", "cg:Claim", "prov:wasGeneratedBy", ["cg:a", "cg:b"]),
    ("a claim that is quoted from nowhere", "cg:Claim", "prov:wasQuotedFrom", ["cg:nowhere"]),
    ("a claim that ends before it begins", "cg:Claim", "cg:predicateEnd", ['"0"^^xsd:integer']),
    ("no label", "cg:Claim", "rdfs:label", []),
    ("a proposition without subject", "cg:Proposition", "rdf:subject", []),
    ("a proposition of words", "cg:Proposition", "rdf:object", ['"words"']),
    ("a proposition that is neither so nor not so", "cg:Proposition", "cg:polarity", []),
    ("a source without a name", "prov:Attribution", "prov:agent", []),
    ("a source of rank 0", "prov:Attribution", "cg:rank", ['"0"^^xsd:integer']),
    ("a qualifier in another role", "cg:Qualifier", "cg:role", ["cg:Role"]),
    ("a sentence with one selector", "oa:SpecificResource", "oa:hasSelector", ["cg:one"]),
    ("a sentence from behind", "oa:TextPositionSelector", "oa:end", ['"-1"^^xsd:integer']),
    ("an offset that is no number", "oa:TextPositionSelector", "oa:start", ['"one"']),
    ("no quotation", "oa:TextQuoteSelector", "oa:exact", []),
    ("a date that is a number", "cg:Document", "schema:datePublished", ['"2025"^^xsd:integer']),
    ("an office without a name", "cg:Office", "cg:officeName", []),
    ("an office of words", "cg:Office", "cg:officeOf", ['"words"']),
    ("a relation of another kind", "cg:Relation", "rdf:predicate", ["cg:about"]),
    ("a relation that no document says", "cg:Relation", "cg:documentCount", ['"0"^^xsd:integer']),
    ("an office that is none", "cg:Person", "cg:hasOffice", ["cg:nothing"]),
    ("a former office that is none", "cg:Person", "cg:hadOffice", ["cg:nothing"]),
    ("a tenure of no known status", "cg:Tenure", "cg:status", ['"crowned"']),
    ("a tenure that ends in no date", "cg:Tenure", "schema:endDate", ['"1"^^xsd:integer']),
    ("a person with two names", "cg:Person", "rdfs:label", ['"A"', '"B"']),
    ("a person who was seen minus once", "cg:Person", "cg:mentionCount", ['"-1"^^xsd:integer']),
]


def expanded(value):
    text, _, datatype = value.partition("^^")
    if text.startswith('"'):
        return text + ("^^<http://www.w3.org/2001/XMLSchema#" + datatype[4:] + ">" if datatype else "")
    prefix, local = value.split(":")
    return f"<{NS[prefix]}{local}>"


def check_shapes_are_sharp(ntriples, folder):
    """Each of many ways to break a graph that is in order is found."""
    with open(ntriples, encoding="utf-8") as file:
        lines = file.read().split("\n")[:-1]
    paths = []
    for what, of_class, predicate, values in BREAKS:
        subject = next((line.split(" ")[0] for line in lines if line.endswith(f" <{RDF}type> {expanded(of_class)} .") and
                        (not values or any(other.startswith(line.split(" ")[0] + " " + expanded(predicate)) for other in lines))), None)
        if not check(subject, f"there is a {of_class} with {predicate} to break"):
            return
        start = f"{subject} {expanded(predicate)} "
        paths.append(os.path.join(folder, f"broken-{len(paths)}.nt"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write("\n".join([line for line in lines if not line.startswith(start)] + [f"{start}{expanded(value)} ." for value in values]) + "\n")
    for validator, answers in validate([ntriples, *paths], "broken graphs").items():
        check(answers[0] == "", f"the graph to break is in order ({validator}): {answers[0]}")
        for (what, *_), answer in zip(BREAKS, answers[1:]):
            check(answer.startswith("violations: "), f"shapes.ttl finds {what} ({validator}): {answer!r}")
        print(f"read    {len(paths)} broken graphs: each is found ({validator})", flush=True)


def check_vocabulary(quads, what):
    """Every term is defined, and everything that is said of a resource has a shape."""
    rdflib = module("rdflib")
    if not rdflib:
        return
    vocabulary = rdflib.Graph().parse(os.path.join(ROOT, "schemas", "claimgraph.ttl"), format="turtle")
    shapes = rdflib.Graph().parse(SHAPES, format="turtle")
    defined = {str(term) for term in vocabulary.subjects(rdflib.RDF.type, None)}
    terms = {part for quad in quads for part in (quad[1], quad[0], quad[2] if not quad[3] else "") if part.startswith(CG)}
    check(terms <= defined, f"{what}: claimgraph.ttl defines {sorted(terms - defined)}")
    check({str(term) for triple in shapes for term in triple if str(term).startswith(CG)} <= defined, f"claimgraph.ttl defines what shapes.ttl uses")
    paths = {}
    for shape, target in shapes.subject_objects(rdflib.URIRef(SH + "targetClass")):
        for part in shapes.objects(shape, rdflib.URIRef(SH + "property")):
            paths.setdefault(str(target), set()).add(str(shapes.value(part, rdflib.URIRef(SH + "path"))))
    classes = {}
    for subject, predicate, value, _, _ in quads:
        if predicate == RDF + "type":
            classes.setdefault(subject, set()).add(value)
    # What articles state as facts uses the predicates of propositions.
    stated = {(quad[0], quad[2]) for quad in quads if quad[1] == RDF + "predicate"}
    predicates = {value for _, value in stated}
    loose = set()
    for subject, predicate, value, datatype, _ in quads:
        if predicate == RDF + "type" or (predicate in predicates and not datatype):
            continue
        of = classes.get(subject, set())
        if not any(predicate in paths.get(each, ()) for each in of):
            loose.add((tuple(sorted(of)), predicate))
    check(not loose, f"{what}: shapes.ttl has all that is said: {sorted(loose)[:5]}")


# --- JSON -----------------------------------------------------------------------------------------------------------------


def schema(name):
    with open(os.path.join(ROOT, "schemas", name), encoding="utf-8") as file:
        found = json.load(file)
    module("jsonschema").Draft4Validator.check_schema(found)
    return module("jsonschema").Draft4Validator(found)


def check_lines(path, name, what):
    if not module("jsonschema"):
        return
    validator = schema(name)
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file.read().split("\n")[:-1]]
    for row in rows:
        error = next(validator.iter_errors(row), None)
        if not check(error is None, f"{what}: a line keeps to {name}: {error and error.message[:300]}"):
            break
    print(f"read    {what}: {len(rows)} lines conform to {name} (Python jsonschema)", flush=True)


def check_schema_is_sharp(claims):
    """A line that is broken anywhere does not pass."""
    if not module("jsonschema"):
        return
    validator = schema("claim.schema.json")
    whole = next((claim for claim in claims.values() if claim["attributedTo"] and claim["qualifiers"] and claim["object"]), None)
    if not check(whole, "there is a claim with all parts to break"):
        return
    line = json.loads(json.dumps(whole, default=float))
    check(validator.is_valid(line), "the line to break is in order")

    def broken(change):
        found = copy.deepcopy(line)
        change(found)
        return not validator.is_valid(found)

    for name in line:
        if name != "conflictsWith":
            check(broken(lambda claim: claim.pop(name)), f"claim.schema.json finds that {name} is missing")
        check(broken(lambda claim: claim.update({name: 7})) or name == "confidence", f"claim.schema.json finds {name} to be a number")
    for what, change in {
        "a polarity": lambda claim: claim.update(polarity="0"), "a modality": lambda claim: claim.update(modality="likely"),
        "a confidence above 1": lambda claim: claim.update(confidence=1.01), "an unknown name": lambda claim: claim.update(speaker="A"),
        "a negative offset": lambda claim: claim["sentence"].update(begin=-1), "an offset that is no integer": lambda claim: claim["subject"].update(end=0.5),
        "another type": lambda claim: claim["subject"].update(id="person-" + "a" * 26, label="A", type="Alien", text="A", begin=0, end=1),
        "an id of another form": lambda claim: claim.update(id="17"), "a source without a name": lambda claim: claim["attributedTo"][0].pop("label"),
    }.items():
        check(broken(change), f"claim.schema.json finds {what}")
