#include "graph/evidence_reader.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <optional>
#include <string_view>

#include "graph/cluster_key.h"
#include "graph/evidence_check.h"

namespace claimgraph {
namespace {

/// A flat JSON array of strings; anything else stops the parser.
struct StringList : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, StringList> {
    explicit StringList(std::vector<std::string>& target) : strings(target) {}
    bool Default() { return false; }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        if (depth != 1) return false;
        strings.emplace_back(text, size);
        return true;
    }
    bool StartArray() { return ++depth == 1; }
    bool EndArray(rapidjson::SizeType) { return true; }

    std::vector<std::string>& strings;
    int depth = 0;
};

bool read_json_list(std::string_view json, std::vector<std::string>& strings) {
    strings.clear();
    if (json == "[]") return true;
    rapidjson::MemoryStream stream(json.data(), json.size());
    StringList list(strings);
    return !rapidjson::Reader().Parse<rapidjson::kParseIterativeFlag>(stream, list).IsError();
}

template <typename Enum>
bool read_name(std::string_view name, int count, Enum& value) {
    for (int i = 0; i < count; ++i)
        if (to_string(static_cast<Enum>(i)) == name) {
            value = static_cast<Enum>(i);
            return true;
        }
    return false;
}

constexpr int entity_types = static_cast<int>(EntityType::other) + 1;
constexpr int block_kinds = static_cast<int>(BlockKind::boilerplate) + 1;
constexpr int mention_forms = static_cast<int>(MentionForm::value) + 1;
constexpr int references = static_cast<int>(Reference::pronoun) + 1;
constexpr int modalities = static_cast<int>(Modality::demanded) + 1;
constexpr int polarities = static_cast<int>(Polarity::negated) + 1;

/// What columns hold, checked. Columns count from 0.
struct CheckedRows {
    const StoreConnection& store;

    std::uint32_t offset_at(const Statement& row, int column) const {
        const std::int64_t value = number_at(row, column);
        if (value < 0 || value > 0xffffffffll) store.damaged("a number is out of range");
        return static_cast<std::uint32_t>(value);
    }
    Span span_at(const Statement& row, int column) const {
        return {offset_at(row, column), offset_at(row, column + 1)};
    }
    std::optional<std::uint32_t> index_at(const Statement& row, int column) const {
        if (is_null(row, column)) return std::nullopt;
        return offset_at(row, column);
    }
    template <typename Enum>
    Enum name_at(const Statement& row, int column, int count) const {
        Enum value{};
        if (!read_name(words_at(row, column), count, value))
            store.damaged("unknown name '" + std::string(words_at(row, column)) + "'");
        return value;
    }
    void list_at(const Statement& row, int column, std::vector<std::string>& strings) const {
        if (!read_json_list(words_at(row, column), strings))
            store.damaged("a list of names is no JSON array of strings");
    }
    /// The words at `column`, or those at the span where there are none of their own.
    void text_at(const Statement& row, int column, const Document& document, Span span, std::string& text) const {
        if (!is_null(row, column)) {
            text = words_at(row, column);
            return;
        }
        if (span.begin > span.end || span.end > document.text.size()) store.damaged("words lie outside of the text");
        text = document.words(span);
    }
    /// Columns from `column`: begin, end, text, cluster, claim, phrase.
    void argument_at(const Statement& row, int column, const Document& document, Argument& argument) const {
        argument.span = span_at(row, column);
        text_at(row, column + 2, document, argument.span, argument.text);
        argument.cluster = index_at(row, column + 3);
        argument.claim = index_at(row, column + 4);
        argument.phrase = index_at(row, column + 5);
    }
};

void metadata_at(const Statement& row, Document& document) {
    document.id = words_at(row, 1);
    document.path = words_at(row, 2);
    document.title = words_at(row, 3);
    document.url = words_at(row, 4);
    document.publisher = words_at(row, 5);
    document.author = words_at(row, 6);
    document.place = words_at(row, 7);
    document.published = words_at(row, 8);
    document.modified = words_at(row, 9);
    document.language = words_at(row, 10);
    document.version_of = words_at(row, 11);
    document.superseded = number_at(row, 12) != 0;
}

Statement prepare_documents(StoreConnection& store, const std::string& more = {}) {
    return store.prepare(("SELECT key, id, path, title, url, publisher, author, place, published, modified, language, "
                          "version_of, superseded" +
                          more + " FROM documents" + store.shown() + " ORDER BY id")
                             .c_str());
}

/// A key that says something of two things, rather than which thing it is.
bool tells_relation(const std::string& key) {
    const std::optional<ClusterKey> known = from_key(key);
    return known && std::holds_alternative<SayingKey>(*known);
}

Statement prepare_clusters(StoreConnection& store) {
    return store.prepare("SELECT type, label, names, keys, mentions FROM clusters WHERE document = ? ORDER BY number");
}

}  // namespace

