#include "graph/store.h"

#include <unistd.h>

#include <algorithm>
#include <array>
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
#include "graph/identity.h"
#include "graph/spilling_bytes.h"
#include "graph/stored_versions.h"

namespace claimgraph {
namespace {

constexpr const char* count_documents = "SELECT count(*) FROM documents WHERE version_of = ''";

/// The smaller name of a place where the document was found; no name says less than any.
bool better_path(std::string_view path, std::string_view than) {
    return !path.empty() && (than.empty() || path < than);
}

/// Calls `visit(state, key, counts)` for the documents that are read, by id.
template <typename Visit>
void each_document(StoreConnection& store, Visit&& visit) {
    Statement rows = store.prepare(
        ("SELECT key, id, published, version_of, content, finds FROM documents" + store.shown() + " ORDER BY id").c_str());
    while (store.next(rows)) {
        const std::string digest =
            IdentityHash().add(words_at(rows, 1)).add(words_at(rows, 4)).add(words_at(rows, 5)).digest();
        visit(Store::DocumentState{words_at(rows, 1), words_at(rows, 2), digest}, number_at(rows, 0), words_at(rows, 3).empty());
    }
}

}  // namespace

struct Store::Implementation {
    StoreConnection store;
    std::optional<std::pair<std::array<std::int64_t, 3>, std::string>> state;  ///< and when it was so
    StoreUpdate update = StoreUpdate::ranked;
    std::vector<bool> seen;  ///< by key: documents that were added, or known again, since the store was opened
    std::optional<StoredVersions> versions;  ///< these two where the store is open for writing
    std::optional<EvidenceWriter> writer;

    void prepare() {
        store.configure();
        store.keeps_versions = store.pragma("SELECT keeps_versions FROM settings") != 0;
        if (!store.writable) return;
        versions.emplace(store);
        writer.emplace(store);
    }

    bool is_seen(std::int64_t key) const {
        const auto at = static_cast<std::size_t>(key);
        return at < seen.size() && seen[at];
    }
    void see(std::int64_t key) {
        const auto at = static_cast<std::size_t>(key);
        if (at >= seen.size()) seen.resize(std::max(at + 1, seen.size() * 2));
        seen[at] = true;
    }

    /// Whether the text takes the place of what was there when the store was opened, whatever the days say.
    bool takes_over(const std::vector<StoredVersion>& held) const {
        return update == StoreUpdate::replace && !is_seen(held.front().key);
    }

    static const StoredVersion* same_text(const std::vector<StoredVersion>& held, const DocumentVersion& version) {
        const auto found = std::find_if(held.begin(), held.end(), [&](const StoredVersion& one) {
            return one.version.content == version.content;
        });
        return found == held.end() ? nullptr : &*found;
    }

    Added outlook(const DocumentVersion& version, const std::vector<StoredVersion>& held) const {
        if (held.empty()) return Added::fresh;
        if (const StoredVersion* same = same_text(held, version)) {
            if (version.analysis == same->version.analysis) return Added::known;
            const bool stays = update == StoreUpdate::ranked && version.analysis < same->version.analysis;
            return stays ? Added::analysed : Added::reanalysed;
        }
        const DocumentVersion& counts = held.front().version;
        if (takes_over(held) || is_later(version, counts)) return Added::corrected;
        if (is_later(counts, version)) return store.keeps_versions ? Added::earlier : Added::outdated;
        if (goes_before(version, counts)) return Added::replaced;
        return store.keeps_versions ? Added::beside : Added::refused;
    }

    /// The text is there already: of several paths the smallest stays.
    void recognise(const DocumentVersion& version, const std::vector<StoredVersion>& held, const std::string& path) {
        const StoredVersion& same = *same_text(held, version);
        if (better_path(path, same.path)) versions->set_path(same.key, path);
        if (store.keeps_versions) supersede(version, held, same.key);
        see(same.key);
    }

    /// Notes what the user says of which text is the later one; `key` is the one that is added.
    void supersede(const DocumentVersion& version, const std::vector<StoredVersion>& held, std::int64_t key) {
        const bool over = !held.empty() && takes_over(held);
        for (const StoredVersion& one : held) {
            const bool is_it = one.key == key;
            const bool superseded = is_it ? !over && (one.version.superseded || version.superseded)
                                          : over || one.version.superseded;
            if (superseded != one.version.superseded) versions->set_superseded(one.key, superseded);
        }
        versions->settle(version.id);
    }

