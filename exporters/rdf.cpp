#include "exporters/rdf.h"

#include <xxhash.h>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "exporters/text.h"
#include "graph/byte_sorter.h"
#include "graph/errors.h"
#include "graph/identity.h"
#include "graph/values.h"

namespace claimgraph::rdf {
namespace {

struct Attitude {
    std::string_view term, attitude;
};

// As cg:expresses says in schemas/claimgraph.ttl; a test compares the two.
constexpr Attitude attitudes[] = {
    {"cg:accepts", "Accept"},     {"cg:accuses", "Accuse"},     {"cg:admits", "Admit"},
    {"cg:agrees", "Agree"},       {"cg:announces", "Announce"}, {"cg:asks", "Ask"},
    {"cg:blames", "Blame"},       {"cg:calls", "Call"},         {"cg:callsFor", "CallFor"},
    {"cg:claims", "Assert"},      {"cg:confirms", "Confirm"},   {"cg:criticises", "Criticise"},
    {"cg:demands", "Demand"},     {"cg:denies", "Deny"},        {"cg:describes", "Describe"},
    {"cg:opposes", "Oppose"},     {"cg:praises", "Praise"},     {"cg:promises", "Promise"},
    {"cg:proposes", "Propose"},   {"cg:refuses", "Refuse"},     {"cg:rejects", "Reject"},
    {"cg:says", "Say"},           {"cg:supports", "Support"},   {"cg:tells", "Tell"},
    {"cg:threatens", "Threaten"}, {"cg:urges", "Urge"},         {"cg:warns", "Warn"},
};

constexpr std::string_view roles[] = {"time",    "place",  "recipient", "instrument", "amount",
                                      "purpose", "manner", "duration",  "source",     "company"};

Iri cg(std::string_view local) { return {Namespace::cg, std::string(local)}; }
Iri oa(std::string_view local) { return {Namespace::oa, std::string(local)}; }
Iri prov(std::string_view local) { return {Namespace::prov, std::string(local)}; }
Iri rdf(std::string_view local) { return {Namespace::rdf, std::string(local)}; }
Iri schema(std::string_view local) { return {Namespace::schema, std::string(local)}; }
Iri id(std::string_view local) { return {Namespace::id, std::string(local)}; }
Iri type() { return rdf("type"); }
Iri label() { return {Namespace::rdfs, "label"}; }

Literal text_literal(std::string_view text) { return {clean_text(text), "string"}; }
Literal integer_literal(std::uint64_t value) { return {std::to_string(value), "integer"}; }

void add_text(Resource& resource, Iri predicate, std::string_view text) {
    if (!text.empty()) resource.add(std::move(predicate), text_literal(text));
}

/// Where the words stand in the document's text: `cg:subjectStart`, `cg:subjectEnd`.
void add_position(Resource& resource, std::string_view part, std::uint32_t begin, std::uint32_t end) {
    if (begin == 0 && end == 0) return;
    resource.add(cg(std::string(part) + "Start"), integer_literal(begin));
    resource.add(cg(std::string(part) + "End"), integer_literal(end));
}

/// A day, or a day and a time.
Literal moment_literal(const std::string& text) {
    return {text, text.find('T') == std::string::npos ? "date" : "dateTime"};
}

void add_amount(Resource& resource, const Amount& amount) {
    resource.add(cg("bound"), text_literal(amount.bound));
    // with a point: Turtle would read an integer
    const auto decimal_literal = [](const std::string& number) {
        return Literal{number.find('.') == std::string::npos ? number + ".0" : number, "decimal"};
    };
    resource.add(cg("number"), decimal_literal(amount.number));
    if (!amount.upper.empty()) resource.add(cg("upper"), decimal_literal(amount.upper));
    add_text(resource, cg("unit"), amount.unit);
    add_text(resource, cg("currency"), amount.currency);
}

/// Some readers resolve `a/../b`, others do not.
bool has_dot_segment(std::string_view iri) {
    std::string_view path = iri.substr(0, iri.find_first_of("?#"));
    while (true) {
        const std::size_t slash = path.rfind('/');
        if (slash == std::string_view::npos) return false;
        if (path.substr(slash) == "/." || path.substr(slash) == "/..") return true;
        path = path.substr(0, slash);
    }
}

bool is_plain_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

/// `rule out` → `rule_out`; an underscore of the lemma's own is encoded, so that different lemmas stay different.
std::string predicate_local(std::string_view name) {
    std::string out;
    for (const char& c : name) {
        if (c == ' ')
            out += '_';
        else if (c == '_')
            out += "%5F";
        else
            out += percent_encoded({&c, 1});
    }
    return out.empty() ? "unspecified" : out;
}

/// The number at the start of a text of the given width, or -1.
int digits(std::string_view text, std::size_t begin, std::size_t width) {
    if (begin + width > text.size()) return -1;
    int value = 0;
    for (const char c : text.substr(begin, width)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    if (year <= 0 || month < 0 || day < 0) return false;
    return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day)))
        .ok();
}

