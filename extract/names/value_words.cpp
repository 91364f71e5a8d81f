#include "extract/names/value_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "extract/names/calendar.h"

namespace claimgraph::extract::names {

ValueWords::ValueWords(const SentenceView& view, std::uint32_t index, Drafts& drafts)
    : view_(view), index_(index), lexicon_(Lexicon::get()), drafts_(drafts) {
    taken_.assign(view.size(), false);
    for (const Draft& draft : drafts)
        for (TokenIndex i = draft.first; i <= draft.last; ++i) taken_[i] = true;
}

TokenIndex ValueWords::add(TokenIndex first, TokenIndex last, EntityType type, std::string value) {
    Draft draft = draft_of(view_, index_, first, last, type, MentionForm::value);
    draft.value = std::move(value);
    drafts_.push_back(std::move(draft));
    for (TokenIndex i = first; i <= last; ++i) taken_[i] = true;
    return last + 1;
}

std::optional<int> ValueWords::year_at(TokenIndex i) const {
    if (!free(i) || view_.low(i).size() != 4) return std::nullopt;
    const auto year = parse_digits(view_.low(i));
    return year && *year >= 1000 && *year <= 2199 ? year : std::nullopt;
}

std::optional<double> ValueWords::digits_value(std::string_view word) const {
    std::string plain;
    for (const char c : word) {
        if (c == ',') continue;
        if ((c < '0' || c > '9') && c != '.') return std::nullopt;
        plain += c;
    }
    if (plain.empty() || plain.size() > 18 || std::count(plain.begin(), plain.end(), '.') > 1 || plain == ".")
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
    return value;
}

std::optional<double> ValueWords::small_value(TokenIndex i) const {
    const std::string_view word = view_.low(i);
    if (const auto number = lexicon_.number("numbers", word)) return static_cast<double>(*number);
    if (const std::size_t dash = word.find('-'); dash != std::string_view::npos) {  // twenty-five
        const auto tens = lexicon_.number("numbers", word.substr(0, dash)),
                   ones = lexicon_.number("numbers", word.substr(dash + 1));
        if (tens && ones && *tens >= 20 && *ones < 10) return static_cast<double>(*tens + *ones);
    }
    return digits_value(word);
}

std::optional<double> ValueWords::number_value(TokenIndex first, TokenIndex last) const {
    double total = 0, group = 0;
    bool any = false;
    for (TokenIndex i = first; i <= last; ++i) {
        if (const auto value = small_value(i)) {
            if (any && group > 0 && group < 20) return std::nullopt;
            group += *value;
            any = true;
        } else if (const auto factor = lexicon_.number("multipliers", view_.low(i))) {
            if (!any && !(first == i)) return std::nullopt;
            group = (any ? group : 1.0) * static_cast<double>(*factor);
            if (*factor >= 1000) {
                total += group;
                group = 0;
            }
            any = true;
        } else if (view_.is(i, "-") || (view_.listed(i, "additive_conjunctions") && i > first && i < last) ||
                   (view_.listed(i, "indefinite_articles") && i == first && first < last)) {
            continue;
        } else {
            return std::nullopt;
        }
    }
    return any ? std::optional(total + group) : std::nullopt;
}

std::string ValueWords::format(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return std::to_string(static_cast<long long>(value));
    char text[40];
    const int size = std::snprintf(text, sizeof text, "%.6f", value);
    std::string out(text, static_cast<std::size_t>(size));
    while (!out.empty() && out.back() == '0') out.pop_back();
    if (!out.empty() && out.back() == '.') out.pop_back();
    return out;
}

std::pair<int, std::string> ValueWords::bound_before(TokenIndex i) const {
    if (i <= 0) return {i, "="};
    for (const auto& [words, sign] : lexicon_.bounds()) {
        const int count = static_cast<int>(std::count(words.begin(), words.end(), ' ')) + 1;
        const TokenIndex first = i - count;
        if (first < 0 || !free(first) || view_.phrase(first, i - 1) != words) continue;
        // *over* and *under* are prepositions before a phrase that starts with the number only
        return {first, sign};
    }
    return {i, "="};
}

bool ValueWords::is_number_word(TokenIndex i) const {
    if (!free(i)) return false;
    const Token& token = view_.token(i);
    if (token.upos != Upos::NUM && token.upos != Upos::NOUN && token.upos != Upos::SYM && token.upos != Upos::X)
        return false;
    return small_value(i).has_value() || lexicon_.number("multipliers", view_.low(i)).has_value();
}
}  // namespace claimgraph::extract::names
