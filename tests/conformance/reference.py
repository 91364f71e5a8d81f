"""What a file must say: the JSON Lines of the same store, and the articles themselves."""
import collections, json, re, unicodedata, urllib.parse
from decimal import Decimal

from common import CG, check, difference, with_wider

OA, PROV, SCHEMA = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#", "https://schema.org/"
RDF, RDFS, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2001/XMLSchema#"
BASE = "https://w3id.org/claimgraph/id/"
ROLES = ("time", "place", "recipient", "instrument", "amount", "purpose", "manner", "duration", "source", "company", "condition", "cause", "complement")
WORD = re.compile(r"\w+")
# What no text format of RDF can hold becomes U+FFFD.
UNFIT = str.maketrans({"\0": "\ufffd", "\ufffe": "\ufffd", "\uffff": "\ufffd"})


# What is less sure stands as no fact (graph/view.h).
SURE_ENOUGH = 0.7


def read(path, texts, what):
    """The claims of a JSON Lines file by id. Every quotation is checked against its article."""
    claims = {}
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file.read().split("\n")[:-1]:
            claim = json.loads(line, parse_float=Decimal)
            check(claim["id"] not in claims, f"{what}: {claim['id']} comes once")
            claims[claim["id"]] = claim
    quoted = 0
    for claim in claims.values():
        text = texts[claim["document"]["path"]]
        for place in places(claim):
            found = text[place["begin"]:place["end"]].translate(UNFIT)
            if place is claim["sentence"]:
                check(found == place["text"], f"{what}: offsets of {place['text'][:80]!r}, which gives {found[:80]!r}")
                quoted += 1
            elif place["text"]:
                # White space and quotation marks at the edge of words are not kept here; other words may be left out.
                wanted, given = WORD.findall(place["text"]), WORD.findall(found)
                check(wanted[:1] == given[:1] and set(wanted) <= set(given), f"{what}: offsets of {place['text'][:80]!r}, which gives {found[:80]!r}")
    for claim in claims.values():
        for other in claim.get("conflictsWith", []):
            check(claim["id"] in claims[other].get("conflictsWith", []), f"{what}: conflicts go both ways")
        if claim["object"] and "claim" in claim["object"]:
            check(claim["object"]["claim"] in claims, f"{what}: the claim {claim['object']['claim']} is there")
            held = claims.get(claim["object"]["claim"], {}).get("proposition", {}).get("id", "")
            wanted = opposite(held) if is_denial(claim) else held
            check(claim["object"]["proposition"] == wanted, f"{what}: {claim['id']} says by its object {claim['object']['proposition']}, not {wanted}")
    check(quoted > 0, f"{what}: there are claims")
    return claims


def is_denial(claim):
    """Whether an act says of what it takes that it is not so: the claim in its object is the opposite, which its subject holds."""
    return claim["polarity"] == "+" and claim["predicate"].get("term") in ("cg:denies", "cg:rejects", "cg:refuses")


def opposite(proposition):
    kind, digits, *rest = proposition.split("-")
    rest = rest[1:] if rest[:1] == ["not"] else ["not", *rest]
    return "-".join([kind, digits, *rest])


def places(claim):
    yield claim["sentence"]
    yield claim["subject"]
    yield claim["predicate"]
    if claim["object"]:
        yield claim["object"]
    yield from claim["attributedTo"]
    yield from claim["qualifiers"]


def is_unstated(place):
    return place.get("type") == "Phrase" and place["text"] == ""


def node_id(place):
    """The id of what fills a place; None for what the document leaves out."""
    return None if is_unstated(place) else place.get("claim", place.get("id"))


def inner_claims(claims):
    return {claim["object"]["claim"] for claim in claims.values() if claim["object"] and "claim" in claim["object"]}


