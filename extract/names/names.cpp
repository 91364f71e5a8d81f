#include "extract/names/names.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "extract/names/acquaintances.h"
#include "extract/names/actors.h"
#include "extract/names/cluster_keys.h"
#include "extract/names/clusters.h"
#include "extract/names/name_finder.h"
#include "extract/names/namesakes.h"
#include "extract/names/office_finder.h"
#include "extract/names/references.h"
#include "extract/names/teams.h"
#include "extract/names/tenure.h"
#include "extract/names/values.h"

namespace claimgraph::extract::names {

using language::find_quotations;
using language::find_turns;

namespace {

// A country or place inside a longer name is a mention of its own: Ukraine in Security Service of Ukraine.
void add_inner_names(const SentenceView& view, std::vector<Draft>& drafts, std::size_t begin, std::size_t end) {
    const Lexicon& lexicon = Lexicon::get();
    for (std::size_t d = begin; d < end; ++d) {
        const Draft outer = drafts[d];
        if (outer.form != MentionForm::name || outer.type == EntityType::person || outer.last <= outer.first) continue;
        for (TokenIndex i = outer.first + 1; i <= outer.last; ++i) {
            if (!view.listed(i - 1, "genitive_prepositions") &&
                !(view.listed(i - 1, "definite_articles") && i > outer.first + 1 &&
                  view.listed(i - 2, "genitive_prepositions")))
                continue;
            for (TokenIndex j = std::min(outer.last, i + 4); j >= i; --j) {
                const Thing* thing = view.capital(i) ? lexicon.thing(view.phrase(i, j), view.written(i, j)) : nullptr;
                if (!thing || !is_a(thing->type, EntityType::place)) continue;
                Draft inner;
                inner.sentence = outer.sentence;
                inner.first = inner.phrase_first = i;
                inner.last = inner.phrase_last = j;
                inner.head = view.head_of(i, j);
                inner.type = thing->type;
                inner.thing = thing;
                inner.label = view.written(i, j);
                drafts.push_back(std::move(inner));
                break;
            }
        }
    }
}

// Drafts in the order of the text; of those that begin at one word the longest first.
std::vector<std::size_t> in_order(const std::vector<Draft>& drafts) {
    std::vector<std::size_t> order(drafts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto place = [&](std::size_t i) {
        const Draft& draft = drafts[i];
        return std::tuple(draft.sentence, draft.first, -draft.last, i);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    return order;
}

// What the stages found, as it is handed on: clusters are numbered by their first mention.
Names written(const std::vector<SentenceView>& sentences, const std::vector<Draft>& drafts,
              const std::vector<Group>& groups) {
    Names out;
    std::vector<int> cluster_of_group(groups.size(), -1);
    out.first_mention.assign(sentences.size() + 1, 0);
    for (const std::size_t i : in_order(drafts)) {
        const Draft& draft = drafts[i];
        if (draft.cluster < 0) continue;
        int& cluster = cluster_of_group[draft.cluster];
        const Group& group = groups[draft.cluster];
        if (cluster < 0) {
            cluster = static_cast<int>(out.clusters.size());
            Cluster made;
            made.type = group.type;
            made.label = group.label;
            made.names.assign(group.names.begin(), group.names.end());
            made.keys = keys_of(group);
            out.clusters.push_back(std::move(made));
        }
        Mention mention;
        mention.span = sentences[draft.sentence].span(draft.first, draft.last);
        mention.type = draft.form == MentionForm::value ? draft.type : group.type;
        mention.form = draft.form;
        mention.sentence = draft.sentence;
        mention.cluster = static_cast<std::uint32_t>(cluster);
        mention.value = draft.value;
        ++out.first_mention[draft.sentence + 1];
        out.mentions.push_back(std::move(mention));
        out.tokens.push_back({draft.first, draft.last, draft.phrase_first, draft.phrase_last, draft.head});
    }
    std::vector<std::vector<std::string>> relations = relation_keys(sentences, drafts, groups, cluster_of_group);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (cluster_of_group[g] < 0 || relations[g].empty()) continue;
        std::vector<std::string>& keys = out.clusters[cluster_of_group[g]].keys;
        std::move(relations[g].begin(), relations[g].end(), std::back_inserter(keys));
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    }
    for (std::size_t s = 1; s < out.first_mention.size(); ++s) out.first_mention[s] += out.first_mention[s - 1];
    return out;
}

}  // namespace

Names find_names(const Document& document, const Analysis& analysis, const Acquaintances* known) {
    std::vector<SentenceView> sentences;
    sentences.reserve(analysis.sentences.size());
    for (const Sentence& sentence : analysis.sentences) sentences.emplace_back(document, sentence);

    NamesFound found = find_name_drafts(sentences);
    std::vector<std::vector<OfficeUse>> uses(sentences.size());
    std::vector<Draft> drafts;
    std::vector<std::size_t> first_draft;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        find_values(sentences[s], s, document.published, found.drafts[s]);
        uses[s] = find_office_uses(sentences[s], found.offices[s], found.drafts[s]);
        for (OfficeUse& use : uses[s]) find_tenure(sentences[s], found.drafts[s], use);
        find_teams(sentences[s], found.drafts[s]);
        first_draft.push_back(drafts.size());
        std::move(found.drafts[s].begin(), found.drafts[s].end(), std::back_inserter(drafts));
        add_inner_names(sentences[s], drafts, first_draft.back(), drafts.size());
    }
    settle_namesakes(sentences, drafts);
    std::vector<Group> groups = cluster_names(sentences, drafts);
    for (Group& group : groups)
        if (known && group.type == EntityType::person)
            if (const char gender = known->gender(group)) group.gender = gender;
    const std::size_t names_end = drafts.size();
    resolve_references(sentences, find_quotations(document, analysis), find_turns(document, analysis), uses,
                       first_draft, drafts, groups);
    find_actors(sentences, first_draft, names_end, drafts, groups);

