#include "extract/claims/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

#include "embedded.h"
#include "graph/json.h"

namespace claimgraph::extract::claims {
namespace {

double log_odds(double probability) {
    constexpr double least = 0.005;
    const double p = std::clamp(probability, least, 1 - least);
    return std::log(p / (1 - p));
}

double flag(bool given) { return given ? 1.0 : 0.0; }

double size(std::size_t count) {
    constexpr double usual_words = 20;
    return std::log((static_cast<double>(count) + 1) / usual_words);
}

struct Feature {
    std::string_view name, words;
    double (*of)(const Grounds&);
};

constexpr Feature features[] = {
    {"always", "before anything is known of it", [](const Grounds&) { return 1.0; }},
    {"weakest_arc", "the least certain arc that it rests on", [](const Grounds& g) { return log_odds(g.weakest); }},
    {"arcs", "the arcs that it rests on", [](const Grounds& g) { return log_odds(g.mean); }},
    {"phrases", "the arcs within its words", [](const Grounds& g) { return log_odds(g.phrases); }},
    {"sentence", "the length of the sentence", [](const Grounds& g) { return size(g.words); }},
    {"extent", "how far its words are apart", [](const Grounds& g) { return size(g.extent); }},
    {"derived", "its subject or object stands in another clause", [](const Grounds& g) { return flag(g.derived); }},
    {"mended", "a repair changed an arc that it rests on", [](const Grounds& g) { return flag(g.mended); }},
    {"rule", "what the pack says of its rule", [](const Grounds& g) { return log_odds(g.rule); }},
    {"subject", "the length of the subject", [](const Grounds& g) { return size(g.subject); }},
    {"object", "the length of the object", [](const Grounds& g) { return size(g.object); }},
    {"open", "the text leaves open whether it is so", [](const Grounds& g) { return flag(g.open); }},
    {"headline", "it is in a headline", [](const Grounds& g) { return flag(g.headline); }},
    {"pronoun", "a pronoun stands for its subject or object", [](const Grounds& g) { return flag(g.pronoun); }},
    {"unresolved_subject", "nothing tells whom its subject means",
     [](const Grounds& g) { return flag(g.unresolved_subject); }},
    {"unresolved_object", "nothing tells whom its object means",
     [](const Grounds& g) { return flag(g.unresolved_object); }},
    {"possessive", "a pronoun tells whose its subject is", [](const Grounds& g) { return flag(g.possessive); }},
    {"undetermined", "its subject has neither name nor article", [](const Grounds& g) { return flag(g.undetermined); }},
    {"subject_known", "its subject is named", [](const Grounds& g) { return flag(g.subject_known); }},
    {"object_known", "its object is named", [](const Grounds& g) { return flag(g.object_known); }},
    {"objectless", "it has no object", [](const Grounds& g) { return flag(g.objectless); }},
    {"bare", "it has nothing but a subject", [](const Grounds& g) { return flag(g.bare); }},
    {"inverted", "its subject stands behind the predicate", [](const Grounds& g) { return flag(g.inverted); }},
    {"nonfinite", "its predicate is a participle or an infinitive", [](const Grounds& g) { return flag(g.nonfinite); }},
    {"negated", "it is negated", [](const Grounds& g) { return flag(g.negated); }},
    {"passed_on", "one source has it from another", [](const Grounds& g) { return flag(g.passed_on); }},
    {"depth", "how deep in the sentence it stands", [](const Grounds& g) { return std::log1p(static_cast<double>(g.depth)); }},
    {"on_modifier", "its predicate modifies a noun that modifies another",
     [](const Grounds& g) { return flag(g.on_modifier); }},
    {"commas", "the commas of the sentence", [](const Grounds& g) { return std::log1p(static_cast<double>(g.commas)); }},
};

struct Weights {
    std::array<double, std::size(features)> weights{};
    std::map<std::string, double, std::less<>> rules;  ///< log-odds, of the rules that the treebanks have often enough

    static const Weights& get() {
        static const Weights loaded;
        return loaded;
    }

   private:
    Weights() {
        constexpr const char* path = "extract/packs/confidence.json";
        const rapidjson::Document pack = parsed_json(embedded::file(path));
        if (pack.HasParseError() || pack["weights"].MemberCount() != std::size(features))
            throw std::logic_error(std::string(path) + " does not hold one weight for each feature");
        for (std::size_t i = 0; i < std::size(features); ++i) {
            const auto weight = pack["weights"].FindMember(std::string(features[i].name).c_str());
            if (weight == pack["weights"].MemberEnd())
                throw std::logic_error(std::string(path) + " has no weight '" + std::string(features[i].name) + "'");
            weights[i] = weight->value.GetDouble();
        }
        for (const auto& rule : pack["rules"].GetObject()) rules.emplace(rule.name.GetString(), rule.value.GetDouble());
    }
};

}  // namespace

std::vector<double> features_of(const Grounds& grounds) {
    std::vector<double> out;
    for (const Feature& feature : features) out.push_back(feature.of(grounds));
    return out;
}

std::vector<std::string_view> confidence_feature_names() {
    std::vector<std::string_view> out;
    for (const Feature& feature : features) out.push_back(feature.name);
    return out;
}

std::vector<Share> shares_of(const Grounds& grounds) {
    const Weights& known = Weights::get();
    std::vector<Share> out;
    for (std::size_t i = 0; i < std::size(features); ++i)
        out.push_back({features[i].words, known.weights[i] * features[i].of(grounds)});
    if (const auto rule = known.rules.find(grounds.rule_id); rule != known.rules.end())
        out.push_back({"how often its rule is right in treebanks", rule->second});
    return out;
}

double confidence_of(const Grounds& grounds) {
    double sum = 0;
    for (const Share& share : shares_of(grounds)) sum += share.log_odds;
    const double probability = 1 / (1 + std::exp(-sum));
    return std::clamp(std::round(probability * 100) / 100, 0.01, 0.99);
}

}  // namespace claimgraph::extract::claims
