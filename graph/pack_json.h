#pragma once

#include <rapidjson/document.h>

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

/// \file
/// A pack of word lists as JSON. Where it is wrong, an error names the file and the place in it.

namespace claimgraph {

class PackJson {
   public:
    using Value = rapidjson::Value;

    /// \param path  for messages \throws Error if `source` is no JSON
    PackJson(std::string_view source, std::string_view path);

    const Value& root() const { return json_; }
    const Value& member(const Value& object, const char* key, const std::string& place) const;
    std::vector<std::string> strings(const Value& parent, const char* key, const std::string& place) const;
    std::unordered_set<std::string> string_set(const Value& parent, const char* key, const std::string& place) const;
    std::string optional_string(const Value& parent, const char* key, const std::string& place) const;
    [[noreturn]] void fail(const std::string& place, const std::string& reason) const;

   private:
    std::string path_;
    rapidjson::Document json_;
};

}  // namespace claimgraph
