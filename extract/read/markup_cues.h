#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// \file
/// extract/packs/markup.json: what the makers of pages call the parts of them.

namespace claimgraph::extract::read {

/// What an element is for, as far as its tag, role, class or id tell.
enum class Zone : std::uint8_t {
    unknown,
    article,    ///< says that it holds the article's text: `<article>`, `itemprop="articleBody"`, class `entry-content`
    furniture,  ///< navigation, related links, share buttons, cookie notices …
    comments,   ///< what readers wrote
    caption,    ///< words to a picture
};

class MarkupCues {
   public:
    /// The embedded pack.
    static const MarkupCues& embedded();
    /// \throws Error that names the place where the pack is wrong
    explicit MarkupCues(std::string_view json);

    Zone of_tag(std::string_view name) const { return zone(tags_, name); }
    Zone of_role(std::string_view name) const { return zone(roles_, name); }
    Zone of_itemprop(std::string_view name) const { return zone(itemprops_, name); }
    /// What the words in a class or id say; where they say two things, furniture, comments and captions before article.
    Zone of_class(std::string_view names) const;

    /// Its words are not on the page that a reader sees.
    bool is_unseen(std::string_view tag) const { return unseen_.contains(std::string(tag)); }
    /// It does not break the flow of the words.
    bool is_inline(std::string_view tag) const { return inline_.contains(std::string(tag)); }

    /// Names of `<meta>` that hold a field, in the order in which they are believed: title, publisher, author,
    /// published, modified, url, language.
    const std::vector<std::string>& meta_names(const std::string& field) const { return metadata_.at(field); }
    bool is_article_type(std::string_view type) const;
    bool is_published_class(std::string_view names) const { return has_run(published_classes_, names); }
    bool is_modified_class(std::string_view names) const { return has_run(modified_classes_, names); }

   private:
    using Zones = std::unordered_map<std::string, Zone>;
    static Zone zone(const Zones& zones, std::string_view name);

    static bool has_run(const std::unordered_set<std::string>& runs, std::string_view names);

    Zones tags_, roles_, itemprops_, classes_;
    std::unordered_set<std::string> unseen_, inline_, published_classes_, modified_classes_;
    std::unordered_map<std::string, std::vector<std::string>> metadata_;
    std::vector<std::string> article_types_;  ///< ends of names
};

}  // namespace claimgraph::extract::read
