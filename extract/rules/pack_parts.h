#pragma once

#include <rapidjson/document.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/rule.h"

/// \file
/// What rules and repairs have in common in a pack: tests of words and paths through the tree.

namespace claimgraph::extract::rules {

/// A member of an object, or null.
const rapidjson::Value* member(const rapidjson::Value& object, const char* key);
/// The strings of a member that is one string or a list of them; none for null.
std::vector<std::string> strings(const rapidjson::Value* value);
std::string quoted(std::string_view text);
/// Lower-case letters and `_`.
bool is_argument_name(std::string_view name);

/// Whether a path may have steps that are repeated (`<conj+`).
enum class Repetition : std::uint8_t { none, allowed };

class PackParts {
   public:
    /// \param problem    is told what is wrong in which part (a JSON pointer)
    /// \param list_used  is told which word list a part names
    PackParts(std::function<void(const std::string& part, std::string message)> problem,
              std::function<void(const std::string& list, const std::string& part)> list_used)
        : problem_(std::move(problem)), list_used_(std::move(list_used)) {}

    /// \param json  fits the schema
    TokenTest test(const rapidjson::Value& json, const std::string& part) const;
    /// \param json  fits the schema, or null: no paths
    std::vector<Path> paths(const rapidjson::Value* json, const std::string& part,
                            Repetition repetition = Repetition::none) const;

    /// Looks at lemmas and names of lists that a member of an object holds: one string or a list of them.
    void check_words(const rapidjson::Value& owner, const char* key, const std::string& part) const;

   private:
    bool note_list(const std::string& word, const std::string& part) const;
    Path path(const std::string& text, const std::string& part, Repetition repetition) const;

    std::function<void(const std::string&, std::string)> problem_;
    std::function<void(const std::string&, const std::string&)> list_used_;
};

}  // namespace claimgraph::extract::rules
