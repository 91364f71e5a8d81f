#include "extract/names/type_votes.h"

#include <algorithm>
#include <string>

#include "embedded.h"
#include "graph/errors.h"
#include "graph/json.h"

namespace claimgraph::extract::names {
namespace {

constexpr const char* pack_path = "extract/packs/name_types.json";

// In the order of `Vote`.
constexpr std::array<std::string_view, vote_count> type_names = {"person", "organization", "place", "facility",
                                                                 "event",  "work",         "law",   "product"};

// In the order of `NameCue`.
constexpr std::array<std::string_view, TypeVotes::cue_count> cue_names = {"tagged_person",
                                                                          "tagged_organization",
                                                                          "tagged_place",
                                                                          "letters_tagged_person",
                                                                          "mixed_letters_tagged_person",
                                                                          "titled",
                                                                          "initial",
                                                                          "given_name_of_person",
                                                                          "given_name_first",
                                                                          "given_name_alone",
                                                                          "given_name_owns",
                                                                          "given_name_behind_at",
                                                                          "family_ending",
                                                                          "plain_words",
                                                                          "starts_like_person",
                                                                          "facility_head",
                                                                          "organization_head",
                                                                          "place_head",
                                                                          "event_head",
                                                                          "work_head",
                                                                          "law_head",
                                                                          "product_head",
                                                                          "organization_head_alone",
                                                                          "company_suffix",
                                                                          "letters",
                                                                          "mixed_letters",
                                                                          "ampersand",
                                                                          "company_and_number",
                                                                          "body_of_country",
                                                                          "office_and_body",
                                                                          "ministry",
                                                                          "holiday",
                                                                          "facility_noun_behind",
                                                                          "place_noun_behind",
                                                                          "organization_noun_behind",
                                                                          "behind_the",
                                                                          "behind_in",
                                                                          "behind_at",
                                                                          "behind_capital_office",
                                                                          "behind_office",
                                                                          "of_office",
                                                                          "of_place_office",
                                                                          "of_person",
                                                                          "behind_organization_noun",
                                                                          "behind_place_noun",
                                                                          "behind_product_noun",
                                                                          "behind_work_noun",
                                                                          "behind_event_noun",
                                                                          "behind_nature_noun",
                                                                          "behind_ship_noun",
                                                                          "before_member_noun",
                                                                          "before_country",
                                                                          "before_age",
                                                                          "beside_person",
                                                                          "behind_of",
                                                                          "behind_to",
                                                                          "behind_by",
                                                                          "behind_with",
                                                                          "behind_for",
                                                                          "behind_on",
                                                                          "before_who",
                                                                          "before_where",
                                                                          "person_noun_beside",
                                                                          "organization_noun_beside",
                                                                          "place_noun_beside",
                                                                          "untagged",
                                                                          "subject",
                                                                          "object",
                                                                          "owner",
                                                                          "modifier",
                                                                          "fits_verb",
                                                                          "speaks",
                                                                          "hires",
                                                                          "taken_up_by_it",
                                                                          "it_goes_on",
                                                                          "he_goes_on"};

using Row = std::array<double, vote_count>;

class Weights {
   public:
    static const Weights& builtin() {
        static const Weights weights(embedded::file(pack_path));
        return weights;
    }

    explicit Weights(std::string_view json) {
        const rapidjson::Document document = parsed_json(json, JsonKind::own);
        if (document.HasParseError() || !document.IsObject()) fail(json_problem(document));
        const rapidjson::Value& cues = member(document, "cues");
        for (std::size_t cue = 0; cue < cue_names.size(); ++cue) rows_[cue] = row(cues, cue_names[cue]);
        if (cues.MemberCount() != cue_names.size()) fail("/cues has more than those of extract/names/type_votes.h");
        const rapidjson::Value& least = member(document, "thresholds");
        thresholds_ = {number(least, "enough"),       number(least, "against_lists"), number(least, "full_name"),
                       number(least, "no_extension"), number(least, "sure"),          number(least, "sure_of_person"),
                       number(least, "still_open")};
    }

    const Row& of(NameCue cue) const { return rows_[static_cast<std::size_t>(cue)]; }
    const TypeThresholds& thresholds() const { return thresholds_; }

   private:
    [[noreturn]] static void fail(const std::string& problem) { throw Error(std::string(pack_path) + ": " + problem); }

    static const rapidjson::Value& member(const rapidjson::Value& object, std::string_view name) {
        const auto found = object.FindMember(std::string(name).c_str());
        if (found == object.MemberEnd() || !found->value.IsObject()) fail("lacks the object " + std::string(name));
        return found->value;
    }

    static double number(const rapidjson::Value& object, const char* name) {
        const auto found = object.FindMember(name);
        if (found == object.MemberEnd() || !found->value.IsNumber()) fail("lacks the number " + std::string(name));
        return found->value.GetDouble();
    }

    static Row row(const rapidjson::Value& cues, std::string_view cue) {
        Row out{};
        for (const auto& [type, weight] : member(cues, cue).GetObject()) {
            const auto at = std::find(type_names.begin(), type_names.end(), type.GetString());
            if (at == type_names.end() || !weight.IsNumber())
                fail("no type and number: /cues/" + std::string(cue) + "/" + type.GetString());
            out[static_cast<std::size_t>(at - type_names.begin())] = weight.GetDouble();
        }
        return out;
    }

    std::array<Row, TypeVotes::cue_count> rows_{};
    TypeThresholds thresholds_;
};

}  // namespace

void TypeVotes::add(NameCue cue, double how_much) {
    if (how_much == 0) return;
    const Row& row = Weights::builtin().of(cue);
    for (std::size_t type = 0; type < vote_count; ++type) sums_[type] += row[type] * how_much;
    cues_.emplace_back(cue, how_much);
}

void TypeVotes::add(const TypeVotes& other) {
    for (std::size_t type = 0; type < vote_count; ++type) sums_[type] += other.sums_[type];
}

Vote TypeVotes::best(double at_least) const {
    Vote found = vote_count;
    double most = at_least;
    for (std::size_t type = 0; type < vote_count; ++type)
        if (sums_[type] > most) {
            most = sums_[type];
            found = static_cast<Vote>(type);
        }
    return found;
}

bool TypeVotes::open_to_person(double certain) const {
    return std::all_of(sums_.begin() + vote_person + 1, sums_.end(), [&](double sum) { return sum < certain; });
}

std::string_view TypeVotes::name_of(NameCue cue) { return cue_names[static_cast<std::size_t>(cue)]; }

const TypeThresholds& TypeThresholds::get() { return Weights::builtin().thresholds(); }

}  // namespace claimgraph::extract::names
