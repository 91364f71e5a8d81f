#include "graph/statements.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdlib>
#include <deque>
#include <limits>
#include <tuple>

#include "graph/civil_date.h"
#include "graph/identity.h"
#include "graph/packed.h"

namespace claimgraph {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t shared_with_number = 2, shared_with_place = 3, shared_with_signs = 3, shared_with_doer = 5;

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t count = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) {
            ++count, ++x, ++y;
        } else if (*x < *y) {
            ++x;
        } else {
            ++y;
        }
    }
    return count;
}

// --- dates -----------------------------------------------------------------------------------------------------------

/// First and last day that a date of any precision may mean, in days; none if it is no date.
std::optional<std::pair<int, int>> days_of(std::string_view date) {
    const auto year = digits_at(date, 0, 4), month = digits_at(date, 5, 2), day = digits_at(date, 8, 2);
    if (!year) return std::nullopt;
    const auto number = [](sys_days of) { return static_cast<int>(of.time_since_epoch().count()); };
    if (!month || *month < 1 || *month > 12)
        return std::pair(number(unchecked_date(*year, 1, 1)), number(unchecked_date(*year, 12, 31)));
    if (!day || *day < 1 || *day > 31)
        return std::pair(number(unchecked_date(*year, *month, 1)), number(last_of_month(*year, *month)));
    const int only = number(unchecked_date(*year, *month, *day));
    return std::pair(only, only);
}

/// Days between two stretches, 0 where they meet.
int gap(std::pair<int, int> a, std::pair<int, int> b) { return std::max({0, a.first - b.second, b.first - a.second}); }

bool published_near(const ComparedClaim& a, const ComparedClaim& b, int days_apart) {
    const auto x = days_of(a.published), y = days_of(b.published);
    return !x || !y || gap(*x, *y) <= days_apart;
}

std::optional<std::pair<int, int>> stretch_of(std::string_view value) {
    const std::size_t slash = value.find('/');
    const auto first = days_of(value.substr(0, slash));
    if (!first || slash == std::string_view::npos) return first;
    const auto last = days_of(value.substr(slash + 1));
    if (!last) return std::nullopt;
    return std::pair(first->first, last->second);
}

bool days_differ(const ComparedClaim& a, const ComparedClaim& b) {
    bool compared = false;
    for (const std::string& x : a.days)
        for (const std::string& y : b.days) {
            const auto one = stretch_of(x), other = stretch_of(y);
            if (!one || !other) continue;
            if (gap(*one, *other) == 0) return false;
            compared = true;
        }
    return compared;
}

// --- two statements --------------------------------------------------------------------------------------------------

/// A toll that rises from day to day is news, no conflict.
bool is_update(const ComparedClaim& a, const ComparedClaim& b) {
    const auto x = days_of(a.published), y = days_of(b.published);
    if (!x || !y || gap(*x, *y) == 0 || a.sum) return false;
    const bool a_first = x->first < y->first;
    return (a_first ? b : a).count->low >= (a_first ? a : b).count->high;
}

bool counts_one_event(const ComparedClaim& a, const ComparedClaim& b) {
    const std::size_t places = shared(a.places, b.places), words = shared(a.words, b.words);
    if (!a.places.empty() && !b.places.empty() && places == 0) return false;
    if (a.doer != 0 && b.doer != 0 && a.doer != b.doer) return false;
    const bool number_agrees = shared(a.numbers, b.numbers) > 0;
    if (a.document == b.document && (a.source == 0 || b.source == 0 || a.sentence == b.sentence)) return false;
    if (a.whole) return places + words >= shared_with_signs;
    // Prices and shares change from day to day: one who pays does so at one time only on one day.
    if (a.sum) return a.doer != 0 && a.doer == b.doer && words >= shared_with_doer && published_near(a, b, 1);
    if (number_agrees && places + words >= shared_with_number) return true;
    // Accidents of one kind are told in the same words, and a province has several in a week.
    const bool apart = places < a.places.size() && places < b.places.size();
    const bool near = published_near(a, b, 1) || shared(a.events, b.events) > 0;
    return near && !apart && places > 0 && words >= shared_with_place;
}

bool in_conflict(const ComparedClaim& a, const ComparedClaim& b) {
    if (a.claim == b.claim || a.count.has_value() != b.count.has_value()) return false;
    if (a.document == b.document && a.source == b.source) return false;
    if (!published_near(a, b, conflict_days_apart) || days_differ(a, b)) return false;
    if (a.count) return !a.count->overlaps(*b.count) && !is_update(a, b) && counts_one_event(a, b);
    if (a.polarity == b.polarity) return false;
    // *Did not attack from the north* does not deny an attack, *did not attack* denies one from the north too.
    const ComparedClaim &yes = a.polarity == Polarity::affirmed ? a : b, &no = a.polarity == Polarity::affirmed ? b : a;
    return shared(yes.circumstances, no.circumstances) == no.circumstances.size() &&
           (!a.needs_context || shared(a.words, b.words) + shared(a.places, b.places) >= shared_with_signs);
}

// --- as bytes --------------------------------------------------------------------------------------------------------

void pack_numbers(std::string& bytes, const std::vector<std::uint64_t>& numbers) {
    pack(bytes, std::uint64_t{numbers.size()});
    for (const std::uint64_t number : numbers) append_ordered(bytes, number);
}
std::uint64_t ordered(Unpacker& from) {
    std::string_view eight = from.bytes(8);
    return take_ordered(eight);
}
void take_numbers(Unpacker& from, std::vector<std::uint64_t>& numbers) {
    numbers.resize(from.number());
    for (std::uint64_t& number : numbers) number = ordered(from);
}

