#include "graph/told_words.h"

#include <algorithm>

#include "graph/ascii.h"
#include "graph/edge_label.h"
#include "graph/identity.h"

namespace claimgraph {
namespace {

constexpr std::size_t long_place = 24;  // in code points

void append(std::string& words, std::string_view more) {
    if (!words.empty() && !more.empty()) words += ' ';
    words += more;
}

/// Without the word that they end with already: *runs to* + *to succeed*.
void append_once(std::string& words, std::string_view more) {
    const std::string_view first = more.substr(0, more.find(' '));
    const bool twice = words.ends_with(' ' + std::string(first));
    append(words, twice ? more.substr(std::min(first.size() + 1, more.size())) : more);
}

bool fits(const std::string& words, std::size_t most) { return shortened(words, most).size() == words.size(); }

/// Without an article at the front.
std::string_view without_article(std::string_view words) {
    const std::size_t blank = words.find(' ');
    const bool article =
        blank != std::string_view::npos && phrase_key(std::string(words.substr(0, blank)) + " x") == "x";
    return article ? words.substr(blank + 1) : words;
}

std::ptrdiff_t blanks(std::string_view words) { return std::count(words.begin(), words.end(), ' '); }

}  // namespace

std::string_view rest_of_chain(const Claim& it, const Claim& act) {
    const std::string_view inner = it.predicate.text, outer = act.predicate.text;
    const bool chain = inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == ' ';
    return chain ? inner.substr(outer.size() + 1) : std::string_view();
}

std::string ToldWords::to_subject(const EdgeEnd& end) const {
    const PhraseContent* phrase = of_.content(it_.subject);
    std::string place = end.aspect;
    append(place, end.via);
    // the drones of Norway are `… drone`, an attack on Norway `attack on …`
    const bool before = place.empty() || (phrase && end.via == phrase->concept_label);
    if (leaves_object_open()) return {};
    for (const Brevity brevity : brevities) {
        std::string words = chain_.empty() ? "that" : "";
        if (before) append(words, "…");
        append(words, place);
        if (!before) append(words, "…");
        append(words, predicate());
        append(words, object(brevity));
        if (fits(words, room_)) return words;
    }
    return {};
}

std::string ToldWords::to_target(const EdgeTarget& target) const {
    if (target.place != 0 && leaves_object_open()) return {};
    for (const Brevity brevity : brevities) {
        std::string words;
        if (chain_.empty()) {
            words = "that";
            if (!is_teller(it_.subject)) append(words, words_of(it_.subject, brevity));
        }
        append(words, predicate());
        if (target.place != 0) {
            append(words, object(brevity));
            std::string with(target.preposition);
            for (char& c : with) c = ascii::to_lower(c);  // With Norway, he …
            append(words, with);
        }
        append_once(words, target.end.aspect);
        append_once(words, target.end.via);
        if (fits(words, room_)) return words;
    }
    return {};
}

/// *villages asked to be annexed*: what they asked for is no words of this claim.
bool ToldWords::leaves_object_open() const {
    return it_.object && it_.object->claim && rest_of_chain(of_.claim(*it_.object->claim), it_).empty();
}

/// The words of the document where they say how it stands: *has left*, *will leave*; else the verb as English has it of
/// one subject (*leaves* of *leaving*), behind what says that it may be so, or not.
std::string ToldWords::predicate() const {
    if (!chain_.empty()) return std::string(chain_);
    constexpr std::string_view conjunction = "that ";
    const Predicate& predicate = it_.predicate;
    const bool led = predicate.text.starts_with(conjunction);  // says that Norway [that is in talks]: said already
    const std::string text = led ? predicate.text.substr(conjunction.size()) : predicate.text;
    const bool negated = stance_.polarity == Polarity::negated && !tells_negation(text);
    if (text == predicate.lemma && (negated || stance_.modality != Modality::actual)) {
        const std::string_view helper = stance_.modality == Modality::actual ? "do" : modal(stance_.modality);
        return std::string(helper) + (negated ? " not " : " ") + text;
    }
    const std::string_view first = std::string_view(text).substr(0, text.find(' '));
    const bool nominal = it_.object && it_.object->span.contains(predicate.span);  // Ida Holm, member of the board
    const std::string told = spoken(predicate, negated ? Polarity::negated : Polarity::affirmed);
    // ships struck in the night: is struck in
    if (is_passive(it_) && !negated && blanks(text) < blanks(predicate.lemma))
        return told.substr(0, told.find(' ') + 1) + text;
    const bool participle = nominal || (first.ends_with("ing") && !predicate.lemma.starts_with(first));
    return negated || participle ? told : text;
}

std::string ToldWords::words_of(const Argument& argument, Brevity brevity) const {
    if (argument.claim) return {};
    if (of_.is_thing(argument)) return std::string(of_.label(*argument.cluster));
    const std::string_view text = without_article(argument.text);
    const PhraseContent* phrase = of_.content(argument);
    const bool brief = brevity == Brevity::last_word;
    const bool whole = brevity == Brevity::whole || (!brief && fits(std::string(text), long_place));
    if (!phrase || whole) return std::string(text);
    // €1 billion (US$1.2 billion): of an amount nothing but what is told once more may be left out
    if (phrase->concept_label.empty() && phrase->aspect.empty() && phrase->involves.empty())
        return std::string(text.substr(0, text.find(" (")));
    const std::string_view head = of_.words(phrase->head);
    std::string words = phrase->aspect;
    const std::string_view last = head.substr(head.rfind(' ') + 1);
    if (!words.ends_with(last)) append(words, brief ? last : head);  // of an adjective the aspect is the word itself
    return words;
}

std::string ToldWords::object(Brevity brevity) const {
    if (!it_.object || it_.predicate.span.contains(it_.object->span)) return {};  // is open
    if (it_.object->claim) {                                                      // seeks to strengthen its presence
        const Claim& inner = of_.claim(*it_.object->claim);
        std::string rest(rest_of_chain(inner, it_));
        if (!rest.empty() && inner.object) append(rest, words_of(*inner.object, brevity));
        return rest;
    }
    const std::string words = words_of(*it_.object, brevity), with = of_.preposition_of_object(it_);
    return !with.empty() && words.starts_with(with) ? words.substr(with.size()) : words;
}

bool ToldWords::is_teller(const Argument& argument) const {
    return of_.is_thing(argument) &&
           std::find(tellers_.begin(), tellers_.end(), of_.entity(*argument.cluster)) != tellers_.end();
}

}  // namespace claimgraph
