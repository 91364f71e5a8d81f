#include "exporters/jsonl.h"

#include "exporters/json_lines.h"
#include "exporters/text.h"
#include "graph/values.h"

namespace claimgraph::exporters {
namespace {

class LineWriter : public JsonLines {
   public:
    using JsonLines::JsonLines;

    void write(const ClaimRecord& claim) {
        begin_line();
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
        text_if_any("label", claim.predicate_label);
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
        proposition(claim.proposition);
        sources(claim.attributed_to);
        qualifiers(claim.qualifiers);
        if (!claim.conflicts_with.empty()) {
            key("conflictsWith");
            json_.StartArray();
            for (const std::string& other : claim.conflicts_with)
                json_.String(other.data(), static_cast<rapidjson::SizeType>(other.size()));
            json_.EndArray();
        }
        withdrawal(claim);
        text("rule", claim.rule);
        key("confidence");
        const std::string confidence = decimal(claim.confidence);
        json_.RawValue(confidence.data(), confidence.size(), rapidjson::kNumberType);
        end_line();
    }

   private:
    void sources(const std::vector<NodeRecord>& attributed_to) {
        key("attributedTo");
        json_.StartArray();
        for (const NodeRecord& source : attributed_to) {
            json_.StartObject();
            text("id", source.id);
            text("label", source.label);
            words(source.text, source.begin, source.end);
            head(source.head_begin, source.head_end);
            json_.EndObject();
        }
        json_.EndArray();
    }

    void qualifiers(const std::vector<QualifierRecord>& qualifiers) {
        key("qualifiers");
        json_.StartArray();
        for (const QualifierRecord& qualifier : qualifiers) {
            json_.StartObject();
            text("role", qualifier.role);
            text("text", qualifier.text);
            text_if_any("value", qualifier.value);
            value_parts(qualifier.value);
            if (qualifier.entity) text("entity", *qualifier.entity);
            offsets(qualifier.begin, qualifier.end);
            head(qualifier.head_begin, qualifier.head_end);
            if (qualifier.content) spoken_of(*qualifier.content);
            json_.EndObject();
        }
        json_.EndArray();
    }

    void document(const DocumentRecord& document) {
        key("document");
        json_.StartObject();
        text("id", document.id);
        text_if_any("path", document.path);
        text_if_any("title", document.title);
        text_if_any("publisher", document.publisher);
        text_if_any("published", document.published);
        text_if_any("copyOf", document.copy_of);
        text_if_any("versionOf", document.version_of);
        text_if_any("revisionOf", document.revision_of);
        text_if_any("replacedOn", document.replaced);
        json_.EndObject();
    }

    /// Of a claim that its document makes no more.
    void withdrawal(const ClaimRecord& claim) {
        if (!claim.withdrawal) return;
        key("withdrawn");
        json_.StartObject();
        text_if_any("claimedOn", claim.withdrawal->claimed);
        text_if_any("withdrawnOn", claim.withdrawal->withdrawn);
        json_.EndObject();
    }

    /// What the claim says, and, where they are several, in how many documents.
    void proposition(const PropositionRecord& proposition) {
        key("proposition");
        json_.StartObject();
        text("id", proposition.id);
        if (proposition.documents > 1) {
            key("documents");
            json_.Uint64(proposition.documents);
            key("independentPublishers");
            json_.Uint64(proposition.independent);
            text_if_any("firstSeen", proposition.first_seen);
            text_if_any("lastSeen", proposition.last_seen);
        }
        json_.EndObject();
    }

    void place(const NodeRecord& node) {
        json_.StartObject();
        if (node.kind == NodeRecord::Kind::claim) {
            text("claim", node.id);
            text("proposition", node.proposition);
        } else {
            text("id", node.id);
            text("label", node.label);
            text("type", node.type);
        }
        words(node.text, node.begin, node.end);
        head(node.head_begin, node.head_end);
        if (node.content) spoken_of(*node.content);
        quantity(node.value);
        json_.EndObject();
    }

    /// The word that a phrase speaks of.
    void head(std::uint32_t begin, std::uint32_t end) {
        if (begin == end) return;
        key("head");
        json_.StartObject();
        offsets(begin, end);
        json_.EndObject();
    }

    /// What a phrase speaks of.
    void spoken_of(const SpokenOf& content) {
        text("reference", to_string(content.reference));
        if (!content.concept_id.empty()) {
            key("concept");
            json_.StartObject();
            text("id", content.concept_id);
            text("label", content.concept_label);
            json_.EndObject();
        }
        if (!content.through.empty()) {
            key("through");
            json_.StartArray();
            for (const std::string& lemma : content.through)
                json_.String(lemma.data(), static_cast<rapidjson::SizeType>(lemma.size()));
            json_.EndArray();
        }
        text_if_any("aspect", content.aspect);
        if (content.involves.empty()) return;
        key("involves");
        json_.StartArray();
        for (const InvolvementRecord& row : content.involves) {
            json_.StartObject();
            text("role", row.role);
            text("id", row.id);
            text("label", row.label);
            json_.EndObject();
        }
        json_.EndArray();
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
};

}  // namespace

void write_jsonl(const Records& view, const ExportOptions&, Sink& sink) {
    LineWriter lines(sink);
    view.claims([&](const ClaimRecord& claim) { lines.write(claim); });
    lines.flush();
}

void write_jsonl(const ClaimRecord& claim, Sink& sink) {
    LineWriter lines(sink);
    lines.write(claim);
    lines.flush();
}

}  // namespace claimgraph::exporters
