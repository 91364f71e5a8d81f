#include "graph/suggestion.h"

#include <algorithm>
#include <utility>

#include "graph/ascii.h"
#include "graph/utf8.h"

namespace claimgraph {
namespace {

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t far = 1000;   ///< no distance
constexpr std::size_t longest = 80;  ///< of a name, in letters; more is not compared

std::u32string small_letters(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size() && out.size() < longest;) {
        const char32_t code = next_code_point(text, at);
        out += ascii::to_lower(code);
    }
    return out;
}

std::size_t letters_apart(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return letters_apart(small_letters(a), small_letters(b)); }

Suggestions::Suggestions(std::string_view wanted)
    : wanted_(small_letters(wanted)), most_(std::max<std::size_t>((wanted_.size() + 1) / 3, 1)) {}

std::size_t Suggestions::distance(std::u32string_view name) const {
    if (name.size() + most_ < wanted_.size() || wanted_.size() + most_ < name.size()) return far;
    const std::size_t apart = letters_apart(name, wanted_);
    return apart <= most_ ? apart : far;
}

void Suggestions::consider(std::string_view name, std::string_view shown) {
    if (wanted_.empty() || name.empty()) return;
    const std::u32string letters = small_letters(name);
    std::size_t best = distance(letters);
    if (letters.starts_with(wanted_)) best = std::min<std::size_t>(best, 1);
    for (std::size_t begin = 0; begin < letters.size();) {
        const std::size_t end = std::min(letters.find(U' ', begin), letters.size());
        // a part is a little further than the whole
        if (end - begin < letters.size())
            best = std::min(best, distance(std::u32string_view(letters).substr(begin, end - begin)) + 1);
        begin = end + 1;
    }
    if (best >= far) return;
    Found found{best, std::string(shown.empty() ? name : shown)};
    const auto same = std::find_if(found_.begin(), found_.end(), [&](const Found& one) { return one.shown == found.shown; });
    if (same != found_.end()) {
        if (same->distance <= best) return;
        found_.erase(same);
    }
    found_.insert(std::upper_bound(found_.begin(), found_.end(), found), std::move(found));
    if (found_.size() > most_suggestions) found_.pop_back();
}

std::vector<std::string> Suggestions::nearest() const {
    std::vector<std::string> out;
    for (const Found& found : found_) out.push_back(found.shown);
    return out;
}

std::string Suggestions::question() const {
    std::string out;
    for (std::size_t i = 0; i < found_.size(); ++i)
        out.append(i == 0 ? "" : i + 1 == found_.size() ? " or " : ", ").append(found_[i].shown);
    return out.empty() ? out : "; did you mean " + out + "?";
}

}  // namespace claimgraph
