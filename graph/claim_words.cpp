#include "graph/claim_words.h"

#include <algorithm>

#include "graph/ascii.h"
#include "graph/event_words.h"
#include "graph/identity.h"

namespace claimgraph {
namespace {

/// The thing is said by the word itself, with nothing between that tells more.
bool is_plain(const Involvement& row) {
    return row.role == "of" || row.role == "namely" || row.role == "subject" || row.role == "object";
}

bool is_head_named(const PhraseContent& phrase) {
    return std::any_of(phrase.involves.begin(), phrase.involves.end(),
                       [&](const Involvement& row) { return row.span.contains(phrase.head); });
}

/// *the deployment of the Guard to Oslo*, *Labour leader Ida Holm* speak of the Guard and of Holm: what else is
/// named in such a phrase is whose, where and whither.
bool is_beside_name(const PhraseContent& phrase, const Involvement& row) {
    const bool of_name = phrase.concept_label.empty() && phrase.aspect.empty();
    if (row.role == "of" && !row.span.contains(phrase.head) && phrase.concept_label.empty() && is_head_named(phrase))
        return true;
    const bool among_names =
        row.role == "and" || row.role == "including" || row.role == "between" || row.role == "among";
    return of_name && !among_names && !row.span.contains(phrase.head);
}

/// *a Chilean national*: a word that is no noun for the grammar, and has the place of one.
bool stands_for_noun(const PhraseContent& phrase, const Involvement& row, std::string_view head) {
    const bool alone = phrase.through.empty() && phrase.aspect.find(' ') == std::string::npos;
    return row.role == "of" && alone && phrase.aspect.ends_with(ascii::lowered(head)) &&
           !row.span.contains(phrase.head);
}

/// Accuses of, charges with, declares as, adds to: these the verb asks for.
bool is_of_verb(std::string_view role, std::string_view preposition) {
    const bool asked = preposition == "as" || preposition == "of" || preposition == "with" || preposition == "to" ||
                       preposition == "into" || preposition == "on" || preposition == "from";
    return asked && (role == "manner" || role == "other" || role == "source");
}

}  // namespace

bool is_agent(const Involvement& row) { return row.role == "of" || row.role == "by"; }
bool is_reached(const Involvement& row) {
    const bool of_another = row.role == "and" || row.role.starts_with("and ");  // Oslo's ban and talks with Bergen
    return row.role != "of" && row.role != "by" && !of_another && row.role != "between" && row.role != "among" &&
           row.role != "namely" && row.role != "subject" && row.role != "object" && row.role != "including";
}

bool takes_part(const Involvement& row) {
    return !is_reached(row) || row.role == "with" || row.role == "against" || row.role.ends_with(" by");
}

std::string without_apposition(const std::string& role) {
    constexpr std::string_view apposition = " namely";
    return role.ends_with(apposition) ? role.substr(0, role.size() - apposition.size()) : role;
}

bool is_apart(const Qualifier& qualifier, const PhraseContent* phrase) {
    if (qualifier.role == "cause") return phrase && phrase->concept_label.empty() && !phrase->aspect.empty();
    return qualifier.role == "time" || qualifier.role == "duration" || qualifier.role == "condition";
}

bool happens_in(std::string_view preposition) {
    return preposition == "in" || preposition == "by" || preposition == "during" || preposition == "from";
}

bool is_plain_speech(const Predicate& predicate) { return predicate.term == "cg:says" || predicate.term == "cg:tells"; }

bool is_passive(const Claim& it) { return it.predicate.lemma.starts_with("be "); }

std::string_view preposition_of_passive(const Predicate& predicate) {
    const auto last_word = [](std::string_view words) { return words.substr(words.rfind(' ') + 1); };
    const bool three_words = std::count(predicate.lemma.begin(), predicate.lemma.end(), ' ') >= 2;
    const std::string_view last = last_word(predicate.lemma);
    return three_words && last == last_word(predicate.text) ? last : std::string_view();
}

/// Whether what says that it may be so is that others say it, right before the verb or within its words.
bool ClaimWords::is_hearsay(const Claim& it) const {
    constexpr std::uint32_t nearest = 16;  // bytes
    if (it.modality != Modality::possible) return false;
    const Span verb = it.predicate.span, subject = it.subject.span;
    const std::uint32_t before = verb.begin > nearest ? verb.begin - nearest : 0;
    const std::uint32_t begin = subject.end <= verb.begin ? std::max(subject.end, before) : verb.begin;
    std::string_view text = words({begin, verb.end});
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        if (event_words().hearsay.count(ascii::lowered(text.substr(0, blank))) != 0) return true;
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return false;
}

std::optional<Claim> ClaimWords::as_hearsay(const Claim& it) const {
    if (!is_hearsay(it)) return std::nullopt;
    std::optional<Claim> told(it);
    told->modality = Modality::actual;
    if (told->attributed_to.empty()) told->attributed_to.emplace_back();
    return told;
}

std::string ClaimWords::generic_words(const Argument& argument) const {
    const PhraseContent* phrase = content(argument);
    return phrase && phrase->generic ? phrase->concept_label : std::string();
}

std::string ClaimWords::preposition_of_object(const Claim& it) const {
    const std::string& words = it.object->text;
    const std::string first = words.substr(0, words.find(' ') + 1);
    const bool is_its = is_passive(it) && !first.empty() && (it.predicate.lemma + ' ').ends_with(' ' + first);
    return is_its ? first : std::string();
}

std::string ClaimWords::leading_preposition(const Claim& it) const {
    const std::string_view own = preposition_of_passive(it.predicate);
    return is_passive(it) && !own.empty() ? std::string(own) + ' ' : preposition_of_object(it);
}

std::string ClaimWords::whom(const Claim& it) const {
    const Argument& object = *it.object;
    if (is_thing(object)) return leading_preposition(it) + std::string(label(*object.cluster));
    const PhraseContent* phrase = content(object);
    if (!phrase) return {};
    std::string words = phrase->concept_label;
    if (!words.empty() && phrase->aspect.ends_with(" of")) words.insert(0, phrase->aspect + ' ');  // release of hostage
    if (words.empty() && !phrase->aspect.empty() && !phrase->involves.empty() && is_head_named(*phrase))
        words = phrase->aspect + ' ' + std::string(label(phrase->involves.front().cluster));
    return words.empty() ? words : leading_preposition(it) + words;
}

std::string ClaimWords::complement(const Qualifier& qualifier) const {
    const PhraseContent* phrase = content(qualifier);
    const std::string_view text = qualifier.text;
    const std::string first(text.substr(0, text.find(' ')));
    if (is_thing(qualifier))
        return first == "as" ? first + ' ' + std::string(label(*qualifier.cluster)) : std::string();
    if (!phrase) return {};
    std::string words;
    if (first == "as" && qualifier.role != "manner") return {};  // as a passenger is from Chile
    const bool clause = first == "with" || first == "as";        // with Chile leaving, as Chile leaves
    if (phrase->aspect.starts_with(first + ' ') && !clause)      // of killing civilians
        words = phrase->aspect;
    else if (qualifier.role == "complement" || !phrase->aspect.empty() || phrase->concept_label.empty())
        return {};
    else
        words = first;
    if (qualifier.role != "complement" && !is_of_verb(qualifier.role, first)) return {};
    for (const std::string& through : phrase->through)
        if (phrase->aspect.empty()) words += ' ' + through + " of";  // to list of
    if (!phrase->concept_label.empty()) words += ' ' + phrase->concept_label;
    return words;
}

EdgeEnds ClaimWords::involved(const PhraseContent& phrase, bool (*wanted)(const Involvement&)) const {
    constexpr std::ptrdiff_t farthest = 4;  // blanks
    EdgeEnds ends;
    for (const Involvement& row : phrase.involves) {
        if (ends.size() == most_involved) break;
        if (!wanted(row) || is_beside_name(phrase, row)) continue;
        // so far away in the tree it may be of another word: the arrest of people and seizure of weapons in Odense
        if (std::count(row.role.begin(), row.role.end(), ' ') > farthest) continue;
        std::string via = phrase.concept_label, aspect = phrase.aspect;
        // without a concept what was looked through ties it: to land at
        std::string& with = via.empty() ? aspect : via;
        if (!with.empty() && !is_plain(row) && row.role != "and") with += ' ' + without_apposition(row.role);
        if (via.empty() && stands_for_noun(phrase, row, words(phrase.head))) std::swap(via, aspect);
        ends.push_back(end_at(row.cluster, std::move(aspect), std::move(via)));
    }
    return ends;
}

EdgeEnd ClaimWords::end_at(std::uint32_t cluster, std::string aspect, std::string via) const {
    const EntityType type = page_.things.type(cluster);
    const bool can_act = type == EntityType::person || type == EntityType::organization ||
                         type == EntityType::country || type == EntityType::group;
    return {entity(cluster), std::move(aspect), std::move(via), can_act};
}

std::optional<std::string_view> ClaimWords::preposition(const Claim& it, const Qualifier& qualifier) const {
    // Norway and the Chilean president agree: each with the other
    const std::string_view first = first_preposition(qualifier);
    if (qualifier.role == "company" && (first.empty() || begins_subject(qualifier.span))) return "with";
    if (!first.empty()) return first;
    if (qualifier.role == "other") return std::nullopt;
    if (qualifier.role == "complement") return "";  // plots a school shooting in Odense: its words say it
    if (qualifier.role == "place" && is_place(qualifier)) return "in";  // Odense, where she studied
    if (qualifier.role != "recipient") return std::nullopt;
    return it.object && !it.object->claim ? "to" : "";  // gives Norway a ship, tells Norway that …
}

/// The first word of a circumstance where its thing does not begin with it and it is no article.
std::string_view ClaimWords::first_preposition(const Qualifier& qualifier) const {
    constexpr std::string_view blanks = " \t\n\r";
    std::string_view text = qualifier.text, first;
    do {
        const std::size_t blank = text.find_first_of(blanks);
        if (blank == std::string_view::npos) return {};
        first = text.substr(0, blank);
        text.remove_prefix(std::min(text.find_first_not_of(blanks, blank), text.size()));
    } while (event_words().focusing.count(ascii::lowered(first)) != 0);
    if (phrase_key(std::string(first) + " x") == "x") return {};  // an article
    if (const PhraseContent* phrase = content(qualifier); phrase && phrase->head.begin == qualifier.span.begin)
        return {};
    if (!qualifier.cluster) return first;
    const std::vector<Mention>& mentions = extraction_.mentions;
    for (auto at = page_.from(qualifier.span.begin); at != page_.mentions.end(); ++at) {
        if (mentions[*at].span.begin != qualifier.span.begin) break;
        if (mentions[*at].cluster == *qualifier.cluster) return {};
    }
    return first;
}

bool ClaimWords::is_place(const Qualifier& qualifier) const {
    return qualifier.cluster && is_a(page_.things.type(*qualifier.cluster), EntityType::place);
}

bool ClaimWords::begins_subject(Span words) const {
    return std::any_of(page_.order.begin(), page_.order.end(),
                       [&](std::uint32_t index) { return claim(index).subject.span.begin == words.begin; });
}

bool ClaimWords::is_twin(std::uint32_t index) {
    if (actives_.empty())
        for (const std::uint32_t other : page_.order)
            if (const Claim& it = claim(other); it.object && !is_passive(it))
                actives_.emplace(std::pair(it.predicate.span.begin, it.object->span), it.subject.span);
    const Claim& it = claim(index);
    if (!it.object || it.subject.span.empty() || !is_passive(it)) return false;
    // the agent of the passive may have its preposition with it
    const auto [first, last] = actives_.equal_range(std::pair(it.predicate.span.begin, it.subject.span));
    return std::any_of(first, last, [&](const auto& active) { return it.object->span.contains(active.second); });
}

std::vector<std::string> ClaimWords::speakers_of(const Argument& source) {
    if (speakers_.empty())
        for (const std::uint32_t index : page_.order)
            if (const Claim& it = claim(index); it.object && it.object->claim && is_thing(it.subject)) {
                speech_of_.emplace(it.subject.span, it.predicate.span);
                speakers_.emplace(it.predicate.span, index);
            }
    std::vector<std::string> others;
    const auto speech = speech_of_.find(source.span);
    if (speech == speech_of_.end()) return others;
    const auto [first, last] = speakers_.equal_range(speech->second);
    for (auto at = first; at != last && others.size() < most_involved; ++at)
        if (const Argument& beside = claim(at->second).subject; beside.span != source.span)
            others.push_back(entity(*beside.cluster));
    return others;
}

}  // namespace claimgraph
