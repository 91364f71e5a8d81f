#include "graph/entities.h"

#include <algorithm>

#include "graph/packed.h"

namespace claimgraph {
namespace {

template <typename From>
void skip_list(From& from) {
    for (std::uint64_t left = from.number(); left > 0; --left) from.text();
}

/// \return its id
template <typename From>
std::string_view skip_entity(From& from) {
    from.byte();
    const std::string_view id = from.text();
    from.text();
    from.number();
    for (int text = 0; text < 3; ++text) from.text();
    skip_list(from);
    return id;
}

}  // namespace

// Behind the type come id and label, which are asked for most.

Entity Entities::operator[](std::size_t index) const {
    Entity entity;
    entity.type = type(index);
    entity.named = named(index);
    Unpacker from(bytes_.data() + begins_[index] + 1);
    entity.id = from.text();
    entity.label = from.text();
    entity.mentions = from.number();
    entity.first_seen = from.text();
    entity.last_seen = from.text();
    entity.same_as = from.text();
    from.texts(entity.alt_labels);
    const auto told = std::lower_bound(relations_.begin(), relations_.end(), index,
                                       [](const auto& row, std::size_t value) { return row.first < value; });
    if (told != relations_.end() && told->first == index) {
        Unpacker labels(bytes_.data() + told->second);
        for (std::vector<std::string>* list : {&entity.stands_for, &entity.offices, &entity.actor_of})
            labels.texts(*list);
    }
    return entity;
}

std::string_view Entities::id(std::size_t index) const { return Unpacker(bytes_.data() + begins_[index] + 1).text(); }

std::string_view Entities::label(std::size_t index) const {
    Unpacker from(bytes_.data() + begins_[index] + 1);
    from.text();
    return from.text();
}

std::string_view Entities::same_as(std::size_t index) const {
    Unpacker from(bytes_.data() + begins_[index] + 1);
    from.text();
    from.text();
    from.number();
    from.text();
    from.text();
    return from.text();
}

std::size_t Entities::lower_bound(std::string_view id) const {
    std::size_t begin = 0;
    for (std::size_t size = this->size(); size > 0;) {
        const std::size_t half = size / 2;
        if (this->id(begin + half) < id) {
            begin += half + 1;
            size -= half + 1;
        } else {
            size = half;
        }
    }
    return begin;
}

std::optional<std::size_t> Entities::find(std::string_view id) const {
    const std::size_t at = lower_bound(id);
    return at < size() && this->id(at) == id ? std::optional(at) : std::nullopt;
}

void Entities::pack_told(std::string& bytes, const Entity& entity) {
    bytes += static_cast<char>(static_cast<unsigned>(entity.type) | (entity.named ? 0u : unnamed));
    pack(bytes, std::string_view(entity.id));
    pack(bytes, std::string_view(entity.label));
    pack(bytes, entity.mentions);
    for (const std::string* text : {&entity.first_seen, &entity.last_seen, &entity.same_as})
        pack(bytes, std::string_view(*text));
    pack(bytes, entity.alt_labels);
}

void Entities::reserve(std::size_t count, std::size_t bytes) {
    begins_.reserve(count);
    bytes_.reserve(bytes);
}

void Entities::add(const Entity& entity) {
    begins_.push_back(bytes_.size());
    pack_told(bytes_, entity);
}

void Entities::add_packed(std::string_view told) {
    begins_.push_back(bytes_.size());
    bytes_ += told;
}

std::string_view Entities::packed_told(std::size_t index) const {
    const char* const begin = bytes_.data() + begins_[index];
    Unpacker from(begin);
    skip_entity(from);
    return {begin, static_cast<std::size_t>(from.at() - begin)};
}

void Entities::add_relations(std::size_t index, const std::array<std::vector<std::string>, 3>& labels) {
    relations_.emplace_back(static_cast<std::uint32_t>(index), bytes_.size());
    for (const std::vector<std::string>& list : labels) pack(bytes_, list);
}

void Entities::write(std::string& bytes) const {
    pack(bytes, std::uint64_t{size()});
    for (std::size_t i = 0; i < size(); ++i) bytes += packed_told(i);
    pack(bytes, std::uint64_t{relations_.size()});
    for (const auto& [index, begin] : relations_) {
        pack(bytes, std::uint64_t{index});
        Unpacker from(bytes_.data() + begin);
        for (int list = 0; list < 3; ++list) skip_list(from);
        bytes.append(bytes_.data() + begin, from.at());
    }
}

void Entities::read(CheckedBytes& from) {
    const std::size_t count = from.count();
    const char* const first = from.rest().data();
    const auto place = [&] { return static_cast<std::uint64_t>(from.rest().data() - first); };
    std::string_view last;
    for (std::size_t i = 0; i < count; ++i) {
        begins_.push_back(place());
        from.require(!from.is_at_end() &&
                     (static_cast<unsigned char>(from.rest().front()) & ~unnamed) <= static_cast<unsigned>(EntityType::other));
        const std::string_view id = skip_entity(from);
        from.require(i == 0 || last < id);
        last = id;
    }
    for (std::size_t left = from.count(); left > 0; --left) {
        const std::uint32_t index = from.index_below(count);
        from.require(relations_.empty() || relations_.back().first < index);
        relations_.emplace_back(index, place());
        for (int list = 0; list < 3; ++list) skip_list(from);
    }
    bytes_.assign(first, from.rest().data());
}

}  // namespace claimgraph
