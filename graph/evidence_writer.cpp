#include "graph/evidence_writer.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/fingerprints.h"

namespace claimgraph {
namespace {

std::string json_list(const std::vector<std::string>& strings) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.StartArray();
    for (const std::string& string : strings)
        writer.String(string.data(), static_cast<rapidjson::SizeType>(string.size()));
    writer.EndArray();
    return {buffer.GetString(), buffer.GetSize()};
}

/// Words only where they are not simply those at the span.
void bind_words(Statement& statement, int place, const Document& document, Span span, const std::string& text) {
    if (document.words(span) == text)
        statement.bind_null(place);
    else
        statement.bind(place, text);
}

}  // namespace

EvidenceWriter::EvidenceWriter(StoreConnection& store)
    : store_(store),
      add_document_(store.prepare("INSERT INTO documents VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      add_fingerprints_(store.prepare("INSERT INTO fingerprints VALUES (?,?)")),
      add_block_(store.prepare("INSERT INTO blocks VALUES (?,?,?,?,?)")),
      add_sentence_(store.prepare("INSERT INTO sentences VALUES (?,?,?,?)")),
      add_cluster_(store.prepare("INSERT INTO clusters VALUES (?,?,?,?,?,?,?)")),
      add_mention_(store.prepare("INSERT INTO mentions VALUES (?,?,?,?,?,?,?,?,?)")),
      add_phrase_(store.prepare("INSERT INTO phrases VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      add_involvement_(store.prepare("INSERT INTO involvements VALUES (?,?,?,?,?,?,?)")),
      add_claim_(store.prepare("INSERT INTO claims VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      add_source_(store.prepare("INSERT INTO sources VALUES (?,?,?,?,?,?,?,?,?)")),
      add_qualifier_(store.prepare("INSERT INTO qualifiers VALUES (?,?,?,?,?,?,?,?,?,?)")) {
    for (const char* sql : {"DELETE FROM fingerprints WHERE document = ?", "DELETE FROM blocks WHERE document = ?",
                            "DELETE FROM sentences WHERE document = ?", "DELETE FROM clusters WHERE document = ?",
                            "DELETE FROM mentions WHERE document = ?", "DELETE FROM phrases WHERE document = ?",
                            "DELETE FROM involvements WHERE document = ?", "DELETE FROM claims WHERE document = ?",
                            "DELETE FROM sources WHERE document = ?", "DELETE FROM qualifiers WHERE document = ?",
                            "DELETE FROM documents WHERE key = ?"})
        removals_.push_back(store.prepare(sql));
}

void EvidenceWriter::remove(std::int64_t key) {
    for (Statement& removal : removals_) {
        removal.bind(1, key);
        store_.write(removal);
    }
}

std::int64_t EvidenceWriter::insert(const Extraction& extraction, const DocumentVersion& version,
                                    const std::string& finds, const Name& name) {
    const Document& document = extraction.document;
    const std::string* const columns[] = {
        &name.id,           &version.content, &version.analysis,   &finds,
        &document.path,     &document.title,  &document.url,       &document.publisher,
        &document.author,   &document.place,  &document.published, &document.modified,
        &document.language, &document.text,   &name.version_of};
    int place = 0;
    for (const std::string* column : columns) add_document_.bind(++place, *column);
    add_document_.bind(++place, extraction.clusters.size());
    add_document_.bind(++place, version.superseded ? 1u : 0u);
    store_.write(add_document_);
    const std::int64_t key = store_.last_key();

    insert(key, document);
    for (std::size_t i = 0; i < extraction.sentences.size(); ++i) {
        add_sentence_.bind(1, key);
        add_sentence_.bind(2, i);
        add_sentence_.bind(3, extraction.sentences[i].begin);
        add_sentence_.bind(4, extraction.sentences[i].end);
        store_.write(add_sentence_);
    }
    insert(key, extraction.mentions, extraction.clusters);
    for (std::size_t i = 0; i < extraction.phrases.size(); ++i) insert(key, i, extraction.phrases[i]);
    for (std::size_t i = 0; i < extraction.claims.size(); ++i) insert(document, key, i, extraction.claims[i]);
    return key;
}

void EvidenceWriter::insert(std::int64_t key, const Document& document) {
    const std::string hashes = packed_fingerprints(fingerprints(document));
    add_fingerprints_.bind(1, key);
    add_fingerprints_.bind_bytes(2, hashes);
    store_.write(add_fingerprints_);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        add_block_.bind(1, key);
        add_block_.bind(2, i);
        add_block_.bind(3, to_string(document.blocks[i].kind));
        add_block_.bind(4, document.blocks[i].span.begin);
        add_block_.bind(5, document.blocks[i].span.end);
        store_.write(add_block_);
    }
}

void EvidenceWriter::insert(std::int64_t key, const std::vector<Mention>& mentions,
                            const std::vector<Cluster>& clusters) {
    std::vector<std::uint32_t> named(clusters.size());
    for (const Mention& mention : mentions)
        if (mention.form == MentionForm::name || mention.form == MentionForm::value) ++named[mention.cluster];
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const Cluster& cluster = clusters[i];
        const std::string names = json_list(cluster.names), keys = json_list(cluster.keys);
        add_cluster_.bind(1, key);
        add_cluster_.bind(2, i);
        add_cluster_.bind(3, to_string(cluster.type));
        add_cluster_.bind(4, cluster.label);
        add_cluster_.bind(5, names);
        add_cluster_.bind(6, keys);
        add_cluster_.bind(7, named[i]);
        store_.write(add_cluster_);
    }
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const Mention& mention = mentions[i];
        add_mention_.bind(1, key);
        add_mention_.bind(2, i);
        add_mention_.bind(3, mention.span.begin);
        add_mention_.bind(4, mention.span.end);
        add_mention_.bind(5, to_string(mention.type));
        add_mention_.bind(6, to_string(mention.form));
        add_mention_.bind(7, mention.sentence);
        add_mention_.bind(8, mention.cluster);
        add_mention_.bind(9, mention.value);
        store_.write(add_mention_);
    }
}

void EvidenceWriter::insert(std::int64_t key, std::size_t number, const PhraseContent& phrase) {
    const std::string through = json_list(phrase.through);
    add_phrase_.bind(1, key);
    add_phrase_.bind(2, number);
    add_phrase_.bind(3, phrase.span.begin);
    add_phrase_.bind(4, phrase.span.end);
    add_phrase_.bind(5, phrase.head.begin);
    add_phrase_.bind(6, phrase.head.end);
    add_phrase_.bind(7, through);
    add_phrase_.bind(8, phrase.aspect);
    add_phrase_.bind(9, phrase.concept_label);
    add_phrase_.bind(10, phrase.concept_words);
    add_phrase_.bind(11, phrase.generic ? 1u : 0u);
    add_phrase_.bind(12, phrase.act ? 1u : 0u);
    add_phrase_.bind(13, to_string(phrase.reference));
    add_phrase_.bind(14, phrase.referent);
    store_.write(add_phrase_);
    for (std::size_t i = 0; i < phrase.involves.size(); ++i) {
        const Involvement& involved = phrase.involves[i];
        add_involvement_.bind(1, key);
        add_involvement_.bind(2, number);
        add_involvement_.bind(3, i);
        add_involvement_.bind(4, involved.role);
        add_involvement_.bind(5, involved.cluster);
        add_involvement_.bind(6, involved.span.begin);
        add_involvement_.bind(7, involved.span.end);
        store_.write(add_involvement_);
    }
}

void EvidenceWriter::insert(const Document& document, std::int64_t key, std::size_t number, const Claim& claim) {
    Statement& row = add_claim_;
    row.bind(1, key);
    row.bind(2, number);
    row.bind(3, claim.sentence);
    row.bind(4, claim.subject.span.begin);
    row.bind(5, claim.subject.span.end);
    bind_words(row, 6, document, claim.subject.span, claim.subject.text);
    row.bind(7, claim.subject.cluster);
    row.bind(8, claim.subject.claim);
    row.bind(9, claim.subject.phrase);
    row.bind(10, claim.predicate.term);
    row.bind(11, claim.predicate.lemma);
    row.bind(12, claim.predicate.span.begin);
    row.bind(13, claim.predicate.span.end);
    bind_words(row, 14, document, claim.predicate.span, claim.predicate.text);
    row.bind(15, claim.predicate.label);
    if (claim.object) {
        row.bind(16, claim.object->span.begin);
        row.bind(17, claim.object->span.end);
        bind_words(row, 18, document, claim.object->span, claim.object->text);
        row.bind(19, claim.object->cluster);
        row.bind(20, claim.object->claim);
        row.bind(21, claim.object->phrase);
    } else {
        for (int place = 16; place <= 21; ++place) row.bind_null(place);
    }
    row.bind(22, to_string(claim.polarity));
    row.bind(23, to_string(claim.modality));
    row.bind(24, claim.rule);
    row.bind(25, claim.confidence);
    store_.write(row);
    insert_sources(document, key, number, claim);
    insert_qualifiers(document, key, number, claim);
}

void EvidenceWriter::insert_sources(const Document& document, std::int64_t key, std::size_t number,
                                    const Claim& claim) {
    for (std::size_t i = 0; i < claim.attributed_to.size(); ++i) {
        const Argument& source = claim.attributed_to[i];
        add_source_.bind(1, key);
        add_source_.bind(2, number);
        add_source_.bind(3, i);
        add_source_.bind(4, source.span.begin);
        add_source_.bind(5, source.span.end);
        bind_words(add_source_, 6, document, source.span, source.text);
        add_source_.bind(7, source.cluster);
        add_source_.bind(8, source.claim);
        add_source_.bind(9, source.phrase);
        store_.write(add_source_);
    }
}

void EvidenceWriter::insert_qualifiers(const Document& document, std::int64_t key, std::size_t number,
                                       const Claim& claim) {
    for (std::size_t i = 0; i < claim.qualifiers.size(); ++i) {
        const Qualifier& qualifier = claim.qualifiers[i];
        add_qualifier_.bind(1, key);
        add_qualifier_.bind(2, number);
        add_qualifier_.bind(3, i);
        add_qualifier_.bind(4, qualifier.role);
        add_qualifier_.bind(5, qualifier.span.begin);
        add_qualifier_.bind(6, qualifier.span.end);
        bind_words(add_qualifier_, 7, document, qualifier.span, qualifier.text);
        add_qualifier_.bind(8, qualifier.value);
        add_qualifier_.bind(9, qualifier.cluster);
        add_qualifier_.bind(10, qualifier.phrase);
        store_.write(add_qualifier_);
    }
}

}  // namespace claimgraph
