#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/claim_selection.h"
#include "graph/extraction_file.h"
#include "graph/page.h"
#include "graph/read_ahead.h"
#include "graph/resolve.h"
#include "graph/store.h"

/// \file
/// The documents of a view, one page after the other: from the store, or from a file where they were kept.

namespace claimgraph {

class PageSource {
   public:
    /// All of them must outlive this.
    PageSource(const Store& store, const Resolution& resolution, const ClaimSelection& selection)
        : store_(store), resolution_(resolution), selection_(selection) {}

    /// The documents in the view's time, by document id. Their claims are not selected yet, unless the file has them
    /// so.
    class Pages {
       public:
        explicit Pages(const PageSource& source);
        /// \return false behind the last; may be asked again then
        bool next(Page& page);

       private:
        const PageSource& source_;
        std::optional<Store::ClaimReader> reader_;
        std::optional<ExtractionFile::Reader> again_;
        std::size_t ordinal_ = 0, behind_ = 0;
    };

    /// Calls `visit(page)` for the documents in the view's time while the next ones are read. It may complete the page.
    template <typename Visit>
    void each_ahead(Visit&& visit) const;
    /// The same with the claims that are in the view.
    template <typename Visit>
    void each(Visit&& visit) const;
    /// Calls `visit(page)`, which completes the page, and keeps it.
    template <typename Visit>
    void each_first(Visit&& visit);

   private:
    class Keeper;

    const Store& store_;
    const Resolution& resolution_;
    const ClaimSelection& selection_;
    std::optional<ExtractionFile> kept_;  ///< once they have been read
};

/// Keeps pages for the next time that they are wanted. Where there is no room, they come from the store again.
class PageSource::Keeper {
   public:
    explicit Keeper(PageSource& source);
    void add(const Page& page);
    /// All pages have come.
    void finish();

   private:
    PageSource& source_;
    std::optional<ExtractionFile> file_;
    std::string bytes_;
};

template <typename Visit>
void PageSource::each_ahead(Visit&& visit) const {
    constexpr std::size_t text_size = 1 << 16, groups = 3;
    struct Group {  // waiting for each document would take longer than working on it
        std::vector<Page> pages;
        std::size_t count = 0;
    };
    Pages from(*this);
    read_ahead<Group>(
        groups,
        [&](Group& group) {
            group.count = 0;
            for (std::size_t size = 0; size < text_size;
                 size += group.pages[group.count++].extraction.document.text.size()) {
                if (group.count == group.pages.size()) group.pages.emplace_back();
                if (!from.next(group.pages[group.count])) break;
            }
            return group.count > 0;
        },
        [&](Group& group) {
            for (std::size_t i = 0; i < group.count; ++i) visit(group.pages[i]);
        });
}

template <typename Visit>
void PageSource::each(Visit&& visit) const {
    each_ahead([&](Page& page) {
        if (!page.is_selected) selection_.select(page);
        visit(std::as_const(page));
    });
}

template <typename Visit>
void PageSource::each_first(Visit&& visit) {
    Keeper keeper(*this);
    each_ahead([&](Page& page) {
        visit(page);
        keeper.add(page);
    });
    keeper.finish();
}

}  // namespace claimgraph
