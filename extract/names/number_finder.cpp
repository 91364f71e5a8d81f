#include "extract/names/number_finder.h"

#include <algorithm>
#include <utility>

#include "extract/names/calendar.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {

void NumberFinder::run() {
    for (TokenIndex i = 0; i < view_.size();) i = std::max(i + 1, number_at(i));
}

std::string NumberFinder::currency_at(TokenIndex i, std::size_t& digits) const {
    const std::string_view word = view_.low(i);
    digits = 0;
    while (digits < word.size() && (word[digits] < '0' || word[digits] > '9')) ++digits;
    if (digits == 0) return {};
    const auto currency = lexicon_.text("currencies", word.substr(0, digits));
    if (!currency) return {};
    const bool symbol = static_cast<unsigned char>(word[0]) >= 0x80 || word.find('$') != std::string_view::npos;
    const bool code = digits == word.size() && view_.all_capitals(i) && view_.token(i).upos != Upos::NOUN;
    const bool sign = digits == word.size() && view_.token(i).upos == Upos::SYM;
    return symbol || code || sign ? std::string(*currency) : std::string();
}

/// $450 million: the sign may be glued to the number
TokenIndex NumberFinder::money_at(TokenIndex i) {
    std::size_t digits = 0;
    std::string currency = currency_at(i, digits);
    if (currency.empty()) return i;
    const std::string_view word = view_.low(i);
    if (digits < word.size()) {
        const auto glued = digits_value(word.substr(digits));
        return glued ? finish_money(i, i, *glued, std::move(currency)) : i;
    }
    if (!free(i + 1)) return i;
    const auto next = digits_value(view_.low(i + 1));
    return next ? finish_money(i, i + 1, *next, std::move(currency)) : i;
}

TokenIndex NumberFinder::score(TokenIndex i) {
    constexpr int highest = 3;  // digits of a side
    if (!free(i + 1) || !free(i + 2) || !view_.is(i + 1, "-") || !view_.glued(i) || !view_.glued(i + 1)) return i;
    const auto ours = parse_digits(view_.low(i)), theirs = parse_digits(view_.low(i + 2));
    if (!ours || !theirs || view_.low(i).size() > highest || view_.low(i + 2).size() > highest) return i;
    // what it is the score of stands above it or beside it
    TokenIndex at = i;
    bool game = has("score_words", i + 3);
    constexpr int steps = 4;
    for (int step = 0; step < steps && at >= 0 && !game; ++step, at = view_.token(at).head)
        game = lexicon_.has("score_words", view_.token(at).lemma);
    return game ? add(i, i + 2, EntityType::quantity, view_.written(i, i + 2)) : i;
}

TokenIndex NumberFinder::proportion(TokenIndex i) {
    const bool out_of = view_.listed(i + 1, "ratio_openers") && view_.listed(i + 2, "genitive_prepositions");
    const int second = out_of ? i + 3 : i + 2;
    if (!free(i + 1) || !free(second) || !(out_of || view_.listed(i + 1, "inner_prepositions"))) return i;
    if (!is_number_word(i) || !is_number_word(second)) return i;
    const auto part = small_value(i), whole = small_value(second);
    if (!part || !whole || *part <= 0 || *part >= *whole || *whole > 1000) return i;
    const auto [begin, sign] = bound_before(i);
    const TokenIndex noun =
        view_.token(second).head > second && view_.relation(second, "nummod") ? view_.token(second).head : -1;
    return add(begin, second, EntityType::quantity,
               sign + " " + format(*part / *whole) + (noun >= 0 ? " " + unit_of(noun) : std::string()));
}

TokenIndex NumberFinder::number_at(TokenIndex i) {
    if (!free(i)) return i;
    if (i > 1 && view_.is(i - 1, "-") && view_.glued(i - 1) && view_.glued(i - 2) && view_.has_letter(i - 2)) return i;
    for (const auto phrase :
         {&NumberFinder::collective, &NumberFinder::money_at, &NumberFinder::score, &NumberFinder::proportion})
        if (const TokenIndex end = (this->*phrase)(i); end > i) return end;
    std::size_t digits = 0;
    if (!currency_at(i, digits).empty()) return i;
    const std::string_view word = view_.low(i);
    if (!is_number_word(i) || view_.token(i).upos == Upos::X) return i;
    if (lexicon_.number("multipliers", word) && view_.token(i).upos != Upos::NUM &&
        !(i > 0 && view_.listed(i - 1, "indefinite_articles")))
        return i;
    TokenIndex last = i;
    while (last + 1 < view_.size() &&
           (is_number_word(last + 1) ||
            (view_.is(last + 1, "-") && last + 2 < view_.size() && lexicon_.number("numbers", view_.low(last + 2)) &&
             lexicon_.number("numbers", view_.low(last)) && view_.glued(last))))
        ++last;
    // two hundred and fifty
    if (last + 2 < view_.size() && view_.listed(last + 1, "additive_conjunctions") && free(last + 1) &&
        is_number_word(last + 2) && lexicon_.number("multipliers", view_.low(last)) &&
        lexicon_.number("numbers", view_.low(last + 2)))
        last += 2;
    while (last > i && !number_value(i, last)) --last;
    const auto value = number_value(i, last);
    if (!value) return i;
    return finish_quantity(i, last, *value);
}

