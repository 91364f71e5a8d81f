#include "extract/names/name_finder.h"

#include <algorithm>

#include "extract/names/consensus.h"
#include "extract/names/sentence_names.h"

namespace claimgraph::extract::names {
namespace {

// Whether a word with a capital is somebody's last name and in no name so far.
bool misses_surname(const SentenceView& view, const Drafts& drafts, const StringSet& surnames) {
    for (TokenIndex i = 0; i < view.size(); ++i)
        if (view.capital(i) && surnames.find(view.low(i)) != surnames.end() &&
            std::none_of(drafts.begin(), drafts.end(),
                         [i](const Draft& draft) { return draft.first <= i && i <= draft.last; }))
            return true;
    return false;
}

}  // namespace

bool SentenceNames::is_content(Upos upos) {
    return upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::X || upos == Upos::NUM;
}

std::string_view SentenceNames::ner_type(const Token& token) {
    return token.ner.size() > 2 ? std::string_view(token.ner).substr(2) : std::string_view();
}

std::string SentenceNames::singular(std::string_view noun) {
    return Lexicon::get().with_other_ending(noun, "singular_endings");
}

void SentenceNames::run(Drafts& drafts, std::vector<OfficeMatch>& offices) {
    const auto size = view_.size();
    thing_end_.assign(size, -1);
    thing_.assign(size, nullptr);
    office_.assign(size, false);
    match_things();
    match_offices();
    find_runs();
    compare_coordinated();
    extend_with_common_nouns();
    name_places_behind_plural();
    find_ministries();
    std::sort(found_.begin(), found_.end(), [](const Draft& a, const Draft& b) { return a.first < b.first; });
    drafts = std::move(found_);
    offices = std::move(offices_);
}

NamesFound find_name_drafts(const std::vector<SentenceView>& sentences) {
    NamesFound out;
    out.drafts.resize(sentences.size());
    out.offices.resize(sentences.size());
    StringSet surnames;
    const auto find_in = [&](std::size_t s) {
        out.drafts[s].clear();
        out.offices[s].clear();
        SentenceNames(sentences[s], static_cast<std::uint32_t>(s), surnames).run(out.drafts[s], out.offices[s]);
    };
    for (std::size_t s = 0; s < sentences.size(); ++s) find_in(s);
    // King and Day, where the document has Billie Jean King and Ann Day
    StringSet found;
    for (std::size_t s = 0; s < sentences.size(); ++s)
        for (const Draft& draft : out.drafts[s])
            if (draft.last > draft.first && draft.votes[vote_person] >= TypeThresholds::get().full_name)
                found.emplace(sentences[s].low(draft.last));
    surnames = std::move(found);
    for (std::size_t s = 0; !surnames.empty() && s < sentences.size(); ++s)
        if (misses_surname(sentences[s], out.drafts[s], surnames)) find_in(s);
    note_what_goes_on(sentences, out.drafts);
    Consensus consensus;
    consensus.collect(sentences, out.drafts);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        Drafts kept;
        for (Draft& draft : out.drafts[s]) {
            if (!consensus.split_pair(sentences[s], draft, kept) && consensus.decide(sentences[s], draft))
                kept.push_back(std::move(draft));
        }
        out.drafts[s] = std::move(kept);
    }
    return out;
}

}  // namespace claimgraph::extract::names
