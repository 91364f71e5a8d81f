#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "exporters/rdf.h"
#include "exporters/rdf_names.h"
#include "exporters/text.h"
#include "graph/byte_sorter.h"
#include "graph/edge_label.h"
#include "graph/qualifier_roles.h"
#include "graph/values.h"

// How a claim is described: what it says, who says so, in which words.

namespace claimgraph::exporters::rdf {
namespace {

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

/// What an open predicate is called.
const std::string& predicate_name(const ClaimRecord& claim) {
    if (!claim.predicate_term.empty()) return claim.predicate_term;
    if (!claim.predicate_label.empty()) return claim.predicate_label;
    return claim.predicate_lemma.empty() ? claim.predicate_text : claim.predicate_lemma;
}

}  // namespace

Iri Describer::node_iri(const NodeRecord& node) const { return is_unspecified(node) ? cg("Unspecified") : id(node.id); }

Iri Describer::predicate_iri(const ClaimRecord& claim) {
    const std::string_view term = claim.predicate_term;
    if (term.starts_with("cg:") && is_plain_name(term.substr(3))) return cg(term.substr(3));
    if (is_iri(term) && is_absolute_iri(claim.predicate_term) && legal_iri(claim.predicate_term) == term)
        return {Namespace::none, claim.predicate_term};
    return {Namespace::predicate, predicate_local(predicate_name(claim))};
}

void Describer::describe_predicate(const ClaimRecord& claim, const Iri& predicate) {
    if (predicate.space == Namespace::cg || !predicates_.insert(predicate.local).second) return;
    const bool is_own = predicate.space == Namespace::none;  // a rule pack's
    const std::string name = is_own ? words_of_term(predicate.local) : predicate_name(claim);
    Resource resource{predicate, {}, {}};
    resource.add(type(), rdf("Property"));
    if (!is_own) resource.add(type(), cg("OpenPredicate"));
    resource.add(label(), text_literal(name.empty() ? "unspecified" : name));
    visit_(resource);
}

void Describer::sentence(const ClaimRecord& claim, const Iri& document, const Iri& graph) {
    // claims of one sentence follow each other
    if (shape_ == Shape::triples && (claim.sentence_id == last_sentence_ || quoted_.count(claim.sentence_id) != 0))
        return;
    last_sentence_ = claim.sentence_id;
    sentence({claim.sentence_id, claim.sentence_text, claim.sentence_begin, claim.sentence_end}, document, graph);
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
        add_position(attribution, "head", source.head_begin, source.head_end);
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
        const std::string_view role = qualifier_roles[qualifier_role(record.role)];
        qualifier.add(type(), cg("Qualifier"));
        qualifier.add(cg("role"), cg(std::string(role) + "Role"));
        if (record.role != role) add_text(qualifier, label(), record.role);
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
        add_position(qualifier, "head", record.head_begin, record.head_end);
        std::vector<Resource> involved;
        if (record.content) spoken_of(*record.content, qualifier, involved);
        more.push_back(std::move(qualifier));
        std::move(involved.begin(), involved.end(), std::back_inserter(more));
    }
}

/// What a claim says.
struct Describer::Said {
    Iri subject, predicate;
    std::optional<Iri> object;
    Iri proposition;
    std::optional<Iri> denied;       ///< the opposite, if another claim denies that
    Digest key{}, fact{}, denial{};  ///< of the proposition, of the plain triple, of what is denied
    bool is_fact = false;            ///< to be stated as a plain triple
};

