#include "extract/names/speakers.h"

#include <algorithm>

#include "extract/names/clause.h"

namespace claimgraph::extract::names {

int Speakers::quotation_of(std::uint32_t s, TokenIndex i) const {
    const Span span = discourse_.view(s).token(i).span;
    // the first that ends behind the word
    const auto found =
        std::lower_bound(quotations_.begin(), quotations_.end(), span.end,
                         [](const Quotation& quotation, std::uint32_t at) { return quotation.span.end < at; });
    return found == quotations_.end() || !found->span.contains(span) ? -1
                                                                     : static_cast<int>(found - quotations_.begin());
}

// Whose words they are, as far as mentions that are known by now tell.
void Speakers::find() {
    speakers_.resize(quotations_.size(), nobody);
    for (std::size_t q = 0; q < quotations_.size(); ++q)
        if (speakers_[q] == nobody) speakers_[q] = speaker_of(q);
}

std::optional<std::pair<std::uint32_t, int>> Speakers::says(int quotation) const {
    if (quotation < 0) return std::nullopt;
    const Quotation& of = quotations_[quotation];
    for (std::uint32_t s = of.first_sentence; s <= of.last_sentence; ++s)
        if (const TokenIndex subject = speech_subject(s, &of); subject >= 0) return std::pair(s, subject);
    return std::nullopt;
}

int Speakers::speaker_of(std::size_t q) const {
    const Quotation& quotation = quotations_[q];
    if (const auto word = says(static_cast<int>(q))) return discourse_.mentioned_at(word->first, word->second);
    const Sentence& first = discourse_.view(quotation.first_sentence).sentence();
    const Sentence& last = discourse_.view(quotation.last_sentence).sentence();
    const bool alone = quotation.span.begin <= first.span.begin + 2 && quotation.span.end + 2 >= last.span.end;
    if (!alone) return nobody;
    if (quotation.first_sentence > 0) {
        const std::uint32_t before = quotation.first_sentence - 1;
        const SentenceView& view = discourse_.view(before);
        if (view.size() > 0 && view.is(view.size() - 1, ":") && view.sentence().block == first.block)
            if (const TokenIndex subject = speech_subject(before, nullptr); subject >= 0)
                return discourse_.mentioned_at(before, subject);
    }
    if (q == 0) return nobody;
    const Quotation& previous = quotations_[q - 1];
    const bool follows =
        quotation.first_sentence - previous.last_sentence <= 1 &&
        (quotation.continued || first.block == discourse_.view(previous.last_sentence).sentence().block);
    return follows ? speakers_[q - 1] : nobody;
}

// The subject of a verb of speech outside the quotation; -1 if there is none.
int Speakers::speech_subject(std::uint32_t s, const Quotation* quotation) const {
    const SentenceView& view = discourse_.view(s);
    const auto inside = [&](TokenIndex i) { return quotation && quotation->span.contains(view.token(i).span); };
    for (TokenIndex i = 0; i < view.size(); ++i) {
        if (view.token(i).upos != Upos::VERB || inside(i) || !is_speech(view, i)) continue;
        const TokenIndex subject = view.child(i, "nsubj");
        if (subject >= 0 && !inside(subject)) return subject;
    }
    return -1;
}

}  // namespace claimgraph::extract::names
