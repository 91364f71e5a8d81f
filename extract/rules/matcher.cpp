#include "extract/rules/matcher.h"

#include <algorithm>

namespace claimgraph::extract::rules {
namespace {

class SentenceMatcher {
   public:
    SentenceMatcher(const RuleSet& rules, const EnhancedGraph& graph,
                    const std::vector<std::optional<EntityType>>& types)
        : rules_(rules), graph_(graph), types_(types) {}

    bool test(const TokenTest& test, TokenIndex index) const {
        const Token& token = graph_.token(index);
        const auto has = [](const auto& list, const auto& value) {
            return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
        };
        if (!has(test.upos, token.upos) || !has(test.xpos, token.xpos)) return false;
        if (!test.lemma.empty() && !rules_.lists().accepts(test.lemma, graph_.lexeme(index))) return false;
        if (!test.deprel.empty() &&
            std::none_of(test.deprel.begin(), test.deprel.end(),
                         [&](const std::string& relation) { return relation_matches(token.deprel, relation); }))
            return false;
        if (!test.marker.empty() && !rules_.lists().accepts(test.marker, graph_.case_of(index))) return false;
        if (!test.entity.empty() && std::none_of(test.entity.begin(), test.entity.end(),
                                                 [&](EntityType wanted) { return is_a(types_[index], wanted); }))
            return false;
        return std::none_of(test.none_of.begin(), test.none_of.end(),
                            [&](const TokenTest& t) { return this->test(t, index); });
    }

    /// Tokens that a path leads to, nearest to the trigger first among those after it, then those before it. Valid
    /// until the next call: nearly all paths lead nowhere, and a rule that does not match should cost no memory.
    const std::vector<TokenIndex>& follow(const Path& path, TokenIndex from) const {
        reached_.assign(1, from);
        for (const Step& step : path) {
            next_.clear();
            if (step.optional) next_ = reached_;
            for (const TokenIndex at : reached_)
                for (const Edge& edge : step.up ? graph_.governors(at) : graph_.dependents(at)) {
                    if (!relation_matches(edge.relation, step.relation)) continue;
                    const TokenIndex to = step.up ? edge.head : edge.dependent;
                    if (!graph_.relative_pronoun(to) && std::find(next_.begin(), next_.end(), to) == next_.end())
                        next_.push_back(to);
                }
            reached_.swap(next_);
            if (reached_.empty()) return reached_;
        }
        const auto before = [from](TokenIndex a, TokenIndex b) {
            if ((a > from) != (b > from)) return a > from;
            return a > from ? a < b : a > b;
        };
        if (reached_.size() > 1) std::sort(reached_.begin(), reached_.end(), before);  // no two are equal
        return reached_;
    }

    /// Whether the rule finds all it needs at a token. \return `won`, `missing`, `excluded`; nothing if the token is no
    /// trigger for it
    std::optional<Attempt::Outcome> match(const Rule& rule, TokenIndex trigger, Match& match,
                                          std::size_t& place) const {
        if (!test(rule.trigger, trigger)) return std::nullopt;
        match.rule = &rule;
        match.trigger = trigger;
        match.arguments.clear();
        for (place = 0; place < rule.without.size(); ++place)
            for (const Path& path : rule.without[place])
                if (!follow(path, trigger).empty()) return Attempt::Outcome::excluded;
        for (place = 0; place < rule.arguments.size(); ++place) {
            const ArgumentPattern& argument = rule.arguments[place];
            const TokenIndex found = fill(argument, trigger, match.arguments);
            if (found < 0 && !argument.optional) return Attempt::Outcome::missing;
            match.arguments.push_back(found);
        }
        return Attempt::Outcome::won;
    }

