#pragma once

#include <rapidjson/document.h>

#include <string>
#include <vector>

/// \file
/// Checks JSON against a schema, finds every violation and explains it to a person.
///
/// RapidJSON's validator stops at the first violation and names nothing but a keyword. This one knows those parts of
/// draft-04 that schemas/rules.schema.json uses: type, enum, pattern, minLength, minimum, maximum, required,
/// properties, additionalProperties, items, minItems, anyOf, $ref into definitions; what a pattern means is taken from
/// `patternErrorMessage`, as editors do.

namespace claimgraph::extract::rules {

struct Violation {
    std::string pointer;  ///< JSON pointer to the faulty value
    bool at_key = false;  ///< it is the key that is wrong
    std::string message;
};

constexpr std::size_t most_violations = 10000;

/// \param json  nested no deeper than a bound: the check recurses
/// \return the first `most_violations`, or a few more
std::vector<Violation> violations(const rapidjson::Value& json, const rapidjson::Value& schema);

}  // namespace claimgraph::extract::rules
