#include "exporters/import.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "exporters/imported_records.h"
#include "graph/denial.h"
#include "graph/errors.h"
#include "graph/identity.h"

namespace claimgraph::exporters {

using namespace imported;

bool imported::is_a_kind(const Triples& triples, const Statements& said, std::string_view name) {
    const std::string wanted = std::string(cg).append(name);
    const auto types = triples.all(said, rdf_space + "type");
    return std::find(types.begin(), types.end(), wanted) != types.end();
}

void ImportedGraph::Implementation::read_document(const Triples& triples, const std::string& iri,
                                                  const Statements& said) {
    DocumentRecord document;
    const std::string_view id = triples.one(said, schema + "identifier");
    document.id = id.empty() ? local(iri) : std::string(id);
    document.title = triples.one(said, schema + "headline");
    document.url = triples.one(said, schema + "url");
    document.publisher = triples.one(said, schema + "publisher");
    document.author = triples.one(said, schema + "author");
    document.place = triples.one(said, schema + "locationCreated");
    document.published = triples.one(said, schema + "datePublished");
    document.modified = triples.one(said, schema + "dateModified");
    document.language = triples.one(said, schema + "inLanguage");
    document.path = triples.one(said, cg + "path");
    // IRIs until all documents are known:
    document.copy_of = triples.one(said, cg + "copyOf");
    document.version_of = triples.one(said, cg + "versionOf");
    document.revision_of = triples.one(said, prov + "wasRevisionOf");
    document.replaced = triples.one(said, cg + "replacedOn");
    by_iri_[iri] = &documents.emplace(document.id, document).first->second;
}

void ImportedGraph::Implementation::read_entity(const Triples& triples, const std::string& iri, const Statements& said,
                                                EntityType type) {
    Entity entity;
    entity.id = local(iri);
    entity.type = type;
    entity.label = triples.one(said, rdfs + "label");
    for (const std::string_view name : triples.all(said, skos + "altLabel")) entity.alt_labels.emplace_back(name);
    std::sort(entity.alt_labels.begin(), entity.alt_labels.end());
    entity.mentions = number_or_zero(triples.one(said, cg + "mentionCount"));
    entity.first_seen = triples.one(said, cg + "firstSeen");
    entity.last_seen = triples.one(said, cg + "lastSeen");
    entity.same_as = triples.one(said, owl + "sameAs");
    entities.emplace(entity.id, std::move(entity));
}

void ImportedGraph::Implementation::read_office(const Triples& triples, const std::string& iri,
                                                const Statements& said) {
    OfficeRecord office;
    office.id = local(iri);
    office.label = triples.one(said, rdfs + "label");
    office.name = triples.one(said, cg + "officeName");
    office.of = local(triples.one(said, cg + "officeOf"));
    office.first_seen = triples.one(said, cg + "firstSeen");
    office.last_seen = triples.one(said, cg + "lastSeen");
    offices.emplace(office.id, std::move(office));
}

void ImportedGraph::Implementation::read_concept(const Triples& triples, const std::string& iri,
                                                 const Statements& said) {
    ConceptRecord row;
    row.id = local(iri);
    row.label = triples.one(said, skos + "prefLabel");
    for (const std::string_view name : triples.all(said, skos + "altLabel")) row.alt_labels.emplace_back(name);
    std::sort(row.alt_labels.begin(), row.alt_labels.end());
    row.broader = local(triples.one(said, skos + "broader"));
    row.mentions = number_or_zero(triples.one(said, cg + "mentionCount"));
    row.first_seen = triples.one(said, cg + "firstSeen");
    row.last_seen = triples.one(said, cg + "lastSeen");
    row.generic = triples.one(said, cg + "generic") == "true";
    concepts.emplace(row.id, std::move(row));
}

std::optional<SpokenOf> ImportedGraph::Implementation::read_content(const Triples& triples,
                                                                    const Statements& said) const {
    const std::string_view reference = triples.one(said, cg + "reference");
    if (reference.empty()) return std::nullopt;
    SpokenOf content;
    for (const Reference known : {Reference::kind, Reference::description, Reference::pronoun})
        if (reference == to_string(known)) content.reference = known;
    content.concept_id = local(triples.one(said, cg + "speaksOf"));
    content.aspect = triples.one(said, cg + "aspect");
    for (std::string_view rest = triples.one(said, cg + "through"); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(", "), rest.size());
        content.through.emplace_back(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 2, rest.size()));
    }
    std::map<std::uint32_t, InvolvementRecord> ranked;
    for (const std::string_view name : triples.all(said, cg + "involvement")) {
        const Statements& what = described(triples, name);
        ranked[number(triples.one(what, cg + "rank"))] = {std::string(triples.one(what, cg + "roleName")),
                                                          local(triples.one(what, cg + "thing"))};
    }
    for (auto& [rank, row] : ranked) content.involves.push_back(std::move(row));
    return content;
}

