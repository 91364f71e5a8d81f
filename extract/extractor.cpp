#include "extract/extractor.h"

#include "embedded.h"
#include "extract/claims/claims.h"
#include "extract/concepts/concepts.h"
#include "extract/language/language.h"
#include "extract/language/model.h"
#include "extract/names/acquaintances.h"
#include "extract/rules/enhanced_graph.h"
#include "extract/rules/matcher.h"
#include "extract/rules/rule_set.h"
#include "graph/identity.h"

namespace claimgraph::extract {

using language::Model;
using language::analyze;
using names::Names;
using rules::EnhancedGraph;
using rules::Match;

std::vector<std::optional<EntityType>> entity_types(const Names& names, const Sentence& sentence, std::uint32_t index) {
    std::vector<std::optional<EntityType>> types(sentence.tokens.size());
    for (TokenIndex token = 0; token < sentence.size(); ++token)
        if (const auto cluster = cluster_of(names, sentence, index, token))
            types[token] = names.clusters[*cluster].type;
        else if (const auto value = value_at(names, index, token))
            types[token] = names.mentions[*value].type;
    return types;
}

Extractor::Extractor(std::shared_ptr<const RuleSet> rules, AnalysisKind kind,
                     std::shared_ptr<const Acquaintances> known)
    : rules_(std::move(rules)),
      concepts_(std::make_shared<const ConceptWords>(rules_->lists())),
      kind_(kind),
      known_(std::move(known)) {}

std::string Extractor::digest() const {
    IdentityHash hash;
    hash.add(Model::builtin_file(kind_));
    for (const std::string_view path : embedded::paths())
        if (path.starts_with("extract/packs/")) hash.add(path).add(embedded::file(path));
    hash.add(rules_->digest()).add(known_ ? known_->digest() : "");
    return hash.digest();
}

Extraction Extractor::extract(Document document, std::uint64_t* left_out) const {
    const Analysis analysis = analyze(document, kind_);
    return extract(std::move(document), analysis, left_out);
}

Extraction Extractor::extract(Document document, const Analysis& analysis, std::uint64_t* left_out,
                              Workings* workings) const {
    Extraction out;
    Analysis repaired = analysis;
    for (Sentence& sentence : repaired.sentences) sentence = rules_->repaired(std::move(sentence));
    Names names = find_names(document, repaired, known_.get());
    std::vector<EnhancedGraph> graphs;
    std::vector<std::vector<Match>> matches;
    for (std::uint32_t s = 0; s < repaired.sentences.size(); ++s) {
        const Sentence& sentence = repaired.sentences[s];
        graphs.emplace_back(sentence, rules_->lists());
        auto types = entity_types(names, sentence, s);
        matches.push_back(match(*rules_, graphs.back(), types));
        if (workings) workings->types.push_back(std::move(types));
        out.sentences.push_back(sentence.span);
    }
    out.claims = build_claims(document, analysis, names, rules_->lists(), rules_->signatures(), graphs, matches,
                              workings ? &workings->grounds : nullptr, left_out);
    out.clusters = std::move(names.clusters);
    out.document = std::move(document);
    describe_phrases(out, graphs, names, rules_->lists(), *concepts_);
    out.mentions = std::move(names.mentions);
    return out;
}

}  // namespace claimgraph::extract
