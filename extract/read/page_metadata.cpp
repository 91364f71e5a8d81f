#include "extract/read/page_metadata.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "extract/read/clean_text.h"
#include "extract/read/encoding.h"
#include "extract/read/json_ld.h"
#include "extract/read/publication_date.h"
#include "extract/read/xml_tree.h"
#include "graph/ascii.h"

namespace claimgraph::extract::read {
namespace {

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

/// What is found on the way through the page, before it is weighed.
struct Finds {
    std::unordered_map<std::string, std::string> meta;  ///< by name in small letters; the first counts
    std::string title, canonical, language;
    LinkedArticle linked;
    std::string marked_published, marked_modified;  ///< by itemprop
    std::string classed_published;                  ///< `<time>` or another element that is called so
    std::string first_time;                         ///< the first `<time>` behind the headline
    std::string marked_author;
};

class Collector {
   public:
    Finds collect(const xmlNode* root) {
        for (const xmlNode* node = root; node;) {
            bool into = true;
            if (node->type == XML_ELEMENT_NODE) into = look(node);
            node = next_node(node, root, into);
        }
        return std::move(finds_);
    }

   private:
    static void keep_first(std::string& slot, std::string value) {
        if (slot.empty()) slot = std::move(value);
    }

    /// False where nothing inside matters.
    bool look(const xmlNode* node) {
        const std::string_view name = xml_name(node);
        if (name == "meta") {
            look_at_meta(node);
        } else if (name == "script") {
            if (ascii::lowered(xml_attribute(node, "type")).find("ld+json") != std::string::npos)
                take(linked_article(xml_text(node)));
            return false;
        } else if (name == "html") {
            keep_first(finds_.language, std::string(xml_attribute(node, "lang")));
        } else if (name == "title") {
            keep_first(finds_.title, single_blanks(xml_text(node)));
        } else if (name == "link") {
            if (ascii::lowered(xml_attribute(node, "rel")) == "canonical")
                keep_first(finds_.canonical, std::string(xml_attribute(node, "href")));
        } else if (name == "h1") {
            behind_headline_ = true;
        } else if (name == "style" || name == "svg") {
            return false;
        }
        look_at_date(node, name);
        return true;
    }

    void look_at_meta(const xmlNode* node) {
        const std::string content = single_blanks(xml_attribute(node, "content"));
        if (content.empty()) return;
        for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
            const std::string name = ascii::lowered(xml_attribute(node, key));
            if (!name.empty()) finds_.meta.emplace(name, content);
        }
    }

    /// Dates by itemprop, by class and by `<time>`.
    void look_at_date(const xmlNode* node, std::string_view name) {
        const std::string prop = ascii::lowered(xml_attribute(node, "itemprop"));
        const std::string_view names = xml_attribute(node, "class");
        const bool time = name == "time";
        if (prop == "author" && finds_.marked_author.empty()) finds_.marked_author = author_in(node);
        const bool published = prop == "datepublished", modified = prop == "datemodified";
        const MarkupCues& cues = MarkupCues::embedded();
        const bool called = !names.empty() && cues.is_published_class(names);
        const bool changed = !names.empty() && cues.is_modified_class(names);
        if (!time && !published && !modified && !called) return;
        const std::string date = date_in(node);
        if (date.empty()) return;
        if (published) keep_first(finds_.marked_published, date);
        if (modified || (time && changed)) keep_first(finds_.marked_modified, date);
        if (has_xml_attribute(node, "pubdate") || (called && !changed)) keep_first(finds_.classed_published, date);
        if (time && behind_headline_ && !modified) keep_first(finds_.first_time, date);
    }

    static std::string author_in(const xmlNode* node) {
        if (const std::string_view content = xml_attribute(node, "content"); !content.empty())
            return single_blanks(content);
        const std::string text = single_blanks(xml_text(node));
        return text.size() <= 100 ? text : std::string();
    }

    static std::string date_in(const xmlNode* node) {
        for (const char* key : {"datetime", "content", "title", "data-datetime", "data-date"})
            if (std::string date = normal_date(single_blanks(xml_attribute(node, key))); !date.empty()) return date;
        const std::string text = single_blanks(xml_text(node));
        return text.size() <= 200 ? printed_date(text).value : std::string();
    }

    void take(LinkedArticle&& found) {
        if (found.is_article && !finds_.linked.is_article) {
            finds_.linked = std::move(found);
        } else if (!finds_.linked.is_article && finds_.linked.published.empty()) {
            finds_.linked = std::move(found);
        }
    }

