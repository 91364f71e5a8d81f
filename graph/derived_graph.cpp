#include "graph/derived_graph.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "graph/edge_label.h"
#include "graph/identity.h"
#include "graph/located_places.h"
#include "graph/values.h"

namespace claimgraph {
namespace {

constexpr std::string_view statement_prefix = "statement-";

/// A phrase with a long list of names would join each of them with each of another list.
constexpr std::size_t most_involved = 16;

/// Where an edge begins or ends.
struct End {
    std::string id;
    std::string aspect;  ///< what is looked through on the way there: `end of`
    std::string via;     ///< the phrase through which it is reached: `air strikes`, `people in`
};

/// What a circumstance speaks of takes no part in the claim: times, and clauses of their own (*if Norway leaves*, *as
/// Norway left*).
bool is_apart(const Qualifier& qualifier, const PhraseContent* phrase) {
    if (qualifier.role == "cause") return phrase && phrase->concept_label.empty() && !phrase->aspect.empty();
    return qualifier.role == "time" || qualifier.role == "duration" || qualifier.role == "condition";
}

/// Of claims with less confidence too many are misread for a graph that shows no sentence.
constexpr double well_founded = 0.6;

/// A statement's label is a node's.
constexpr std::size_t longest_statement = 40;

/// Who does something by the words of a phrase, and whom or what it reaches: *Israeli strikes on Gaza*.
bool is_agent(const Involvement& row) { return row.role == "of" || row.role == "by"; }
bool is_reached(const Involvement& row) {
    const bool of_another = row.role == "and" || row.role.starts_with("and ");  // Oslo's ban and talks with Bergen
    return row.role != "of" && row.role != "by" && !of_another && row.role != "between" && row.role != "among" &&
           row.role != "namely" && row.role != "subject" && row.role != "object" && row.role != "including";
}

/// What happens in an act its actor does: people killed in Israeli strikes. Who protests against a war is not at it.
bool happens_in(std::string_view preposition) {
    return preposition == "in" || preposition == "by" || preposition == "during" || preposition == "from";
}

/// The thing is said by the word itself, with nothing between that tells more.
bool is_plain(const Involvement& row) {
    return row.role == "of" || row.role == "namely" || row.role == "subject" || row.role == "object";
}

/// `on ship` of *on the ship Minerva*: which one is named, no more.
std::string without_apposition(const std::string& role) {
    constexpr std::string_view apposition = " namely";
    return role.ends_with(apposition) ? role.substr(0, role.size() - apposition.size()) : role;
}

/// Of a subject's phrase what takes its part: of *a missile fired by the rebels* the rebels do, of *a bomb in Kabul*
/// Kabul does not.
bool takes_part(const Involvement& row) {
    return !is_reached(row) || row.role == "with" || row.role == "against" || row.role.ends_with(" by");
}

/// Who says that, no more than that: the claim itself carries who says so.
bool is_plain_speech(const Predicate& predicate) { return predicate.term == "cg:says" || predicate.term == "cg:tells"; }

}  // namespace

class DerivedGraph::Builder {
   public:
    Builder(DerivedGraph& graph, const Page& page)
        : graph_(graph), page_(page), extraction_(page.extraction), entities_(graph.resolution_.entities) {
        piece_.document = page.ordinal;
        piece_.origin = graph.copies_.origin(page.ordinal);
        piece_.published = extraction_.document.published;
        piece_.publisher = extraction_.document.publisher;
        said_more_.resize(extraction_.claims.size());
    }

    void add() {
        for (const std::uint32_t index : page_.order) {
            const Claim& it = claim(index);
            if (states_claim(it.subject, index)) said_more_[*it.subject.claim] = 1;
            if (it.object && states_claim(*it.object, index) && !is_plain_speech(it.predicate))
                said_more_[*it.object->claim] = 1;
        }
        for (const std::uint32_t index : page_.order) {
            if (is_twin(index)) continue;
            begin(index);
            has_edge_ = false;
            locate(claim(index));
            if (graph_.shape_ == ViewShape::flat)
                flat(index);
            else
                network(index);
            graph_.claims_without_edge_ += !has_edge_;
        }
    }

