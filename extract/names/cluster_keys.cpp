#include "extract/names/cluster_keys.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "extract/names/person_name.h"
#include "extract/names/thing_name.h"
#include "graph/cluster_key.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {

std::string domain_of(const Thing& thing) {
    return thing.kind == "seat" && !thing.stands.empty() ? thing.stands : thing.id;
}

namespace {

using Keys = std::set<std::string>;

void add(Keys& keys, IdentityKind kind, std::string_view value) {
    if (!value.empty()) keys.insert(to_key(kind, value));
}

// What was part of another country is of that country now; what is no more says nothing.
void add_country(Keys& keys, const std::string& country) {
    const std::string today(Lexicon::get().text("parts_of_countries", fold_name(country)).value_or(country));
    if (today.rfind("country/", 0) == 0 && today.rfind("country/X-", 0) != 0) add(keys, IdentityKind::of, today);
}

void add_field(Keys& keys, const std::string& noun) {
    if (const auto field = Lexicon::get().text("fields", noun)) add(keys, IdentityKind::field, *field);
}

// An office, and what it says of whoever holds it.
void add_office(Keys& keys, const OfficeEvidence& evidence) {
    const Lexicon& lexicon = Lexicon::get();
    add_field(keys, evidence.office->name);
    for (const std::string& implied : evidence.office->implies) add_field(keys, implied);
    const Thing* domain = lexicon.thing_by_id(evidence.domain);
    if (domain) add_country(keys, domain->country);
    if (evidence.former || evidence.domain.empty()) return;
    const auto holds = [&](const std::string& office) {
        add(keys, IdentityKind::office, office_value(office, evidence.domain));
    };
    if (evidence.office->one) holds(evidence.office->name);
    for (const std::string& implied : evidence.office->implies)
        if (const Office* other = lexicon.office_by_name(implied); other && other->one) holds(implied);
    if (domain &&
        std::find(domain->leaders.begin(), domain->leaders.end(), evidence.office->name) != domain->leaders.end())
        holds("leader");
}

void add_person(Keys& keys, const Group& group) {
    add(keys, IdentityKind::family, group.family);
    add(keys, IdentityKind::given, group.given);
    if (!group.family.empty() && !group.given.empty()) {
        add(keys, IdentityKind::middle, group.middle);
        add(keys, IdentityKind::suffix, group.suffix);
        if (group.given.size() > 1) add(keys, IdentityKind::solid, group.solid);
        for (const std::string& other : group.also) add(keys, IdentityKind::also, other);
    }
    for (const std::string& alias : group.aliases) add(keys, IdentityKind::alias, alias);
    for (const std::string& country : group.countries) add_country(keys, country);
    for (const std::string& kind : group.kinds) add_field(keys, kind);
    for (const OfficeEvidence& evidence : group.offices) add_office(keys, evidence);
}

}  // namespace

std::vector<std::string> keys_of(const Group& group) {
    Keys keys;
    if (group.thing) {
        keys.insert(to_key(IdentityKind::gazetteer, group.thing->id));
        add(keys, IdentityKind::same, group.thing->same);
        if (!group.thing->body.empty())
            keys.insert(to_key(IdentityKind::name, group.thing->body + " " + group.thing->country));
    }
    if (group.type == EntityType::person && !group.thing) {
        add_person(keys, group);
    } else if (!group.thing && !is_a(group.type, EntityType::quantity) && group.type != EntityType::money) {
        if (!group.name_key.empty() && group.spelled_out && !is_generic(group.name_key)) {
            keys.insert(to_key(IdentityKind::name, group.name_key));
            // Ukrainian Unmanned Systems Forces are the Unmanned Systems Forces; the French Academy is not any academy
            const std::string bare = without_demonym(group.name_key);
            if (!bare.empty() && !is_generic(bare) && is_state_body(bare))
                keys.insert(to_key(IdentityKind::name, bare));
        }
        if (is_a(group.type, EntityType::date)) add(keys, IdentityKind::name, group.name_key);
        for (const std::string& name : group.aliases) keys.insert(to_key(IdentityKind::name, name));
    }
    if (group.type != EntityType::person)
        for (const std::string& letters : group.acronyms) keys.insert(to_key(IdentityKind::acronym, letters));
    return {keys.begin(), keys.end()};
}

