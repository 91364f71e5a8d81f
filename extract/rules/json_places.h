#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// \file
/// Where the values of a JSON text stand. RapidJSON's DOM forgets it, so that a message could not say what line is
/// wrong.

namespace claimgraph::extract::rules {

/// A place in a file, both from 1; columns count code points.
struct TextPlace {
    std::size_t line = 1;
    std::size_t column = 1;

    friend auto operator<=>(const TextPlace&, const TextPlace&) = default;
};

class JsonPlaces {
   public:
    struct Fault {
        TextPlace place;
        std::string message;
    };

    /// Reads a JSON text (comments allowed) and notes the place of every value and key.
    /// \param json       must outlive the object
    /// \param max_depth  deeper nesting is a fault
    JsonPlaces(std::string_view json, std::size_t max_depth);

    /// Why the text is no JSON; empty where it is.
    const std::optional<Fault>& fault() const { return fault_; }
    /// Keys that an object has twice: the later one has no effect.
    const std::vector<Fault>& repeated_keys() const { return repeated_keys_; }

    /// The place of a value by its JSON pointer (`/rules/0/id`); of the nearest value around it where there is none.
    TextPlace value(std::string_view pointer) const;
    /// The place of the key of a member.
    TextPlace key(std::string_view pointer) const;

    TextPlace at(std::size_t offset) const;

   private:
    class Handler;
    struct Offsets {
        std::size_t key, value;
    };
    const Offsets& offsets(std::string_view pointer) const;

    std::string_view json_;
    std::vector<std::size_t> lines_;  ///< offset of each line's first byte
    std::unordered_map<std::string, Offsets> offsets_;
    std::optional<Fault> fault_;
    std::vector<Fault> repeated_keys_;
};

/// A pointer to a member of what another points to.
std::string member_pointer(std::string_view parent, std::string_view key);
std::string member_pointer(std::string_view parent, std::size_t index);

}  // namespace claimgraph::extract::rules
