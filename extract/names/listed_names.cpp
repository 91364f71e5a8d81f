#include <algorithm>

#include "extract/names/sentence_names.h"

namespace claimgraph::extract::names {
namespace {

constexpr int longest_office = 6;

}  // namespace

bool SentenceNames::starts_like_name(TokenIndex i) const {
    if (view_.capital(i) || view_.token(i).ner.rfind("B-", 0) == 0) return true;
    return lexicon_.has("starts_of_names", view_.low(i));
}

bool SentenceNames::accepts_single(TokenIndex i, const Thing& thing) const {
    const Token& token = view_.token(i);
    if (ner_type(token) == "PER" && is_a(thing.type, EntityType::place) &&
        lexicon_.gender_of_given(view_.low(i)) != 0 && !names_campus(i))
        return false;
    if (token.ner != "O" || token.upos == Upos::PROPN) return true;
    // WHO, which taggers take for a pronoun
    if (view_.all_capitals(i) && !view_.headline_case())
        return is_content(token.upos) || (token.form.size() >= 3 && view_.listed(i - 1, "definite_articles"));
    const bool certain = thing.type == EntityType::country || thing.kind == "capital";
    if (certain) return is_content(token.upos) || token.upos == Upos::VERB;
    // Facebook at the beginning of a sentence is Facebook, Shell may be a shell
    return is_content(token.upos) &&
           ((!view_.opens(i) && !view_.headline_case()) || !lexicon_.has("common_words", view_.low(i)));
}

// University of Texas, Austin: a city there, whom else it may name
bool SentenceNames::names_campus(TokenIndex i) const {
    return i > 3 && view_.is(i - 1, ",") && thing_at(i - 2) && view_.listed(i - 3, "genitive_prepositions") &&
           is_head("heads_before_place", i - 4);
}

void SentenceNames::match_things() {
    for (TokenIndex i = 0; i < view_.size();) {
        TokenIndex next = i + 1;
        if (starts_like_name(i)) {
            for (TokenIndex j = std::min(i + longest_thing - 1, view_.size() - 1); j >= i; --j) {
                if (j > i && !view_.capital(j) && !view_.capital(i) && view_.token(j).ner == "O") continue;
                const Thing* thing = lexicon_.thing(view_.phrase(i, j), view_.written(i, j));
                if (thing == nullptr && j > i) thing = country_of_adjective(i, j);
                if (const Thing* region = region_behind_place(i, j)) thing = region;
                if (const Thing* region = region_in_list(i, j)) thing = region;
                if (thing == nullptr) continue;
                if (j == i && !accepts_single(i, *thing)) continue;
                if (j == i && lexicon_.has("needs_article", view_.low(i)) && !view_.listed(i - 1, "definite_articles"))
                    continue;
                if (j > i && view_.token(j).upos == Upos::VERB && !view_.capital(j)) continue;
                thing_[i] = thing;
                thing_end_[i] = j;
                next = j + 1;
                break;
            }
        }
        i = next;
    }
}

// *South Korean*: an adjective of two words reads like the country's name
const Thing* SentenceNames::country_of_adjective(TokenIndex i, TokenIndex j) const {
    if (!view_.capital(j)) return nullptr;
    const auto id = lexicon_.demonym(view_.phrase(i, j));
    const Thing* thing = id ? lexicon_.thing_by_id(*id) : nullptr;
    return thing && thing->type == EntityType::country ? thing : nullptr;
}

// *Buffalo, New York*; *Atlanta, Georgia*: behind a place and a comma it is the region of that name
const Thing* SentenceNames::region_behind_place(TokenIndex i, TokenIndex j) const {
    const auto id = i > 1 && view_.is(i - 1, ",") && view_.capital(i - 2)
                        ? lexicon_.text("regions_behind_places", view_.phrase(i, j))
                        : std::nullopt;
    const Thing* region = id ? lexicon_.thing_by_id(*id) : nullptr;
    if (!region) return nullptr;
    for (TokenIndex k = std::max(0, i - 1 - longest_thing); k < i - 1; ++k)
        if (thing_at(k) && thing_end(k) == i - 2)
            return thing_at(k)->type == EntityType::place && thing_at(k)->country == region->country ? region : nullptr;
    // a place that is not on the lists, in what is said to be a country of these
    const Thing* country = j + 2 < view_.size() && view_.is(j + 1, ",") ? country_ahead(j + 2) : nullptr;
    return (country && country->id == region->country) || view_.token(i - 2).ner.ends_with("LOC") ? region : nullptr;
}

// *New Jersey and New York*, *Michigan, Minnesota, and Georgia*: in a list of regions it is the region of that name
const Thing* SentenceNames::region_in_list(TokenIndex i, TokenIndex j) const {
    const auto id = lexicon_.text("regions_behind_places", view_.phrase(i, j));
    const Thing* region = id ? lexicon_.thing_by_id(*id) : nullptr;
    if (!region) return nullptr;
    const auto goes_with = [&](const Thing* other) {
        return other && other != region && other->kind == "region" && other->country == region->country;
    };
    TokenIndex before = i - 1, after = j + 1;
    if (before >= 0 && view_.token(before).upos == Upos::CCONJ) --before;
    if (view_.is(before, ",")) --before;
    for (TokenIndex k = std::max<TokenIndex>(0, before - longest_thing); before < i - 1 && k <= before; ++k)
        if (thing_at(k) && thing_end(k) == before && goes_with(thing_at(k))) return region;
    if (view_.is(after, ",")) ++after;
    if (after < view_.size() && view_.token(after).upos == Upos::CCONJ) ++after;
    for (TokenIndex k = std::min(after + longest_thing, view_.size()) - 1; after > j + 1 && k >= after; --k)
        if (goes_with(lexicon_.thing(view_.phrase(after, k), view_.written(after, k)))) return region;
    return nullptr;
}

const Thing* SentenceNames::country_ahead(TokenIndex i) const {
    for (TokenIndex j = std::min(i + longest_thing - 1, view_.size() - 1); j >= i; --j)
        if (const Thing* thing = lexicon_.thing(view_.phrase(i, j), view_.written(i, j)))
            return thing->type == EntityType::country ? thing : nullptr;
    return nullptr;
}

bool SentenceNames::is_office_noun(TokenIndex i) const {
    const Token& token = view_.token(i);
    if (token.upos == Upos::NOUN || token.upos == Upos::PROPN) return true;
    return token.upos == Upos::ADJ && (lexicon_.has("office_adjectives", view_.low(i)) || view_.capital(i));
}

// *Stephen King*, *James Cook*: the office is a family name.
bool SentenceNames::is_surname(TokenIndex first, TokenIndex last) const {
    if (first != last || !view_.capital(first)) return false;
    if (surnames_.find(view_.low(first)) != surnames_.end() && !is_titled_name(first)) return true;
    if (first == 0) return false;
    const int before = first - 1;
    if (!view_.capital(before) || thing_at(before)) return false;
    const bool given = lexicon_.gender_of_given(view_.low(before)) != 0;
    const bool initial = view_.token(before).form.size() == 2 && view_.token(before).form[1] == '.';
    const bool tagged = view_.token(first).ner == "I-PER" && ner_type(view_.token(before)) == "PER";
    if (!given && !initial && !tagged) return false;
    return !is_titled_name(first);
}

// *King Harald*; in *Luther King Jr.* it is the name that goes on
bool SentenceNames::is_titled_name(TokenIndex office) const {
    return office + 1 < view_.size() && view_.capital(office + 1) && view_.token(office + 1).upos == Upos::PROPN &&
           !lexicon_.has("generations", view_.low(office + 1));
}

// *Prince Sultan Air Base*, *Hossein Amir Teymouri*: a title that the tagger has in one name with what follows, where
// that is no person's, or with a given name before it as well
bool SentenceNames::is_inside_name(TokenIndex i) const {
    const std::string_view type = ner_type(view_.token(i));
    if (type.empty() || !view_.capital(i)) return false;
    TokenIndex end = i;
    while (end + 1 < view_.size() && view_.capital(end + 1) && view_.token(end + 1).ner.starts_with("I-")) ++end;
    if (end == i) return false;
    if (type == "PER")
        return i > 0 && view_.token(i).ner == "I-PER" && given_at(i - 1) && ner_type(view_.token(i - 1)) == "PER";
    return end > i + 1 && (is_head("organization_heads", end) || is_head("place_heads", end));
}

void SentenceNames::match_offices() {
    for (TokenIndex i = 0; i < view_.size();) {
        TokenIndex next = i + 1;
        const Thing* thing = thing_at(i);
        const int blocked_until = thing ? thing_end(i) : -1;
        for (TokenIndex j = std::min(i + longest_office - 1, view_.size() - 1); j >= i; --j) {
            std::string_view words = view_.phrase(i, j);
            if (const std::size_t hyphen = words.find('-');  // *ex-president*
                hyphen != std::string_view::npos && lexicon_.text("tenure_before", words.substr(0, hyphen)))
                words.remove_prefix(hyphen + 1);
            const auto office = lexicon_.office(words);
            if (!office || !is_office_noun(j) || j <= blocked_until) continue;
            if (is_surname(i, j) || (i == j && is_inside_name(i))) continue;
            // Muslim Student Association, Directors Guild
            if (view_.capital(j) && j + 1 < view_.size() && view_.capital(j + 1) &&
                is_head("organization_heads", j + 1) && view_.token(j + 1).ner != "B-PER")
                continue;
            if (view_.capital(j) && j + 1 < view_.size() && is_numbered(j + 1)) continue;  // Executive Order 14201
            // Tags of a phrase that is a verb group after all: *will chair*, *to head*
            if (i == j && (view_.relation(i, "root") && view_.token(i).upos == Upos::VERB)) continue;
            offices_.push_back({i, j, office->office, office->plural});
            for (TokenIndex k = i; k <= j; ++k) office_[k] = true;
            next = j + 1;
            break;
        }
        if (next == i + 1 && blocked_until > i) next = blocked_until + 1;
        i = next;
    }
}

}  // namespace claimgraph::extract::names
