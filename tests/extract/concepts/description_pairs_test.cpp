#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/rules/rule_set.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

/// A text without its brackets, and where they opened.
struct Marked {
    std::string text;
    std::vector<std::uint32_t> begins;
};

Marked marked(const std::string& line) {
    Marked out;
    for (const char c : line)
        if (c == '[')
            out.begins.push_back(static_cast<std::uint32_t>(out.text.size()));
        else if (c != ']')
            out.text += c;
    return out;
}

/// What the phrase that begins there speaks of.
std::optional<std::uint32_t> referent_at(const Extraction& extraction, std::uint32_t begin) {
    for (const PhraseContent& phrase : extraction.phrases)
        if (phrase.span.begin == begin) return phrase.referent;
    return std::nullopt;
}

}  // namespace

TEST_CASE("descriptions of one thing meet, those of two stay apart, as a reader would have it") {
    std::ifstream file(CLAIMGRAPH_SOURCE "/tests/extract/concepts/description_pairs.txt");
    REQUIRE(file);
    const Extractor extractor(RuleSet::load());
    int ones = 0, twos = 0, met = 0, apart = 0, number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line[0] == '#') continue;
        const bool is_one = line.starts_with("one ; ");
        REQUIRE_MESSAGE((is_one || line.starts_with("two ; ")), "line " << number);
        const Marked found = marked(line.substr(6));
        REQUIRE_MESSAGE(found.begins.size() == 2, "line " << number);
        Document document;
        document.id = "doc-test";
        document.text = found.text;
        document.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(found.text.size())}}};
        const Extraction extraction = extractor.extract(std::move(document));
        const auto first = referent_at(extraction, found.begins[0]), second = referent_at(extraction, found.begins[1]);
        CHECK_MESSAGE((first && second), "line " << number << ": no phrase there");
        ++(is_one ? ones : twos);
        if (is_one) met += first && first == second;
        if (!is_one) apart += first && second && first != second;
    }
    CHECK(ones == 40);
    CHECK(twos == 20);
    MESSAGE(met << " of " << ones << " that are one, " << apart << " of " << twos << " that are two");
    CHECK(met >= 39);
    CHECK(apart >= 18);
}
