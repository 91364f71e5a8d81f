#include "extract/names/roles.h"

#include <algorithm>

#include "extract/names/cluster_keys.h"
#include "extract/names/thing_name.h"

namespace claimgraph::extract::names {

void Roles::note_holders() {
    for (std::uint32_t s = 0; s < uses_.size(); ++s)
        for (const OfficeUse& use : uses_[s]) {
            if (use.persons.empty()) continue;
            for (const int person : use.persons) {
                const Draft& draft = discourse_.draft(s, person);
                if (draft.cluster < 0) continue;
                const TokenIndex first = std::min(use.first, draft.phrase_first),
                                 last = std::max(use.last, draft.phrase_last);
                const TokenIndex told_first = use.told_first < 0 ? first : std::min(first, use.told_first);
                const TokenIndex told_last = std::max(last, use.told_last);
                OfficeEvidence evidence =
                    use.ended ? evidence_of(s, use, first, last) : evidence_of(s, use, told_first, told_last);
                Group& holder = discourse_.group(draft.cluster);
                if (holder.type != EntityType::person) continue;
                add_office(evidence, holder);
                if (use.ended) {
                    evidence.tenure = *use.ended;
                    evidence.words = discourse_.view(s).span(told_first, told_last);
                    evidence.former = true;
                    add_office(evidence, holder);
                }
                if (holder.gender == 0) holder.gender = gender_of_phrase(s, use);
                if (holders_.empty() || std::find(holders_.begin(), holders_.end(), draft.cluster) == holders_.end())
                    if (holders_.size() < 200) holders_.push_back(draft.cluster);
            }
        }
}

/// Offices that a document says in the same way of a person are one.
void Roles::add_office(const OfficeEvidence& evidence, Group& holder) {
    const auto known = std::find_if(holder.offices.begin(), holder.offices.end(), [&](const OfficeEvidence& e) {
        return e.office == evidence.office && e.domain == evidence.domain && e.former == evidence.former &&
               e.tenure == evidence.tenure;
    });
    if (known != holder.offices.end()) {
        if (!known->held) *known = evidence;
    } else if (holder.offices.size() < 24) {
        holder.offices.push_back(evidence);
    }
}

/// The office as words say it, from the first to the last of them.
OfficeEvidence Roles::evidence_of(std::uint32_t s, const OfficeUse& use, TokenIndex first, TokenIndex last) const {
    OfficeEvidence evidence;
    evidence.office = use.match.office;
    evidence.domain = domain_of_use(s, use);
    evidence.former = use.former;
    evidence.tenure = use.tenure;
    // *Managers Conference* and *a local leader of the party* are something else
    const bool is_one = !use.match.plural || use.persons.size() > 1;
    const bool is_the_one = !use.match.office->one || !use.indefinite;
    evidence.held = use.held && use.of_it && is_one && is_the_one;
    evidence.words = discourse_.view(s).span(first, last);
    const int draft = use.stated_draft >= 0 && use.domain_draft < 0 ? use.stated_draft : use.domain_draft;
    if (draft >= 0)
        evidence.domain_cluster = discourse_.draft(s, draft).cluster;
    else
        evidence.domain_thing = lexicon_.thing_by_id(use.domain);
    return evidence;
}

std::string Roles::domain_of_use(std::uint32_t s, const OfficeUse& use) const {
    if (use.domain_draft >= 0) {
        const Draft& draft = discourse_.draft(s, use.domain_draft);
        if (draft.cluster >= 0) {
            const Group& of = discourse_.group(draft.cluster);
            if (of.thing) return domain_of(*of.thing);
            if (of.type == EntityType::person) return {};
            return "name/" + (of.name_key.empty() ? thing_key(draft.label) : of.name_key);
        }
    }
    return use.domain;
}

char Roles::gender_of_phrase(std::uint32_t s, const OfficeUse& use) const {
    if (use.match.office->gender != 0) return use.match.office->gender;
    const std::string_view noun = discourse_.view(s).low(use.match.last);
    if (lexicon_.has("nouns_female", noun)) return 'f';
    if (lexicon_.has("nouns_male", noun) && !lexicon_.has("nouns_of_either", noun)) return 'm';
    return 0;
}

/// How well a person's office fits a phrase's: 0 not, 1 perhaps (one of the domains is unknown), 2 yes.
int Roles::fits(const OfficeEvidence& wanted, const Group& person) const {
    int best = 0;
    bool elsewhere = false;
    for (const OfficeEvidence& held : person.offices) {
        const std::string wanted_country = country_of(wanted.domain), held_country = country_of(held.domain);
        elsewhere = elsewhere || (!wanted_country.empty() && !held_country.empty() && wanted_country != held_country);
        if (!same_office(wanted, held)) continue;
        if (wanted.former && !held.former) continue;
        int fit = 1;
        if (wanted.domain.empty() || held.domain.empty())
            fit = 1;
        else if (wanted.domain == held.domain)
            fit = 2;
        else if (country_of(wanted.domain) == country_of(held.domain) && !country_of(held.domain).empty() &&
                 !wanted.office->one)
            fit = 2;
        else
            fit = 0;
        best = std::max(best, fit);
    }
    // a person of another country, as far as the document tells
    return best == 1 && elsewhere ? 0 : best;
}

std::string Roles::country_of(const std::string& domain) const {
    const Thing* thing = lexicon_.thing_by_id(domain);
    return thing ? thing->country : std::string();
}

bool Roles::same_office(const OfficeEvidence& wanted, const OfficeEvidence& held) const {
    if (wanted.office == held.office) return true;
    const auto& implied = held.office->implies;
    if (std::find(implied.begin(), implied.end(), wanted.office->name) != implied.end()) return true;
    const std::string& domain = held.domain.empty() ? wanted.domain : held.domain;
    if (lexicon_.has("offices_of_any_leader", wanted.office->name)) {
        // In one document any head of state or government will do; find_holder prefers the one that leads
        if (domain.rfind("country/", 0) == 0) return lexicon_.has("heads_of_state", held.office->name);
        if (domain.rfind("country/", 0) != 0) return lexicon_.has("heads_of_bodies", held.office->name);
    }
    if (lexicon_.has("offices_of_any_head", wanted.office->name))
        return held.office->one && !domain.empty() && domain.rfind("country/", 0) != 0;
    return false;
}

void Roles::take_up(std::uint32_t s, const OfficeUse& use) {
    const SentenceView& view = discourse_.view(s);
    const TokenIndex noun = use.match.last;
    Draft draft = discourse_.make(s, use.first, use.last, EntityType::person, MentionForm::nominal);
    draft.head = view.head_of(use.match.first, noun);
    if (!use.persons.empty()) {
        if (!use.beside || use.match.plural) return;
        const Draft& person = discourse_.draft(s, use.persons.front());
        if (use.possessor >= 0) {
            draft.first = draft.phrase_first = use.possessor;
            draft.label = view.written(draft.first, draft.last);
        }
        if (person.cluster >= 0 && (use.definite || use.possessor >= 0 || use.match.office->one))
            discourse_.add(std::move(draft), person.cluster);
        return;
    }
    if (use.match.plural || !use.definite || use.another || use.possessor >= 0) return;
    if (view.relation(noun, "compound") || view.relation(noun, "amod") || view.relation(noun, "flat")) return;
    if (view.relation(draft.head, "root") && view.has_child(draft.head, "cop")) return;
    if (const TokenIndex preposition = view.child(draft.head, "case");
        preposition >= 0 && view.listed(preposition, "role_prepositions"))
        return;
    if (view.token(noun).xpos == "NNS" || view.token(noun).xpos == "NNPS") return;
    const OfficeEvidence wanted = evidence_of(s, use, use.first, use.last);
    if (const int found = find_holder(s, wanted); found >= 0) {
        discourse_.add(std::move(draft), found);
        return;
    }
    if (wanted.domain.empty() || !wanted.office->one || wanted.former) return;
    Group fresh;
    fresh.type = EntityType::person;
    fresh.label = draft.label;
    fresh.names.insert(draft.label);
    fresh.offices.push_back(wanted);
    fresh.by_office_only = true;
    const int index = discourse_.add_group(std::move(fresh));
    if (holders_.size() < 200) holders_.push_back(index);
    discourse_.add(std::move(draft), index);
}

int Roles::find_holder(std::uint32_t s, const OfficeEvidence& wanted) const {
    std::vector<int> sure, perhaps;
    for (const int holder : holders_) {
        const Group& person = discourse_.group(holder);
        int fit = fits(wanted, person);
        if (fit == 0 && person.by_office_only) {
            // the Russian president and the Russian leader, both without a name
            for (const OfficeEvidence& held : person.offices)
                if (held.domain == wanted.domain && !wanted.domain.empty() && same_office(held, wanted)) fit = 2;
        }
        if (fit == 2) sure.push_back(holder);
        if (fit == 1 && !person.by_office_only) perhaps.push_back(holder);
    }
    if (sure.size() > 1 && lexicon_.has("offices_of_any_leader", wanted.office->name)) {
        const Thing* country = lexicon_.thing_by_id(wanted.domain);
        std::vector<int> leading;
        for (const int holder : sure)
            for (const OfficeEvidence& held : discourse_.group(holder).offices)
                if (country && std::find(country->leaders.begin(), country->leaders.end(), held.office->name) !=
                                   country->leaders.end()) {
                    leading.push_back(holder);
                    break;
                }
        if (leading.size() == 1) return leading.front();
    }
    if (sure.size() == 1) return sure.front();
    if (sure.size() > 1) return latest(s, sure, 2);
    // *President Ito* may be any country's: *the Kenyan leader* is not him for all that the words say
    if (!wanted.domain.empty()) return -1;
    if (perhaps.size() == 1) return perhaps.front();
    if (perhaps.size() > 1) return latest(s, perhaps, 1);
    return -1;
}

// The one of them mentioned last, if there is only one in the sentences that count.
int Roles::latest(std::uint32_t s, const std::vector<int>& candidates, std::uint32_t sentences) const {
    int found = -1;
    for (auto at = discourse_.said().rbegin(); at != discourse_.said().rend() && at->sentence + sentences >= s; ++at) {
        if (at->cluster < 0 || std::find(candidates.begin(), candidates.end(), at->cluster) == candidates.end())
            continue;
        if (found >= 0 && found != at->cluster) return -1;
        found = at->cluster;
    }
    return found;
}

}  // namespace claimgraph::extract::names
