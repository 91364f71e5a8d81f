#pragma once

#include <set>
#include <string>
#include <vector>

#include "extract/names/draft.h"

/// \file
/// Names that stand for one thing in one document.

namespace claimgraph::extract::names {

/// One thing of the document, as the names stage knows it.
struct Group {
    EntityType type = EntityType::other;
    const Thing* thing = nullptr;
    std::string label;
    std::set<std::string> names;
    std::set<std::string> acronyms;  ///< letters that the document gives for a full name, or all it says
    /// Of persons, in comparable form. Middle names may be initials; the suffix is `jr`, `ii` …
    std::string given, middle, family, suffix;
    std::string solid;                ///< of persons: the whole name in one word
    std::set<std::string> also;       ///< of persons: other given names that may stand for theirs
    std::set<std::string> aliases;    ///< comparable names that the text says it to be known by
    std::set<std::string> countries;  ///< of persons: ids of the countries that the text ties them to
    std::string name_key;             ///< of others
    bool spelled_out = false;         ///< there is a name that is more than letters
    char gender = 0;
    std::vector<OfficeEvidence> offices;
    std::set<std::string> kinds;  ///< nouns that take it up again: its head noun, *peninsula*, *agency*
    std::uint32_t named = 0;      ///< mentions by name
    bool by_office_only = false;
    /// Of an actor without a name of its own (*Russian authorities*): what it belongs to, as a thing of the lists or as
    /// another group, and the words that say so.
    const Thing* owner = nullptr;
    int owner_group = -1;
    Span owner_words = {};
};

/// Gives every name and value among the drafts its cluster (an index into the groups). Time grows linearly with the
/// drafts.
std::vector<Group> cluster_names(const std::vector<SentenceView>& sentences, std::vector<Draft>& drafts);

}  // namespace claimgraph::extract::names
