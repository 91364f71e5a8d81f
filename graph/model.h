#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// The data model: what is found in one document, as the extractor hands it over and the store keeps it.
/// Every offset in this file is a half-open range of **bytes** in `Document::text` (UTF-8, exactly as given).
/// Exports count Unicode code points instead; `graph/view.h` converts.

namespace claimgraph {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool empty() const { return begin == end; }
    std::uint32_t size() const { return end - begin; }
    bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
    friend bool operator==(const Span&, const Span&) = default;
    friend auto operator<=>(const Span&, const Span&) = default;
};

enum class BlockKind : std::uint8_t { headline, body, caption, quote, table, boilerplate };

/// Words to pictures, cells of tables and what the page says besides the article are kept, but say nothing.
constexpr bool yields_claims(BlockKind kind) {
    return kind == BlockKind::headline || kind == BlockKind::body || kind == BlockKind::quote;
}

/// A paragraph, headline, caption … of a document. Blocks lie in text order and do not overlap.
struct Block {
    BlockKind kind = BlockKind::body;
    Span span;
};

struct Document {
    std::string id;         ///< IRI: as given, or derived from the content (`graph/identity.h`)
    std::string path;       ///< the file it came from, as the user named it; empty for streams
    std::string title;      ///< as given, else the headline found in the text
    std::string url;
    std::string publisher;
    std::string author;     ///< as the page names him; several with commas between them
    std::string place;      ///< where it was written, by its dateline: `NAIROBI`; empty where there is none
    std::string published;  ///< ISO 8601, the local day: see extract/read/publication_date.h; empty where unknown
    std::string modified;   ///< when it was last changed, in the form of `published`
    std::string language;   ///< BCP 47; `en` where not given
    std::string text;       ///< as given, a byte-order mark aside
    std::vector<Block> blocks;
    /// Of an earlier version that a store keeps: the id of the document; `id` is its own then.
    std::string version_of = {};
    /// Of such a one: the user said that another text took its place, whatever the days say.
    bool superseded = false;

