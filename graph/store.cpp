#include "graph/store.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "embedded.h"
#include "graph/errors.h"
#include "graph/evidence_check.h"
#include "graph/fingerprints.h"
#include "graph/sqlite_statement.h"

// One transaction holds many documents, since each transaction costs the disk a few synchronous writes. A rollback
// journal suits this better than a write-ahead log: pages that are new go to the file at once, and nothing lies beside
// the file between transactions.

namespace claimgraph {
namespace {

constexpr int application_id = 0x636c6730;  // "clg0", as in schemas/store.sql
constexpr int schema_version = 4;
constexpr std::uint64_t batch_documents = 500;
constexpr std::uint64_t batch_bytes = 64u << 20;
constexpr int patience_ms = 10'000;  // how long another process may hold the file

std::string json_list(const std::vector<std::string>& strings) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.StartArray();
    for (const std::string& string : strings)
        writer.String(string.data(), static_cast<rapidjson::SizeType>(string.size()));
    writer.EndArray();
    return {buffer.GetString(), buffer.GetSize()};
}

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

/// The smaller name of a place where the document was found; no name says less than any.
bool better_path(std::string_view path, std::string_view than) {
    return !path.empty() && (than.empty() || path < than);
}

}  // namespace

// --- connection ----------------------------------------------------------------------------------------------------

struct Store::Implementation {
    std::string name;  ///< as messages call it
    std::string made;        ///< the path of a file that was not there before
    bool temporary = false;  ///< nothing of it outlives the process, or the run if it fails
    bool writable = true;
    bool in_transaction = false;
    bool failed = false;
    bool batches = true;  ///< what was added is committed from time to time
    std::uint64_t batch = 0, bytes = 0;
    StoreUpdate update = StoreUpdate::ranked;
    std::vector<bool> seen;  ///< by key: documents that were added, or known again, since the store was opened

    struct Close {
        void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
    };
    std::unique_ptr<sqlite3, Close> db;

    Statement find, find_named, set_path, add_document, add_fingerprints, add_block, add_sentence, add_cluster,
        add_mention, add_phrase, add_involvement, add_claim, add_source, add_qualifier;
    std::vector<Statement> removals;

    [[noreturn]] void fail(const std::string& doing) const {
        const int code = db ? sqlite3_extended_errcode(db.get()) : SQLITE_NOMEM;
        std::string why = db ? sqlite3_errmsg(db.get()) : "out of memory";
        switch (code & 0xff) {
            case SQLITE_FULL:
                why = "the disk is full";
                break;
            case SQLITE_NOTADB:
                why = "it is no SQLite database";
                break;
            case SQLITE_CORRUPT:
                why = "the file is damaged (" + why + ")";
                break;
            case SQLITE_BUSY:
            case SQLITE_LOCKED:
                why = "another process is using it";
                break;
            case SQLITE_READONLY:
                why = code == SQLITE_READONLY_ROLLBACK
                          ? "a write that was broken off has to be undone first, and the file may not be written to"
                          : "the file or its folder may not be written to";
                break;
            case SQLITE_CANTOPEN:
            case SQLITE_IOERR:
                if (const int system = sqlite3_system_errno(db.get()); system != 0)
                    why += std::string(" (") + std::strerror(system) + ")";
                break;
            default:
                break;
        }
        throw Error("cannot " + doing + " " + name + ": " + why);
    }
    [[noreturn]] void damaged(std::string_view why) const {
        throw Error("cannot read " + name + ": the file is damaged (" + std::string(why) + ")");
    }

