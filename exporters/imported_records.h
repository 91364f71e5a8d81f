#pragma once

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "exporters/import.h"
#include "exporters/triples.h"
#include "graph/errors.h"

/// \file
/// What of a graph file has been read, record by record: `import.cpp` reads the things and the documents,
/// `import_claims.cpp` the claims. Only these two include it.

namespace claimgraph::exporters {

/// Namespaces of what a graph file says, with names in them: `cg + "Claim"`.
namespace imported {

inline constexpr std::string_view cg = "https://w3id.org/claimgraph#";
inline constexpr std::string_view oa = "http://www.w3.org/ns/oa#";
inline constexpr std::string_view owl = "http://www.w3.org/2002/07/owl#";
inline constexpr std::string_view prov = "http://www.w3.org/ns/prov#";
inline constexpr std::string_view rdf_space = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view rdfs = "http://www.w3.org/2000/01/rdf-schema#";
inline constexpr std::string_view schema = "https://schema.org/";
inline constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";

inline std::string operator+(std::string_view space, const char* local) { return std::string(space) + local; }

/// \param name  of a class of claimgraph's vocabulary
bool is_a_kind(const Triples& triples, const Statements& said, std::string_view name);

}  // namespace imported

struct ImportedGraph::Implementation {
    std::string base;
    bool sealed = false;
    std::map<std::string, DocumentRecord> documents;  ///< by id
    std::map<std::string, Entity> entities;
    std::map<std::string, OfficeRecord> offices;
    std::map<std::string, RelationRecord> relations;
    std::map<std::string, PhraseRecord> phrases;
    std::map<std::string, ConceptRecord> concepts;
    std::vector<ClaimRecord> claims;

    void build(const Triples& triples);

   private:
    std::string local(std::string_view iri) const {
        if (iri.starts_with(base)) iri.remove_prefix(base.size());
        return std::string(iri);
    }
    std::uint32_t number(std::string_view text) const {
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size())
            throw Error("'" + std::string(text) + "' is no number");
        return value;
    }
    std::uint32_t number_or_zero(std::string_view text) const { return text.empty() ? 0 : number(text); }

    const Statements& described(const Triples& triples, std::string_view iri) const {
        const Statements* found = triples.of(std::string(iri));
        if (!found) throw Error("nothing is said of <" + std::string(iri) + ">");
        return *found;
    }
    void read_document(const Triples& triples, const std::string& iri, const Statements& said);
    void read_entity(const Triples& triples, const std::string& iri, const Statements& said, EntityType type);
    void read_office(const Triples& triples, const std::string& iri, const Statements& said);
    void read_relation(const Triples& triples, const std::string& iri, const Statements& said);
    std::optional<QuotationRecord> read_quotation(const Triples& triples, const Statements& said,
                                                  const std::string& what) const;
    RelationSayingRecord read_tenure(const Triples& triples, std::string_view name) const;
    void read_concept(const Triples& triples, const std::string& iri, const Statements& said);
    /// What a phrase speaks of; none where that is not told.
    std::optional<SpokenOf> read_content(const Triples& triples, const Statements& said) const;
    void know_labels(SpokenOf& content) const;
    void know_contents();
    void read_counts(const Triples& triples, const Statements& said, PropositionRecord& proposition);
    void know_propositions();
    /// \return what the sentence is of
    template <typename Record>
    std::string_view read_sentence(const Triples& triples, std::string_view sentence, Record& record) const;
    void read_predicate(const Triples& triples, const Statements& said, std::string_view predicate,
                        ClaimRecord& claim) const;
    void read_sources(const Triples& triples, const Statements& said, ClaimRecord& claim);
    void read_qualifiers(const Triples& triples, const Statements& said, ClaimRecord& claim) const;
    void read_proposition(const Triples& triples, const Statements& said, ClaimRecord& claim);
    void read_claim(const Triples& triples, const std::string& iri, const Statements& said);
    void read_described(const Triples& triples, const std::string& iri, const Statements& said);
    NodeRecord node(std::string_view iri, std::string_view text, std::uint32_t begin, std::uint32_t end) const;
    void date_phrases();

    std::map<std::string, const DocumentRecord*> by_iri_;
    std::unordered_set<std::string> inner_, denied_;
};

template <typename Record>
std::string_view ImportedGraph::Implementation::read_sentence(const Triples& triples, std::string_view sentence,
                                                              Record& record) const {
    using namespace imported;
    record.sentence_id = local(sentence);
    const Statements& said = described(triples, sentence);
    for (const std::string_view selector : triples.all(said, oa + "hasSelector")) {
        const Statements& selected = described(triples, selector);
        if (triples.has(selected, oa + "exact")) record.sentence_text = triples.one(selected, oa + "exact");
        if (!triples.has(selected, oa + "start")) continue;
        record.sentence_begin = number(triples.one(selected, oa + "start"));
        record.sentence_end = number(triples.one(selected, oa + "end"));
    }
    return triples.one(said, oa + "hasSource");
}

}  // namespace claimgraph::exporters
