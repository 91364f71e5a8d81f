#pragma once

#include "exporters/seal.h"
#include "graph/view.h"

/// \file
/// Records that count what an exporter was shown of them.

namespace claimgraph::exporters {

class CountedRecords : public Records {
   public:
    explicit CountedRecords(const Records& records) : records_(records) {}

    /// What was visited, as it was when it was last visited.
    RecordCounts counts() const;

    void documents(const std::function<void(const DocumentRecord&)>& visit) const override;
    void entities(const std::function<void(const Entity&)>& visit) const override;
    void offices(const std::function<void(const OfficeRecord&)>& visit) const override;
    void relations(const std::function<void(const RelationRecord&)>& visit) const override;
    std::uint64_t relation_count() const override { return records_.relation_count(); }
    void phrases(const std::function<void(const PhraseRecord&)>& visit) const override;
    void claims(const std::function<void(const ClaimRecord&)>& visit) const override;
    void mentions(const std::function<void(const MentionRecord&)>& visit) const override;
    void concepts(const std::function<void(const ConceptRecord&)>& visit) const override;
    void derived_edges(ViewShape shape, const std::function<void(const FlatEdge&)>& visit) const override;
    void derived_entities(ViewShape shape, const std::function<void(const Entity&)>& visit) const override;
    void derived_concepts(ViewShape shape, const std::function<void(const ConceptRecord&)>& visit) const override;
    void derived_statements(ViewShape shape, const std::function<void(const StatementRecord&)>& visit) const override;
    void network(const std::function<void(const FlatEdge&)>& visit) const override;
    std::uint64_t claims_without_edge(ViewShape shape) const override { return records_.claims_without_edge(shape); }

   private:
    const Records& records_;
    struct Counts {
        std::uint64_t documents = 0, things = 0, concepts = 0, phrases = 0, claims = 0, relations = 0, edges = 0,
                      mentions = 0, withdrawn = 0;
    };
    mutable Counts counts_;
};

}  // namespace claimgraph::exporters
