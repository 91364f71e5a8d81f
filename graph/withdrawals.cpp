#include "graph/withdrawals.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/document_version.h"
#include "graph/errors.h"
#include "graph/identity.h"

namespace claimgraph {
namespace {

void add_place(IdentityHash& hash, const Argument& argument, const std::uint32_t* entity_of, std::string& key) {
    if (argument.cluster) {
        hash.add(std::uint64_t{entity_of[*argument.cluster]});
        return;
    }
    phrase_key(argument.text, key);
    hash.add(key);
}

/// A number for what a claim says in its document.
std::uint64_t number_of(const Claim& claim, const std::uint32_t* entity_of) {
    IdentityHash hash;
    std::string key;
    hash.add(claim.predicate.term.empty() ? claim.predicate.lemma : claim.predicate.term);
    hash.add(static_cast<std::uint64_t>(claim.polarity)).add(static_cast<std::uint64_t>(claim.modality));
    add_place(hash, claim.subject, entity_of, key);
    hash.add(std::uint64_t{claim.object.has_value()});
    if (claim.object) add_place(hash, *claim.object, entity_of, key);
    for (const Argument& source : claim.attributed_to) add_place(hash, source, entity_of, key);
    for (const Qualifier& qualifier : claim.qualifiers) {
        hash.add(qualifier.role);
        if (qualifier.value.empty()) phrase_key(qualifier.text, key);
        hash.add(qualifier.value.empty() ? key : qualifier.value);
    }
    return text_hash(hash.digest());
}

std::string_view day_of(const Document& document) {
    return seconds_of(document.modified) != DocumentVersion::no_time ? document.modified : document.published;
}

bool has(const std::vector<std::uint64_t>& sorted, std::uint64_t value) {
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

}  // namespace

/// What has to be known of a version until all of its document have come.
struct Withdrawals::Text {
    DocumentVersion version;
    Link link;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> claims;  ///< what each says, its sentence
    std::vector<std::uint64_t> said, sentences;                   ///< sorted

    Text(const Extraction& extraction, const std::uint32_t* entity_of, std::size_t ordinal)
        : version(version_of(extraction.document, {})),
          link{{ordinal, extraction.document.id}, std::string(day_of(extraction.document)), false} {
        std::string key;
        for (const Span& sentence : extraction.sentences) {
            phrase_key(extraction.document.words(sentence), key);
            sentences.push_back(text_hash(key));
        }
        for (const Claim& claim : extraction.claims)
            claims.emplace_back(number_of(claim, entity_of), sentences[claim.sentence]);
        for (const auto& [what, sentence] : claims) said.push_back(what);
        std::sort(said.begin(), said.end());
        std::sort(sentences.begin(), sentences.end());
    }

    bool holds(const std::pair<std::uint64_t, std::uint64_t>& claim) const {
        return has(said, claim.first) || has(sentences, claim.second);
    }
};

Withdrawals::Withdrawals(const Store& store, const Resolution& resolution) {
    std::set<std::string> several;
    store.read_documents([&](const Document& document) {
        if (!document.version_of.empty()) several.insert(document.version_of);
    });
    if (several.empty()) return;
    std::map<std::string, std::vector<Text>> texts;
    Store::ClaimReader reader(store);
    Extraction extraction;
    std::size_t first_cluster = 0;
    for (std::size_t ordinal = 0; reader.next_document(extraction); ++ordinal) {
        const std::uint32_t* entity_of = resolution.entity_of.data() + first_cluster;
        first_cluster += extraction.clusters.size();
        if (first_cluster > resolution.entity_of.size()) throw Error("the store was changed while it was read");
        const Document& document = extraction.document;
        const std::string& id = document.version_of.empty() ? document.id : document.version_of;
        if (several.count(id) == 0) continue;
        reader.read_finds(extraction);
        texts[id].emplace_back(extraction, entity_of, ordinal);
    }
    for (auto& [id, versions] : texts) link(std::move(versions));
}

void Withdrawals::link(std::vector<Text> texts) {
    std::sort(texts.begin(), texts.end(), [](const Text& a, const Text& b) { return goes_before(a.version, b.version); });
    std::vector<Text> ordered;  // the latest first
    for (Text& text : texts)
        if (ordered.empty() || is_later(ordered.back().version, text.version)) ordered.push_back(std::move(text));
    std::reverse(ordered.begin(), ordered.end());
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        Text& text = ordered[i];
        text.link.is_dated = i > 0 && text.version.time > ordered[i - 1].version.time;
        Place& place = places_[text.link.version.document];
        place.chain = chains_.size();
        place.link = i;
        if (i + 1 == ordered.size()) continue;
        for (const auto& claim : text.claims) {
            const bool stands = std::any_of(ordered.begin() + static_cast<std::ptrdiff_t>(i) + 1, ordered.end(),
                                            [&](const Text& later) { return later.holds(claim); });
            std::size_t since = i;
            while (!stands && since > 0 && ordered[since - 1].holds(claim)) --since;
            place.since.push_back(stands ? 0 : static_cast<std::uint32_t>(since) + 1);
        }
    }
    std::vector<Link>& chain = chains_.emplace_back();
    for (Text& text : ordered) chain.push_back(std::move(text.link));
}

std::optional<Withdrawal> Withdrawals::of(std::size_t document, std::uint32_t claim) const {
    const auto found = places_.find(document);
    if (found == places_.end() || claim >= found->second.since.size() || found->second.since[claim] == 0)
        return std::nullopt;
    return Withdrawal{chains_[found->second.chain][found->second.since[claim] - 1].day, std::string(replaced(document))};
}

std::string_view Withdrawals::replaced(std::size_t document) const {
    const auto found = places_.find(document);
    if (found == places_.end()) return {};
    const std::vector<Link>& chain = chains_[found->second.chain];
    const std::size_t next = found->second.link + 1;
    return next < chain.size() && chain[next].is_dated ? std::string_view(chain[next].day) : std::string_view();
}

std::vector<Withdrawals::Version> Withdrawals::before(std::size_t document) const {
    std::vector<Version> out;
    if (const auto found = places_.find(document); found != places_.end())
        for (std::size_t link = found->second.link; link-- > 0;) out.push_back(chains_[found->second.chain][link].version);
    return out;
}

}  // namespace claimgraph
