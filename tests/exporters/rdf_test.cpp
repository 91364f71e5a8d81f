#include "exporters/rdf.h"

#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "embedded.h"
#include "graph/errors.h"
#include "graph/identity.h"
#include "graph/qualifier_roles.h"
#include "tests/exporters/records.h"

using namespace claimgraph::exporters;
using namespace claimgraph::testing;
using namespace claimgraph;

namespace {

/// Every triple as a line, with the prefixes of the exports.
class Triples {
   public:
    explicit Triples(const ExportOptions& options = {})
        : describer(options, [this](const rdf::Resource& resource) { add(resource); }) {}

    bool has(const std::string& line) const { return lines.count(line) != 0; }
    std::size_t count(const std::string& part) const {
        std::size_t found = 0;
        for (const std::string& line : lines) found += line.find(part) != std::string::npos;
        return found;
    }

    std::multiset<std::string> lines;
    rdf::Describer describer;

   private:
    static std::string name(const rdf::Iri& iri) {
        const auto rows = rdf::namespaces({});
        if (iri.space == rdf::Namespace::none) return "<" + iri.local + ">";
        return std::string(rows[static_cast<std::size_t>(iri.space)].prefix) + ":" + iri.local;
    }
    void add(const rdf::Resource& resource) {
        std::set<std::string> predicates;
        std::string last;
        for (const rdf::Property& property : resource.properties) {
            const std::string predicate = name(property.predicate);
            if (predicate != last)
                CHECK_MESSAGE(predicates.insert(predicate).second, "properties stand apart: " << predicate);
            last = predicate;
            lines.insert(name(resource.subject) + " " + predicate + " " +
                         (property.is_literal
                              ? "\"" + property.literal.text + "\"^^" + std::string(property.literal.datatype)
                              : name(property.iri)));
        }
    }
};

/// The cg: names that the vocabulary defines with a label and a definition.
std::set<std::string> defined_names() {
    const std::string vocabulary(embedded::file("schemas/claimgraph.ttl"));
    static const std::regex definition(
        R"((?:^|\n)(cg:\w+) a [^\n]*;\n    rdfs:label "[^"\n]+"@en ;\n    (?:rdfs:comment|skos:definition) "[^"\n]+"@en)");
    std::set<std::string> out;
    for (std::sregex_iterator at(vocabulary.begin(), vocabulary.end(), definition), end; at != end; ++at)
        CHECK_MESSAGE(out.insert((*at)[1]).second, "defined twice: " << (*at)[1]);
    return out;
}

std::set<std::string> names_in(const std::string& text, const std::regex& pattern) {
    std::set<std::string> out;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) out.insert((*at)[1]);
    return out;
}

}  // namespace

TEST_CASE("rdf: a denial is a claim about a proposition, with its evidence") {
    Triples graph;
    graph.describer.claim(denial());
    const std::string claim = "d:claim-1 ";
    for (const char* rest :
         {"rdf:type cg:Claim", "rdf:type schema:Claim", "cg:attitude cg:Deny", "cg:polarity cg:Affirmed",
          "cg:modality cg:Actual", "cg:confidence \"0.9\"^^decimal", "schema:appearance <https://news.example/summit>",
          "prov:wasQuotedFrom d:sent-1", "cg:extractedBy \"claim.deny\"^^string",
          "rdfs:label \"Anna Roth – denies – the possibility of talks\"^^string"})
        CHECK_MESSAGE(graph.has(claim + rest), rest);
    CHECK(graph.count(" rdf:type rdf:Statement") == 1);
    CHECK(graph.count(" rdf:subject d:person-abc") == 1);
    CHECK(graph.count(" rdf:predicate cg:denies") == 1);
    CHECK(graph.count(" rdf:object d:phrase-talks") == 1);
    CHECK(graph.has("d:sent-1 oa:hasSource <https://news.example/summit>"));
    CHECK(graph.has("d:sent-1-pos oa:start \"0\"^^integer"));
    CHECK(graph.has("d:sent-1-pos oa:end \"40\"^^integer"));
    CHECK(graph.has("d:sent-1-quote oa:exact \"Ms Roth denied the possibility of talks.\"^^string"));
    CHECK(graph.count("prov:wasAttributedTo") == 0);
}