   private:
    TokenIndex fill(const ArgumentPattern& argument, TokenIndex trigger, const std::vector<TokenIndex>& taken) const {
        for (const Path& path : argument.paths)
            for (const TokenIndex token : follow(path, trigger)) {
                const auto index = token;
                if (std::find(taken.begin(), taken.end(), index) == taken.end() && test(argument.where, token) &&
                    (!argument.behind || token > trigger || unsaid(trigger, token)))
                    return index;
            }
        return -1;
    }

    /// The bed that he slept in: the tree has the antecedent elsewhere.
    bool unsaid(TokenIndex trigger, TokenIndex token) const {
        const std::vector<Edge>& edges = graph_.dependents(trigger);
        return std::any_of(edges.begin(), edges.end(),
                           [&](const Edge& edge) { return edge.derived && edge.dependent == token; });
    }

    const RuleSet& rules_;
    const EnhancedGraph& graph_;
    const std::vector<std::optional<EntityType>>& types_;
    mutable std::vector<TokenIndex> reached_, next_;
};

/// Calls a function with the rules whose trigger a token may be, those with the highest priority first, until it
/// returns false.
template <typename Function>
void for_each_candidate(const RuleSet& rules, const EnhancedGraph& graph, TokenIndex token, Function function) {
    const auto [by_lemma, by_tag] = rules.rules_for(graph.lexeme(token), graph.token(token).upos);
    const std::vector<Rule>& all = rules.rules();
    const auto before = [&](TokenIndex a, TokenIndex b) {
        return all[a].priority != all[b].priority ? all[a].priority > all[b].priority : a < b;
    };
    auto lemma = by_lemma.begin();
    auto tag = by_tag.begin();
    while (lemma != by_lemma.end() || tag != by_tag.end()) {
        const bool named = tag == by_tag.end() || (lemma != by_lemma.end() && before(*lemma, *tag));
        if (!function(all[named ? *lemma++ : *tag++])) return;
    }
}

}  // namespace

TokenIndex Match::argument(std::string_view name) const {
    if (name.starts_with('$')) name.remove_prefix(1);
    for (std::size_t i = 0; i < rule->arguments.size(); ++i)
        if (rule->arguments[i].name == name) return arguments[i];
    return name == "trigger" ? trigger : -1;
}

std::vector<Match> match(const RuleSet& rules, const EnhancedGraph& graph,
                         const std::vector<std::optional<EntityType>>& entity_types) {
    const SentenceMatcher matcher(rules, graph, entity_types);
    std::vector<Match> out;
    Match found;
    std::size_t place = 0;
    for (TokenIndex token = 0; token < graph.size(); ++token) {
        std::optional<int> won;
        for_each_candidate(rules, graph, token, [&](const Rule& rule) {
            if (won && rule.priority < *won) return false;
            if (matcher.match(rule, token, found, place) == Attempt::Outcome::won) {
                won = rule.priority;
                out.push_back(std::move(found));
            }
            return true;
        });
    }
    return out;
}

std::vector<Attempt> attempts(const RuleSet& rules, const EnhancedGraph& graph,
                              const std::vector<std::optional<EntityType>>& entity_types) {
    const SentenceMatcher matcher(rules, graph, entity_types);
    std::vector<Attempt> out;
    for (TokenIndex token = 0; token < graph.size(); ++token) {
        std::optional<int> won;
        const std::size_t first = out.size();
        for_each_candidate(rules, graph, token, [&](const Rule& rule) {
            Attempt attempt;
            const auto outcome = matcher.match(rule, token, attempt.match, attempt.place);
            if (!outcome) return true;
            attempt.outcome = *outcome;
            if (*outcome == Attempt::Outcome::won) {
                if (won && rule.priority < *won) attempt.outcome = Attempt::Outcome::beaten;
                if (!won) won = rule.priority;
            }
            out.push_back(std::move(attempt));
            return true;
        });
        std::stable_partition(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                              [](const Attempt& attempt) { return attempt.outcome == Attempt::Outcome::won; });
    }
    return out;
}

}  // namespace claimgraph::extract::rules
