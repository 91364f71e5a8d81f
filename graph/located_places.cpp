#include "graph/located_places.h"

namespace claimgraph {
namespace {

/// In text order, without those inside of others.
std::vector<const Mention*> names_in(const Page& page, Span sentence) {
    std::vector<const Mention*> names;
    for (auto at = page.from(sentence.begin); at != page.mentions.end(); ++at) {
        const Mention& mention = page.extraction.mentions[*at];
        if (mention.span.begin >= sentence.end) break;
        if (mention.form != MentionForm::name) continue;
        if (!names.empty() && names.back()->span.contains(mention.span)) continue;
        if (!names.empty() && mention.span.contains(names.back()->span)) names.pop_back();
        names.push_back(&mention);
    }
    return names;
}

/// *France, Germany, the Netherlands and …*
bool is_apposed_with_article(const std::string& text, const Mention& inner, const Mention& outer) {
    constexpr std::string_view between = ", the ";
    return inner.span.end + between.size() == outer.span.begin &&
           text.compare(inner.span.end, between.size(), between) == 0;
}

bool is_apposed(const std::string& text, const Mention& inner, const Mention& outer) {
    return inner.span.end + 2 == outer.span.begin && text.compare(inner.span.end, 2, ", ") == 0;
}

/// Whether what is apposed from this one on goes on with a word or with *and*.
bool is_in_list(const std::string& text, const std::vector<const Mention*>& names, std::size_t place) {
    while (place + 1 < names.size() && (is_apposed(text, *names[place], *names[place + 1]) ||
                                        is_apposed_with_article(text, *names[place], *names[place + 1])))
        ++place;
    const std::uint32_t end = names[place]->span.end;
    if (end >= text.size() || text[end] == '.') return false;
    return text[end] != ',' || text.compare(end, 6, ", and ") == 0 || text.compare(end, 5, ", or ") == 0;
}

}  // namespace

std::vector<LocatedPlace> located_places(const Page& page, Span sentence,
                                         const std::function<bool(const Mention&)>& is_place) {
    const std::string& text = page.extraction.document.text;
    const std::vector<const Mention*> names = names_in(page, sentence);
    std::vector<LocatedPlace> places;
    std::size_t first = 0;
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        const Mention &inner = *names[i], &outer = *names[i + 1];
        if (places.empty() || places.back().outer != &inner) first = i;
        if (is_apposed(text, inner, outer) && is_place(inner) && is_place(outer) && !is_in_list(text, names, i + 1))
            places.push_back({&inner, &outer, names[first]});
    }
    return places;
}

}  // namespace claimgraph