TEST_CASE("rdf: an act of speech is about the inner claim, which is described and not asserted") {
    Triples graph;
    for (const ClaimRecord& claim : speech()) graph.describer.claim(claim);
    CHECK(graph.has("d:claim-2 cg:about d:claim-3"));
    CHECK(graph.has("d:claim-2 cg:attitude cg:Assert"));
    // What is claimed is the same in every document.
    const std::string inner = "d:" + speech()[1].proposition.id;
    CHECK(graph.has("d:person-abc cg:claims " + inner));
    CHECK(graph.has("d:" + speech()[0].proposition.id + " rdf:object " + inner));
    CHECK(graph.has(inner + " cg:polarity cg:Negated"));
    CHECK(graph.has(inner + " cg:modality cg:Possible"));
    CHECK(graph.has("d:claim-3 prov:wasAttributedTo d:person-abc"));
    CHECK_FALSE(graph.has("d:claim-3 prov:wasAttributedTo d:phrase-radio"));
    CHECK(graph.has("d:claim-3-source-1 prov:agent d:person-abc"));
    CHECK(graph.has("d:claim-3-source-1 cg:rank \"1\"^^integer"));
    CHECK(graph.has("d:claim-3-source-1 cg:text \"she\"^^string"));
    CHECK(graph.has("d:claim-3-source-2 prov:agent d:phrase-radio"));
    CHECK(graph.has("d:claim-3 cg:polarity cg:Negated"));
    CHECK(graph.has("d:claim-3 cg:modality cg:Possible"));
    CHECK(graph.count("rdf:subject cg:Unspecified") == 1);
    CHECK(graph.count("rdf:predicate p:rule_out%5Fx") == 1);
    CHECK(graph.has("p:rule_out%5Fx rdfs:label \"rule out_x\"^^string"));
    CHECK(graph.count(" p:rule_out%5Fx ") == 0);
    CHECK(graph.has("d:claim-3-qualifier-1 cg:value \"2025-06-01\"^^date"));
    CHECK(graph.has("d:claim-3-qualifier-2 cg:refersTo d:place-lund"));
    CHECK(graph.has("d:claim-3-qualifier-3 cg:role cg:otherRole"));
    CHECK(graph.has("d:claim-3 schema:mentions d:country-se"));
}

TEST_CASE("rdf: what is denied is described, as the opposite of what the denier holds") {
    Triples graph;
    std::vector<ClaimRecord> claims = speech();
    claims[0].predicate_term = "cg:denies";
    claims[0].object->proposition = opposite(claims[1].proposition.id);
    claims[1].denied = true;
    for (const ClaimRecord& claim : claims) graph.describer.claim(claim);
    const std::string held = "d:" + claims[1].proposition.id, denied = "d:" + opposite(claims[1].proposition.id);
    CHECK(graph.has("d:person-abc cg:denies " + denied));
    CHECK(graph.has("d:" + claims[0].proposition.id + " rdf:object " + denied));
    CHECK(graph.has(denied + " cg:polarity cg:Affirmed"));
    CHECK(graph.has(denied + " rdf:predicate p:rule_out%5Fx"));
    CHECK(graph.has("d:claim-2 cg:about d:claim-3"));
    CHECK(graph.has("d:claim-3 cg:about " + held));
    CHECK(graph.has(held + " cg:polarity cg:Negated"));
}

