#include "graph/fingerprints.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace claimgraph;

namespace {

const std::string report =
    "Two ferries collided off Odense on Friday, the coast guard said. Nobody was hurt, but one of the ships took in "
    "water "
    "and had to be towed to the harbour of Nyborg. The captain of the smaller ferry told reporters that he had seen no "
    "light. An inquiry has begun.";
const std::string other =
    "The parliament of Norway has voted for a new law on fishing, after a debate of nine hours. Ministers had asked "
    "for it "
    "since the spring, when the stocks of herring fell to a new low.";

std::vector<std::uint32_t> of(std::string text) {
    Document document;
    document.text = std::move(text);
    return fingerprints(document);
}

}  // namespace

TEST_CASE("a copy is known by its fingerprints, whatever its head, quotes and line breaks") {
    std::string broken = "NYBORG (Agency) – " + report;
    std::replace(broken.begin(), broken.end(), ' ', '\n');
    CHECK(are_copies(of(report), of(report)));
    CHECK(are_copies(of(report), of(broken)));
    CHECK(of("Don't stop the old ferry") == of("“DON’T, stop – the: old ferry!”"));
    CHECK_FALSE(are_copies(of(report), of(other)));
}

TEST_CASE("a text that was cut is a copy, one of many in a digest or a quotation is none") {
    CHECK(are_copies(of(report), of(report.substr(0, report.find("The captain")))));
    std::string digest = report;
    for (int i = 0; i < 250; ++i) digest += " word" + std::to_string(i * 7919);
    CHECK_FALSE(are_copies(of(report), of(digest)));
    const std::string quotation = "The captain of the smaller ferry told reporters that he had seen no light.";
    CHECK_FALSE(are_copies(of(report), of(other + " " + quotation)));
}

TEST_CASE("short reports that differ in a number or a place are no copies, the same one is") {
    const std::string hurt = "At least 39 people were hurt in a fire at the old market of Odense.";
    CHECK(are_copies(of(hurt), of(hurt)));
    CHECK(are_copies(of(hurt), of(hurt + " The mayor will visit them on Friday.")));
    CHECK_FALSE(are_copies(of(hurt), of("At least 80 people were hurt in a fire at the old market of Odense.")));
    CHECK_FALSE(are_copies(of(hurt), of("At least 39 people were hurt in a fire at the old market of Aarhus.")));
}

TEST_CASE("fewer than five words have no fingerprints, and nothing is a copy of them") {
    CHECK(of("").empty());
    CHECK(of("Ferries collided off Odense").empty());
    CHECK_FALSE(are_copies(of(""), of("")));
    CHECK(of("Two ferries collided off Odense").size() == 1);
}

TEST_CASE("only what yields claims counts") {
    Document page;
    page.text = report + " " + other;
    page.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(report.size())}},
                   {BlockKind::boilerplate,
                    {static_cast<std::uint32_t>(report.size()), static_cast<std::uint32_t>(page.text.size())}}};
    CHECK(fingerprints(page) == of(report));
}

TEST_CASE("fingerprints are the same on every machine, sorted, and read back as they were written") {
    const std::vector<std::uint32_t> hashes = of(report);
    CHECK(std::is_sorted(hashes.begin(), hashes.end()));
    CHECK(of("Two ferries collided off Odense") == std::vector<std::uint32_t>{4283897042u});
    CHECK(unpacked_fingerprints(packed_fingerprints(hashes)) == hashes);
}

TEST_CASE("a sketch never rules out a copy, and nearly always two reports of one kind") {
    std::mt19937 random(17);
    const auto drawn = [&](std::size_t count) {
        std::vector<std::uint32_t> hashes(count);
        for (std::uint32_t& hash : hashes) hash = static_cast<std::uint32_t>(random());
        return hashes;
    };
    const auto in_order = [](std::vector<std::uint32_t> hashes) {
        std::sort(hashes.begin(), hashes.end());
        return hashes;
    };
    int ruled_out = 0;
    for (int turn = 0; turn < 300; ++turn) {
        const std::size_t size = 10 + random() % 100, half = (size + 1) / 2;
        const std::vector<std::uint32_t> text = drawn(size);
        // cut, with as much that is new; and one that shares all but some words
        std::vector<std::uint32_t> cut(
            text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::max(half, std::min<std::size_t>(size, 40))));
        std::vector<std::uint32_t> alike(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size * 2 / 3));
        for (const std::uint32_t fresh : drawn(size / 3 + 1)) alike.push_back(fresh);
        REQUIRE(are_copies(in_order(text), in_order(cut)));
        CHECK(may_be_copies(sketch_of(text), sketch_of(cut)));
        CHECK(may_be_copies(sketch_of(cut), sketch_of(text)));
        if (are_copies(in_order(text), in_order(alike))) CHECK(may_be_copies(sketch_of(text), sketch_of(alike)));
        if (size <= 40) ruled_out += !may_be_copies(sketch_of(text), sketch_of(alike));
    }
    CHECK(ruled_out > 70);
}
