#include "graph/page.h"

#include "graph/packed.h"

namespace claimgraph {

void pack_page(std::string& bytes, const Page& page) {
    bytes.clear();
    pack(bytes, std::uint64_t{page.ordinal});
    pack(bytes, std::uint64_t{page.first_cluster});
    page.things.write(bytes);
    bytes += static_cast<char>(page.is_selected);
    if (!page.is_selected) return;
    for (const std::string& id : page.ids) pack(bytes, std::string_view(id));
    bytes.append(page.inner.begin(), page.inner.end());
    for (const std::vector<std::uint32_t>* list : {&page.order, &page.mentions, &page.shown}) {
        pack(bytes, std::uint64_t{list->size()});
        for (const std::uint32_t index : *list) pack(bytes, std::uint64_t{index});
    }
    for (const std::string& id : page.propositions) pack(bytes, std::string_view(id));
    pack(bytes, std::string_view(page.phrases));
}

void unpack_page(std::string_view bytes, Page& page) {
    Unpacker from(bytes.data());
    page.ordinal = from.number();
    page.first_cluster = from.number();
    page.things.read(from);
    page.is_selected = from.byte() != 0;
    if (!page.is_selected) return;
    page.ids.resize(page.extraction.claims.size());
    for (std::string& id : page.ids) id = from.text();
    const std::string_view inner = from.bytes(page.ids.size());
    page.inner.assign(inner.begin(), inner.end());
    for (std::vector<std::uint32_t>* list : {&page.order, &page.mentions, &page.shown}) {
        list->resize(from.number());
        for (std::uint32_t& index : *list) index = from.index();
    }
    page.propositions.resize(page.ids.size());
    for (std::string& id : page.propositions) id = from.text();
    page.phrases = from.text();
}

}  // namespace claimgraph
