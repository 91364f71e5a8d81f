#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "exporters/imported_records.h"
#include "graph/denial.h"
#include "graph/errors.h"
#include "graph/identity.h"

namespace claimgraph::exporters {

using namespace imported;

NodeRecord ImportedGraph::Implementation::node(std::string_view iri, std::string_view text, std::uint32_t begin,
                                               std::uint32_t end) const {
    NodeRecord out;
    out.text = text;
    out.begin = begin;
    out.end = end;
    out.id = iri == cg + "Unspecified" ? phrase_id("") : local(iri);
    if (out.id.starts_with("claim-")) {
        out.kind = NodeRecord::Kind::claim;
        out.type = "Claim";
        out.label = text;
    } else if (out.id.starts_with("phrase-")) {
        out.kind = NodeRecord::Kind::phrase;
        out.type = "Phrase";
        out.label = text.empty() ? "(unstated)" : text;
    } else {
        const auto entity = entities.find(out.id);
        if (entity == entities.end()) throw Error("nothing is said of the entity " + out.id);
        out.kind = NodeRecord::Kind::entity;
        out.type = to_string(entity->second.type);
        out.label = entity->second.label;
    }
    return out;
}

void ImportedGraph::Implementation::read_counts(const Triples& triples, const Statements& said,
                                                PropositionRecord& proposition) {
    const std::string_view counted = triples.one(said, cg + "documentCount");
    if (counted.empty()) return;
    proposition.documents = number(counted);
    proposition.independent = number_or_zero(triples.one(said, cg + "independentCount"));
    proposition.first_seen = triples.one(said, cg + "firstSeen");
    proposition.last_seen = triples.one(said, cg + "lastSeen");
    for (const std::string_view name : triples.all(said, schema + "publisher"))
        proposition.publishers.emplace_back(name);
    std::sort(proposition.publishers.begin(), proposition.publishers.end());
}

void ImportedGraph::Implementation::read_predicate(const Triples& triples, const Statements& said,
                                                   std::string_view predicate, ClaimRecord& claim) const {
    const auto one = [&](const std::string& property) { return triples.one(said, property); };
    if (predicate.starts_with(cg)) {
        claim.predicate_term = "cg:" + std::string(predicate.substr(cg.size()));
        claim.predicate_lemma = one(cg + "lemma");
    } else if (const Statements& named = described(triples, predicate); !is_a_kind(triples, named, "OpenPredicate")) {
        claim.predicate_term = predicate;  // a rule pack's
        claim.predicate_lemma = one(cg + "lemma");
    } else {
        const std::string_view name = triples.one(named, rdfs + "label");
        const bool has_lemma = triples.has(said, cg + "lemma");
        claim.predicate_lemma = has_lemma ? one(cg + "lemma") : name;
        const bool is_term = name.find(':') != std::string_view::npos;
        if (has_lemma && !claim.predicate_lemma.empty())
            (is_term ? claim.predicate_term : claim.predicate_label) = name;
    }
}

void ImportedGraph::Implementation::read_sources(const Triples& triples, const Statements& said, ClaimRecord& claim) {
    std::map<std::uint32_t, NodeRecord> sources;
    for (const std::string_view attribution : triples.all(said, prov + "qualifiedAttribution")) {
        const Statements& what = described(triples, attribution);
        const auto at = [&](const char* name) { return number_or_zero(triples.one(what, cg + name)); };
        NodeRecord& source = sources[number(triples.one(what, cg + "rank"))];
        source =
            node(triples.one(what, prov + "agent"), triples.one(what, cg + "text"), at("textStart"), at("textEnd"));
        source.head_begin = at("headStart");
        source.head_end = at("headEnd");
    }
    for (auto& [rank, source] : sources) claim.attributed_to.push_back(std::move(source));
}

void ImportedGraph::Implementation::read_qualifiers(const Triples& triples, const Statements& said,
                                                    ClaimRecord& claim) const {
    std::map<std::uint32_t, QualifierRecord> qualifiers;
    for (const std::string_view name : triples.all(said, cg + "qualifier")) {
        const Statements& what = described(triples, name);
        QualifierRecord qualifier;
        std::string_view role = triples.one(what, cg + "role");
        role.remove_prefix(std::min(cg.size(), role.size()));
        if (role.ends_with("Role")) role.remove_suffix(4);
        const std::string_view other = triples.one(what, rdfs + "label");
        qualifier.role = other.empty() ? role : other;
        qualifier.text = triples.one(what, cg + "text");
        qualifier.value = triples.one(what, cg + "value");
        qualifier.begin = number_or_zero(triples.one(what, cg + "textStart"));
        qualifier.end = number_or_zero(triples.one(what, cg + "textEnd"));
        if (const std::string_view entity = triples.one(what, cg + "refersTo"); !entity.empty())
            qualifier.entity = local(entity);
        qualifier.head_begin = number_or_zero(triples.one(what, cg + "headStart"));
        qualifier.head_end = number_or_zero(triples.one(what, cg + "headEnd"));
        qualifier.content = read_content(triples, what);
        qualifiers[number(name.substr(name.rfind('-') + 1))] = std::move(qualifier);
    }
    for (auto& [place, qualifier] : qualifiers) claim.qualifiers.push_back(std::move(qualifier));
}

/// Who does what to whom, with the words that say so.
void ImportedGraph::Implementation::read_proposition(const Triples& triples, const Statements& said,
                                                     ClaimRecord& claim) {
    const auto one = [&](const std::string& predicate) { return triples.one(said, predicate); };
    const auto position = [&](const char* name) { return number_or_zero(one(cg + name)); };
    const Statements* proposition = nullptr;
    std::string_view acted_claim;
    for (const std::string_view about : triples.all(said, cg + "about"))
        if (const Statements& what = described(triples, about); triples.has(what, rdf_space + "predicate")) {
            proposition = &what;
            claim.proposition.id = local(about);
            read_counts(triples, what, claim.proposition);
        } else {
            acted_claim = about;
        }
    if (!proposition) throw Error(claim.id + " is about no proposition");
    const std::string_view subject = triples.one(*proposition, rdf_space + "subject");
    const std::string_view predicate = triples.one(*proposition, rdf_space + "predicate");
    std::string_view object = triples.one(*proposition, rdf_space + "object");
    if (local(object).starts_with("prop-")) object = acted_claim;
    claim.subject = node(subject, one(cg + "subjectText"), position("subjectStart"), position("subjectEnd"));
    claim.subject.head_begin = position("subjectHeadStart");
    claim.subject.head_end = position("subjectHeadEnd");
    if (!object.empty()) {
        claim.object = node(object, one(cg + "objectText"), position("objectStart"), position("objectEnd"));
        claim.object->head_begin = position("objectHeadStart");
        claim.object->head_end = position("objectHeadEnd");
        if (claim.object->kind == NodeRecord::Kind::claim) inner_.insert(claim.object->id);
    }
    const auto amount = [&](const char* property) -> std::string {
        const std::string_view name = one(cg + property);
        return name.empty() ? std::string() : std::string(triples.one(described(triples, name), cg + "value"));
    };
    claim.subject.value = amount("subjectAmount");
    if (claim.object) claim.object->value = amount("objectAmount");
    claim.predicate_text = one(cg + "predicateText");
    claim.predicate_begin = position("predicateStart");
    claim.predicate_end = position("predicateEnd");
    read_predicate(triples, said, predicate, claim);
}

void ImportedGraph::Implementation::read_claim(const Triples& triples, const std::string& iri, const Statements& said) {
    ClaimRecord claim;
    claim.id = local(iri);
    const auto one = [&](const std::string& predicate) { return triples.one(said, predicate); };
    const auto document = by_iri_.find(std::string(one(schema + "appearance")));
    if (document == by_iri_.end()) throw Error(claim.id + " appears in no document");
    claim.document = document->second;

    read_sentence(triples, one(prov + "wasQuotedFrom"), claim);

    read_proposition(triples, said, claim);
    const std::string_view modality = one(cg + "modality");
    claim.polarity = one(cg + "polarity") == cg + "Negated" ? Polarity::negated : Polarity::affirmed;
    for (const Modality known : {Modality::possible, Modality::future, Modality::demanded})
        if (!modality.empty() &&
            modality.substr(std::min(cg.size() + 1, modality.size())) == to_string(known).substr(1))
            claim.modality = known;
    if (claim.object && claim.object->kind == NodeRecord::Kind::claim && denies(claim.predicate_term, claim.polarity))
        denied_.insert(claim.object->id);
    const std::string_view confidence = one(cg + "confidence");
    std::from_chars(confidence.data(), confidence.data() + confidence.size(), claim.confidence);
    claim.rule = one(cg + "extractedBy");

    read_sources(triples, said, claim);
    read_qualifiers(triples, said, claim);
    for (const std::string_view entity : triples.all(said, schema + "mentions"))
        claim.mentions.push_back(local(entity));
    for (const std::string_view other : triples.all(said, cg + "conflictsWith"))
        claim.conflicts_with.push_back(local(other));
    if (one(cg + "withdrawn") == "true")
        claim.withdrawal = Withdrawal{std::string(one(cg + "claimedOn")), std::string(one(cg + "withdrawnOn"))};
    std::sort(claim.mentions.begin(), claim.mentions.end());
    std::sort(claim.conflicts_with.begin(), claim.conflicts_with.end());
    claims.push_back(std::move(claim));
}

}  // namespace claimgraph::exporters
