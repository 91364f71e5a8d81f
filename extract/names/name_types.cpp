#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "extract/names/sentence_names.h"
#include "extract/names/thing_name.h"
#include "graph/ascii.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

// Names made of letters: what the tagger says of *MTV* says little, *UNICEF* can still be one.
constexpr std::size_t long_letters = 6;

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
        if (view_.listed(i, "name_prepositions") || opens_law(i)) {
            at = i - 1;
            break;
        }
    if (last > first && is_numbered(last - 1)) return {vote_law, last - 1};  // Article 5, Title IX
    while (at > first && (view_.has_digit(at) || view_.is(at, "-"))) --at;   // Facility-1, Pad 39A
    const std::string word = singular(view_.low(at));
    const auto listed = [&](ListName list) { return lexicon_.has(list, view_.low(at)) || lexicon_.has(list, word); };
    if (at == first && (at == last || !view_.listed(at + 1, "genitive_prepositions")) && !view_.has_digit(last)) {
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
    if (ship || lexicon_.has("product_starts", view_.phrase(first, first + 1))) return {vote_product, first};
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
        if (view_.listed(i, "genitive_prepositions") || view_.is(i, "&") || view_.listed(i, "definite_articles") ||
            view_.has_digit(i))
            return false;
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

// *Mr. Trump*, *Gen. Sir Nick Carter*
SentenceNames::Titles SentenceNames::titles_at(TokenIndex first, TokenIndex last) const {
    Titles out{false, 0, first};
    for (; out.end <= last; ++out.end) {
        const std::string_view word = view_.low(out.end);
        if (!lexicon_.has("honorifics", word) || thing_at(out.end) || (out.end == last && word.back() != '.')) break;
        if (is_inside_name(out.end)) break;
        if (lexicon_.has("saints", word)) break;  // Saint Petersburg and St. Mary's are no titled persons
        if (lexicon_.has("honorifics_male", word)) out.gender = 'm';
        if (lexicon_.has("honorifics_female", word)) out.gender = 'f';
        out.any = true;
    }
    return out;
}

// John Smith, QC ; Jr. belongs to the name, QC does not
TokenIndex SentenceNames::without_degrees(TokenIndex first, TokenIndex last) const {
    while (last > first && lexicon_.has("name_suffixes", view_.low(last)) && view_.all_capitals(last) &&
           view_.token(last).form.size() <= 3 && view_.low(last).find_first_not_of("ivx") != std::string_view::npos)
        --last;
    return last;
}

void SentenceNames::add_surely(TokenIndex first, TokenIndex last, NameCue cue) {
    Draft draft = make(first, last);
    draft.votes.add(cue);
    found_.push_back(std::move(draft));
}

void SentenceNames::classify(TokenIndex first, TokenIndex last) {
    const TokenIndex phrase_first = first;
    const Titles titles = titles_at(first, last);
    first = titles.end;
    if (first > last) return;
    if (thing_at(first) && !titles.any && is_whole_thing(first, last)) return add_thing(first, last, *thing_at(first));
    if (thing_at(first) && thing_end(first) + 1 == last && is_series(last - 1, last))
        return add_surely(first, last, NameCue::company_and_number);
    if (!titles.any && last > first && is_noun_before_name(first, last)) return classify(first + 1, last);
    if (const TokenIndex person = person_behind_domain(first, last); person > first) return classify(person, last);
    last = without_degrees(first, last);
    // Ukrainian Armed Forces
    if (!titles.any && last > first && thing_key(view_.written(first, last)).find(" country/") != std::string::npos)
        return add_surely(first, last, NameCue::body_of_country);
    const HeadNoun noun = titles.any ? HeadNoun{} : head_noun(first, last);
    const bool could_be_somebody =
        noun.vote == vote_count || (noun.position == last && last - first <= 2 && ner_type(view_.token(last)) == "PER");
    if (titles.any || (could_be_somebody && looks_like_person(first, last)))
        return add_person(first, last, phrase_first, titles.any, titles.gender);
    if (noun.vote == vote_count && last > first && classify_apart(first, last)) return;
    if (lexicon_.people(view_.phrase(first, last)) || (last == first && is_demonym(first)))
        return add_people(first, last);
    for (TokenIndex i = first; i <= last; ++i)
        if (view_.capital(i) && !is_demonym(i)) return add_name(first, last, noun);
}

// A country, a place or an organization and a name beside it: *Ukraine Robert Broddiy*, *NBC Sunday*; *Russian Gazprom*
bool SentenceNames::classify_apart(TokenIndex first, TokenIndex last) {
    const TokenIndex behind = thing_at(first) ? thing_end(first) + 1 : last;
    const bool person_behind = behind < last && given_at(behind) && !given_at(first);  // Washington | Chris Gregoire
    const bool one = one_tagged_name(first, last);
    if (thing_at(first) && behind <= last && (person_behind || (tagged(first, last, "PER") < 1 && !one))) {
        add_thing(first, behind - 1, *thing_at(first));
        TokenIndex rest = behind;
        while (rest <= last && !view_.capital(rest)) ++rest;
        if (rest <= last) classify(rest, last);
        return true;
    }
    if (is_demonym(first) && !thing_at(first) && !one) {
        TokenIndex rest = first + 1;
        while (rest <= last && (is_demonym(rest) || !view_.capital(rest))) ++rest;
        if (rest <= last) classify(rest, last);
        return true;
    }
    return split_by_tagger(first, last);
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
    return last > first + 1 && !given_at(first) && given_at(first + 1) &&
           view_.listed(first - 1, "additive_conjunctions") && ends_office(first - 2);
}

// *Minister for Roads*: an office and what it is for, up to here
bool SentenceNames::ends_office(TokenIndex i) const {
    for (int steps = 0; i > 0 && steps < 4; --i, ++steps)
        if (view_.listed(i, "purpose_prepositions") || view_.listed(i, "genitive_prepositions"))
            return in_office(i - 1);
    return false;
}

// *Envoy for Special Missions Ida Holm*: of the words up to here an office is what it is for, then comes a person; -1
// where that is not so
TokenIndex SentenceNames::person_behind_domain(TokenIndex first, TokenIndex last) const {
    if (given_at(first) || thing_at(first) || !ends_office(first - 1)) return -1;
    for (TokenIndex i = first + 1; i < last; ++i)
        if (given_at(i) && view_.token(i).ner == "B-PER" && view_.token(i + 1).ner == "I-PER") return i;
    return -1;
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
    draft.votes.add(NameCue::tagged_person, tagged(first, last, "PER"));
    draft.votes.add(NameCue::tagged_organization, tagged(first, last, "ORG"));
    const TokenIndex noun = first - 1;
    const auto is_namesake = [&](NameCue cue) {
        draft.thing = nullptr;
        draft.type = EntityType::other;
        draft.votes.add(cue);
    };
    if (noun >= 0 && first == last && thing.type == EntityType::place) {
        // the river Lima is not the city
        if (!view_.capital(noun) && thing.kind != "water" && is_head("nature_nouns_before", noun)) {
            is_namesake(NameCue::behind_nature_noun);
            draft.first = draft.phrase_first = noun;
            draft.head = view_.head_of(draft.first, draft.last);
            draft.label = view_.written(draft.first, draft.last);
        }
        // the cruiser Moskva is no town; the ships Israel seized are no Israel
        if (is_head("product_nouns_before", noun) && !view_.relation(first, "nmod") &&
            (view_.token(first).head == noun || view_.token(noun).head == first))
            is_namesake(NameCue::behind_ship_noun);
    }
    found_.push_back(std::move(draft));
}

void SentenceNames::add_person(TokenIndex first, TokenIndex last, TokenIndex phrase_first, bool title, char gender) {
    // A person's name ends before an organization's head noun and before lower-case words
    Draft draft = make(first, last);
    draft.phrase_first = phrase_first;
    draft.title = title;
    draft.gender = gender;
    if (title) draft.votes.add(NameCue::titled);
    if (given_at(first)) draft.votes.add(NameCue::given_name_of_person);
    draft.votes.add(NameCue::tagged_person, tagged(first, last, "PER"));
    if (initial_at(first)) draft.votes.add(NameCue::initial);
    hear_context(draft);
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

// What has a capital and is no name.
bool SentenceNames::is_no_name(TokenIndex first, TokenIndex last) const {
    if (is_party_and_state(first)) return true;
    if (first != last) return false;
    const std::string_view word = view_.low(first);
    if (lexicon_.has("common_capitalised", word) || lexicon_.has("person_stop", word)) return true;
    if (is_month_or_day(first) || view_.token(first).form.size() == 1) return true;
    // Tom Molomby, SC, … ; John Crozier, Jr.
    return lexicon_.has("name_suffixes", word) && view_.is(first - 1, ",") &&
           (view_.all_capitals(first) || word.back() == '.');
}

// *MTV*, *NBC*
bool SentenceNames::is_letters(TokenIndex first, TokenIndex last, std::size_t at_most) const {
    return first == last && view_.all_capitals(first) && !view_.headline_case() &&
           view_.token(first).form.size() <= at_most;
}

// *BoE*, *DoJ*
bool SentenceNames::is_mixed_letters(TokenIndex first, TokenIndex last) const {
    const std::string& form = view_.token(first).form;
    return first == last && !view_.all_capitals(first) && form.size() > 2 && form.size() <= 5 &&
           ascii::is_upper(form.back());
}

void SentenceNames::hear_tagger(Draft& draft) const {
    const double person = tagged(draft.first, draft.last, "PER");
    const bool letters = is_letters(draft.first, draft.last, short_letters);
    draft.votes.add(letters                                     ? NameCue::letters_tagged_person
                    : is_mixed_letters(draft.first, draft.last) ? NameCue::mixed_letters_tagged_person
                                                                : NameCue::tagged_person,
                    person);
    draft.votes.add(NameCue::tagged_organization, tagged(draft.first, draft.last, "ORG"));
    draft.votes.add(NameCue::tagged_place, tagged(draft.first, draft.last, "LOC"));
}

void SentenceNames::hear_words(Draft& draft, Vote head) const {
    constexpr std::array<NameCue, vote_count> heads = {
        NameCue::starts_like_person, NameCue::organization_head, NameCue::place_head, NameCue::facility_head,
        NameCue::event_head,         NameCue::work_head,         NameCue::law_head,   NameCue::product_head};
    const TokenIndex first = draft.first, last = draft.last;
    if (head != vote_count) draft.votes.add(heads[head]);
    if (last > first && lexicon_.has("company_suffixes", view_.low(last))) draft.votes.add(NameCue::company_suffix);
    if (is_mixed_letters(first, last)) draft.votes.add(NameCue::mixed_letters);
    if (first == last && is_head("organization_heads", first)) draft.votes.add(NameCue::organization_head_alone);
    if (given_at(first)) {
        const bool locative = view_.listed(first - 1, "inner_prepositions") ||
                              view_.listed(first - 1, "point_prepositions") ||
                              view_.listed(first - 1, "source_prepositions");
        draft.votes.add(first != last               ? NameCue::given_name_first
                        : locative                  ? NameCue::given_name_behind_at
                        : view_.is(first + 1, "'s") ? NameCue::given_name_owns
                                                    : NameCue::given_name_alone);
    }
    const std::string& form = view_.token(first).form;
    if (first == last && view_.all_capitals(first) && !view_.has_digit(first) && form.size() >= 2 &&
        form.size() <= long_letters && (is_letters(first, last, short_letters) || tagged(first, last, "PER") == 0))
        draft.votes.add(NameCue::letters);
    if (view_.phrase(first, last).find(" & ") != std::string_view::npos) draft.votes.add(NameCue::ampersand);
}

bool SentenceNames::is_proper(TokenIndex first, TokenIndex last) const {
    for (TokenIndex i = first; i <= last; ++i)
        if (view_.token(i).upos == Upos::PROPN) return true;
    // DIG closed its office: a verb is nobody's subject
    return is_letters(first, last, short_letters) && view_.token(first).form.size() >= 3 &&
           (view_.relation(first, "nsubj") || view_.relation(first, "obj"));
}

// Whether the words alone do not show that they are a name: it counts only where the document confirms it.
bool SentenceNames::is_weak(const Draft& draft, const Signs& signs) const {
    const TokenIndex first = draft.first, last = draft.last;
    if (signs.titled || (signs.proper && follows_alias(first))) return false;
    if (signs.head == vote_law && view_.has_digit(last)) return false;
    if (first == last && signs.proper && !view_.headline_case() && taken_up_by_it(draft.head)) return false;
    if (signs.tagged) return false;
    if (view_.headline_case()) return true;
    if (signs.head != vote_count || signs.code || follows_office(first)) return false;
    const double sure = TypeThresholds::get().sure;
    if (draft.votes[vote_product] >= sure || draft.votes[vote_work] >= sure || draft.votes[vote_event] >= sure)
        return false;
    const bool letters = first == last && view_.all_capitals(first) && view_.token(first).form.size() >= 3;
    if (letters && signs.proper && !view_.opens(first)) return false;
    return !signs.proper || (first == last && !view_.has_digit(first));
}

void SentenceNames::add_name(TokenIndex first, TokenIndex last, const HeadNoun& noun) {
    if (is_no_name(first, last)) return;
    Signs signs;
    signs.head = noun.vote;
    signs.tagged = tagged(first, last, "PER") + tagged(first, last, "ORG") + tagged(first, last, "LOC") > 0;
    signs.proper = is_proper(first, last);
    signs.code = last > first && view_.all_capitals(first) && view_.has_digit(last);  // STS-1, T-72
    signs.titled = first > 0 && in_office(first - 1) && noun.vote == vote_count;
    if (!signs.proper && !signs.tagged && !signs.code && noun.vote == vote_count) return;
    Draft draft = make(first, last);
    hear_tagger(draft);
    hear_words(draft, noun.vote);
    hear_context(draft);
    if (signs.titled)
        draft.votes.add(view_.capital(first - 1) ? NameCue::behind_capital_office : NameCue::behind_office);
    draft.weak = is_weak(draft, signs);
    if (lexicon_.text("holidays", view_.phrase(first, last))) draft.votes.add(NameCue::holiday);
    found_.push_back(std::move(draft));
}

}  // namespace claimgraph::extract::names
