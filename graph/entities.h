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

/// \file
/// The things that documents speak of, packed: they are what has to be held in memory however a graph is written.

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

/// A list of entities, one behind the other in one string: about 100 bytes and 8 for each, where an Entity with what it
/// points to takes 450. An Entity is made when it is asked for.
class Entities {
   public:
    class Iterator;

    std::size_t size() const { return begins_.size(); }
    bool empty() const { return begins_.empty(); }
    Entity operator[](std::size_t index) const;
    Entity front() const { return (*this)[0]; }
    Iterator begin() const;
    Iterator end() const;

    /// Without making the whole; valid until something is added.
    std::string_view id(std::size_t index) const;
    std::string_view label(std::size_t index) const;
    std::string_view same_as(std::size_t index) const;
    EntityType type(std::size_t index) const {
        return static_cast<EntityType>(static_cast<unsigned char>(bytes_[begins_[index]]) & ~unnamed);
    }
    bool named(std::size_t index) const { return (static_cast<unsigned char>(bytes_[begins_[index]]) & unnamed) == 0; }
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
    std::string_view packed_told(std::size_t index) const;
    /// What its relations lead to; by ascending index, behind the last `add`.
    void add_relations(std::size_t index, const std::array<std::vector<std::string>, 3>& labels);

    std::size_t packed_size() const { return bytes_.size(); }  ///< of what `write` writes, give or take
    void write(std::string& bytes) const;
    /// What `write` wrote, into an empty list. \throws DamagedBytes
    void read(CheckedBytes& from);

   private:
    static constexpr unsigned unnamed = 0x80;  ///< added to the type

    std::string bytes_;
    std::vector<std::uint64_t> begins_;
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
