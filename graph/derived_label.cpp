#include "graph/derived_label.h"

#include "graph/edge_label.h"

namespace claimgraph {
namespace {

/// A statement's label is a node's.
constexpr std::size_t longest_statement = 40;

}  // namespace

void append_via(std::string& label, const EdgeEnd& from, const EdgeEnd& to) {
    if (from.via.empty() && to.via.empty()) return;
    label.append(" (").append(from.via);
    if (!from.via.empty() && !to.via.empty() && from.via != to.via) label += ", ";
    if (to.via != from.via) label += to.via;
    label += ')';
}

std::string label_of(const Claim& it, const std::string& who, const std::string& whom, const EdgeEnd& to,
                     std::string_view preposition) {
    constexpr std::string_view passive = "IS_";
    std::string label, predicate;
    append_stance(label, it);
    // people attend: the document has the verb of several
    const bool plural = !who.empty() && it.predicate.text == it.predicate.lemma;
    append_predicate(predicate, it.predicate, it.modality != Modality::actual || plural);
    if (!who.empty()) {
        append_words(label, who);
        label += '_';
        if (predicate.starts_with(passive)) predicate.erase(0, passive.size());  // PEOPLE_KILLED_IN
    }
    label += predicate;
    append_words(label, whom);
    append_words(label, preposition);
    if (to.aspect != it.predicate.text) append_words(label, to.aspect);
    return label;
}

std::string statement_label(const Claim& it, const Telling& telling, const ClaimWords& of) {
    constexpr std::size_t long_place = 24;
    const auto words = [&](const Argument& argument) {
        if (of.is_thing(argument)) return std::string(of.label(*argument.cluster));
        const PhraseContent* phrase = of.content(argument);
        const bool shorter = argument.text.size() > long_place && phrase && !phrase->concept_label.empty();
        return shorter ? phrase->concept_label : argument.text;
    };
    const bool chain = !rest_of_chain(it, *telling.act).empty();  // of refused to go: goes
    const std::string predicate = chain ? spoken(it.predicate, Polarity::affirmed) : it.predicate.text;
    std::string label = telling.stance(it).polarity == Polarity::negated && !tells_negation(predicate) ? "not: " : "";
    label += words(it.subject);
    label += (label.empty() || label.back() == ' ' ? "" : " ") + predicate;
    if (it.object) label += ' ' + words(*it.object);
    return shortened(label, longest_statement);
}

}  // namespace claimgraph
