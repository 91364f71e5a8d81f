#include "extract/names/namesakes.h"

#include <algorithm>
#include <set>
#include <string>

#include "extract/names/thing_name.h"

namespace claimgraph::extract::names {
namespace {

bool is_common(const std::string& label) { return is_generic(thing_key(label)); }

bool is_common_body(const std::string& label) {
    const std::string key = thing_key(label);
    return is_generic(key) && Lexicon::get().has("common_bodies", std::string_view(key).substr(key.rfind(' ') + 1));
}

/// The countries of a document: those it names, and those of its adjectives and of the places on the lists.
class Countries {
   public:
    Countries(const std::vector<SentenceView>& sentences, const Drafts& drafts) {
        for (const Draft& draft : drafts)
            if (draft.thing && is_a(draft.thing->type, EntityType::place) &&
                Lexicon::get().namesakes(*draft.thing).empty())
                add(draft.thing->country);
        for (const SentenceView& view : sentences)
            for (int i = 0; i < view.size(); ++i)
                if (view.capital(i))
                    if (const auto country = Lexicon::get().demonym(view.low(i))) add(*country);
    }

    bool empty() const { return named_.empty(); }
    bool has(const std::string& country) const { return named_.count(country) != 0; }
    /// Empty where there are several.
    std::string only() const { return named_.size() == 1 ? *named_.begin() : std::string(); }

   private:
    void add(const std::string& country) {
        if (country.starts_with("country/")) named_.insert(country);
    }

    std::set<std::string> named_;
};

}  // namespace

void settle_namesakes(const std::vector<SentenceView>& sentences, Drafts& drafts) {
    const Lexicon& lexicon = Lexicon::get();
    const Countries countries(sentences, drafts);
    if (countries.empty()) return;
    for (Draft& draft : drafts) {
        if (draft.form != MentionForm::name || draft.type == EntityType::person) continue;
        if (draft.thing && !countries.has(draft.thing->country)) {
            const Thing* meant = nullptr;
            std::size_t fitting = 0;
            for (const Thing* other : lexicon.namesakes(*draft.thing))
                if (countries.has(other->country)) meant = other, ++fitting;
            if (fitting == 1)
                draft.thing = meant;
            else if (!draft.thing->country.empty() && draft.type == EntityType::organization && is_common(draft.label))
                draft.thing = nullptr;
        }
        if (!draft.thing && draft.key.empty() && draft.type == EntityType::organization && is_common_body(draft.label))
            if (const std::string country = countries.only(); !country.empty())
                draft.key = thing_key(draft.label) + " " + country;
    }
}

}  // namespace claimgraph::extract::names
