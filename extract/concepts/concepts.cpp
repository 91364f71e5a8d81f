#include "extract/concepts/concepts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "extract/concepts/phrase_reader.h"
#include "extract/concepts/predicate_label.h"
#include "extract/names/lexicon.h"
#include "extract/rules/relations.h"
#include "graph/cluster_key.h"
#include "graph/name_key.h"

namespace claimgraph::extract::concepts {

using names::Lexicon;
using names::Names;
using names::Thing;
using rules::EnhancedGraph;
using rules::lower;

namespace {

class PhraseDescriber {
   public:
    PhraseDescriber(Extraction& out, const std::vector<EnhancedGraph>& graphs, const Names& names,
                    const WordLists& lists, const ConceptWords& concepts)
        : out_(out), graphs_(graphs), names_(names), lists_(lists), concepts_(concepts) {
        for (const Mention& mention : names.mentions)
            if (mention.form == MentionForm::name) named_.insert(mention.cluster);
        for (std::uint32_t i = 0; i < out_.clusters.size(); ++i) {
            for (const std::string& key : out_.clusters[i].keys)
                if (is_key_of(key, IdentityKind::gazetteer)) cluster_of_thing_.emplace(key, i);
            if (!out_.clusters[i].keys.empty()) named_.insert(i);
        }
    }

    void describe() {
        collect_spans();
        for (std::uint32_t s = 0; s < graphs_.size(); ++s) {
            if (spans_of_[s].empty()) continue;
            const std::vector<NamedPlace> places = named_places(s);
            const PhraseReader reader(graphs_[s], places, lists_, concepts_);
            for (const Span span : spans_of_[s]) {
                const auto gap = gap_of_.find(span);
                if (auto reading = reader.read(span, gap == gap_of_.end() ? Span{} : gap->second))
                    add(std::move(*reading));
            }
        }
        link();
        label_predicates();
    }

   private:
    /// Calls `visit(words)` for what stands in the places of a claim and is no named thing, time or claim; of
    /// circumstances also for names, which have prepositions and what they lie in (*along with Ida Holm, in Odense,
    /// Denmark*).
    template <typename Visit>
    void each_described(Claim& claim, Visit&& visit) const {
        const auto argument = [&](Argument& place) {
            if (!place.claim && !is_named(place.cluster)) visit(place);
        };
        argument(claim.subject);
        if (claim.object) argument(*claim.object);
        for (Argument& source : claim.attributed_to) argument(source);
        for (Qualifier& qualifier : claim.qualifiers)
            if (qualifier.role != "time") visit(qualifier);  // times are values
    }
    bool is_named(const std::optional<std::uint32_t>& cluster) const { return cluster && named_.count(*cluster) != 0; }

    void collect_spans() {
        spans_of_.resize(graphs_.size());
        for (Claim& claim : out_.claims)
            each_described(claim, [&](const auto& words) {
                if (words.span.empty()) return;
                spans_of_[claim.sentence].push_back(words.span);
                if (const Span gap = gap_in(words.span, words.text); !gap.empty()) gap_of_.emplace(words.span, gap);
            });
        for (std::vector<Span>& spans : spans_of_) {
            std::sort(spans.begin(), spans.end(), [](Span a, Span b) {
                return std::tuple(a.begin, b.end) < std::tuple(b.begin, a.end);  // longer ones first
            });
            spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
        }
    }

    /// What of the document's words the words of a phrase leave out; empty where that is nothing, or more than one
    /// piece.
    Span gap_in(Span span, std::string_view kept) const {
        const std::string_view all = out_.document.words(span);
        if (kept.size() >= all.size()) return {};
        std::size_t before = 0, behind = 0;
        while (before < kept.size() && kept[before] == all[before]) ++before;
        while (behind < kept.size() - before && kept[kept.size() - 1 - behind] == all[all.size() - 1 - behind])
            ++behind;
        if (before + behind < kept.size()) return {};
        return {static_cast<std::uint32_t>(span.begin + before), static_cast<std::uint32_t>(span.end - behind)};
    }