/// All but its key, date and id.
void pack_rest(std::string& bytes, const ComparedClaim& claim) {
    bytes += static_cast<char>(claim.count.has_value());
    if (claim.count) {
        for (const double end : {claim.count->low, claim.count->high}) append_ordered(bytes, std::bit_cast<std::uint64_t>(end));
        for (const bool open : {claim.count->low_open, claim.count->high_open}) bytes += static_cast<char>(open);
    }
    bytes += static_cast<char>(claim.polarity);
    for (const bool one : {claim.needs_context, claim.sum, claim.whole}) bytes += static_cast<char>(one);
    for (const std::uint64_t number : {std::uint64_t{claim.document}, std::uint64_t{claim.sentence}, claim.source, claim.doer})
        append_ordered(bytes, number);
    pack(bytes, claim.days);
    for (const auto* numbers : {&claim.numbers, &claim.places, &claim.events, &claim.words, &claim.circumstances})
        pack_numbers(bytes, *numbers);
}

ComparedClaim compared_claim(std::string_view bytes) {
    ComparedClaim claim;
    claim.key = take_ordered(bytes);
    bytes.remove_prefix(1);
    claim.published = take_text(bytes);
    claim.claim = take_text(bytes);
    Unpacker from(bytes.data());
    if (from.byte() != 0) {
        CountRange& count = claim.count.emplace();
        for (double* end : {&count.low, &count.high}) *end = std::bit_cast<double>(ordered(from));
        for (bool* open : {&count.low_open, &count.high_open}) *open = from.byte() != 0;
    }
    claim.polarity = static_cast<Polarity>(from.byte());
    for (bool* one : {&claim.needs_context, &claim.sum, &claim.whole}) *one = from.byte() != 0;
    claim.document = static_cast<std::uint32_t>(ordered(from));
    claim.sentence = static_cast<std::uint32_t>(ordered(from));
    claim.source = ordered(from);
    claim.doer = ordered(from);
    from.texts(claim.days);
    for (auto* numbers : {&claim.numbers, &claim.places, &claim.events, &claim.words, &claim.circumstances})
        take_numbers(from, *numbers);
    return claim;
}

}  // namespace

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t h = a * 0x9E3779B97F4A7C15ull;
    h = (h ^ (h >> 31) ^ b) * 0xC2B2AE3D27D4EB4Full;
    return h ^ (h >> 29);
}
std::uint64_t number_of(std::string_view text) { return mixed(text_hash(text), text.size()); }

void sort_unique(std::vector<std::uint64_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::optional<CountRange> CountRange::from(std::string_view value) {
    const std::size_t blank = value.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const std::string_view bound = value.substr(0, blank);
    value.remove_prefix(blank + 1);
    const auto parsed = [](const std::string& digits) -> std::optional<double> {
        char* end = nullptr;
        const double number = std::strtod(digits.c_str(), &end);
        if (digits.empty() || *end != '\0' || !(number >= 0) || number == infinite) return std::nullopt;
        return number;
    };
    std::string digits(value.substr(0, value.find(' ')));
    std::optional<double> upper;
    if (const std::size_t dots = digits.find(".."); dots != std::string::npos) {
        upper = parsed(digits.substr(dots + 2));
        digits.resize(dots);
        if (!upper) return std::nullopt;
    }
    const std::optional<double> lower = parsed(digits);
    if (!lower) return std::nullopt;
    const double number = *lower;
    if (upper) {
        // *about 10 to 15*
        const double slack = bound == "~" ? 0.1 : 0;
        if (*upper < number || (bound != "=" && bound != "~")) return std::nullopt;
        return CountRange{number * (1 - slack), *upper * (1 + slack)};
    }
    if (bound == "=") return CountRange{number, number};
    if (bound == ">") return CountRange{number, infinite, true, false};
    if (bound == ">=") return CountRange{number, infinite};
    if (bound == "<") return CountRange{0, number, false, true};
    if (bound == "<=") return CountRange{0, number};
    if (bound == "~") return CountRange{number * 0.9, number * 1.1};
    return std::nullopt;
}

bool CountRange::overlaps(const CountRange& other) const {
    const auto below = [](const CountRange& a, const CountRange& b) {
        return a.high < b.low || (a.high == b.low && (a.high_open || b.low_open));
    };
    return !below(*this, other) && !below(other, *this);
}

void ComparedClaims::add(const ComparedClaim& claim) {
    bytes_.clear();
    append_ordered(bytes_, claim.key);
    bytes_ += static_cast<char>(claim.published.empty());
    append_ordered(bytes_, claim.published);
    append_ordered(bytes_, claim.claim);
    pack_rest(bytes_, claim);
    by_key_.add(bytes_);
}

std::vector<std::pair<std::string, std::string>> ComparedClaims::conflicts() {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::deque<ComparedClaim> before;  // of the same key
    ByteSorter::Reader reader(by_key_);
    while (reader.next()) {
        const ComparedClaim claim = compared_claim(reader.bytes());
        if (!before.empty() && before.front().key != claim.key) before.clear();
        for (const ComparedClaim& other : before)
            if (in_conflict(other, claim)) pairs.push_back(std::minmax(other.claim, claim.claim));
        if (before.size() == statements_compared) before.pop_front();
        before.push_back(claim);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

}  // namespace claimgraph