/// What the phrases in places of claims speak of, when concepts and entities are known.
void ImportedGraph::Implementation::know_contents() {
    for (auto& [id, phrase] : phrases) know_labels(phrase.content);
    const auto know = [&](NodeRecord& node) {
        const auto found = phrases.find(node.id);
        if (node.kind == NodeRecord::Kind::phrase && found != phrases.end() && found->second.known)
            node.content = found->second.content;
    };
    for (ClaimRecord& claim : claims) {
        know(claim.subject);
        if (claim.object) know(*claim.object);
        for (NodeRecord& source : claim.attributed_to) know(source);
        for (QualifierRecord& qualifier : claim.qualifiers)
            if (qualifier.content) know_labels(*qualifier.content);
    }
}

void ImportedGraph::Implementation::know_labels(SpokenOf& content) const {
    if (const auto found = concepts.find(content.concept_id); found != concepts.end()) {
        content.concept_label = found->second.label;
        content.generic = found->second.generic;
    }
    for (InvolvementRecord& row : content.involves)
        if (const auto found = entities.find(row.id); found != entities.end()) row.label = found->second.label;
}

std::optional<QuotationRecord> ImportedGraph::Implementation::read_quotation(const Triples& triples,
                                                                             const Statements& said,
                                                                             const std::string& what) const {
    const std::string_view sentence = triples.one(said, prov + "wasQuotedFrom");
    if (sentence.empty()) return std::nullopt;
    QuotationRecord quotation;
    const auto document = by_iri_.find(std::string(read_sentence(triples, sentence, quotation)));
    if (document == by_iri_.end()) throw Error(what + " appears in no document");
    quotation.document = document->second->id;
    quotation.text = triples.one(said, cg + "text");
    quotation.begin = number_or_zero(triples.one(said, cg + "textStart"));
    quotation.end = number_or_zero(triples.one(said, cg + "textEnd"));
    return quotation;
}

RelationSayingRecord ImportedGraph::Implementation::read_tenure(const Triples& triples, std::string_view name) const {
    const Statements& said = described(triples, name);
    RelationSayingRecord saying;
    saying.tenure = tenure_from(triples.one(said, cg + "status"));
    saying.tenure.from = triples.one(said, schema + "startDate");
    saying.tenure.to = triples.one(said, schema + "endDate");
    saying.tenure.at = triples.one(said, cg + "at");
    saying.documents = number_or_zero(triples.one(said, cg + "documentCount"));
    saying.first_seen = triples.one(said, cg + "firstSeen");
    saying.last_seen = triples.one(said, cg + "lastSeen");
    saying.quotation = read_quotation(triples, said, local(name));
    return saying;
}