    void run(const char* sql, const char* doing) {
        if (sqlite3_exec(db.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(doing);
    }
    Statement prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(db.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
            fail("open");
        return Statement(statement);
    }
    bool next(Statement& statement, const char* doing = "read") const {
        const int code = sqlite3_step(statement.get());
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        fail(doing);
    }
    void write(Statement& statement) {
        const int code = sqlite3_step(statement.get());
        if (code != SQLITE_DONE) fail("write");
        sqlite3_reset(statement.get());
    }
    std::int64_t pragma(const char* sql) {
        Statement statement = prepare(sql);
        return next(statement, "open") ? number_at(statement, 0) : 0;
    }

    void connect(const std::string& path, int flags) {
        sqlite3* raw = nullptr;
        const int code =
            sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
        db.reset(raw);
        if (code != SQLITE_OK) fail("open");
        sqlite3_busy_timeout(db.get(), patience_ms);
    }

    void make_schema() {
        run(temporary ? "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"
                      : "PRAGMA page_size = 8192",
            "make");
        run("BEGIN IMMEDIATE", "make");
        // Another process may have made it between our look and our lock.
        if (pragma("PRAGMA user_version") == 0) run(std::string(embedded::file("schemas/store.sql")).c_str(), "make");
        run("COMMIT", "make");
    }

    void check_version() {
        const std::int64_t application = pragma("PRAGMA application_id");
        const std::int64_t version = pragma("PRAGMA user_version");
        if (application != application_id)
            throw Error("cannot open " + name + ": it is an SQLite database, but no claimgraph store");
        if (version > schema_version)
            throw Error("cannot open " + name + ": it was written by a newer claimgraph (store version " +
                        std::to_string(version) + ", this program knows " + std::to_string(schema_version) + ")");
        if (version < schema_version)
            throw Error("cannot open " + name + ": it is of store version " + std::to_string(version) +
                        ", which this program (version " + std::to_string(schema_version) +
                        ") no longer reads; build it again from the documents");
    }

    void prepare_all() {
        run("PRAGMA cache_size = -65536; PRAGMA temp_store = FILE; PRAGMA trusted_schema = OFF", "open");
        if (temporary) {
            run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", "open");
        } else if (writable) {
            run("PRAGMA synchronous = NORMAL", "open");
        }
        if (!writable) return;
        find = prepare("SELECT key, content, analysis, finds, path, published, modified FROM documents WHERE id = ?");
        find_named = prepare("SELECT key FROM documents WHERE url = ?1 OR path = ?1");
        set_path = prepare("UPDATE documents SET path = ? WHERE key = ?");
        add_document = prepare("INSERT INTO documents VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        add_fingerprints = prepare("INSERT INTO fingerprints VALUES (?,?)");
        add_block = prepare("INSERT INTO blocks VALUES (?,?,?,?,?)");
        add_sentence = prepare("INSERT INTO sentences VALUES (?,?,?,?)");
        add_cluster = prepare("INSERT INTO clusters VALUES (?,?,?,?,?,?,?)");
        add_mention = prepare("INSERT INTO mentions VALUES (?,?,?,?,?,?,?,?,?)");
        add_phrase = prepare("INSERT INTO phrases VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        add_involvement = prepare("INSERT INTO involvements VALUES (?,?,?,?,?,?,?)");
        add_claim = prepare("INSERT INTO claims VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        add_source = prepare("INSERT INTO sources VALUES (?,?,?,?,?,?,?,?,?)");
        add_qualifier = prepare("INSERT INTO qualifiers VALUES (?,?,?,?,?,?,?,?,?,?)");
        for (const char* sql : {"DELETE FROM fingerprints WHERE document = ?", "DELETE FROM blocks WHERE document = ?",
                                "DELETE FROM sentences WHERE document = ?",
                                "DELETE FROM clusters WHERE document = ?", "DELETE FROM mentions WHERE document = ?",
                                "DELETE FROM phrases WHERE document = ?", "DELETE FROM involvements WHERE document = ?",
                                "DELETE FROM claims WHERE document = ?", "DELETE FROM sources WHERE document = ?",
                                "DELETE FROM qualifiers WHERE document = ?", "DELETE FROM documents WHERE key = ?"})
            removals.push_back(prepare(sql));
    }

    // --- writing ---------------------------------------------------------------------------------------------------

    void begin() {
        if (in_transaction) return;
        run("BEGIN IMMEDIATE", "write");
        in_transaction = true;
    }
    void end() {
        if (!in_transaction) return;
        run("COMMIT", "write");
        in_transaction = false;
        batch = bytes = 0;
    }
    /// No later commit may publish half a document.
    void give_up() noexcept {
        failed = true;
        if (in_transaction && !temporary) sqlite3_exec(db.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        in_transaction = false;
    }
    void refuse_after_failure() const {
        if (failed) throw Error("cannot write " + name + ": an earlier write failed");
    }

    void require_writable() const {
        if (!writable) throw Error("cannot write " + name + ": it is open for reading");
        refuse_after_failure();
    }

    /// A change within the open transaction, which ends where it has become large. \param size  bytes that it adds
    template <typename Change>
    auto changed(std::size_t size, Change&& change) {
        require_writable();
        try {
            begin();
            const auto result = change(*this);
            bytes += size;
            if (batches && (++batch >= batch_documents || bytes >= batch_bytes)) end();
            return result;
        } catch (...) {
            give_up();
            throw;
        }
    }

    void remove(std::int64_t key) {
        for (Statement& removal : removals) {
            removal.bind(1, key);
            write(removal);
        }
    }

    /// Words only where they are not simply those at the span.
    static void bind_words(Statement& statement, int place, const Document& document, Span span,
                           const std::string& text) {
        if (document.words(span) == text)
            statement.bind_null(place);
        else
            statement.bind(place, text);
    }

    void insert(const Extraction& extraction, const DocumentVersion& version, const std::string& finds) {
        const Document& document = extraction.document;
        const std::string* const columns[] = {
            &document.id,        &version.content, &version.analysis,   &finds,          &document.path,
            &document.title,     &document.url,    &document.publisher, &document.author, &document.place,
            &document.published, &document.modified, &document.language, &document.text};
        int place = 0;
        for (const std::string* column : columns) add_document.bind(++place, *column);
        write(add_document);
        const std::int64_t key = sqlite3_last_insert_rowid(db.get());
        see(key);

        const std::string hashes = packed_fingerprints(fingerprints(document));
        add_fingerprints.bind(1, key);
        add_fingerprints.bind_bytes(2, hashes);
        write(add_fingerprints);
        for (std::size_t i = 0; i < document.blocks.size(); ++i) {
            add_block.bind(1, key);
            add_block.bind(2, i);
            add_block.bind(3, to_string(document.blocks[i].kind));
            add_block.bind(4, document.blocks[i].span.begin);
            add_block.bind(5, document.blocks[i].span.end);
            write(add_block);
        }
        for (std::size_t i = 0; i < extraction.sentences.size(); ++i) {
            add_sentence.bind(1, key);
            add_sentence.bind(2, i);
            add_sentence.bind(3, extraction.sentences[i].begin);
            add_sentence.bind(4, extraction.sentences[i].end);
            write(add_sentence);
        }
        std::vector<std::uint32_t> named(extraction.clusters.size());
        for (const Mention& mention : extraction.mentions)
            if (mention.form == MentionForm::name || mention.form == MentionForm::value) ++named[mention.cluster];
        for (std::size_t i = 0; i < extraction.clusters.size(); ++i) {
            const Cluster& cluster = extraction.clusters[i];
            const std::string names = json_list(cluster.names), keys = json_list(cluster.keys);
            add_cluster.bind(1, key);
            add_cluster.bind(2, i);
            add_cluster.bind(3, to_string(cluster.type));
            add_cluster.bind(4, cluster.label);
            add_cluster.bind(5, names);
            add_cluster.bind(6, keys);
            add_cluster.bind(7, named[i]);
            write(add_cluster);
        }
        for (std::size_t i = 0; i < extraction.mentions.size(); ++i) {
            const Mention& mention = extraction.mentions[i];
            add_mention.bind(1, key);
            add_mention.bind(2, i);
            add_mention.bind(3, mention.span.begin);
            add_mention.bind(4, mention.span.end);
            add_mention.bind(5, to_string(mention.type));
            add_mention.bind(6, to_string(mention.form));
            add_mention.bind(7, mention.sentence);
            add_mention.bind(8, mention.cluster);
            add_mention.bind(9, mention.value);
            write(add_mention);
        }
        for (std::size_t i = 0; i < extraction.phrases.size(); ++i) insert(key, i, extraction.phrases[i]);
        for (std::size_t i = 0; i < extraction.claims.size(); ++i) insert(document, key, i, extraction.claims[i]);
    }

    void insert(std::int64_t key, std::size_t number, const PhraseContent& phrase) {
        const std::string through = json_list(phrase.through);
        add_phrase.bind(1, key);
        add_phrase.bind(2, number);
        add_phrase.bind(3, phrase.span.begin);
        add_phrase.bind(4, phrase.span.end);
        add_phrase.bind(5, phrase.head.begin);
        add_phrase.bind(6, phrase.head.end);
        add_phrase.bind(7, through);
        add_phrase.bind(8, phrase.aspect);
        add_phrase.bind(9, phrase.concept_label);
        add_phrase.bind(10, phrase.concept_words);
        add_phrase.bind(11, phrase.generic ? 1u : 0u);
        add_phrase.bind(12, phrase.act ? 1u : 0u);
        add_phrase.bind(13, to_string(phrase.reference));
        add_phrase.bind(14, phrase.referent);
        write(add_phrase);
        for (std::size_t i = 0; i < phrase.involves.size(); ++i) {
            const Involvement& involved = phrase.involves[i];
            add_involvement.bind(1, key);
            add_involvement.bind(2, number);
            add_involvement.bind(3, i);
            add_involvement.bind(4, involved.role);
            add_involvement.bind(5, involved.cluster);
            add_involvement.bind(6, involved.span.begin);
            add_involvement.bind(7, involved.span.end);
            write(add_involvement);
        }
    }

    void insert(const Document& document, std::int64_t key, std::size_t number, const Claim& claim) {
        Statement& row = add_claim;
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
        write(row);

        for (std::size_t i = 0; i < claim.attributed_to.size(); ++i) {
            const Argument& source = claim.attributed_to[i];
            add_source.bind(1, key);
            add_source.bind(2, number);
            add_source.bind(3, i);
            add_source.bind(4, source.span.begin);
            add_source.bind(5, source.span.end);
            bind_words(add_source, 6, document, source.span, source.text);
            add_source.bind(7, source.cluster);
            add_source.bind(8, source.claim);
            add_source.bind(9, source.phrase);
            write(add_source);
        }
        for (std::size_t i = 0; i < claim.qualifiers.size(); ++i) {
            const Qualifier& qualifier = claim.qualifiers[i];
            add_qualifier.bind(1, key);
            add_qualifier.bind(2, number);
            add_qualifier.bind(3, i);
            add_qualifier.bind(4, qualifier.role);
            add_qualifier.bind(5, qualifier.span.begin);
            add_qualifier.bind(6, qualifier.span.end);
            bind_words(add_qualifier, 7, document, qualifier.span, qualifier.text);
            add_qualifier.bind(8, qualifier.value);
            add_qualifier.bind(9, qualifier.cluster);
            add_qualifier.bind(10, qualifier.phrase);
            write(add_qualifier);
        }
    }

    void see(std::int64_t key) {
        const auto at = static_cast<std::size_t>(key);
        if (at >= seen.size()) seen.resize(std::max(at + 1, seen.size() * 2));
        seen[at] = true;
    }

    /// A document that the store holds.
    struct Held {
        std::int64_t key = 0;
        DocumentVersion version;
        std::string finds, path;
    };

    std::optional<Held> held(const std::string& id) {
        const Reading reading(find);
        find.bind(1, id);
        if (!next(find)) return std::nullopt;
        Held out{number_at(find, 0), {}, std::string(words_at(find, 3)), std::string(words_at(find, 4))};
        const std::int64_t modified = seconds_of(words_at(find, 6));
        out.version = {id, std::string(words_at(find, 1)), std::string(words_at(find, 2)),
                       modified != DocumentVersion::no_time ? modified : seconds_of(words_at(find, 5))};
        return out;
    }

    Added outlook(const DocumentVersion& version, const std::optional<Held>& old) const {
        if (!old) return Added::fresh;
        if (version.content == old->version.content) {
            if (version.analysis == old->version.analysis) return Added::known;
            const bool stays = update == StoreUpdate::ranked && version.analysis < old->version.analysis;
            return stays ? Added::analysed : Added::reanalysed;
        }
        const auto key = static_cast<std::size_t>(old->key);
        if (update == StoreUpdate::replace && !(key < seen.size() && seen[key])) return Added::corrected;
        if (version.time != old->version.time)
            return version.time > old->version.time ? Added::corrected : Added::outdated;
        return version.content < old->version.content ? Added::replaced : Added::refused;
    }

    /// The document is there already: of several paths the smallest stays.
    void recognise(const Held& old, const std::string& path) {
        see(old.key);
        if (!better_path(path, old.path)) return;
        set_path.bind(1, path);
        set_path.bind(2, old.key);
        write(set_path);
    }

    Added add(const Extraction& extraction) {
        const DocumentVersion version = version_of(extraction.document, extraction.analysis);
        const std::string finds = finds_digest(extraction);
        const std::optional<Held> old = held(version.id);
        Added added = outlook(version, old);
        // Found by another program that calls itself by the same version.
        if (added == Added::known && finds != old->finds)
            added = finds < old->finds ? Added::reanalysed : Added::analysed;
        if (added == Added::known) recognise(*old, extraction.document.path);
        if (!takes(added)) return added;
        if (old) remove(old->key);
        insert(extraction, version, finds);
        return added;
    }

    // --- reading ---------------------------------------------------------------------------------------------------

    std::uint32_t offset_at(const Statement& row, int column) const {
        const std::int64_t value = number_at(row, column);
        if (value < 0 || value > 0xffffffffll) damaged("a number is out of range");
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
            damaged("unknown name '" + std::string(words_at(row, column)) + "'");
        return value;
    }
    void list_at(const Statement& row, int column, std::vector<std::string>& strings) const {
        if (!read_json_list(words_at(row, column), strings)) damaged("a list of names is no JSON array of strings");
    }
    /// The words at `column`, or those at the span where there are none of their own.
    void text_at(const Statement& row, int column, const Document& document, Span span, std::string& text) const {
        if (!is_null(row, column)) {
            text = words_at(row, column);
            return;
        }
        if (span.begin > span.end || span.end > document.text.size()) damaged("words lie outside of the text");
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
    static void metadata_at(const Statement& row, Document& document) {
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
    }
    /// All that a row of `prepare_documents` with the columns of Pass has.
    static void document_at(const Statement& row, Extraction& extraction) {
        metadata_at(row, extraction.document);
        extraction.document.text = words_at(row, 11);
        extraction.analysis = words_at(row, 12);
    }

    Statement prepare_documents(const std::string& more = {}) {
        return prepare(("SELECT key, id, path, title, url, publisher, author, place, published, modified, language" +
                        more + " FROM documents ORDER BY id")
                           .c_str());
    }
    Statement prepare_clusters() {
        return prepare("SELECT type, label, names, keys, mentions FROM clusters WHERE document = ? ORDER BY number");
    }

    /// The statements of one pass over the evidence; each pass has its own, so that one may run inside another.
    struct Pass {
        explicit Pass(Implementation& it)
            : documents(it.prepare_documents(", text, analysis")),
              blocks(it.prepare("SELECT kind, block_begin, block_end FROM blocks WHERE document = ? ORDER BY number")),
              sentences(
                  it.prepare("SELECT sentence_begin, sentence_end FROM sentences WHERE document = ? ORDER BY number")),
              clusters(it.prepare_clusters()),
              mentions(
                  it.prepare("SELECT mention_begin, mention_end, type, form, sentence, cluster, value FROM mentions "
                             "WHERE document = ? ORDER BY number")),
              phrases(it.prepare("SELECT phrase_begin, phrase_end, head_begin, head_end, through, aspect, concept, "
                                 "concept_words, generic, act, reference, referent FROM phrases WHERE document = ? "
                                 "ORDER BY number")),
              involvements(it.prepare("SELECT phrase, role, cluster, involved_begin, involved_end FROM involvements "
                                      "WHERE document = ? ORDER BY phrase, number")),
              claims(it.prepare(
                  "SELECT sentence, subject_begin, subject_end, subject_text, subject_cluster, subject_claim, "
                  "subject_phrase, predicate_term, predicate_lemma, predicate_begin, predicate_end, predicate_text, "
                  "predicate_label, object_begin, object_end, object_text, object_cluster, object_claim, "
                  "object_phrase, polarity, modality, rule, confidence "
                  "FROM claims WHERE document = ? ORDER BY number")),
              sources(it.prepare("SELECT claim, source_begin, source_end, source_text, source_cluster, source_claim, "
                                 "source_phrase FROM sources WHERE document = ? ORDER BY claim, number")),
              qualifiers(
                  it.prepare("SELECT claim, role, qualifier_begin, qualifier_end, qualifier_text, value, cluster, "
                             "phrase FROM qualifiers WHERE document = ? ORDER BY claim, number")) {}
        Statement documents, blocks, sentences, clusters, mentions, phrases, involvements, claims, sources, qualifiers;
    };

    template <typename Visit>
    void each(Statement& statement, std::int64_t key, Visit&& visit) {
        const Reading reading(statement);
        statement.bind(1, key);
        while (next(statement)) visit(statement);
    }

    /// Fills a list anew; the elements that are there are used again, so that their strings keep their room.
    template <typename Element, typename Fill>
    void refill(std::vector<Element>& elements, Statement& statement, std::int64_t key, Fill&& fill) {
        std::size_t size = 0;
        each(statement, key, [&](const Statement& row) {
            if (size == elements.size()) elements.emplace_back();
            fill(row, elements[size++]);
        });
        elements.resize(size);
    }

    void read_clusters(Pass& pass, std::int64_t key, std::vector<Cluster>& clusters) {
        refill(clusters, pass.clusters, key, [&](const Statement& row, Cluster& cluster) {
            cluster.type = name_at<EntityType>(row, 0, entity_types);
            cluster.label = words_at(row, 1);
            list_at(row, 2, cluster.names);
            list_at(row, 3, cluster.keys);
        });
    }

    /// All but the clusters.
    void read_evidence(Pass& pass, std::int64_t key, Extraction& extraction) {
        Document& document = extraction.document;
        document.blocks.clear();
        each(pass.blocks, key, [&](const Statement& row) {
            document.blocks.push_back({name_at<BlockKind>(row, 0, block_kinds), span_at(row, 1)});
        });
        extraction.sentences.clear();
        each(pass.sentences, key, [&](const Statement& row) { extraction.sentences.push_back(span_at(row, 0)); });
        refill(extraction.mentions, pass.mentions, key, [&](const Statement& row, Mention& mention) {
            mention.span = span_at(row, 0);
            mention.type = name_at<EntityType>(row, 2, entity_types);
            mention.form = name_at<MentionForm>(row, 3, mention_forms);
            mention.sentence = offset_at(row, 4);
            mention.cluster = offset_at(row, 5);
            mention.value = words_at(row, 6);
        });
        refill(extraction.phrases, pass.phrases, key, [&](const Statement& row, PhraseContent& phrase) {
            phrase.involves.clear();
            phrase.span = span_at(row, 0);
            phrase.head = span_at(row, 2);
            list_at(row, 4, phrase.through);
            phrase.aspect = words_at(row, 5);
            phrase.concept_label = words_at(row, 6);
            phrase.concept_words = words_at(row, 7);
            phrase.generic = number_at(row, 8) != 0;
            phrase.act = number_at(row, 9) != 0;
            phrase.reference = name_at<Reference>(row, 10, references);
            phrase.referent = offset_at(row, 11);
        });
        each(pass.involvements, key, [&](const Statement& row) {
            const std::uint32_t number = offset_at(row, 0);
            if (number >= extraction.phrases.size()) damaged("a row belongs to no phrase");
            extraction.phrases[number].involves.push_back(
                {std::string(words_at(row, 1)), offset_at(row, 2), span_at(row, 3)});
        });
        refill(extraction.claims, pass.claims, key, [&](const Statement& row, Claim& claim) {
            claim.attributed_to.clear();
            claim.qualifiers.clear();
            claim.sentence = offset_at(row, 0);
            argument_at(row, 1, document, claim.subject);
            claim.predicate.term = words_at(row, 7);
            claim.predicate.lemma = words_at(row, 8);
            claim.predicate.span = span_at(row, 9);
            text_at(row, 11, document, claim.predicate.span, claim.predicate.text);
            claim.predicate.label = words_at(row, 12);
            if (is_null(row, 13))
                claim.object.reset();
            else
                argument_at(row, 13, document, claim.object ? *claim.object : claim.object.emplace());
            claim.polarity = name_at<Polarity>(row, 19, polarities);
            claim.modality = name_at<Modality>(row, 20, modalities);
            claim.rule = words_at(row, 21);
            claim.confidence = sqlite3_column_double(row.get(), 22);
        });
        const auto claim_at = [&](const Statement& row) -> Claim& {
            const std::uint32_t number = offset_at(row, 0);
            if (number >= extraction.claims.size()) damaged("a row belongs to no claim");
            return extraction.claims[number];
        };
        each(pass.sources, key,
             [&](const Statement& row) { argument_at(row, 1, document, claim_at(row).attributed_to.emplace_back()); });
        each(pass.qualifiers, key, [&](const Statement& row) {
            Qualifier& qualifier = claim_at(row).qualifiers.emplace_back();
            qualifier.role = words_at(row, 1);
            qualifier.span = span_at(row, 2);
            text_at(row, 4, document, qualifier.span, qualifier.text);
            qualifier.value = words_at(row, 5);
            qualifier.cluster = index_at(row, 6);
            qualifier.phrase = index_at(row, 7);
        });
        if (const std::string_view why = misfit(extraction); !why.empty()) damaged(why);
    }
};

// --- interface -----------------------------------------------------------------------------------------------------

Store::Store(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::in_memory() {
    auto it = std::make_unique<Implementation>();
    it->name = "the temporary store ($TMPDIR says where it lies)";
    it->temporary = true;
    it->connect("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    it->make_schema();
    it->prepare_all();
    return Store(std::move(it));
}

Store Store::open(const std::string& path) {
    auto it = std::make_unique<Implementation>();
    it->name = "the store '" + path + "'";
    if (path.empty()) throw Error("cannot open a store without a name");
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) throw Error("cannot open " + it->name + ": it is a folder");
    const bool existed = std::filesystem::exists(path, ignored);
    if (!existed) {
        // SQLite tries again for reading and then finds no file, which would hide the cause.
        const std::string folder = std::filesystem::path(path).parent_path().string();
        if (::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0)
            throw Error("cannot make " + it->name + ": its folder cannot be written to (" + std::strerror(errno) + ")");
    }
    it->connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (sqlite3_db_readonly(it->db.get(), "main") == 1)
        throw Error("cannot write " + it->name + ": the file may not be written to");
    if (it->pragma("SELECT count(*) FROM sqlite_master") == 0 && it->pragma("PRAGMA application_id") == 0) {
        try {
            it->make_schema();
        } catch (const Error&) {
            it->db.reset();
            if (!existed) std::filesystem::remove(path, ignored);
            throw;
        }
    }
    it->check_version();
    it->prepare_all();
    if (!existed) it->made = path;
    return Store(std::move(it));
}

Store Store::open_unfinished(const std::string& path, const std::string& name) {
    auto it = std::make_unique<Implementation>();
    it->name = "the store '" + name + "'";
    it->temporary = true;
    it->connect(path, SQLITE_OPEN_READWRITE);
    it->make_schema();
    it->prepare_all();
    return Store(std::move(it));
}

Store Store::open_to_change(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) throw Error("cannot open the store '" + path + "': there is no such file");
    return open(path);
}

Store Store::open_existing(const std::string& path) {
    auto it = std::make_unique<Implementation>();
    it->name = "the store '" + path + "'";
    it->writable = false;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) throw Error("cannot open " + it->name + ": there is no such file");
    if (std::filesystem::is_directory(path, ignored)) throw Error("cannot open " + it->name + ": it is a folder");
    // Writable where it can be: a run that was killed may have left a write to be undone.
    it->connect(path, SQLITE_OPEN_READWRITE);
    it->run("PRAGMA query_only = ON", "open");
    it->check_version();
    it->prepare_all();
    return Store(std::move(it));
}

void Store::set_update(StoreUpdate update) { implementation_->update = update; }

void Store::commit_only_at_the_end() { implementation_->batches = false; }

Store::Added Store::outlook(const DocumentVersion& version) {
    Implementation& it = *implementation_;
    return it.outlook(version, it.held(version.id));
}

Store::Added Store::recognise(const DocumentVersion& version, const std::string& path) {
    return implementation_->changed(0, [&](Implementation& it) {
        const auto old = it.held(version.id);
        const Added added = it.outlook(version, old);
        if (added == Added::known) it.recognise(*old, path);
        return added;
    });
}

Store::Added Store::add(const Extraction& extraction) {
    Implementation& it = *implementation_;
    it.require_writable();
    if (const std::string_view why = misfit(extraction); !why.empty()) throw DocumentError("store", std::string(why));
    if (extraction.document.text.size() >
        static_cast<std::size_t>(sqlite3_limit(it.db.get(), SQLITE_LIMIT_LENGTH, -1)) / 2)
        throw DocumentError("store", "the text is too long for the store");
    return it.changed(extraction.document.text.size(), [&](Implementation&) { return it.add(extraction); });
}

std::uint64_t Store::remove(const std::string& name) {
    return implementation_->changed(0, [&](Implementation& it) {
        it.run("PRAGMA secure_delete = ON", "write");  // what is gone is not in the file any more
        std::vector<std::int64_t> keys;
        if (const auto old = it.held(name)) {
            keys.push_back(old->key);
        } else {
            const Reading reading(it.find_named);
            it.find_named.bind(1, name);
            while (it.next(it.find_named)) keys.push_back(number_at(it.find_named, 0));
        }
        for (const std::int64_t key : keys) it.remove(key);
        return keys.size();
    });
}

void Store::commit() {
    implementation_->refuse_after_failure();
    try {
        implementation_->end();
        implementation_->made.clear();
    } catch (...) {
        implementation_->give_up();
        throw;
    }
}

void Store::abandon() noexcept {
    Implementation& it = *implementation_;
    it.give_up();
    if (it.made.empty()) return;
    // Another process may be at it meanwhile: while it is locked, nobody adds to it, and once the file is gone SQLite
    // tells the other that it is.
    sqlite3_busy_timeout(it.db.get(), 0);
    if (sqlite3_exec(it.db.get(), "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) != SQLITE_OK) return;
    try {
        if (document_count() == 0) ::unlink(it.made.c_str());
    } catch (const Error&) {
        // then it stays
    }
    sqlite3_exec(it.db.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

std::uint64_t Store::document_count() const {
    return static_cast<std::uint64_t>(implementation_->pragma("SELECT count(*) FROM documents"));
}

std::uint64_t Store::cluster_count() const {
    return static_cast<std::uint64_t>(implementation_->pragma("SELECT count(*) FROM clusters"));
}

void Store::read_all(const std::function<void(const Extraction&)>& visit) const {
    Implementation& it = *implementation_;
    Implementation::Pass pass(it);
    Extraction extraction;
    while (it.next(pass.documents)) {
        const std::int64_t key = number_at(pass.documents, 0);
        Implementation::document_at(pass.documents, extraction);
        it.read_clusters(pass, key, extraction.clusters);
        it.read_evidence(pass, key, extraction);
        visit(extraction);
    }
}

struct Store::ClaimReader::Implementation {
    explicit Implementation(Store::Implementation& the_store)
        : store(the_store),
          pass(the_store),
          cluster_count(the_store.prepare("SELECT count(*) FROM clusters WHERE document = ?")) {}

    Store::Implementation& store;
    Store::Implementation::Pass pass;
    Statement cluster_count;
};

Store::ClaimReader::ClaimReader(const Store& store)
    : implementation_(std::make_unique<Implementation>(*store.implementation_)) {}
Store::ClaimReader::~ClaimReader() = default;

bool Store::ClaimReader::next(Extraction& extraction) {
    Store::Implementation& store = implementation_->store;
    Store::Implementation::Pass& pass = implementation_->pass;
    if (!store.next(pass.documents)) return false;
    const std::int64_t key = number_at(pass.documents, 0);
    Store::Implementation::document_at(pass.documents, extraction);
    store.each(implementation_->cluster_count, key,
               [&](const Statement& row) { extraction.clusters.resize(store.offset_at(row, 0)); });
    store.read_evidence(pass, key, extraction);
    return true;
}

void Store::read_documents(const std::function<void(const Document&)>& visit) const {
    Implementation& it = *implementation_;
    Statement documents = it.prepare_documents();
    Document document;
    while (it.next(documents)) {
        Implementation::metadata_at(documents, document);
        visit(document);
    }
}

struct Store::FingerprintReader::Implementation {
    explicit Implementation(Store::Implementation& the_store)
        : store(the_store), hashes(store.prepare("SELECT hashes FROM fingerprints WHERE document = ?")) {
        Statement documents = store.prepare("SELECT key FROM documents ORDER BY id");
        while (store.next(documents)) keys.push_back(number_at(documents, 0));
    }

    Store::Implementation& store;
    Statement hashes;
    std::vector<std::int64_t> keys;  ///< by document, in their order
};

Store::FingerprintReader::FingerprintReader(const Store& store)
    : implementation_(std::make_unique<Implementation>(*store.implementation_)) {}
Store::FingerprintReader::~FingerprintReader() = default;

std::size_t Store::FingerprintReader::document_count() const { return implementation_->keys.size(); }

void Store::FingerprintReader::read(std::size_t document, std::vector<std::uint32_t>& hashes) {
    auto& [store, statement, keys] = *implementation_;
    hashes.clear();
    store.each(statement, keys[document], [&](const Statement& row) { hashes = unpacked_fingerprints(bytes_at(row, 0)); });
}

void Store::read_clusters(const std::function<void(const ClusterEvidence&)>& visit) const {
    Implementation& it = *implementation_;
    Statement documents = it.prepare_documents(), clusters = it.prepare_clusters();
    ClusterEvidence cluster;
    while (it.next(documents)) {
        cluster.document = words_at(documents, 1);
        cluster.published = words_at(documents, 8);
        cluster.index = 0;
        it.each(clusters, number_at(documents, 0), [&](const Statement& row) {
            cluster.type = it.name_at<EntityType>(row, 0, entity_types);
            cluster.label = words_at(row, 1);
            it.list_at(row, 2, cluster.names);
            it.list_at(row, 3, cluster.keys);
            cluster.mentions = it.offset_at(row, 4);
            visit(cluster);
            ++cluster.index;
        });
    }
    // What comes now, who is who, needs memory and not these pages.
    sqlite3_db_release_memory(it.db.get());
}

std::vector<ClusterEvidence> Store::clusters() const {
    std::vector<ClusterEvidence> all;
    read_clusters([&all](const ClusterEvidence& cluster) { all.push_back(cluster); });
    return all;
}

}  // namespace claimgraph
