#include "extract/names/discourse.h"

namespace claimgraph::extract::names {
namespace {

// Memory and time are bounded: of what was said only the last is kept.
constexpr std::size_t most_kept = 800, fewest_kept = 400;

}  // namespace

int Discourse::add_group(Group fresh) {
    groups_.push_back(std::move(fresh));
    return static_cast<int>(groups_.size()) - 1;
}

Draft Discourse::make(std::uint32_t s, TokenIndex first, TokenIndex last, EntityType type, MentionForm form) const {
    return draft_of(sentences_[s], s, first, last, type, form);
}

void Discourse::add(Draft draft, int cluster) {
    remember({draft.sentence, draft.head, draft.first, draft.last, cluster});
    add_aside(std::move(draft), cluster);
}

void Discourse::add_aside(Draft draft, int cluster) {
    draft.cluster = cluster;
    drafts_.push_back(std::move(draft));
}

void Discourse::redirect(std::size_t draft, int cluster) {
    drafts_[draft].cluster = cluster;
    drafts_[draft].form = MentionForm::nominal;
    drafts_[draft].type = group(cluster).type;
}

void Discourse::remember(const Said& said) {
    if (said.cluster >= 0) {
        if (times_said_.size() <= static_cast<std::size_t>(said.cluster)) times_said_.resize(groups_.size());
        ++times_said_[said.cluster];
    }
    said_.push_back(said);
    if (said_.size() > most_kept)
        said_.erase(said_.begin(), said_.begin() + static_cast<std::ptrdiff_t>(said_.size() - fewest_kept));
}

void Discourse::forget_captions() {
    std::erase_if(said_, [this](const Said& said) { return view(said.sentence).in_caption(); });
}

int Discourse::add_unnamed(Unnamed thing) {
    unnamed_.push_back(std::move(thing));
    return -static_cast<int>(unnamed_.size()) - 1;
}

int Discourse::last_unnamed(std::string_view noun, bool plural, std::uint32_t since) const {
    for (std::size_t u = unnamed_.size(); u-- > 0 && unnamed_[u].sentence >= since;)
        if (unnamed_[u].noun == noun && unnamed_[u].plural == plural) return -static_cast<int>(u) - 2;
    return nobody;
}

std::vector<int> Discourse::settle(int referent) {
    if (referent >= nobody) return {referent};
    const std::vector<int> members = unnamed(referent).members;
    if (members.empty()) return {settle_one(referent)};
    std::vector<int> out;
    for (const int member : members) out.push_back(settle_one(member));
    return out;
}

int Discourse::settle_one(int referent) {
    if (referent >= nobody) return referent;
    Unnamed& thing = unnamed_[-referent - 2];
    if (thing.cluster != nobody) return thing.cluster;
    Draft draft = make(thing.sentence, thing.first, thing.head, thing.type, MentionForm::nominal);
    draft.head = thing.head;
    Group fresh;
    fresh.type = thing.type;
    fresh.label = draft.label;
    fresh.names.insert(draft.label);
    fresh.gender = thing.gender;
    thing.cluster = add_group(std::move(fresh));
    add_aside(std::move(draft), thing.cluster);
    for (Said& said : said_)
        if (said.cluster == referent) said.cluster = thing.cluster;
    return thing.cluster;
}

int Discourse::cluster_at(std::uint32_t s, TokenIndex word) const {
    int around = nobody;
    for (auto at = said_.rbegin(); at != said_.rend() && at->sentence == s; ++at) {
        if (at->head == word) return at->cluster;
        if (around == nobody && at->first <= word && word <= at->last) around = at->cluster;
    }
    return around;
}

int Discourse::mentioned_at(std::uint32_t s, TokenIndex word) const {
    const auto search = [&](std::size_t begin, std::size_t end) {
        for (std::size_t d = begin; d < end; ++d) {
            const Draft& draft = drafts_[d];
            if (draft.sentence == s && draft.cluster >= 0 && draft.form != MentionForm::value &&
                (draft.head == word || (draft.phrase_first <= word && word <= draft.phrase_last)))
                return draft.cluster;
        }
        return nobody;
    };
    if (const int named = search(first_draft_[s], end_of_names(s)); named != nobody) return named;
    return s + 1 < first_found_.size() ? search(first_found_[s], first_found_[s + 1]) : nobody;
}

}  // namespace claimgraph::extract::names