   private:
    using Ends = std::vector<End>;

    const Claim& claim(std::uint32_t index) const { return extraction_.claims[index]; }

    /// *A is built by B* beside *B builds A*: one direction is enough.
    bool is_twin(std::uint32_t index) {
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

    static bool is_passive(const Claim& it) { return it.predicate.lemma.starts_with("be "); }

    void begin(std::uint32_t index) {
        const Claim& it = claim(index);
        piece_.claim = page_.ids[index];
        piece_.polarity = it.polarity;
        piece_.modality = it.modality;
        piece_.confidence = it.confidence;
        piece_.predicate = predicate_of(it.predicate);
        piece_.attributed_to.clear();
        for (const Argument& source : it.attributed_to)
            if (const std::string_view name = source_label(source); !name.empty()) piece_.attributed_to.push_back(name);
        piece_.amounts.clear();
        piece_.phrases.clear();
        for (const Argument* place : {&it.subject, it.object ? &*it.object : nullptr}) {
            if (!place || place->claim) continue;
            const Mention* amount = leading_amount(extraction_.document, extraction_.mentions, *place);
            if (amount && !amount->value.empty()) piece_.amounts.push_back(amount->value);
            if (!is_thing(*place) && !place->text.empty()) piece_.phrases.push_back(place->text);
        }
    }

    std::string_view source_label(const Argument& source) const {
        return source.cluster ? entities_.label(page_.entity_of[*source.cluster]) : std::string_view(source.text);
    }
    template <typename Words>
    bool is_thing(const Words& words) const {
        return words.cluster && entities_.named(page_.entity_of[*words.cluster]);
    }
    std::string entity(std::uint32_t cluster) const { return std::string(entities_.id(page_.entity_of[cluster])); }
    bool states_claim(const Argument& argument, std::uint32_t index) const {
        return argument.claim && *argument.claim != index && page_.ids[*argument.claim] != page_.ids[index];
    }

    // --- what words stand for ----------------------------------------------------------------------------------------

    template <typename Words>
    const PhraseContent* content(const Words& words) const {
        return words.phrase ? &extraction_.phrases[*words.phrase] : nullptr;
    }
    /// What the phrase involves, reached through its words.
    template <typename Wanted>
    Ends involved(const PhraseContent& phrase, Wanted&& wanted) const {
        Ends ends;
        for (const Involvement& row : phrase.involves) {
            if (ends.size() == most_involved) break;
            if (!wanted(row) || is_beside_name(phrase, row)) continue;
            std::string via = phrase.concept_label, aspect = phrase.aspect;
            // without a concept what was looked through ties it: to land at
            std::string& with = via.empty() ? aspect : via;
            if (!with.empty() && !is_plain(row) && row.role != "and") with += ' ' + without_apposition(row.role);
            ends.push_back({entity(row.cluster), std::move(aspect), std::move(via)});
        }
        return ends;
    }
    /// *the deployment of the Guard to Oslo*, *Labour leader Ida Holm* speak of the Guard and of Holm: what else is
    /// named in such a phrase is whose, where and whither.
    static bool is_beside_name(const PhraseContent& phrase, const Involvement& row) {
        const bool of_name = phrase.concept_label.empty() && phrase.aspect.empty();
        if (row.role == "of" && !row.span.contains(phrase.head) && phrase.concept_label.empty() &&
            is_head_named(phrase))
            return true;
        const bool among_names =
            row.role == "and" || row.role == "including" || row.role == "between" || row.role == "among";
        return of_name && !among_names && !row.span.contains(phrase.head);
    }

    static bool is_head_named(const PhraseContent& phrase) {
        return std::any_of(phrase.involves.begin(), phrase.involves.end(),
                           [&](const Involvement& row) { return row.span.contains(phrase.head); });
    }

    /// \param wanted  of what is involved in a phrase that is no node
    template <typename Words, typename Wanted>
    Ends ends_of(const Words& words, Wanted&& wanted) {
        if (is_thing(words)) return {{entity(*words.cluster), {}, {}}};
        const PhraseContent* phrase = content(words);
        if (!phrase) return {};
        if (graph_.shape_ == ViewShape::network || phrase->concept_label.empty() || phrase->generic)
            return involved(*phrase, wanted);
        const std::string id = concept_id(phrase->concept_label);
        graph_.concepts_.add(phrase->concept_label, phrase->concept_words, false, piece_.published);
        for (const Involvement& row : phrase->involves) involve(id, row);
        return {{id, phrase->aspect, {}}};
    }
    template <typename Words>
    Ends ends_of(const Words& words) {
        return ends_of(words, [](const Involvement&) { return true; });
    }

    /// From a concept to what a phrase of it involves; said by the phrase, not by the claim.
    void involve(const std::string& id, const Involvement& row) {
        told(id, "involves", "INVOLVES (" + row.role + ")", entity(row.cluster));
    }
    /// What words tell beside the claim, whatever it says of them.
    void told(const std::string& source, std::string_view predicate, std::string label, const std::string& target) {
        const EdgeEvidence::Piece kept = piece_;
        const bool had_edge = has_edge_;
        piece_.predicate = predicate;
        piece_.polarity = Polarity::affirmed;
        piece_.modality = Modality::actual;
        piece_.attributed_to.clear();
        piece_.amounts.clear();
        edge(source, std::move(label), target);
        piece_ = kept;
        has_edge_ = had_edge;
    }

    void locate(const Claim& it) {
        const auto is_place = [&](const Mention& name) {
            return is_a(entities_.type(page_.entity_of[name.cluster]), EntityType::place);
        };
        for (const auto& [inner, outer, first] : located_places(page_, extraction_.sentences[it.sentence], is_place))
            if (says(it, first->span) && located_.insert(inner->span).second)
                told(entity(inner->cluster), "located in", "LOCATED_IN", entity(outer->cluster));
    }
    /// Whether the words stand in a place of the claim.
    static bool says(const Claim& it, Span words) {
        const auto holds = [&](const auto& place) { return place.span.contains(words); };
        return holds(it.subject) || (it.object && holds(*it.object)) ||
               std::any_of(it.qualifiers.begin(), it.qualifiers.end(), holds);
    }

    // --- edges -------------------------------------------------------------------------------------------------------

    void edge(const std::string& source, std::string label, const std::string& target) {
        if (source == target) return;
        if (label.size() > longest_label) {
            std::string shorter = shortened(label, longest_label);
            // between two names half of what is said may say something else
            if (graph_.shape_ == ViewShape::network && shorter.size() < label.size()) return;
            label = std::move(shorter);
        }
        piece_.source = source;
        piece_.label = label;
        piece_.target = target;
        graph_.evidence_.add(piece_);
        has_edge_ = true;
    }

    static void append_via(std::string& label, const End& from, const End& to) {
        if (from.via.empty() && to.via.empty()) return;
        label.append(" (").append(from.via);
        if (!from.via.empty() && !to.via.empty() && from.via != to.via) label += ", ";
        if (to.via != from.via) label += to.via;
        label += ')';
    }

    /// \param who, whom  words that are said in the label: before the predicate, behind it
    static std::string label_of(const Claim& it, const std::string& who, const std::string& whom, const End& to,
                                std::string_view preposition) {
        constexpr std::string_view passive = "IS_";
        std::string label, predicate;
        append_stance(label, it);
        append_predicate(predicate, it.predicate, it.modality);
        if (!who.empty()) {
            append_words(label, who);
            label += '_';
            if (predicate.starts_with(passive)) predicate.erase(0, passive.size());  // PEOPLE_KILLED_IN
        }
        label += predicate;
        append_words(label, whom);
        append_words(label, preposition);
        if (to.aspect != it.predicate.text) append_words(label, to.aspect);
        return label;
    }

    /// `by` of *was sacked by*, `over` of *was shot down over*: what a term leaves out.
    static std::string_view preposition_of_passive(const Predicate& predicate) {
        const auto last_word = [](std::string_view words) { return words.substr(words.rfind(' ') + 1); };
        const bool three_words = std::count(predicate.lemma.begin(), predicate.lemma.end(), ' ') >= 2;
        const std::string_view last = last_word(predicate.lemma);
        return three_words && last == last_word(predicate.text) ? last : std::string_view();
    }

    /// What ties a circumstance to its claim: its first word (`in` of *in the city of Kyiv*), its role where it has no
    /// preposition; nothing for who is told something, and where no word says how.
    std::optional<std::string_view> preposition(const Claim& it, const Qualifier& qualifier) const {
        if (const std::string_view first = first_preposition(qualifier); !first.empty()) return first;
        if (qualifier.role == "other") return std::nullopt;
        if (qualifier.role == "complement") return "";  // plots a school shooting in Odense: its words say it
        if (qualifier.role != "recipient") return qualifier.role;
        return it.object && !it.object->claim ? "to" : "";  // gives Norway a ship, tells Norway that …
    }
    /// The first word of a circumstance where its thing does not begin with it and it is no article.
    std::string_view first_preposition(const Qualifier& qualifier) const {
        const std::string_view text = qualifier.text;
        const std::size_t blank = text.find_first_of(" \t\n\r");
        if (blank == std::string_view::npos) return {};
        const std::string_view first = text.substr(0, blank);
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

    struct Target {
        End end;
        std::string_view preposition;
        std::size_t place =
            0;               ///< 0 the object, then the circumstances: words of one place are not joined to each other
        bool agent = false;  ///< who does it, or does what it happens in: *by the army*, *in Israeli strikes*
    };
    using Targets = std::vector<Target>;
    void add_circumstances(const Claim& it, Targets& targets) {
        std::size_t place = 0;
        for (const Qualifier& qualifier : it.qualifiers) {
            ++place;
            const PhraseContent* phrase = content(qualifier);
            if (is_apart(qualifier, phrase)) continue;
            const std::optional<std::string_view> with = preposition(it, qualifier);
            if (!with) continue;
            for (End& end : ends_of(qualifier)) {
                if (phrase && is_thing(qualifier)) end.aspect = phrase->aspect;
                const bool acts = phrase && phrase->act && happens_in(*with) &&
                                  (end.via == phrase->concept_label || end.via.ends_with(" by"));
                const bool agent = (acts || *with == "by") && qualifier.role != "purpose" && is_actor(end);
                targets.push_back({std::move(end), *with, place, agent});
            }
        }
    }
    void add_object(const Claim& it, Ends ends, Targets& targets) {
        const std::string_view with = is_passive(it) ? preposition_of_passive(it.predicate) : std::string_view();
        for (End& end : ends) {
            const bool agent = with == "by" && is_actor(end);
            targets.push_back({std::move(end), with, 0, agent});
        }
    }
    bool is_actor(const End& end) const {
        const std::optional<std::size_t> index = entities_.find(end.id);
        if (!index) return false;
        const EntityType type = entities_.type(*index);
        return type == EntityType::person || type == EntityType::organization || type == EntityType::country ||
               type == EntityType::group;
    }

    // --- flat --------------------------------------------------------------------------------------------------------

    void flat(std::uint32_t index) {
        const Claim& it = claim(index);
        const Ends subjects = flat_ends(it.subject, index);
        Targets targets;
        std::string whom;
        const bool plain = it.object && states_claim(*it.object, index) && is_plain_speech(it.predicate);
        if (it.object && !plain) {
            add_object(it, flat_ends(*it.object, index), targets);
            if (targets.empty()) whom = generic_words(*it.object);
        }
        add_circumstances(it, targets);
        join(it, subjects, subjects.empty() ? generic_words(it.subject) : std::string(), whom, targets);
        if (!it.attributed_to.empty()) spoken_of(it, subjects, targets);
        if (said_more_[index]) about(index, subjects, targets);
    }
    Ends flat_ends(const Argument& argument, std::uint32_t index) {
        if (!states_claim(argument, index)) return ends_of(argument);
        return {statement(*argument.claim)};
    }

    /// Of a subject that is nobody in particular the words stand in the label, and its place takes what comes first; in
    /// the network who acts, if anybody.
    void join(const Claim& it, const Ends& subjects, const std::string& who, const std::string& whom,
              const Targets& targets) {
        const auto join_to = [&](const End& from, const Target& target, const std::string& words) {
            std::string label =
                label_of(it, words, target.place == 0 ? std::string() : whom, target.end, target.preposition);
            append_via(label, from, target.end);
            edge(from.id, std::move(label), target.end.id);
        };
        if (!subjects.empty()) {
            for (const End& subject : subjects)
                for (const Target& target : targets) join_to(subject, target, {});
        } else if (!who.empty()) {
            const auto first = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
                return graph_.shape_ == ViewShape::flat || target.agent;
            });
            if (first == targets.end()) return;
            for (const Target& target : targets)
                if (target.place != first->place) join_to(first->end, target, who);
        }
    }

