#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// \file
/// RDF read into memory: Turtle, N-Triples, TriG and N-Quads by serd, JSON-LD (any of our three forms) by RapidJSON and
/// the file's own context.

namespace claimgraph::exporters {

/// What is said of a subject: (predicate, value); IRIs and literals are told apart by their predicates.
using Statements = std::vector<std::pair<std::uint32_t, std::string>>;

/// All triples by subject. Named graphs fall together.
class Triples {
   public:
    /// Whether the seal of the file that they are from (exporters/seal.h) says that it is as it was written. One that says
    /// otherwise is an Error; what other tools have written has none.
    bool sealed = false;

    /// \throws Error if a text is no Unicode
    void add(std::string_view subject, std::string_view predicate, std::string value);

    const std::unordered_map<std::string, Statements>& subjects() const { return subjects_; }
    /// \return null if nothing is said of it
    const Statements* of(const std::string& subject) const;
    std::vector<std::string_view> all(const Statements& statements, const std::string& predicate) const;
    /// The first value, empty if there is none.
    std::string_view one(const Statements& statements, const std::string& predicate) const;
    bool has(const Statements& statements, const std::string& predicate) const {
        return !all(statements, predicate).empty();
    }

   private:
    std::unordered_map<std::string, std::size_t> predicates_;
    std::unordered_map<std::string, Statements> subjects_;
};

/// \throws UsageError unless it is ttl, nt, trig, nq or jsonld
void check_import_syntax(std::string_view syntax);

/// What a path is called in messages.
std::string graph_file_name(const std::string& path);

/// \param path  a file, or `-` for standard input
/// \throws Error with file and line where it cannot be read; UsageError as above
Triples read_triples(const std::string& path, std::string_view syntax);

}  // namespace claimgraph::exporters
