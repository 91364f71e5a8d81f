#pragma once

#include <string>
#include <string_view>
#include <vector>

/// \file
/// Names of persons, taken apart.

namespace claimgraph::extract::names {

struct PersonName {
    std::string given, middle, family;  // in comparable form
    std::string given_folded, suffix, solid;
    std::string last_as_family;      // the last word as if it were a family name
    std::string nickname;            // folded, of a name that has it between quotation marks
    std::vector<std::string> words;  // all, in comparable form
};

PersonName parse_person(const std::string& label);

/// Given and family name of a person's full name in comparable form, with a blank between them; empty if it is none.
std::string full_name_key(const std::string& label);

}  // namespace claimgraph::extract::names