Describer::Said Describer::said(const ClaimRecord& claim) const {
    Said out;
    out.subject = node_iri(claim.subject);
    out.predicate = predicate_iri(claim);
    if (claim.object) out.object = said_iri(*claim.object);
    out.proposition = id(claim.proposition.id);
    out.key = digest_of(claim.proposition.id);
    if (claim.denied) {
        const std::string denied = opposite(claim.proposition.id);
        out.denied = id(denied);
        out.denial = digest_of(denied);
    }
    std::string fact = out.subject.local + '\0' + out.predicate.local;
    fact += static_cast<char>(out.predicate.space);
    if (out.object) fact += out.object->local;
    out.fact = digest_of(fact);
    // Only what the article itself says as a fact: nothing that is negated, possible, someone's words, part of another
    // claim or of an earlier version.
    out.is_fact = direct_triples_ && claim.document->version_of.empty() && claim.attributed_to.empty() &&
                  claim.polarity == Polarity::affirmed && claim.modality == Modality::actual &&
                  claim.confidence >= sure_enough && !claim.inner && out.object && !is_unspecified(claim.subject);
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
    Resource resource = proposition(said.proposition, said, graph);
    stance(claim.polarity, claim.modality, resource);
    if (shape_ == Shape::triples) counts(claim.proposition, resource);
    visit_(resource);
}

void Describer::denied_proposition(const ClaimRecord& claim, const Said& said, const Iri& graph) {
    Resource resource = proposition(*said.denied, said, graph);
    stance(claim.polarity == Polarity::negated ? Polarity::affirmed : Polarity::negated, claim.modality, resource);
    visit_(resource);
}

Resource Describer::proposition(const Iri& name, const Said& said, const Iri& graph) {
    Resource resource{name, {}, graph};
    resource.properties.reserve(16);
    resource.add(type(), cg("Proposition"));
    resource.add(type(), rdf("Statement"));
    resource.add(rdf("subject"), said.subject);
    resource.add(rdf("predicate"), said.predicate);
    if (said.object) resource.add(rdf("object"), *said.object);
    return resource;
}

