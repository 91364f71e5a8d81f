#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/docs/sources.h"

using namespace claimgraph;

namespace {

/// Calls `visit` with the path in the repository and the lines of every source of the program.
template <typename Visit>
void each_source(const Visit& visit) {
    tests::each_source({"cli", "exporters", "extract", "graph", "schemas"}, visit);
}

/// The types that a file defines outside of classes and unnamed namespaces, with their namespaces.
std::set<std::string> types_in(const std::vector<std::string>& lines) {
    static const std::regex opens(R"(^(inline )?namespace ([\w:]*) ?\{$)"), closes(R"(^\}  // namespace.*)"),
        defines(R"(^(?:enum class|enum struct|enum|struct|class|union) (\w+(?:::\w+)*)[^;()]*\{.*)");
    std::vector<std::string> spaces;
    std::set<std::string> out;
    std::smatch found;
    for (const std::string& line : lines) {
        if (std::regex_match(line, found, opens)) {
            spaces.push_back(found[2].str());
        } else if (std::regex_match(line, closes) && !spaces.empty()) {
            spaces.pop_back();
        } else if (std::regex_match(line, found, defines)) {
            std::string name;
            bool unnamed = false;
            for (const std::string& space : spaces) {
                unnamed = unnamed || space.empty();
                name += space + "::";
            }
            if (!unnamed) out.insert(name + found[1].str());
        }
    }
    return out;
}

}  // namespace

// To the linker two types of one name are one: a vector of the one is grown by the code of the other.
TEST_CASE("no two types share a name across files") {
    std::map<std::string, std::set<std::string>> files;
    each_source([&](const std::string& path, const std::vector<std::string>& lines) {
        for (const std::string& type : types_in(lines)) files[type].insert(path);
    });
    CHECK(files.size() > 200);
    CHECK(files.count("claimgraph::Store") == 1);
    for (const auto& [type, where] : files) {
        std::string all = type + ": ";
        for (const std::string& path : where) all += path + " ";
        CAPTURE(all);
        CHECK(where.size() == 1);
    }
}

TEST_CASE("a folder's sources lie in the namespace of its path") {
    const std::map<std::string, std::string> shared = {
        {"graph", "claimgraph"},          {"graph/resolution", "claimgraph::resolution"},
        {"schemas", "claimgraph"},        {"extract/language/analysis.h", "claimgraph"},
        {"extract/language/analysis.cpp", "claimgraph"},
    };
    const std::regex opens(R"(^namespace (claimgraph[\w:]*) \{$)"), declares(R"(^(class|struct) \w+;$)");
    std::size_t seen = 0;
    each_source([&](const std::string& path, const std::vector<std::string>& lines) {
        const std::string folder = path.substr(0, path.rfind('/'));
        std::string expected = "claimgraph::" + std::regex_replace(folder, std::regex("/"), "::");
        if (const auto other = shared.find(folder); other != shared.end()) expected = other->second;
        if (const auto other = shared.find(path); other != shared.end()) expected = other->second;
        for (std::size_t k = 0; k + 1 < lines.size(); ++k) {
            std::smatch found;
            if (!std::regex_match(lines[k], found, opens) || std::regex_match(lines[k + 1], declares)) continue;
            CAPTURE(path);
            CAPTURE(found[1].str());
            CHECK((found[1].str() + "::").substr(0, expected.size() + 2) == expected + "::");
            ++seen;
        }
    });
    CHECK(seen > 300);
}

TEST_CASE("types are found with their namespaces, those of unnamed ones are the file's own") {
    const auto types =
        types_in({"namespace claimgraph {", "struct A {", "};", "class B;", "class B : public A {", "    struct C {",
                  "namespace {", "struct D {", "}  // namespace", "namespace inner {", "enum class E { one };",
                  "}  // namespace inner", "struct A::F {", "}  // namespace claimgraph"});
    CHECK(types == std::set<std::string>{"claimgraph::A", "claimgraph::B", "claimgraph::inner::E", "claimgraph::A::F"});
}

// What it gives differs between standard libraries: it may place things in tables, and decide nothing that is written.
TEST_CASE("std::hash stands in hash tables only") {
    const std::set<std::string> tables = {"extract/language/tokenizer.h", "graph/resolution/string_table.h",
                                          "graph/string_hash.h"};
    each_source([&](const std::string& path, const std::vector<std::string>& lines) {
        if (tables.count(path) > 0) return;
        CAPTURE(path);
        for (const std::string& line : lines)
            CHECK((line.find("std::hash") == std::string::npos || line.find("//") != std::string::npos));
    });
}
