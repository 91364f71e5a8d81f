#include "extract/language/interview.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "graph/ascii.h"

namespace claimgraph::extract::language {
namespace {

constexpr std::size_t least_turns = 4;     ///< fewer are no interview
constexpr std::size_t longest_label = 60;  ///< bytes
constexpr std::size_t label_words = 5;

/// The label in front of a paragraph, without brackets and colon; empty if there is none.
std::string_view label_of(std::string_view paragraph) {
    const std::string_view front = paragraph.substr(0, longest_label);
    if (front.starts_with("((")) {
        const std::size_t close = front.find("))");
        return close == std::string_view::npos ? std::string_view{} : front.substr(2, close - 2);
    }
    const std::size_t colon = front.find(':');
    if (colon == std::string_view::npos || colon + 1 >= paragraph.size() || paragraph[colon + 1] != ' ') return {};
    const std::string_view label = front.substr(0, colon);
    std::size_t words = 0;
    bool begins = true;
    for (const char c : label) {
        if (begins && ascii::is_lower(c)) return {};
        begins = c == ' ';
        words += begins;
    }
    return words < label_words ? label : std::string_view{};
}

/// `Anna Berg` → `AB`
std::string initials(std::string_view label) {
    std::string out;
    for (std::size_t i = 0; i < label.size(); ++i)
        if (i == 0 || label[i - 1] == ' ') out += label[i];
    return out;
}

struct Labelled {
    std::string_view label;
    std::uint32_t sentence;
};

/// Paragraphs whose label stands there several times, or once in full where it is a label by its initials, too.
std::vector<Labelled> labelled_paragraphs(const Document& document, const std::vector<Sentence>& sentences) {
    std::vector<Labelled> all;
    std::map<std::string_view, std::size_t> counts;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        if ((s > 0 && sentences[s].block == sentences[s - 1].block) || sentences[s].block >= document.blocks.size())
            continue;
        const std::string_view label = label_of(document.words(document.blocks[sentences[s].block].span));
        if (label.empty()) continue;
        all.push_back({label, s});
        ++counts[label];
    }
    std::erase_if(all, [&](const Labelled& each) {
        return counts[each.label] < 2 && counts.find(initials(each.label)) == counts.end();
    });
    return all;
}

/// The first paragraph whose label says in full what the initials stand for, by initials.
std::map<std::string, const Labelled*> labels_in_full(const std::vector<Labelled>& all) {
    std::map<std::string, const Labelled*> out;
    for (const Labelled& each : all)
        if (std::string letters = initials(each.label); letters.size() < each.label.size())
            out.emplace(std::move(letters), &each);
    return out;
}

bool is_heading(const Document& document, const Sentence& sentence) {
    return document.blocks[sentence.block].kind == BlockKind::headline;
}

}  // namespace

std::vector<Turn> find_turns(const Document& document, const Analysis& analysis) {
    const std::vector<Sentence>& sentences = analysis.sentences;
    const std::vector<Labelled> labelled = labelled_paragraphs(document, sentences);
    const std::map<std::string, const Labelled*> full = labels_in_full(labelled);
    const auto in_full = [&](const Labelled& each) -> const Labelled& {
        const auto found = full.find(std::string(each.label));
        return found == full.end() ? each : *found->second;
    };
    std::set<std::string_view> talkers;
    for (const Labelled& each : labelled) talkers.insert(in_full(each).label);
    if (labelled.size() < least_turns || talkers.size() * 2 > labelled.size()) return {};

    std::vector<Turn> out, answers;
    for (std::size_t i = 0; i < labelled.size(); ++i) {
        const std::uint32_t first = labelled[i].sentence;
        const auto next =
            static_cast<std::uint32_t>(i + 1 < labelled.size() ? labelled[i + 1].sentence : sentences.size());
        const auto place = [&](std::string_view words) {
            const auto begin = static_cast<std::uint32_t>(words.data() - document.text.data());
            return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
        };
        const Labelled& named = in_full(labelled[i]);
        Turn turn{place(labelled[i].label), place(named.label), named.sentence, first, next - 1};
        if (talkers.size() > 1) {
            out.push_back(turn);
            continue;
        }
        std::uint32_t end = first + 1;  // who answers has no label
        while (end < next && sentences[end].block == sentences[first].block) ++end;
        turn.last_sentence = end - 1;
        out.push_back(turn);
        std::uint32_t answered = end;
        while (answered < next && !is_heading(document, sentences[answered])) ++answered;
        if (answered > end) answers.push_back({{}, {}, end, end, answered - 1});
    }
    // most questions stand one below the other: the answers were not printed, and what comes between is told
    if (answers.size() * 2 < labelled.size()) return out;
    out.insert(out.end(), answers.begin(), answers.end());
    std::sort(out.begin(), out.end(), [](const Turn& a, const Turn& b) { return a.first_sentence < b.first_sentence; });
    return out;
}

}  // namespace claimgraph::extract::language
