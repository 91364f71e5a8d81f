#include "graph/derived_graph.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "graph/claim_words.h"
#include "graph/derived_label.h"
#include "graph/edge_label.h"
#include "graph/identity.h"
#include "graph/located_places.h"
#include "graph/values.h"

namespace claimgraph {
namespace {

constexpr std::string_view statement_prefix = "statement-";

/// A bomb in Kabul goes off in Kabul; what it is from or for, the verb has nothing to do with.
bool is_where(std::string_view role) { return role == "in" || role == "at" || role == "near"; }

/// Of claims with less confidence too many are misread for a graph that shows no sentence.
constexpr double well_founded = 0.83;

}  // namespace

class DerivedGraph::Builder {
   public:
    Builder(DerivedGraph& graph, const Page& page)
        : graph_(graph), page_(page), extraction_(page.extraction), words_(page) {
        piece_.document = page.ordinal;
        piece_.origin = graph.copies_.origin(page.ordinal);
        piece_.published = extraction_.document.published;
        piece_.publisher = extraction_.document.publisher;
        told_.resize(extraction_.claims.size());
    }

    void add() {
        for (const std::uint32_t index : page_.order) {
            const Claim& it = words_.claim(index);
            if (words_.states_claim(it.subject, index)) tell(*it.subject.claim, {&it, false});
            if (it.object && words_.states_claim(*it.object, index) && !is_plain_speech(it.predicate))
                tell(*it.object->claim, {&it, true});
        }
        for (const std::uint32_t index : page_.order) {
            if (words_.is_twin(index)) continue;
            begin(index);
            has_edge_ = false;
            locate(words_.claim(index));
            if (graph_.shape_ == ViewShape::flat)
                flat(index);
            else
                network(index);
            graph_.claims_without_edge_ += !has_edge_;
        }
    }

   private:
    void begin(std::uint32_t index) {
        const Claim& it = words_.claim(index);
        piece_.claim = page_.ids[index];
        piece_.polarity = it.polarity;
        piece_.modality = it.modality;
        piece_.confidence = it.confidence;
        piece_.predicate = predicate_of(it.predicate);
        piece_.attributed_to.clear();
        for (const Argument& source : it.attributed_to)
            if (const std::string_view name = words_.source_label(source); !name.empty())
                piece_.attributed_to.push_back(name);
        piece_.amounts.clear();
        piece_.phrases.clear();
        for (const Argument* place : {&it.subject, it.object ? &*it.object : nullptr}) {
            if (!place || place->claim) continue;
            const Mention* amount = leading_amount(extraction_.document, extraction_.mentions, *place);
            if (amount && !amount->value.empty()) piece_.amounts.push_back(amount->value);
            if (!words_.is_thing(*place) && !place->text.empty()) piece_.phrases.push_back(place->text);
        }
    }

    // --- what words stand for ----------------------------------------------------------------------------------------

    /// \param wanted  of what is involved in a phrase that is no node
    template <typename Words, typename Wanted>
    EdgeEnds ends_of(const Words& words, Wanted&& wanted) {
        if (words_.is_thing(words)) return {words_.end_at(*words.cluster)};
        const PhraseContent* phrase = words_.content(words);
        if (!phrase) return {};
        if (graph_.shape_ == ViewShape::network || phrase->concept_label.empty() || phrase->generic)
            return words_.involved(*phrase, wanted);
        const std::string id = concept_id(phrase->concept_label);
        graph_.concepts_.add(phrase->concept_label, phrase->concept_words, false, piece_.published);
        for (const Involvement& row : phrase->involves) involve(id, row);
        return {{id, phrase->aspect, {}}};
    }
    template <typename Words>
    EdgeEnds ends_of(const Words& words) {
        return ends_of(words, [](const Involvement&) { return true; });
    }

    /// From a concept to what a phrase of it involves; said by the phrase, not by the claim.
    void involve(const std::string& id, const Involvement& row) {
        told(id, "involves", "INVOLVES (" + row.role + ")", words_.entity(row.cluster));
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
            return is_a(page_.things.type(name.cluster), EntityType::place);
        };
        for (const auto& [inner, outer, first] : located_places(page_, extraction_.sentences[it.sentence], is_place))
            if (says(it, first->span) && located_.insert(inner->span).second)
                told(words_.entity(inner->cluster), "located in", "LOCATED_IN", words_.entity(outer->cluster));
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

