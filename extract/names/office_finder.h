#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/names/draft.h"

/// \file
/// Offices and roles in the text: whom they describe (*Russian Foreign Minister Sergei Lavrov*; *Russia's top
/// negotiator, Vladimir Medinsky*; *X is foreign minister of Y*), and those that stand for a person by themselves (*the
/// NATO Secretary General*).

namespace claimgraph::extract::names {

/// An office in the text, before it is known whom its domain's names stand for.
struct OfficeUse {
    OfficeMatch match;
    bool former = false;
    bool held = true;       ///< not shadow, deputy …
    Tenure tenure = {};     ///< when, as far as the words say
    std::optional<Tenure> ended = {};  ///< when it came to an end besides (*Minister Holm resigned*)
    TokenIndex told_first = -1, told_last = -1;  ///< tokens that say so: verb and dates; -1 where none do
    std::string domain;     ///< id of a thing that an adjective names (*Russian*); empty if none
    int domain_draft = -1;  ///< position in the sentence's drafts of the name that says the domain; -1 if none
    int stated_draft = -1;  ///< the name behind *of*, where an adjective says another domain (*Swiss director of FIFA*)
    bool of_it = true;      ///< the domain's words say that it is an office of it, and not for or in it
    int possessor = -1;     ///< token of a possessive pronoun (*his spokesman*); -1 if none
    TokenIndex first = 0, last = 0;  ///< the whole noun phrase, without article
    bool definite = false, indefinite = false;
    bool another = false;      ///< *the new president*, *the next governor*: nobody who was mentioned as one
    std::vector<int> persons;  ///< positions in the sentence's drafts of the persons described
    bool beside = false;  ///< the person stands in apposition or behind a copula, so that the phrase is a mention, too
};

/// Finds the uses of offices in one sentence. Persons that have one become persons, whatever they were taken for, and
/// their phrases grow by it.
std::vector<OfficeUse> find_office_uses(const SentenceView& view, const std::vector<OfficeMatch>& offices,
                                        Drafts& drafts);

}  // namespace claimgraph::extract::names
