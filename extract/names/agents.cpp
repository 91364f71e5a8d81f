#include "extract/names/agents.h"

#include <array>
#include <string>

#include "embedded.h"
#include "extract/names/lexicon.h"
#include "graph/errors.h"
#include "graph/json.h"

namespace claimgraph::extract::names {
namespace {

using Table = StringMap<double>;

std::array<Table, 3> read_tables() {
    constexpr std::array<const char*, 3> places = {"subject", "object", "predicate"};  // in the order of `Place`
    const rapidjson::Document document = parsed_json(embedded::file("extract/packs/agents.json"));
    if (document.HasParseError() || !document.IsObject()) throw Error("agents.json: no JSON object");
    std::array<Table, 3> out;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const auto table = document.FindMember(places[place]);
        if (table == document.MemberEnd() || !table->value.IsObject())
            throw Error(std::string("agents.json lacks ") + places[place]);
        for (const auto& [lemma, odds] : table->value.GetObject()) {
            if (!odds.IsNumber()) throw Error(std::string("agents.json: no number for ") + lemma.GetString());
            out[place].emplace(lemma.GetString(), odds.GetDouble());
        }
    }
    return out;
}

}  // namespace

double wants_agent(Place place, std::string_view lemma) {
    static const std::array<Table, 3> tables = read_tables();
    const Table& table = tables[static_cast<std::size_t>(place)];
    const auto found = table.find(lemma);
    return found == table.end() ? 0 : found->second;
}

}  // namespace claimgraph::extract::names