    void add_circumstances(const Claim& it, EdgeTargets& targets) {
        std::size_t place = 0;
        for (const Qualifier& qualifier : it.qualifiers) {
            ++place;
            const PhraseContent* phrase = words_.content(qualifier);
            if (is_apart(qualifier, phrase)) continue;
            const std::optional<std::string_view> with = words_.preposition(it, qualifier);
            if (!with) continue;
            for (EdgeEnd& end : ends_of(qualifier)) {
                if (phrase && words_.is_thing(qualifier)) end.aspect = phrase->aspect;
                const bool agent = qualifier.role != "purpose" && is_agent(end, *with, phrase);
                targets.push_back({std::move(end), *with, place, agent});
            }
        }
    }
    void add_object(const Claim& it, EdgeEnds ends, EdgeTargets& targets) {
        const std::string_view with = is_passive(it) ? preposition_of_passive(it.predicate) : std::string_view();
        for (EdgeEnd& end : ends) {
            const bool agent = is_agent(end, with, words_.content(*it.object));
            targets.push_back({std::move(end), with, 0, agent});
        }
    }
    /// Who does it: by Norway, in Norwegian strikes; not in opposition to strikes.
    bool is_agent(const EdgeEnd& end, std::string_view preposition, const PhraseContent* phrase) const {
        const bool acts = phrase && phrase->act && phrase->aspect.empty() && happens_in(preposition) &&
                          (end.via == phrase->concept_label || end.via.ends_with(" by"));
        return (acts || preposition == "by") && end.can_act;
    }

    // --- flat --------------------------------------------------------------------------------------------------------

    void flat(std::uint32_t index) {
        const Claim& it = words_.claim(index);
        const EdgeEnds subjects = flat_ends(it.subject, index);
        EdgeTargets targets;
        std::string whom;
        const bool plain = it.object && words_.states_claim(*it.object, index) && is_plain_speech(it.predicate);
        if (it.object && !plain) {
            add_object(it, flat_ends(*it.object, index), targets);
            if (targets.empty()) whom = words_.generic_words(*it.object);
        }
        add_circumstances(it, targets);
        join(it, subjects, subjects.empty() ? words_.generic_words(it.subject) : std::string(), whom, targets);
        if (!it.attributed_to.empty()) spoken_of(it, subjects, targets);
        for (const Telling& telling : told_[index]) about(it, telling, subjects, targets);
    }
    EdgeEnds flat_ends(const Argument& argument, std::uint32_t index) {
        if (!words_.states_claim(argument, index)) return ends_of(argument);
        const Claim& it = words_.claim(index);
        return {statement(words_.claim(*argument.claim), {&it, &argument != &it.subject})};
    }
    /// Each way in which a claim is told makes one statement.
    void tell(std::uint32_t index, const Telling& telling) {
        const Claim& it = words_.claim(index);
        std::vector<Telling>& told = told_[index];
        const auto same = [&](const Telling& other) { return other.stance(it) == telling.stance(it); };
        if (std::none_of(told.begin(), told.end(), same)) told.push_back(telling);
    }

    /// Of a subject that is nobody in particular the words stand in the label, and its place takes what comes first; in
    /// the network who acts, if anybody.
    void join(const Claim& claim, const EdgeEnds& subjects, const std::string& who, const std::string& whom,
              const EdgeTargets& targets) {
        const std::optional<Claim> hearsay = words_.as_hearsay(claim);
        const Claim& it = hearsay ? *hearsay : claim;
        bool from_object = false;
        const bool optional = it.object && words_.is_thing(*it.object);  // without it the label is less, and true
        const auto join_to = [&](const EdgeEnd& from, const EdgeTarget& target, const std::string& words) {
            // what the edge begins at or leads to is not said twice
            const bool told = target.place == 0 || (!words.empty() && from_object);
            const std::string& object = told ? std::string() : whom;
            EdgeEnd begin = from;
            EdgeTarget end = target;
            if (from_object && graph_.shape_ == ViewShape::network) lead_through_act(begin, end);
            EdgeTarget to = end;
            if (graph_.shape_ == ViewShape::network) {
                // killed in Israeli strikes: by Israel
                if (to.agent && to.preposition != "by" && !to.end.via.ends_with(" by")) to.end.via += " by";
                if (to.place == 0) to.end.via = with_complement(it, to.end.via);
            }
            std::string label = whole_label(it, words, object, begin, to);
            if (label.size() > longest_label && to.end.via != end.end.via)
                label = whole_label(it, words, object, begin, end);
            if (label.size() > longest_label && optional) label = whole_label(it, words, {}, begin, end);
            edge(from.id, std::move(label), target.end.id);
        };
        if (!subjects.empty()) {
            for (const EdgeEnd& subject : subjects)
                for (const EdgeTarget& target : targets) join_to(subject, target, {});
        } else if (!who.empty()) {
            const auto first = std::find_if(targets.begin(), targets.end(), [&](const EdgeTarget& target) {
                return graph_.shape_ == ViewShape::flat || target.agent;
            });
            if (first == targets.end()) return;
            from_object = first->place == 0;
            for (const EdgeTarget& target : targets)
                if (target.place != first->place) join_to(first->end, target, who);
        }
    }