TEST_CASE("rdf: what names say is described with its words, and stated besides unless that is switched off") {
    Triples graph;
    for (const OfficeRecord& office : offices()) graph.describer.office(office);
    for (const RelationRecord& relation : relations()) graph.describer.relation(relation);
    for (const char* line :
         {"d:office-1 rdf:type cg:Office", "d:office-1 rdfs:label \"foreign minister of Sweden\"^^string",
          "d:office-1 cg:officeName \"foreign minister\"^^string", "d:office-1 cg:officeOf d:person-abc",
          "d:relation-1 rdf:type cg:Relation", "d:relation-1 rdf:type rdf:Statement",
          "d:relation-1 rdf:subject d:person-abc", "d:relation-1 rdf:predicate cg:hasOffice",
          "d:relation-1 rdf:object d:office-1", "d:relation-1 cg:documentCount \"2\"^^integer",
          "d:relation-1 cg:firstSeen \"2025-06-04\"^^date", "d:relation-1 prov:wasQuotedFrom d:sent-1",
          "d:relation-1 cg:text \"Ms Roth\"^^string", "d:relation-1 cg:textEnd \"7\"^^integer",
          "d:sent-1 oa:hasSource <https://news.example/summit>", "d:person-abc cg:hasOffice d:office-1",
          "d:person-abc cg:hasOffice d:office-2"})
        CHECK_MESSAGE(graph.has(line), line);
    // nothing dangles where no document names the place, or none in the view says so
    CHECK(graph.count("d:office-2 cg:officeOf") == 0);
    CHECK(graph.count("d:relation-2 prov:wasQuotedFrom") == 0);
    CHECK(graph.count("d:relation-2 cg:firstSeen") == 0);
    // the sentence of a claim is described once
    graph.describer.claim(denial());
    CHECK(graph.count("d:sent-1-quote oa:exact") == 1);
    for (const std::string& line : graph.lines) CHECK_MESSAGE(graph.lines.count(line) == 1, line);

    ExportOptions options;
    options.direct_triples = false;
    Triples described(options);
    for (const RelationRecord& relation : relations()) described.describer.relation(relation);
    CHECK(described.has("d:relation-1 rdf:object d:office-1"));
    CHECK(described.count("d:person-abc cg:hasOffice") == 0);

    // with every subject in one place the plain triple stands with the person
    Triples by_subject;
    rdf::Facts facts;
    for (const RelationRecord& relation : relations()) by_subject.describer.add_fact(relation, facts);
    by_subject.describer.keep_facts_with(std::move(facts));
    by_subject.describer.entity(minister());
    CHECK(by_subject.count("d:person-abc cg:hasOffice") == 2);
    for (const RelationRecord& relation : relations()) by_subject.describer.relation(relation);
    by_subject.describer.finish();
    CHECK(by_subject.count("d:person-abc cg:hasOffice") == 2);
}

TEST_CASE("rdf: what documents say of an office's time is described, each way with its words") {
    Triples graph;
    RelationRecord second = timed_relation();
    second.id = "relation-4";
    graph.describer.relation(timed_relation());
    graph.describer.relation(second);
    for (const char* line :
         {"d:relation-3 rdf:predicate cg:hadOffice", "d:relation-3 schema:startDate \"2010\"^^gYear",
          "d:relation-3 schema:endDate \"2015-05-03\"^^date", "d:relation-3 cg:disputed \"true\"^^boolean",
          "d:relation-3 cg:tenure d:relation-3-tenure-1", "d:relation-3-tenure-1 rdf:type cg:Tenure",
          "d:relation-3-tenure-1 cg:status \"former\"^^string", "d:relation-3-tenure-1 schema:endDate \"2014\"^^gYear",
          "d:relation-3-tenure-1 cg:documentCount \"1\"^^integer", "d:relation-3-tenure-1 cg:text \"Ms Roth\"^^string",
          "d:relation-3-tenure-1 prov:wasQuotedFrom d:sent-1", "d:relation-3-tenure-2 cg:documentCount \"2\"^^integer"})
        CHECK_MESSAGE(graph.has(line), line);
    CHECK(graph.count("d:relation-3-tenure-2 schema:startDate") == 0);
    CHECK(graph.count("d:relation-3-tenure-2 cg:text") == 0);
    // two terms in one office are one plain triple
    CHECK(graph.count("d:person-abc cg:hadOffice d:office-1") == 1);
}

TEST_CASE("rdf: a conflict is said of both claims, by a symmetric property") {
    Triples triples;
    std::vector<ClaimRecord> claims = speech();
    claims[0].conflicts_with = {"claim-1", "claim-3"};
    claims[1].conflicts_with = {"claim-2"};
    for (const ClaimRecord& claim : claims) triples.describer.claim(claim);
    CHECK(triples.has("d:claim-2 cg:conflictsWith d:claim-1"));
    CHECK(triples.has("d:claim-2 cg:conflictsWith d:claim-3"));
    CHECK(triples.has("d:claim-3 cg:conflictsWith d:claim-2"));
    CHECK(triples.count("cg:conflictsWith") == 3);
    CHECK(defined_names().contains("cg:conflictsWith"));
    CHECK(embedded::file("schemas/claimgraph.ttl")
              .find("cg:conflictsWith a rdf:Property, owl:ObjectProperty, "
                    "owl:SymmetricProperty ;") != std::string_view::npos);
}

