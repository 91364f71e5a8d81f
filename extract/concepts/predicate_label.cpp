#include "extract/concepts/predicate_label.h"

#include <algorithm>

#include "extract/language/inflection.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::concepts {

using language::third_person;
using rules::lower;

namespace {

/// The participle that the document has for this lemma within the predicate.
std::string participle_of(std::string_view lemma, Span span, const EnhancedGraph& graph) {
    for (TokenIndex i = 0; i < graph.size(); ++i) {
        const Token& token = graph.token(i);
        const bool participle = token.xpos == "VBN" || token.xpos == "VBD";
        if (participle && span.contains(token.span) && lower(token.lemma) == lemma) return lower(token.form);
    }
    return std::string(lemma);
}

}  // namespace

std::string predicate_label(const Predicate& predicate, const EnhancedGraph& graph, const ConceptWords& words) {
    const std::string_view lemma = predicate.lemma;
    const std::size_t blank = std::min(lemma.find(' '), lemma.size());
    const std::string_view first = lemma.substr(0, blank);
    const std::string_view irregular = words.irregular_third_person(first);
    std::string label = irregular.empty() ? third_person(first) : std::string(irregular);
    std::string_view rest = lemma.substr(blank);
    if (!irregular.empty() && !rest.empty()) {  // an auxiliary may have a participle behind it
        const std::size_t end = std::min(rest.find(' ', 1), rest.size());
        label += ' ' + participle_of(rest.substr(1, end - 1), predicate.span, graph);
        rest = rest.substr(end);
    }
    return label.append(rest);
}

}  // namespace claimgraph::extract::concepts
