#include "graph/resolution/kept_evidence.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "graph/checked_bytes.h"
#include "graph/packed.h"
#include "graph/resolution/parts.h"

namespace claimgraph::resolution {
namespace {

const std::vector<Correction> no_corrections;

ClusterEvidence unpacked_shape(std::string_view bytes) {
    CheckedBytes from(bytes);
    ClusterEvidence cluster;
    cluster.type = static_cast<EntityType>(from.below(static_cast<std::uint64_t>(EntityType::other) + 1));
    cluster.label = from.text();
    from.texts(cluster.names);
    from.texts(cluster.keys);
    from.require(from.is_at_end());
    return cluster;
}

}  // namespace

KeptEvidence::KeptEvidence(std::string_view bytes) {
    CheckedBytes from(bytes);
    for (std::size_t left = from.count(), place = 1; left > 0; --left) from.require(shapes_.number(from.text()) == place++);
    for (std::size_t left = from.count(), place = 1; left > 0; --left) {
        Document& document = before_.documents.emplace_back();
        document.digest = texts_.number(from.text());
        from.require(document.digest == place++);
        document.first = static_cast<Index>(before_.clusters.size());
        for (std::size_t clusters = from.count(); clusters > 0; --clusters) {
            const Index shape = from.index_below(shapes_.size());
            before_.clusters.push_back({shape, from.index()});
        }
    }
    from.require(from.is_at_end());
    still_there_.resize(before_.documents.size());
}

void KeptEvidence::write(std::string& bytes) const {
    std::vector<Index> number(shapes_.size());
    std::vector<Index> used;
    for (const Cluster& cluster : now_.clusters)
        if (number[cluster.shape] == 0) {
            used.push_back(cluster.shape);
            number[cluster.shape] = static_cast<Index>(used.size());
        }
    std::size_t size = 40 * now_.documents.size() + 4 * now_.clusters.size();
    for (const Index shape : used) size += shapes_[shape].size() + 2;
    bytes.reserve(bytes.size() + size);  // growing would take twice the memory
    pack(bytes, std::uint64_t{used.size()});
    for (const Index shape : used) pack(bytes, shapes_[shape]);
    pack(bytes, std::uint64_t{now_.documents.size()});
    for (std::size_t d = 0; d < now_.documents.size(); ++d) {
        const Document& document = now_.documents[d];
        pack(bytes, texts_[document.digest]);
        pack(bytes, std::uint64_t{now_.end(d) - document.first});
        for (Index c = document.first; c < now_.end(d); ++c) {
            pack(bytes, std::uint64_t{number[now_.clusters[c].shape]});
            pack(bytes, std::uint64_t{now_.clusters[c].mentions});
        }
    }
}

bool KeptEvidence::begin_document(std::string_view id, std::string_view published, std::string_view digest) {
    Document& document = now_.documents.emplace_back();
    document.digest = texts_.number(digest);
    document.id = texts_.number(id);
    document.published = texts_.number(published);
    document.first = static_cast<Index>(now_.clusters.size());
    const bool is_known = document.digest != 0 && document.digest <= before_.documents.size();
    old_place_.push_back(is_known ? document.digest - 1 : fresh);
    if (!is_known) return true;
    const std::size_t old = document.digest - 1;
    still_there_[old] = 1;
    now_.clusters.insert(now_.clusters.end(), before_.clusters.begin() + before_.documents[old].first,
                         before_.clusters.begin() + before_.end(old));
    return false;
}

void KeptEvidence::add(const ClusterEvidence& cluster) {
    bytes_.clear();
    pack(bytes_, static_cast<std::uint64_t>(cluster.type));
    pack(bytes_, std::string_view(cluster.label));
    pack(bytes_, cluster.names);
    pack(bytes_, cluster.keys);
    now_.clusters.push_back({shapes_.number(bytes_), cluster.mentions});
}

ClusterEvidence KeptEvidence::spelled_out(Index shape) const { return unpacked_shape(shapes_[shape]); }

ClusterEvidence KeptEvidence::evidence(const Rows& rows, std::size_t document, Index cluster) const {
    ClusterEvidence out = spelled_out(rows.clusters[cluster].shape);
    out.document = texts_[rows.documents[document].id];
    out.published = texts_[rows.documents[document].published];
    out.index = cluster - rows.documents[document].first;
    out.mentions = rows.clusters[cluster].mentions;
    return out;
}

// --- what has changed ----------------------------------------------------------------------------------------------

/// Which shapes have to be looked at again: those of clusters that came or went, those of persons in whose documents
/// something tells more or less than before, and all that links tie to these.
class KeptEvidence::Change {
   public:
    Change(KeptEvidence& evidence, const std::vector<KnownThing>& known)
        : it_(evidence), known_(known), names_(known), meanings_(evidence.shapes_.size()), parents_(evidence.shapes_.size() + known.size()) {
        std::iota(parents_.begin(), parents_.end(), Index{0});
        tie_shapes();
        touched_.resize(parents_.size());
    }