TokenIndex NumberFinder::collective(TokenIndex i) {
    constexpr int most_words = 3;
    for (TokenIndex last = std::min(i + most_words, view_.size()) - 1; last >= i; --last) {
        if (!free(last)) continue;
        const auto number = lexicon_.number("collectives", view_.phrase(i, last));
        if (!number) continue;
        const bool exact = view_.listed(i, "halves") || view_.listed(i, "indefinite_articles");
        TokenIndex noun = view_.listed(last + 1, "genitive_prepositions") ? last + 2 : last + 1;
        while (noun < view_.size() && view_.token(noun).head > noun && view_.token(noun).upos != Upos::VERB &&
               view_.token(noun).upos != Upos::PUNCT && universal(view_.token(noun).deprel) != "case")
            ++noun;
        std::string unit;
        if (noun < view_.size() && (view_.token(noun).upos == Upos::NOUN)) unit = unit_of(noun);
        const auto [begin, sign] = bound_before(i);
        const std::string bound = sign != "=" ? sign : exact ? "=" : ">=";
        const auto currency = lexicon_.text("currencies", unit);
        if (currency && currency->find('/') == std::string_view::npos)
            return add(begin, noun, EntityType::money,
                       bound + ' ' + format(static_cast<double>(*number)) + ' ' + std::string(*currency));
        return add(begin, last, EntityType::quantity,
                   bound + ' ' + format(static_cast<double>(*number)) + (unit.empty() ? "" : ' ' + unit));
    }
    return i;
}

std::string NumberFinder::unit_of(TokenIndex noun) const {
    const std::string lemma = fold_name(view_.token(noun).lemma);
    const std::string_view low = view_.low(noun);
    if (const auto known = lexicon_.text("units", lemma)) return std::string(*known);
    if (const auto plain = lexicon_.text("units", low)) return std::string(*plain);
    return lemma.empty() ? std::string(low) : lemma;
}

std::optional<double> NumberFinder::upper_end(TokenIndex first, TokenIndex& last, double& value, bool plain) const {
    const TokenIndex link = last + 1;
    if (!free(link) || !free(link + 1)) return std::nullopt;
    const bool between = view_.listed(link, "additive_conjunctions") && view_.listed(first - 1, "range_openers");
    const bool dash = (view_.is(link, "-") || view_.is(link, "--")) && view_.glued(last) && view_.glued(link);
    if (!between && !dash && !view_.listed(link, "goal_prepositions")) return std::nullopt;
    TokenIndex begin = link + 1;
    if (lexicon_.text("currencies", view_.low(begin)) && free(begin + 1)) ++begin;  // $3 million to $5 million
    if (!is_number_word(begin)) return std::nullopt;
    TokenIndex end = begin;
    while (is_number_word(end + 1)) ++end;
    while (end > begin && !number_value(begin, end)) --end;
    const auto upper = number_value(begin, end);
    if (!upper) return std::nullopt;
    double low = value;
    // 3 to 5 million: the first is as large as the second
    if (plain && end > begin)
        if (const auto factor = lexicon_.number("multipliers", view_.low(end));
            factor && small_value(begin) && value < *small_value(begin))
            low = value * static_cast<double>(*factor);
    if (*upper <= low) return std::nullopt;
    value = low;
    last = end;
    return upper;
}

TokenIndex NumberFinder::finish_money(TokenIndex first, TokenIndex last, double value, std::string currency) {
    const int number = last;
    while (free(last + 1)) {
        const auto factor = lexicon_.number("multipliers", view_.low(last + 1));
        if (!factor) break;
        value *= static_cast<double>(*factor);
        ++last;
    }
    // *$3-5 million*: the multiplier stands at the end only
    const auto upper = upper_end(first, last, value, last == number);
    auto [begin, sign] = bound_before(first);
    if (upper && view_.listed(first - 1, "range_openers") && free(first - 1)) begin = first - 1;
    return add(begin, last, EntityType::money,
               sign + " " + format(value) + (upper ? ".." + format(*upper) : "") + " " + currency);
}