namespace {

SaidThing reference_to(const Thing& thing) { return {std::nullopt, thing.id, thing.label}; }
SaidThing reference_to(int cluster) { return {static_cast<std::uint32_t>(cluster), {}, {}}; }

bool is_capital_or_seat(const Thing* thing) { return thing && (thing->kind == "seat" || thing->kind == "capital"); }

// *the Kremlin leader*, *Moscow's foreign minister* are Russia's; a spokesman of the Kremlin is the Kremlin's, a king
// of Athens is that of the town.
bool is_of_state(const Office& office, const Thing& thing) {
    if (thing.kind == "capital") {
        const std::size_t last = office.name.rfind(' ');
        return last != std::string::npos &&
               Lexicon::get().has("offices_of_capitals", std::string_view(office.name).substr(last + 1));
    }
    return std::find(office.of.begin(), office.of.end(), EntityType::country) != office.of.end() &&
           !Lexicon::get().has("offices_of_speaking", office.name);
}

// Of *president-elect* the president.
const Office& office_meant(const OfficeEvidence& evidence) {
    const Office* meant = Lexicon::get().office_by_name(evidence.office->designates);
    return meant ? *meant : *evidence.office;
}

// What the office is held in; nothing where it can be held in no such thing.
std::optional<SaidThing> held_in(const Office& office, const OfficeEvidence& evidence, const std::vector<Group>& groups,
                                 const std::vector<int>& clusters) {
    const auto fits = [&](EntityType type) {
        return std::find(office.of.begin(), office.of.end(), type) != office.of.end();
    };
    const Thing* thing = evidence.domain_thing;
    if (evidence.domain_cluster >= 0) {
        const auto index = static_cast<std::size_t>(evidence.domain_cluster);
        const Group& group = groups[index];
        if (is_capital_or_seat(group.thing) && !group.thing->stands.empty() && is_of_state(office, *group.thing)) {
            thing = Lexicon::get().thing_by_id(group.thing->stands);
        } else {
            // what has no clear type may be an organization, and a region may be taken for one
            const bool clear = fits(group.type) ||
                               (fits(EntityType::organization) && group.type == EntityType::facility) ||
                               (fits(EntityType::organization) && !group.thing &&
                                (group.type == EntityType::other || group.type == EntityType::group));
            if (!clear || clusters[index] < 0) return std::nullopt;
            return reference_to(clusters[index]);
        }
    }
    return thing && fits(thing->type) ? std::optional(reference_to(*thing)) : std::nullopt;
}

// *Moscow denied*: the subject of a verb that takes people, alone or among others.
bool acts(const SentenceView& view, int head) {
    for (int steps = 0; view.relation(head, "conj") && steps < 8; ++steps) head = view.token(head).head;
    const int verb = view.token(head).head;
    return verb >= 0 && view.token(head).deprel == "nsubj" && view.token(verb).upos == Upos::VERB &&
           (Lexicon::get().has("speech_verbs", fold_name(view.token(verb).lemma)) ||
            Lexicon::get().has("acting_verbs", fold_name(view.token(verb).lemma)));
}

// *Nepali Army*, *Armed Forces of Nepal*, *Belizeans*: the country that a body or a people is named after.
const Thing* country_in_name(const Group& group) {
    const Lexicon& lexicon = Lexicon::get();
    if (group.thing) return nullptr;
    if (group.type == EntityType::group) {
        const auto id = lexicon.people(fold_name(group.label));
        return id ? lexicon.thing_by_id(*id) : nullptr;
    }
    if (group.type != EntityType::organization) return nullptr;
    if (const std::size_t at = group.name_key.rfind(" country/"); at != std::string::npos)
        return lexicon.thing_by_id(std::string_view(group.name_key).substr(at + 1));
    const auto id = is_state_body(group.name_key)
                        ? lexicon.demonym(std::string_view(group.name_key).substr(0, group.name_key.find(' ')))
                        : std::nullopt;
    return id ? lexicon.thing_by_id(*id) : nullptr;
}

// *in the Oval Office*
bool is_where(const SentenceView& view, int first) {
    if (view.listed(first - 1, "definite_articles")) --first;
    for (const char* word : {"in", "at", "inside", "into", "outside", "near", "around"})
        if (view.is(first - 1, word)) return true;
    return false;
}

}  // namespace

