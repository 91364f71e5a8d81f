#include "graph/spilling_bytes.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace claimgraph;

TEST_CASE("pieces are what they were, whether in memory or in the file") {
    for (const std::size_t memory : {std::size_t{0}, std::size_t{100}, std::size_t{1} << 30}) {
        SpillingBytes bytes(memory);
        std::vector<std::pair<std::uint64_t, std::string>> pieces;
        std::string room;
        for (std::size_t i = 0; i < 3000; ++i) {
            pieces.emplace_back(bytes.size(), std::string(i % 600, static_cast<char>('a' + i % 26)));
            bytes.append(pieces.back().second);
            if (i % 7 == 0) {  // between the pieces, too
                const auto& [begin, piece] = pieces[i / 2];
                CHECK(bytes.read(begin, piece.size(), room) == piece);
            }
        }
        SpillingBytes moved = std::move(bytes);
        for (const auto& [begin, piece] : pieces) CHECK(moved.read(begin, piece.size(), room) == piece);
        CHECK(moved.size() == pieces.back().first + pieces.back().second.size());
    }
}
