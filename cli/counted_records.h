#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "graph/view.h"

/// \file
/// What went into the files of a run, in numbers, counted while it is written.

namespace claimgraph {

/// Hands the records of another on and counts those of the first walk over each kind.
class CountedRecords : public Records {
   public:
    explicit CountedRecords(const Records& records) : records_(records) {}

    void documents(const std::function<void(const DocumentRecord&)>& visit) const override {
        records_.documents(visit);
    }
    void entities(const std::function<void(const Entity&)>& visit) const override;
    void offices(const std::function<void(const OfficeRecord&)>& visit) const override { records_.offices(visit); }
    void relations(const std::function<void(const RelationRecord&)>& visit) const override {
        records_.relations(visit);
    }
    std::uint64_t relation_count() const override { return records_.relation_count(); }
    void phrases(const std::function<void(const PhraseRecord&)>& visit) const override { records_.phrases(visit); }
    void claims(const std::function<void(const ClaimRecord&)>& visit) const override;
    void mentions(const std::function<void(const MentionRecord&)>& visit) const override;
    void concepts(const std::function<void(const ConceptRecord&)>& visit) const override { records_.concepts(visit); }
    void derived_edges(ViewShape shape, const std::function<void(const FlatEdge&)>& visit) const override;
    void derived_entities(ViewShape shape, const std::function<void(const Entity&)>& visit) const override;
    void derived_concepts(ViewShape shape, const std::function<void(const ConceptRecord&)>& visit) const override;
    void derived_statements(ViewShape shape, const std::function<void(const StatementRecord&)>& visit) const override {
        records_.derived_statements(shape, visit);
    }
    void network(const std::function<void(const FlatEdge&)>& visit) const override { records_.network(visit); }
    std::uint64_t claims_without_edge(ViewShape shape) const override { return records_.claims_without_edge(shape); }

    /// `116 claims about 50 things`, `24 edges between 19 nodes`; empty where nothing of that was walked over.
    std::string summary() const;

   private:
    const Records& records_;
    mutable std::optional<std::uint64_t> claims_, things_, mentions_, edges_, edge_entities_, edge_concepts_;
};

}  // namespace claimgraph