    /// What the sentence names, outermost mentions only, and adjectives of countries outside of them.
    std::vector<NamedPlace> named_places(std::uint32_t s) {
        std::vector<NamedPlace> places;
        const auto inside_other = [&](Span span) {
            return std::any_of(places.begin(), places.end(),
                               [&](const NamedPlace& other) { return other.span.contains(span); });
        };
        std::vector<std::uint32_t> order;
        for (std::uint32_t m = names_.first_mention[s]; m < names_.first_mention[s + 1]; ++m)
            if (named_.count(names_.mentions[m].cluster) != 0 && names_.mentions[m].form != MentionForm::value)
                order.push_back(m);
        const auto size = [&](std::uint32_t m) { return names_.mentions[m].span.size(); };
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return size(a) > size(b); });
        for (const std::uint32_t m : order)
            if (!inside_other(names_.mentions[m].span))
                places.push_back({names_.mentions[m].span, names_.tokens[m].head, names_.mentions[m].cluster, false,
                                  is_a(names_.mentions[m].type, EntityType::place)});
        const EnhancedGraph& graph = graphs_[s];
        for (TokenIndex t = 0; t < graph.size(); ++t) {
            const Token& token = graph.token(t);
            if ((token.deprel != "amod" && token.deprel != "compound") || inside_other(token.span)) continue;
            if (names_no_country(graph, t) || is_in_value(s, token.span)) continue;
            if (const auto cluster = country_of(token.form)) places.push_back({token.span, t, *cluster, true, true});
        }
        places.erase(std::remove_if(places.begin(), places.end(),
                                    [&](const NamedPlace& place) { return is_half_word(graph, place); }),
                     places.end());
        std::sort(places.begin(), places.end(),
                  [](const NamedPlace& a, const NamedPlace& b) { return a.span < b.span; });
        return places;
    }

    /// *a million Danish kroner*: an amount involves no country.
    bool is_in_value(std::uint32_t s, Span words) const {
        for (std::uint32_t m = names_.first_mention[s]; m < names_.first_mention[s + 1]; ++m)
            if (names_.mentions[m].form == MentionForm::value && names_.mentions[m].span.contains(words)) return true;
        return false;
    }

    /// *American football*, *Australian rules football*
    bool names_no_country(const EnhancedGraph& graph, TokenIndex adjective) const {
        constexpr TokenIndex longest_term = 3;
        std::string words = lower(graph.token(adjective).form);
        for (TokenIndex t = adjective + 1; t < graph.size() && t < adjective + longest_term; ++t) {
            words += ' ' + lower(graph.token(t).form);
            if (concepts_.is_not_of_country(words)) return true;
        }
        return false;
    }

    /// *Norway-backed*, *Norwegian-led*: half of an adjective is no place and does nothing.
    static bool is_half_word(const EnhancedGraph& graph, const NamedPlace& place) {
        for (TokenIndex i = 0; i + 2 < graph.size(); ++i) {
            const Token &last = graph.token(i), &hyphen = graph.token(i + 1), &rest = graph.token(i + 2);
            if (last.span.end != place.span.end) continue;
            const bool glued = !last.space_after && hyphen.form == "-" && !hyphen.space_after;
            return glued && (rest.xpos == "VBN" || rest.xpos == "VBD" || rest.xpos == "JJ");
        }
        return false;
    }

