#include "extract/read/markup_cues.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "embedded.h"
#include "graph/ascii.h"
#include "graph/pack_json.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t longest_run = 3;       ///< words of a class that a row of the pack may have
constexpr std::size_t longest_class = 1000;  ///< bytes that are looked at

constexpr std::pair<const char*, Zone> zone_names[] = {
    {"article", Zone::article},
    {"furniture", Zone::furniture},
    {"comments", Zone::comments},
    {"caption", Zone::caption},
};

/// The words of one class: `article__relatedBox` → article, related, box.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> out;
    bool in_word = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!ascii::is_letter(c)) {
            in_word = false;
            continue;
        }
        const bool hump = ascii::is_upper(c) && i > 0 && ascii::is_lower(name[i - 1]);
        if (!in_word || hump) out.emplace_back();
        in_word = true;
        out.back() += static_cast<char>(c | 0x20);
    }
    return out;
}

/// Calls `visit` with each word and each row of words of each class.
template <typename Visit>
void each_run(std::string_view names, Visit&& visit) {
    names = names.substr(0, longest_class);
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find_first_of(" \t\r\n\f", at), names.size());
        const std::vector<std::string> words = words_of(names.substr(at, end - at));
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::string run;
            for (std::size_t n = 0; n < longest_run && i + n < words.size(); ++n) {
                run += (n > 0 ? " " : "") + words[i + n];
                visit(run);
            }
        }
        at = end + 1;
    }
}

/// The larger, the more it counts against an article.
int weight(Zone zone) {
    switch (zone) {
        case Zone::unknown:
            return 0;
        case Zone::article:
            return 1;
        case Zone::caption:
            return 2;
        case Zone::furniture:
            return 3;
        case Zone::comments:
            return 4;
    }
    return 0;
}

}  // namespace

const MarkupCues& MarkupCues::embedded() {
    constexpr std::string_view path = "extract/packs/markup.json";
    static const MarkupCues cues(embedded::file(path));
    return cues;
}

MarkupCues::MarkupCues(std::string_view source) {
    const PackJson pack(source, "extract/packs/markup.json");
    const auto read = [&](const char* key, Zones& zones) {
        const PackJson::Value& groups = pack.member(pack.root(), key, "");
        if (!groups.IsObject()) pack.fail(std::string("/") + key, "must be an object");
        for (const auto& [name, zone] : zone_names) {
            if (!groups.HasMember(name)) continue;
            for (const std::string& word : pack.strings(groups, name, std::string("/") + key)) zones[word] = zone;
        }
    };
    read("tags", tags_);
    read("roles", roles_);
    read("itemprops", itemprops_);
    read("classes", classes_);
    unseen_ = pack.string_set(pack.root(), "unseen", "");
    inline_ = pack.string_set(pack.root(), "inline", "");
    const PackJson::Value& metadata = pack.member(pack.root(), "metadata", "");
    for (const char* field : {"title", "publisher", "author", "published", "modified", "url", "language"})
        metadata_[field] = pack.strings(metadata, field, "/metadata");
    article_types_ = pack.strings(pack.root(), "article_types", "");
    published_classes_ = pack.string_set(pack.root(), "published_classes", "");
    modified_classes_ = pack.string_set(pack.root(), "modified_classes", "");
}

Zone MarkupCues::zone(const Zones& zones, std::string_view name) {
    const auto found = zones.find(std::string(name));
    return found == zones.end() ? Zone::unknown : found->second;
}

bool MarkupCues::is_article_type(std::string_view type) const {
    return std::any_of(article_types_.begin(), article_types_.end(),
                       [&](const std::string& end) { return type.ends_with(end); });
}

Zone MarkupCues::of_class(std::string_view names) const {
    Zone best = Zone::unknown;
    each_run(names, [&](const std::string& run) {
        const Zone found = zone(classes_, run);
        if (weight(found) > weight(best)) best = found;
    });
    return best;
}

bool MarkupCues::has_run(const std::unordered_set<std::string>& runs, std::string_view names) {
    bool found = false;
    each_run(names, [&](const std::string& run) { found = found || runs.contains(run); });
    return found;
}

}  // namespace claimgraph::extract::read
