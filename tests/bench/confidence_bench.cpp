/// What makes a claim likely to be right:
///
///     confidence_bench TREEBANK.conllu… > trees.tsv
///     confidence_bench --judged JUDGED.tsv ARTICLES.jsonl > judged.tsv
///
/// Of treebanks: every text is read twice, with its trees as they were made by hand and with those that the parser
/// makes of the plain text. A claim of the second that is among those of the first (at the same word, with mostly the
/// same words, the same sign, mood and number of sources) is labelled 1, others 0: a label that costs no annotation.
///
/// Of claims that were judged (judged_claims.tsv beside this file): 1 for right, 0.5 for partly, 0 for wrong. Claims
/// that the program no longer makes are left out; their number goes to standard error.
///
/// The first line has the names of the features (extract/claims/confidence.h); then one line a claim: rule, features,
/// label. tests/bench/fit_confidence.py makes the weights of both.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "extract/claims/confidence.h"
#include "extract/extractor.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/read/reader.h"
#include "extract/rules/rule_set.h"
#include "graph/code_points.h"

using namespace claimgraph::extract::claims;
using namespace claimgraph::extract::language;
using namespace claimgraph::extract::read;
using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

struct Found {
    std::vector<Claim> claims;
    std::vector<Grounds> grounds;
};

Found claims_of(const Extractor& extractor, const Document& document, const Analysis& analysis) {
    Found out;
    Workings workings;
    out.claims = extractor.extract(document, analysis, nullptr, &workings).claims;
    out.grounds = std::move(workings.grounds);
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

void write_line(const Claim& claim, const Grounds& grounds, double label) {
    std::printf("%s", claim.rule.c_str());
    for (const double feature : features_of(grounds)) std::printf("\t%.4f", feature);
    std::printf("\t%g\n", label);
}

void write_treebank(const Extractor& extractor, const char* path) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    read_conllu(text, path, [&](ConlluDocument&& read) {
        const auto& [document, by_hand] = read;
        std::multimap<std::uint32_t, Claim> right;  // by where the predicate begins
        for (Claim& claim : claims_of(extractor, document, by_hand).claims)
            right.emplace(claim.predicate.span.begin, std::move(claim));
        const Found found = claims_of(extractor, document, analyze(document));
        for (std::size_t i = 0; i < found.claims.size(); ++i) {
            const auto [first, last] = right.equal_range(found.claims[i].predicate.span.begin);
            const bool found_there =
                std::any_of(first, last, [&](const auto& one) { return same(one.second, found.claims[i]); });
            write_line(found.claims[i], found.grounds[i], found_there ? 1 : 0);
        }
    });
}

/// Where predicate, subject and object of a claim begin.
using Places = std::tuple<long, long, long>;
using Verdicts = std::map<std::string, std::map<Places, double>, std::less<>>;  // by the article's name

Verdicts read_verdicts(const char* path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(std::string("cannot open ") + path);
    const std::map<std::string, double> labels = {{"right", 1}, {"partly", 0.5}, {"wrong", 0}};
    Verdicts out;
    std::string line, article;
    while (std::getline(file, line)) {
        if (line.starts_with('#')) continue;
        std::istringstream from(line);
        if (line.starts_with("article\t")) {
            from >> article >> article;
            continue;
        }
        Places at;
        std::string verdict;
        from >> std::get<0>(at) >> std::get<1>(at) >> std::get<2>(at) >> verdict;
        out[article][at] = labels.at(verdict);
    }
    return out;
}

void write_judged(const Extractor& extractor, const char* judged, const char* articles) {
    Verdicts verdicts = read_verdicts(judged);
    std::size_t found_again = 0, all = 0;
    for (const auto& [article, places] : verdicts) all += places.size();
    const auto reject = [](Rejection&& rejection) { std::fprintf(stderr, "%s\n", rejection.reason.c_str()); };
    read_documents(articles, ReadOptions(), [&](ReadDocument&& read) {
        const Document& document = read.document;
        const auto verdict = verdicts.find(document.id.substr(document.id.rfind('/') + 1));
        if (verdict == verdicts.end()) return true;
        CodePoints points;
        points.read(document.text);
        const auto begin = [&](const Argument* argument) {
            return argument && !argument->text.empty() ? static_cast<long>(points.at(argument->span.begin)) : -1;
        };
        const Found found = claims_of(extractor, document, analyze(document));
        for (std::size_t i = 0; i < found.claims.size(); ++i) {
            const Claim& claim = found.claims[i];
            const auto label = verdict->second.find({static_cast<long>(points.at(claim.predicate.span.begin)),
                                                     begin(&claim.subject), begin(claim.object ? &*claim.object : nullptr)});
            if (label == verdict->second.end()) continue;
            ++found_again;
            write_line(claim, found.grounds[i], label->second);
        }
        return true;
    }, reject);
    std::fprintf(stderr, "%zu of %zu judged claims are still made\n", found_again, all);
}

}  // namespace

int main(int count, char** arguments) try {
    const Extractor extractor(RuleSet::load());
    std::printf("rule");
    for (const std::string_view name : confidence_feature_names())
        std::printf("\t%.*s", static_cast<int>(name.size()), name.data());
    std::printf("\tlabel\n");
    if (count == 4 && std::string_view(arguments[1]) == "--judged")
        write_judged(extractor, arguments[2], arguments[3]);
    else
        for (int i = 1; i < count; ++i) write_treebank(extractor, arguments[i]);
    return count > 1 ? 0 : 2;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
