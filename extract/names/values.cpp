#include "extract/names/values.h"

#include <algorithm>

#include "extract/names/date_finder.h"
#include "extract/names/number_finder.h"

namespace claimgraph::extract::names {

void find_values(const SentenceView& view, std::uint32_t index, std::string_view published, Drafts& drafts) {
    const std::size_t names = drafts.size();
    DateFinder(view, index, published, drafts).run();
    NumberFinder(view, index, drafts).run();
    if (drafts.size() != names)
        std::stable_sort(drafts.begin(), drafts.end(),
                         [](const Draft& a, const Draft& b) { return a.first < b.first; });
}

}  // namespace claimgraph::extract::names
