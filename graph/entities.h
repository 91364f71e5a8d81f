#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/checked_bytes.h"
#include "graph/model.h"
#include "graph/packed.h"
#include "graph/spilling_bytes.h"

/// \file
/// The things that documents speak of, packed; of many all but eight bytes each are in a temporary file.

namespace claimgraph {

struct Entity {
    std::string id;  ///< `person-…`, `organization-…`, from the keys that identify it
    EntityType type = EntityType::other;
    std::string label;                    ///< the preferred label
    std::vector<std::string> alt_labels;  ///< sorted, without the preferred label
    std::uint64_t mentions = 0;
    std::string first_seen, last_seen;  ///< dates of publication; empty where unknown
    std::string same_as;                ///< IRI in a well-known register where the gazetteer has one
    bool named = true;  ///< false: no document has a name for it (*a gunman … he*); it belongs to its document
    /// Labels of what its relations lead to, sorted, unique: what a seat of power stands for, offices (`foreign
    /// minister of Russia`), what an actor without a name belongs to.
    std::vector<std::string> stands_for = {}, offices = {}, actor_of = {};
};

/// Those of one document, as far as its claims need them.
class BriefEntities {
   public:
    void clear() {
        bytes_.clear();
        things_.clear();
    }
    void add(EntityType type, bool named, std::string_view id, std::string_view label, std::string_view same_as);
    std::size_t size() const { return things_.size(); }

    EntityType type(std::size_t index) const { return things_[index].type; }
    bool named(std::size_t index) const { return things_[index].named; }
    std::string_view id(std::size_t index) const { return text(things_[index].begin, things_[index].label); }
    std::string_view label(std::size_t index) const { return text(things_[index].label, things_[index].same_as); }
    std::string_view same_as(std::size_t index) const { return text(things_[index].same_as, things_[index].end); }

    void write(std::string& bytes) const;  ///< appends
    void read(Unpacker& from);             ///< what `write` wrote

   private:
    struct Thing {
        EntityType type = EntityType::other;
        bool named = true;
        std::uint32_t begin = 0, label = 0, same_as = 0, end = 0;  ///< of id, label, IRI
    };
    std::string_view text(std::uint32_t begin, std::uint32_t end) const { return {bytes_.data() + begin, end - begin}; }

    std::string bytes_;
    std::vector<Thing> things_;
};

/// A list of entities, one behind the other: about 100 bytes and 8 for each, where an Entity with what it points to takes
/// 450. An Entity is made when it is asked for. Several threads may ask at a time.
class Entities {
   public:
    class Iterator;

    std::size_t size() const { return begins_.size(); }
    bool empty() const { return begins_.empty(); }
    Entity operator[](std::size_t index) const;
    Entity front() const { return (*this)[0]; }
    Iterator begin() const;
    Iterator end() const;

    /// Without making the whole.
    std::string id(std::size_t index) const;
    std::string label(std::size_t index) const;
    EntityType type(std::size_t index) const;
    /// What has to be known of it wherever it takes part in something.
    void look_at(std::size_t index, BriefEntities& out) const;
    /// The place of the first whose id is not before `id`; the entities must be in the order of their ids.
    std::size_t lower_bound(std::string_view id) const;

    /// The place of the one with this id, in the same order.
    std::optional<std::size_t> find(std::string_view id) const;

    /// So many will be added, of so many bytes (packed_told): growing would take twice the memory.
    void reserve(std::size_t count, std::size_t bytes);
    /// Adds what is told of the entity itself, without its relations.
    void add(const Entity& entity);
    /// The same as bytes, and from such bytes.
    static void pack_told(std::string& bytes, const Entity& entity);
    void add_packed(std::string_view told);
    std::string packed_told(std::size_t index) const;
    /// What its relations lead to; by ascending index, behind the last `add`.
    void add_relations(std::size_t index, const std::array<std::vector<std::string>, 3>& labels);

    std::uint64_t packed_size() const { return bytes_.size(); }  ///< of what `write` writes, give or take
    void write(std::string& bytes) const;
    /// What `write` wrote, into an empty list. \throws DamagedBytes
    void read(CheckedBytes& from);

   private:
    /// What is told of the entity.
    std::string_view told(std::size_t index, std::string& room) const;
    std::string_view relation_labels(std::size_t place, std::string& room) const;
    void add_piece(std::string_view told);

    static constexpr std::size_t held = std::size_t{32} << 20;

    SpillingBytes bytes_{held};
    std::vector<std::uint64_t> begins_;
    std::uint64_t told_end_ = 0;                                      ///< behind the last one that is told
    std::vector<std::pair<std::uint32_t, std::uint64_t>> relations_;  ///< entity, where its labels begin
};

class Entities::Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Entity;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Entity;

    Iterator(const Entities& entities, std::size_t index) : entities_(&entities), index_(index) {}
    Entity operator*() const { return (*entities_)[index_]; }
    Iterator& operator++() {
        ++index_;
        return *this;
    }
    Iterator operator++(int) { return {*entities_, index_++}; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const Entities* entities_;
    std::size_t index_;
};

inline Entities::Iterator Entities::begin() const { return {*this, 0}; }
inline Entities::Iterator Entities::end() const { return {*this, size()}; }

}  // namespace claimgraph