void Describer::stance(Polarity polarity, Modality told, Resource& resource) {
    resource.add(cg("polarity"), cg(polarity == Polarity::affirmed ? "Affirmed" : "Negated"));
    std::string modality(to_string(told));
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

/// The words that subject, predicate and object are taken from, and their places.
void Describer::words(const ClaimRecord& claim, Resource& resource) {
    add_text(resource, cg("subjectText"), claim.subject.text);
    add_position(resource, "subject", claim.subject.begin, claim.subject.end);
    add_position(resource, "subjectHead", claim.subject.head_begin, claim.subject.head_end);
    // The proposition has the term or the label; the lemma where there is neither.
    if (!claim.predicate_term.empty() || !claim.predicate_label.empty() || claim.predicate_lemma.empty())
        resource.add(cg("lemma"), text_literal(claim.predicate_lemma));
    add_text(resource, cg("predicateText"), claim.predicate_text);
    add_position(resource, "predicate", claim.predicate_begin, claim.predicate_end);
    if (!claim.object) return;
    add_text(resource, cg("objectText"), claim.object->text);
    add_position(resource, "object", claim.object->begin, claim.object->end);
    add_position(resource, "objectHead", claim.object->head_begin, claim.object->head_end);
}

void Describer::claim(const ClaimRecord& claim) {
    const Iri document = document_iri(*claim.document);
    const Said said = this->said(claim);
    describe_predicate(claim, said.predicate);
    if (shape_ == Shape::triples) {
        sentence(claim, document, {});
        if (is_first_proposition(said)) proposition(claim, said, {});
        if (is_first_denied(said)) denied_proposition(claim, said, {});
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
    stance(claim.polarity, claim.modality, resource);
    resource.add(cg("confidence"), Literal{decimal(claim.confidence), "decimal"});
    sources(claim, resource, more);
    resource.add(schema("appearance"), document);
    resource.add(prov("wasQuotedFrom"), id(claim.sentence_id));
    resource.add(prov("wasGeneratedBy"), id("extraction-" CLAIMGRAPH_VERSION));
    add_text(resource, cg("extractedBy"), claim.rule);
    words(claim, resource);
    amounts(claim, resource, more);
    qualifiers(claim, resource, more);
    for (const std::string& entity : claim.mentions) resource.add(schema("mentions"), id(entity));
    for (const std::string& other : claim.conflicts_with) resource.add(cg("conflictsWith"), id(other));
    if (claim.withdrawal) {
        resource.add(cg("withdrawn"), Literal{"true", "boolean"});
        if (!claim.withdrawal->claimed.empty()) resource.add(cg("claimedOn"), date_literal(claim.withdrawal->claimed));
        invalidated(claim.withdrawal->withdrawn, "withdrawnOn", resource);
    }
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

/// Of a claim's properties those that say how the program came to it.
bool Describer::tells_of_making(const Iri& predicate) {
    return predicate == prov("wasGeneratedBy") || predicate == cg("extractedBy") || predicate == cg("confidence") ||
           predicate == cg("conflictsWith");
}

/// Of a claim's properties those that say where it stands, and in which words.
bool Describer::tells_of_evidence(const Iri& predicate) {
    if (predicate.space == Namespace::prov || predicate == schema("appearance") || predicate == schema("mentions"))
        return true;
    if (predicate == cg("lemma") || predicate == cg("withdrawn") || predicate == cg("claimedOn") ||
        predicate == cg("withdrawnOn"))
        return true;
    return predicate.space == Namespace::cg && (predicate.local.ends_with("Text") ||
                                                predicate.local.ends_with("Start") || predicate.local.ends_with("End"));
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
        Resource& part = tells_of_making(property.predicate)     ? making
                         : tells_of_evidence(property.predicate) ? evidence
                                                                 : words;
        part.properties.push_back(std::move(property));
    }
    proposition(claim, said, assertion);
    if (said.denied) denied_proposition(claim, said, assertion);
    if (is_first_proposition(said) && claim.proposition.documents > 1) {
        Resource counted{said.proposition, {}, {}};
        counts(claim.proposition, counted);
        visit_(counted);
    }
    visit_(words);
    for (Resource& part : more)
        if (part.properties.front().iri == cg("Qualifier") || part.properties.front().iri == cg("Involvement")) {
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

bool Describer::is_first_denied(const Said& said) {
    return said.denied && (firsts_ ? firsts_->denied[claims_] : propositions_.insert(said.denial).second);
}

bool Describer::is_first_fact(const Said& said) {
    return said.is_fact && (firsts_ ? firsts_->facts[claims_] : asserted_.insert(said.fact).second);
}

void Describer::know(Firsts firsts) { firsts_ = std::move(firsts); }

Firsts Describer::firsts(const Records& view) const {
    // propositions and plain triples, each with the claims that say or state it; who says it comes before who denies it
    enum Part : std::uint64_t { says, denies, states };
    ByteSorter sorter;
    std::string bytes;
    std::uint64_t count = 0;
    const auto add = [&](const Digest& key, Part part) {
        bytes.clear();
        for (const std::uint64_t half : key.bits) append_ordered(bytes, half);
        append_ordered(bytes, part);
        append_ordered(bytes, count);
        sorter.add(bytes);
    };
    view.claims([&](const ClaimRecord& claim) {
        const Said said = this->said(claim);
        add(said.key, says);
        if (said.denied) add(said.denial, denies);
        if (said.is_fact) add(said.fact, states);
        ++count;
    });
    Firsts out{std::vector<bool>(count), std::vector<bool>(count), std::vector<bool>(count)};
    constexpr std::size_t key_size = 16;
    std::string last;
    for (ByteSorter::Reader reader(sorter); reader.next();) {
        std::string_view rest = reader.bytes();
        const std::string_view key = rest.substr(0, key_size);
        if (key == last) continue;
        last = key;
        rest.remove_prefix(key_size);
        const std::uint64_t part = take_ordered(rest);
        std::vector<bool>& firsts = part == says ? out.propositions : part == denies ? out.denied : out.facts;
        firsts[take_ordered(rest)] = true;
    }
    return out;
}

void Describer::add_fact(const ClaimRecord& claim, Facts& facts) {
    Said fact = said(claim);
    const bool is_first = is_first_fact(fact);
    ++claims_;
    if (is_first) facts[fact.subject.local].emplace_back(std::move(fact.predicate), std::move(*fact.object));
}

}  // namespace claimgraph::exporters::rdf