TokenIndex NumberFinder::points(TokenIndex i) const {
    return free(i) && free(i + 1) && lexicon_.has("share_points", view_.phrase(i, i + 1)) ? i + 1 : -1;
}

std::string NumberFinder::unit_of_points(TokenIndex last) const { return std::string(view_.low(last - 1)) + " point"; }

// The word that says of what there are so many, if there is one; what a hyphen ties to the number (*a 30-minute talk*).
NumberFinder::Counted NumberFinder::counted_by(TokenIndex first, TokenIndex last) const {
    const Token& token = view_.token(last);
    if (last + 2 < view_.size() && view_.is(last + 1, "-") && view_.glued(last) && view_.glued(last + 1) &&
        free(last + 2))
        return {last + 2, true};
    if (free(last + 1) && has("percent_signs", last + 1)) return {last + 1};
    if (token.head > last && token.head < view_.size() && view_.relation(last, "nummod")) return {token.head};
    if (token.head >= 0 && token.head < first && view_.relation(last, "nummod")) return {};
    return free(last + 1) && view_.token(last + 1).upos == Upos::NOUN ? Counted{last + 1} : Counted{};
}

// The currency that a noun names, and how many of the noun make one of it (pence: 100); pounds may be weight, too.
std::optional<std::pair<std::string, double>> NumberFinder::currency_of(TokenIndex noun) const {
    const std::string lemma = fold_name(view_.token(noun).lemma);
    for (const std::string_view key : {std::string_view(lemma), view_.low(noun)})
        if (const auto currency = lexicon_.text("currencies", key)) {
            const std::size_t cut = currency->find('/');
            return std::pair(std::string(currency->substr(0, cut)), cut == std::string_view::npos ? 1.0 : 100.0);
        }
    return std::nullopt;
}

TokenIndex NumberFinder::finish_quantity(TokenIndex first, TokenIndex last, double value) {
    const int low_last = last;
    const auto upper = upper_end(first, last, value, first == last);
    const auto amount = [&](TokenIndex end, EntityType type, const std::string& unit, double factor = 1) {
        auto [begin, sign] = bound_before(first);
        if (upper && view_.listed(first - 1, "range_openers") && free(first - 1)) begin = first - 1;
        const std::string number = format(value / factor) + (upper ? ".." + format(*upper / factor) : std::string());
        return add(begin, end, type, sign + " " + number + (unit.empty() ? "" : " " + unit));
    };
    if (upper && view_.token(low_last).head < 0 && view_.token(last).head < 0) return first;
    const Token& token = view_.token(last);
    // one of them, the two, number 10: no amounts
    if (first == last && view_.listed(first, "numerals_one") && token.upos != Upos::NUM) return first;
    if (token.head >= 0 && has("numbering_nouns", first - 1)) return first;
    const auto [noun, hyphen] = counted_by(first, last);
    if (!hyphen && !(free(last + 1) && has("percent_signs", last + 1))) {
        if (free(last + 1) && last + 2 < view_.size() &&
            lexicon_.has("percent_signs", view_.phrase(last + 1, last + 2)))
            return amount(last + 2, EntityType::percent, "%");
        if (const TokenIndex end = points(last + 1); end > 0)
            return amount(end, EntityType::percent, unit_of_points(end));
    }
    if (view_.listed(first, "numerals_one") && noun < 0) return first;
    if (first == last && noun < 0 && year_at(first) && value >= 1900)
        return add(first, last, EntityType::date, format(value));
    const auto of_clock = [&](TokenIndex i) {
        return i < view_.size() ? lexicon_.number("half_days", view_.low(i)) : std::optional<std::int64_t>();
    };
    if (noun < 0 && of_clock(last + 1)) return last + 2;
    if (noun < 0) return amount(last, EntityType::quantity, {});
    if (of_clock(noun).value_or(-1) >= 0) return noun + 1;
    if (!hyphen)
        if (const auto currency = currency_of(noun))
            return amount(noun, EntityType::money, currency->first, currency->second);
    const std::string unit = unit_of(noun);
    const bool measure = noun == last + 1 && (lexicon_.text("units", view_.low(noun)) ||
                                              lexicon_.text("units", fold_name(view_.token(noun).lemma)));
    return amount(hyphen || measure ? noun : last, unit == "%" ? EntityType::percent : EntityType::quantity, unit);
}

}  // namespace claimgraph::extract::names
