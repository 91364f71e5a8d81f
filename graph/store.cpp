#include "graph/store.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "graph/errors.h"
#include "graph/evidence_check.h"
#include "graph/evidence_reader.h"
#include "graph/evidence_writer.h"
#include "graph/fingerprints.h"

namespace claimgraph {
namespace {

/// The smaller name of a place where the document was found; no name says less than any.
bool better_path(std::string_view path, std::string_view than) {
    return !path.empty() && (than.empty() || path < than);
}

}  // namespace

struct Store::Implementation {
    StoreConnection store;
    StoreUpdate update = StoreUpdate::ranked;
    std::vector<bool> seen;  ///< by key: documents that were added, or known again, since the store was opened
    Statement find, find_named, set_path;
    std::optional<EvidenceWriter> writer;  ///< where the store is open for writing

    void prepare() {
        store.configure();
        if (!store.writable) return;
        find = store.prepare("SELECT key, content, analysis, finds, path, published, modified FROM documents WHERE id = ?");
        find_named = store.prepare("SELECT key FROM documents WHERE url = ?1 OR path = ?1");
        set_path = store.prepare("UPDATE documents SET path = ? WHERE key = ?");
        writer.emplace(store);
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
        if (!store.next(find)) return std::nullopt;
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
        store.write(set_path);
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
        if (old) writer->remove(old->key);
        see(writer->insert(extraction, version, finds));
        return added;
    }
};

Store::Store(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::in_memory() {
    auto it = std::make_unique<Implementation>();
    it->store.name = "the temporary store ($TMPDIR says where it lies)";
    it->store.temporary = true;
    it->store.connect("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    it->store.make_schema();
    it->prepare();
    return Store(std::move(it));
}

Store Store::open(const std::string& path) {
    auto it = std::make_unique<Implementation>();
    it->store.name = "the store '" + path + "'";
    if (path.empty()) throw Error("cannot open a store without a name");
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) throw Error("cannot open " + it->store.name + ": it is a folder");
    const bool existed = std::filesystem::exists(path, ignored);
    if (!existed) {
        // SQLite tries again for reading and then finds no file, which would hide the cause.
        const std::string folder = std::filesystem::path(path).parent_path().string();
        if (::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0)
            throw Error("cannot make " + it->store.name + ": its folder cannot be written to (" + std::strerror(errno) + ")");
    }
    it->store.connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (it->store.read_only())
        throw Error("cannot write " + it->store.name + ": the file may not be written to");
    if (it->store.pragma("SELECT count(*) FROM sqlite_master") == 0 && it->store.pragma("PRAGMA application_id") == 0) {
        try {
            it->store.make_schema();
        } catch (const Error&) {
            it->store.close();
            if (!existed) std::filesystem::remove(path, ignored);
            throw;
        }
    }
    it->store.check_version();
    it->prepare();
    if (!existed) it->store.made = path;
    return Store(std::move(it));
}

Store Store::open_unfinished(const std::string& path, const std::string& name) {
    auto it = std::make_unique<Implementation>();
    it->store.name = "the store '" + name + "'";
    it->store.temporary = true;
    it->store.connect(path, SQLITE_OPEN_READWRITE);
    it->store.make_schema();
    it->prepare();
    return Store(std::move(it));
}

Store Store::open_to_change(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) throw Error("cannot open the store '" + path + "': there is no such file");
    return open(path);
}

Store Store::open_existing(const std::string& path) {
    auto it = std::make_unique<Implementation>();
    it->store.name = "the store '" + path + "'";
    it->store.writable = false;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) throw Error("cannot open " + it->store.name + ": there is no such file");
    if (std::filesystem::is_directory(path, ignored)) throw Error("cannot open " + it->store.name + ": it is a folder");
    // Writable where it can be: a run that was killed may have left a write to be undone.
    it->store.connect(path, SQLITE_OPEN_READWRITE);
    it->store.run("PRAGMA query_only = ON", "open");
    it->store.check_version();
    it->prepare();
    return Store(std::move(it));
}

void Store::set_update(StoreUpdate update) { implementation_->update = update; }

void Store::commit_only_at_the_end() { implementation_->store.batches = false; }

Store::Added Store::outlook(const DocumentVersion& version) {
    Implementation& it = *implementation_;
    return it.outlook(version, it.held(version.id));
}

Store::Added Store::recognise(const DocumentVersion& version, const std::string& path) {
    Implementation& it = *implementation_;
    return it.store.changed(0, [&] {
        const auto old = it.held(version.id);
        const Added added = it.outlook(version, old);
        if (added == Added::known) it.recognise(*old, path);
        return added;
    });
}

Store::Added Store::add(const Extraction& extraction) {
    Implementation& it = *implementation_;
    it.store.require_writable();
    if (const std::string_view why = misfit(extraction); !why.empty()) throw DocumentError("store", std::string(why));
    if (extraction.document.text.size() > it.store.longest_value() / 2)
        throw DocumentError("store", "the text is too long for the store");
    return it.store.changed(extraction.document.text.size(), [&] { return it.add(extraction); });
}

