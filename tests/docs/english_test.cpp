#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>

namespace {

/// Words of English that conditions of a folder ask for by themselves: `view.is(i, "of")`, `graph.lexeme(i) == "as"`.
int words_in_conditions(const std::filesystem::path& folder) {
    static const std::regex asked(R"re(\bis\([^";]*, "[a-z][a-z' -]*"\))re"),
        compared(R"re(\b(low|lexeme|phrase|form|lemma|words?|before|unit|by|case_of|rest|which|marker|name)(_at|_of)?)re"
                 R"re((\([^"]*\))?(\.form|\.lemma)?\)? (==|!=) "[a-z][a-z' -]*")re"),
        among(R"re(one_of\([^"{]*(lexeme|low|lemma|form)[^"{]*\{"[a-z])re");
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string ending = entry.path().extension();
        if (ending != ".cpp" && ending != ".h") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            line = line.substr(0, line.find("//"));
            if (line.find(" \"") == std::string::npos) continue;
            for (const std::regex* each : {&asked, &compared, &among})
                count += static_cast<int>(
                    std::distance(std::sregex_iterator(line.begin(), line.end(), *each), std::sregex_iterator()));
        }
    }
    return count;
}

}  // namespace

// Knowledge of words lies in packs: whoever needs one has a list there to use or to make. What is left in rules are names
// of the packs' own syntax (`trigger`, `clause`, `this`), and in claims the kind of a marker.
TEST_CASE("no words of English stand in conditions of C++") {
    const std::map<std::string, int> most = {
        {"claims", 1}, {"concepts", 0}, {"names", 0}, {"rules", 6}, {"rules/rewrite", 4}};
    for (const auto& entry : most) {
        const std::string& folder = entry.first;
        CAPTURE(folder);
        CHECK(words_in_conditions(std::string(CLAIMGRAPH_SOURCE) + "/extract/" + folder) <= entry.second);
    }
}
