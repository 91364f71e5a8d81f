#include "extract/names/ranking.h"

#include <string>
#include <string_view>

#include "embedded.h"
#include "graph/errors.h"
#include "graph/json.h"

namespace claimgraph::extract::names {
namespace {

// In the order of `Cue`.
constexpr std::array<std::string_view, Cues::count> names = {"same_sentence",
                                                             "one_before",
                                                             "two_before",
                                                             "three_before",
                                                             "subject",
                                                             "of_main_clause",
                                                             "object",
                                                             "oblique",
                                                             "modifier",
                                                             "possessor",
                                                             "coordinated",
                                                             "apposition",
                                                             "in_compound",
                                                             "of_headline",
                                                             "other_role",
                                                             "both_subjects",
                                                             "goes_on",
                                                             "both_objects",
                                                             "acts",
                                                             "acts_on_own",
                                                             "fronted_phrase",
                                                             "owns_actor",
                                                             "agent_says",
                                                             "other_says",
                                                             "spoke_before",
                                                             "speaks_here",
                                                             "same_quotation",
                                                             "other_quotation",
                                                             "fits_verb",
                                                             "agent_owns",
                                                             "other_owns",
                                                             "mentions",
                                                             "times_said",
                                                             "recency",
                                                             "by_pronoun",
                                                             "indefinite_phrase",
                                                             "by_way_of_another",
                                                             "named_person",
                                                             "named_organization",
                                                             "named_country",
                                                             "named_place",
                                                             "named_other",
                                                             "unnamed_person",
                                                             "unnamed_people",
                                                             "unnamed_organization",
                                                             "unnamed_place",
                                                             "unnamed_thing",
                                                             "tied_by_and",
                                                             "gender_known",
                                                             "gender_doubtful",
                                                             "nobody_at_all",
                                                             "nobody_as_subject",
                                                             "nobody_as_object",
                                                             "nobody_as_possessor",
                                                             "nobody_reflexive"};

using Row = std::array<double, 3>;  // he and she, it, they

class Weights {
   public:
    static const Weights& builtin() {
        static const Weights weights(embedded::file("extract/packs/pronouns.json"));
        return weights;
    }

    explicit Weights(std::string_view json) {
        const rapidjson::Document document = parsed_json(json);
        if (document.HasParseError() || !document.IsObject()) throw Error("pronouns.json: no JSON object");
        for (std::size_t cue = 0; cue < names.size(); ++cue) cues_[cue] = row(document, "cues", names[cue]);
        named_ = row(document, "least_share", "named");
        unnamed_ = row(document, "least_share", "unnamed");
        possessive_ = row(document, "least_share", "possessive");
    }

    const Row& of(std::size_t cue) const { return cues_[cue]; }
    const Row& least_share(bool named, bool possessive) const {
        return !named ? unnamed_ : possessive ? possessive_ : named_;
    }

   private:
    static Row row(const rapidjson::Document& document, const char* table, std::string_view name) {
        const std::string key(name);
        const auto found = document.FindMember(table);
        if (found == document.MemberEnd() || !found->value.IsObject() || !found->value.HasMember(key.c_str()))
            throw Error(std::string("pronouns.json: ") + table + " lacks " + key);
        const rapidjson::Value& numbers = found->value[key.c_str()];
        Row out{};
        if (!numbers.IsArray() || numbers.Size() != out.size())
            throw Error("pronouns.json: not three numbers for " + key);
        for (rapidjson::SizeType i = 0; i < numbers.Size(); ++i) {
            if (!numbers[i].IsNumber()) throw Error("pronouns.json: not three numbers for " + key);
            out[i] = numbers[i].GetDouble();
        }
        return out;
    }

    std::array<Row, Cues::count> cues_{};
    Row named_{}, unnamed_{}, possessive_{};
};

}  // namespace

double rank(PronounKind kind, const Cues& cues) {
    const Weights& weights = Weights::builtin();
    double sum = 0;
    for (std::size_t cue = 0; cue < Cues::count; ++cue)
        sum += cues[static_cast<Cue>(cue)] * weights.of(cue)[static_cast<std::size_t>(kind)];
    return sum;
}

double least_share(PronounKind kind, bool named, bool possessive) {
    return Weights::builtin().least_share(named, possessive)[static_cast<std::size_t>(kind)];
}

}  // namespace claimgraph::extract::names
