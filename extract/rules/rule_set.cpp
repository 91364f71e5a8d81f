#include "extract/rules/rule_set.h"

#include <algorithm>

#include "embedded.h"
#include "extract/rules/suggestion.h"
#include "graph/errors.h"
#include "graph/identity.h"
#include "graph/text_file.h"

namespace claimgraph::extract::rules {
namespace {

constexpr std::size_t largest_pack = 2 << 20;

std::vector<std::string_view> built_in_packs() {
    std::vector<std::string_view> out;
    for (const std::string_view path : embedded::paths())
        if (path == "extract/packs/veridicality.json" || path == "extract/packs/normalise.json" ||
            path.starts_with("extract/packs/rules.") || path.starts_with("extract/packs/repairs."))
            out.push_back(path);
    return out;
}

Pack read_built_in(std::string_view path, PackCheck check) {
    return read_pack(embedded::file(path), std::string(path), check);
}

}  // namespace

std::shared_ptr<const RuleSet> RuleSet::load(const std::vector<std::string>& extra_pack_paths,
                                             PackCheck built_in) {
    auto set = std::make_shared<RuleSet>();
    for (const std::string_view path : built_in_packs()) set->accept(read_built_in(path, built_in));
    if (const std::string_view missing = set->lists_.missing(); !missing.empty())
        throw PackError({{"extract/packs/rules.grammar.json", {}, "no pack has the list " + std::string(missing) + ", which the program asks for"}});
    for (const std::string& path : extra_pack_paths)
        set->add_pack(bytes_of_file(path, "the rule pack", largest_pack), path);
    set->compile();
    return set;
}

std::vector<PackProblem> RuleSet::problems(const std::vector<std::string>& extra_pack_paths) {
    RuleSet set;
    for (const std::string_view path : built_in_packs()) set.add(read_built_in(path, PackCheck::trusted));
    set.list_uses_.clear();
    std::vector<PackProblem> out;
    for (const std::string& path : extra_pack_paths) {
        Pack pack = read_pack(bytes_of_file(path, "the rule pack", largest_pack), path);
        out.insert(out.end(), pack.problems.begin(), pack.problems.end());
        set.add(std::move(pack));
    }
    const std::vector<PackProblem> undefined = set.undefined_lists();
    out.insert(out.end(), undefined.begin(), undefined.end());
    const auto order = [&](const PackProblem& problem) {
        return std::find(extra_pack_paths.begin(), extra_pack_paths.end(), problem.file) - extra_pack_paths.begin();
    };
    std::stable_sort(out.begin(), out.end(), [&](const PackProblem& a, const PackProblem& b) {
        return order(a) != order(b) ? order(a) < order(b) : a.place < b.place;
    });
    return out;
}

void RuleSet::add_pack(std::string_view json, const std::string& file) {
    accept(read_pack(json, file));
    digest_ = IdentityHash().add(digest_).add(json).digest();
}

void RuleSet::accept(Pack pack) {
    if (!pack.problems.empty()) throw PackError(std::move(pack.problems));
    add(std::move(pack));
}

void RuleSet::add(Pack pack) {
    for (const auto& [name, words] : pack.lists) {
        if (!lists_.known(name)) list_names_.push_back("@" + name);
        lists_.define(name);
        for (const std::string& word : words) lists_.add(name, word);
    }
    for (Rule& rule : pack.rules) {
        const auto [found, fresh] = index_of_id_.emplace(rule.id, static_cast<std::uint32_t>(rules_.size()));
        if (fresh)
            rules_.push_back(std::move(rule));
        else
            rules_[found->second] = std::move(rule);
    }
    for (Signature& signature : pack.signatures) signatures_.add(std::move(signature));
    for (Repair& repair : pack.repairs) add(std::move(repair));
    list_uses_.insert(list_uses_.end(), pack.list_uses.begin(), pack.list_uses.end());
}

void RuleSet::add(Repair repair) {
    const auto earlier =
        std::find_if(repairs_.begin(), repairs_.end(), [&](const Repair& r) { return r.id == repair.id; });
    if (earlier != repairs_.end() && repair.off) {
        repairs_.erase(earlier);
    } else if (earlier != repairs_.end()) {
        repair.order = earlier->order;  // it takes that one's place
        *earlier = std::move(repair);
    } else if (!repair.off) {
        const auto later =
            std::find_if(repairs_.begin(), repairs_.end(), [&](const Repair& r) { return r.order > repair.order; });
        repairs_.insert(later, std::move(repair));
    }
}

std::vector<PackProblem> RuleSet::undefined_lists() const {
    std::vector<PackProblem> out;
    for (const ListUse& use : list_uses_) {
        if (lists_.known(use.list) || out.size() >= most_problems) continue;
        const std::string name = "@" + use.list;
        out.push_back({use.file, use.place,
                       "no pack has a list " + name + suggestion(name, list_names_, "define it under \"lists\"")});
    }
    return out;
}

void RuleSet::compile() {
    if (std::vector<PackProblem> undefined = undefined_lists(); !undefined.empty())
        throw PackError(std::move(undefined));
    signatures_.compile(lists_);
    by_lemma_.clear();
    by_tag_ = {};
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < rules_.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return rules_[a].priority > rules_[b].priority; });
    const auto enter = [](std::vector<std::uint32_t>& list, std::uint32_t rule) {
        if (list.empty() || list.back() != rule) list.push_back(rule);
    };
    for (const std::uint32_t i : order) {
        const TokenTest& trigger = rules_[i].trigger;
        if (trigger.lemma.empty())
            for (std::size_t tag = 0; tag < by_tag_.size(); ++tag)
                if (trigger.upos.empty() || std::count(trigger.upos.begin(), trigger.upos.end(), Upos(tag)) > 0)
                    enter(by_tag_[tag], i);
        for (const std::string& word : trigger.lemma) {
            if (word.starts_with('@'))
                for (const std::string& lemma : lists_.called(std::string_view(word).substr(1)))
                    enter(by_lemma_[lemma], i);
            else
                enter(by_lemma_[word], i);
        }
    }
}

RuleSet::Candidates RuleSet::rules_for(std::string_view lemma, Upos upos) const {
    Candidates out;
    if (const auto found = by_lemma_.find(lemma); found != by_lemma_.end()) out.by_lemma = found->second;
    out.by_tag = by_tag_[static_cast<std::size_t>(upos)];
    return out;
}

}  // namespace claimgraph::extract::rules
