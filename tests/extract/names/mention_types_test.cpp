#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/language.h"
#include "extract/names/names.h"
#include "graph/model.h"

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

/// The type of the mention with these words; `nothing` if there is none.
std::string type_of(const Document& document, const Names& names, std::string_view words) {
    for (const Mention& mention : names.mentions)
        if (document.words(mention.span) == words) return std::string(to_string(mention.type));
    return "nothing";
}

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

}  // namespace

TEST_CASE("names of many cultures and kinds are found whole and with their types") {
    std::ifstream file(std::string(CLAIMGRAPH_SOURCE) + "/tests/extract/names/mention_types.txt");
    REQUIRE(file);
    std::string line;
    int all = 0, missed = 0;
    while (std::getline(file, line)) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t bar = line.find("||");
        REQUIRE_MESSAGE(bar != std::string::npos, line);
        Document document;
        document.id = "test";
        document.published = "2025-06-04";
        document.text = trimmed(line.substr(0, bar));
        document.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(document.text.size())}}};
        const Names names = find_names(document, analyze(document));
        INFO(document.text);
        std::size_t begin = bar + 2;
        while (begin < line.size()) {
            const std::size_t end = std::min(line.find(';', begin), line.size());
            const std::string wanted = trimmed(line.substr(begin, end - begin));
            const std::size_t equals = wanted.rfind('=');
            REQUIRE_MESSAGE(equals != std::string::npos, wanted);
            const std::string words = wanted.substr(0, equals);
            CAPTURE(words);
            const std::string type = wanted.substr(equals + 1);
            const std::size_t instead = type.find('?');
            CHECK(type_of(document, names, words) == type.substr(instead == std::string::npos ? 0 : instead + 1));
            ++all;
            missed += instead != std::string::npos;
            begin = end + 1;
        }
    }
    MESSAGE(all << " names, of which " << missed << " are known to be missed");
}

TEST_CASE("whoever asks for a wider type gets the kinds of it") {
    CHECK(is_a(EntityType::facility, EntityType::place));
    CHECK(is_a(EntityType::country, EntityType::place));
    CHECK(is_a(EntityType::law, EntityType::work));
    CHECK(is_a(EntityType::time, EntityType::date));
    CHECK(is_a(EntityType::percent, EntityType::quantity));
    CHECK(!is_a(EntityType::place, EntityType::facility));
    CHECK(!is_a(EntityType::money, EntityType::quantity));
    CHECK(!is_a(std::optional<EntityType>(), EntityType::place));
}