void ImportedGraph::Implementation::read_relation(const Triples& triples, const std::string& iri,
                                                  const Statements& said) {
    RelationRecord relation;
    const auto one = [&](const std::string& predicate) { return triples.one(said, predicate); };
    relation.id = local(iri);
    relation.subject = local(one(rdf_space + "subject"));
    relation.object = local(one(rdf_space + "object"));
    std::string_view predicate = one(rdf_space + "predicate");
    predicate.remove_prefix(std::min(cg.size(), predicate.size()));
    relation.predicate = predicate;
    relation.documents = number_or_zero(one(cg + "documentCount"));
    relation.first_seen = one(cg + "firstSeen");
    relation.last_seen = one(cg + "lastSeen");
    relation.from = one(schema + "startDate");
    relation.to = one(schema + "endDate");
    relation.disputed = one(cg + "disputed") == "true";
    relation.quotation = read_quotation(triples, said, relation.id);
    std::map<std::uint32_t, RelationSayingRecord> sayings;
    for (const std::string_view name : triples.all(said, cg + "tenure"))
        sayings[number(name.substr(name.rfind('-') + 1))] = read_tenure(triples, name);
    for (auto& [place, saying] : sayings) relation.sayings.push_back(std::move(saying));
    relations.emplace(relation.id, std::move(relation));
}

/// Of claims that are in order: what the claims in their places say, and the publishers with the first that says it.
void ImportedGraph::Implementation::know_propositions() {
    std::unordered_map<std::string_view, const std::string*> says;
    std::unordered_set<std::string_view> told;
    for (ClaimRecord& claim : claims) {
        says[claim.id] = &claim.proposition.id;
        if (!told.insert(claim.proposition.id).second) claim.proposition.publishers.clear();
    }
    for (ClaimRecord& claim : claims)
        for (NodeRecord* place : {&claim.subject, claim.object ? &*claim.object : nullptr})
            if (place && place->kind == NodeRecord::Kind::claim)
                if (const auto found = says.find(place->id); found != says.end())
                    place->proposition = place == &claim.subject ? *found->second
                                                                 : proposition_of_words(claim.predicate_term,
                                                                                        claim.polarity, *found->second);
}

/// Phrases come without dates; they have those of the documents whose claims they stand in.
void ImportedGraph::Implementation::date_phrases() {
    for (const ClaimRecord& claim : claims) {
        const std::string& published = claim.document->published;
        if (published.empty()) continue;
        const auto place = [&](const NodeRecord& node) {
            const auto found = phrases.find(node.id);
            if (node.kind != NodeRecord::Kind::phrase || found == phrases.end()) return;
            PhraseRecord& phrase = found->second;
            widen_days(phrase.first_seen, phrase.last_seen, published);
        };
        place(claim.subject);
        if (claim.object) place(*claim.object);
        for (const NodeRecord& source : claim.attributed_to) place(source);
    }
}

/// What claims speak of or come from.
void ImportedGraph::Implementation::read_described(const Triples& triples, const std::string& iri,
                                                   const Statements& said) {
    if (is_a_kind(triples, said, "Document")) {
        read_document(triples, iri, said);
    } else if (is_a_kind(triples, said, "Phrase")) {
        PhraseRecord phrase;
        phrase.id = local(iri);
        phrase.label = triples.one(said, rdfs + "label");
        phrase.mentions = number_or_zero(triples.one(said, cg + "mentionCount"));
        std::optional<SpokenOf> content = read_content(triples, said);
        phrase.known = content.has_value();
        if (content) phrase.content = std::move(*content);
        phrases.emplace(phrase.id, phrase);
    } else if (is_a_kind(triples, said, "Concept")) {
        read_concept(triples, iri, said);
    } else if (is_a_kind(triples, said, "Office")) {
        read_office(triples, iri, said);
    } else {
        std::optional<EntityType> narrowest;
        for (int i = 0; i <= static_cast<int>(EntityType::other); ++i) {
            const auto kind = static_cast<EntityType>(i);
            if (is_a_kind(triples, said, to_string(kind)) && (!narrowest || is_a(kind, *narrowest))) narrowest = kind;
        }
        if (narrowest) read_entity(triples, iri, said, *narrowest);
    }
}