    /// Who says so, and of what; the claim's own edges tell what is said.
    void spoken_of(const Claim& it, const Ends& subjects, const Targets& targets) {
        if (it.modality == Modality::demanded) return;  // who demands it is tied by the demand
        const std::string_view predicate = std::exchange(piece_.predicate, "speaks of");
        const Ends sources = ends_of(it.attributed_to.front(), takes_part);
        const std::vector<std::string> speakers = speakers_of(it.attributed_to.front());
        for (const End& source : sources) {
            const auto of = [&](const End& end) {
                if (std::find(speakers.begin(), speakers.end(), end.id) != speakers.end()) return;
                std::string label = "SPEAKS_OF";
                append_via(label, source, end);
                edge(source.id, std::move(label), end.id);
            };
            for (const End& end : subjects) of(end);
            for (const Target& target : targets) of(target.end);
        }
        piece_.predicate = predicate;
    }

    /// Who says it together: *Norway and Chile say that they agree*. Of each other they do not speak.
    std::vector<std::string> speakers_of(const Argument& source) {
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

    std::string generic_words(const Argument& argument) const {
        const PhraseContent* phrase = content(argument);
        return phrase && phrase->generic ? phrase->concept_label : std::string();
    }

    void about(std::uint32_t index, const Ends& subjects, const Targets& targets) {
        const End node = statement(index);
        piece_.predicate = "about";
        for (const End& end : subjects) edge(node.id, "ABOUT", end.id);
        for (const Target& target : targets) edge(node.id, "ABOUT", target.end.id);
    }

    End statement(std::uint32_t index) {
        const Claim& it = claim(index);
        const auto key = [&](IdentityHash& hash, const Argument& argument) {
            hash.add(is_thing(argument) ? entity(*argument.cluster) : phrase_key(argument.text));
        };
        IdentityHash hash;
        hash.add("statement").add(to_string(it.polarity)).add(to_string(it.modality)).add(predicate_of(it.predicate));
        key(hash, it.subject);
        if (it.object) key(hash, *it.object);
        std::string digits = hash.digest();
        graph_.statements_.add(digits, statement_label(it), piece_.published);
        return {std::string(statement_prefix) + digits, {}, {}};
    }

    std::string statement_label(const Claim& it) const {
        constexpr std::size_t long_place = 24;
        const auto words = [&](const Argument& argument) {
            if (is_thing(argument)) return std::string(entities_.label(page_.entity_of[*argument.cluster]));
            const PhraseContent* phrase = content(argument);
            const bool shorter = argument.text.size() > long_place && phrase && !phrase->concept_label.empty();
            return shorter ? phrase->concept_label : argument.text;
        };
        const bool told =
            it.predicate.text.find("not") != std::string::npos || it.predicate.text.find("n't") != std::string::npos;
        std::string label = it.polarity == Polarity::negated && !told ? "not: " : "";
        label += words(it.subject);
        label += (label.empty() || label.back() == ' ' ? "" : " ") + it.predicate.text;
        if (it.object) label += ' ' + words(*it.object);
        return shortened(label, longest_statement);
    }

    // --- network -----------------------------------------------------------------------------------------------------

    /// The things that take part in a nested claim, of both its sides; reached through what it says.
    Ends participants(std::uint32_t index, std::size_t depth, const Claim& saying) {
        const Claim& it = claim(index);
        Ends ends = side(it.subject, index, depth);
        if (it.object)
            for (End& end : side(*it.object, index, depth)) ends.push_back(std::move(end));
        Targets targets;
        add_circumstances(it, targets);
        for (Target& target : targets) ends.push_back(std::move(target.end));
        if (ends.size() > most_involved) ends.resize(most_involved);
        for (End& end : ends) {
            end.via = said_words(it, saying);
            end.aspect.clear();
        }
        return ends;
    }
    /// `that not: hits`; of a chain of verbs (*tried to dissolve* in *tried*) what the first one has not said: `to
    /// dissolve`
    static std::string said_words(const Claim& it, const Claim& saying) {
        const std::string_view inner = it.predicate.text, outer = saying.predicate.text;
        if (inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == ' ')
            return std::string(inner.substr(outer.size() + 1));
        std::string words = "that ";
        if (it.polarity == Polarity::negated) words += "not: ";
        if (it.modality != Modality::actual) words += std::string(to_string(it.modality)) + ": ";
        return words + it.predicate.text;
    }
    Ends side(const Argument& argument, std::uint32_t index, std::size_t depth) {
        constexpr std::size_t deepest = 3;
        if (!states_claim(argument, index)) return ends_of(argument);
        return depth < deepest ? participants(*argument.claim, depth + 1, claim(index)) : Ends{};
    }

    void network(std::uint32_t index) {
        const Claim& it = claim(index);
        if (it.confidence < well_founded) return;
        Targets targets;
        const PhraseContent* phrase = content(it.subject);
        const Ends subjects =
            states_claim(it.subject, index) ? participants(*it.subject.claim, 1, it) : ends_of(it.subject, takes_part);
        std::string whom;
        const bool plain = it.object && states_claim(*it.object, index) && is_plain_speech(it.predicate);
        if (it.object && !plain) {
            add_object(it, side(*it.object, index, 0), targets);
            if (const PhraseContent* object = content(*it.object)) whom = object->concept_label;
        }
        add_circumstances(it, targets);
        std::string who;
        if (phrase && !is_thing(it.subject)) {
            who = phrase->concept_label;
            // what an act reaches is told by the words of the act
            for (const Involvement& row : phrase->involves)
                if (!takes_part(row) && !phrase->act)
                    targets.push_back({{entity(row.cluster), {}, {}}, row.role, it.qualifiers.size() + 1});
        }
        join(it, subjects, who, whom, targets);
        nominal_acts(it);
        if (!it.attributed_to.empty()) spoken_of(it, subjects, targets);
    }

    /// *Israeli air strikes on Gaza*: from who acts to who is reached, by the words of a phrase alone.
    void nominal_acts(const Claim& it) {
        const auto act = [&](const PhraseContent* phrase) {
            if (!phrase || !phrase->act || phrase->generic) return;
            std::size_t count = 0;
            for (const Involvement& agent : phrase->involves)
                for (const Involvement& reached : phrase->involves) {
                    if (!is_agent(agent) || !is_reached(reached) || ++count > most_involved) continue;
                    std::string label;
                    append_stance(label, it);
                    append_capitals(label, phrase->concept_label + ' ' + without_apposition(reached.role));
                    edge(entity(agent.cluster), std::move(label), entity(reached.cluster));
                }
        };
        act(content(it.subject));
        if (it.object) act(content(*it.object));
        for (const Qualifier& qualifier : it.qualifiers) act(content(qualifier));
    }

    DerivedGraph& graph_;
    const Page& page_;
    const Extraction& extraction_;
    const Entities& entities_;
    EdgeEvidence::Piece piece_;
    bool has_edge_ = false;
    std::set<Span> located_;                       ///< places of which it has been told
    std::vector<char> said_more_;                  ///< by claim: another one says more of it than that somebody says so
    std::map<Span, Span> speech_of_;               ///< by speaker the verb
    std::multimap<Span, std::uint32_t> speakers_;  ///< by verb the claims that somebody says it
    std::multimap<std::pair<std::uint32_t, Span>, Span>
        actives_;  ///< subjects, by where the verb begins and the object
};

void DerivedGraph::add(const Page& page) { Builder(*this, page).add(); }

}  // namespace claimgraph
