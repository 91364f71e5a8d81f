#include "exporters/rdf.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "exporters/rdf_names.h"
#include "exporters/text.h"
#include "graph/identity.h"

namespace claimgraph::exporters::rdf {

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
    version(document, resource);
    visit_(resource);
}

void Describer::version(const DocumentRecord& document, Resource& resource) {
    const auto add = [&](const Iri& property, const std::string& other) {
        DocumentRecord named;
        named.id = other;
        if (!other.empty()) resource.add(property, document_iri(named));
    };
    add(cg("versionOf"), document.version_of);
    add(prov("wasRevisionOf"), document.revision_of);
    invalidated(document.replaced, "replacedOn", resource);
}

/// The day as it is known, and what PROV has for it, which is a time only.
void Describer::invalidated(const std::string& day, const char* property, Resource& resource) {
    if (day.empty()) return;
    resource.add(cg(property), date_literal(day));
    if (date_type(day) == "dateTime") resource.add(prov("invalidatedAtTime"), date_literal(day));
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
    if (!relation.from.empty()) resource.add(schema("startDate"), date_literal(relation.from));
    if (!relation.to.empty()) resource.add(schema("endDate"), date_literal(relation.to));
    if (relation.disputed) resource.add(cg("disputed"), Literal{"true", "boolean"});
    add_quotation(resource, relation.quotation);
    resource.add(prov("wasGeneratedBy"), id("extraction-" CLAIMGRAPH_VERSION));
    std::vector<Resource> tenures;
    for (const RelationSayingRecord& saying : relation.sayings) {
        tenures.push_back(tenure(saying, relation.id + "-tenure-" + std::to_string(tenures.size() + 1)));
        resource.add(cg("tenure"), tenures.back().subject);
    }
    visit_(resource);
    for (const Resource& part : tenures) visit_(part);
    quote(relation.quotation);
    for (const RelationSayingRecord& saying : relation.sayings) quote(saying.quotation);
    if (facts_ || !direct_triples_ || !is_first_fact(relation)) return;
    Resource fact{id(relation.subject), {}, {}};
    fact.add(cg(relation.predicate), id(relation.object));
    visit_(fact);
}

/// What documents say of the relation's time in one way.
Resource Describer::tenure(const RelationSayingRecord& saying, const std::string& name) {
    Resource resource{id(name), {}, {}};
    resource.add(type(), cg("Tenure"));
    resource.add(cg("status"), text_literal(to_string(saying.tenure.status)));
    if (!saying.tenure.from.empty()) resource.add(schema("startDate"), date_literal(saying.tenure.from));
    if (!saying.tenure.to.empty()) resource.add(schema("endDate"), date_literal(saying.tenure.to));
    if (!saying.tenure.at.empty()) resource.add(cg("at"), date_literal(saying.tenure.at));
    resource.add(cg("documentCount"), integer_literal(saying.documents));
    if (!saying.first_seen.empty()) resource.add(cg("firstSeen"), date_literal(saying.first_seen));
    if (!saying.last_seen.empty()) resource.add(cg("lastSeen"), date_literal(saying.last_seen));
    add_quotation(resource, saying.quotation);
    return resource;
}

void Describer::add_quotation(Resource& resource, const std::optional<QuotationRecord>& quotation) {
    if (!quotation) return;
    resource.add(prov("wasQuotedFrom"), id(quotation->sentence_id));
    add_text(resource, cg("text"), quotation->text);
    add_position(resource, "text", quotation->begin, quotation->end);
}

/// Describes the sentence of a relation, once.
void Describer::quote(const std::optional<QuotationRecord>& quotation) {
    if (!quotation || !quoted_.insert(quotation->sentence_id).second) return;
    DocumentRecord document;
    document.id = quotation->document;
    sentence({quotation->sentence_id, quotation->sentence_text, quotation->sentence_begin, quotation->sentence_end},
             document_iri(document), {});
}

/// Two terms in one office are one plain triple.
bool Describer::is_first_fact(const RelationRecord& relation) {
    return relation.sayings.empty() ||
           relation_facts_.insert(relation.subject + ' ' + relation.predicate + ' ' + relation.object).second;
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
    std::vector<Resource> more;
    spoken_of(content, resource, more);
    visit_with_facts(resource);
    for (const Resource& part : more) visit_(part);
}

/// What a phrase speaks of, and whom it involves.
void Describer::spoken_of(const SpokenOf& content, Resource& resource, std::vector<Resource>& more) {
    resource.add(cg("reference"), text_literal(to_string(content.reference)));
    if (!content.concept_id.empty()) resource.add(cg("speaksOf"), id(content.concept_id));
    std::string through;
    for (const std::string& lemma : content.through) through.append(through.empty() ? "" : ", ").append(lemma);
    add_text(resource, cg("through"), through);
    add_text(resource, cg("aspect"), content.aspect);
    for (std::size_t i = 0; i < content.involves.size(); ++i) {
        Resource involvement{id(resource.subject.local + "-involvement-" + std::to_string(i + 1)), {}, {}};
        resource.add(cg("involvement"), involvement.subject);
        involvement.add(type(), cg("Involvement"));
        involvement.add(cg("thing"), id(content.involves[i].id));
        add_text(involvement, cg("roleName"), content.involves[i].role);
        involvement.add(cg("rank"), integer_literal(i + 1));
        more.push_back(std::move(involvement));
    }
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

void Describer::add_fact(const RelationRecord& relation, Facts& facts) {
    if (direct_triples_ && is_first_fact(relation))
        facts[relation.subject].emplace_back(cg(relation.predicate), id(relation.object));
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

}  // namespace claimgraph::exporters::rdf