TEST_CASE("rdf: only what the article itself says as a fact becomes a triple of its own") {
    const std::string fact = "d:person-abc cg:denies d:phrase-talks";
    const auto asserted = [&](const ClaimRecord& claim, bool direct_triples = true) {
        ExportOptions options;
        options.direct_triples = direct_triples;
        Triples graph(options);
        graph.describer.claim(claim);
        return graph.has(fact);
    };
    ClaimRecord claim = denial();
    CHECK(asserted(claim));
    CHECK_FALSE(asserted(claim, false));
    claim.polarity = Polarity::negated;
    CHECK_FALSE(asserted(claim));
    for (const Modality modality : {Modality::possible, Modality::future, Modality::demanded}) {
        claim = denial();
        claim.modality = modality;
        CHECK_FALSE(asserted(claim));
    }
    claim = denial();
    claim.attributed_to = {phrase_node("phrase-x", "an aide")};
    CHECK_FALSE(asserted(claim));
    claim = denial();
    claim.inner = true;
    CHECK_FALSE(asserted(claim));
}

TEST_CASE("rdf: no triple comes twice, and claims that say the same share a proposition") {
    Triples graph;
    graph.describer.run();
    graph.describer.document(example_document());
    ClaimRecord again = denial();
    again.id = "claim-9";
    ClaimRecord opposite = denial();
    opposite.id = "claim-11";
    opposite.polarity = Polarity::negated;
    opposite = with_proposition(std::move(opposite));
    ClaimRecord elsewhere = denial();
    elsewhere.id = "claim-10";
    elsewhere.sentence_id = "sent-10";
    graph.describer.claim(denial());
    graph.describer.claim(again);
    graph.describer.claim(opposite);
    for (const ClaimRecord& claim : speech()) graph.describer.claim(claim);
    graph.describer.claim(elsewhere);
    graph.describer.claim(hostile());
    for (const std::string& line : graph.lines) CHECK_MESSAGE(graph.lines.count(line) == 1, line);
    CHECK(graph.count(" rdf:predicate cg:denies") == 2);
    CHECK(graph.has("d:" + opposite.proposition.id + " cg:polarity cg:Negated"));
}

TEST_CASE("rdf: a proposition of several documents says how many, whose, and when") {
    Triples graph;
    ClaimRecord claim = denial();
    claim.proposition.documents = 4;
    claim.proposition.independent = 2;
    claim.proposition.publishers = {"Agency", "Daily"};
    claim.proposition.first_seen = "2025-06-01";
    claim.proposition.last_seen = "2025-06-03";
    graph.describer.claim(claim);
    const std::string proposition = "d:" + claim.proposition.id;
    CHECK(graph.has(proposition + " cg:documentCount \"4\"^^integer"));
    CHECK(graph.has(proposition + " cg:independentCount \"2\"^^integer"));
    CHECK(graph.has(proposition + " schema:publisher \"Daily\"^^string"));
    CHECK(graph.has(proposition + " cg:firstSeen \"2025-06-01\"^^date"));
    CHECK(graph.has(proposition + " cg:lastSeen \"2025-06-03\"^^date"));
    DocumentRecord copy = example_document();
    copy.id = "https://b.example/summit";
    copy.copy_of = example_document().id;
    graph.describer.document(copy);
    CHECK(graph.has("<https://b.example/summit> cg:copyOf <https://news.example/summit>"));
}

TEST_CASE("rdf: entities carry all their names, documents what is known of them") {
    Triples graph;
    graph.describer.entity(minister());
    CHECK(graph.has("d:person-abc rdf:type cg:Person"));
    CHECK(graph.has("d:person-abc rdfs:label \"Anna Roth\"^^string"));
    CHECK(graph.has("d:person-abc skos:altLabel \"Roth\"^^string"));
    CHECK(graph.has("d:person-abc cg:firstSeen \"2025-06-04\"^^date"));
    Entity country = minister();
    country.same_as = "http://www.wikidata.org/entity/Q34";
    graph.describer.entity(country);
    CHECK(graph.has("d:person-abc owl:sameAs <http://www.wikidata.org/entity/Q34>"));
    graph.describer.document(example_document());
    CHECK(graph.has("<https://news.example/summit> schema:headline \"Ministers at odds\"^^string"));
    CHECK(graph.has("<https://news.example/summit> schema:datePublished \"2025-06-04\"^^date"));
    CHECK(graph.has("<https://news.example/summit> schema:dateModified \"2025-06-05\"^^date"));
    CHECK(graph.has("<https://news.example/summit> schema:author \"Ida Holm\"^^string"));
    CHECK(graph.has("<https://news.example/summit> schema:locationCreated \"Bergen\"^^string"));
    CHECK(graph.has("<https://news.example/summit> cg:path \"in/summit.txt\"^^string"));
    graph.describer.phrase({phrase_id(""), "(unstated)", 4});
    CHECK(graph.count("(unstated)") == 0);
}