    /// The cluster of the country of an adjective; made where the document does not name it.
    std::optional<std::uint32_t> country_of(const std::string& adjective) {
        const Lexicon& lexicon = Lexicon::get();
        const auto id = lexicon.demonym(fold_name(adjective));
        const Thing* thing = id && !id->empty() ? lexicon.thing_by_id(*id) : nullptr;
        if (!thing || thing->type != EntityType::country) return std::nullopt;
        const std::string key = to_key(IdentityKind::gazetteer, thing->id);
        const auto [at, fresh] = cluster_of_thing_.emplace(key, static_cast<std::uint32_t>(out_.clusters.size()));
        if (fresh) {
            Cluster cluster;
            cluster.type = thing->type;
            cluster.label = thing->label;
            cluster.keys = {key};
            if (!thing->same.empty()) cluster.keys.push_back(to_key(IdentityKind::same, thing->same));
            out_.clusters.push_back(std::move(cluster));
        }
        return at->second;
    }

    void add(PhraseReader::Reading reading) {
        PhraseContent& content = reading.content;
        const auto index = static_cast<std::uint32_t>(out_.phrases.size());
        content.referent = index;
        if (content.reference == Reference::description && !content.concept_label.empty())
            content.referent = same_thing(reading, index);
        out_.phrases.push_back(std::move(content));
    }

    /// A description of which the document has spoken: *a drone attack … the attack*. Only a definite one looks back,
    /// and only where there is one thing that it can be.
    struct Described {
        std::uint32_t referent;
        Span head;
        bool plural;
        std::vector<std::string> modifiers;
        std::vector<std::uint32_t> involved;
    };
    std::uint32_t same_thing(const PhraseReader::Reading& reading, std::uint32_t index) {
        const PhraseContent& content = reading.content;
        std::vector<std::uint32_t> involved;
        for (const Involvement& row : content.involves) involved.push_back(row.cluster);
        std::sort(involved.begin(), involved.end());
        // the attack of a drone attack: found by the last word of the concept
        const std::string& label = content.concept_label;
        std::vector<Described>& known = described_[label.substr(label.rfind(' ') + 1)];
        std::set<std::uint32_t> candidates;
        for (const Described& other : known) {
            if (other.head == content.head) return other.referent;  // longer words around the same head
            const PhraseContent& before = out_.phrases[other.referent];
            const bool whole = before.concept_label == label || before.concept_label.ends_with(" " + label);
            if (reading.definite && whole && other.plural == reading.plural &&
                std::includes(other.modifiers.begin(), other.modifiers.end(), reading.modifiers.begin(),
                              reading.modifiers.end()) &&
                std::includes(other.involved.begin(), other.involved.end(), involved.begin(), involved.end()))
                candidates.insert(other.referent);
        }
        const std::uint32_t referent = candidates.size() == 1 ? *candidates.begin() : index;
        if (referent == index) known.push_back({index, content.head, reading.plural, reading.modifiers, involved});
        return referent;
    }

    void link() {
        std::map<Span, std::uint32_t> at;
        for (std::uint32_t i = 0; i < out_.phrases.size(); ++i) at.emplace(out_.phrases[i].span, i);
        for (Claim& claim : out_.claims)
            each_described(claim, [&](auto& words) {
                if (const auto found = at.find(words.span); found != at.end()) words.phrase = found->second;
            });
    }

    void label_predicates() {
        for (Claim& claim : out_.claims)
            if (claim.predicate.term.empty())
                claim.predicate.label = predicate_label(claim.predicate, graphs_[claim.sentence], concepts_);
    }

    Extraction& out_;
    const std::vector<EnhancedGraph>& graphs_;
    const Names& names_;
    const WordLists& lists_;
    const ConceptWords& concepts_;
    std::set<std::uint32_t> named_;  ///< clusters
    std::map<std::string, std::uint32_t, std::less<>> cluster_of_thing_;
    std::vector<std::vector<Span>> spans_of_;  ///< of each sentence
    std::map<Span, Span> gap_of_;              ///< by span
    std::map<std::string, std::vector<Described>> described_;
};

}  // namespace

void describe_phrases(Extraction& out, const std::vector<EnhancedGraph>& graphs, const Names& names,
                      const WordLists& lists, const ConceptWords& concepts) {
    PhraseDescriber(out, graphs, names, lists, concepts).describe();
}

}  // namespace claimgraph::extract::concepts
