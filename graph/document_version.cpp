#include "graph/document_version.h"

#include <charconv>

#include "graph/civil_date.h"
#include "graph/identity.h"

namespace claimgraph {
namespace {

std::uint64_t packed(Span s) { return (static_cast<std::uint64_t>(s.begin) << 32) | s.end; }

void hash_argument(IdentityHash& hash, const Argument& argument) {
    hash.add((static_cast<std::uint64_t>(argument.span.begin) << 32) | argument.span.end).add(argument.text);
    hash.add(argument.cluster ? *argument.cluster + 1ull : 0).add(argument.claim ? *argument.claim + 1ull : 0);
    hash.add(argument.phrase ? *argument.phrase + 1ull : 0);
}

/// Reads a number of so many digits at the front and takes it off.
bool take_digits(std::string_view& text, std::size_t digits, int& number) {
    if (text.size() < digits) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, number);
    if (error != std::errc() || end != text.data() + digits || text.front() == '-') return false;
    text.remove_prefix(digits);
    return true;
}

bool take(std::string_view& text, char wanted) {
    if (!text.starts_with(wanted)) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

DocumentVersion version_of(const Document& document, std::string_view analysis) {
    IdentityHash content;
    content.add(document.text).add(document.title).add(document.url).add(document.publisher);
    content.add(document.author)
        .add(document.place)
        .add(document.published)
        .add(document.modified)
        .add(document.language);
    for (const Block& block : document.blocks)
        content.add(static_cast<std::uint64_t>(block.kind)).add(packed(block.span));
    const std::int64_t modified = seconds_of(document.modified);
    return {document.version_of.empty() ? document.id : document.version_of, content.digest(), std::string(analysis),
            modified != DocumentVersion::no_time ? modified : seconds_of(document.published), document.superseded};
}

bool is_later(const DocumentVersion& a, const DocumentVersion& b) {
    return a.superseded != b.superseded ? b.superseded : a.time > b.time;
}

bool goes_before(const DocumentVersion& a, const DocumentVersion& b) {
    return is_later(a, b) || (!is_later(b, a) && a.content < b.content);
}

std::string earlier_id(const DocumentVersion& version) {
    return IdentityHash().add("version").add(version.id).add(version.content).digest("doc-");
}

std::string finds_digest(const Extraction& extraction) {
    IdentityHash finds;
    for (const Span& sentence : extraction.sentences) finds.add(packed(sentence));
    for (const Cluster& cluster : extraction.clusters) {
        finds.add(static_cast<std::uint64_t>(cluster.type)).add(cluster.label);
        finds.add(cluster.names.size()).add(cluster.keys.size());
        for (const std::string& name : cluster.names) finds.add(name);
        for (const std::string& key : cluster.keys) finds.add(key);
    }
    for (const Mention& mention : extraction.mentions)
        finds.add(packed(mention.span))
            .add((static_cast<std::uint64_t>(mention.type) << 8) | static_cast<std::uint64_t>(mention.form))
            .add((static_cast<std::uint64_t>(mention.sentence) << 32) | mention.cluster)
            .add(mention.value);
    for (const PhraseContent& phrase : extraction.phrases) {
        finds.add(packed(phrase.span)).add(packed(phrase.head)).add(phrase.through.size()).add(phrase.involves.size());
        for (const std::string& lemma : phrase.through) finds.add(lemma);
        finds.add(phrase.aspect).add(phrase.concept_label).add(phrase.concept_words);
        finds.add((static_cast<std::uint64_t>(phrase.referent) << 8) | static_cast<std::uint64_t>(phrase.reference))
            .add((phrase.generic ? 1u : 0u) + (phrase.act ? 2u : 0u));
        for (const Involvement& involved : phrase.involves)
            finds.add(involved.role).add(involved.cluster).add(packed(involved.span));
    }
    for (const Claim& claim : extraction.claims) {
        finds.add(claim.sentence);
        hash_argument(finds, claim.subject);
        finds.add(claim.predicate.term)
            .add(claim.predicate.lemma)
            .add(claim.predicate.text)
            .add(claim.predicate.label)
            .add(packed(claim.predicate.span));
        finds.add(claim.object ? 1u : 0u);
        if (claim.object) hash_argument(finds, *claim.object);
        finds.add((static_cast<std::uint64_t>(claim.polarity) << 8) | static_cast<std::uint64_t>(claim.modality));
        finds.add(claim.attributed_to.size()).add(claim.qualifiers.size());
        for (const Argument& source : claim.attributed_to) hash_argument(finds, source);
        for (const Qualifier& qualifier : claim.qualifiers)
            finds.add(qualifier.role)
                .add(packed(qualifier.span))
                .add(qualifier.text)
                .add(qualifier.value)
                .add(qualifier.cluster ? *qualifier.cluster + 1ull : 0)
                .add(qualifier.phrase ? *qualifier.phrase + 1ull : 0);
        finds.add(claim.rule).add(static_cast<std::uint64_t>(claim.confidence * 1000 + 0.5));
    }
    return finds.digest();
}

std::int64_t seconds_of(std::string_view date) {
    int year = 0, month = 1, day = 1;
    if (!take_digits(date, 4, year)) return DocumentVersion::no_time;
    if (take(date, '-') && (!take_digits(date, 2, month) || (take(date, '-') && !take_digits(date, 2, day))))
        return DocumentVersion::no_time;
    const auto calendar = civil_date(year, month, day);
    if (!calendar) return DocumentVersion::no_time;
    std::int64_t seconds = sys_days(*calendar).time_since_epoch().count() * std::int64_t{86400};
    int hours = 0, minutes = 0, rest = 0;
    if (!take(date, 'T') || !take_digits(date, 2, hours)) return seconds;
    if (take(date, ':') && take_digits(date, 2, minutes) && take(date, ':')) take_digits(date, 2, rest);
    seconds += hours * 3600 + minutes * 60 + rest;
    const std::size_t zone = date.find_first_of("+-");
    if (zone == std::string_view::npos) return seconds;
    const bool east = date[zone] == '+';
    date.remove_prefix(zone + 1);
    int zone_hours = 0, zone_minutes = 0;
    if (take_digits(date, 2, zone_hours)) take(date, ':'), take_digits(date, 2, zone_minutes);
    return seconds - (east ? 1 : -1) * (zone_hours * 3600 + zone_minutes * 60);
}

}  // namespace claimgraph
