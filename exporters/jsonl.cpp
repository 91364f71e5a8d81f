#include "exporters/jsonl.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "exporters/text.h"
#include "graph/values.h"

namespace claimgraph {
namespace {

constexpr std::size_t flush_at = 64 * 1024;

class LineWriter {
   public:
    explicit LineWriter(Sink& sink) : sink_(sink), json_(buffer_) {}

    void write(const ClaimRecord& claim) {
        json_.Reset(buffer_);
        json_.StartObject();
        text("id", claim.id);
        document(*claim.document);
        key("sentence");
        json_.StartObject();
        offsets(claim.sentence_begin, claim.sentence_end);
        text("text", claim.sentence_text);
        json_.EndObject();
        key("subject");
        place(claim.subject);
        key("predicate");
        json_.StartObject();
        text_if_any("term", claim.predicate_term);
        text("lemma", claim.predicate_lemma);
        text("text", claim.predicate_text);
        offsets(claim.predicate_begin, claim.predicate_end);
        json_.EndObject();
        key("object");
        if (claim.object)
            place(*claim.object);
        else
            json_.Null();
        text("polarity", to_string(claim.polarity));
        text("modality", to_string(claim.modality));
        key("attributedTo");
        json_.StartArray();
        for (const NodeRecord& source : claim.attributed_to) {
            json_.StartObject();
            text("id", source.id);
            text("label", source.label);
            words(source.text, source.begin, source.end);
            json_.EndObject();
        }
        json_.EndArray();
        key("qualifiers");
        json_.StartArray();
        for (const QualifierRecord& qualifier : claim.qualifiers) {
            json_.StartObject();
            text("role", qualifier.role);
            text("text", qualifier.text);
            text_if_any("value", qualifier.value);
            value_parts(qualifier.value);
            if (qualifier.entity) text("entity", *qualifier.entity);
            offsets(qualifier.begin, qualifier.end);
            json_.EndObject();
        }
        json_.EndArray();
        if (!claim.conflicts_with.empty()) {
            key("conflictsWith");
            json_.StartArray();
            for (const std::string& other : claim.conflicts_with)
                json_.String(other.data(), static_cast<rapidjson::SizeType>(other.size()));
            json_.EndArray();
        }
        text("rule", claim.rule);
        key("confidence");
        const std::string confidence = decimal(claim.confidence);
        json_.RawValue(confidence.data(), confidence.size(), rapidjson::kNumberType);
        json_.EndObject();
        buffer_.Put('\n');
        if (buffer_.GetSize() >= flush_at) flush();
    }

    void flush() {
        if (buffer_.GetSize() != 0) sink_.write({buffer_.GetString(), buffer_.GetSize()});
        buffer_.Clear();
    }

   private:
    void document(const DocumentRecord& document) {
        key("document");
        json_.StartObject();
        text("id", document.id);
        text_if_any("path", document.path);
        text_if_any("title", document.title);
        text_if_any("published", document.published);
        json_.EndObject();
    }

    void place(const NodeRecord& node) {
        json_.StartObject();
        if (node.kind == NodeRecord::Kind::claim) {
            text("claim", node.id);
        } else {
            text("id", node.id);
            text("label", node.label);
            text("type", node.type);
        }
        words(node.text, node.begin, node.end);
        quantity(node.value);
        json_.EndObject();
    }

    /// What a value says, taken apart.
    void value_parts(const std::string& value) {
        const auto time = time_value(value);
        if (!time) return quantity(value);
        key("time");
        json_.StartObject();
        text("precision", time->precision);
        text_if_any("from", time->from);
        text_if_any("to", time->to);
        json_.EndObject();
    }

    void quantity(const std::string& value) {
        const auto amount = amount_of(value);
        if (!amount) return;
        const auto number = [&](std::string_view name, const std::string& digits) {
            if (digits.empty()) return;
            key(name);
            json_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
        };
        key("quantity");
        json_.StartObject();
        text("bound", amount->bound);
        number("number", amount->number);
        number("upper", amount->upper);
        text_if_any("unit", amount->unit);
        text_if_any("currency", amount->currency);
        json_.EndObject();
    }

    void words(std::string_view words, std::uint32_t begin, std::uint32_t end) {
        text("text", words);
        offsets(begin, end);
    }
    void offsets(std::uint32_t begin, std::uint32_t end) {
        key("begin");
        json_.Uint(begin);
        key("end");
        json_.Uint(end);
    }
    void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void text_if_any(std::string_view name, std::string_view value) {
        if (!value.empty()) text(name, value);
    }
    void text(std::string_view name, std::string_view value) {
        key(name);
        // File names may hold any bytes; the line has to be UTF-8 all the same.
        const bool plain =
            std::all_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) - 1u < 0x7fu; });
        if (plain) {
            json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
        } else {
            const std::string clean = clean_text(value);
            json_.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
        }
    }

    Sink& sink_;
    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> json_;
};

}  // namespace

void write_jsonl(const Records& view, const ExportOptions&, Sink& sink) {
    LineWriter lines(sink);
    view.claims([&](const ClaimRecord& claim) { lines.write(claim); });
    lines.flush();
}

}  // namespace claimgraph
