#include "exporters/mentions.h"

#include "exporters/json_lines.h"

namespace claimgraph::exporters {
namespace {

class MentionLines : public JsonLines {
   public:
    using JsonLines::JsonLines;

    void write(const MentionRecord& mention) {
        begin_line();
        text("document", mention.document->id);
        offsets(mention.begin, mention.end);
        text("text", mention.text);
        text("entity", mention.entity);
        text("label", mention.label);
        text("type", to_string(mention.type));
        text("form", to_string(mention.form));
        text_if_any("sameAs", mention.same_as);
        end_line();
    }
};

}  // namespace

void write_mentions(const Records& view, const ExportOptions&, Sink& sink) {
    MentionLines lines(sink);
    view.mentions([&](const MentionRecord& mention) { lines.write(mention); });
    lines.flush();
}

}  // namespace claimgraph::exporters
