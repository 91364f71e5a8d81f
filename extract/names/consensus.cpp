#include "extract/names/consensus.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

EntityType type_of(Vote vote) {
    switch (vote) {
        case vote_person:
            return EntityType::person;
        case vote_organization:
            return EntityType::organization;
        case vote_place:
            return EntityType::place;
        case vote_facility:
            return EntityType::facility;
        case vote_event:
            return EntityType::event;
        case vote_work:
            return EntityType::work;
        case vote_law:
            return EntityType::law;
        case vote_product:
            return EntityType::product;
        default:
            return EntityType::other;
    }
}

bool may_be_cut_to_first_word(const SentenceView& view, const Draft& draft) {
    const Lexicon& lexicon = Lexicon::get();
    const std::string_view start = view.low(draft.first);
    const std::string_view last = view.low(draft.last);
    if (draft.votes.best(TypeThresholds::get().enough) != vote_organization || start.size() < 4) return false;
    if (lexicon.demonym(start) || lexicon.thing(start, view.written(draft.first, draft.first)) ||
        lexicon.gender_of_given(start) != 0 || lexicon.has("organization_heads", start))
        return false;
    return !lexicon.has("organization_heads", last) || lexicon.has("company_heads", last) ||
           lexicon.has("company_suffixes", last);
}

// Bryn sued the state. It wants damages.
bool goes_on_with_it(const SentenceView& view, const Draft& draft, const SentenceView& next) {
    const Lexicon& lexicon = Lexicon::get();
    if (draft.first != draft.last || draft.title || draft.thing) return false;
    if (lexicon.gender_of_given(view.low(draft.first)) != 0 || !view.relation(draft.head, "nsubj")) return false;
    const TokenIndex verb = view.token(draft.head).head;
    if (verb < 0 || !view.relation(verb, "root") || next.size() == 0 || !next.listed(0, "pronouns_it")) return false;
    const int doing = next.relation(0, "nsubj") ? next.token(0).head : -1;
    return doing >= 0 && next.relation(doing, "root") &&
           lexicon.has("verbs_of_bodies", fold_name(next.token(doing).lemma));
}

// Bryn sued the state. She wants damages.
bool goes_on_with_person(const SentenceView& view, const Draft& draft, const SentenceView& next) {
    if (draft.thing || !view.relation(draft.head, "nsubj") || !next.listed(0, "personal_subjects")) return false;
    const TokenIndex verb = view.token(draft.head).head;
    return verb >= 0 && view.relation(verb, "root") && next.relation(0, "nsubj");
}

}  // namespace

void note_what_goes_on(const std::vector<SentenceView>& sentences, std::vector<Drafts>& all) {
    for (std::size_t s = 0; s + 1 < all.size(); ++s)
        for (Draft& draft : all[s]) {
            if (goes_on_with_it(sentences[s], draft, sentences[s + 1])) draft.votes.add(NameCue::it_goes_on);
            if (goes_on_with_person(sentences[s], draft, sentences[s + 1])) draft.votes.add(NameCue::he_goes_on);
        }
}

void Consensus::collect(const std::vector<SentenceView>& sentences, const std::vector<Drafts>& all) {
    const TypeThresholds& least = TypeThresholds::get();
    for (const SentenceView& view : sentences)
        for (TokenIndex i = 0; i < view.size(); ++i)
            if (!view.capital(i) && view.has_letter(i)) common_.emplace(view.low(i));
    for (std::size_t s = 0; s < all.size(); ++s)
        for (const Draft& draft : all[s]) {
            Entry& entry = entries_[fold_name(draft.label)];
            ++entry.count;
            entry.weak += draft.weak;
            entry.opening += sentences[s].opens(draft.first) || sentences[s].headline_case();
            entry.votes.add(draft.votes);
            if (draft.thing) entry.thing = draft.thing;
            if (const auto region = Lexicon::get().text("regions_behind_places", fold_name(draft.label));
                draft.thing && region == draft.thing->id)
                regions_.emplace(fold_name(draft.label), draft.thing);
            if (!draft.thing && draft.last > draft.first && may_be_cut_to_first_word(sentences[s], draft))
                organization_starts_.emplace(sentences[s].low(draft.first));
            if (draft.votes[vote_product] >= least.sure)
                product_words_.insert(fold_name(sentences[s].token(draft.last).form));
        }
    // Words of persons' full names: a family name alone is a person, too.
    for (const auto& [label, entry] : entries_) {
        if (entry.thing || entry.votes.best(least.enough) != vote_person || entry.weak == entry.count) continue;
        if (label.find(' ') == std::string::npos) continue;
        std::size_t begin = 0;
        while (begin < label.size()) {
            const std::size_t end = std::min(label.find(' ', begin), label.size());
            if (end - begin > 2) person_words_.insert(label.substr(begin, end - begin));
            begin = end + 1;
        }
    }
}