    Added add(const Extraction& extraction) {
        const DocumentVersion version = version_of(extraction.document, extraction.analysis);
        const std::string finds = finds_digest(extraction);
        const std::vector<StoredVersion> held = versions->of(version.id);
        Added added = outlook(version, held);
        // Found by another program that calls itself by the same version.
        if (const StoredVersion* same = same_text(held, version); added == Added::known && finds != same->finds)
            added = finds < same->finds ? Added::reanalysed : Added::analysed;
        if (added == Added::known) recognise(version, held, extraction.document.path);
        if (takes(added)) store.keeps_versions ? keep(extraction, version, finds, held) : put(extraction, version, finds, held);
        return added;
    }

    /// In the place of what was there.
    void put(const Extraction& extraction, const DocumentVersion& version, const std::string& finds,
             const std::vector<StoredVersion>& held) {
        for (const StoredVersion& old : held) writer->remove(old.key);
        see(writer->insert(extraction, version, finds, {version.id, {}}));
    }

    /// Beside what was there.
    void keep(const Extraction& extraction, const DocumentVersion& version, const std::string& finds,
              const std::vector<StoredVersion>& held) {
        DocumentVersion kept = version;
        if (const StoredVersion* same = same_text(held, version)) {
            kept.superseded = kept.superseded || same->version.superseded;
            writer->remove(same->key);
        }
        if (!held.empty() && takes_over(held)) kept.superseded = false;
        const std::int64_t key = writer->insert(extraction, kept, finds, {earlier_id(kept), kept.id});
        supersede(kept, held, key);
        see(key);
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

void Store::keep_versions() {
    StoreConnection& store = implementation_->store;
    if (store.keeps_versions) return;
    store.changed(0, [&] {
        store.run("UPDATE settings SET keeps_versions = 1", "write");
        return 0;
    });
    store.keeps_versions = true;
}

bool Store::keeps_versions() const { return implementation_->store.keeps_versions; }

void Store::show_versions(bool shown) const { implementation_->store.shows_versions = shown; }

void Store::commit_only_at_the_end() { implementation_->store.batches = false; }

Store::Added Store::outlook(const DocumentVersion& version) {
    Implementation& it = *implementation_;
    return it.outlook(version, it.versions->of(version.id));
}

Store::Added Store::recognise(const DocumentVersion& version, const std::string& path) {
    Implementation& it = *implementation_;
    return it.store.changed(0, [&] {
        const std::vector<StoredVersion> held = it.versions->of(version.id);
        const Added added = it.outlook(version, held);
        if (added == Added::known) it.recognise(version, held, path);
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
        for (const StoredVersion& one : it.versions->of(name)) keys.push_back(one.key);
        if (keys.empty()) keys = it.versions->named(name);
        const std::int64_t before = it.store.pragma(count_documents);
        for (const std::int64_t key : keys) it.writer->remove(key);
        if (!keys.empty()) it.store.run("DELETE FROM kept", "write");
        const std::int64_t gone = before - it.store.pragma(count_documents);
        return static_cast<std::uint64_t>(gone == 0 && !keys.empty() ? 1 : gone);  // an earlier version alone
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

std::string Store::state() const {
    Implementation& it = *implementation_;
    const std::array<std::int64_t, 3> change{it.store.pragma("PRAGMA data_version"), it.store.change_count(),
                                             it.store.shows_versions ? 1 : 0};
    if (!it.state || it.state->first != change) {
        IdentityHash digest;
        each_document(it.store, [&](const DocumentState& document, std::int64_t, bool) { digest.add(document.digest); });
        it.state.emplace(change, digest.digest());
    }
    return it.state->second;
}

std::string Store::kept_is_of(std::string_view name) const {
    Statement row = implementation_->store.prepare("SELECT made_of FROM kept WHERE name = ?");
    row.bind(1, name);
    return implementation_->store.next(row) ? std::string(words_at(row, 0)) : std::string();
}

bool Store::keeps(std::string_view name, const std::string& made_of) const {
    Statement row = implementation_->store.prepare("SELECT 1 FROM kept WHERE name = ? AND made_of = ?");
    row.bind(1, name);
    row.bind(2, made_of);
    return implementation_->store.next(row);
}

std::optional<std::string> Store::kept(std::string_view name, const std::string& made_of) const {
    Statement row = implementation_->store.prepare("SELECT bytes FROM kept WHERE name = ? AND made_of = ?");
    row.bind(1, name);
    row.bind(2, made_of);
    if (!implementation_->store.next(row)) return std::nullopt;
    return std::string(bytes_at(row, 0));
}

void Store::keep(std::string_view name, const std::string& made_of, const std::string& bytes) {
    StoreConnection& store = implementation_->store;
    if (bytes.size() > store.longest_value() / 2) return;
    store.changed(bytes.size(), [&] {
        Statement row = store.prepare("INSERT OR REPLACE INTO kept VALUES (?,?,?)");
        row.bind(1, name);
        row.bind(2, made_of);
        row.bind_bytes(3, bytes);
        store.write(row);
        return 0;
    });
}

std::uint64_t Store::document_count() const {
    return static_cast<std::uint64_t>(implementation_->store.pragma(count_documents));
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
        // An earlier version is no copy of anything: it has none.
        Statement documents = store.prepare(
            ("SELECT CASE version_of WHEN '' THEN key ELSE 0 END FROM documents" + store.shown() + " ORDER BY id").c_str());
        while (store.next(documents)) keys.push_back(number_at(documents, 0));
        store.next(open);
    }

    StoreConnection& store;
    Statement open = store.prepare("SELECT key FROM documents");  ///< as long as it is, the file need not be locked again
    Statement hashes;
    std::vector<std::int64_t> keys;  ///< by document, in their order

    /// Fingerprints of all documents, once they were read: to look for them in the store takes ten times as long.
    struct Place {
        std::uint64_t begin = 0;
        std::uint32_t count = 0;
    };
    SpillingBytes seen{std::size_t{16} << 20};
    std::vector<Place> places;  ///< by document
    std::string room;

    void keep(std::size_t document, const std::vector<std::uint32_t>& numbers) {
        places[document] = {seen.size(), static_cast<std::uint32_t>(numbers.size())};
        seen.append({reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof numbers[0]});
    }
    void read_kept(std::size_t document, std::vector<std::uint32_t>& to) {
        to.resize(places[document].count);
        const std::string_view bytes = seen.read(places[document].begin, to.size() * sizeof to[0], room);
        std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(to.data()));
    }
};

Store::FingerprintReader::FingerprintReader(const Store& store)
    : implementation_(std::make_unique<Implementation>(store.implementation_->store)) {}
Store::FingerprintReader::~FingerprintReader() = default;

std::size_t Store::FingerprintReader::document_count() const { return implementation_->keys.size(); }

void Store::FingerprintReader::each(
    const std::function<void(std::size_t document, const std::vector<std::uint32_t>& hashes)>& visit) {
    Implementation& it = *implementation_;
    std::vector<std::pair<std::int64_t, std::uint32_t>> places;  // by key
    for (std::size_t place = 0; place < it.keys.size(); ++place)
        if (it.keys[place] != 0) places.emplace_back(it.keys[place], static_cast<std::uint32_t>(place));
    std::sort(places.begin(), places.end());
    const bool is_kept = !it.places.empty();
    it.places.resize(it.keys.size());
    auto at = places.begin();
    Statement rows = it.store.prepare("SELECT document, hashes FROM fingerprints ORDER BY document");
    while (it.store.next(rows)) {
        const std::int64_t key = number_at(rows, 0);
        while (at != places.end() && at->first < key) ++at;
        if (at == places.end() || at->first != key) continue;
        const std::vector<std::uint32_t> hashes = unpacked_fingerprints(bytes_at(rows, 1));
        if (!is_kept) it.keep(at->second, hashes);
        visit(at->second, hashes);
    }
}

void Store::FingerprintReader::read(std::size_t document, std::vector<std::uint32_t>& hashes) {
    Implementation& it = *implementation_;
    hashes.clear();
    if (!it.places.empty()) return it.read_kept(document, hashes);
    it.store.each(it.hashes, it.keys[document], [&](const Statement& row) { hashes = unpacked_fingerprints(bytes_at(row, 0)); });
}

void Store::read_clusters(const std::function<void(const ClusterEvidence&)>& visit) const {
    read_clusters([](const DocumentState&) { return true; }, visit);
}

void Store::read_clusters(const std::function<bool(const DocumentState&)>& wanted,
                          const std::function<void(const ClusterEvidence&)>& visit) const {
    StoreConnection& store = implementation_->store;
    ClusterReader clusters(store);
    each_document(store, [&](const DocumentState& document, std::int64_t key, bool counts) {
        if (wanted(document)) clusters.read(key, document.id, document.published, counts, visit);
    });
    // What comes now, who is who, needs memory and not these pages.
    store.release_memory();
}

std::vector<ClusterEvidence> Store::clusters() const {
    std::vector<ClusterEvidence> all;
    read_clusters([&all](const ClusterEvidence& cluster) { all.push_back(cluster); });
    return all;
}

}  // namespace claimgraph
