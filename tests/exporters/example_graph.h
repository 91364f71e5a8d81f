#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/exporters/records.h"

/// \file
/// The records of records.h as one graph: a minister, an organization, what is claimed of them, and talks.

namespace claimgraph::testing {

class ExampleGraph : public Records {
   public:
    std::string other_label = "Nordic Council";  ///< of the organization
    std::vector<FlatEdge> edges = {{"person-abc",
                                    "organization-x",
                                    "DENIES",
                                    "cg:denies",
                                    Polarity::affirmed,
                                    Modality::actual,
                                    {},
                                    {"claim-1"},
                                    1,
                                    1,
                                    "",
                                    ""}};
    bool with_relations = false;  ///< offices and what names say
    bool in_conflict = false;     ///< the first claim and the last one

    void documents(const std::function<void(const DocumentRecord&)>& visit) const override {
        visit(example_document());
        visit(*hostile().document);
    }
    void entities(const std::function<void(const Entity&)>& visit) const override {
        Entity first = minister();
        if (with_relations) first.offices = {"foreign minister of Sweden", "mayor of Lund"};
        visit(first);
        Entity other = minister();
        other.id = "organization-x";
        other.type = EntityType::organization;
        other.label = other_label;
        visit(other);
    }
    void offices(const std::function<void(const OfficeRecord&)>& visit) const override {
        if (with_relations)
            for (const OfficeRecord& office : testing::offices()) visit(office);
    }
    void relations(const std::function<void(const RelationRecord&)>& visit) const override {
        if (with_relations)
            for (const RelationRecord& relation : testing::relations()) visit(relation);
    }
    std::uint64_t relation_count() const override { return with_relations ? 2 : 0; }
    void phrases(const std::function<void(const PhraseRecord&)>& visit) const override {
        visit({"phrase-talks", "the possibility of talks", 1});
    }
    void claims(const std::function<void(const ClaimRecord&)>& visit) const override {
        ClaimRecord first = denial(), last = hostile();
        if (in_conflict) first.conflicts_with = {"claim-4"}, last.conflicts_with = {"claim-1"};
        visit(first);
        for (const ClaimRecord& claim : speech()) visit(claim);
        visit(last);
    }
    void concepts(const std::function<void(const ConceptRecord&)>& visit) const override {
        visit({"concept-talks", "talks", {"negotiation"}, "", false, 1});
    }
    void derived_entities(ViewShape, const std::function<void(const Entity&)>& visit) const override {
        entities(visit);
    }
    void derived_concepts(ViewShape shape, const std::function<void(const ConceptRecord&)>& visit) const override {
        if (shape == ViewShape::flat) concepts(visit);
    }
    void derived_statements(ViewShape shape, const std::function<void(const StatementRecord&)>& visit) const override {
        if (shape != ViewShape::flat) return;
        StatementRecord statement;
        statement.id = "statement-x";
        statement.label = "talks failed";
        statement.mentions = 2;
        visit(statement);
    }
    void derived_edges(ViewShape, const std::function<void(const FlatEdge&)>& visit) const override {
        for (const FlatEdge& edge : edges) visit(edge);
    }
};

}  // namespace claimgraph::testing
