#include "graph/extraction_file.h"

#include <array>
#include <cstring>

#include "graph/packed.h"

namespace claimgraph {
namespace {

constexpr std::size_t size_bytes = 8;  // before each record

void put(std::string& bytes, std::uint32_t number) { pack(bytes, std::uint64_t{number}); }
void put(std::string& bytes, std::size_t number) { pack(bytes, std::uint64_t{number}); }
void put(std::string& bytes, std::string_view text) { pack(bytes, text); }
void put(std::string& bytes, const std::string& text) { pack(bytes, std::string_view(text)); }
void put(std::string& bytes, Span span) {
    put(bytes, span.begin);
    put(bytes, span.end - span.begin);
}
void put(std::string& bytes, const std::optional<std::uint32_t>& index) {
    put(bytes, index ? std::uint64_t{*index} + 1 : std::uint64_t{0});
}
/// Most words are those at their place.
void put(std::string& bytes, const Document& document, Span span, const std::string& text) {
    const bool is_there = document.words(span) == text;
    bytes += static_cast<char>(is_there);
    if (!is_there) put(bytes, text);
}
void put(std::string& bytes, const Document& document, const Argument& argument) {
    put(bytes, argument.span);
    put(bytes, document, argument.span, argument.text);
    put(bytes, argument.cluster);
    put(bytes, argument.claim);
    put(bytes, argument.phrase);
}
void put(std::string& bytes, const PhraseContent& phrase) {
    put(bytes, phrase.span);
    put(bytes, phrase.head);
    put(bytes, phrase.through.size());
    for (const std::string& lemma : phrase.through) put(bytes, lemma);
    put(bytes, phrase.aspect);
    put(bytes, phrase.concept_label);
    put(bytes, phrase.concept_words);
    bytes += static_cast<char>(phrase.generic);
    bytes += static_cast<char>(phrase.act);
    bytes += static_cast<char>(phrase.reference);
    put(bytes, phrase.referent);
    put(bytes, phrase.involves.size());
    for (const Involvement& involved : phrase.involves) {
        put(bytes, involved.role);
        put(bytes, involved.cluster);
        put(bytes, involved.span);
    }
}

void put(std::string& bytes, const Extraction& extraction) {
    const Document& document = extraction.document;
    for (const std::string* text :
         {&document.id, &document.path, &document.title, &document.url, &document.publisher, &document.author,
          &document.place, &document.published, &document.modified, &document.language, &document.text,
          &document.version_of})
        put(bytes, *text);
    bytes += static_cast<char>(document.superseded);
    put(bytes, document.blocks.size());
    for (const Block& block : document.blocks) {
        bytes += static_cast<char>(block.kind);
        put(bytes, block.span);
    }
    put(bytes, extraction.sentences.size());
    for (const Span& sentence : extraction.sentences) put(bytes, sentence);
    put(bytes, extraction.clusters.size());
    put(bytes, extraction.mentions.size());
    for (const Mention& mention : extraction.mentions) {
        put(bytes, mention.span);
        bytes += static_cast<char>(mention.type);
        bytes += static_cast<char>(mention.form);
        put(bytes, mention.sentence);
        put(bytes, mention.cluster);
        put(bytes, mention.value);
    }
    put(bytes, extraction.phrases.size());
    for (const PhraseContent& phrase : extraction.phrases) put(bytes, phrase);
    put(bytes, extraction.claims.size());
    for (const Claim& claim : extraction.claims) {
        put(bytes, claim.sentence);
        put(bytes, document, claim.subject);
        put(bytes, claim.predicate.term);
        put(bytes, claim.predicate.lemma);
        put(bytes, claim.predicate.span);
        put(bytes, document, claim.predicate.span, claim.predicate.text);
        put(bytes, claim.predicate.label);
        bytes += static_cast<char>(claim.object.has_value());
        if (claim.object) put(bytes, document, *claim.object);
        bytes += static_cast<char>(claim.polarity);
        bytes += static_cast<char>(claim.modality);
        put(bytes, claim.rule);
        std::array<char, sizeof claim.confidence> confidence{};
        std::memcpy(confidence.data(), &claim.confidence, confidence.size());
        bytes.append(confidence.data(), confidence.size());
        put(bytes, claim.attributed_to.size());
        for (const Argument& source : claim.attributed_to) put(bytes, document, source);
        put(bytes, claim.qualifiers.size());
        for (const Qualifier& qualifier : claim.qualifiers) {
            put(bytes, qualifier.role);
            put(bytes, qualifier.span);
            put(bytes, document, qualifier.span, qualifier.text);
            put(bytes, qualifier.value);
            put(bytes, qualifier.cluster);
            put(bytes, qualifier.phrase);
        }
    }
}

Span span_of(Unpacker& from) {
    Span span;
    span.begin = from.index();
    span.end = span.begin + from.index();
    return span;
}
std::optional<std::uint32_t> index_of(Unpacker& from) {
    const std::uint64_t number = from.number();
    if (number == 0) return std::nullopt;
    return static_cast<std::uint32_t>(number - 1);
}
void take(Unpacker& from, const Document& document, Span span, std::string& text) {
    text = from.byte() != 0 ? document.words(span) : from.text();
}
void take(Unpacker& from, const Document& document, Argument& argument) {
    argument.span = span_of(from);
    take(from, document, argument.span, argument.text);
    argument.cluster = index_of(from);
    argument.claim = index_of(from);
    argument.phrase = index_of(from);
}
void take(Unpacker& from, PhraseContent& phrase) {
    phrase.span = span_of(from);
    phrase.head = span_of(from);
    phrase.through.resize(from.number());
    for (std::string& lemma : phrase.through) lemma = from.text();
    phrase.aspect = from.text();
    phrase.concept_label = from.text();
    phrase.concept_words = from.text();
    phrase.generic = from.byte() != 0;
    phrase.act = from.byte() != 0;
    phrase.reference = static_cast<Reference>(from.byte());
    phrase.referent = from.index();
    phrase.involves.resize(from.number());
    for (Involvement& involved : phrase.involves) {
        involved.role = from.text();
        involved.cluster = from.index();
        involved.span = span_of(from);
    }
}

/// What is there is used again, so that strings keep their room.
void take(Unpacker& from, Extraction& extraction) {
    Document& document = extraction.document;
    for (std::string* text :
         {&document.id, &document.path, &document.title, &document.url, &document.publisher, &document.author,
          &document.place, &document.published, &document.modified, &document.language, &document.text,
          &document.version_of})
        *text = from.text();
    document.superseded = from.byte() != 0;
    document.blocks.resize(from.number());
    for (Block& block : document.blocks) {
        block.kind = static_cast<BlockKind>(from.byte());
        block.span = span_of(from);
    }
    extraction.sentences.resize(from.number());
    for (Span& sentence : extraction.sentences) sentence = span_of(from);
    extraction.clusters.resize(from.number());
    extraction.mentions.resize(from.number());
    for (Mention& mention : extraction.mentions) {
        mention.span = span_of(from);
        mention.type = static_cast<EntityType>(from.byte());
        mention.form = static_cast<MentionForm>(from.byte());
        mention.sentence = from.index();
        mention.cluster = from.index();
        mention.value = from.text();
    }
    extraction.phrases.resize(from.number());
    for (PhraseContent& phrase : extraction.phrases) take(from, phrase);
    extraction.claims.resize(from.number());
    for (Claim& claim : extraction.claims) {
        claim.sentence = from.index();
        take(from, document, claim.subject);
        claim.predicate.term = from.text();
        claim.predicate.lemma = from.text();
        claim.predicate.span = span_of(from);
        take(from, document, claim.predicate.span, claim.predicate.text);
        claim.predicate.label = from.text();
        if (from.byte() == 0)
            claim.object.reset();
        else
            take(from, document, claim.object ? *claim.object : claim.object.emplace());
        claim.polarity = static_cast<Polarity>(from.byte());
        claim.modality = static_cast<Modality>(from.byte());
        claim.rule = from.text();
        const std::string_view confidence = from.bytes(sizeof claim.confidence);
        std::memcpy(&claim.confidence, confidence.data(), confidence.size());
        claim.attributed_to.resize(from.number());
        for (Argument& source : claim.attributed_to) take(from, document, source);
        claim.qualifiers.resize(from.number());
        for (Qualifier& qualifier : claim.qualifiers) {
            qualifier.role = from.text();
            qualifier.span = span_of(from);
            take(from, document, qualifier.span, qualifier.text);
            qualifier.value = from.text();
            qualifier.cluster = index_of(from);
            qualifier.phrase = index_of(from);
        }
    }
}

}  // namespace

void ExtractionFile::add(const Extraction& extraction, std::string_view more) {
    record_.assign(size_bytes, '\0');
    put(record_, more);
    put(record_, extraction);
    const std::uint64_t size = record_.size() - size_bytes;
    std::memcpy(record_.data(), &size, size_bytes);
    records_.append(record_);
}

bool ExtractionFile::Reader::next(Extraction& extraction, std::string_view& more) {
    if (next_ == file_->records_.size()) return false;
    std::uint64_t size = 0;
    std::memcpy(&size, file_->records_.read(next_, size_bytes, size_).data(), size_bytes);
    next_ += size_bytes;
    Unpacker from(file_->records_.read(next_, size, buffer_).data());
    next_ += size;
    more = from.text();
    take(from, extraction);
    return true;
}

}  // namespace claimgraph