TEST_CASE("rdf: a document's id is used as it is where it is an IRI that no prefix of ours would change") {
    const auto iri = [](std::string id) {
        DocumentRecord document;
        document.id = std::move(id);
        return rdf::document_iri(document);
    };
    CHECK(iri("doc-abc") == rdf::Iri{rdf::Namespace::id, "doc-abc"});
    CHECK(iri("https://news.example/a b") == rdf::Iri{rdf::Namespace::none, "https://news.example/a%20b"});
    CHECK(iri("urn:isbn:1") == rdf::Iri{rdf::Namespace::none, "urn:isbn:1"});
    // rapper resolves it, others do not
    CHECK(iri("https://news.example/a/../b?c") ==
          rdf::Iri{rdf::Namespace::id, "document-https%3A%2F%2Fnews.example%2Fa%2F..%2Fb%3Fc"});
    CHECK(iri("https://news.example/.") == rdf::Iri{rdf::Namespace::id, "document-https%3A%2F%2Fnews.example%2F."});
    CHECK(iri("https://news.example/a.../.b?/../c").space == rdf::Namespace::none);
    CHECK(iri("schema:Claim") == rdf::Iri{rdf::Namespace::id, "document-schema%3AClaim"});
    CHECK(iri("17 b") == rdf::Iri{rdf::Namespace::id, "document-17%20b"});
    CHECK(iri("doc-\u00E9") == rdf::Iri{rdf::Namespace::id, "document-doc-%C3%A9"});
    ExportOptions options;
    options.base = "no base";
    CHECK_THROWS_AS(rdf::namespaces(options), UsageError);
}

TEST_CASE("rdf: dates are typed as what they are, and only if they exist") {
    CHECK(rdf::date_literal("2025-06-04").datatype == "date");
    CHECK(rdf::date_literal("2024-02-29").datatype == "date");
    CHECK(rdf::date_literal("2025-02-29").datatype == "string");
    CHECK(rdf::date_literal("2025-06-04T17:42:23Z").datatype == "dateTime");
    CHECK(rdf::date_literal("2025-06-04T25:42:23Z").datatype == "string");
    CHECK(rdf::date_literal("2025-06").datatype == "gYearMonth");
    CHECK(rdf::date_literal("2025").datatype == "gYear");
    CHECK(rdf::date_literal("2025-06-01/2025-06-03").datatype == "string");
    CHECK(rdf::date_literal("soon").datatype == "string");
}

/// With all that is told of phrases.
static ClaimRecord with_heads(ClaimRecord claim, Modality modality) {
    claim.modality = modality;
    SpokenOf content;
    content.concept_id = "concept-talks";
    content.concept_label = "talks";
    content.through = {"possibility"};
    content.aspect = "end of";
    content.involves = {{"with", "person-abc"}};
    QualifierRecord qualifier{"place", "in talks with her", "", {}, 3, 20};
    qualifier.content = content;
    claim.qualifiers.push_back(qualifier);
    claim.attributed_to.push_back(claim.subject);
    for (NodeRecord* node : {&claim.subject, &*claim.object, &claim.attributed_to.back()}) node->head_end = 4;
    claim.qualifiers.back().head_begin = 6;
    claim.qualifiers.back().head_end = 11;
    return claim;
}

TEST_CASE("rdf: heads of phrases have places, and circumstances say what they speak of") {
    Triples graph;
    const ClaimRecord claim = with_heads(denial(), Modality::actual);
    graph.describer.claim(claim);
    const std::string id = "d:" + claim.id, place = id + "-qualifier-" + std::to_string(claim.qualifiers.size());
    for (const std::string& line :
         {id + " cg:objectHeadEnd \"4\"^^integer", id + " cg:subjectHeadStart \"0\"^^integer",
          place + " cg:headStart \"6\"^^integer", place + " cg:headEnd \"11\"^^integer",
          place + " cg:speaksOf d:concept-talks", place + " cg:through \"possibility\"^^string",
          place + " cg:involvement " + place + "-involvement-1",
          place + "-involvement-1 cg:thing d:person-abc"})
        CHECK_MESSAGE(graph.has(line), line);
}

