#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/docs/sources.h"

using namespace claimgraph;

namespace {

struct Function {
    std::string opening;  ///< its first line
    std::size_t lines;    ///< from its signature to its closing brace
};

bool opens_no_function(std::string_view line) {
    static constexpr std::array<std::string_view, 13> others = {"if ",     "for ",   "while ",   "else ", "switch ",
                                                                "do ",     "try ",   "}",        "{",     "case ",
                                                                "default", "catch ", "namespace"};
    for (const std::string_view other : others)
        if (line.starts_with(other)) return true;
    return false;
}

/// The functions of a file as clang-format lays it out: a closing brace stands alone, under the first letter of what it
/// closes. Lambdas belong to the function that they stand in.
std::vector<Function> functions_in(const std::vector<std::string>& lines) {
    std::vector<Function> out;
    for (std::size_t end = 0; end < lines.size(); ++end) {
        const std::size_t indent = lines[end].find_first_not_of(' ');
        if (indent == std::string::npos || lines[end].substr(indent) != "}") continue;
        for (std::size_t begin = end; begin-- > 0;) {
            const std::string& line = lines[begin];
            if (line.find_first_not_of(' ') != indent || line[indent] == '#') continue;
            const std::string opening = line.substr(indent);
            if (opening.starts_with("} catch")) continue;  // int main() try {
            if (!opens_no_function(opening)) out.push_back({opening, end - begin + 1});
            break;
        }
    }
    return out;
}

/// Calls `visit` with the path in the repository and the lines of every source, tests and all.
template <typename Visit>
void each_file(const Visit& visit) {
    tests::each_source({"cli", "exporters", "extract", "graph", "schemas", "tests"}, visit);
}

}  // namespace

TEST_CASE("no source has more than 600 lines") {
    each_file([](const std::string& path, const std::vector<std::string>& lines) {
        CAPTURE(path);
        CHECK(lines.size() <= 600);
    });
}

// Whoever makes one longer gives its steps names of their own. A test may be a table as long as it likes.
TEST_CASE("no function has more than 60 lines") {
    std::size_t functions = 0;
    std::set<std::string> longer;
    each_file([&](const std::string& path, const std::vector<std::string>& lines) {
        for (const Function& function : functions_in(lines)) {
            ++functions;
            if (function.lines > 60 && !function.opening.starts_with("TEST_CASE"))
                longer.insert(std::to_string(function.lines) + " " + path + ": " + function.opening);
        }
    });
    CHECK(functions > 3000);
    std::string all;
    for (const std::string& one : longer) all += one + "\n";
    CAPTURE(all);
    CHECK(longer.empty());
}

TEST_CASE("functions are found with their signatures, within classes too, and no blocks within them") {
    const auto found =
        functions_in({"template <typename T>", "void f(int a,", "       int b) {", "    if (a) {", "        g();",
                      "    }", "}", "", "class A {", "    A()", "        : a_(1) {", "    }", "};", "}  // namespace"});
    REQUIRE(found.size() == 2);
    CHECK(found[0].opening == "void f(int a,");
    CHECK(found[0].lines == 6);
    CHECK(found[1].opening == "A()");
    CHECK(found[1].lines == 3);
}