// *Putin-Zelensky meeting*: two names that the document knows one by one.
bool Consensus::split_pair(const SentenceView& view, const Draft& draft, Drafts& kept) const {
    if (draft.thing || draft.last != draft.first + 2 || !view.is(draft.first + 1, "-")) return false;
    Drafts parts;
    for (const TokenIndex i : {draft.first, draft.last}) {
        const auto entry = entries_.find(view.low(i));
        const bool person = person_words_.find(view.low(i)) != person_words_.end();
        if (!person && (entry == entries_.end() || entry->second.weak == entry->second.count)) return false;
        Draft part = draft;
        part.first = part.last = part.phrase_first = part.phrase_last = part.head = i;
        part.label = view.written(i, i);
        part.weak = false;
        part.thing = person || entry == entries_.end() ? nullptr : entry->second.thing;
        part.type = part.thing ? part.thing->type
                    : person   ? EntityType::person
                               : type_of(entry->second.votes.best(TypeThresholds::get().enough));
        parts.push_back(std::move(part));
    }
    std::move(parts.begin(), parts.end(), std::back_inserter(kept));
    return true;
}

bool Consensus::decide(const SentenceView& view, Draft& draft) const {
    const TypeThresholds& least = TypeThresholds::get();
    if (draft.thing) {
        // Seattle, Washington: then Washington is the state all over the document
        if (const auto region = regions_.find(fold_name(draft.label)); region != regions_.end()) {
            draft.thing = region->second;
            draft.type = region->second->type;
            return true;
        }
        // Austin, Ford, Jordan: the document has a person of this name, and here the tagger sees one
        const std::string name = fold_name(draft.label);
        const auto entry = entries_.find(name);
        const bool company = draft.thing->kind == "company" && entry != entries_.end() &&
                             entry->second.votes[vote_person] >= entry->second.votes[vote_organization];
        // Michael Bloomberg … Bloomberg won: news that takes its name from its owner seldom reports on him
        const bool doubtful = company || draft.thing->kind == "media";
        const bool person = (draft.votes[vote_person] >= least.against_lists || doubtful) &&
                            draft.first == draft.last && person_words_.find(name) != person_words_.end();
        if (person) {
            draft.thing = nullptr;
            draft.type = EntityType::person;
        }
        return true;
    }
    if (draft.type == EntityType::group) return true;
    const std::string label = fold_name(draft.label);
    const auto found = entries_.find(label);
    const Entry& entry = found->second;
    if (draft.title) {
        draft.type = EntityType::person;
        return true;
    }
    const bool single = label.find(' ') == std::string::npos;
    // a word of the language, with a capital because it opens a sentence
    if (single && entry.opening == entry.count && common_.find(label) != common_.end()) return false;
    if (single && view.listed(draft.first - 1, "definite_articles") && label.size() > 3 && label.back() == 's' &&
        person_words_.find(label.substr(0, label.size() - 1)) != person_words_.end()) {
        draft.type = EntityType::group;  // the Sams
        return true;
    }
    if (single && product_words_.find(label) != product_words_.end() &&
        person_words_.find(label) == person_words_.end()) {
        draft.type = EntityType::product;
        return true;
    }
    if (single && person_words_.find(label) != person_words_.end() && draft.votes.open_to_person(least.sure)) {
        draft.type = EntityType::person;
        return true;
    }
    if (single && organization_starts_.find(label) != organization_starts_.end() &&
        person_words_.find(label) == person_words_.end()) {
        draft.type = EntityType::organization;  // Kraft, where the document has Kraft Heinz
        return true;
    }
    if (draft.weak && entry.weak == entry.count && !(entry.count >= 2 && !single)) return entry.count >= 3;
    // One sense per discourse: the same words name the same kind of thing.
    draft.type = type_of(entry.votes.best(least.enough));
    return true;
}

}  // namespace claimgraph::extract::names