TEST_CASE("rdf: the vocabulary defines every term that is written") {
    const std::set<std::string> defined = defined_names();
    CHECK(defined.size() > 90);
    Triples graph;
    graph.describer.run();
    graph.describer.document(example_document());
    graph.describer.phrase({"phrase-x", "x", 1});
    for (const OfficeRecord& office : offices()) graph.describer.office(office);
    for (const char* predicate : {"hasOffice", "standsFor", "actorOf"}) {
        RelationRecord relation = relations()[0];
        relation.predicate = predicate;
        graph.describer.relation(relation);
    }
    for (const char* predicate : {"hadOffice", "tookOffice", "chosenForOffice"}) {
        RelationRecord relation = timed_relation();
        relation.predicate = predicate;
        relation.sayings.front().tenure.at = "2012";
        graph.describer.relation(relation);
    }
    for (int i = 0; i <= static_cast<int>(EntityType::other); ++i) {
        Entity entity = minister();
        entity.type = static_cast<EntityType>(i);
        graph.describer.entity(entity);
    }
    for (const Modality modality : {Modality::actual, Modality::possible, Modality::future, Modality::demanded}) {
        graph.describer.claim(with_heads(denial(), modality));
    }
    for (ClaimRecord claim : speech())
        for (const std::string_view role : qualifier_roles) {
            claim.qualifiers = {{std::string(role), "x", "y", "z", 0, 1}};
            graph.describer.claim(claim);
        }
    static const std::regex term(R"((?:^| )(cg:\w+)(?= |$))");
    for (const std::string& line : graph.lines)
        if (line.find('"') == std::string::npos || line.find(" cg:") < line.find('"'))
            for (const std::string& name : names_in(line.substr(0, line.find('"')), term))
                CHECK_MESSAGE(defined.count(name) == 1, name);

    static const std::regex reference(R"(\b(cg:\w+))");
    for (const char* path : {"schemas/claimgraph.ttl", "schemas/shapes.ttl", "schemas/context.jsonld"})
        for (const std::string& name : names_in(std::string(embedded::file(path)), reference))
            CHECK_MESSAGE(defined.count(name) == 1, path << ": " << name);
}

TEST_CASE("rdf: the vocabulary defines every controlled term of the rule packs") {
    const std::set<std::string> defined = defined_names();
    static const std::regex term(R"re("(cg:\w+)")re");
    for (const std::string_view path : embedded::paths())
        if (path.starts_with("extract/packs/"))
            for (const std::string& name : names_in(std::string(embedded::file(path)), term))
                CHECK_MESSAGE(defined.count(name) == 1, path << ": " << name);
}

TEST_CASE("rdf: attitudes are those that the vocabulary says the terms express") {
    const std::string vocabulary(embedded::file("schemas/claimgraph.ttl"));
    static const std::regex expresses(
        R"(\n(cg:\w+) a rdf:Property, (?:owl:ObjectProperty, )?cg:SpeechPredicate ;\n(?:[^\n]+\n)*?    cg:expresses cg:(\w+) \.)");
    std::size_t found = 0;
    for (std::sregex_iterator at(vocabulary.begin(), vocabulary.end(), expresses), end; at != end; ++at, ++found)
        CHECK_MESSAGE(rdf::attitude_of((*at)[1].str()) == (*at)[2].str(), (*at)[1]);
    CHECK(found == 29);
    CHECK(rdf::attitude_of("cg:memberOf").empty());
    CHECK(rdf::attitude_of("").empty());
}

TEST_CASE("rdf: the graphs hold together the very triples that the one graph holds, beside their frame") {
    const auto lines = [](rdf::Shape shape) {
        std::set<std::string> out;
        const auto rows = rdf::namespaces({});
        const auto name = [&](const rdf::Iri& iri) {
            return rows[static_cast<std::size_t>(iri.space)].iri + iri.local;
        };
        rdf::Describer describer(
            {},
            [&](const rdf::Resource& resource) {
                const bool is_frame =
                    resource.subject.local.ends_with("-np") || resource.subject.local.ends_with("-assertion");
                for (const rdf::Property& property : resource.properties)
                    if (!is_frame)
                        out.insert(name(resource.subject) + " " + name(property.predicate) + " " +
                                   (property.is_literal ? property.literal.text : name(property.iri)));
            },
            shape);
        describer.document(example_document());
        for (const RelationRecord& relation : relations()) describer.relation(relation);
        describer.claim(denial());
        for (const ClaimRecord& claim : speech()) describer.claim(claim);
        describer.claim(hostile());
        return out;
    };
    CHECK(lines(rdf::Shape::graphs) == lines(rdf::Shape::triples));
}