    Finds finds_;
    bool behind_headline_ = false;
};

std::string first_of(std::initializer_list<std::string_view> candidates) {
    for (const std::string_view candidate : candidates)
        if (!candidate.empty()) return std::string(candidate);
    return {};
}

std::string meta(const Finds& finds, const std::string& field) {
    for (const std::string& name : MarkupCues::embedded().meta_names(field)) {
        const auto found = finds.meta.find(name);
        if (found == finds.meta.end()) continue;
        if (field == "published" || field == "modified") {
            if (std::string date = normal_date(found->second); !date.empty()) return date;
        } else if (field == "url" || !is_address(found->second)) {
            return found->second;
        }
    }
    return {};
}

/// `Storm hits coast | The Gazette` → `Storm hits coast`.
std::string without_publisher(const std::string& title, const std::string& publisher) {
    for (const std::string_view sign : {" | ", " - ", " – ", " — ", " « ", " :: "}) {
        const std::size_t at = title.rfind(sign);
        if (at == std::string::npos || at < 8) continue;
        const std::string_view behind = std::string_view(title).substr(at + sign.size());
        const bool named =
            !publisher.empty() && (behind == publisher || ascii::lowered(behind) == ascii::lowered(publisher));
        if (named || (sign != " - " && behind.size() < 40 && at > behind.size())) return title.substr(0, at);
    }
    return title;
}

}  // namespace

std::string date_in_url(std::string_view url) {
    // year / month / day, with signs between them or without
    const auto number = [&](std::size_t at, std::size_t digits) -> int {
        if (at + digits > url.size()) return -1;
        int out = 0;
        for (std::size_t i = at; i < at + digits; ++i) {
            if (!ascii::is_digit(url[i])) return -1;
            out = out * 10 + (url[i] - '0');
        }
        return out;
    };
    for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
        if (at > 0 &&
            (ascii::is_digit(url[at - 1]) || (url[at - 1] != '/' && url[at - 1] != '-' && url[at - 1] != '_')))
            continue;
        const int year = number(at, 4);
        if (year < 1990 || year > 2100) continue;
        std::size_t next = at + 4;
        const bool signs = url[next] == '/' || url[next] == '-';
        if (signs) ++next;
        std::string line = std::string(url.substr(at, 4)) + "-";
        const std::size_t month_digits =
            signs && next + 1 < url.size() && ascii::is_digit(url[next]) && !ascii::is_digit(url[next + 1]) ? 1 : 2;
        if (number(next, month_digits) < 1) {
            // /2023/nov/08/
            const std::size_t end = url.find_first_of("/-", next);
            if (!signs || end == std::string_view::npos || end - next < 3 || end - next > 9) continue;
            const std::size_t day_end = std::min(url.find_first_of("/-", end + 1), url.size());
            if (number(end + 1, day_end - end - 1) < 1 || day_end - end - 1 > 2) continue;
            const std::string printed = std::string(url.substr(end + 1, day_end - end - 1)) + " " +
                                        std::string(url.substr(next, end - next)) + " " +
                                        std::string(url.substr(at, 4));
            if (std::string date = normal_date(printed); !date.empty()) return date;
            continue;
        }
        line += std::string(url.substr(next, month_digits)) + "-";
        next += month_digits;
        if (signs) {
            if (next >= url.size() || (url[next] != '/' && url[next] != '-')) continue;
            ++next;
        }
        const std::size_t day_digits = signs && (next + 1 >= url.size() || !ascii::is_digit(url[next + 1])) ? 1 : 2;
        if (number(next, day_digits) < 1) continue;
        if (next + day_digits < url.size() && ascii::is_digit(url[next + day_digits])) continue;
        line += std::string(url.substr(next, day_digits));
        if (std::string date = normal_date(line); !date.empty()) return date;
    }
    return {};
}

PageMetadata page_metadata(const HtmlDocument& document, std::string_view url) {
    PageMetadata out;
    const xmlNode* root = xmlDocGetRootElement(document.get());
    if (!root) return out;
    Finds finds = Collector().collect(root);
    const LinkedArticle& linked = finds.linked;
    out.publisher = single_blanks(without_entities(first_of({linked.publisher, meta(finds, "publisher")})));
    out.title = without_publisher(
        single_blanks(without_entities(first_of({linked.headline, meta(finds, "title"), finds.title}))), out.publisher);
    const std::string author = is_address(linked.author) ? std::string() : linked.author;
    out.author = single_blanks(without_entities(first_of({author, meta(finds, "author"), finds.marked_author})));
    out.language = first_of({finds.language, linked.language, meta(finds, "language")});
    for (const std::string_view candidate : {std::string_view(finds.canonical), url, std::string_view(linked.url)})
        if (out.url.empty() && is_address(candidate)) out.url = candidate;
    if (const std::string og = meta(finds, "url"); out.url.empty() && is_address(og)) out.url = og;
    std::string by_url = date_in_url(out.url);
    if (by_url.empty()) by_url = date_in_url(url);
    out.published = first_of({normal_date(linked.published), meta(finds, "published"), finds.marked_published, by_url,
                              finds.classed_published, finds.first_time});
    // In UTC it may be the day before or after that of the place.
    if (!by_url.empty() && out.published.ends_with('Z') && out.published.substr(0, 10) != by_url)
        out.published = by_url;
    out.modified = first_of({normal_date(linked.modified), meta(finds, "modified"), finds.marked_modified});
    out.body = linked.body;
    return out;
}

}  // namespace claimgraph::extract::read