    /// \param all  nothing is known
    void find(bool all) {
        for (std::size_t d = 0; d < it_.before_.documents.size(); ++d)
            if (!it_.still_there_[d]) touch(it_.before_, d, false);
        for (std::size_t d = 0; d < it_.now_.documents.size(); ++d)
            if (all || it_.old_place_[d] == fresh) touch(it_.now_, d, false);
        if (all) return;
        const std::vector<char> then = widespread(it_.before_), now = widespread(it_.now_);
        for (std::size_t d = 0; d < it_.now_.documents.size(); ++d) {
            bool tells_other = false;
            for (Index c = it_.now_.documents[d].first; c < it_.now_.end(d); ++c) {
                const Index thing = meanings_[it_.now_.clusters[c].shape].thing;
                tells_other = tells_other || then[thing] != now[thing];
            }
            if (tells_other) touch(it_.now_, d, true);
        }
    }
    void touch(Index shape) { touched_[root(shape)] = 1; }

    bool is_touched(Index shape) { return touched_[root(shape)] != 0; }
    const Meaning& meaning(Index shape) const { return meanings_[shape]; }
    Index root(Index at) {
        while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
        return at;
    }

    /// \return how many clusters there are in them
    std::uint64_t hand_over(Parts& parts) {
        std::vector<std::string> things;
        const std::vector<char> is_widespread = widespread(it_.now_);
        for (Index thing = 0; thing < is_widespread.size(); ++thing)
            if (is_widespread[thing] != 0) things.push_back(it_.texts_.text(thing));
        parts.set_widespread(std::move(things));
        std::uint64_t count = 0;
        std::string row;
        const Rows& rows = it_.now_;
        for (std::size_t d = 0; d < rows.documents.size(); ++d)
            for (Index c = rows.documents[d].first; c < rows.end(d); ++c) {
                const Index shape = rows.clusters[c].shape;
                if (!is_touched(shape)) continue;
                ++count;
                row.clear();
                pack_row(row, it_.evidence(rows, d, c), around(d, c));
                parts.add(root(shape), c, row);
            }
        for (Index k = 0; k < known_.size(); ++k) {
            const Index at = root(static_cast<Index>(meanings_.size()) + k);
            if (touched_[at] != 0) parts.add_known(at, k);
        }
        return count;
    }

   private:
    void touch(const Rows& rows, std::size_t document, bool persons_only) {
        for (Index c = rows.documents[document].first; c < rows.end(document); ++c)
            if (!persons_only || meanings_[rows.clusters[c].shape].person) touch(rows.clusters[c].shape);
    }

    void tie_shapes() {
        std::vector<std::pair<std::uint64_t, Index>> rows;
        std::vector<std::uint64_t> links;
        const auto add = [&](Index at) {
            for (const std::uint64_t link : links) rows.emplace_back(link, at);
            links.clear();
        };
        for (Index shape = 1; shape < meanings_.size(); ++shape) {
            const ClusterEvidence cluster = it_.spelled_out(shape);
            const ClusterKeys keys(cluster);
            Meaning& meaning = meanings_[shape];
            meaning.person = cluster.type == EntityType::person;
            meaning.named = keys.is_named();
            meaning.tells = !keys.sayings.empty();
            meaning.thing = it_.texts_.number(companion(cluster, keys));
            meaning.listed = keys.smallest(Kind::gazetteer);
            add_links(cluster.type, keys, links);
            const std::size_t own = links.size();
            names_.add_links(cluster, links);
            meaning.may_be_by_company = links.size() > own;
            add(shape);
        }
        for (Index k = 0; k < known_.size(); ++k) {
            links = names_.links_of(k);
            add(static_cast<Index>(meanings_.size()) + k);
        }
        std::sort(rows.begin(), rows.end());
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (rows[i].first != rows[i - 1].first) continue;
            const auto [a, b] = std::minmax({root(rows[i].second), root(rows[i - 1].second)});
            parents_[b] = a;
        }
    }

    /// By text: things that more documents speak of than a companion may be spoken of in.
    std::vector<char> widespread(const Rows& rows) const {
        std::vector<Index> documents(it_.texts_.size());
        std::uint64_t with_clusters = 0;
        Numbers here;
        for (std::size_t d = 0; d < rows.documents.size(); ++d) {
            here.clear();
            for (Index c = rows.documents[d].first; c < rows.end(d); ++c) here.push_back(meanings_[rows.clusters[c].shape].thing);
            with_clusters += here.empty() ? 0 : 1;
            sort_unique(here);
            for (const Index thing : here) ++documents[thing];
        }
        const std::uint64_t most = most_documents_of_companion(with_clusters, known_);
        std::vector<char> out(documents.size());
        for (std::size_t thing = 1; thing < out.size(); ++thing) out[thing] = static_cast<char>(documents[thing] > most);
        return out;
    }

