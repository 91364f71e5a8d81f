#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "exporters/json_text.h"
#include "graph/guidance.h"
#include "graph/resolve.h"
#include "graph/store.h"

namespace claimgraph::cli {

using exporters::JsonWriter;

/// Under which names documents speak of a thing, why these are one, and what names and titles say of it.
struct ThingExplanation {
    struct Join {
        std::string a, b;  ///< `"Aino Kallio" of one.txt`
        std::string reason, key;
    };
    struct Saying {
        std::string sentence;                      ///< `Aino Kallio has the office foreign minister of Finland`
        std::map<std::string, std::string> words;  ///< by document's id: what says so
    };

    Entity entity;
    std::vector<std::pair<std::string, std::vector<std::string>>> names;  ///< by document's id
    std::uint64_t documents = 0;
    std::vector<Saying> sayings;
    std::vector<Join> joins;
};

/// Things and where the documents that speak of them are.
struct ThingExplanations {
    std::vector<ThingExplanation> things;
    std::map<std::string, std::string> places;  ///< by document's id: path, else address, else id

    /// \param entities  indices in the resolution, ascending, each once
    ThingExplanations(const Store& store, const Guidance& guidance, const Resolution& resolution,
                      const std::vector<std::uint32_t>& entities);

    const std::string& place_of(const std::string& document) const { return places.at(document); }
};

/// Everything that is known of each.
std::string as_text(const ThingExplanations& all);

/// Each in a line, with why its names are one: at most so many reasons of each, the rest counted (0: all).
std::string joins_as_text(const ThingExplanations& all, std::size_t most);

/// An array. \param most  names, sayings and joins of each; 0: all; how many there are is said
void write(JsonWriter& json, const ThingExplanations& all, std::size_t most);

}  // namespace claimgraph::cli