void ImportedGraph::Implementation::build(const Triples& triples) {
    constexpr std::string_view extraction = "extraction-";
    for (const auto& [iri, said] : triples.subjects())
        if (is_a_kind(triples, said, "Extraction"))
            if (const std::size_t at = iri.rfind(extraction); at != std::string::npos) base = iri.substr(0, at);
    if (base.empty()) throw Error("no extraction of claimgraph is in it");

    std::vector<const std::pair<const std::string, Statements>*> rows;
    for (const auto& row : triples.subjects()) rows.push_back(&row);
    std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    for (const auto* row : rows) read_described(triples, row->first, row->second);
    for (auto& [id, document] : documents)
        for (std::string* other : {&document.copy_of, &document.version_of, &document.revision_of})
            if (const auto named = by_iri_.find(*other); named != by_iri_.end())
                *other = named->second->id;
            else
                *other = local(*other);
    for (const auto* row : rows) {
        if (is_a_kind(triples, row->second, "Relation")) read_relation(triples, row->first, row->second);
        if (is_a_kind(triples, row->second, "Claim")) read_claim(triples, row->first, row->second);
    }
    for (ClaimRecord& claim : claims) {
        claim.inner = inner_.count(claim.id) != 0;
        claim.denied = denied_.count(claim.id) != 0;
    }
    const auto place = [](const ClaimRecord& claim) {
        return std::tie(claim.document->id, claim.sentence_begin, claim.predicate_begin, claim.predicate_end, claim.id);
    };
    std::sort(claims.begin(), claims.end(),
              [&](const ClaimRecord& a, const ClaimRecord& b) { return place(a) < place(b); });
    date_phrases();
    know_contents();
    know_propositions();
}

ImportedGraph ImportedGraph::read(const std::string& path, std::string_view syntax) {
    const Triples triples = read_triples(path, syntax);
    auto implementation = std::make_unique<Implementation>();
    implementation->sealed = triples.sealed;
    try {
        implementation->build(triples);
    } catch (const Error& error) {
        throw Error(graph_file_name(path) + " is no whole graph of claimgraph: " + error.what());
    }
    return ImportedGraph(std::move(implementation));
}

ImportedGraph::ImportedGraph(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
ImportedGraph::ImportedGraph(ImportedGraph&&) noexcept = default;
ImportedGraph& ImportedGraph::operator=(ImportedGraph&&) noexcept = default;
ImportedGraph::~ImportedGraph() = default;

const std::string& ImportedGraph::base() const { return implementation_->base; }
bool ImportedGraph::is_sealed() const { return implementation_->sealed; }

void ImportedGraph::documents(const std::function<void(const DocumentRecord&)>& visit) const {
    for (const auto& [id, document] : implementation_->documents) visit(document);
}
void ImportedGraph::entities(const std::function<void(const Entity&)>& visit) const {
    for (const auto& [id, entity] : implementation_->entities) visit(entity);
}
void ImportedGraph::offices(const std::function<void(const OfficeRecord&)>& visit) const {
    for (const auto& [id, office] : implementation_->offices) visit(office);
}
void ImportedGraph::relations(const std::function<void(const RelationRecord&)>& visit) const {
    for (const auto& [id, relation] : implementation_->relations) visit(relation);
}
std::uint64_t ImportedGraph::relation_count() const { return implementation_->relations.size(); }
void ImportedGraph::concepts(const std::function<void(const ConceptRecord&)>& visit) const {
    for (const auto& [id, row] : implementation_->concepts) visit(row);
}
void ImportedGraph::phrases(const std::function<void(const PhraseRecord&)>& visit) const {
    for (const auto& [id, phrase] : implementation_->phrases) visit(phrase);
}
void ImportedGraph::claims(const std::function<void(const ClaimRecord&)>& visit) const {
    for (const ClaimRecord& claim : implementation_->claims) visit(claim);
}

}  // namespace claimgraph::exporters