    return written(sentences, drafts, groups);
}

std::optional<std::uint32_t> mention_at(const Names& names, const Sentence& sentence, std::uint32_t sentence_index,
                                        TokenIndex head) {
    if (sentence_index + 1 >= names.first_mention.size() || head >= sentence.size()) return std::nullopt;
    std::optional<std::uint32_t> best;
    int best_rank = 0;
    TokenIndex best_size = 0;
    for (std::uint32_t m = names.first_mention[sentence_index]; m < names.first_mention[sentence_index + 1]; ++m) {
        if (names.mentions[m].form == MentionForm::value) continue;
        const MentionTokens& at = names.tokens[m];
        if (head < at.phrase_first || head > at.phrase_last) continue;
        // The word must be where the phrase hangs on the rest, or the one that the mention hangs on.
        const TokenIndex governor = sentence.tokens[head].head;
        const bool outside = governor < at.phrase_first || governor > at.phrase_last;
        const bool inside = head >= at.first && head <= at.last;
        if (!outside && head != at.head) continue;
        if (!inside && !outside) continue;
        const int rank = head == at.head ? 3 : inside ? 2 : 1;
        const TokenIndex size = at.phrase_last - at.phrase_first + 1;
        if (!best || std::pair(rank, size) > std::pair(best_rank, best_size)) {
            best = m;
            best_rank = rank;
            best_size = size;
        }
    }
    return best;
}

std::optional<std::uint32_t> cluster_of(const Names& names, const Sentence& sentence, std::uint32_t sentence_index,
                                        TokenIndex head) {
    const auto mention = mention_at(names, sentence, sentence_index, head);
    return mention ? std::optional(names.mentions[*mention].cluster) : std::nullopt;
}

std::vector<std::uint32_t> clusters_of(const Names& names, const Sentence& sentence, std::uint32_t sentence_index,
                                       TokenIndex head) {
    std::vector<std::uint32_t> out;
    const auto mention = mention_at(names, sentence, sentence_index, head);
    if (!mention) return out;
    const Mention& first = names.mentions[*mention];
    out.push_back(first.cluster);
    if (first.form != MentionForm::pronoun && first.form != MentionForm::nominal) return out;
    for (std::uint32_t m = *mention + 1; m < names.first_mention[sentence_index + 1]; ++m)
        if (names.mentions[m].span == first.span && names.mentions[m].cluster != first.cluster)
            out.push_back(names.mentions[m].cluster);
    return out;
}

std::optional<std::uint32_t> value_at(const Names& names, std::uint32_t sentence_index, TokenIndex token) {
    if (sentence_index + 1 >= names.first_mention.size()) return std::nullopt;
    std::optional<std::uint32_t> best;
    for (std::uint32_t m = names.first_mention[sentence_index]; m < names.first_mention[sentence_index + 1]; ++m) {
        if (names.mentions[m].form != MentionForm::value) continue;
        if (token < names.tokens[m].first || token > names.tokens[m].last) continue;
        if (!best || names.mentions[m].span.size() > names.mentions[*best].span.size()) best = m;
    }
    return best;
}

}  // namespace claimgraph::extract::names
