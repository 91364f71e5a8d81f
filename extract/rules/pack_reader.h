#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/rules/json_places.h"
#include "extract/rules/rewrite/repair.h"
#include "extract/rules/rule.h"
#include "extract/rules/signature.h"
#include "graph/errors.h"

/// \file
/// A rule pack from its JSON, with everything that is wrong in it.

namespace claimgraph::extract::rules {

using rewrite::Repair;

struct PackProblem {
    std::string file;
    TextPlace place;
    std::string message;
};

/// `FILE:LINE:COLUMN: message`
std::string described(const PackProblem& problem);

/// Packs that cannot be used. `what()` describes the first problem and says how many more there are.
class PackError : public Error {
   public:
    explicit PackError(std::vector<PackProblem> problems);
    const std::vector<PackProblem>& problems() const { return problems_; }

   private:
    std::vector<PackProblem> problems_;
};

/// A place where a rule asks for a word list, which may be in any pack.
struct ListUse {
    std::string list;
    std::string file;
    TextPlace place;
};

struct Pack {
    std::string file;
    std::string name;
    std::vector<std::pair<std::string, std::vector<std::string>>> lists;
    std::vector<Rule> rules;      ///< those without a fault
    std::vector<Repair> repairs;  ///< those without a fault
    std::vector<Signature> signatures;
    std::vector<ListUse> list_uses;
    std::vector<PackProblem> problems;  ///< in the order of the file, at most `most_problems`
};

constexpr std::size_t most_problems = 100;

/// How a pack is looked at.
enum class PackCheck {
    whole,
    /// For the packs inside of the program, which the tests hold against schema and vocabulary: half of the time that a
    /// sentence takes would go into doing it in every run. No rule has a line then, nor is noted where lists are used.
    trusted
};

/// Reads a pack; what is wrong with it is in the result. \param file  its name, for messages
Pack read_pack(std::string_view json, const std::string& file, PackCheck check = PackCheck::whole);

}  // namespace claimgraph::extract::rules
