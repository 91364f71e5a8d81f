#include "graph/edge_label.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string>

#include "graph/utf8.h"
#include "graph/view.h"

namespace claimgraph {

void append_capitals(std::string& label, std::string_view words) {
    bool gap = false, lower = false;
    for (std::size_t i = 0; i < words.size();) {
        const auto c = static_cast<utf8proc_int32_t>(next_code_point(words, i));
        const utf8proc_category_t category = utf8proc_category(c);
        const bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
        const bool letter = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) || mark;
        const bool digit = category == UTF8PROC_CATEGORY_ND;
        if (!letter && !digit) {
            gap = true;
            continue;
        }
        if ((gap || (lower && category == UTF8PROC_CATEGORY_LU)) && !label.empty() && label.back() != '_') label += '_';
        gap = false;
        lower = category == UTF8PROC_CATEGORY_LL;
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto written = utf8proc_encode_char(utf8proc_toupper(c), bytes.data());
        label.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(written));
    }
}

namespace {

/// Turns the third person singular at the front into the infinitive (Huddleston and Pullum 2002, chapter 18): `DENIES`,
/// `REACHES`, `LEAVES_FOR`, `IS_KILLED`; what has no such ending stays.
void make_infinitive(std::string& capitals) {
    const std::size_t end = std::min(capitals.find('_'), capitals.size());
    const std::string_view verb = std::string_view(capitals).substr(0, end);
    const auto ends = [&](std::string_view with) { return verb.ends_with(with); };
    std::string base;
    if (verb == "IS")
        base = "BE";
    else if (verb == "HAS")
        base = "HAVE";
    else if (ends("IES") && verb.size() > 4)
        base = std::string(verb.substr(0, end - 3)) + 'Y';
    else if (ends("SSES") || ends("SHES") || ends("CHES") || ends("XES") || ends("ZZES") || verb == "GOES" ||
             verb == "DOES")
        base = verb.substr(0, end - 2);
    else if (ends("S") && !ends("SS"))
        base = verb.substr(0, end - 1);
    else
        return;
    capitals.replace(0, end, base);
}

}  // namespace

void append_words(std::string& label, std::string_view words) {
    if (words.empty()) return;
    std::string capitals;
    append_capitals(capitals, words);
    const std::size_t end = std::min(capitals.find('_'), capitals.size());
    const std::string first = '_' + capitals.substr(0, end);
    if (label.ends_with(first)) capitals.erase(0, std::min(end + 1, capitals.size()));
    if (capitals.empty()) return;
    if (!label.empty() && label.back() != '_') label += '_';
    label += capitals;
}

std::string_view local_name(std::string_view term) {
    const std::size_t colon = term.find(':');
    return colon == std::string_view::npos ? term : term.substr(colon + 1);
}

std::string_view predicate_of(const Predicate& predicate) {
    return predicate.term.empty() ? predicate.lemma : predicate.term;
}

void append_stance(std::string& label, const Claim& claim) {
    if (!claim.attributed_to.empty()) label += "REPORTEDLY_";
    if (claim.attributed_to.empty() && claim.modality == Modality::actual && claim.confidence < sure_enough)
        label += "UNSURE_";
    if (claim.polarity == Polarity::negated) label += "NOT_";
    switch (claim.modality) {
        case Modality::actual:
            break;
        case Modality::possible:
            label += "MAY_";
            break;
        case Modality::future:
            label += "WILL_";
            break;
        case Modality::demanded:
            label += "SHOULD_";
            break;
    }
}

void append_predicate(std::string& label, const Predicate& predicate, Modality modality) {
    constexpr std::string_view passive = "is ";
    std::string_view words = !predicate.term.empty()    ? local_name(predicate.term)
                             : !predicate.label.empty() ? std::string_view(predicate.label)
                                                        : std::string_view(predicate.lemma);
    const bool infinitive = modality != Modality::actual;
    // be agree in, is agreed in: the participle alone says that it is a passive; ready does not
    if (!infinitive && predicate.term.empty() && words.starts_with(passive) && words.size() > passive.size() &&
        !std::string_view(predicate.lemma).ends_with(words.substr(passive.size())))
        words.remove_prefix(passive.size());
    std::string capitals;
    append_capitals(capitals, words);
    if (infinitive && (!predicate.term.empty() || !predicate.label.empty())) make_infinitive(capitals);
    label += capitals.empty() ? "RELATED" : capitals;
}

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t count = 0, fits = 0, blank = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = next_code_point(text, i);
        if (count + 1 == most) {  // room for the sign that something is left out
            fits = begin;
        } else if (c == ' ' && count + 1 < most) {
            blank = begin;
        }
        if (++count > most) {
            const std::size_t end = blank > fits / 2 ? blank : fits;
            return std::string(text.substr(0, end)) + "…";
        }
    }
    return std::string(text);
}

}  // namespace claimgraph
