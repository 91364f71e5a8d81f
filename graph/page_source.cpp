#include "graph/page_source.h"

#include <string_view>

#include "graph/errors.h"

namespace claimgraph {

PageSource::Pages::Pages(const PageSource& source) : source_(source) {
    if (source.kept_)
        again_.emplace(*source.kept_);
    else
        reader_.emplace(source.store_);
}

bool PageSource::Pages::next(Page& page) {
    const std::vector<std::uint32_t>& entity_of = source_.resolution_.entity_of;
    if (again_) {
        std::string_view more;
        if (!again_->next(page.extraction, more)) return false;
        unpack_page(more, page);
    } else {
        do {
            if (!reader_ || !reader_->next_document(page.extraction)) {
                reader_.reset();
                return false;
            }
            page.ordinal = ordinal_++;
            page.first_cluster = behind_;
            behind_ += page.extraction.clusters.size();
            if (behind_ > entity_of.size()) throw Error("the store was changed while it was read");
            page.entity_of = entity_of.data() + page.first_cluster;
        } while (!source_.selection_.in_time(page.extraction.document) || !source_.selection_.may_have(page));
        reader_->read_finds(page.extraction);
        page.things.clear();
        for (std::size_t i = 0; i < page.extraction.clusters.size(); ++i)
            source_.resolution_.entities.look_at(page.entity_of[i], page.things);
        page.is_selected = false;
    }
    page.entity_of = entity_of.data() + page.first_cluster;
    return true;
}

PageSource::Keeper::Keeper(PageSource& source) : source_(source) {
    if (!source.kept_) file_.emplace();
}

void PageSource::Keeper::add(const Page& page) {
    if (!file_) return;
    pack_page(bytes_, page);
    try {
        file_->add(page.extraction, bytes_);
    } catch (const Error&) {
        file_.reset();
    }
}

void PageSource::Keeper::finish() {
    if (file_) source_.kept_.emplace(std::move(*file_));
}

}  // namespace claimgraph
