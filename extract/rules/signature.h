#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/rules/rule.h"
#include "extract/rules/word_lists.h"

/// \file
/// Veridicality signatures: what a word says of the clause that hangs on it, when the word itself is affirmed and when
/// it is negated (Karttunen 1971, Nairn, Condoravdi and Karttunen 2006): *manage to* `+/-`, *fail to* `-/+`, *know
/// that* `+/+`, *hope to* `possible/possible`. They are data of packs (`signatures` in schemas/rules.schema.json).

namespace claimgraph::extract::rules {

/// What becomes of a clause. Where `modality` is not given, it is that of the clause above.
struct Standing {
    bool negated = false;
    std::optional<Modality> modality;
    bool said = false;  ///< the words of the subject: whose they are is found by extract/claims
};

struct Signature {
    std::string id;
    std::string pack;                ///< name of the file it comes from
    std::string pack_name;           ///< what the file calls itself
    std::size_t line = 0;            ///< in that file, from 1
    std::vector<std::string> words;  ///< lemmas in lower case, with their particle; forms; or `@list`
    std::vector<Upos> upos;          ///< of the word; empty for any
    std::vector<std::string> steps;  ///< kinds of clauses (or of words that colour their own clause)
    Standing affirmed, negated;
    std::vector<Example> examples;  ///< claims that must be among those made of the text
};

/// A value as packs write it: `+`, `-`, `=`, `said`, or a modality, the last two with a `-` in front where the sign
/// turns; none if it is no value. `+/+` is presupposed: the caller sets its modality.
std::optional<Standing> standing_from(std::string_view value);

/// Signatures by word and step.
class Signatures {
   public:
    /// A signature with the id of an earlier one replaces it.
    void add(Signature signature);
    void compile(const WordLists& lists);

    const std::vector<Signature>& all() const { return signatures_; }
    /// The signature of a word for the first of these steps that has one, or null.
    const Signature* find(std::string_view word, Upos upos, const std::vector<std::string>& steps) const;

   private:
    std::vector<Signature> signatures_;
    std::unordered_map<std::string, std::vector<std::uint32_t>, StringHash, std::equal_to<>> by_key_;  ///< `to manage`
};

}  // namespace claimgraph::extract::rules
