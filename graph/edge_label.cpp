#include "graph/edge_label.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string>

#include "graph/ascii.h"
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

/// The third person singular at the front as an infinitive (Huddleston and Pullum 2002, chapter 18): `denies`,
/// `reaches`, `leaves for`, `is killed`; what has no such ending stays.
std::string infinitive_of(std::string_view words) {
    const std::size_t end = std::min(words.find(' '), words.size());
    const std::string_view verb = words.substr(0, end), rest = words.substr(end);
    const auto ends = [&](std::string_view with) { return verb.ends_with(with); };
    std::string base(verb);
    if (verb == "is")
        base = "be";
    else if (verb == "has")
        base = "have";
    else if (ends("ies") && verb.size() > 4)
        base.replace(end - 3, 3, "y");
    else if (ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zzes") || verb == "goes" ||
             verb == "does")
        base.resize(end - 2);
    else if (ends("s") && !ends("ss"))
        base.resize(end - 1);
    return base.append(rest);
}

/// The words of a term that is no verb: `cg:memberOf`, `cg:bornIn`, `cg:near`.
bool wants_copula(std::string_view words) { return !words.substr(0, words.find(' ')).ends_with('s'); }

/// As English says it of one subject; of an open predicate that nobody has made so the lemma.
std::string third_person_of(const Predicate& predicate) {
    if (!predicate.term.empty()) return words_of_term(predicate.term);
    return predicate.label.empty() ? predicate.lemma : predicate.label;
}

}  // namespace

std::string words_of_term(std::string_view term) {
    std::string words;
    for (const char c : local_name(term)) {
        const bool upper = ascii::is_upper(c);
        if (upper) words += ' ';
        words += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

std::string spoken(const Predicate& predicate, Polarity polarity) {
    std::string words = third_person_of(predicate);
    if (!predicate.term.empty() && wants_copula(words)) words.insert(0, "is ");
    if (polarity == Polarity::affirmed) return words;
    const std::size_t end = std::min(words.find(' '), words.size());
    if (const std::string first = words.substr(0, end); first == "is" || first == "has")
        return words.insert(end, " not");
    return "does not " + infinitive_of(words);
}

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

bool is_iri(std::string_view term) { return term.starts_with("http://") || term.starts_with("https://"); }

std::string_view local_name(std::string_view term) {
    const std::size_t end = is_iri(term) ? term.find_last_of("#/") : term.find(':');
    return end == std::string_view::npos ? term : term.substr(end + 1);
}

std::string_view predicate_of(const Predicate& predicate) {
    return predicate.term.empty() ? predicate.lemma : predicate.term;
}

std::string_view modal(Modality modality) {
    switch (modality) {
        case Modality::actual:
            return "";
        case Modality::possible:
            return "may";
        case Modality::future:
            return "will";
        case Modality::demanded:
            return "should";
    }
    return "";
}

bool tells_negation(std::string_view words) {
    return words.find("not") != std::string_view::npos || words.find("n't") != std::string_view::npos;
}

void append_stance(std::string& label, const Claim& claim) {
    if (!claim.attributed_to.empty()) label += "REPORTEDLY_";
    if (claim.attributed_to.empty() && claim.modality == Modality::actual && claim.confidence < sure_enough)
        label += "UNSURE_";
    if (claim.modality != Modality::actual) {
        append_capitals(label, modal(claim.modality));
        label += '_';
    }
    if (claim.polarity == Polarity::negated) label += "NOT_";
}

void append_predicate(std::string& label, const Predicate& predicate, bool infinitive) {
    constexpr std::string_view passive = "is ";
    std::string words = third_person_of(predicate);
    if (infinitive && (!predicate.term.empty() || !predicate.label.empty())) words = infinitive_of(words);
    // be agree in, is agreed in: the participle alone says that it is a passive; ready does not
    if (!infinitive && predicate.term.empty() && words.starts_with(passive) && words.size() > passive.size() &&
        !std::string_view(predicate.lemma).ends_with(std::string_view(words).substr(passive.size())))
        words.erase(0, passive.size());
    std::string capitals;
    append_capitals(capitals, words);
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
