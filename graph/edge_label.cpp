#include "graph/edge_label.h"

#include <utf8proc.h>

#include <array>

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

void append_predicate(std::string& label, const Predicate& predicate) {
    constexpr std::string_view passive = "is ";
    const std::size_t before = label.size();
    std::string_view words = !predicate.term.empty()    ? local_name(predicate.term)
                             : !predicate.label.empty() ? std::string_view(predicate.label)
                                                        : std::string_view(predicate.lemma);
    // be agree in, is agreed in: the participle alone says that it is a passive; ready does not
    if (predicate.term.empty() && words.starts_with(passive) && !words.substr(passive.size()).empty() &&
        !std::string_view(predicate.lemma).ends_with(words.substr(passive.size())))
        words.remove_prefix(passive.size());
    append_capitals(label, words);
    if (label.size() == before) label += "RELATED";
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
