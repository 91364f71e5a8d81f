#include "graph/mentions.h"

#include <algorithm>
#include <tuple>

#include "graph/errors.h"

namespace claimgraph {

void Records::mentions(const std::function<void(const MentionRecord&)>&) const {
    throw UsageError("a graph that is imported holds claims, not mentions; export them from a store");
}

void MentionRecords::each(const Page& page, const DocumentRecord& document, const std::vector<char>& wanted,
                          const std::function<void(const MentionRecord&)>& visit) {
    const Extraction& extraction = page.extraction;
    const auto entity = [&](std::uint32_t mention) { return page.entity_of[extraction.mentions[mention].cluster]; };
    order_.clear();
    for (std::uint32_t i = 0; i < extraction.mentions.size(); ++i)
        if (extraction.mentions[i].form != MentionForm::value && wanted[entity(i)]) order_.push_back(i);
    if (order_.empty()) return;
    const auto place = [&](std::uint32_t i) {
        const Mention& mention = extraction.mentions[i];
        return std::tuple(mention.span, entity(i), mention.form);
    };
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });

    points_.read(extraction.document.text);
    MentionRecord record;
    record.document = &document;
    for (const std::uint32_t i : order_) {
        const Mention& mention = extraction.mentions[i];
        record.begin = points_.at(mention.span.begin);
        record.end = points_.at(mention.span.end);
        record.text = extraction.document.words(mention.span);
        record.entity = page.things.id(mention.cluster);
        record.label = page.things.label(mention.cluster);
        record.same_as = page.things.same_as(mention.cluster);
        record.type = page.things.type(mention.cluster);
        record.form = mention.form;
        visit(record);
    }
}

}  // namespace claimgraph