    static std::string whole_label(const Claim& it, const std::string& who, const std::string& whom,
                                   const EdgeEnd& from, const EdgeTarget& to) {
        std::string label = label_of(it, who, whom, to.end, to.preposition);
        append_via(label, from, to.end);
        return label;
    }

    /// People killed in Norwegian strikes on a port of Kenya: the strikes are on the port, where they are they happen.
    static void lead_through_act(EdgeEnd& from, EdgeTarget& to) {
        if (from.via.empty() || to.preposition.empty() || is_where(to.preposition)) return;
        std::string words = std::exchange(from.via, {});
        for (const std::string_view more : {std::exchange(to.preposition, {}), std::string_view(to.end.via)})
            if (!more.empty()) words.append(" ").append(more);
        to.end.via = std::move(words);
    }

    /// Norway mediates talks mediated by Norway and Chile in Kenya: the talks are in Kenya.
    static void leave_out_own_words(const Claim& it, EdgeTargets& targets) {
        if (it.predicate.lemma == "be") return;  // Ida Holm, head of the police
        const std::string own = ' ' + it.predicate.text + ' ';
        const auto place = [&](const EdgeTarget& target) { return (' ' + target.end.via + ' ').find(own); };
        std::erase_if(targets, [&](const EdgeTarget& target) {
            return place(target) != std::string::npos && target.end.via.ends_with(" by");
        });
        for (EdgeTarget& target : targets)
            if (const std::size_t at = place(target); at != std::string::npos) target.end.via.erase(at, own.size() - 1);
    }

    /// *kills Ida Holm along with her two sons*, *signs with Chile a pact that allows Chile to fish*: whom the claim
    /// reaches is not reached once more through them.
    static void reach_once(EdgeTargets& targets) {
        std::set<std::string> reached;
        for (const EdgeTarget& target : targets)
            if (target.end.via.empty()) reached.insert(target.end.id);
        std::erase_if(targets, [&](const EdgeTarget& target) {
            return !target.end.via.empty() && reached.count(target.end.id) != 0;
        });
    }

    /// *urges Ida Holm to resign*, *adds Chile to its list*: what whoever the act reaches is to do or to be, behind the
    /// phrase through which it does.
    std::string with_complement(const Claim& it, std::string via) const {
        // the games end in Oslo with Norway as the best team: that is not what Oslo is
        const bool in_place =
            !is_passive(it) && it.predicate.term.empty() && it.predicate.lemma.find(' ') != std::string::npos;
        for (const Qualifier& qualifier : it.qualifiers) {
            const std::string words = words_.complement(qualifier);
            if (words.empty() || (in_place && words.starts_with("as "))) continue;
            if (!via.empty()) via += ", ";
            return via + words;
        }
        return via;
    }

    /// Who says so, and of what: flat `SPEAKS_OF`, network `SAYS (that … has left)`. What is demanded ties whoever
    /// demands it; in the network what another verb than *says* tells is told there.
    void spoken_of(const Claim& it, const EdgeEnds& subjects, const EdgeTargets& targets) {
        if (it.modality == Modality::demanded) return;
        const bool in_short = graph_.shape_ == ViewShape::network;
        const std::string_view predicate = std::exchange(piece_.predicate, in_short ? "says" : "speaks of");
        const EdgeEnds sources = ends_of(it.attributed_to.front(), takes_part);
        const std::vector<std::string> speakers = words_.speakers_of(it.attributed_to.front());
        std::vector<std::string> tellers = speakers;
        for (const EdgeEnd& source : sources) tellers.push_back(source.id);
        const ToldWords told(words_, it, {it.polarity, it.modality}, {}, std::move(tellers), room_behind("SAYS"));
        const auto say = [&](const EdgeEnd& source, EdgeEnd end, std::string words) {
            if (std::find(speakers.begin(), speakers.end(), end.id) != speakers.end()) return;
            if (in_short && words.empty()) return;
            if (in_short) end.via = std::move(words);
            std::string label = in_short ? "SAYS" : "SPEAKS_OF";
            append_via(label, source, end);
            edge(source.id, std::move(label), end.id);
        };
        for (const EdgeEnd& source : sources) {
            for (const EdgeEnd& end : subjects) say(source, end, told.to_subject(end));
            for (const EdgeTarget& target : targets) say(source, target.end, told.to_target(target));
        }
        piece_.predicate = predicate;
    }

