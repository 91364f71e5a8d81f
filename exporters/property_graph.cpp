#include "exporters/property_graph.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>

#include "exporters/property_text.h"
#include "exporters/rdf.h"
#include "exporters/text.h"
#include "graph/denial.h"
#include "graph/edge_label.h"
#include "graph/identity.h"
#include "graph/qualifier_roles.h"
#include "graph/values.h"

namespace claimgraph::exporters {
namespace {

using enum PropertyType;

/// Where the words of a role go, and how an edge to the thing that it names is called.
struct Role {
    const PropertyKey& key;
    std::string_view edge;
};

constexpr std::array<Role, qualifier_roles.size()> roles = {{
    {claim_key("qualifier_time"), "TIME"},
    {claim_key("qualifier_place"), "PLACE"},
    {claim_key("qualifier_recipient"), "RECIPIENT"},
    {claim_key("qualifier_instrument"), "INSTRUMENT"},
    {claim_key("qualifier_amount"), "AMOUNT"},
    {claim_key("qualifier_purpose"), "PURPOSE"},
    {claim_key("qualifier_manner"), "MANNER"},
    {claim_key("qualifier_duration"), "DURATION"},
    {claim_key("qualifier_source"), "SOURCE"},
    {claim_key("qualifier_company"), "COMPANY"},
    {claim_key("qualifier_condition"), "CONDITION"},
    {claim_key("qualifier_cause"), "CAUSE"},
    {claim_key("qualifier_complement"), "COMPLEMENT"},
    {claim_key("qualifier_other"), "CIRCUMSTANCE"},
}};
static_assert([] {
    for (std::size_t i = 0; i < roles.size(); ++i)
        if (roles[i].key.id.substr(std::string_view("qualifier_").size()) != qualifier_roles[i]) return false;
    return true;
}());

std::string_view polarity_name(Polarity polarity) { return polarity == Polarity::affirmed ? "affirmed" : "negated"; }

}  // namespace

std::span<const PropertyKey> property_keys(ViewShape shape) {
    if (shape == ViewShape::claims) return claim_keys;
    return flat_keys;
}

std::string Property::as_text() const {
    if (items) return json_array(*items);
    return key->type == integer ? std::to_string(number) : std::string(text);
}

std::string_view class_of_kind(std::string_view kind) {
    return kind == "Claim" || kind == "Phrase" || kind == "Concept" || kind == "Document" ? kind : "Entity";
}

std::string_view class_of_id(std::string_view id) {
    if (id.starts_with("claim-")) return "Claim";
    if (id.starts_with("phrase-")) return "Phrase";
    if (id.starts_with("concept-")) return "Concept";
    if (id.starts_with("doc-") || id.starts_with("document-")) return "Document";
    return "Entity";
}

std::string_view day_of(std::string_view published) {
    published = published.substr(0, 10);
    return rdf::date_type(published) == "date" ? published : std::string_view();
}

struct PropertyGraph::Implementation {
    void text(const PropertyKey& key, std::string_view value) {
        if (!value.empty()) properties.push_back({&key, value, 0, nullptr});
    }
    void number(const PropertyKey& key, std::uint64_t value) { properties.push_back({&key, {}, value, nullptr}); }
    void list(const PropertyKey& key, const std::vector<std::string>& values) {
        if (!values.empty()) properties.push_back({&key, {}, 0, &values});
    }
    /// Lists and texts made for this element.
    /// A list that says nothing is left out: a table could not tell a list of one empty text from none.
    void made_list(const PropertyKey& key, std::vector<std::string>&& values) {
        if (std::any_of(values.begin(), values.end(), [](const std::string& value) { return !value.empty(); }))
            list(key, made_lists.emplace_back(std::move(values)));
    }
    /// Of an empty one nothing is told.
    void range(std::uint32_t first, std::uint32_t behind, const PropertyKey& begin_key, const PropertyKey& end_key) {
        if (first == behind) return;
        number(begin_key, first);
        number(end_key, behind);
    }
    std::string_view made(std::string&& value) { return made_texts.emplace_back(std::move(value)); }
    /// The IRI of an id; the last one only is kept.
    std::string_view iri_of(std::string_view id) { return iri.assign(base).append(id); }

