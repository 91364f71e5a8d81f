#include "tests/fuzz/random_trees.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <vector>

namespace claimgraph::fuzz {

using extract::rules::ArgumentPattern;
using extract::rules::Rule;
using extract::rules::RuleSet;
using extract::rules::TokenTest;
using extract::rules::rewrite::NodePattern;
using extract::rules::rewrite::Repair;

namespace {

constexpr std::size_t sentences = 10, longest = 30;

constexpr std::string_view tags[] = {
    "ADJ\tJJ",   "ADP\tIN",   "ADV\tRB",   "AUX\tVBD",  "AUX\tMD",      "CCONJ\tCC", "DET\tDT",  "NOUN\tNN",
    "NOUN\tNNS", "NUM\tCD",   "PART\tTO",  "PART\tRB",  "PART\tPOS",    "PRON\tPRP", "PRON\tWP", "PROPN\tNNP",
    "PUNCT\t,",  "PUNCT\t.",  "PUNCT\t``", "PUNCT\t''", "PUNCT\t-LRB-", "SCONJ\tIN", "SYM\t$",   "VERB\tVB",
    "VERB\tVBD", "VERB\tVBG", "VERB\tVBN", "VERB\tVBP", "VERB\tVBZ",    "X\tFW",     "INTJ\tUH", "_\t_"};

constexpr std::string_view relations[] = {"acl",         "acl:relcl",    "advcl",     "advcl:relcl", "advmod",
                                          "amod",        "appos",        "aux",       "aux:pass",    "case",
                                          "cc",          "cc:preconj",   "ccomp",     "compound",    "compound:prt",
                                          "conj",        "cop",          "csubj",     "csubj:pass",  "dep",
                                          "det",         "det:predet",   "discourse", "dislocated",  "expl",
                                          "fixed",       "flat",         "goeswith",  "iobj",        "list",
                                          "mark",        "nmod",         "nmod:desc", "nmod:poss",   "nsubj",
                                          "nsubj:outer", "nsubj:pass",   "nummod",    "obj",         "obl",
                                          "obl:agent",   "obl:unmarked", "orphan",    "parataxis",   "punct",
                                          "reparandum",  "root",         "vocative",  "xcomp",       "_",
                                          ":",           "nsubj:x:y"};

constexpr std::string_view more_words[] = {
    "\"",   "'",   "(",    ")",      ",",     ";",     ":",       "-",   "–",
    "he",   "she", "it",   "they",   "we",    "who",   "that",    "to",  "be",
    "have", "not", "no",   "the",    "of",    "by",    "and",     "if",  "'s",
    "40",   "$",   "2025", "Monday", "Lund",  "Anna",  "Acme",    "%",   "million",
    "_",    "é",   "June", "Norway", "mayor", "group", "million", "a/b", "\xF0\x9F\x98\x80"};

class Choices {
   public:
    explicit Choices(std::string_view bytes) : bytes_(bytes) {
        for (const char c : bytes) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;  // FNV-1a
    }

    std::size_t below(std::size_t bound) {
        if (at_ + 2 <= bytes_.size()) {
            const auto byte = [this] { return static_cast<std::size_t>(static_cast<unsigned char>(bytes_[at_++])); };
            const std::size_t high = byte();
            return (high * 256 + byte()) % bound;
        }
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15;  // SplitMix64 (Steele, Lea and Flood 2014)
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) % bound;
    }
    template <typename Items>
    auto one_of(const Items& items) {
        return items[below(std::size(items))];
    }

   private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::uint64_t state_ = 0xCBF29CE484222325;
};

void add_words(const RuleSet& rules, const TokenTest& test, std::set<std::string>& out) {
    for (const std::string& lemma : test.lemma)
        if (!lemma.starts_with('@'))
            out.insert(lemma);
        else
            out.insert(rules.lists().called(lemma.substr(1)).begin(), rules.lists().called(lemma.substr(1)).end());
    for (const TokenTest& none : test.none_of) add_words(rules, none, out);
}

/// All that rules and repairs ask for, and words of all kinds.
std::vector<std::string> words_of(const RuleSet& rules) {
    std::set<std::string> words(std::begin(more_words), std::end(more_words));
    for (const Rule& rule : rules.rules()) {
        add_words(rules, rule.trigger, words);
        for (const ArgumentPattern& argument : rule.arguments) add_words(rules, argument.where, words);
    }
    for (const Repair& repair : rules.repairs())
        for (const auto* nodes : {&repair.nodes, &repair.without})
            for (const NodePattern& node : *nodes) add_words(rules, node.where, words);
    return {words.begin(), words.end()};
}

/// Every word hangs on one that is nearer to the root in the text or on the root's side, often on the next one.
std::vector<std::size_t> tree_heads(std::size_t count, Choices& choices) {
    std::vector<std::size_t> heads(count, 0), order(count), placed;
    const std::size_t root = choices.below(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [root](std::size_t a, std::size_t b) {
        return std::max(a, root) - std::min(a, root) < std::max(b, root) - std::min(b, root);
    });
    for (const std::size_t word : order) {
        if (!placed.empty()) {
            const std::size_t back = choices.below(2) ? choices.below(placed.size())
                                                      : choices.below(std::min<std::size_t>(4, placed.size()));
            heads[word] = placed[placed.size() - 1 - back] + 1;
        }
        placed.push_back(word);
    }
    return heads;
}

std::vector<std::size_t> heads_of(std::size_t count, Choices& choices) {
    if (choices.below(64)) return tree_heads(count, choices);
    std::vector<std::size_t> heads(count);
    for (std::size_t& head : heads) head = choices.below(count + 2);
    return heads;
}

}  // namespace

std::string random_trees(const RuleSet& rules, std::string_view bytes) {
    static const std::vector<std::string> words = words_of(rules);
    Choices choices(bytes);
    std::string out;
    for (std::size_t sentence = 0; sentence < sentences; ++sentence) {
        const std::vector<std::size_t> heads = heads_of(choices.below(longest) + 1, choices);
        if (!choices.below(4)) out += "# newpar\n";
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const std::string lemma =
                choices.below(2) ? words[choices.below(words.size())] : std::string(choices.one_of(more_words));
            std::string form = lemma;
            if (form[0] >= 'a' && form[0] <= 'z' && !choices.below(4)) form[0] = static_cast<char>(form[0] - 'a' + 'A');
            constexpr std::string_view names[] = {"O",     "O",     "O",     "B-PER", "I-PER",
                                                  "B-ORG", "I-ORG", "B-LOC", "I-LOC", "I-"};
            out += std::to_string(i + 1) + '\t' + form + '\t' + lemma + '\t';
            out += choices.one_of(tags);
            out += "\t_\t" + std::to_string(heads[i]) + '\t';
            out += choices.one_of(relations);
            out += "\t_\tNER=";
            out += choices.one_of(names);
            out += choices.below(8) ? "\n" : "|SpaceAfter=No\n";
        }
        out += '\n';
    }
    return out;
}

}  // namespace claimgraph::fuzz