TEST_CASE("rdf: a document whose id or address is no IRI keeps it") {
    Triples graph;
    DocumentRecord document = example_document();
    document.id = "https://news.example/a b";
    document.url = "no address";
    graph.describer.document(document);
    CHECK(graph.has("<https://news.example/a%20b> schema:identifier \"https://news.example/a b\"^^string"));
    CHECK(graph.has("<https://news.example/a%20b> schema:url \"no address\"^^string"));
    Triples plain;
    plain.describer.document(example_document());
    CHECK(plain.count("schema:identifier") == 0);
    CHECK(plain.has("<https://news.example/summit> schema:url \"https://news.example/summit\"^^anyURI"));
}

TEST_CASE("rdf: every property of the vocabulary says of what and with which values") {
    const std::string vocabulary(embedded::file("schemas/claimgraph.ttl"));
    static const std::regex block(R"((?:^|\n)(cg:\w+) a rdf:Property[^\n]*;\n((?:    [^\n]+\n)+))");
    std::size_t found = 0;
    for (std::sregex_iterator at(vocabulary.begin(), vocabulary.end(), block), end; at != end; ++at, ++found)
        for (const char* part : {"rdfs:domain", "rdfs:range"})
            CHECK_MESSAGE((*at)[2].str().find(part) != std::string::npos, (*at)[1].str() << " has no " << part);
    CHECK(found > 250);
}

TEST_CASE("rdf: every property that is written has a shape, and a name in the context of JSON-LD") {
    const std::string shapes(embedded::file("schemas/shapes.ttl")), context(embedded::file("schemas/context.jsonld"));
    const auto rows = rdf::namespaces({});
    std::set<std::string> written;
    for (const rdf::Shape shape : {rdf::Shape::triples, rdf::Shape::graphs}) {
        rdf::Describer describer(
            {},
            [&](const rdf::Resource& resource) {
                for (const rdf::Property& property : resource.properties)
                    if (property.predicate.space != rdf::Namespace::predicate)
                        written.insert(std::string(rows[static_cast<std::size_t>(property.predicate.space)].prefix) +
                                       ":" + property.predicate.local);
            },
            shape);
        describer.run();
        DocumentRecord document = example_document();
        document.id = "17";
        describer.document(document);
        Entity entity = minister();
        entity.same_as = "http://www.wikidata.org/entity/Q34";
        describer.entity(entity);
        describer.phrase({"phrase-x", "x", 1});
        for (const OfficeRecord& office : offices()) describer.office(office);
        for (const RelationRecord& relation : relations()) describer.relation(relation);
        ClaimRecord claim = denial();
        claim.conflicts_with = {"claim-9"};
        claim.polarity = Polarity::negated;  // without a plain triple
        claim.mentions = {"country-se"};
        describer.claim(claim);
        for (ClaimRecord part : speech()) {
            part.polarity = Polarity::negated;
            describer.claim(part);
        }
    }
    CHECK(written.size() > 45);
    written.erase("rdf:type");
    written.erase("prov:wasDerivedFrom");  // of an assertion's graph
    for (const std::string& name : written) {
        CHECK_MESSAGE(shapes.find("sh:path " + name + " ") != std::string::npos, name << " has no shape");
        if (!name.starts_with("np:"))
            CHECK_MESSAGE(context.find("\"" + name + "\"") != std::string::npos, name << " has no term in the context");
    }
}

TEST_CASE("rdf: the prefixes of the published files stand for what the code writes") {
    const auto rows = rdf::namespaces({});
    for (const char* path : {"schemas/claimgraph.ttl", "schemas/shapes.ttl"})
        for (const rdf::NamespaceRow& row : rows) {
            if (row.prefix.empty()) continue;
            const std::string declared = "@prefix " + std::string(row.prefix) + ": <";
            const std::string text(embedded::file(path));
            const std::size_t at = text.find(declared);
            if (at != std::string::npos)
                CHECK(text.compare(at + declared.size(), row.iri.size() + 1, row.iri + ">") == 0);
        }
}
