#pragma once

#include <string>
#include <vector>

#include "extract/names/discourse.h"
#include "extract/names/office_finder.h"

/// \file
/// Who is meant by an office or role: *the Kremlin leader*, *the NATO chief*, *Russia's foreign minister*.

namespace claimgraph::extract::names {

class Roles {
   public:
    /// \param uses  by sentence; their draft positions count from the sentence's first draft
    Roles(Discourse& discourse, const std::vector<std::vector<OfficeUse>>& uses)
        : discourse_(discourse), uses_(uses), lexicon_(Lexicon::get()) {}

    /// Notes who holds which office, all over the document.
    void note_holders();

    /// Finds who is meant by a phrase, or who is a group of its own, known by the office alone.
    void take_up(std::uint32_t s, const OfficeUse& use);

   private:
    std::string domain_of_use(std::uint32_t s, const OfficeUse& use) const;
    OfficeEvidence evidence_of(std::uint32_t s, const OfficeUse& use, TokenIndex first, TokenIndex last) const;
    static void add_office(const OfficeEvidence& evidence, Group& holder);
    char gender_of_phrase(std::uint32_t s, const OfficeUse& use) const;
    int fits(const OfficeEvidence& wanted, const Group& person) const;
    std::string country_of(const std::string& domain) const;
    bool same_office(const OfficeEvidence& wanted, const OfficeEvidence& held) const;
    int find_holder(std::uint32_t s, const OfficeEvidence& wanted) const;
    int latest(std::uint32_t s, const std::vector<int>& candidates, std::uint32_t sentences) const;

    Discourse& discourse_;
    const std::vector<std::vector<OfficeUse>>& uses_;
    const Lexicon& lexicon_;
    std::vector<int> holders_;  ///< clusters of persons with offices
};

}  // namespace claimgraph::extract::names