std::vector<std::vector<std::string>> relation_keys(const std::vector<SentenceView>& sentences,
                                                    const std::vector<Draft>& drafts, const std::vector<Group>& groups,
                                                    const std::vector<int>& clusters) {
    std::vector<std::vector<std::string>> keys(groups.size());
    std::vector<char> stands(groups.size());
    std::vector<Span> first_name(groups.size());
    for (const Draft& draft : drafts) {
        if (draft.cluster < 0 || draft.form != MentionForm::name) continue;
        const auto index = static_cast<std::size_t>(draft.cluster);
        const SentenceView& view = sentences[draft.sentence];
        if (first_name[index].empty()) first_name[index] = view.span(draft.first, draft.last);
        const Thing* thing = groups[index].thing;
        if (stands[index] || !thing || thing->stands.empty()) continue;
        // A capital is a town as well, a palace a house.
        if (thing->kind != "seat" ? !acts(view, draft.head) : is_where(view, draft.first)) continue;
        const Thing* power = Lexicon::get().thing_by_id(thing->stands);
        if (!power) continue;
        stands[index] = 1;
        keys[index].push_back(
            to_key({Relation::Kind::stands_for, {}, {}, reference_to(*power), view.span(draft.first, draft.last)}));
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Group& group = groups[g];
        const auto acts_for = [&](SaidThing owner, Span words) {
            keys[g].push_back(to_key({Relation::Kind::actor_of, {}, {}, std::move(owner), words}));
        };
        if (group.owner)
            acts_for(reference_to(*group.owner), group.owner_words);
        else if (group.owner_group >= 0 && clusters[group.owner_group] >= 0)
            acts_for(reference_to(clusters[group.owner_group]), group.owner_words);
        else if (const Thing* country = country_in_name(group); country && country->type == EntityType::country)
            acts_for(reference_to(*country), first_name[g]);
        if (groups[g].type != EntityType::person) continue;
        for (const OfficeEvidence& evidence : groups[g].offices) {
            // what is past without more words (*was minister*) may still be
            if (!evidence.held || (evidence.former && evidence.tenure.is_plain())) continue;
            const Office& office = office_meant(evidence);
            if (std::optional<SaidThing> domain = held_in(office, evidence, groups, clusters))
                keys[g].push_back(to_key(
                    {Relation::Kind::has_office, office.name, evidence.tenure, *std::move(domain), evidence.words}));
        }
    }
    return keys;
}

std::vector<std::string> keys_of_name(const std::string& name, EntityType type) {
    Group group;
    group.type = type;
    group.spelled_out = true;
    if (type == EntityType::person) {
        const PersonName person = parse_person(name);
        if (person.family.empty()) return {};
        group.given = person.given;
        group.middle = person.middle;
        group.family = person.family;
        group.suffix = person.suffix;
        group.solid = person.solid;
    } else if (const Thing* thing = Lexicon::get().thing(fold_name(name), name)) {
        group.thing = thing;
    } else {
        group.name_key = thing_key(name);
    }
    return keys_of(group);
}

}  // namespace claimgraph::extract::names
