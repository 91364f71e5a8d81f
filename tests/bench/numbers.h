#pragma once

#include <cstdint>

namespace claimgraph {

/// The same numbers on every machine.
class Numbers {
   public:
    std::uint32_t below(std::uint32_t limit) {
        state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<std::uint32_t>((state_ >> 33) % limit);
    }

   private:
    std::uint64_t state_ = 42;
};

}  // namespace claimgraph