    void about(const Claim& it, const Telling& telling, const EdgeEnds& subjects, const EdgeTargets& targets) {
        const EdgeEnd node = statement(it, telling);
        piece_.predicate = "about";
        piece_.polarity = telling.stance(it).polarity;
        for (const EdgeEnd& end : subjects) edge(node.id, "ABOUT", end.id);
        for (const EdgeTarget& target : targets) edge(node.id, "ABOUT", target.end.id);
    }

    EdgeEnd statement(const Claim& it, const Telling& telling) {
        const WordsStance stance = telling.stance(it);
        const auto key = [&](IdentityHash& hash, const Argument& argument) {
            hash.add(words_.is_thing(argument) ? words_.entity(*argument.cluster) : phrase_key(argument.text));
        };
        IdentityHash hash;
        hash.add("statement").add(to_string(stance.polarity)).add(to_string(stance.modality));
        hash.add(predicate_of(it.predicate));
        key(hash, it.subject);
        if (it.object) key(hash, *it.object);
        std::string digits = hash.digest();
        graph_.statements_.add(digits, statement_label(it, telling, words_), piece_.published);
        return {std::string(statement_prefix) + digits, {}, {}};
    }

    // --- network -----------------------------------------------------------------------------------------------------

    /// What a label has left for words in parentheses.
    static std::size_t room_behind(std::string_view predicate) {
        constexpr std::size_t parentheses = 3;
        return longest_label - std::min(longest_label, predicate.size() + parentheses);
    }

    /// The things that take part in a nested claim, of both its sides; reached through what it says.
    EdgeEnds participants(std::uint32_t index, std::size_t depth, const Telling& telling) {
        const Claim& it = words_.claim(index);
        const std::string_view chain = rest_of_chain(it, *telling.act);
        // an appeals court overturns: what no verb of saying tells, and nobody is to do, may be no clause at all
        const bool plain = telling.act->predicate.term.empty() && it.modality == Modality::actual;
        if (chain.empty() && plain && it.confidence < well_founded) return {};
        const Argument& teller = telling.act->subject;
        std::vector<std::string> tellers;
        if (words_.is_thing(teller)) tellers.push_back(words_.entity(*teller.cluster));
        std::string act;
        append_stance(act, *telling.act);
        append_predicate(act, telling.act->predicate, telling.act->modality != Modality::actual);
        const ToldWords told(words_, it, telling.stance(it), chain, std::move(tellers), room_behind(act));
        EdgeEnds ends;
        const auto add = [&](EdgeEnd end, std::string words) {
            if (words.empty() || ends.size() == most_involved) return;
            end.via = std::move(words);
            end.aspect.clear();
            ends.push_back(std::move(end));
        };
        if (chain.empty())  // who tries to do something does it
            for (const EdgeEnd& end : side(it.subject, index, depth)) add(end, told.to_subject(end));
        EdgeTargets targets;
        if (it.object) add_object(it, side(*it.object, index, depth), targets);
        add_circumstances(it, targets);
        for (const EdgeTarget& target : targets) add(target.end, told.to_target(target));
        return ends;
    }
    EdgeEnds side(const Argument& argument, std::uint32_t index, std::size_t depth) {
        constexpr std::size_t deepest = 3;
        if (!words_.states_claim(argument, index)) return ends_of(argument);
        const Claim& it = words_.claim(index);
        const Telling telling{&it, &argument != &it.subject};
        return depth < deepest ? participants(*argument.claim, depth + 1, telling) : EdgeEnds{};
    }