    Surroundings around(std::size_t document, Index cluster) {
        const Meaning& meaning = meanings_[it_.now_.clusters[cluster].shape];
        if (!meaning.person && !meaning.may_be_by_company) return {};
        DocumentClusters clusters(names_);
        const Index first = it_.now_.documents[document].first;
        if (meaning.may_be_by_company) {
            for (Index c = first; c < it_.now_.end(document); ++c) clusters.add(it_.evidence(it_.now_, document, c));
            clusters.look();
            return clusters.around(cluster - first);
        }
        Surroundings out;
        for (Index c = first; c < it_.now_.end(document); ++c)
            if (const Index thing = meanings_[it_.now_.clusters[c].shape].thing; thing != 0)
                out.things.push_back(it_.texts_.text(thing));
        std::sort(out.things.begin(), out.things.end());
        out.things.erase(std::unique(out.things.begin(), out.things.end()), out.things.end());
        return out;
    }

    KeptEvidence& it_;
    const std::vector<KnownThing>& known_;
    KnownNames names_;
    std::vector<Meaning> meanings_;  ///< by shape
    std::vector<Index> parents_;     ///< of shapes, and known things behind them
    std::vector<char> touched_;      ///< by root
};

std::vector<char> KeptEvidence::staying(const Resolution* before, Change& change) const {
    if (before == nullptr) return {};
    std::vector<char> out(before->entities.size());
    for (std::size_t c = 0; c < before_.clusters.size(); ++c)
        out[before->entity_of[c]] = static_cast<char>(!change.is_touched(before_.clusters[c].shape));
    return out;
}

Resolution KeptEvidence::resolve(const std::vector<KnownThing>& known, const Resolution* before) {
    if (before != nullptr && before->entity_of.size() != before_.clusters.size()) before = nullptr;
    Change change(*this, known);
    change.find(before == nullptr);

    const std::vector<char> stays = staying(before, change);
    Parts parts(known, no_corrections, static_cast<Index>(now_.clusters.size()));
    resolved_ = change.hand_over(parts);

    Resolution out;
    out.entity_of.resize(now_.clusters.size());
    std::vector<Index> place(stays.size());  // of what stays
    std::size_t next = 0;
    const auto carry_over = [&](const std::string_view* until) {
        for (; next < stays.size(); ++next) {
            if (stays[next] == 0) continue;
            if (until != nullptr && before->entities.id(next) > *until) return;
            place[next] = static_cast<Index>(out.entities.size());
            out.entities.add_packed(before->entities.packed_told(next));
        }
    };
    parts.resolve(false);
    parts.each_thing([&](const Parts::Thing& thing) {
        carry_over(&thing.id);
        for (const Index number : thing.clusters) out.entity_of[number] = static_cast<Index>(out.entities.size());
        out.entities.add_packed(thing.told);
    });
    carry_over(nullptr);

    std::vector<char> has_name(out.entities.size());
    Sayings sayings;
    std::vector<char> listed(shapes_.size());
    for (std::size_t d = 0; d < now_.documents.size(); ++d) {
        const Document& document = now_.documents[d];
        for (Index c = document.first; c < now_.end(d); ++c) {
            const Index shape = now_.clusters[c].shape;
            const Meaning& meaning = change.meaning(shape);
            if (!change.is_touched(shape)) {
                const Index old = before_.documents[old_place_[d]].first + (c - document.first);
                out.entity_of[c] = place[before->entity_of[old]];
            }
            if (meaning.named) has_name[out.entity_of[c]] = 1;
            if (!meaning.listed.empty() && std::exchange(listed[shape], 1) == 0) sayings.add_listed(meaning.listed, c);
            if (!meaning.tells) continue;
            const ClusterEvidence cluster = spelled_out(shape);
            for (const SayingKey& key : ClusterKeys(cluster).sayings) {
                std::optional<Index> beside;
                if (key.thing.cluster && *key.thing.cluster < now_.end(d) - document.first)
                    beside = document.first + *key.thing.cluster;
                sayings.add({c, static_cast<Index>(d), texts_[document.published], meaning.named}, key, beside);
            }
        }
    }
    sayings.relate(out, has_name);
    return out;
}

std::vector<Merge> KeptEvidence::merges(const std::vector<KnownThing>& known, const Resolution& now,
                                        const std::vector<std::uint32_t>& entities) {
    std::vector<char> wanted(now.entities.size());
    for (const std::uint32_t entity : entities) wanted[entity] = 1;
    Change change(*this, known);
    for (std::size_t c = 0; c < now_.clusters.size(); ++c)
        if (wanted[now.entity_of[c]] != 0) change.touch(now_.clusters[c].shape);
    Parts parts(known, no_corrections, static_cast<Index>(now_.clusters.size()));
    resolved_ = change.hand_over(parts);
    parts.resolve(true);
    return std::move(parts.merges);
}

}  // namespace claimgraph::resolution