    /// The id of a document's node; claims of one document follow each other.
    const std::string& document_node(const std::string& id) {
        if (id != document || document_id.empty()) {
            document = id;
            document_id = document_node_id(id);
        }
        return document_id;
    }

    void begin() {
        properties.clear();
        if (!made_texts.empty()) made_texts.clear();
        if (!made_lists.empty()) made_lists.clear();
    }
    /// Begins a node with what all things have.
    void thing(std::string_view id, std::uint64_t mentions, std::string_view first, std::string_view last,
               const std::vector<std::string>* aliases = nullptr) {
        begin();
        const std::span<const PropertyKey> keys =
            is_flat ? std::span<const PropertyKey>(flat_keys) : std::span<const PropertyKey>(claim_keys);
        text(keys[thing_key("iri")], iri_of(id));
        if (aliases) list(keys[thing_key("aliases")], *aliases);
        number(keys[thing_key("mentions")], mentions);
        text(keys[thing_key("first_seen")], first);
        text(keys[thing_key("last_seen")], last);
    }
    void node(std::string_view id, std::string_view kind, std::string_view label, std::string_view first,
              std::string_view last, std::string_view wider = {}) {
        visit_node({id, kind, label, first, last, properties, wider});
    }
    void edge(std::string_view id, std::string_view source, std::string_view target, std::string_view label,
              std::string_view published) {
        visit_edge({id, source, target, label, 1, published, published, properties, {}});
    }