    void network(std::uint32_t index) {
        const Claim& it = words_.claim(index);
        if (it.confidence < well_founded || is_told_by_chain(index)) return;
        EdgeTargets targets;
        const PhraseContent* phrase = words_.content(it.subject);
        const EdgeEnds subjects = words_.states_claim(it.subject, index)
                                      ? participants(*it.subject.claim, 1, {&it, false})
                                      : ends_of(it.subject, takes_part);
        std::string whom;
        const bool plain = it.object && words_.states_claim(*it.object, index) && is_plain_speech(it.predicate);
        if (it.object && !plain) {
            add_object(it, side(*it.object, index, 0), targets);
            leave_out_own_words(it, targets);
            whom = words_.whom(it);
        }
        add_circumstances(it, targets);
        reach_once(targets);
        std::string who;
        if (phrase && !words_.is_thing(it.subject)) {
            who = phrase->concept_label;
            // what an act reaches is told by the words of the act, what others do within the phrase by none
            for (const Involvement& row : phrase->involves)
                if (!takes_part(row) && !phrase->act && is_where(row.role))
                    targets.push_back({words_.end_at(row.cluster), row.role, it.qualifiers.size() + 1});
        }
        join(it, subjects, who, whom, targets);
        if (it.polarity == Polarity::affirmed && it.modality == Modality::actual) nominal_acts(it);
        if (!it.attributed_to.empty() && !is_told_by_speaker(index)) spoken_of(it, subjects, targets);
    }
    /// That it votes to elect a mayor says more than that it may elect one.
    bool is_told_by_chain(std::uint32_t index) const {
        const Claim& it = words_.claim(index);
        return it.modality != Modality::actual &&
               std::any_of(told_[index].begin(), told_[index].end(), [&](const Telling& telling) {
                   return telling.as_object && telling.act->confidence >= well_founded &&
                          !rest_of_chain(it, *telling.act).empty();
               });
    }
    /// By an edge of its own: ANNOUNCES (that … has left).
    bool is_told_by_speaker(std::uint32_t index) const {
        const Span speaker = words_.claim(index).attributed_to.front().span;
        return std::any_of(told_[index].begin(), told_[index].end(), [&](const Telling& telling) {
            return telling.as_object && telling.act->subject.span == speaker && telling.act->confidence >= well_founded;
        });
    }

    /// *Israeli air strikes on Gaza*: from who acts to who is reached, by the words of a phrase alone.
    void nominal_acts(const Claim& it) {
        const auto acts = [](const Involvement& row, const PhraseContent& phrase) {
            return claimgraph::is_agent(row) &&
                   (row.role == "by" || row.span.begin < phrase.head.begin);  // a warrant against Holm
        };
        const auto reaches = [](const Involvement& row) {
            constexpr std::ptrdiff_t farthest = 3;  // blanks in the words between the two: on oil port of
            return is_reached(row) && std::count(row.role.begin(), row.role.end(), ' ') <= farthest;
        };
        const std::string subject = words_.is_thing(it.subject) ? words_.entity(*it.subject.cluster) : std::string();
        const auto act = [&](const PhraseContent* phrase) {
            if (!phrase || !phrase->act || phrase->generic) return;
            std::size_t count = 0;
            for (const Involvement& agent : phrase->involves)
                for (const Involvement& reached : phrase->involves) {
                    // Norway ends its ban on ships: that is told by the claim
                    if (words_.entity(agent.cluster) == subject) continue;
                    if (!acts(agent, *phrase) || !reaches(reached) || ++count > most_involved) continue;
                    if (!words_.end_at(agent.cluster).can_act) continue;  // an outbreak of a virus in Oslo
                    std::string label;
                    append_stance(label, it);
                    append_capitals(label, phrase->concept_label + ' ' + without_apposition(reached.role));
                    edge(words_.entity(agent.cluster), std::move(label), words_.entity(reached.cluster));
                }
        };
        act(words_.content(it.subject));
        if (it.object) act(words_.content(*it.object));
        for (const Qualifier& qualifier : it.qualifiers) act(words_.content(qualifier));
    }

    DerivedGraph& graph_;
    const Page& page_;
    const Extraction& extraction_;
    ClaimWords words_;
    EdgeEvidence::Piece piece_;
    bool has_edge_ = false;
    std::set<Span> located_;                  ///< places of which it has been told
    std::vector<std::vector<Telling>> told_;  ///< by claim: how others say more of it than that somebody says so
};

void DerivedGraph::add(const Page& page) { Builder(*this, page).add(); }

}  // namespace claimgraph
