#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

/// \file
/// What has to be known of words and predicates to compare events and to name edges: extract/packs/events.json, and the
/// passive terms of the vocabulary.

namespace claimgraph {

struct EventWords {
    std::set<std::string, std::less<>> counted_before, counts_people, what_was_said, hearsay, focusing;
    std::map<std::string, std::string, std::less<>> units;
    std::unordered_set<std::string> function_stems;
};

/// \throws Error if the pack is damaged
const EventWords& event_words();

/// The passive terms of the vocabulary with the terms that they belong to: `cg:isKilled` → `cg:kills`.
const std::map<std::string, std::string, std::less<>>& active_terms();

/// Calls `visit(stem)` for the words of a text that are long enough and do not begin with a capital.
void each_stem(std::string_view text, const std::function<void(std::string_view)>& visit);

}  // namespace claimgraph
