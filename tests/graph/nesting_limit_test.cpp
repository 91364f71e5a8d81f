#include "graph/nesting_limit.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimgraph;

namespace {

const std::string deep(NestingLimit::most_levels + 1, '[');

bool passes(NestingLimit::Syntax syntax, const std::string& text) {
    NestingLimit whole(syntax), pieces(syntax);
    const bool out = whole.passes(text);
    // However the text is cut.
    for (const char c : text) pieces.passes({&c, 1});
    CHECK(pieces.passes("") == out);
    return out;
}

}  // namespace

TEST_CASE("brackets count where they nest, not where they are text") {
    const auto turtle = NestingLimit::Syntax::turtle;
    const auto json = NestingLimit::Syntax::json;
    for (const auto& syntax : {turtle, json}) {
        CHECK(passes(syntax, std::string(NestingLimit::most_levels, '[')));
        CHECK(!passes(syntax, deep));
        CHECK(!passes(syntax, std::string(50'000, '{')));
        CHECK(passes(syntax, "\"" + deep + "\""));
        CHECK(passes(syntax, "\"a\\\"" + deep + "\""));
        CHECK(!passes(syntax, "\"a\"" + deep));
        CHECK(!passes(syntax, "\"a\\\\\"" + deep));
        CHECK(!passes(syntax, "\"\"" + deep));
        std::string flat;
        for (int i = 0; i < 1000; ++i) flat += "[]";
        CHECK(passes(syntax, flat));
    }
    CHECK(!passes(turtle, std::string(40'000, '(')));
    CHECK(passes(json, std::string(40'000, '(')));
    for (const std::string& text : std::initializer_list<std::string>{"# " + deep + "\n", "<" + deep + ">", "'" + deep + "'", "\"\"\"a\"b\"\"\\\"" + deep + "\"\"\"",
                                   "'''\n" + deep + "'''", "ex:a\\" + deep.substr(1)}) {
        CAPTURE(text);
        CHECK(passes(turtle, text));
    }
    // A string or name that is broken off hides nothing.
    for (const std::string& text : std::initializer_list<std::string>{"\"a\n" + deep, "<a " + deep, "<a\n" + deep, "# a\r" + deep, "'' " + deep,
                                   "\"\"\"a\"\"\"" + deep, "''''''" + deep}) {
        CAPTURE(text);
        CHECK(!passes(turtle, text));
    }
}

TEST_CASE("what is nested too deep is told with its line") {
    NestingLimit limit(NestingLimit::Syntax::json);
    CHECK(!limit.passes("\n\n" + deep));
    CHECK(limit.problem() == "line 3: nested deeper than 100 levels");
}
