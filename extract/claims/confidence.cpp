#include "extract/claims/confidence.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "embedded.h"
#include "graph/json.h"

namespace claimgraph {
namespace {

double log_odds(double probability) {
    constexpr double least = 0.005;
    const double p = std::clamp(probability, least, 1 - least);
    return std::log(p / (1 - p));
}

struct Weights {
    std::array<double, confidence_features> weights{};
    std::map<std::string, double, std::less<>> rules;  ///< log-odds, of the rules that the treebanks have often enough

    static const Weights& get() {
        static const Weights loaded;
        return loaded;
    }

   private:
    Weights() {
        const rapidjson::Document pack = parsed_json(embedded::file("extract/packs/confidence.json"));
        if (pack.HasParseError() || pack["weights"].Size() != confidence_features)
            throw std::logic_error("extract/packs/confidence.json does not hold one weight for each feature");
        for (rapidjson::SizeType i = 0; i < confidence_features; ++i) weights[i] = pack["weights"][i].GetDouble();
        for (const auto& rule : pack["rules"].GetObject()) rules.emplace(rule.name.GetString(), rule.value.GetDouble());
    }
};

}  // namespace

std::array<double, confidence_features> features_of(const Grounds& grounds) {
    constexpr double usual_words = 20;
    const auto flag = [](bool given) { return given ? 1.0 : 0.0; };
    const auto size = [](std::size_t count) { return std::log((static_cast<double>(count) + 1) / usual_words); };
    return {1,
            log_odds(grounds.weakest),
            log_odds(grounds.mean),
            log_odds(grounds.phrases),
            size(grounds.words),
            size(grounds.extent),
            flag(grounds.derived),
            flag(grounds.headline),
            flag(grounds.open),
            log_odds(grounds.rule),
            size(grounds.subject),
            size(grounds.object),
            flag(grounds.mended),
            flag(grounds.pronoun)};
}

std::vector<Share> shares_of(const Grounds& grounds) {
    constexpr std::string_view words[confidence_features] = {"before anything is known of it",
                                                             "the least certain arc that it rests on",
                                                             "the arcs that it rests on",
                                                             "the arcs within its words",
                                                             "the length of the sentence",
                                                             "how far its words are apart",
                                                             "its subject or object stands in another clause",
                                                             "it is in a headline",
                                                             "the text leaves open whether it is so",
                                                             "what the pack says of its rule",
                                                             "the length of the subject",
                                                             "the length of the object",
                                                             "a repair changed an arc that it rests on",
                                                             "a pronoun stands for its subject or object"};
    const Weights& known = Weights::get();
    const auto features = features_of(grounds);
    std::vector<Share> out;
    for (std::size_t i = 0; i < features.size(); ++i) out.push_back({words[i], known.weights[i] * features[i]});
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

}  // namespace claimgraph
