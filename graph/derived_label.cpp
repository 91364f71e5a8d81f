#include "graph/derived_label.h"

#include "graph/edge_label.h"

namespace claimgraph {
namespace {

/// A statement's label is a node's.
constexpr std::size_t longest_statement = 40;

/// `to dissolve` of *tried to dissolve* in *tried*: what the act has not said.
std::string_view rest_of_chain(const Claim& it, const Claim& act) {
    const std::string_view inner = it.predicate.text, outer = act.predicate.text;
    const bool chain = inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == ' ';
    return chain ? inner.substr(outer.size() + 1) : std::string_view();
}

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
    append_predicate(predicate, it.predicate, it.modality);
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

std::string said_words(const Claim& it, const Telling& telling, bool of_subject) {
    if (const std::string_view rest = rest_of_chain(it, *telling.act); !rest.empty()) return std::string(rest);
    return words_of_content(it, telling.stance(it), of_subject);
}

std::string words_of_content(const Claim& it, const WordsStance& stance, bool of_subject) {
    std::string words = "that ";
    if (stance.polarity == Polarity::negated) words += "not: ";
    if (stance.modality != Modality::actual) words += std::string(to_string(stance.modality)) + ": ";
    if (of_subject) words += "… ";
    return words + it.predicate.text;
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
    const bool told = predicate.find("not") != std::string::npos || predicate.find("n't") != std::string::npos;
    std::string label = telling.stance(it).polarity == Polarity::negated && !told ? "not: " : "";
    label += words(it.subject);
    label += (label.empty() || label.back() == ' ' ? "" : " ") + predicate;
    if (it.object) label += ' ' + words(*it.object);
    return shortened(label, longest_statement);
}

}  // namespace claimgraph