    bool is_flat = false;
    std::string base, iri, edge_id, document, document_id;
    NodeVisit visit_node;
    EdgeVisit visit_edge;
    std::vector<Property> properties;
    std::deque<std::string> made_texts;
    std::deque<std::vector<std::string>> made_lists;
};

PropertyGraph::PropertyGraph(const ExportOptions& options, NodeVisit visit_node, EdgeVisit visit_edge)
    : implementation_(std::make_unique<Implementation>()) {
    implementation_->is_flat = options.shape != ViewShape::claims;
    implementation_->base = rdf::namespaces(options)[static_cast<std::size_t>(rdf::Namespace::id)].iri;
    implementation_->visit_node = std::move(visit_node);
    implementation_->visit_edge = std::move(visit_edge);
}

PropertyGraph::~PropertyGraph() = default;

void PropertyGraph::document_node(const DocumentRecord& document) {
    Implementation& out = *implementation_;
    out.begin();
    const rdf::Iri iri = rdf::document_iri(document);
    const std::string whole = (iri.space == rdf::Namespace::none ? std::string() : out.base) + iri.local;
    out.text(claim_key("iri"), whole);
    out.text(claim_key("title"), document.title);
    out.text(claim_key("url"), document.url);
    out.text(claim_key("publisher"), document.publisher);
    out.text(claim_key("author"), document.author);
    out.text(claim_key("location"), document.place);
    out.text(claim_key("published"), document.published);
    out.text(claim_key("modified"), document.modified);
    out.text(claim_key("language"), document.language);
    out.text(claim_key("path"), document.path);
    if (iri.local != document.id) out.text(claim_key("document_id"), document.id);
    if (!document.version_of.empty())
        out.text(claim_key("version_of"), out.made(document_node_id(document.version_of)));
    out.text(claim_key("replaced_on"), document.replaced);
    out.node(document_node_id(document.id), "Document", document.title.empty() ? document.id : document.title,
             document.published, document.published);
}

void PropertyGraph::document_edges(const DocumentRecord& document) {
    Implementation& out = *implementation_;
    const std::string from = document_node_id(document.id);
    const auto edge = [&](std::string_view suffix, const std::string& to, std::string_view label) {
        if (to.empty()) return;
        out.begin();
        out.edge(from + std::string(suffix), from, document_node_id(to), label, document.published);
    };
    edge("-copy", document.copy_of, "COPY_OF");
    edge("-revision", document.revision_of, "REVISION_OF");
}

void PropertyGraph::entity_node(const Entity& entity) {
    Implementation& out = *implementation_;
    out.thing(entity.id, entity.mentions, entity.first_seen, entity.last_seen, &entity.alt_labels);
    out.text(out.is_flat ? flat_key("same_as") : claim_key("same_as"), entity.same_as);
    if (out.is_flat) {
        out.list(flat_key("stands_for"), entity.stands_for);
        out.list(flat_key("offices"), entity.offices);
        out.list(flat_key("actor_of"), entity.actor_of);
    }
    const auto wider = wider_type(entity.type);
    const std::string label = out.is_flat ? shortened(entity.label, longest_label) : entity.label;
    out.node(entity.id, to_string(entity.type), label, entity.first_seen, entity.last_seen,
             wider ? to_string(*wider) : std::string_view());
}

void PropertyGraph::office_node(const OfficeRecord& office) {
    Implementation& out = *implementation_;
    out.begin();
    out.text(claim_key("iri"), out.made(out.base + office.id));
    out.text(claim_key("office"), office.name);
    out.text(claim_key("first_seen"), office.first_seen);
    out.text(claim_key("last_seen"), office.last_seen);
    out.node(office.id, "Office", office.label, office.first_seen, office.last_seen);
}

void PropertyGraph::office_edge(const OfficeRecord& office) {
    if (office.of.empty()) return;
    Implementation& out = *implementation_;
    out.begin();
    out.visit_edge({office.id + "-of",
                    office.id,
                    office.of,
                    "OFFICE_OF",
                    1,
                    office.first_seen,
                    office.last_seen,
                    out.properties,
                    {}});
}

void PropertyGraph::relation_edge(const RelationRecord& relation) {
    Implementation& out = *implementation_;
    out.begin();
    const std::optional<QuotationRecord>& quotation = relation.quotation;
    if (quotation) {
        out.text(claim_key("edge_text"), quotation->text);
        out.number(claim_key("edge_begin"), quotation->begin);
        out.number(claim_key("edge_end"), quotation->end);
    }
    out.number(claim_key("documents"), relation.documents);
    out.text(claim_key("edge_first_seen"), relation.first_seen);
    out.text(claim_key("edge_last_seen"), relation.last_seen);
    if (quotation) {
        out.text(claim_key("edge_document"), out.made(document_node_id(quotation->document)));
        out.text(claim_key("edge_sentence"), quotation->sentence_text);
    }
    std::vector<std::string> statuses, tenures;
    for (const RelationSayingRecord& saying : relation.sayings) {
        statuses.emplace_back(to_string(saying.tenure.status));
        tenures.push_back(tenure_object(saying));
    }
    std::sort(statuses.begin(), statuses.end());
    statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
    out.made_list(claim_key("edge_status"), std::move(statuses));
    out.text(claim_key("edge_since"), relation.from);
    out.text(claim_key("edge_until"), relation.to);
    if (relation.disputed) out.text(claim_key("edge_disputed"), "true");
    out.made_list(claim_key("edge_tenures"), std::move(tenures));
    std::string label;
    append_capitals(label, relation.predicate);
    out.visit_edge({relation.id,
                    relation.subject,
                    relation.object,
                    label,
                    1,
                    relation.first_seen,
                    relation.last_seen,
                    out.properties,
                    {}});
}

void PropertyGraph::phrase_node(const PhraseRecord& phrase) {
    Implementation& out = *implementation_;
    // Claims without a subject have no edge to one; a node that stands for all of them would join what is unrelated.
    static const std::string no_words = phrase_id("");
    if (!out.is_flat && phrase.id == no_words) return;
    out.thing(phrase.id, phrase.mentions, phrase.first_seen, phrase.last_seen);
    if (phrase.known && !out.is_flat) {
        out.text(claim_key("reference"), to_string(phrase.content.reference));
        out.list(claim_key("through"), phrase.content.through);
        out.text(claim_key("aspect"), phrase.content.aspect);
    }
    out.node(phrase.id, "Phrase", phrase.label, phrase.first_seen, phrase.last_seen);
}

void PropertyGraph::phrase_edges(const PhraseRecord& phrase) {
    Implementation& out = *implementation_;
    const auto edge = [&](std::string_view suffix, const std::string& target, std::string_view label) {
        const std::string id = phrase.id + std::string(suffix) + target;
        out.visit_edge({id, phrase.id, target, label, 1, phrase.first_seen, phrase.last_seen, out.properties, {}});
    };
    out.begin();
    if (!phrase.content.concept_id.empty()) edge("-of-", phrase.content.concept_id, "SPEAKS_OF");
    for (const InvolvementRecord& involved : phrase.content.involves) {
        out.begin();
        out.text(claim_key("edge_role"), involved.role);
        edge("-involves-", involved.id, "INVOLVES");
    }
}

void PropertyGraph::concept_node(const ConceptRecord& row) {
    Implementation& out = *implementation_;
    out.thing(row.id, row.mentions, row.first_seen, row.last_seen, &row.alt_labels);
    if (!out.is_flat && row.generic) out.text(claim_key("generic"), "true");
    out.node(row.id, "Concept", row.label, row.first_seen, row.last_seen);
}

void PropertyGraph::concept_edge(const ConceptRecord& row) {
    if (row.broader.empty()) return;
    Implementation& out = *implementation_;
    out.begin();
    out.edge_id.assign(row.id).append("-broader");
    out.visit_edge({out.edge_id, row.id, row.broader, "BROADER", 1, row.first_seen, row.last_seen, out.properties, {}});
}

void PropertyGraph::statement_node(const StatementRecord& statement) {
    Implementation& out = *implementation_;
    out.thing(statement.id, statement.mentions, statement.first_seen, statement.last_seen);
    out.node(statement.id, "Statement", statement.label, statement.first_seen, statement.last_seen);
}

void PropertyGraph::claim_node(const ClaimRecord& claim) {
    Implementation& out = *implementation_;
    out.begin();
    out.text(claim_key("iri"), out.iri_of(claim.id));
    out.text(claim_key("predicate"), predicate_key(claim));
    out.text(claim_key("lemma"), claim.predicate_lemma);
    out.text(claim_key("predicate_label"), claim.predicate_label);
    out.text(claim_key("polarity"), polarity_name(claim.polarity));
    out.text(claim_key("modality"), to_string(claim.modality));
    out.text(claim_key("proposition"), claim.proposition.id);
    if (claim.proposition.documents > 1) {
        out.number(claim_key("proposition_documents"), claim.proposition.documents);
        out.number(claim_key("proposition_independent_publishers"), claim.proposition.independent);
        out.text(claim_key("proposition_first_seen"), claim.proposition.first_seen);
        out.text(claim_key("proposition_last_seen"), claim.proposition.last_seen);
    }
    std::vector<std::string> sources;
    for (const NodeRecord& source : claim.attributed_to) sources.emplace_back(node_label(source));
    out.made_list(claim_key("attributed_to"), std::move(sources));
    claim_words(claim);
    qualifier_properties(claim.qualifiers);
    // a list, also of one: spreadsheets would take a cell that begins with = for a formula
    if (!claim.subject.value.empty()) out.made_list(claim_key("subject_value"), {claim.subject.value});
    if (claim.object && !claim.object->value.empty()) out.made_list(claim_key("object_value"), {claim.object->value});
    std::vector<std::string> qualifiers, concepts;
    for (const QualifierRecord& qualifier : claim.qualifiers) {
        if (qualifier.entity) continue;
        qualifiers.push_back(qualifier_object(qualifier));
        if (qualifier.content && !qualifier.content->concept_label.empty())
            concepts.push_back(qualifier.content->concept_label);
    }
    out.made_list(claim_key("qualifiers"), std::move(qualifiers));
    out.made_list(claim_key("qualifier_concepts"), std::move(concepts));
    if (claim.withdrawal) {
        out.text(claim_key("withdrawn"), "true");
        out.text(claim_key("claimed_on"), claim.withdrawal->claimed);
        out.text(claim_key("withdrawn_on"), claim.withdrawal->withdrawn);
    }
    out.text(claim_key("rule"), claim.rule);
    out.text(claim_key("confidence"), out.made(decimal(claim.confidence)));
    const std::string_view published = claim.document->published;
    out.node(claim.id, "Claim", out.made(claim_label(claim)), published, published);
}

/// The words that a claim is taken from, and their places.
void PropertyGraph::claim_words(const ClaimRecord& claim) {
    Implementation& out = *implementation_;
    const auto words = [&](std::string_view text, std::uint32_t begin, std::uint32_t end, const PropertyKey& text_key,
                           const PropertyKey& begin_key, const PropertyKey& end_key) {
        if (text.empty()) return;
        out.text(text_key, text);
        out.number(begin_key, begin);
        out.number(end_key, end);
    };
    words(claim.sentence_text, claim.sentence_begin, claim.sentence_end, claim_key("sentence"),
          claim_key("sentence_begin"), claim_key("sentence_end"));
    words(claim.subject.text, claim.subject.begin, claim.subject.end, claim_key("subject_text"),
          claim_key("subject_begin"), claim_key("subject_end"));
    words(claim.predicate_text, claim.predicate_begin, claim.predicate_end, claim_key("predicate_text"),
          claim_key("predicate_begin"), claim_key("predicate_end"));
    if (claim.object)
        words(claim.object->text, claim.object->begin, claim.object->end, claim_key("object_text"),
              claim_key("object_begin"), claim_key("object_end"));
    out.range(claim.subject.head_begin, claim.subject.head_end, claim_key("subject_head_begin"),
              claim_key("subject_head_end"));
    if (claim.object)
        out.range(claim.object->head_begin, claim.object->head_end, claim_key("object_head_begin"),
                  claim_key("object_head_end"));
}

/// Those that name no thing, by role; what names a thing is an edge.
void PropertyGraph::qualifier_properties(const std::vector<QualifierRecord>& qualifiers) {
    const auto is_property = [](const QualifierRecord& qualifier) { return !qualifier.entity; };
    if (std::none_of(qualifiers.begin(), qualifiers.end(), is_property)) return;
    Implementation& out = *implementation_;
    std::vector<std::string> time_values, precisions, from, to, amounts;
    std::array<std::vector<std::string>, roles.size()> texts;
    for (const QualifierRecord& qualifier : qualifiers)
        if (is_property(qualifier)) texts[qualifier_role(qualifier.role)].push_back(qualifier.text);
    for (std::size_t role = 0; role < roles.size(); ++role) {
        std::vector<std::string>& of_role = texts[role];
        if (of_role.empty()) continue;
        for (const QualifierRecord& qualifier : qualifiers) {
            if (!is_property(qualifier) || qualifier_role(qualifier.role) != role) continue;
            if (amount_of(qualifier.value)) amounts.push_back(qualifier.value);
            if (qualifier_roles[role] != "time" || qualifier.value.empty()) continue;
            time_values.push_back(qualifier.value);
            const auto time = time_value(qualifier.value);
            precisions.emplace_back(time ? time->precision : "");
            from.push_back(time ? time->from : "");
            to.push_back(time ? time->to : "");
        }
        out.made_list(roles[role].key, std::move(of_role));
    }
    out.made_list(claim_key("time_value"), std::move(time_values));
    out.made_list(claim_key("time_precision"), std::move(precisions));
    out.made_list(claim_key("time_from"), std::move(from));
    out.made_list(claim_key("time_to"), std::move(to));
    out.made_list(claim_key("amount_value"), std::move(amounts));
}

void PropertyGraph::claim_edges(const ClaimRecord& claim) {
    Implementation& out = *implementation_;
    const std::string_view published = claim.document->published;
    const auto edge = [&](std::string_view suffix, std::string_view number, std::string_view target,
                          std::string_view label) {
        out.edge_id.assign(claim.id).append(suffix).append(number);
        out.edge(out.edge_id, claim.id, target, label, published);
    };
    const auto words = [&](std::string_view text, std::uint32_t begin, std::uint32_t end) {
        if (text.empty()) return;
        out.text(claim_key("edge_text"), text);
        out.number(claim_key("edge_begin"), begin);
        out.number(claim_key("edge_end"), end);
    };
    // The words of subject and object stand on the claim's node already, and so does the sentence.
    out.begin();
    if (!is_unspecified(claim.subject)) edge("-subject", "", claim.subject.id, "SUBJECT");
    if (claim.object && !is_unspecified(*claim.object)) {
        const bool is_claim = claim.object->kind == NodeRecord::Kind::claim;
        if (is_claim && denies(claim.predicate_term, claim.polarity)) out.text(claim_key("edge_role"), "denied");
        edge("-object", "", claim.object->id, "OBJECT");
        out.begin();
    }
    for (std::size_t i = 0; i < claim.attributed_to.size(); ++i) {
        const NodeRecord& source = claim.attributed_to[i];
        if (is_unspecified(source)) continue;
        out.begin();
        out.number(claim_key("rank"), i + 1);
        words(source.text, source.begin, source.end);
        out.range(source.head_begin, source.head_end, claim_key("edge_head_begin"), claim_key("edge_head_end"));
        edge("-source-", std::to_string(i + 1), source.id, "ATTRIBUTED_TO");
    }
    out.begin();
    edge("-document", "", out.document_node(claim.document->id), "STATED_IN");
    for (std::size_t i = 0; i < claim.qualifiers.size(); ++i) {
        const QualifierRecord& qualifier = claim.qualifiers[i];
        if (!qualifier.entity) continue;
        out.begin();
        out.text(claim_key("edge_value"), qualifier.value);
        words(qualifier.text, qualifier.begin, qualifier.end);
        const std::size_t role = qualifier_role(qualifier.role);
        std::string own;  // a rule pack's
        if (qualifier_roles[role] != qualifier.role) append_capitals(own, qualifier.role);
        edge("-qualifier-", std::to_string(i + 1), *qualifier.entity,
             own.empty() ? roles[role].edge : std::string_view(own));
    }
    out.begin();
    for (const std::string& entity : claim.mentions) edge("-mention-", entity, entity, "MENTIONS");
    for (const std::string& other : claim.conflicts_with)
        if (claim.id <= other) edge("-conflict-", other, other, "CONFLICTS_WITH");  // goes both ways, one is enough
}

void PropertyGraph::flat_edge(const FlatEdge& edge) {
    Implementation& out = *implementation_;
    out.begin();
    const std::string id = IdentityHash().add(edge.source).add(edge.label).add(edge.target).digest("edge-");
    out.text(flat_key("predicate"), edge.predicate);
    out.text(flat_key("polarity"), polarity_name(edge.polarity));
    out.text(flat_key("modality"), to_string(edge.modality));
    out.list(flat_key("attributed_to"), edge.attributed_to);
    out.list(flat_key("claims"), edge.claims);
    out.number(flat_key("documents"), edge.documents);
    out.list(flat_key("publishers"), edge.publishers);
    if (edge.independent > 0) out.number(flat_key("independent_publishers"), edge.independent);
    out.list(flat_key("amounts"), edge.amounts);
    out.list(flat_key("phrases"), edge.phrases);
    out.text(flat_key("edge_confidence"), out.made(decimal(edge.confidence)));
    out.text(flat_key("edge_first_seen"), edge.first_seen);
    out.text(flat_key("edge_last_seen"), edge.last_seen);
    out.text(flat_key("edge_since"), edge.from);
    out.text(flat_key("edge_until"), edge.to);
    out.visit_edge({id, edge.source, edge.target, edge.label, std::max<std::uint64_t>(edge.weight, 1), edge.first_seen,
                    edge.last_seen, out.properties, edge.days});
}

std::pair<std::string_view, std::string_view> type_and_via(std::string_view label) {
    const std::size_t open = label.find(" (");
    if (open == std::string_view::npos) return {label, {}};
    std::string_view via = label.substr(open + 2);
    if (via.ends_with(')')) via.remove_suffix(1);
    return {label.substr(0, open), via};
}

void PropertyGraph::network_edge(const FlatEdge& edge) {
    Implementation& out = *implementation_;
    out.begin();
    const std::string id = IdentityHash().add(edge.source).add(edge.label).add(edge.target).digest("edge-");
    const auto [type, via] = type_and_via(edge.label);
    out.text(claim_key("edge_via"), via);
    out.text(claim_key("edge_predicate"), edge.predicate);
    out.text(claim_key("edge_polarity"), polarity_name(edge.polarity));
    out.text(claim_key("edge_modality"), to_string(edge.modality));
    out.list(claim_key("edge_sources"), edge.attributed_to);
    out.list(claim_key("edge_claims"), edge.claims);
    out.number(claim_key("edge_count"), edge.weight);
    out.number(claim_key("documents"), edge.documents);
    out.number(claim_key("independent_publishers"), edge.independent);
    out.text(claim_key("edge_first_seen"), edge.first_seen);
    out.text(claim_key("edge_last_seen"), edge.last_seen);
    out.visit_edge(
        {id, edge.source, edge.target, type, edge.weight, edge.first_seen, edge.last_seen, out.properties, {}});
}

void each_node(const Records& view, const ExportOptions& options, const NodeVisit& visit) {
    PropertyGraph graph(options, visit, [](const GraphEdge&) {});
    if (options.shape != ViewShape::claims) {
        view.derived_entities(options.shape, [&](const Entity& entity) { graph.entity_node(entity); });
        view.derived_concepts(options.shape, [&](const ConceptRecord& row) { graph.concept_node(row); });
        view.derived_statements(options.shape, [&](const StatementRecord& row) { graph.statement_node(row); });
        return;
    }
    view.documents([&](const DocumentRecord& document) { graph.document_node(document); });
    view.entities([&](const Entity& entity) { graph.entity_node(entity); });
    view.offices([&](const OfficeRecord& office) { graph.office_node(office); });
    view.concepts([&](const ConceptRecord& row) { graph.concept_node(row); });
    view.phrases([&](const PhraseRecord& phrase) { graph.phrase_node(phrase); });
    view.claims([&](const ClaimRecord& claim) { graph.claim_node(claim); });
}

void each_edge(const Records& view, const ExportOptions& options, const EdgeVisit& visit) {
    PropertyGraph graph(
        options, [](const GraphNode&) {}, visit);
    if (options.shape == ViewShape::claims) {
        view.documents([&](const DocumentRecord& document) { graph.document_edges(document); });
        view.offices([&](const OfficeRecord& office) { graph.office_edge(office); });
        view.relations([&](const RelationRecord& relation) { graph.relation_edge(relation); });
        view.concepts([&](const ConceptRecord& row) { graph.concept_edge(row); });
        view.phrases([&](const PhraseRecord& phrase) { graph.phrase_edges(phrase); });
        view.claims([&](const ClaimRecord& claim) { graph.claim_edges(claim); });
        return;
    }
    view.derived_edges(options.shape, [&](const FlatEdge& edge) { graph.flat_edge(edge); });
    view.derived_concepts(options.shape, [&](const ConceptRecord& row) { graph.concept_edge(row); });
    if (!options.losses) return;
    if (view.relation_count() > 0)
        options.losses->add("relations that names tell, whose documents and words are left out", view.relation_count());
    if (const std::uint64_t left_out = view.claims_without_edge(options.shape); left_out > 0)
        options.losses->add("claims that join no two things of this view, which make no edge", left_out);
}

}  // namespace claimgraph::exporters
