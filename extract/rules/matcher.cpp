#include "extract/rules/matcher.h"

#include <algorithm>

namespace claimgraph {
namespace {

class SentenceMatcher {
   public:
    SentenceMatcher(const RuleSet& rules, const EnhancedGraph& graph,
                    const std::vector<std::optional<EntityType>>& types)
        : rules_(rules), graph_(graph), types_(types) {}

    bool test(const TokenTest& test, std::uint32_t index) const {
        const Token& token = graph_.token(index);
        const auto has = [](const auto& list, const auto& value) {
            return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
        };
        if (!has(test.upos, token.upos) || !has(test.xpos, token.xpos)) return false;
        if (!test.lemma.empty() && !rules_.accepts(test.lemma, graph_.lexeme(index))) return false;
        if (!test.deprel.empty() &&
            std::none_of(test.deprel.begin(), test.deprel.end(),
                         [&](const std::string& relation) { return relation_matches(token.deprel, relation); }))
            return false;
        if (!test.marker.empty() && !rules_.accepts(test.marker, graph_.case_of(index))) return false;
        if (!test.entity.empty() && (!types_[index] || !has(test.entity, *types_[index]))) return false;
        return std::none_of(test.none_of.begin(), test.none_of.end(),
                            [&](const TokenTest& t) { return this->test(t, index); });
    }

    /// Tokens that a path leads to, nearest to the trigger first among those after it, then those before it.
    std::vector<std::uint32_t> follow(const Path& path, std::uint32_t from) const {
        std::vector<std::uint32_t> reached{from};
        for (const Step& step : path) {
            std::vector<std::uint32_t> next;
            if (step.optional) next = reached;
            for (const std::uint32_t at : reached)
                for (const Edge& edge : step.up ? graph_.governors(at) : graph_.dependents(at)) {
                    const std::uint32_t to = step.up ? edge.head : edge.dependent;
                    if (graph_.relative_pronoun(to)) continue;
                    if (relation_matches(edge.relation, step.relation) &&
                        std::find(next.begin(), next.end(), to) == next.end())
                        next.push_back(to);
                }
            reached = std::move(next);
        }
        std::stable_sort(reached.begin(), reached.end(), [from](std::uint32_t a, std::uint32_t b) {
            if ((a > from) != (b > from)) return a > from;
            return a > from ? a < b : a > b;
        });
        return reached;
    }

    std::optional<Match> match(const Rule& rule, std::uint32_t trigger) const {
        if (!test(rule.trigger, trigger)) return std::nullopt;
        for (const std::vector<Path>& paths : rule.without)
            for (const Path& path : paths)
                if (!follow(path, trigger).empty()) return std::nullopt;
        Match match{&rule, trigger, {}};
        for (const ArgumentPattern& argument : rule.arguments) {
            std::int32_t found = -1;
            for (const Path& path : argument.paths) {
                for (const std::uint32_t token : follow(path, trigger)) {
                    const auto token_index = static_cast<std::int32_t>(token);
                    const bool taken =
                        std::find(match.arguments.begin(), match.arguments.end(), token_index) != match.arguments.end();
                    if (!taken && test(argument.where, token)) {
                        found = token_index;
                        break;
                    }
                }
                if (found >= 0) break;
            }
            if (found < 0 && !argument.optional) return std::nullopt;
            match.arguments.push_back(found);
        }
        return match;
    }

   private:
    const RuleSet& rules_;
    const EnhancedGraph& graph_;
    const std::vector<std::optional<EntityType>>& types_;
};

}  // namespace

std::int32_t Match::argument(std::string_view name) const {
    if (name.starts_with('$')) name.remove_prefix(1);
    for (std::size_t i = 0; i < rule->arguments.size(); ++i)
        if (rule->arguments[i].name == name) return arguments[i];
    return name == "trigger" ? static_cast<std::int32_t>(trigger) : -1;
}

std::vector<Match> match(const RuleSet& rules, const EnhancedGraph& graph,
                         const std::vector<std::optional<EntityType>>& entity_types) {
    const SentenceMatcher matcher(rules, graph, entity_types);
    std::vector<Match> out;
    for (std::uint32_t token = 0; token < graph.size(); ++token) {
        std::vector<Match> here;
        for (const std::uint32_t index : rules.rules_for(graph.lexeme(token))) {
            const Rule& rule = rules.rules()[index];
            if (!here.empty() && rule.priority < here.front().rule->priority) continue;
            std::optional<Match> found = matcher.match(rule, token);
            if (!found) continue;
            if (!here.empty() && rule.priority > here.front().rule->priority) here.clear();
            here.push_back(std::move(*found));
        }
        out.insert(out.end(), std::make_move_iterator(here.begin()), std::make_move_iterator(here.end()));
    }
    return out;
}

}  // namespace claimgraph
