#include "extract/language/tokenizer.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "extract/language/language.h"
#include "graph/errors.h"

using namespace claimgraph::extract::language;
using namespace claimgraph;

namespace {

/// The words of a text, blanks between them, `+` between the words of a multiword token.
std::string words(const std::string& text) {
    std::string joined;
    for (const auto& word : split_words(text, {0, static_cast<std::uint32_t>(text.size())}, TokenizerPack::builtin())) {
        if (!joined.empty()) joined += word.group == 0 ? '+' : ' ';
        joined += text.substr(word.span.begin, word.span.size());
    }
    return joined;
}

}  // namespace

TEST_CASE("words are parted as in the English treebanks") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        // contractions
        {"don't", "do+n't"},
        {"DON'T", "DO+N'T"},
        {"can't won't", "ca+n't wo+n't"},
        {"he's we'll they've I'm you'd", "he+'s we+'ll they+'ve I+'m you+'d"},
        {"shouldn't've", "should+n't+'ve"},
        {"cannot gonna dunno", "can+not gon+na du+n+no"},
        {"dont Im", "do+nt I+m"},
        {"don’t it’s", "do+n’t it+’s"},
        {"Kyiv's ports", "Kyiv+'s ports"},
        {"the workers' union", "the workers+' union"},
        {"the workers’ union", "the workers+’ union"},
        {"the 'old workers' said", "the ' old workers ' said"},
        {"U.S.'s", "U.S.+'s"},
        {"O'Rourke o'clock L'Enfant", "O'Rourke o'clock L'Enfant"},
        {"'em '72 the '60s", "'em '72 the '60s"},
        {"\"Dawn\"'s cast", "\" Dawn \" 's cast"},
        // hyphens
        {"long-term", "long - term"},
        {"al-Shams", "al - Shams"},
        {"a 30-day truce", "a 30 - day truce"},
        {"non-profit pre-war co-founder e-mail", "non-profit pre-war co-founder e-mail"},
        {"anti-war-minded", "anti-war - minded"},
        {"first- and second-rate", "first - and second - rate"},
        {"U.S.-led", "U.S. - led"},
        {"7-9 7–9", "7 - 9 7 – 9"},
        {"555-123-4567 555-1234 2024-05-01", "555-123-4567 555-1234 2024-05-01"},
        {"Kyiv–Lviv", "Kyiv – Lviv"},
        {"mid-1990s", "mid-1990s"},
        // numbers, money, units
        {"1,000.50 3.14 .5", "1,000.50 3.14 .5"},
        {"$450 €20 £3bn", "$ 450 € 20 £ 3 bn"},
        {"US$5 HK$7m", "US$ 5 HK$ 7 m"},
        {"50% 12.5%", "50 % 12.5 %"},
        {"10:30 10:30pm 5am", "10:30 10:30 pm 5 am"},
        {"5 a.m. 5a.m. sharp", "5 a.m. 5 a.m. sharp"},
        {"10km 20kg 100k", "10 km 20 kg 100 k"},
        {"1990s 21st 4G F16", "1990s 21st 4G F16"},
        {"9/11 01/02/2024 20/2024", "9/11 01/02/2024 20 / 2024"},
        {"1,2", "1 , 2"},
        {"20°C 5 km²", "20 ° C 5 km ²"},
        {"#5 +1", "# 5 + 1"},
        // abbreviations and initials
        {"Mr. Smith of Barlow Inc. said", "Mr. Smith of Barlow Inc. said"},
        {"J. K. Tolland, E.M. Carver", "J. K. Tolland , E.M. Carver"},
        {"e.g. this, i.e. that", "e.g. this , i.e. that"},
        {"No. 5. No. Way", "No. 5 . No . Way"},
        {"Jan. 5", "Jan. 5"},
        {"St.Gallen", "St. Gallen"},
        {"than I. He", "than I . He"},
        {"The end.", "The end ."},
        {"etc.,", "etc. ,"},
        // addresses
        {"See https://example.org/a_b?c=1,2.", "See https://example.org/a_b?c=1,2 ."},
        {"(www.example.org)", "( www.example.org )"},
        {"press-office@example.co.uk, please", "press-office@example.co.uk , please"},
        {"example.com/news!", "example.com/news !"},
        {"@norvane_news and #FloodWatch", "@norvane_news and #FloodWatch"},
        {"report.pdf", "report.pdf"},
        {"stop.Then", "stop . Then"},
        // punctuation
        {"\"Yes,\" (he) said...", "\" Yes , \" ( he ) said ..."},
        {"“Yes” ‘no’ «oui» ''ja''", "“ Yes ” ‘ no ’ « oui » '' ja ''"},
        {"wait.. what… no....", "wait .. what … no ...."},
        {"what?! no!!", "what ?! no !!"},
        {"a--b a—b a – b", "a -- b a — b a – b"},
        {"and/or he/she w/o", "and / or he / she w/o"},
        {"AT&T R&D A & B", "AT&T R&D A & B"},
        {"*** ==== ->", "*** ==== ->"},
        {"nice :) (see note:)", "nice :) ( see note : )"},
        {"5′10″", "5 ′ 10 ″"},
        {"[12] {a}", "[ 12 ] { a }"},
        // letters that an editor changed
        {"\"[T]he tide, [t]here's job[s]\"", "\" [T]he tide , [t]here+'s job[s] \""},
        {"[a] Graz[b] [We] left", "[ a ] Graz [ b ] [ We ] left"},
        {"C++ and Yahoo!", "C++ and Yahoo!"},
    };
    for (const auto& [text, expected] : cases) {
        const std::string given = text;
        CAPTURE(given);
        CHECK(words(text) == expected);
    }
}