    std::string_view words(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
};

enum class EntityType : std::uint8_t {
    person, organization, country, place, facility, event, work, law, product, group, date, time, quantity, percent,
    money, other
};

/// The type that another is a kind of: a bridge is a place, too. Who asks for the wider one gets both.
constexpr std::optional<EntityType> wider_type(EntityType type) {
    switch (type) {
        case EntityType::country:
        case EntityType::facility:
            return EntityType::place;
        case EntityType::law:
            return EntityType::work;
        case EntityType::time:
            return EntityType::date;
        case EntityType::percent:
            return EntityType::quantity;
        default:
            return std::nullopt;
    }
}
constexpr bool is_a(EntityType type, EntityType wanted) { return type == wanted || wider_type(type) == wanted; }
/// False where there is no type.
constexpr bool is_a(std::optional<EntityType> type, EntityType wanted) { return type && is_a(*type, wanted); }

enum class MentionForm : std::uint8_t { name, nominal, pronoun, value };

/// Words that refer to a thing. The span is the referring phrase without articles and modifiers of its own that
/// are not part of the name (*Sergei Lavrov* in *Russian Foreign Minister Sergei Lavrov*; *foreign minister* with
/// its possessor in *Russia's foreign minister*).
struct Mention {
    Span span;
    EntityType type = EntityType::other;
    MentionForm form = MentionForm::name;
    std::uint32_t sentence = 0;  ///< index into Extraction::sentences
    std::uint32_t cluster = 0;   ///< index into Extraction::clusters
    std::string value;           ///< dates: ISO 8601 (intervals `a/b`); quantities: see extract/names/names.h
};

/// All mentions of one thing in one document.
struct Cluster {
    EntityType type = EntityType::other;
    std::string label;               ///< the fullest name in this document; the phrase itself where there is no name
    std::vector<std::string> names;  ///< every name or naming phrase in this document, sorted, unique
    /// What identifies the thing across documents, sorted, unique: see `graph/resolve.h` for the key grammar.
    std::vector<std::string> keys;
};

enum class Polarity : std::uint8_t { affirmed, negated };
enum class Modality : std::uint8_t { actual, possible, future, demanded };

/// What fills the subject or object place of a claim, or says a claim: words of the document and what they stand for.
struct Argument {
    Span span;         ///< of the whole phrase, from its first word to its last
    std::string text;  ///< the words, in document order; differs from the text at `span` only where there are gaps
    std::optional<std::uint32_t> cluster;  ///< the thing the phrase refers to (index into Extraction::clusters)
    std::optional<std::uint32_t> claim;    ///< the claim the phrase states (index into Extraction::claims)
    std::optional<std::uint32_t> phrase = std::nullopt;  ///< what it speaks of (index into Extraction::phrases)
};

struct Predicate {
    std::string term;   ///< controlled term with its prefix (`cg:denies`); empty for an open predicate
    std::string lemma;  ///< lemma with particle or preposition: `rule out`, `be ready`
    Span span;
    std::string text;        ///< the words of the document, gaps left out
    std::string label = {};  ///< the lemma as an English verb: `rules out`, `is agreed in`; empty where there is a term
};

struct Qualifier {
    std::string role;  ///< time, place, recipient … : the roles of schemas/claimgraph.ttl, `timeRole` without `Role`
    Span span;
    std::string text;   ///< with its preposition: `on June 1`
    std::string value;  ///< normal form where there is one: `2025-06-01`
    std::optional<std::uint32_t> cluster;
    std::optional<std::uint32_t> phrase = std::nullopt;  ///< what it speaks of (index into Extraction::phrases)
};

struct Claim {
    std::uint32_t sentence = 0;  ///< index into Extraction::sentences
    Argument subject;            ///< empty text where the document leaves the subject out
    Predicate predicate;
    std::optional<Argument> object;  ///< none for intransitive claims
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::vector<Argument> attributed_to;  ///< nearest source first; empty: the article itself
    std::vector<Qualifier> qualifiers;
    std::string rule;        ///< id of the rule that made it
    double confidence = 0.0;  ///< 0 to 1, two decimals
};

/// A named thing inside a phrase, and how the grammar ties it to the word that the phrase speaks of.
struct Involvement {
    /// The preposition in lower case (`between`, `by`); `of` also for possessives, compounds and adjectives (*Moscow's
    /// demand*, *Israeli strikes*); `and` for a conjunct; of a clause's verb `subject` and `object`. Before it the words
    /// between the two: `on port of`, `fired by`.
    std::string role;
    std::uint32_t cluster = 0;  ///< index into Extraction::clusters
    Span span;
    friend bool operator==(const Involvement&, const Involvement&) = default;
};

/// How words refer: a kind is the same in every document (*peace talks*), a description (*the attack*, *three people*)
/// and a pronoun speak of something of their own document.
enum class Reference : std::uint8_t { kind, description, pronoun };

/// What a phrase speaks of, where it is no thing with a name of its own.
struct PhraseContent {
    Span span;                         ///< of the whole phrase, as in the argument or qualifier
    Span head;                         ///< the word it speaks of, with its compound
    std::vector<std::string> through;  ///< lemmas looked through: `possibility` of *the possibility of talks*
    /// What is looked through and turns the sense: `end of` of *the end of the talks*; of a preposition of several words
    /// what follows its first one: `to` of *due to rain*, `response to` of *in response to the attack*; or empty.
    std::string aspect;
    std::string concept_label;  ///< preferred label, the same in every document: `peace talks`; empty if there is none
    std::string concept_words;  ///< as the phrase has it, as a lemma: `peace negotiation`
    bool generic = false;       ///< the concept ties nothing together: `people`
    bool act = false;           ///< it is something that is done or said: `air strike`
    Reference reference = Reference::description;
    /// Of phrases of one thing in this document the first one's index into Extraction::phrases.
    std::uint32_t referent = 0;
    std::vector<Involvement> involves;  ///< in text order; each thing once
    friend bool operator==(const PhraseContent&, const PhraseContent&) = default;
};

/// Everything found in one document: the unit of evidence.
struct Extraction {
    Document document;
    std::vector<Span> sentences;
    std::vector<Mention> mentions;  ///< in text order
    std::vector<Cluster> clusters;
    std::vector<Claim> claims;  ///< in text order of sentence, then predicate
    std::vector<PhraseContent> phrases = {};  ///< in text order, longer ones first; no two of the same span
    std::string analysis = {};  ///< digest of program, model, rules and words that found it; empty where nobody asks
};

// The names of the enumerators as they appear in exports: "Person", "Country", "+", "actual", …
std::string_view to_string(EntityType type);
std::string_view to_string(Modality modality);
std::string_view to_string(Polarity polarity);
std::string_view to_string(BlockKind kind);
std::string_view to_string(MentionForm form);
std::string_view to_string(Reference reference);
/// \throws Error if there is no such name
EntityType entity_type_from(std::string_view name);

}  // namespace claimgraph