def value_of(place):
    """`BOUND NUMBER UNIT` of a quantity that is taken apart; nothing where there is none."""
    quantity = place.get("quantity") if place else None
    if not quantity:
        return ""
    number = f"{quantity['number']}" + (f"..{quantity['upper']}" if "upper" in quantity else "")
    return " ".join(part for part in (quantity["bound"], number, quantity.get("currency") or quantity.get("unit")) if part)


def is_fact(claim, inner):
    """Whether the article itself says it, affirmatively and as a fact, and that is sure enough to be stated."""
    return float(claim["confidence"]) >= SURE_ENOUGH and claim["polarity"] == "+" and claim["modality"] == "actual" and not claim["attributedTo"] and claim["id"] not in inner and "versionOf" not in claim["document"]


# --- what names say ----------------------------------------------------------------------------------------------------

OFFICES = {"hasOffice": "HAS_OFFICE", "hadOffice": "HAD_OFFICE", "tookOffice": "TOOK_OFFICE", "chosenForOffice": "CHOSEN_FOR_OFFICE"}
RELATIONS = {"standsFor": "STANDS_FOR", "actorOf": "ACTOR_OF", **OFFICES}


class Claims(dict):
    """Claims by id, and what names say of things, which the JSON Lines do not hold."""

    relations = offices = None


def tenures_of(relation, subjects, local, what):
    """What documents say of the time of a relation, as the property graphs have it. Within its begin and end lies what they state."""
    one = lambda subject, predicate: (subjects[subject].get(predicate) or [""])[0]
    rows = []
    for tenure in sorted(subjects[relation].get(CG + "tenure", []), key=lambda iri: int(iri.rsplit("-", 1)[1])):
        row = {"status": one(tenure, CG + "status"), "since": one(tenure, SCHEMA + "startDate"), "until": one(tenure, SCHEMA + "endDate"), "at": one(tenure, CG + "at"),
               "documents": int(one(tenure, CG + "documentCount")), "text": one(tenure, CG + "text")}
        rows.append({name: value for name, value in row.items() if value})
    stated = lambda name: [row[name] for row in rows if name in row]
    for name, predicate, first in (("since", "startDate", min), ("until", "endDate", max)):
        given, dates = one(relation, SCHEMA + predicate), stated(name)
        check(bool(given) == bool(dates) and (not dates or given in dates and given.startswith(first(dates)[:4])), f"{what}: {relation} is {name} {given}, documents say {dates}")
    return rows


def relations_of(quads, texts, what, base=BASE):
    """({id: relation}, {id: office}) of a graph. Every quotation is checked against its article."""
    subjects = collections.defaultdict(lambda: collections.defaultdict(list))
    for subject, predicate, value, _, _ in quads:
        subjects[subject][predicate].append(value)
    one = lambda subject, predicate: (subjects[subject].get(predicate) or [""])[0]
    local = lambda iri: iri[len(base):] if iri.startswith(base) else iri
    of_type = lambda name: [subject for subject in list(subjects) if CG + name in subjects[subject].get(RDF + "type", [])]
    relations, offices = {}, {}
    for office in of_type("Office"):
        offices[local(office)] = {"label": one(office, RDFS + "label"), "office": one(office, CG + "officeName"), "of": local(one(office, CG + "officeOf")),
                                  "first_seen": one(office, CG + "firstSeen"), "last_seen": one(office, CG + "lastSeen")}
        check(not one(office, CG + "officeOf") or one(one(office, CG + "officeOf"), RDFS + "label"), f"{what}: what {office} is an office of is described")
    for relation in of_type("Relation"):
        subject, predicate, object_ = (one(relation, RDF + part) for part in ("subject", "predicate", "object"))
        check(predicate[len(CG):] in RELATIONS, f"{what}: {relation} is of a known kind, not {predicate}")
        check(one(subject, RDFS + "label") and one(object_, RDFS + "label") and subject != object_, f"{what}: what {relation} relates is described")
        check((predicate[len(CG):] in OFFICES) == (local(object_) in offices), f"{what}: an office is what one has")
        check(predicate[len(CG):] not in OFFICES or CG + "Person" in subjects[subject][RDF + "type"], f"{what}: a person has the office of {relation}")
        sentence = one(relation, PROV + "wasQuotedFrom")
        found = {"subject": local(subject), "object": local(object_), "label": RELATIONS.get(predicate[len(CG):]), "documents": int(one(relation, CG + "documentCount")),
                 "first_seen": one(relation, CG + "firstSeen"), "last_seen": one(relation, CG + "lastSeen"), "of": one(object_, RDFS + "label"),
                 "since": one(relation, SCHEMA + "startDate"), "until": one(relation, SCHEMA + "endDate"), "tenures": tenures_of(relation, subjects, local, what)}
        check(found["documents"] > 0, f"{what}: some document says {relation}")
        if check(sentence, f"{what}: there are words for {relation}"):
            document = one(sentence, OA + "hasSource")
            found |= {"text": one(relation, CG + "text"), "begin": float(one(relation, CG + "textStart")), "end": float(one(relation, CG + "textEnd")),
                      "sentence": one(sentence + "-quote", OA + "exact")}
            text = texts[one(document, CG + "path")].translate(UNFIT)
            check(text[int(found["begin"]):int(found["end"])] == found["text"] and found["text"] in found["sentence"], f"{what}: {found['text'][:80]!r} stands where {relation} says")
        relations[local(relation)] = found
    return relations, offices


