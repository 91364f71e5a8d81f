"""The graphs of the W3C's evaluation tests for Turtle (https://www.w3.org/2013/TurtleTests/) and of its positive tests for
N-Triples (https://www.w3.org/2013/N-TriplesTests/), as far as a writer can use them: each test by its name, with a graph of our
own words that has what the test is about. Our writers write each in every syntax, and every reader must find what went in.

What a test says about spelling (a prefix, a comment, a long string, an escape) is the reader's affair: many tests share a graph.
The program has no blank nodes: they are replaced by IRIs as RDF 1.1 (section 3.5) lets one, and counted. It has no language
tags: those tests are named and left out."""
import json, os

import rdf_readers
from common import check, difference, run, skip, skipped

BASE = "https://cases.example/"
RDF = rdf_readers.RDF
WELL_KNOWN = BASE + ".well-known/genid/"
S, P, O = BASE + "s", BASE + "p", BASE + "o"

# The ends of the ranges of PN_CHARS_BASE; in the last row those that are assigned characters.
BASE_CHARACTERS = "AZazÀÖØöø˿ͰͽͿ\u1fff\u200c\u200d⁰↏Ⰰ⿕、퟿豈ﷇﷰ￯\U00010000\U000efffd"
NFC_CHARACTERS = "AZazÀÖØöø˿ͰͽͿ῾⁰↉Ⰰ⿕、ퟻ﨎ﷇﷰ￯\U00010000\U000e1000"
EXTRAS = "a·\u0300\u036f‿.⁀"
# The first and last character of each length in UTF-8, around the surrogates and the non-characters.
BOUNDARIES = "\u007f\u0080\u07ff\u0800\u0fff\u1000\ucfff\ud000\ud7ff\ue000\ufffd\U00010000\U0003ffff\U00040000\U000fffff\U00100000\U0010ffff"
CONTROLS = "".join(map(chr, range(32)))
PUNCTUATION = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


class Text(str):
    """A literal, with the local name of its datatype in xsd."""

    def __new__(cls, text, datatype="string"):
        found = super().__new__(cls, text)
        found.datatype = datatype
        return found


def texts(*values):
    return [(S, P, Text(value)) for value in values]


def numbers(datatype, *values):
    return [(S, P, Text(value, datatype)) for value in values]


def iris(*values):
    return [(S, P, value) for value in values]


def names(*locals_):
    """As subject, predicate and object."""
    return [triple for local in locals_ for triple in ((BASE + local, P, O), (S, BASE + local, O), (S, P, BASE + local))]


def blank(label):
    return WELL_KNOWN + label


def items(label, *values):
    """The triples of a collection whose cells are `label`1, `label`2 …"""
    cells = [blank(f"{label}{i}") for i in range(1, len(values) + 1)]
    return [triple for i, value in enumerate(values)
            for triple in ((cells[i], RDF + "first", value), (cells[i], RDF + "rest", cells[i + 1] if i + 1 < len(cells) else RDF + "nil"))]


def numbered(stem, *numbers_):
    return " ".join(f"{stem}-{number:02}" for number in numbers_)


