#include "graph/resolution/numbers.h"

#include <algorithm>

namespace claimgraph::resolution {

void sort_unique(Numbers& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

bool meet(const Numbers& a, const Numbers& b) {
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) return true;
        if (*i < *j)
            ++i;
        else
            ++j;
    }
    return false;
}

void add_all(Numbers& to, const Numbers& from) {
    to.insert(to.end(), from.begin(), from.end());
    sort_unique(to);
}

}  // namespace claimgraph::resolution