# --- RDF ---------------------------------------------------------------------------------------------------------------


def predicate_iri(claim, base):
    predicate = claim["predicate"]
    term = predicate.get("term", "")
    if term.startswith("cg:"):
        return CG + term[3:]
    name = term or predicate.get("label", "") or predicate["lemma"] or predicate["text"]
    parts = (("%5F" if c == "_" else "_" if c == " " else urllib.parse.quote(c, safe="")) for c in name)
    return base + "predicate/" + ("".join(parts) or "unspecified")


def parts_of(place):
    time, quantity = place.get("time", {}), place.get("quantity", {})
    numbers = tuple(Decimal(quantity[part]) if part in quantity else None for part in ("number", "upper"))
    return (*(time.get(part, "") for part in ("precision", "from", "to")), *(quantity.get(part, "") for part in ("bound", "unit", "currency")), *numbers)


def check_rdf(quads, claims, what, base=BASE, direct_triples=True):
    """The triples say of each claim what its line does, and state what the articles state and nothing else."""
    subjects = collections.defaultdict(lambda: collections.defaultdict(list))
    for subject, predicate, value, _, _ in quads:
        subjects[subject][predicate].append(value)

    def one(subject, predicate, default=""):
        values = subjects[subject].get(predicate, []) if subject in subjects else []
        check(len(values) <= 1, f"{what}: {subject} has one {predicate}: {values[:3]}")
        return values[0] if values else default

    def name(iri):
        return None if iri in (CG + "Unspecified", "") else iri[len(base):] if iri.startswith(base) else iri

    def apart(node):
        """What a value says, taken apart."""
        numbers = tuple(Decimal(one(node, CG + part)) if one(node, CG + part) else None for part in ("number", "upper"))
        return (*(one(node, CG + part) for part in ("precision", "from", "to", "bound", "unit", "currency")), *numbers)

    found = {subject[len(base):] for subject in subjects if CG + "Claim" in subjects[subject].get(RDF + "type", [])}
    check(found == set(claims), f"{what}: the claims are those of the JSON Lines: {difference(sorted(found), sorted(claims)) if found != set(claims) else ''}")
    inner = inner_claims(claims)
    facts, other = set(), set()
    for claim in claims.values():
        iri = base + claim["id"]
        about = subjects[iri].get(CG + "about", [])
        proposition = next((value for value in about if value.startswith(base + "prop-")), "")
        parts = [one(proposition, RDF + part) for part in ("subject", "predicate", "object")]
        sentence = one(iri, PROV + "wasQuotedFrom")
        attributed = sorted((int(one(node, CG + "rank")), name(one(node, PROV + "agent")), one(node, CG + "text")) for node in subjects[iri].get(PROV + "qualifiedAttribution", []))
        qualifiers = sorted((one(node, CG + "role")[len(CG):], one(node, CG + "text"), one(node, CG + "value"), name(one(node, CG + "refersTo")) or "", name(one(node, CG + "speaksOf")) or "", apart(node)) for node in subjects[iri].get(CG + "qualifier", []))
        said = {
            "subject": name(parts[0]), "predicate": parts[1], "object": name(parts[2]),
            "nested": sorted(name(value) for value in about if value != proposition),
            "proposition": (name(proposition), one(proposition, CG + "polarity")[len(CG):], one(proposition, CG + "modality")[len(CG):].lower(),
                            *(one(proposition, CG + part) for part in ("documentCount", "independentCount", "firstSeen", "lastSeen"))),
            "polarity": one(iri, CG + "polarity")[len(CG):], "modality": one(iri, CG + "modality")[len(CG):].lower(),
            "confidence": Decimal(one(iri, CG + "confidence", "-1")), "rule": one(iri, CG + "extractedBy"),
            "sentence": (int(one(sentence + "-pos", OA + "start", "-1")), int(one(sentence + "-pos", OA + "end", "-1")), one(sentence + "-quote", OA + "exact")),
            "texts": (one(iri, CG + "subjectText"), one(iri, CG + "predicateText"), one(iri, CG + "objectText")),
            "source": name(one(iri, PROV + "wasAttributedTo")), "attributed": attributed, "qualifiers": qualifiers,
            "amounts": [apart(one(iri, CG + part)) for part in ("subjectAmount", "objectAmount")],
            "conflicts": sorted(name(value) for value in subjects[iri].get(CG + "conflictsWith", [])),
            "document": one(sentence, OA + "hasSource") == one(iri, SCHEMA + "appearance"),
            "heads": [tuple(one(iri, CG + f"{part}Head{side}") for side in ("Start", "End")) for part in ("subject", "object")],
            "title": one(one(iri, SCHEMA + "appearance"), SCHEMA + "headline"), "path": one(one(iri, SCHEMA + "appearance"), CG + "path"),
            "published": one(one(iri, SCHEMA + "appearance"), SCHEMA + "datePublished"),
            "versions": tuple(one(one(iri, SCHEMA + "appearance"), part) for part in (CG + "versionOf", CG + "replacedOn")) + (name(one(one(iri, SCHEMA + "appearance"), PROV + "wasRevisionOf")) or "",),
            "withdrawn": tuple(one(iri, CG + part) for part in ("withdrawn", "claimedOn", "withdrawnOn")),
        }
        nested = claim["object"] and claim["object"].get("claim")
        whom = claim["object"]["proposition"] if nested in claims else claim["object"] and node_id(claim["object"])
        if nested in claims and is_denial(claim):  # what is denied is described, as the opposite of what is held
            held, denied = claims[nested], base + whom
            turned = {"+": "Negated", "-": "Affirmed"}[held["polarity"]]
            check((name(one(denied, RDF + "subject")), one(denied, CG + "polarity")) == (node_id(held["subject"]), CG + turned), f"{what}: {whom} says what {claim['id']} denies")
        source = claim["attributedTo"]
        wanted = {
            "subject": node_id(claim["subject"]), "predicate": predicate_iri(claim, base), "object": whom,
            "nested": [nested] if nested else [],
            "proposition": (claim["proposition"]["id"], {"+": "Affirmed", "-": "Negated"}[claim["polarity"]], claim["modality"],
                            *(str(claim["proposition"].get(part, "")) for part in ("documents", "independentPublishers", "firstSeen", "lastSeen"))),
            "polarity": {"+": "Affirmed", "-": "Negated"}[claim["polarity"]], "modality": claim["modality"],
            "confidence": claim["confidence"], "rule": claim["rule"],
            "sentence": (claim["sentence"]["begin"], claim["sentence"]["end"], claim["sentence"]["text"]),
            "texts": (claim["subject"]["text"], claim["predicate"]["text"], claim["object"]["text"] if claim["object"] else ""),
            "source": source[0]["id"] if source and not (source[0]["text"] == "" and source[0]["id"].startswith("phrase-")) else None,
            "attributed": [(i + 1, None if place["text"] == "" and place["id"].startswith("phrase-") else place["id"], place["text"]) for i, place in enumerate(source)],
            "qualifiers": sorted(((q["role"] if q["role"] in ROLES else "other") + "Role", q["text"], q.get("value", ""), q.get("entity", ""), q.get("concept", {}).get("id", ""), parts_of(q)) for q in claim["qualifiers"]),
            "amounts": [parts_of(claim["subject"]), parts_of(claim["object"] or {})],
            "conflicts": sorted(claim.get("conflictsWith", [])),
            "heads": [tuple(str((place or {}).get("head", {}).get(side, "")) for side in ("begin", "end")) for place in (claim["subject"], claim["object"])],
            "document": True, "title": claim["document"].get("title", ""), "path": claim["document"].get("path", ""),
            "published": claim["document"].get("published", ""),
            "versions": tuple(claim["document"].get(part, "") for part in ("versionOf", "replacedOn", "revisionOf")),
            "withdrawn": ("true" if "withdrawn" in claim else "", *(claim.get("withdrawn", {}).get(part, "") for part in ("claimedOn", "withdrawnOn"))),
        }
        check(said == wanted, f"{what}: {claim['id']} says what its line does: {difference(said, wanted)}")
        for place in (claim["subject"], claim["object"], *source):
            if place and not is_unstated(place) and "id" in place and place.get("type") != "Phrase" and not place["id"].startswith("phrase-"):
                check(one(base + place["id"], RDFS + "label") == place["label"], f"{what}: {place['id']} is called {place['label']!r}")
                if "type" in place:
                    check({CG + type_ for type_ in with_wider(place["type"])} == set(subjects[base + place["id"]][RDF + "type"]), f"{what}: {place['id']} is a {place['type']}")
        triple = tuple(parts)
        if is_fact(claim, inner) and claim["object"] and wanted["subject"]:
            facts.add(triple)
        else:
            other.add(triple)
    # What names say of things, described and stated besides.
    told = {tuple(one(subject, RDF + part) for part in ("subject", "predicate", "object")) for subject in list(subjects) if CG + "Relation" in subjects[subject].get(RDF + "type", [])}
    check(not told & (facts | other), f"{what}: what names say is no claim")
    stated = {quad[:3] for quad in quads if quad[:3] in facts or quad[:3] in other}
    # Nothing between things may be said beside what claims are made of and what the articles state.
    loose = {quad[:3] for quad in quads if not quad[3] and (quad[1].startswith(base + "predicate/") or (quad[1].startswith(CG) and quad[1] not in STRUCTURE))}
    check(loose == (facts | told if direct_triples else set()), f"{what}: stated is what the articles say as a fact and what names say, and nothing else: {difference(sorted(loose), sorted(facts | told))}")
    check(not (stated & other - facts), f"{what}: what is negated, possible, future, demanded or somebody's words is not stated: {sorted(stated & other - facts)[:3]}")
    check(facts and other - facts, f"{what}: there are facts and other claims")


STRUCTURE = {CG + term for term in ("about", "copyOf", "versionOf", "attitude", "polarity", "modality", "qualifier", "role", "refersTo", "conflictsWith", "subjectAmount", "objectAmount", "officeOf", "speaksOf", "involvement", "thing", "tenure")}
