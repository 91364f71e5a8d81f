#include "exporters/property_text.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "exporters/json_text.h"
#include "graph/ascii.h"
#include "graph/identity.h"

namespace claimgraph::exporters {
namespace {

/// A JSON object in a property that has no room for more than texts.
class ObjectText {
   public:
    ObjectText() { writer_.StartObject(); }
    ObjectText& put(const char* name, std::string_view value) {
        write_text(writer_, name, value);
        return *this;
    }
    ObjectText& put_if_any(const char* name, std::string_view value) { return value.empty() ? *this : put(name, value); }
    ObjectText& put(const char* name, std::uint64_t number) {
        writer_.Key(name);
        writer_.Uint64(number);
        return *this;
    }
    std::string end() {
        writer_.EndObject();
        return {buffer_.GetString(), buffer_.GetSize()};
    }

   private:
    rapidjson::StringBuffer buffer_;
    JsonWriter writer_{buffer_};
};

}  // namespace

std::string document_node_id(const std::string& id) {
    const auto is_name = [](char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '-'; };
    if (id.starts_with("doc-") && std::all_of(id.begin(), id.end(), is_name)) return id;
    return IdentityHash().add(id).digest("document-");
}

std::string qualifier_object(const QualifierRecord& qualifier) {
    ObjectText object;
    object.put("role", qualifier.role)
        .put("text", qualifier.text)
        .put_if_any("value", qualifier.value)
        .put("begin", qualifier.begin)
        .put("end", qualifier.end);
    if (qualifier.head_begin != qualifier.head_end)
        object.put("head_begin", qualifier.head_begin).put("head_end", qualifier.head_end);
    if (qualifier.content) object.put_if_any("concept", qualifier.content->concept_label);
    return object.end();
}

std::string tenure_object(const RelationSayingRecord& saying) {
    ObjectText object;
    object.put("status", to_string(saying.tenure.status))
        .put_if_any("since", saying.tenure.from)
        .put_if_any("until", saying.tenure.to)
        .put_if_any("at", saying.tenure.at)
        .put("documents", saying.documents)
        .put_if_any("first_seen", saying.first_seen)
        .put_if_any("last_seen", saying.last_seen);
    if (const auto& quotation = saying.quotation)
        object.put("text", quotation->text)
            .put("document", document_node_id(quotation->document))
            .put("begin", quotation->begin)
            .put("end", quotation->end);
    return object.end();
}

}  // namespace claimgraph::exporters
