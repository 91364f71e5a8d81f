#pragma once

#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "graph/model.h"

/// \file
/// Extractions made by hand: everything is named by its words in the text.

namespace claimgraph::tests {

class MadeUp {
   public:
    Extraction extraction;

    MadeUp(std::string id, std::string text) {
        extraction.document.id = std::move(id);
        extraction.document.language = "en";
        extraction.document.text = std::move(text);
    }

    operator const Extraction&() const { return extraction; }

    /// Where the words occur first, at `from` or later.
    Span at(std::string_view words, std::size_t from = 0) const {
        const std::size_t begin = extraction.document.text.find(words, from);
        if (begin == std::string::npos) throw std::logic_error("the text has no '" + std::string(words) + "'");
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
    }

    std::uint32_t sentence(std::string_view words, std::size_t from = 0) {
        extraction.sentences.push_back(at(words, from));
        return static_cast<std::uint32_t>(extraction.sentences.size() - 1);
    }

    std::uint32_t cluster(EntityType type, std::string label, std::vector<std::string> names,
                          std::vector<std::string> keys) {
        extraction.clusters.push_back({type, std::move(label), std::move(names), std::move(keys)});
        return static_cast<std::uint32_t>(extraction.clusters.size() - 1);
    }

    void mention(std::string_view words, std::uint32_t cluster, MentionForm form = MentionForm::name) {
        const Span span = at(words);
        std::uint32_t sentence = 0;
        for (std::uint32_t i = 0; i < extraction.sentences.size(); ++i)
            if (extraction.sentences[i].contains(span)) sentence = i;
        extraction.mentions.push_back({span, extraction.clusters[cluster].type, form, sentence, cluster, ""});
    }

    Argument argument(std::string_view words, std::optional<std::uint32_t> cluster = {},
                      std::optional<std::uint32_t> claim = {}, std::size_t from = 0) const {
        return {at(words, from), std::string(words), cluster, claim};
    }

    Qualifier qualifier(std::string role, std::string_view words, std::optional<std::uint32_t> cluster = {},
                        std::string value = {}) const {
        return {std::move(role), at(words), std::string(words), std::move(value), cluster};
    }

    /// The same, and what it speaks of: a description of its document, whose head is its last word.
    Argument speaking_of(std::string_view words, std::string concept_label, std::vector<Involvement> involves = {}) {
        Argument out = argument(words);
        out.phrase = static_cast<std::uint32_t>(extraction.phrases.size());
        PhraseContent& content = extraction.phrases.emplace_back();
        content.span = content.head = out.span;
        content.concept_words = content.concept_label = std::move(concept_label);
        content.referent = *out.phrase;
        content.involves = std::move(involves);
        return out;
    }

    /// An affirmed, actual claim of the article itself; the reference is good until the next one is made.
    Claim& claim(std::uint32_t sentence, Argument subject, std::string lemma, std::string_view words,
                 std::optional<Argument> object = {}) {
        Claim claim;
        claim.sentence = sentence;
        claim.subject = std::move(subject);
        claim.predicate = {"", std::move(lemma), at(words, extraction.sentences[sentence].begin), std::string(words)};
        claim.object = std::move(object);
        claim.rule = "open.clause";
        claim.confidence = 0.9;
        extraction.claims.push_back(std::move(claim));
        return extraction.claims.back();
    }
};

/// *Zoë Müller* denies that a bridge collapsed, in a text with characters of two and three bytes.
inline MadeUp bridge_report(std::string id = "https://example.org/bridge") {
    MadeUp report(std::move(id),
                  "Bridge row\n\nOn Friday, Zoë Müller denied that the old bridge in Łódź had collapsed – twice. "
                  "Müller travelled to Gdańsk.\n");
    Extraction& made = report.extraction;
    made.document.path = "news/bridge.txt";
    made.document.title = "Bridge row";
    made.document.published = "2025-03-07";
    made.document.blocks = {{BlockKind::headline, report.at("Bridge row")},
                            {BlockKind::body, {12, static_cast<std::uint32_t>(made.document.text.size() - 1)}}};
    report.sentence("Bridge row");
    report.sentence("On Friday, Zoë Müller denied that the old bridge in Łódź had collapsed – twice.");
    report.sentence("Müller travelled to Gdańsk.");
    const auto zoe = report.cluster(EntityType::person, "Zoë Müller", {"Müller", "Zoë Müller"},
                                    {"family:muller", "given:zoe", "name:zoe muller"});
    const auto lodz = report.cluster(EntityType::place, "Łódź", {"Łódź"}, {"name:lodz"});
    const auto gdansk = report.cluster(EntityType::place, "Gdańsk", {"Gdańsk"}, {"name:gdansk"});
    report.mention("Zoë Müller", zoe);
    report.mention("Łódź", lodz);
    made.mentions.push_back(
        {report.at("Müller", made.sentences[2].begin), EntityType::person, MentionForm::name, 2, zoe, ""});
    report.mention("Gdańsk", gdansk);

    Claim& denial = report.claim(1, report.argument("Zoë Müller", zoe), "deny", "denied",
                                 report.argument("that the old bridge in Łódź had collapsed", {}, 1));
    denial.predicate.term = "cg:denies";
    denial.qualifiers.push_back(report.qualifier("time", "On Friday", {}, "2025-03-07"));
    Claim& fall = report.claim(1, report.argument("the old bridge in Łódź"), "collapse", "had collapsed");
    fall.polarity = Polarity::negated;
    fall.attributed_to.push_back(report.argument("Zoë Müller", zoe));
    Claim& travel = report.claim(2, report.argument("Müller", zoe, {}, made.sentences[2].begin), "travel", "travelled");
    travel.qualifiers.push_back(report.qualifier("place", "to Gdańsk", gdansk));
    return report;
}

}  // namespace claimgraph::tests