EvidenceReader::EvidenceReader(StoreConnection& store)
    : store_(store),
      documents_(prepare_documents(store, ", text, analysis, clusters")),
      blocks_(store.prepare("SELECT kind, block_begin, block_end FROM blocks WHERE document = ? ORDER BY number")),
      sentences_(
          store.prepare("SELECT sentence_begin, sentence_end FROM sentences WHERE document = ? ORDER BY number")),
      clusters_(prepare_clusters(store)),
      mentions_(store.prepare("SELECT mention_begin, mention_end, type, form, sentence, cluster, value FROM mentions "
                              "WHERE document = ? ORDER BY number")),
      phrases_(store.prepare("SELECT phrase_begin, phrase_end, head_begin, head_end, through, aspect, concept, "
                             "concept_words, generic, act, reference, referent FROM phrases WHERE document = ? "
                             "ORDER BY number")),
      involvements_(store.prepare("SELECT phrase, role, cluster, involved_begin, involved_end FROM involvements "
                                  "WHERE document = ? ORDER BY phrase, number")),
      claims_(store.prepare(
          "SELECT sentence, subject_begin, subject_end, subject_text, subject_cluster, subject_claim, "
          "subject_phrase, predicate_term, predicate_lemma, predicate_begin, predicate_end, predicate_text, "
          "predicate_label, object_begin, object_end, object_text, object_cluster, object_claim, "
          "object_phrase, polarity, modality, rule, confidence "
          "FROM claims WHERE document = ? ORDER BY number")),
      sources_(store.prepare("SELECT claim, source_begin, source_end, source_text, source_cluster, source_claim, "
                             "source_phrase FROM sources WHERE document = ? ORDER BY claim, number")),
      qualifiers_(store.prepare("SELECT claim, role, qualifier_begin, qualifier_end, qualifier_text, value, cluster, "
                                "phrase FROM qualifiers WHERE document = ? ORDER BY claim, number")) {}

bool EvidenceReader::next(Extraction& extraction) {
    if (!store_.next(documents_)) return false;
    key_ = number_at(documents_, 0);
    metadata_at(documents_, extraction.document);
    extraction.document.text = words_at(documents_, 13);
    extraction.analysis = words_at(documents_, 14);
    return true;
}

/// Fills a list anew; the elements that are there are used again, so that their strings keep their room.
template <typename Element, typename Fill>
void EvidenceReader::refill(std::vector<Element>& elements, Statement& statement, Fill&& fill) {
    std::size_t size = 0;
    store_.each(statement, key_, [&](const Statement& row) {
        if (size == elements.size()) elements.emplace_back();
        fill(row, elements[size++]);
    });
    elements.resize(size);
}

void EvidenceReader::read_clusters(std::vector<Cluster>& clusters) {
    const CheckedRows rows{store_};
    refill(clusters, clusters_, [&](const Statement& row, Cluster& cluster) {
        cluster.type = rows.name_at<EntityType>(row, 0, entity_types);
        cluster.label = words_at(row, 1);
        rows.list_at(row, 2, cluster.names);
        rows.list_at(row, 3, cluster.keys);
    });
}

void EvidenceReader::count_clusters(std::vector<Cluster>& clusters) {
    const std::uint32_t count = CheckedRows{store_}.offset_at(documents_, 15);
    if (count > static_cast<std::size_t>(sqlite3_column_bytes(documents_.get(), 13)))
        store_.damaged("a document has more things than bytes");
    clusters.resize(count);
}

void EvidenceReader::read_finds(Extraction& extraction) {
    read_text(extraction);
    read_phrases(extraction);
    read_claims(extraction);
    if (const std::string_view why = misfit(extraction); !why.empty()) store_.damaged(why);
}

void EvidenceReader::read_text(Extraction& extraction) {
    const CheckedRows rows{store_};
    extraction.document.blocks.clear();
    store_.each(blocks_, key_, [&](const Statement& row) {
        extraction.document.blocks.push_back({rows.name_at<BlockKind>(row, 0, block_kinds), rows.span_at(row, 1)});
    });
    extraction.sentences.clear();
    store_.each(sentences_, key_, [&](const Statement& row) { extraction.sentences.push_back(rows.span_at(row, 0)); });
    refill(extraction.mentions, mentions_, [&](const Statement& row, Mention& mention) {
        mention.span = rows.span_at(row, 0);
        mention.type = rows.name_at<EntityType>(row, 2, entity_types);
        mention.form = rows.name_at<MentionForm>(row, 3, mention_forms);
        mention.sentence = rows.offset_at(row, 4);
        mention.cluster = rows.offset_at(row, 5);
        mention.value = words_at(row, 6);
    });
}