# Graphs by the names of the tests that they stand for; "nt:" marks those of N-Triples.
CASES = {
    "IRI_subject IRI_with_four_digit_numeric_escape IRI_with_eight_digit_numeric_escape old_style_prefix SPARQL_style_prefix "
    "prefixed_IRI_predicate prefixed_IRI_object default_namespace_IRI prefix_with_PN_CHARS_BASE_character_boundaries "
    "prefix_with_non_leading_extras old_style_base SPARQL_style_base comment_following_localName turtle-subm-23 turtle-subm-24 "
    "turtle-eval-struct-01 turtle-eval-struct-02 "
    + numbered("nt:nt-syntax-uri", 1, 2, 3) + " nt:comment_following_triple nt:minimal_whitespace": [(S, P, O)],
    numbered("nt:nt-syntax-file", 1, 2, 3): [],
    "IRI_with_all_punctuation nt:nt-syntax-uri-04": iris("other:!$%25&'()*+,-./0189:/@AZ_az~?#", BASE + "!$&'()*+,;=:@-._~?/?#/?%25"),
    "bareword_a_predicate turtle-subm-07": [(S, RDF + "type", O), (S, P, S), (S, RDF + "type", S)],
    "prefix_only_IRI turtle-subm-14 comment_following_PNAME_NS": [(BASE, BASE, BASE), (BASE + "predicate/", BASE + "predicate/", BASE + "predicate/")],
    "number_sign_following_PNAME_NS": [(BASE + "#", BASE + "#", BASE + "#"), (BASE + "predicate/#x", P, O)],
    "number_sign_following_localName": names("local#", "local#x"),
    "prefix_reassigned_and_used turtle-subm-25": names("predicate/s", "predicatex", "predicate"),
    "reserved_escaped_localName": names("_~.-!$&'()*+,;=/?#@%00", "~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "/", "//", "?", "@", "a/b", "//a"),
    "percent_escaped_localName": names("%25", "a%20b", "%C3%BC"),
    "HYPHEN_MINUS_in_localName turtle-subm-12": names("a-b", "-", "-a", "a-", "a_b-", "_-"),
    "underscore_in_localName": names("a_b", "a_", "__"),
    "localname_with_COLON": names("a:b", ":", ":a", "a:", "s:p:o"),
    "localName_with_leading_underscore": names("_", "_a"),
    "turtle-subm-13": [(S, RDF + "_1", O), (S, RDF + "_2", BASE + "_o"), (BASE + "_s", RDF + "_10", O), (S, RDF + "type", RDF + "Bag")],
    "localName_with_leading_digit": names("0", "0a", "9.5", "1e5", "+1", "-1", "true", "false", "a", "null"),
    "localName_with_non_leading_extras": names(EXTRAS, ".a", "a.", "a.b", "a..b"),
    "localName_with_assigned_nfc_bmp_PN_CHARS_BASE_character_boundaries": names("".join(c for c in NFC_CHARACTERS if c < "\U00010000")),
    "localName_with_assigned_nfc_PN_CHARS_BASE_character_boundaries localName_with_nfc_PN_CHARS_BASE_character_boundaries": names(NFC_CHARACTERS, BASE_CHARACTERS),
    "labeled_blank_node_subject anonymous_blank_node_subject sole_blankNodePropertyList turtle-subm-01 nt:nt-syntax-bnode-01": [(blank("a"), P, O)],
    "labeled_blank_node_object labeled_blank_node_with_PN_CHARS_BASE_character_boundaries labeled_blank_node_with_leading_underscore "
    "labeled_blank_node_with_leading_digit labeled_blank_node_with_non_leading_extras anonymous_blank_node_object nt:nt-syntax-bnode-02": [(S, P, blank("a"))],
    "nt:nt-syntax-bnode-03 turtle-subm-05": [(S, P, blank("a")), (blank("a"), P, O), (blank("b"), P, blank("c"))],
    "blankNodePropertyList_as_subject": [(blank("a"), BASE + "p2", O), (blank("a"), P, BASE + "o2")],
    "blankNodePropertyList_as_object": [(S, P, blank("a")), (blank("a"), BASE + "p2", O)],
    "blankNodePropertyList_as_object_containing_objectList": [(S, P, blank("a")), (blank("a"), BASE + "p2", O), (blank("a"), BASE + "p2", BASE + "o2")],
    "blankNodePropertyList_as_object_containing_objectList_of_two_objects": [(S, P, blank("a")), (S, P, BASE + "o2"), (blank("a"), BASE + "p2", O)],
    "blankNodePropertyList_with_multiple_triples turtle-subm-06": [(blank("a"), P, O), (blank("a"), BASE + "p2", blank("b")), (blank("b"), P, Text("of the inner"))],
    "nested_blankNodePropertyLists": [(blank("a"), P, blank("b")), (blank("b"), BASE + "p2", O), (blank("a"), BASE + "p3", O)],
    "predicateObjectList_with_blankNodePropertyList_as_object":
        [(S, P, blank("a")), (blank("a"), BASE + "p2", O), (S, BASE + "p3", blank("b")), (blank("b"), BASE + "p4", O), (blank("b"), BASE + "p4", S)],
    "blankNodePropertyList_containing_collection": [(blank("a"), P, blank("c1")), *items("c", Text("1", "integer"), O)],
    "collection_subject turtle-subm-08": [(blank("c1"), P, O), *items("c", Text("1", "integer"), S, O)],
    "collection_object": [(S, P, blank("c1")), *items("c", Text("1", "integer"))],
    "empty_collection turtle-subm-09 turtle-eval-lists-01": [(S, P, RDF + "nil"), (RDF + "nil", P, O)],
    "nested_collection": [(S, P, blank("c1")), *items("c", blank("d1")), *items("d", Text("1", "integer"))],
    "first": [(S, P, blank("c1")), *items("c", blank("d1"), Text("2", "integer")), *items("d", Text("1", "integer"))],
    "last": [(S, P, blank("c1")), *items("c", Text("1", "integer"), blank("d1")), *items("d", Text("2", "integer"))],
    "turtle-eval-lists-02": [(S, P, blank("c1")), *items("c", O, Text("one"), Text("1", "integer"), Text("1.5", "decimal"), RDF + "nil")],
    "turtle-eval-lists-03": [(blank("c1"), P, blank("d1")), *items("c", Text("1", "integer"), Text("2", "integer")), *items("d", Text("1", "integer"), Text("2", "integer"))],
    "turtle-eval-lists-04": [(S, P, blank("c1")), *items("c", blank("d1"), blank("e1")), *items("d", S, O), *items("e", blank("f1")), *items("f", P)],
    "turtle-eval-lists-05": [(S, P, blank("c1")), *items("c", Text("1", "integer"), blank("d1"), RDF + "nil", Text("x")), *items("d", blank("e1"), O), *items("e", Text("2", "integer"))],
    "LITERAL1 LITERAL2 LITERAL_LONG1 LITERAL_LONG2 turtle-subm-15 nt:nt-syntax-string-01 nt:literal": texts("a word"),
    "LITERAL1_ascii_boundaries LITERAL_LONG1_ascii_boundaries LITERAL2_ascii_boundaries LITERAL_LONG2_ascii_boundaries nt:literal_ascii_boundaries":
        texts("\0\t\v\f\x0e!#[]&(\x7f", "\0", "a\0b"),
    "LITERAL1_with_UTF8_boundaries LITERAL_LONG1_with_UTF8_boundaries LITERAL2_with_UTF8_boundaries LITERAL_LONG2_with_UTF8_boundaries "
    "nt:literal_with_UTF8_boundaries": texts(BOUNDARIES, "a\ufffe", "\uffffb", "\U0001fffe \U0010fffe", "\ufeff", "a\u2028b\u2029c\u0085d", *BOUNDARIES),
    "LITERAL1_all_controls nt:literal_all_controls": texts(CONTROLS + "".join(map(chr, range(0x7f, 0xa0))), *CONTROLS),
    "LITERAL1_all_punctuation nt:literal_all_punctuation": texts(PUNCTUATION, PUNCTUATION[::-1], *PUNCTUATION),
    "LITERAL_LONG1_with_1_squote nt:literal_with_squote": texts("a'b", "'"),
    "LITERAL_LONG1_with_2_squotes nt:literal_with_2_squotes": texts("a''b", "''", "'''", "a'''"),
    "LITERAL_LONG2_with_1_squote nt:literal_with_dquote": texts('a"b', '"'),
    "LITERAL_LONG2_with_2_squotes nt:literal_with_2_dquotes": texts('a""b', '""', '"""', '"""a'),
    "turtle-subm-21": texts('ends in a quote"', 'in two""'),
    "two_LITERAL_LONG2s": [(S, P, Text('one"')), (S, P, Text('"two')), (O, P, Text('"""'))],
    "literal_with_CHARACTER_TABULATION literal_with_escaped_CHARACTER_TABULATION nt:literal_with_CHARACTER_TABULATION": texts("\t", "a\tb"),
    "literal_with_BACKSPACE literal_with_escaped_BACKSPACE nt:literal_with_BACKSPACE": texts("\b", "a\bb"),
    "literal_with_LINE_FEED literal_with_escaped_LINE_FEED nt:literal_with_LINE_FEED nt:nt-syntax-str-esc-01": texts("\n", "a\nb", "\n\n"),
    "literal_with_CARRIAGE_RETURN literal_with_escaped_CARRIAGE_RETURN nt:literal_with_CARRIAGE_RETURN": texts("\r", "a\rb", "\r\n", "\n\r"),
    "literal_with_FORM_FEED literal_with_escaped_FORM_FEED nt:literal_with_FORM_FEED": texts("\f", "a\fb"),
    "literal_with_REVERSE_SOLIDUS LITERAL_LONG2_with_REVERSE_SOLIDUS nt:literal_with_REVERSE_SOLIDUS nt:literal_with_REVERSE_SOLIDUS2":
        texts("\\", "a\\b", "a\\", "\\\\", "\\n", "\\u0041", "\\\\u0041", "\\U0001F600", '\\"'),
    "literal_with_numeric_escape4 literal_with_numeric_escape8 nt:literal_with_numeric_escape4 nt:literal_with_numeric_escape8 "
    "nt:nt-syntax-str-esc-02 nt:nt-syntax-str-esc-03": texts("o", "é", "€", "\U0001F600"),
    "turtle-subm-16": texts("a\nlong\r\n\ttext \"with\" \\ and \\u00e9\n", "\\\n\"\"\"\n\\"),
    "turtle-subm-18": texts("") + [(S, BASE + "p2", Text(""))],
    "IRIREF_datatype prefixed_name_datatype bareword_integer turtle-subm-10 nt:nt-syntax-datatypes-02": numbers("integer", "1", "0", "17", "9007199254740993", "123456789012345678901234567890"),
    "nt:nt-syntax-datatypes-01": [(S, P, Text(*row)) for row in (
        ("1", "byte"), ("1", "integer"), ("1", "string"), ("2025-06-04", "date"), ("2025-06-04T12:00:00Z", "dateTime"), ("2025", "gYear"), ("2025-06", "gYearMonth"), (BASE, "anyURI"))],
    "bareword_decimal": numbers("decimal", "1.0", "0.5", "1234567890123456789.25"),
    "bareword_double double_lower_case_e turtle-subm-17": numbers("double", "1E0", "1e0", "1.5e3", "INF", "NaN"),
    "negative_numeric turtle-subm-20": numbers("integer", "-1", "-0", "-17") + numbers("decimal", "-1.0", "-0.5", "-.5") + numbers("double", "-1E0", "-1.0e-5"),
    "positive_numeric turtle-subm-19": numbers("integer", "+1", "+0") + numbers("decimal", "+1.0", "+.5") + numbers("double", "+1E0"),
    "numeric_with_leading_0": numbers("integer", "01", "000", "-01") + numbers("decimal", "01.0", "00.50"),
    "turtle-subm-11 turtle-subm-26":
        numbers("decimal", "1", "1.", "1.00", ".5", "0.0", "0.0000001", "0.00000000000000000001", "10000000000.00", "1.0000000000000000000001"),
    "literal_true literal_false turtle-subm-22": numbers("boolean", "true", "false", "1", "0"),
    "objectList_with_two_objects turtle-subm-03": [(S, P, O), (S, P, BASE + "o2"), (S, P, Text("o"))],
    "predicateObjectList_with_two_objectLists repeated_semis_at_end turtle-subm-04": [(S, P, O), (S, P, BASE + "o2"), (S, BASE + "p2", O), (S, BASE + "p2", BASE + "o2")],
    "repeated_semis_not_at_end": [(S, P, O), (S, BASE + "p2", BASE + "o2"), (BASE + "s2", P, O)],
    "turtle-subm-02 turtle-subm-27": [(BASE + "predicate/s", P, O), ("https://cases.example/other/s", P, O), ("https://cases.example.org/", P, "https://schema.org/Claim")],
    "nt:nt-syntax-subm-01": [(S, P, O), (S, P, Text("simple")), (S, P, Text("\\\"\n\r\t")), (S, P, Text("é€\U0001F600")), (blank("a"), P, blank("b")), (S, P, Text("<a/>", "string"))],
    numbered("IRI-resolution", 1, 2, 7, 8): iris(
        "g:h", "http://a.example", "http://a.example/", "http://a.example/b/c/g;x=1/y?y=2#s/../t", "http://a.example/b/c/d;p?q", "http://a.example?q", "http://a.example#s",
        "http://a.example//b//", "http://[2001:db8::1]:8080/b", "file:///a/b/", "file:///", "file:///a/b/c?q=1#s", "urn:example:y", "mailto:a@b.example", "tag:a.example,2025:b",
        "http://a.example/b/;", "http://a.example/...", "http://a.example/b/g.", "http://xn--bcher-kva.example/é?ü#ö"),
}
# Where readers are known to err: they say doubles their own way, or fail at them; lose an empty query, or an IRI with an address of
# IPv6; take characters beyond U+FFFF for surrogates.
EXCUSED = {
    ("bareword_double negative_numeric positive_numeric", "jsonld"): "PyLD jsonld.js", ("IRI_with_all_punctuation", "jsonld"): "rdflib",
    ("IRI-resolution-01", "jsonld"): "jsonld-streaming-parser", ("localName_with_assigned_nfc_PN_CHARS_BASE_character_boundaries", ""): "jena",
}
# Tests that only a language tag sets apart.
OF_LANGUAGES = ("langtagged_non_LONG langtagged_LONG lantag_with_subtag langtagged_LONG_with_subtag nt:nt-syntax-string-02 nt:nt-syntax-string-03 "
                "nt:langtagged_string nt:lantag_with_subtag").split()


def clean(text):
    """As the program's literals are: offsets stay true, readers do not stop."""
    return text.translate({0: 0xFFFD, 0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD})


def quads_of(triples, graph):
    return sorted((s, p, clean(o), rdf_readers.XSD + o.datatype, graph) if isinstance(o, Text) else (s, p, o, "", graph) for s, p, o in triples)


def check_cases(program, folder):
    rewrite = os.path.join(os.path.dirname(program), "rewrite_rdf")
    if not os.path.exists(rewrite):
        skip("the W3C's cases", "rewrite_rdf is not built")
        return
    listed = [name for names_ in CASES for name in names_.split()]
    check(len(set(listed)) == len(listed), f"each test stands for one graph: {[name for name in set(listed) if listed.count(name) > 1]}")
    cases = {names_.split()[0].removeprefix("nt:"): list(dict.fromkeys(triples)) for names_, triples in CASES.items()}
    path = os.path.join(folder, "cases.json")
    with open(path, "w", encoding="ascii") as file:
        json.dump({name: [[*triple, getattr(triple[2], "datatype", None)] for triple in triples] for name, triples in cases.items()}, file)
    result = run(rewrite, path, folder, BASE)
    if not check(result.returncode == 0, f"rewrite_rdf: {result.stderr[:300]!r}"):
        return
    kinds = ("ttl", "nt", "compact.jsonld", "expanded.jsonld", "trig", "nq")
    paths = {os.path.join(folder, f"{name}.{kind}"): (name, kind) for name in cases for kind in kinds}
    excused = {(os.path.join(folder, f"{name}.{kind}"), reader) for (names_, form), readers in EXCUSED.items() for name in names_.split() for kind in kinds if kind.endswith(form)
               for reader in readers.split()}
    found, hashes = rdf_readers.readings(list(paths), "W3C", excused)
    count, readers = 0, set()
    fewest = 1 if skipped else 2  # where readers are not installed, the end says so
    for path, (name, kind) in paths.items():
        wanted = quads_of(cases[name], BASE + "graph" if kind in ("trig", "nq") else "")
        check(len(found[path]) >= fewest, f"W3C, {name}.{kind}: others read it, at least {fewest}")
        for reader, quads in found[path].items():
            check(quads == wanted, f"W3C, {name}.{kind}: {reader}: {difference(quads, wanted) if quads != wanted else ''}")
            count += 1
            readers.add(reader)
    for name in cases:
        one = {value for kind in kinds[:4] for value in hashes[os.path.join(folder, f"{name}.{kind}")].values()}
        check(len(one) <= 1, f"W3C, {name}: one RDFC-1.0 hash, not {one}")
    skolem = sum(any(WELL_KNOWN in term for triple in triples for term in triple) for triples in cases.values())
    of_lines = sum(name.startswith("nt:") for name in listed)
    print(f"read    W3C: {len(listed) - of_lines} evaluation tests of Turtle and {of_lines} of N-Triples as {len(cases)} graphs in {', '.join(kinds)}: {count} readings by {', '.join(sorted(readers))};"
          f" {skolem} graphs with IRIs for blank nodes; left out: {len(OF_LANGUAGES)} tests of language tags, {len(excused)} readings in which a reader is known to err", flush=True)
