#include "graph/copies.h"

#include <doctest/doctest.h>

#include <algorithm>

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