void EvidenceReader::read_phrases(Extraction& extraction) {
    const CheckedRows rows{store_};
    refill(extraction.phrases, phrases_, [&](const Statement& row, PhraseContent& phrase) {
        phrase.involves.clear();
        phrase.span = rows.span_at(row, 0);
        phrase.head = rows.span_at(row, 2);
        rows.list_at(row, 4, phrase.through);
        phrase.aspect = words_at(row, 5);
        phrase.concept_label = words_at(row, 6);
        phrase.concept_words = words_at(row, 7);
        phrase.generic = number_at(row, 8) != 0;
        phrase.act = number_at(row, 9) != 0;
        phrase.reference = rows.name_at<Reference>(row, 10, references);
        phrase.referent = rows.offset_at(row, 11);
    });
    store_.each(involvements_, key_, [&](const Statement& row) {
        const std::uint32_t number = rows.offset_at(row, 0);
        if (number >= extraction.phrases.size()) store_.damaged("a row belongs to no phrase");
        extraction.phrases[number].involves.push_back(
            {std::string(words_at(row, 1)), rows.offset_at(row, 2), rows.span_at(row, 3)});
    });
}

void EvidenceReader::read_claims(Extraction& extraction) {
    const CheckedRows rows{store_};
    const Document& document = extraction.document;
    refill(extraction.claims, claims_, [&](const Statement& row, Claim& claim) {
        claim.attributed_to.clear();
        claim.qualifiers.clear();
        claim.sentence = rows.offset_at(row, 0);
        rows.argument_at(row, 1, document, claim.subject);
        claim.predicate.term = words_at(row, 7);
        claim.predicate.lemma = words_at(row, 8);
        claim.predicate.span = rows.span_at(row, 9);
        rows.text_at(row, 11, document, claim.predicate.span, claim.predicate.text);
        claim.predicate.label = words_at(row, 12);
        if (is_null(row, 13))
            claim.object.reset();
        else
            rows.argument_at(row, 13, document, claim.object ? *claim.object : claim.object.emplace());
        claim.polarity = rows.name_at<Polarity>(row, 19, polarities);
        claim.modality = rows.name_at<Modality>(row, 20, modalities);
        claim.rule = words_at(row, 21);
        claim.confidence = sqlite3_column_double(row.get(), 22);
    });
    const auto claim_at = [&](const Statement& row) -> Claim& {
        const std::uint32_t number = rows.offset_at(row, 0);
        if (number >= extraction.claims.size()) store_.damaged("a row belongs to no claim");
        return extraction.claims[number];
    };
    store_.each(sources_, key_, [&](const Statement& row) {
        rows.argument_at(row, 1, document, claim_at(row).attributed_to.emplace_back());
    });
    store_.each(qualifiers_, key_, [&](const Statement& row) {
        Qualifier& qualifier = claim_at(row).qualifiers.emplace_back();
        qualifier.role = words_at(row, 1);
        qualifier.span = rows.span_at(row, 2);
        rows.text_at(row, 4, document, qualifier.span, qualifier.text);
        qualifier.value = words_at(row, 5);
        qualifier.cluster = rows.index_at(row, 6);
        qualifier.phrase = rows.index_at(row, 7);
    });
}

void read_documents(StoreConnection& store, const std::function<void(const Document&)>& visit) {
    Statement documents = prepare_documents(store);
    Document document;
    while (store.next(documents)) {
        metadata_at(documents, document);
        visit(document);
    }
}

ClusterReader::ClusterReader(StoreConnection& store) : store_(store), clusters_(prepare_clusters(store)) {}

void ClusterReader::read(std::int64_t key, std::string_view id, std::string_view published, bool counts,
                         const std::function<void(const ClusterEvidence&)>& visit) {
    const CheckedRows rows{store_};
    cluster_.document = id;
    cluster_.published = published;
    cluster_.index = 0;
    store_.each(clusters_, key, [&](const Statement& row) {
        cluster_.type = rows.name_at<EntityType>(row, 0, entity_types);
        cluster_.label = words_at(row, 1);
        rows.list_at(row, 2, cluster_.names);
        rows.list_at(row, 3, cluster_.keys);
        cluster_.mentions = rows.offset_at(row, 4);
        if (!counts) std::erase_if(cluster_.keys, tells_relation);  // it may be what was withdrawn
        visit(cluster_);
        ++cluster_.index;
    });
}

}  // namespace claimgraph
