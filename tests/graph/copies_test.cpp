#include "graph/copies.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::MadeUp;

namespace {

const std::string words =
    "Two ferries collided off Odense on Friday, the coast guard said, and one of the ships had to be towed to Nyborg. Nobody "
    "was hurt. The captain of the smaller ferry told reporters that he had seen no light, and that the sea was rough. An "
    "inquiry has begun, which the owners of both ships say they welcome.";

Extraction paper(std::string id, std::string publisher, std::string published, const std::string& text) {
    MadeUp made(std::move(id), text);
    made.extraction.document.publisher = std::move(publisher);
    made.extraction.document.published = std::move(published);
    return made.extraction;
}

Store store_of(std::vector<Extraction> extractions) {
    Store store = Store::in_memory();
    for (const Extraction& extraction : extractions) store.add(extraction);
    return store;
}

}  // namespace

TEST_CASE("the original of copies is what was published first, and its publisher says it") {
    std::vector<Extraction> papers = {
        paper("doc-a", "Daily", "2025-05-02", words + " More to come."), paper("doc-b", "Agency", "2025-05-01", words),
        paper("doc-c", "Post", "", "Read on. " + words),
        paper("doc-d", "Post", "2025-05-04", "Herring fell to a new low in the spring, said the minister for fishing.")};
    for (int turn = 0; turn < 2; ++turn) {
        const Copies copies(store_of(papers));
        CHECK(copies.original(0) == 1);
        CHECK(copies.original_id(0) == "doc-b");
        CHECK_FALSE(copies.is_copy(1));
        CHECK(copies.original(2) == 1);
        CHECK_FALSE(copies.is_copy(3));
        CHECK(copies.origin(0) == copies.origin(1));
        CHECK(copies.origin(2) == copies.origin(1));
        CHECK(copies.origin(3) != copies.origin(1));
        CHECK(copies.publisher(2) == "Post");
        std::reverse(papers.begin(), papers.end());
    }
}

TEST_CASE("documents of one publisher are not independent of each other, documents without one are") {
    const Copies copies(store_of({paper("doc-a", "Post", "", words), paper("doc-b", "Post", "", "Herring fell to a new low."),
                                  paper("doc-c", "", "", "Norway voted for a law on fishing."),
                                  paper("doc-d", "", "", "The mayor opened a bridge in Aarhus.")}));
    CHECK(copies.origin(0) == copies.origin(1));
    CHECK(copies.origin(2) != copies.origin(3));
    CHECK(copies.origin(2) != copies.origin(0));
}

TEST_CASE("however many copies there are, they are one group") {
    std::vector<Extraction> papers;
    for (int i = 0; i < 60; ++i) {
        const std::string number = std::to_string(100 + i);
        papers.push_back(paper("doc-" + number, "Paper " + number, "2025-05-01", words + " Edition " + number + "."));
    }
    const Copies copies(store_of(papers));
    for (std::size_t i = 0; i < papers.size(); ++i) CHECK(copies.original(i) == 0);
}

TEST_CASE("copies, brought up to date with documents that came, are those that are found anew") {
    std::vector<std::string> sentences;
    for (std::uint32_t i = 0; i < 30; ++i) {
        std::string sentence;
        for (std::uint32_t word = 0; word < 14; ++word) sentence += "w" + std::to_string(i * 7 + word * (i + 3) % 97) + " ";
        sentences.push_back(sentence + "end.");
    }
    for (std::uint32_t seed = 0; seed < 6; ++seed) {
        std::mt19937 numbers(seed);
        const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(numbers() % limit); };
        std::uint32_t made = 0;
        Store store = Store::in_memory();
        std::vector<std::string> ids;
        std::optional<Copies> before;
        for (int round = 0; round < 6; ++round) {
            std::vector<std::string> told;
            for (std::uint32_t left = round == 0 ? 60 : 8; left > 0; --left) {
                std::string text;
                for (std::uint32_t i = 2 + below(3); i > 0; --i) text += sentences[below(seed % 2 == 0 ? 30 : 6)] + " ";
                const std::string id = "doc-" + std::to_string(below(100)) + "-" + std::to_string(made++);
                store.add(paper(id, "Paper " + std::to_string(below(5)), "2025-05-1" + std::to_string(below(9)), text));
            }
            store.commit();
            store.read_documents([&](const Document& document) { told.push_back(document.id); });
            const Copies anew(store);
            if (before) {
                std::vector<std::uint32_t> places;
                for (const std::string& id : told) {
                    const auto found = std::find(ids.begin(), ids.end(), id);
                    places.push_back(found == ids.end() ? Copies::fresh : static_cast<std::uint32_t>(found - ids.begin()));
                }
                const Copies updated(store, *before, places);
                std::string expected, found;
                anew.write(expected);
                updated.write(found);
                CAPTURE(seed);
                CAPTURE(round);
                CHECK(found == expected);
            }
            before = anew;
            ids = told;
        }
    }
}
