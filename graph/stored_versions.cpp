#include "graph/stored_versions.h"

#include <utility>

namespace claimgraph {

StoredVersions::StoredVersions(StoreConnection& store)
    : store_(store),
      find_(store.prepare("SELECT key, content, analysis, finds, path, published, modified, version_of, superseded "
                          "FROM documents WHERE id = ?1 OR (version_of = ?1 AND version_of <> '')")),
      find_named_(store.prepare("SELECT key FROM documents WHERE url = ?1 OR path = ?1 OR (version_of <> '' AND version_of "
                                "IN (SELECT id FROM documents WHERE url = ?1 OR path = ?1))")),
      set_path_(store.prepare("UPDATE documents SET path = ? WHERE key = ?")),
      set_superseded_(store.prepare("UPDATE documents SET superseded = ? WHERE key = ?")),
      rename_(store.prepare("UPDATE documents SET id = ?, version_of = ? WHERE key = ?")) {}

std::vector<StoredVersion> StoredVersions::of(const std::string& id) {
    std::vector<StoredVersion> out;
    const Reading reading(find_);
    find_.bind(1, id);
    while (store_.next(find_)) {
        const std::int64_t modified = seconds_of(words_at(find_, 6));
        const std::string document(words_at(find_, 7));
        out.push_back({number_at(find_, 0),
                       {document.empty() ? id : document, std::string(words_at(find_, 1)), std::string(words_at(find_, 2)),
                        modified != DocumentVersion::no_time ? modified : seconds_of(words_at(find_, 5)),
                        number_at(find_, 8) != 0},
                       document.empty(),
                       std::string(words_at(find_, 3)),
                       std::string(words_at(find_, 4))});
    }
    std::stable_partition(out.begin(), out.end(), [](const StoredVersion& one) { return one.counts; });
    return out;
}

std::vector<std::int64_t> StoredVersions::named(const std::string& name) {
    std::vector<std::int64_t> keys;
    const Reading reading(find_named_);
    find_named_.bind(1, name);
    while (store_.next(find_named_)) keys.push_back(number_at(find_named_, 0));
    return keys;
}

void StoredVersions::set_path(std::int64_t key, const std::string& path) {
    set_path_.bind(1, path);
    set_path_.bind(2, key);
    store_.write(set_path_);
}

void StoredVersions::set_superseded(std::int64_t key, bool superseded) {
    set_superseded_.bind(1, superseded ? 1u : 0u);
    set_superseded_.bind(2, key);
    store_.write(set_superseded_);
}

void StoredVersions::rename(std::int64_t key, const std::string& id, const std::string& version_of) {
    rename_.bind(1, id);
    rename_.bind(2, version_of);
    rename_.bind(3, key);
    store_.write(rename_);
}

void StoredVersions::settle(const std::string& id) {
    const std::vector<StoredVersion> all = of(id);
    if (all.empty()) return;
    const StoredVersion& first = *std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return goes_before(a.version, b.version);
    });
    if (first.counts) return;
    for (const StoredVersion& one : all)
        if (one.counts) rename(one.key, earlier_id(one.version), id);
    rename(first.key, id, {});
}

}  // namespace claimgraph