/// `17:42:23Z`, `17:42:23-05:00`
bool is_clock(std::string_view text) {
    if (text.size() < 9 || text[2] != ':' || text[5] != ':') return false;
    const int hour = digits(text, 0, 2), minute = digits(text, 3, 2), second = digits(text, 6, 2);
    if (hour < 0 || hour >= 24 || minute < 0 || minute >= 60 || second < 0 || second >= 60) return false;
    const std::string_view zone = text.substr(8);
    if (zone == "Z") return true;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return false;
    const int hours = digits(zone, 1, 2), minutes = digits(zone, 4, 2);
    return hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60;
}

}  // namespace

std::array<NamespaceRow, namespace_count> namespaces(const ExportOptions& options) {
    if (!is_absolute_iri(options.base))
        throw UsageError("the base must be an absolute IRI, not '" + options.base + "'");
    const std::string base = legal_iri(options.base);
    return {{{"", ""},
             {"d", base},
             {"p", base + "predicate/"},
             {"cg", "https://w3id.org/claimgraph#"},
             {"np", "http://www.nanopub.org/nschema#"},
             {"oa", "http://www.w3.org/ns/oa#"},
             {"owl", "http://www.w3.org/2002/07/owl#"},
             {"prov", "http://www.w3.org/ns/prov#"},
             {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
             {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
             {"schema", "https://schema.org/"},
             {"skos", "http://www.w3.org/2004/02/skos/core#"},
             {"xsd", "http://www.w3.org/2001/XMLSchema#"}}};
}

void Resource::add(Iri predicate, Iri value) {
    properties.push_back({std::move(predicate), false, std::move(value), {}});
}

void Resource::add(Iri predicate, Literal value) {
    properties.push_back({std::move(predicate), true, {}, std::move(value)});
}

Iri document_iri(const DocumentRecord& document) {
    const std::string& name = document.id;
    if (is_plain_name(name) && name.starts_with("doc-")) return id(name);
    if (is_absolute_iri(name) && !has_dot_segment(name)) {
        // A scheme that reads like one of our prefixes would be expanded by JSON-LD.
        static const auto rows = namespaces({});
        const std::string_view scheme = std::string_view(name).substr(0, name.find(':'));
        if (std::none_of(rows.begin(), rows.end(), [&](const NamespaceRow& row) { return row.prefix == scheme; }))
            return {Namespace::none, legal_iri(name)};
    }
    return id("document-" + percent_encoded(name));
}

bool is_plain_number(const Literal& literal) {
    if (literal.datatype != "integer" && literal.datatype != "decimal") return false;
    std::string_view text = literal.text;
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.size() > 15) return false;
    const auto all_digits = [](std::string_view part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    if (!all_digits(whole) || (whole.size() > 1 && whole[0] == '0')) return false;
    if (literal.datatype == "integer") return point == std::string_view::npos && literal.text != "-0";
    return point != std::string_view::npos && all_digits(text.substr(point + 1)) && text.size() - point <= 7;
}

std::string_view attitude_of(std::string_view term) {
    for (const Attitude& row : attitudes)
        if (row.term == term) return row.attitude;
    return {};
}

std::string_view date_type(std::string_view text) {
    if (is_date(text)) return "date";
    if (text.size() >= 20 && text[10] == 'T' && is_date(text.substr(0, 10)) && is_clock(text.substr(11)))
        return "dateTime";
    if (text.size() == 7 && is_date(std::string(text) + "-01")) return "gYearMonth";
    if (text.size() == 4 && is_date(std::string(text) + "-01-01")) return "gYear";
    return "string";
}

Literal date_literal(std::string_view text) { return {clean_text(text), date_type(text)}; }

Describer::Describer(const ExportOptions& options, Visit visit, Shape shape)
    : direct_triples_(options.direct_triples), shape_(shape), visit_(std::move(visit)) {}

void Describer::run() {
    Resource program{id("claimgraph-" CLAIMGRAPH_VERSION), {}, {}};
    program.add(type(), prov("SoftwareAgent"));
    program.add(label(), text_literal("claimgraph " CLAIMGRAPH_VERSION));
    visit_(program);
    // No times: the same evidence must give the same bytes whenever it is exported.
    Resource activity{id("extraction-" CLAIMGRAPH_VERSION), {}, {}};
    activity.add(type(), cg("Extraction"));
    activity.add(type(), prov("Activity"));
    activity.add(prov("wasAssociatedWith"), program.subject);
    visit_(activity);
}

Iri Describer::node_iri(const NodeRecord& node) const { return is_unspecified(node) ? cg("Unspecified") : id(node.id); }

namespace {

/// What an open predicate is called.
const std::string& predicate_name(const ClaimRecord& claim) {
    if (!claim.predicate_term.empty()) return claim.predicate_term;
    if (!claim.predicate_label.empty()) return claim.predicate_label;
    return claim.predicate_lemma.empty() ? claim.predicate_text : claim.predicate_lemma;
}

}  // namespace

Iri Describer::predicate_iri(const ClaimRecord& claim) {
    const std::string_view term = claim.predicate_term;
    if (term.starts_with("cg:") && is_plain_name(term.substr(3))) return cg(term.substr(3));
    return {Namespace::predicate, predicate_local(predicate_name(claim))};
}

void Describer::describe_predicate(const ClaimRecord& claim, const Iri& predicate) {
    if (predicate.space != Namespace::predicate || !predicates_.insert(predicate.local).second) return;
    const std::string& name = predicate_name(claim);
    Resource resource{predicate, {}, {}};
    resource.add(type(), rdf("Property"));
    resource.add(type(), cg("OpenPredicate"));
    resource.add(label(), text_literal(name.empty() ? "unspecified" : name));
    visit_(resource);
}

void Describer::document(const DocumentRecord& document) {
    Resource resource{document_iri(document), {}, {}};
    resource.add(type(), cg("Document"));
    resource.add(type(), schema("CreativeWork"));
    add_text(resource, label(), document.title);
    add_text(resource, schema("headline"), document.title);
    // What an IRI cannot hold as it is.
    if (resource.subject.local != document.id) add_text(resource, schema("identifier"), document.id);
    if (is_absolute_iri(document.url) && legal_iri(document.url) == document.url)
        resource.add(schema("url"), Literal{document.url, "anyURI"});
    else
        add_text(resource, schema("url"), document.url);
    add_text(resource, schema("publisher"), document.publisher);
    add_text(resource, schema("author"), document.author);
    add_text(resource, schema("locationCreated"), document.place);
    if (!document.published.empty()) resource.add(schema("datePublished"), date_literal(document.published));
    if (!document.modified.empty()) resource.add(schema("dateModified"), date_literal(document.modified));
    add_text(resource, schema("inLanguage"), document.language);
    add_text(resource, cg("path"), document.path);
    if (!document.copy_of.empty()) {
        DocumentRecord original;
        original.id = document.copy_of;
        resource.add(cg("copyOf"), document_iri(original));
    }
    visit_(resource);
}

void Describer::entity(const Entity& entity) {
    Resource resource{id(entity.id), {}, {}};
    resource.add(type(), cg(to_string(entity.type)));
    // What few readers would infer: who asks for places finds bridges.
    if (const auto wider = wider_type(entity.type)) resource.add(type(), cg(to_string(*wider)));
    add_text(resource, label(), entity.label);
    for (const std::string& name : entity.alt_labels) add_text(resource, {Namespace::skos, "altLabel"}, name);
    resource.add(cg("mentionCount"), integer_literal(entity.mentions));
    if (!entity.first_seen.empty()) resource.add(cg("firstSeen"), date_literal(entity.first_seen));
    if (!entity.last_seen.empty()) resource.add(cg("lastSeen"), date_literal(entity.last_seen));
    if (is_absolute_iri(entity.same_as))
        resource.add({Namespace::owl, "sameAs"}, Iri{Namespace::none, legal_iri(entity.same_as)});
    visit_with_facts(resource);
}

void Describer::office(const OfficeRecord& office) {
    Resource resource{id(office.id), {}, {}};
    resource.add(type(), cg("Office"));
    add_text(resource, label(), office.label);
    add_text(resource, cg("officeName"), office.name);
    if (!office.of.empty()) resource.add(cg("officeOf"), id(office.of));
    if (!office.first_seen.empty()) resource.add(cg("firstSeen"), date_literal(office.first_seen));
    if (!office.last_seen.empty()) resource.add(cg("lastSeen"), date_literal(office.last_seen));
    visit_(resource);
}

void Describer::relation(const RelationRecord& relation) {
    Resource resource{id(relation.id), {}, {}};
    resource.properties.reserve(16);
    resource.add(type(), cg("Relation"));
    resource.add(type(), rdf("Statement"));
    resource.add(rdf("subject"), id(relation.subject));
    resource.add(rdf("predicate"), cg(relation.predicate));
    resource.add(rdf("object"), id(relation.object));
    resource.add(cg("documentCount"), integer_literal(relation.documents));
    if (!relation.first_seen.empty()) resource.add(cg("firstSeen"), date_literal(relation.first_seen));
    if (!relation.last_seen.empty()) resource.add(cg("lastSeen"), date_literal(relation.last_seen));
    if (relation.document) {
        resource.add(prov("wasQuotedFrom"), id(relation.sentence_id));
        add_text(resource, cg("text"), relation.text);
        add_position(resource, "text", relation.begin, relation.end);
    }
    resource.add(prov("wasGeneratedBy"), id("extraction-" CLAIMGRAPH_VERSION));
    visit_(resource);
    if (relation.document && quoted_.insert(relation.sentence_id).second)
        sentence({relation.sentence_id, relation.sentence_text, relation.sentence_begin, relation.sentence_end},
                 document_iri(*relation.document), {});
    if (facts_ || !direct_triples_) return;
    Resource fact{id(relation.subject), {}, {}};
    fact.add(cg(relation.predicate), id(relation.object));
    visit_(fact);
}

void Describer::phrase(const PhraseRecord& phrase) {
    static const std::string no_words = phrase_id("");
    if (phrase.id == no_words) return;  // cg:Unspecified stands for it
    Resource resource{id(phrase.id), {}, {}};
    resource.add(type(), cg("Phrase"));
    add_text(resource, label(), phrase.label);
    resource.add(cg("mentionCount"), integer_literal(phrase.mentions));
    if (!phrase.known) return visit_with_facts(resource);
    const SpokenOf& content = phrase.content;
    resource.add(cg("reference"), text_literal(to_string(content.reference)));
    if (!content.concept_id.empty()) resource.add(cg("speaksOf"), id(content.concept_id));
    std::string through;
    for (const std::string& lemma : content.through) through.append(through.empty() ? "" : ", ").append(lemma);
    add_text(resource, cg("through"), through);
    add_text(resource, cg("aspect"), content.aspect);
    std::vector<Resource> more;
    for (std::size_t i = 0; i < content.involves.size(); ++i) {
        Resource involvement{id(phrase.id + "-involvement-" + std::to_string(i + 1)), {}, {}};
        resource.add(cg("involvement"), involvement.subject);
        involvement.add(type(), cg("Involvement"));
        involvement.add(cg("thing"), id(content.involves[i].id));
        add_text(involvement, cg("roleName"), content.involves[i].role);
        involvement.add(cg("rank"), integer_literal(i + 1));
        more.push_back(std::move(involvement));
    }
    visit_with_facts(resource);
    for (const Resource& part : more) visit_(part);
}

void Describer::concept_of(const ConceptRecord& row) {
    const auto skos = [](std::string_view local) { return Iri{Namespace::skos, std::string(local)}; };
    Resource resource{id(row.id), {}, {}};
    resource.add(type(), cg("Concept"));
    resource.add(type(), skos("Concept"));
    add_text(resource, skos("prefLabel"), row.label);
    for (const std::string& other : row.alt_labels) add_text(resource, skos("altLabel"), other);
    if (!row.broader.empty()) resource.add(skos("broader"), id(row.broader));
    resource.add(cg("mentionCount"), integer_literal(row.mentions));
    if (!row.first_seen.empty()) resource.add(cg("firstSeen"), date_literal(row.first_seen));
    if (!row.last_seen.empty()) resource.add(cg("lastSeen"), date_literal(row.last_seen));
    if (row.generic) resource.add(cg("generic"), Literal{"true", "boolean"});
    visit_(resource);
}

void Describer::visit_with_facts(Resource& resource) {
    if (facts_)
        if (const auto found = facts_->find(resource.subject.local); found != facts_->end()) {
            // Equal predicates stand together.
            std::stable_sort(found->second.begin(), found->second.end(), [](const auto& a, const auto& b) {
                return std::tie(a.first.space, a.first.local) < std::tie(b.first.space, b.first.local);
            });
            for (auto& [predicate, object] : found->second) resource.add(predicate, object);
            facts_->erase(found);
        }
    visit_(resource);
}

void Describer::finish() {
    if (!facts_) return;
    for (Facts left = std::move(*facts_); auto& [subject, facts] : left) {
        Resource resource{id(subject), {}, {}};
        for (auto& [predicate, object] : facts) resource.add(predicate, object);
        visit_(resource);
    }
    facts_->clear();
}

void Describer::keep_facts_with(Facts facts) {
    facts_ = std::move(facts);
    asserted_.clear();
    claims_ = 0;
}

void Describer::sentence(const ClaimRecord& claim, const Iri& document, const Iri& graph) {
    // claims of one sentence follow each other
    if (shape_ == Shape::triples && (claim.sentence_id == last_sentence_ || quoted_.count(claim.sentence_id) != 0))
        return;
    last_sentence_ = claim.sentence_id;
    sentence({claim.sentence_id, claim.sentence_text, claim.sentence_begin, claim.sentence_end}, document, graph);
}

void Describer::sentence(const Quotation& words, const Iri& document, const Iri& graph) {
    const std::string name(words.id);
    Resource sentence{id(name), {}, graph}, position{id(name + "-pos"), {}, graph},
        quote{id(name + "-quote"), {}, graph};
    for (Resource* part : {&sentence, &position, &quote}) part->properties.reserve(4);
    sentence.add(type(), oa("SpecificResource"));
    sentence.add(oa("hasSource"), document);
    sentence.add(oa("hasSelector"), position.subject);
    sentence.add(oa("hasSelector"), quote.subject);
    visit_(sentence);
    position.add(type(), oa("TextPositionSelector"));
    position.add(oa("start"), integer_literal(words.begin));
    position.add(oa("end"), integer_literal(words.end));
    visit_(position);
    quote.add(type(), oa("TextQuoteSelector"));
    quote.add(oa("exact"), text_literal(words.text));
    visit_(quote);
}

void Describer::sources(const ClaimRecord& claim, Resource& described, std::vector<Resource>& more) const {
    if (claim.attributed_to.empty()) return;
    described.add(prov("wasAttributedTo"), node_iri(claim.attributed_to.front()));
    for (std::size_t i = 0; i < claim.attributed_to.size(); ++i) {
        const NodeRecord& source = claim.attributed_to[i];
        Resource attribution{id(claim.id + "-source-" + std::to_string(i + 1)), {}, {}};
        described.add(prov("qualifiedAttribution"), attribution.subject);
        attribution.properties.reserve(8);
        attribution.add(type(), prov("Attribution"));
        attribution.add(prov("agent"), node_iri(source));
        attribution.add(cg("rank"), integer_literal(i + 1));
        add_text(attribution, cg("text"), source.text);
        add_position(attribution, "text", source.begin, source.end);
        more.push_back(std::move(attribution));
    }
}

void Describer::amounts(const ClaimRecord& claim, Resource& described, std::vector<Resource>& more) const {
    const auto add = [&](const NodeRecord& node, const char* suffix, const char* property) {
        const auto amount = amount_of(node.value);
        if (!amount) return;
        Resource resource{id(claim.id + suffix), {}, {}};
        described.add(cg(property), resource.subject);
        resource.add(type(), cg("Amount"));
        add_text(resource, cg("value"), node.value);
        add_amount(resource, *amount);
        more.push_back(std::move(resource));
    };
    add(claim.subject, "-subject-amount", "subjectAmount");
    if (claim.object) add(*claim.object, "-object-amount", "objectAmount");
}

void Describer::qualifiers(const ClaimRecord& claim, Resource& described, std::vector<Resource>& more) const {
    for (std::size_t i = 0; i < claim.qualifiers.size(); ++i) {
        const QualifierRecord& record = claim.qualifiers[i];
        Resource qualifier{id(claim.id + "-qualifier-" + std::to_string(i + 1)), {}, {}};
        described.add(cg("qualifier"), qualifier.subject);
        qualifier.properties.reserve(8);
        const bool known = std::find(std::begin(roles), std::end(roles), record.role) != std::end(roles);
        qualifier.add(type(), cg("Qualifier"));
        qualifier.add(cg("role"), cg((known ? record.role : "other") + "Role"));
        if (!known && record.role != "other") add_text(qualifier, label(), record.role);
        add_text(qualifier, cg("text"), record.text);
        add_position(qualifier, "text", record.begin, record.end);
        if (!record.value.empty()) qualifier.add(cg("value"), date_literal(record.value));
        if (const auto time = time_value(record.value)) {
            qualifier.add(cg("precision"), text_literal(time->precision));
            if (!time->from.empty()) qualifier.add(cg("from"), moment_literal(time->from));
            if (!time->to.empty()) qualifier.add(cg("to"), moment_literal(time->to));
        } else if (const auto amount = amount_of(record.value)) {
            add_amount(qualifier, *amount);
        }
        if (record.entity) qualifier.add(cg("refersTo"), id(*record.entity));
        more.push_back(std::move(qualifier));
    }
}

/// What a claim says.
struct Describer::Said {
    Iri subject, predicate;
    std::optional<Iri> object;
    Iri proposition;
    Digest key{}, fact{};  ///< of the proposition, of the plain triple
    bool is_fact = false;  ///< to be stated as a plain triple
};

Describer::Said Describer::said(const ClaimRecord& claim) const {
    Said out;
    out.subject = node_iri(claim.subject);
    out.predicate = predicate_iri(claim);
    if (claim.object) out.object = said_iri(*claim.object);
    out.proposition = id(claim.proposition.id);
    out.key = digest_of(claim.proposition.id);
    std::string fact = out.subject.local + '\0' + out.predicate.local;
    fact += static_cast<char>(out.predicate.space);
    if (out.object) fact += out.object->local;
    out.fact = digest_of(fact);
    // Only what the article itself says as a fact: nothing that is negated, possible, someone's words or part of
    // another claim.
    out.is_fact = direct_triples_ && claim.attributed_to.empty() && claim.polarity == Polarity::affirmed &&
                  claim.modality == Modality::actual && claim.confidence >= sure_enough && !claim.inner && out.object && !is_unspecified(claim.subject);
    return out;
}

Describer::Digest Describer::digest_of(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {{hash.high64, hash.low64}};
}

/// Of claims in a place of a proposition what they say.
Iri Describer::said_iri(const NodeRecord& node) const {
    return node.kind == NodeRecord::Kind::claim && !node.proposition.empty() ? id(node.proposition) : node_iri(node);
}

void Describer::proposition(const ClaimRecord& claim, const Said& said, const Iri& graph) {
    Resource resource{said.proposition, {}, graph};
    resource.properties.reserve(16);
    resource.add(type(), cg("Proposition"));
    resource.add(type(), rdf("Statement"));
    resource.add(rdf("subject"), said.subject);
    resource.add(rdf("predicate"), said.predicate);
    if (said.object) resource.add(rdf("object"), *said.object);
    stance(claim, resource);
    if (shape_ == Shape::triples) counts(claim.proposition, resource);
    visit_(resource);
}

void Describer::stance(const ClaimRecord& claim, Resource& resource) {
    resource.add(cg("polarity"), cg(claim.polarity == Polarity::affirmed ? "Affirmed" : "Negated"));
    std::string modality(to_string(claim.modality));
    modality[0] = static_cast<char>(modality[0] - 'a' + 'A');
    resource.add(cg("modality"), cg(modality));
}

/// Of a proposition that several documents say.
void Describer::counts(const PropositionRecord& proposition, Resource& resource) {
    if (proposition.documents < 2) return;
    resource.add(cg("documentCount"), integer_literal(proposition.documents));
    resource.add(cg("independentCount"), integer_literal(proposition.independent));
    for (const std::string& name : proposition.publishers) add_text(resource, schema("publisher"), name);
    if (!proposition.first_seen.empty()) resource.add(cg("firstSeen"), date_literal(proposition.first_seen));
    if (!proposition.last_seen.empty()) resource.add(cg("lastSeen"), date_literal(proposition.last_seen));
}

void Describer::claim(const ClaimRecord& claim) {
    const Iri document = document_iri(*claim.document);
    const Said said = this->said(claim);
    describe_predicate(claim, said.predicate);
    if (shape_ == Shape::triples) {
        sentence(claim, document, {});
        if (is_first_proposition(said)) proposition(claim, said, {});
    }

    Resource resource{id(claim.id), {}, {}};
    resource.properties.reserve(32);  // most claims have fewer, and growing moves all of them
    std::vector<Resource> more;
    resource.add(type(), cg("Claim"));
    resource.add(type(), schema("Claim"));
    resource.add(label(), text_literal(claim_label(claim)));
    resource.add(cg("about"), said.proposition);
    const std::string_view attitude = attitude_of(claim.predicate_term);
    if (claim.object && claim.object->kind == NodeRecord::Kind::claim && !is_unspecified(*claim.object))
        resource.add(cg("about"), node_iri(*claim.object));
    if (!attitude.empty()) resource.add(cg("attitude"), cg(attitude));
    stance(claim, resource);
    resource.add(cg("confidence"), Literal{decimal(claim.confidence), "decimal"});
    sources(claim, resource, more);
    resource.add(schema("appearance"), document);
    resource.add(prov("wasQuotedFrom"), id(claim.sentence_id));
    resource.add(prov("wasGeneratedBy"), id("extraction-" CLAIMGRAPH_VERSION));
    add_text(resource, cg("extractedBy"), claim.rule);
    add_text(resource, cg("subjectText"), claim.subject.text);
    add_position(resource, "subject", claim.subject.begin, claim.subject.end);
    // The proposition has the term or the label; the lemma where there is neither.
    if (!claim.predicate_term.empty() || !claim.predicate_label.empty() || claim.predicate_lemma.empty())
        resource.add(cg("lemma"), text_literal(claim.predicate_lemma));
    add_text(resource, cg("predicateText"), claim.predicate_text);
    add_position(resource, "predicate", claim.predicate_begin, claim.predicate_end);
    if (claim.object) {
        add_text(resource, cg("objectText"), claim.object->text);
        add_position(resource, "object", claim.object->begin, claim.object->end);
    }
    amounts(claim, resource, more);
    qualifiers(claim, resource, more);
    for (const std::string& entity : claim.mentions) resource.add(schema("mentions"), id(entity));
    for (const std::string& other : claim.conflicts_with) resource.add(cg("conflictsWith"), id(other));
    if (shape_ == Shape::graphs) {
        in_graphs(claim, said, resource, more);
        return;
    }
    visit_with_facts(resource);
    for (const Resource& part : more) visit_(part);
    const bool is_first = is_first_fact(said);
    ++claims_;
    if (!facts_ && is_first) {
        Resource fact{said.subject, {}, {}};
        fact.add(said.predicate, *said.object);
        visit_(fact);
    }
}

void Describer::in_graphs(const ClaimRecord& claim, const Said& said, Resource& described,
                          std::vector<Resource>& more) {
    const Iri head = id(claim.id + "-head"), assertion = id(claim.id + "-assertion"),
              provenance = id(claim.id + "-provenance"), publication = id(claim.id + "-pubinfo");
    Resource frame{id(claim.id + "-np"), {}, head};
    frame.add(type(), {Namespace::np, "Nanopublication"});
    frame.add({Namespace::np, "hasAssertion"}, assertion);
    frame.add({Namespace::np, "hasProvenance"}, provenance);
    frame.add({Namespace::np, "hasPublicationInfo"}, publication);
    visit_(frame);

    // The claim's properties by the graph that they belong to.
    Resource evidence{described.subject, {}, provenance}, making{described.subject, {}, publication};
    Resource words{described.subject, {}, assertion};
    for (Property& property : described.properties) {
        const Iri& predicate = property.predicate;
        const bool is_making = predicate == prov("wasGeneratedBy") || predicate == cg("extractedBy") ||
                               predicate == cg("confidence") || predicate == cg("conflictsWith");
        const bool is_evidence = predicate.space == Namespace::prov || predicate == schema("appearance") ||
                                 predicate == schema("mentions") || predicate == cg("lemma") ||
                                 (predicate.space == Namespace::cg &&
                                  (predicate.local.ends_with("Text") || predicate.local.ends_with("Start") ||
                                   predicate.local.ends_with("End")));
        (is_making ? making : is_evidence ? evidence : words).properties.push_back(std::move(property));
    }
    proposition(claim, said, assertion);
    if (is_first_proposition(said) && claim.proposition.documents > 1) {
        Resource counted{said.proposition, {}, {}};
        counts(claim.proposition, counted);
        visit_(counted);
    }
    visit_(words);
    for (Resource& part : more)
        if (part.properties.front().iri == cg("Qualifier")) {
            part.graph = assertion;
            visit_(part);
        }
    if (said.is_fact) {
        Resource fact{said.subject, {}, assertion};
        fact.add(said.predicate, *said.object);
        visit_(fact);
    }

    Resource derived{assertion, {}, provenance};
    derived.add(prov("wasDerivedFrom"), id(claim.sentence_id));
    visit_(derived);
    visit_(evidence);
    for (Resource& part : more)
        if (part.graph == Iri()) {
            part.graph = provenance;
            visit_(part);
        }
    sentence(claim, document_iri(*claim.document), provenance);

    Resource published{frame.subject, {}, publication};
    published.add(prov("wasGeneratedBy"), id("extraction-" CLAIMGRAPH_VERSION));
    visit_(published);
    visit_(making);
}

bool Describer::is_first_proposition(const Said& said) {
    return firsts_ ? firsts_->propositions[claims_] : propositions_.insert(said.key).second;
}

bool Describer::is_first_fact(const Said& said) {
    return said.is_fact && (firsts_ ? firsts_->facts[claims_] : asserted_.insert(said.fact).second);
}

void Describer::know(Firsts firsts) { firsts_ = std::move(firsts); }

Firsts Describer::firsts(const Records& view) const {
    ByteSorter sorter;  // propositions and plain triples, each with the claims that say or state it
    std::string bytes;
    std::uint64_t count = 0;
    const auto add = [&](const Digest& key, std::uint64_t stated) {
        bytes.clear();
        for (const std::uint64_t half : key.bits) append_ordered(bytes, half);
        append_ordered(bytes, stated);
        append_ordered(bytes, count);
        sorter.add(bytes);
    };
    view.claims([&](const ClaimRecord& claim) {
        const Said said = this->said(claim);
        add(said.key, 0);
        if (said.is_fact) add(said.fact, 1);
        ++count;
    });
    Firsts out{std::vector<bool>(count), std::vector<bool>(count)};
    constexpr std::size_t key_size = 3 * 8;
    std::string last;
    for (ByteSorter::Reader reader(sorter); reader.next();) {
        std::string_view rest = reader.bytes();
        const std::string_view key = rest.substr(0, key_size);
        if (key == last) continue;
        last = key;
        rest.remove_prefix(key_size - 8);
        const bool stated = take_ordered(rest) == 1;
        (stated ? out.facts : out.propositions)[take_ordered(rest)] = true;
    }
    return out;
}

void Describer::add_fact(const ClaimRecord& claim, Facts& facts) {
    Said fact = said(claim);
    const bool is_first = is_first_fact(fact);
    ++claims_;
    if (is_first) facts[fact.subject.local].emplace_back(std::move(fact.predicate), std::move(*fact.object));
}

void Describer::add_fact(const RelationRecord& relation, Facts& facts) const {
    if (direct_triples_) facts[relation.subject].emplace_back(cg(relation.predicate), id(relation.object));
}

namespace {

/// \param first  whether to find out from the view which claims are the first
void describe(const Records& view, Describer& describer, bool first) {
    describer.run();
    view.documents([&](const DocumentRecord& document) { describer.document(document); });
    view.entities([&](const Entity& entity) { describer.entity(entity); });
    view.offices([&](const OfficeRecord& office) { describer.office(office); });
    view.relations([&](const RelationRecord& relation) { describer.relation(relation); });
    view.concepts([&](const ConceptRecord& row) { describer.concept_of(row); });
    view.phrases([&](const PhraseRecord& phrase) { describer.phrase(phrase); });
    if (first) describer.know(describer.firsts(view));  // here, since documents() reads more of what claims() needs
    view.claims([&](const ClaimRecord& claim) { describer.claim(claim); });
    describer.finish();
}

}  // namespace

void describe(const Records& view, const ExportOptions& options, const Visit& visit, Shape shape) {
    Describer describer(options, visit, shape);
    describe(view, describer, shape == Shape::triples);  // graphs repeat what they need
}

void describe_by_subject(const Records& view, const ExportOptions& options, const Visit& visit) {
    Describer describer(options, visit);
    describer.know(describer.firsts(view));
    Facts facts;
    view.relations([&](const RelationRecord& relation) { describer.add_fact(relation, facts); });
    view.claims([&](const ClaimRecord& claim) { describer.add_fact(claim, facts); });
    describer.keep_facts_with(std::move(facts));
    describe(view, describer, false);
}

}  // namespace claimgraph::rdf