TEST_CASE("blanks of any kind part words, and zero-width characters do not") {
    CHECK(words("a\u00A0b\u2009c\u3000d\te") == "a b c d e");
    CHECK(words("\uFEFFPu\u200Btin\u200B.") == "Pu\u200Btin .");
    CHECK(words("co\u00ADoperation") == "co\u00ADoperation");
    CHECK(words("a\x01 b") == "a b");
}

TEST_CASE("composed and decomposed letters make the same words") {
    CHECK(words("Café's São-Tomé") == "Café+'s São - Tomé");
    CHECK(words("Cafe\u0301's Sa\u0303o-Tome\u0301") == "Cafe\u0301+'s Sa\u0303o - Tome\u0301");
    CHECK(words("Київ, Δelta") == "Київ , Δelta");
}

TEST_CASE("emoji with modifiers are one word") {
    CHECK(words("ok 👍🏽👩‍🚒🇺🇦!") == "ok 👍🏽 👩‍🚒 🇺🇦 !");
}

TEST_CASE("any bytes are taken, and words cover all that is no blank") {
    std::mt19937 random(7);
    const std::string alphabet[] = {"a", "B",  "1", ".", ",",      "'",        "’", "\"", "-", "/", "@",        ":",
                                    " ", "\n", "(", ")", "\xFF",   "\xE2\x80", "é", "s",  "t", "n", "https://", "www.",
                                    "#", "$",  "%", "…", "\u200D", "👍",        "*", "&",  "_", "\0"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i) text += alphabet[random() % std::size(alphabet)];
        const auto found = split_words(text, {0, static_cast<std::uint32_t>(text.size())}, TokenizerPack::builtin());
        std::uint32_t at = 0;
        int open = 0;
        for (const auto& word : found) {
            REQUIRE(word.span.begin >= at);
            REQUIRE(word.span.end > word.span.begin);
            REQUIRE(word.span.end <= text.size());
            for (auto k = at; k < word.span.begin; ++k)
                REQUIRE((static_cast<unsigned char>(text[k]) <= ' ' || static_cast<unsigned char>(text[k]) >= 0x80));
            at = word.span.end;
            REQUIRE((word.group == 0) == (open > 0));
            open = word.group == 0 ? open - 1 : word.group - 1;
        }
        REQUIRE(open == 0);
        Document document;
        document.text = text;
        std::size_t end = 0;
        for (const auto& sentence : tokenize(document).sentences) {
            REQUIRE_FALSE(sentence.tokens.empty());
            REQUIRE(sentence.span.begin >= end);
            end = sentence.span.end;
        }
    }
}

TEST_CASE("time is linear in the text, whatever the text") {
    const std::string pieces[] = {"a",  "a@", "a.", "a-",  "1,000", "www.a", "'",  "(",   "a'",    ":-",
                                  "\"", "*",  "a/", "\nb", "a. ",   "I. ",   ". ", "1a.", "! \" ", "f**k"};
    for (const auto& piece : pieces) {
        CAPTURE(piece);
        std::string text;
        while (text.size() < 400'000) text += piece;
        const auto start = std::chrono::steady_clock::now();
        Document document;
        document.text = text;
        CHECK_FALSE(tokenize(document).sentences.empty());
        CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 5.0);
    }
}

TEST_CASE("a damaged pack is refused with a reason") {
    CHECK_THROWS_AS(TokenizerPack("{"), Error);
    CHECK_THROWS_AS(TokenizerPack("{}"), Error);
    CHECK_THROWS_AS(TokenizerPack("[]"), Error);
}