std::uint64_t Store::remove(const std::string& name) {
    Implementation& it = *implementation_;
    return it.store.changed(0, [&] {
        it.store.run("PRAGMA secure_delete = ON", "write");  // what is gone is not in the file any more
        std::vector<std::int64_t> keys;
        if (const auto old = it.held(name)) {
            keys.push_back(old->key);
        } else {
            const Reading reading(it.find_named);
            it.find_named.bind(1, name);
            while (it.store.next(it.find_named)) keys.push_back(number_at(it.find_named, 0));
        }
        for (const std::int64_t key : keys) it.writer->remove(key);
        return keys.size();
    });
}

void Store::commit() {
    StoreConnection& store = implementation_->store;
    store.refuse_after_failure();
    try {
        store.end();
        store.made.clear();
    } catch (...) {
        store.give_up();
        throw;
    }
}

void Store::abandon() noexcept {
    StoreConnection& store = implementation_->store;
    store.give_up();
    if (store.made.empty()) return;
    // Another process may be at it meanwhile: while it is locked, nobody adds to it, and once the file is gone SQLite
    // tells the other that it is.
    if (!store.lock_at_once()) return;
    try {
        if (document_count() == 0) ::unlink(store.made.c_str());
    } catch (const Error&) {
        // then it stays
    }
    store.unlock();
}

std::uint64_t Store::document_count() const {
    return static_cast<std::uint64_t>(implementation_->store.pragma("SELECT count(*) FROM documents"));
}

std::uint64_t Store::cluster_count() const {
    return static_cast<std::uint64_t>(implementation_->store.pragma("SELECT count(*) FROM clusters"));
}

void Store::read_all(const std::function<void(const Extraction&)>& visit) const {
    EvidenceReader reader(implementation_->store);
    Extraction extraction;
    while (reader.next(extraction)) {
        reader.read_clusters(extraction.clusters);
        reader.read_finds(extraction);
        visit(extraction);
    }
}

struct Store::ClaimReader::Implementation {
    EvidenceReader reader;
};

Store::ClaimReader::ClaimReader(const Store& store)
    : implementation_(new Implementation{EvidenceReader(store.implementation_->store)}) {}
Store::ClaimReader::~ClaimReader() = default;

bool Store::ClaimReader::next(Extraction& extraction) {
    if (!next_document(extraction)) return false;
    read_finds(extraction);
    return true;
}

bool Store::ClaimReader::next_document(Extraction& extraction) {
    EvidenceReader& reader = implementation_->reader;
    if (!reader.next(extraction)) return false;
    reader.count_clusters(extraction.clusters);
    return true;
}

void Store::ClaimReader::read_finds(Extraction& extraction) { implementation_->reader.read_finds(extraction); }

void Store::ClaimReader::read_clusters(Extraction& extraction) {
    implementation_->reader.read_clusters(extraction.clusters);
}

void Store::read_documents(const std::function<void(const Document&)>& visit) const {
    claimgraph::read_documents(implementation_->store, visit);
}

struct Store::FingerprintReader::Implementation {
    explicit Implementation(StoreConnection& the_store)
        : store(the_store), hashes(store.prepare("SELECT hashes FROM fingerprints WHERE document = ?")) {
        Statement documents = store.prepare("SELECT key FROM documents ORDER BY id");
        while (store.next(documents)) keys.push_back(number_at(documents, 0));
        store.next(open);
    }

    StoreConnection& store;
    Statement open = store.prepare("SELECT key FROM documents");  ///< as long as it is, the file need not be locked again
    Statement hashes;
    std::vector<std::int64_t> keys;  ///< by document, in their order
};

Store::FingerprintReader::FingerprintReader(const Store& store)
    : implementation_(std::make_unique<Implementation>(store.implementation_->store)) {}
Store::FingerprintReader::~FingerprintReader() = default;

std::size_t Store::FingerprintReader::document_count() const { return implementation_->keys.size(); }

void Store::FingerprintReader::read(std::size_t document, std::vector<std::uint32_t>& hashes) {
    Implementation& it = *implementation_;
    hashes.clear();
    it.store.each(it.hashes, it.keys[document], [&](const Statement& row) { hashes = unpacked_fingerprints(bytes_at(row, 0)); });
}

void Store::read_clusters(const std::function<void(const ClusterEvidence&)>& visit) const {
    claimgraph::read_clusters(implementation_->store, visit);
}

std::vector<ClusterEvidence> Store::clusters() const {
    std::vector<ClusterEvidence> all;
    read_clusters([&all](const ClusterEvidence& cluster) { all.push_back(cluster); });
    return all;
}

}  // namespace claimgraph
