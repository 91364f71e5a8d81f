#include "graph/entities.h"

#include <algorithm>

#include "graph/packed.h"

namespace claimgraph {
namespace {

template <typename From>
void skip_list(From& from) {
    for (std::uint64_t left = from.number(); left > 0; --left) from.text();
}

constexpr unsigned unnamed = 0x80;  ///< added to the type

bool is_type(char byte) { return (static_cast<unsigned char>(byte) & ~unnamed) <= static_cast<unsigned>(EntityType::other); }
EntityType type_of(char byte) { return static_cast<EntityType>(static_cast<unsigned char>(byte) & ~unnamed); }
bool is_named(char byte) { return (static_cast<unsigned char>(byte) & unnamed) == 0; }

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

void BriefEntities::add(EntityType type, bool named, std::string_view id, std::string_view label, std::string_view same_as) {
    Thing& thing = things_.emplace_back();
    thing.type = type;
    thing.named = named;
    const auto put = [&](std::string_view text, std::uint32_t& begin, std::uint32_t& end) {
        begin = static_cast<std::uint32_t>(bytes_.size());
        bytes_ += text;
        end = static_cast<std::uint32_t>(bytes_.size());
    };
    put(id, thing.begin, thing.label);
    put(label, thing.label, thing.same_as);
    put(same_as, thing.same_as, thing.end);
}

void BriefEntities::write(std::string& bytes) const {
    pack(bytes, std::uint64_t{size()});
    for (std::size_t i = 0; i < size(); ++i) {
        bytes += static_cast<char>(static_cast<unsigned>(type(i)) | (named(i) ? 0u : unnamed));
        for (const std::string_view text : {id(i), label(i), same_as(i)}) pack(bytes, text);
    }
}

void BriefEntities::read(Unpacker& from) {
    clear();
    for (std::uint64_t left = from.number(); left > 0; --left) {
        const auto first = static_cast<char>(from.byte());
        const std::string_view id = from.text(), label = from.text();
        add(type_of(first), is_named(first), id, label, from.text());
    }
}

// Behind the type come id and label, which are asked for most.

std::string_view Entities::told(std::size_t index, std::string& room) const {
    const std::uint64_t end = index + 1 < size() ? begins_[index + 1] : told_end_;
    return bytes_.read(begins_[index], end - begins_[index], room);
}

std::string_view Entities::relation_labels(std::size_t place, std::string& room) const {
    const std::uint64_t begin = relations_[place].second;
    const std::uint64_t end = place + 1 < relations_.size() ? relations_[place + 1].second : bytes_.size();
    return bytes_.read(begin, end - begin, room);
}

Entity Entities::operator[](std::size_t index) const {
    Entity entity;
    std::string room;
    const std::string_view bytes = told(index, room);
    entity.type = type_of(bytes.front());
    entity.named = is_named(bytes.front());
    Unpacker from(bytes.data() + 1);
    entity.id = from.text();
    entity.label = from.text();
    entity.mentions = from.number();
    entity.first_seen = from.text();
    entity.last_seen = from.text();
    entity.same_as = from.text();
    from.texts(entity.alt_labels);
    const auto related = std::lower_bound(relations_.begin(), relations_.end(), index,
                                          [](const auto& row, std::size_t value) { return row.first < value; });
    if (related != relations_.end() && related->first == index) {
        Unpacker labels(relation_labels(static_cast<std::size_t>(related - relations_.begin()), room).data());
        for (std::vector<std::string>* list : {&entity.stands_for, &entity.offices, &entity.actor_of})
            labels.texts(*list);
    }
    return entity;
}

std::string Entities::id(std::size_t index) const {
    std::string room;
    return std::string(Unpacker(told(index, room).data() + 1).text());
}

std::string Entities::label(std::size_t index) const {
    std::string room;
    Unpacker from(told(index, room).data() + 1);
    from.text();
    return std::string(from.text());
}

EntityType Entities::type(std::size_t index) const {
    std::string room;
    return type_of(bytes_.read(begins_[index], 1, room).front());
}

void Entities::look_at(std::size_t index, BriefEntities& out) const {
    std::string room;
    const std::string_view bytes = told(index, room);
    Unpacker from(bytes.data() + 1);
    const std::string_view id = from.text(), label = from.text();
    from.number();
    from.text();
    from.text();
    out.add(type_of(bytes.front()), is_named(bytes.front()), id, label, from.text());
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

void Entities::add_piece(std::string_view told) {
    begins_.push_back(bytes_.size());
    bytes_.append(told);
    told_end_ = bytes_.size();
}

void Entities::add(const Entity& entity) {
    std::string told;
    pack_told(told, entity);
    add_piece(told);
}

void Entities::add_packed(std::string_view told) { add_piece(told); }

std::string Entities::packed_told(std::size_t index) const {
    std::string room;
    return std::string(told(index, room));
}

void Entities::add_relations(std::size_t index, const std::array<std::vector<std::string>, 3>& labels) {
    std::string packed;
    for (const std::vector<std::string>& list : labels) pack(packed, list);
    relations_.emplace_back(static_cast<std::uint32_t>(index), bytes_.size());
    bytes_.append(packed);
}

void Entities::write(std::string& bytes) const {
    std::string room;
    pack(bytes, std::uint64_t{size()});
    for (std::size_t i = 0; i < size(); ++i) bytes += told(i, room);
    pack(bytes, std::uint64_t{relations_.size()});
    for (std::size_t place = 0; place < relations_.size(); ++place) {
        pack(bytes, std::uint64_t{relations_[place].first});
        const std::string_view labels = relation_labels(place, room);
        Unpacker from(labels.data());
        for (int list = 0; list < 3; ++list) skip_list(from);
        bytes.append(labels.data(), from.at());
    }
}

void Entities::read(CheckedBytes& from) {
    const std::size_t count = from.count();
    const char* const first = from.rest().data();
    const auto place = [&] { return static_cast<std::uint64_t>(from.rest().data() - first); };
    std::string_view last;
    for (std::size_t i = 0; i < count; ++i) {
        begins_.push_back(place());
        from.require(!from.is_at_end() && is_type(from.rest().front()));
        const std::string_view id = skip_entity(from);
        from.require(i == 0 || last < id);
        last = id;
    }
    told_end_ = place();
    for (std::size_t left = from.count(); left > 0; --left) {
        const std::uint32_t index = from.index_below(count);
        from.require(relations_.empty() || relations_.back().first < index);
        relations_.emplace_back(index, place());
        for (int list = 0; list < 3; ++list) skip_list(from);
    }
    bytes_.append({first, static_cast<std::size_t>(from.rest().data() - first)});
}

}  // namespace claimgraph
