#include "graph/model.h"

#include <array>

#include "graph/errors.h"
#include "graph/suggestion.h"

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 16> entity_types = {
    "Person",  "Organization", "Country", "Place", "Facility", "Event",   "Work",  "Law",
    "Product", "Group",        "Date",    "Time",  "Quantity", "Percent", "Money", "Thing"};
constexpr std::array<std::string_view, 4> modalities = {"actual", "possible", "future", "demanded"};
constexpr std::array<std::string_view, 6> block_kinds = {"headline", "body",  "caption",
                                                         "quote",    "table", "boilerplate"};
constexpr std::array<std::string_view, 3> references = {"kind", "description", "pronoun"};
constexpr std::array<std::string_view, 4> mention_forms = {"name", "nominal", "pronoun", "value"};

}  // namespace

std::string_view to_string(EntityType type) { return entity_types[static_cast<std::size_t>(type)]; }
std::string_view to_string(Modality modality) { return modalities[static_cast<std::size_t>(modality)]; }
std::string_view to_string(Polarity polarity) { return polarity == Polarity::affirmed ? "+" : "-"; }
std::string_view to_string(BlockKind kind) { return block_kinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(MentionForm form) { return mention_forms[static_cast<std::size_t>(form)]; }
std::string_view to_string(Reference reference) { return references[static_cast<std::size_t>(reference)]; }

EntityType entity_type_from(std::string_view name) {
    for (std::size_t i = 0; i < entity_types.size(); ++i)
        if (entity_types[i] == name) return static_cast<EntityType>(i);
    std::string known;
    for (const std::string_view type : entity_types) known.append(known.empty() ? "" : ", ").append(type);
    throw Error("no entity type is called '" + std::string(name) + "'" + did_you_mean(name, entity_types) + "; there are " + known);
}

}  // namespace claimgraph
