// What makes a claim likely to be right, from treebanks: confidence_bench TREEBANK.conllu… > claims.tsv
//
// Every text is read twice, with its trees as they were made by hand and with those that the parser makes of the plain
// text. A claim of the second that is among those of the first (at the same word, with mostly the same words, the same sign, mood and number of sources) is labelled 1, others
// 0: a label that costs no annotation. A line is the rule, the features of extract/claims/confidence.h, the label.
// tests/bench/fit_confidence.py makes the weights of it.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "extract/claims/confidence.h"
#include "extract/extractor.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/rules/rule_set.h"

using namespace claimgraph;

namespace {

struct Found {
    std::vector<Claim> claims;
    std::vector<Grounds> grounds;
};

Found claims_of(const Extractor& extractor, const Document& document, const Analysis& analysis) {
    Found out;
    out.claims = extractor.extract(document, analysis, nullptr, &out.grounds).claims;
    return out;
}

std::multiset<std::string> words_of(const std::string& text) {
    std::istringstream from(text);
    return {std::istream_iterator<std::string>(from), {}};
}

/// Do two phrases share most of their words? As the scorers of claims have it.
bool alike(const std::string& a, const std::string& b) {
    constexpr double enough = 0.6;
    const std::multiset<std::string> x = words_of(a), y = words_of(b);
    if (x.empty() || y.empty()) return x.empty() && y.empty();
    std::vector<std::string> both;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) >= enough * static_cast<double>(x.size() + y.size());
}

bool same(const Claim& a, const Claim& b) {
    return a.predicate.lemma == b.predicate.lemma && a.predicate.term == b.predicate.term && a.polarity == b.polarity &&
           a.modality == b.modality && a.attributed_to.size() == b.attributed_to.size() &&
           a.object.has_value() == b.object.has_value() && alike(a.subject.text, b.subject.text) &&
           (!a.object || alike(a.object->text, b.object->text));
}

void write(const Extractor& extractor, const char* path) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    read_conllu(text, path, [&](ConlluDocument&& read) {
        const auto& [document, by_hand] = read;
        std::multimap<std::uint32_t, Claim> right;  // by where the predicate begins
        for (Claim& claim : claims_of(extractor, document, by_hand).claims)
            right.emplace(claim.predicate.span.begin, std::move(claim));
        const Found found = claims_of(extractor, document, analyze(document));
        for (std::size_t i = 0; i < found.claims.size(); ++i) {
            std::printf("%s", found.claims[i].rule.c_str());
            for (const double feature : features_of(found.grounds[i])) std::printf("\t%.4f", feature);
            const auto [first, last] = right.equal_range(found.claims[i].predicate.span.begin);
            const bool found_there = std::any_of(first, last, [&](const auto& one) { return same(one.second, found.claims[i]); });
            std::printf("\t%d\n", static_cast<int>(found_there));
        }
    });
}

}  // namespace

int main(int count, char** arguments) try {
    const Extractor extractor(RuleSet::load());
    for (int i = 1; i < count; ++i) write(extractor, arguments[i]);
    return count > 1 ? 0 : 2;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
