#include "extract/names/sentence_names.h"
#include "extract/names/thing_name.h"
#include "graph/ascii.h"
#include "graph/name_key.h"

namespace claimgraph {
namespace {


}  // namespace

Draft SentenceNames::make(TokenIndex first, TokenIndex last) const {
    return draft_of(view_, index_, first, last, EntityType::other, MentionForm::name);
}

Draft SentenceNames::make_thing(TokenIndex first, TokenIndex last, const Thing& thing) const {
    Draft draft = make(first, last);
    draft.thing = &thing;
    draft.type = thing.type;
    return draft;
}

// The noun that says what kind of thing a name names: its last word, or the one before *of*.
SentenceNames::HeadNoun SentenceNames::head_noun(TokenIndex first, TokenIndex last) const {
    TokenIndex at = last;
    TokenIndex from = first;
    if (thing_at(first) && thing_end(first) < last)
        from = thing_end(first) + 1;  // District of Columbia | Court of Appeals
    for (TokenIndex i = from + 1; i < last; ++i)
        if (view_.is(i, "of") || view_.is(i, "for") || opens_law(i)) {
            at = i - 1;
            break;
        }
    if (last > first && is_numbered(last - 1)) return {vote_law, last - 1};  // Article 5, Title IX
    while (at > first && (view_.has_digit(at) || view_.is(at, "-"))) --at;   // Facility-1, Pad 39A
    const std::string word = singular(view_.low(at));
    const auto listed = [&](ListName list) {
        return lexicon_.has(list, view_.low(at)) || lexicon_.has(list, word);
    };
    if (at == first && (at == last || !view_.is(at + 1, "of")) && !view_.has_digit(last)) {
        // A head noun alone is no name, except before *of*; first words: Lake Baikal, Mount Etna, Fort Knox, Camp
        // David
        if (first == last) return {};
    }
    if (lexicon_.has("company_suffixes", view_.low(last))) return {vote_organization, last};
    static constexpr struct {
        ListName list;
        Vote vote;
    } lists[] = {{"facility_heads", vote_facility}, {"organization_heads", vote_organization},
                 {"place_heads", vote_place},       {"law_heads", vote_law},
                 {"event_heads", vote_event},       {"work_heads", vote_work},
                 {"product_heads", vote_product}};
    // Criminal Code, National Convention: two words say what one does not
    if (at > first)
        if (const auto kind = lexicon_.text("phrase_heads", view_.phrase(at - 1, at)))
            for (const auto& [list, vote] : lists)
                if (list.name().substr(0, kind->size()) == *kind) return {vote, at};
    for (const auto& [list, vote] : lists)
        if (listed(list)) return {vote, at};
    if (last == first) return {};
    if (is_head("place_starts", first)) return {vote_place, first};
    if (is_head("facility_starts", first)) return {vote_facility, first};
    if (is_head("event_starts", first)) return {vote_event, first};
    const bool ship = is_head("ship_prefixes", first) && view_.all_capitals(first);
    if (ship || view_.phrase(first, last).rfind("space shuttle ", 0) == 0) return {vote_product, first};
    return {};
}

bool SentenceNames::initial_at(TokenIndex i) const {
    const std::string& form = view_.token(i).form;
    return (form.size() == 2 && form[1] == '.' && view_.capital(i)) ||
           (form.size() == 4 && form[1] == '.' && form[3] == '.');
}

// Words that can make up a person's name and nothing else.
bool SentenceNames::looks_like_person(TokenIndex first, TokenIndex last) const {
    const int words = last - first + 1;
    if (words < 2 || words > 6 || !given_at(first)) return initial_at(first) && words >= 2;
    for (TokenIndex i = first; i <= last; ++i)
        if (view_.is(i, "of") || view_.is(i, "&") || view_.is(i, "the") || view_.has_digit(i)) return false;
    return true;
}

double SentenceNames::tagged(TokenIndex first, TokenIndex last, std::string_view type) const {
    int count = 0, words = 0;
    for (TokenIndex i = first; i <= last; ++i) {
        if (!view_.has_letter(i)) continue;
        ++words;
        count += ner_type(view_.token(i)) == type;
    }
    return words == 0 ? 0.0 : static_cast<double>(count) / words;
}

void SentenceNames::classify(TokenIndex first, TokenIndex last) {
    bool title = false;
    char gender = 0;
    const TokenIndex phrase_first = first;
    // Mr. Trump, Gen. Sir Nick Carter
    while (first <= last && lexicon_.has("honorifics", view_.low(first)) && !thing_at(first) &&
           (first < last || view_.low(first).back() == '.')) {
        const std::string_view word = view_.low(first);
        // Saint Petersburg and St. Mary's are no titled persons
        if (word == "st" || word == "st." || word == "saint") break;
        if (lexicon_.has("honorifics_male", word)) gender = 'm';
        if (lexicon_.has("honorifics_female", word)) gender = 'f';
        title = true;
        ++first;
    }
    if (first > last) return;
    if (thing_at(first) && !title && is_whole_thing(first, last)) {
        add_thing(first, last, *thing_at(first));
        return;
    }
    if (thing_at(first) && thing_end(first) + 1 == last && is_series(last - 1, last)) {
        Draft series = make(first, last);
        series.votes[vote_product] += 4;
        found_.push_back(std::move(series));
        return;
    }
    if (!title && last > first && is_noun_before_name(first, last)) return classify(first + 1, last);
    // John Smith, QC ; Jr. belongs to the name, QC does not
    while (last > first && lexicon_.has("name_suffixes", view_.low(last)) && view_.all_capitals(last) &&
           view_.token(last).form.size() <= 3 && view_.low(last).find_first_not_of("ivx") != std::string_view::npos)
        --last;
    // Ukrainian Armed Forces
    if (!title && last > first && thing_key(view_.written(first, last)).find(" country/") != std::string::npos) {
        Draft body = make(first, last);
        body.votes[vote_organization] += 4;
        found_.push_back(std::move(body));
        return;
    }
    const HeadNoun noun = title ? HeadNoun{} : head_noun(first, last);
    const bool person = title || (looks_like_person(first, last) &&
                                  (noun.vote == vote_count || (noun.position == last && last - first <= 2 &&
                                                               ner_type(view_.token(last)) == "PER")));
    if (person) {
        add_person(first, last, phrase_first, title, gender);
        return;
    }
    if (noun.vote == vote_count && last > first) {
        // A country, a place or an organization and a name beside it: Ukraine Robert Broddiy, NBC Sunday
        const TokenIndex behind = thing_at(first) ? thing_end(first) + 1 : last;
        const bool person_behind =
            behind < last && given_at(behind) && !given_at(first);  // Washington | Chris Gregoire
        if (thing_at(first) && thing_end(first) < last && (person_behind || tagged(first, last, "PER") < 0.99)) {
            if (person_behind || view_.token(first).ner == "O" || !one_tagged_name(first, last)) {
                const TokenIndex end = thing_end(first);
                add_thing(first, end, *thing_at(first));
                int rest = end + 1;
                while (rest <= last && !view_.capital(rest)) ++rest;
                if (rest <= last) classify(rest, last);
                return;
            }
        }
        if (is_demonym(first) && !thing_at(first) && !one_tagged_name(first, last)) {
            int rest = first + 1;
            while (rest <= last && (is_demonym(rest) || !view_.capital(rest))) ++rest;
            if (rest <= last) classify(rest, last);
            return;
        }
        if (split_by_tagger(first, last)) return;
    }
    if (lexicon_.people(view_.phrase(first, last)) || (last == first && is_demonym(first))) {
        add_people(first, last);
        return;
    }
    bool all_demonyms = true;
    for (TokenIndex i = first; i <= last; ++i) all_demonyms = all_demonyms && (is_demonym(i) || !view_.capital(i));
    if (all_demonyms) return;
    add_name(first, last, noun);
}

// *Google LLC* is Google
bool SentenceNames::is_whole_thing(TokenIndex first, TokenIndex last) const {
    const TokenIndex end = thing_end(first);
    if (end < last && thing_at(first)->type != EntityType::organization) return false;
    for (TokenIndex i = end + 1; i <= last; ++i)
        if (!view_.is(i, ",") && !lexicon_.has("company_suffixes", view_.low(i))) return false;
    return true;
}

// *Rival Orbix said*, *… for Roads and Harbours Lena Voss*: the capital is that of a sentence or of an office
bool SentenceNames::is_noun_before_name(TokenIndex first, TokenIndex last) const {
    if (view_.token(first).upos == Upos::ADP || !view_.capital(first + 1) || thing_at(first)) return false;
    if (view_.opens(first) && lexicon_.has("nouns_before_name", view_.low(first)) && !thing_at(first + 1)) return true;
    return last > first + 1 && !given_at(first) && given_at(first + 1) && view_.is(first - 1, "and") &&
           ends_office(first - 2);
}

// *Minister for Roads*: an office and what it is for, up to here
bool SentenceNames::ends_office(TokenIndex i) const {
    for (int steps = 0; i > 0 && steps < 4; --i, ++steps)
        if (view_.is(i, "for") || view_.is(i, "of")) return in_office(i - 1);
    return false;
}

bool SentenceNames::one_tagged_name(TokenIndex first, TokenIndex last) const {
    if (view_.token(first).ner.rfind("B-", 0) != 0) return false;
    for (TokenIndex i = first + 1; i <= last; ++i)
        if (view_.token(i).ner.rfind("I-", 0) != 0) return false;
    return true;
}

// Where the tagger sees two names of different types without a word between them.
bool SentenceNames::split_by_tagger(TokenIndex first, TokenIndex last) {
    for (TokenIndex i = first + 1; i <= last; ++i) {
        const std::string& tag = view_.token(i).ner;
        const std::string_view before = ner_type(view_.token(i - 1));
        if (tag.rfind("B-", 0) == 0 && !before.empty() && before != ner_type(view_.token(i)) && view_.capital(i)) {
            int left = i - 1;
            while (left > first && !view_.capital(left)) --left;
            classify(first, left);
            classify(i, last);
            return true;
        }
    }
    return false;
}

void SentenceNames::add_thing(TokenIndex first, TokenIndex last, const Thing& thing) {
    // Dr. Sydney, Michael Jordan are persons and never come here; Austin said … does, with the tagger's vote
    const bool given = first == last && lexicon_.gender_of_given(view_.low(first)) != 0;
    if (given && is_a(thing.type, EntityType::place) && ner_type(view_.token(first)) == "PER") {
        add_person(first, last, first, false, 0);
        return;
    }
    Draft draft = make_thing(first, last, thing);
    draft.votes[vote_person] += 2.0 * tagged(first, last, "PER");
    draft.votes[vote_organization] += 2.0 * tagged(first, last, "ORG");
    // the river Lima is not the city
    if (first > 0 && first == last && !view_.capital(first - 1) && thing.type == EntityType::place &&
        thing.kind != "water" && is_head("nature_nouns_before", first - 1)) {
        draft.thing = nullptr;
        draft.type = EntityType::other;
        draft.votes[vote_place] += 5;
        draft.first = draft.phrase_first = first - 1;
        draft.head = view_.head_of(draft.first, draft.last);
        draft.label = view_.written(draft.first, draft.last);
    }
    // the cruiser Moskva is no town; the ships Israel seized are no Israel
    if (first > 0 && first == last && is_head("product_nouns_before", first - 1) && thing.type == EntityType::place &&
        (view_.token(first).head == first - 1 || view_.token(first - 1).head == first) &&
        !view_.relation(first, "nmod")) {
        draft.thing = nullptr;
        draft.type = EntityType::other;
        draft.votes[vote_product] += 5;
    }
    found_.push_back(std::move(draft));
}

void SentenceNames::add_person(TokenIndex first, TokenIndex last, TokenIndex phrase_first, bool title, char gender) {
    // A person's name ends before an organization's head noun and before lower-case words
    Draft draft = make(first, last);
    draft.phrase_first = phrase_first;
    draft.title = title;
    draft.gender = gender;
    draft.votes[vote_person] += (title ? 4.0 : 0.0) + (given_at(first) ? 1.5 : 0.0) + 2.0 * tagged(first, last, "PER");
    if (initial_at(first)) draft.votes[vote_person] += 1.0;
    add_context(draft);
    found_.push_back(std::move(draft));
}

void SentenceNames::add_people(TokenIndex first, TokenIndex last) {
    const Token& token = view_.token(last);
    const bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN;
    const auto people = lexicon_.people(view_.phrase(first, last));
    if (!noun || !people || view_.relation(last, "compound") || view_.relation(last, "amod")) return;
    Draft draft = make(first, last);
    draft.type = EntityType::group;
    found_.push_back(std::move(draft));
}

void SentenceNames::add_name(TokenIndex first, TokenIndex last, const HeadNoun& noun) {
    if (first == last && (lexicon_.has("common_capitalised", view_.low(first)) || is_month_or_day(first))) return;
    if (first == last && view_.token(first).form.size() == 1) return;
    if (is_party_and_state(first)) return;
    if (first == last && lexicon_.has("person_stop", view_.low(first))) return;
    // Tom Molomby, SC, … ; John Crozier, Jr.
    const bool suffix = first == last && lexicon_.has("name_suffixes", view_.low(first)) && view_.is(first - 1, ",");
    if (suffix && (view_.all_capitals(first) || view_.low(first).back() == '.')) return;
    Draft draft = make(first, last);
    if (noun.vote != vote_count) draft.votes[noun.vote] += 4;
    if (last > first && lexicon_.has("company_suffixes", view_.low(last))) draft.votes[vote_organization] += 3;
    // MTV, NBC: letters are no person, whatever the tagger says; nor is a Congress
    const bool only_letters =
        first == last && view_.all_capitals(first) && !view_.headline_case() && view_.token(first).form.size() <= 4;
    // BoE, DoJ
    const bool mixed_letters = first == last && !view_.all_capitals(first) && view_.token(first).form.size() <= 5 &&
                               view_.token(first).form.size() > 2 && ascii::is_upper(view_.token(first).form.back());
    draft.votes[vote_person] += (only_letters ? 0.8 : mixed_letters ? 0.2 : 2.0) * tagged(first, last, "PER");
    if (mixed_letters) draft.votes[vote_organization] += 1.2;
    if (first == last && is_head("organization_heads", first)) draft.votes[vote_organization] += 2.1;
    draft.votes[vote_organization] += 2.0 * tagged(first, last, "ORG");
    draft.votes[vote_place] += 2.0 * tagged(first, last, "LOC");
    if (given_at(first)) {
        const bool locative = view_.is(first - 1, "in") || view_.is(first - 1, "at") || view_.is(first - 1, "from");
        draft.votes[vote_person] += first != last ? 0.5 : locative ? 0.3 : view_.is(first + 1, "'s") ? 1.8 : 1.0;
    }
    if (first == last && view_.all_capitals(first) && !view_.has_digit(first) && view_.token(first).form.size() >= 2 &&
        view_.token(first).form.size() <= 6 && (only_letters || tagged(first, last, "PER") == 0))
        draft.votes[vote_organization] += 1.2;
    add_context(draft);
    const bool titled = first > 0 && in_office(first - 1) && noun.vote == vote_count;
    if (titled) draft.votes[vote_person] += view_.capital(first - 1) ? 3.0 : 1.5;
    const bool tagger = tagged(first, last, "PER") + tagged(first, last, "ORG") + tagged(first, last, "LOC") > 0;
    bool proper = false;
    for (TokenIndex i = first; i <= last; ++i) proper = proper || view_.token(i).upos == Upos::PROPN;
    // DIG closed its office: a verb is nobody's subject
    const bool argument = view_.relation(first, "nsubj") || view_.relation(first, "obj");
    proper = proper || (only_letters && argument && view_.token(first).form.size() >= 3);
    // STS-1, T-72: letters and digits are a name of their own
    const bool code = last > first && view_.all_capitals(first) && view_.has_digit(last);
    if (!tagger && noun.vote == vote_count)
        draft.weak = view_.headline_case() || !proper || (first == last && !view_.has_digit(first));
    if (view_.phrase(first, last).find(" & ") != std::string_view::npos) draft.votes[vote_organization] += 1.5;
    const bool letters = first == last && view_.all_capitals(first) && proper && view_.token(first).form.size() >= 3 &&
                         !view_.opens(first) && !view_.headline_case();
    if (code || letters || draft.votes[vote_product] >= 3 || draft.votes[vote_work] >= 3 ||
        draft.votes[vote_event] >= 3 || follows_office(first))
        draft.weak = false;
    if (lexicon_.text("holidays", view_.phrase(first, last))) draft.votes[vote_event] += 6;
    if (!tagger && view_.headline_case()) draft.weak = true;
    const bool numbered = noun.vote == vote_law && view_.has_digit(last);
    const bool body = first == last && proper && !view_.headline_case() && taken_up_by_it(draft.head);
    if (body || titled || numbered || (proper && follows_alias(first))) draft.weak = false;
    if (!proper && !tagger && !code && noun.vote == vote_count) return;
    found_.push_back(std::move(draft));
}

}  // namespace claimgraph
