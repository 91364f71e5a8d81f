#include "graph/page_propositions.h"

#include <optional>
#include <utility>
#include <vector>

#include "graph/denial.h"
#include "graph/identity.h"
#include "graph/participants.h"
#include "graph/places.h"
#include "graph/propositions.h"
#include "graph/values.h"

namespace claimgraph {
namespace {

std::string_view name_of(const Predicate& predicate) {
    for (const std::string* name : {&predicate.term, &predicate.label, &predicate.lemma})
        if (!name->empty()) return *name;
    return predicate.text;
}

/// What the words in the place of a claim's object say; empty where that is not known.
std::string words_of(const Page& page, std::uint32_t index, std::uint32_t inner) {
    const Claim& act = page.extraction.claims[index];
    const std::string& held = page.propositions[inner];
    return held.empty() ? held : proposition_of_words(act.predicate.term, act.polarity, held);
}

/// \param object   what the claim in the place of the object says, as its words do; empty where that is not known
/// \param phrases  where the ids of its phrases begin
std::string told_by(const Page& page, std::uint32_t index, const std::string& object, std::size_t phrases) {
    const Extraction& extraction = page.extraction;
    const Claim& claim = extraction.claims[index];
    bool is_named = false, is_anybody = false;
    const auto speaks_of = [&](const std::optional<std::uint32_t>& phrase) {
        if (!phrase) return;
        const PhraseContent& content = of_thing(page, *phrase);
        is_named = is_named || !content.involves.empty();
        is_anybody = is_anybody || content.generic;
    };
    const auto thing = [&](std::uint32_t cluster) {
        is_named = is_named || page.things.named(cluster);
        return std::string(page.things.id(cluster));
    };
    PropositionContent content;
    const auto place = [&](const Argument& argument) {
        if (argument.claim && page.ids[*argument.claim] != page.ids[index]) {
            is_named = true;  // by what it says, which is told to be its document's where it is
            return page.ids[*argument.claim];
        }
        if (const std::string value = leading_value(extraction, argument); !value.empty())
            content.more.push_back((&argument == &claim.subject ? "subject " : "object ") + value);
        if (argument.cluster) return thing(*argument.cluster);
        speaks_of(argument.phrase);
        phrases += digits_size;
        return std::string(phrase_prefix).append(page.phrases, phrases - digits_size, digits_size);
    };
    content.subject = place(claim.subject);
    content.predicate = name_of(claim.predicate);
    if (claim.object) content.object = place(*claim.object);
    if (!object.empty()) content.object = object;
    for (const Qualifier& qualifier : claim.qualifiers) {
        if (qualifier.role == "time" || qualifier.role == "duration") continue;
        content.more.push_back(qualifier.role);
        speaks_of(qualifier.phrase);
        const bool own = qualifier.phrase && of_thing(page, *qualifier.phrase).reference != Reference::kind;
        content.more.push_back(qualifier.cluster ? thing(*qualifier.cluster)
                               : own             ? extraction.document.id
                                                 : phrase_key(qualifier.text));
    }
    if (!is_named || is_anybody) content.more.push_back(extraction.document.id);
    return proposition_id(content, claim.polarity, claim.modality);
}

}  // namespace

std::string leading_value(const Extraction& extraction, const Argument& argument) {
    if (argument.claim) return {};
    const Mention* mention = leading_amount(extraction.document, extraction.mentions, argument);
    return mention ? mention->value : std::string();
}

/// What the claims in the view say. A claim says by its object what another one says, which is told first; of claims
/// that say each other the first one met goes by its id.
void tell_propositions(Page& page) {
    page.phrases.clear();
    each_phrase(page, [&](const Argument& argument) {
        page.phrases.append(phrase_id(page.extraction, argument), phrase_prefix.size(), digits_size);
    });
    std::vector<std::size_t> phrases(page.extraction.claims.size());  // where those of a claim begin
    for (std::size_t count = 0; const std::uint32_t index : page.order) {
        phrases[index] = count;
        each_phrase_of(page, index, [&](const Argument&) { count += digits_size; });
    }
    page.propositions.assign(page.extraction.claims.size(), {});
    std::vector<char> begun(page.extraction.claims.size());
    std::vector<std::uint32_t> open;
    for (const std::uint32_t first : page.order) {
        open.assign(1, first);
        while (!open.empty()) {
            const std::uint32_t index = open.back();
            const std::uint32_t inner = nested_in(page, index);
            if (!std::exchange(begun[index], 1) && inner != index && !begun[inner]) {
                open.push_back(inner);
                continue;
            }
            open.pop_back();
            std::string& told = page.propositions[index];
            if (told.empty()) told = told_by(page, index, words_of(page, index, inner), phrases[index]);
        }
    }
}

}  // namespace claimgraph
