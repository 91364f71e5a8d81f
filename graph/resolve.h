#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entities.h"
#include "graph/model.h"

/// \file
/// Who is who across documents: a pure function of all clusters in the store, whatever their order.
///
/// Keys of a cluster, one string each, `KIND:VALUE`:
///   `gazetteer:…`  a thing of the embedded lists (`gazetteer:country/UA`, `gazetteer:place/kyiv`): equal keys are one
///                  thing
///   `name:…`       a full name in comparable form (transliteration, case, accents folded): equal keys of compatible
///                  types are one thing. Types are compatible when they are equal, when one is a kind of the other, or
///                  when neither is a person and the name has more than one word
///   `acronym:…`    letters that stand for a full name, given only where the document spells both out or where the
///                  letters are all it says; joins the one thing whose names can be shortened so
///   `family:…`     a person's family name in comparable form, from a full name or alone. A cluster with a family name
///                  and no given name joins the one person of that family name; where there are several it stays apart
///   `given:…`      the given name beside it, from a full name (a single letter where the text has an initial), or all
///                  that a document says of a person: then it identifies nobody elsewhere
///   `also:…`       another given name that the person may go by (*William* of *Bill*)
///   `middle:…`     names between the two, initials as single letters: persons that differ in one are not joined
///   `suffix:…`     `jr`, `sr`, `ii` …: persons that differ in it are joined only where they have an office together
///   `solid:…`      a person's whole name without blanks and hyphens: equal keys are one person
///   `alias:…`      a name that a document says a person to be known by: works as a family name does
///   `office:…`     an office that the document says or presupposes the person to hold, with its domain
///                  (`office:foreign minister@country/RU`): a cluster known by nothing else joins the one person who
///                  has it; where several have had it, the one who has it in documents of nearly the same date
///   `of:…`         a country that the document ties the person to (*Egyptian footballer*)
///   `field:…`      what a person does, roughly (`sport`, `politics`, `law`); with `of:` it tells persons of one name
///                  apart
///   `same:…`       an IRI in a well-known register; identifies nothing here, becomes `Entity::same_as`
/// A cluster without any identifying key is an entity of its own.
///
/// Other keys say what the names of a thing tell of it and identify nothing; they become relations. `THING` is another
/// cluster of the document (`cluster/3`) or a gazetteer thing with its label (`country/RU=Russia`); behind it may stand
/// where the words are, in bytes (`;1203-1234`):
///   `stands:THING`        what a seat of power stands for (*the Kremlin*: `stands:country/RU=Russia;88-95`)
///   `holds:OFFICE@THING`  an office that the document says the person to hold, and in what, where it gives the person
///                         that title (*Russian Foreign Minister Sergey Lavrov*)
///   `holds:OFFICE#TENURE@THING`  the same where words tell its time: *former minister*, *minister since 2011*, *was
///                         appointed minister in 2020* (graph/tenure.h has the texts)
///   `acts:THING`          whom or what an actor belongs to that has no name of its own (*Russian authorities*)
///
/// Persons of one full name are one person, unless what documents say of them does not go together: different
/// countries, or fields of work that people seldom change between. Then clusters are one person where they share an
/// office, a country and field, or a companion: a person, organization or place that few documents speak of. What can
/// be told for neither stays apart.

namespace claimgraph {

/// A cluster as resolution sees it.
struct ClusterEvidence {
    std::string document;     ///< document id
    std::uint32_t index = 0;  ///< the cluster's index in its document
    EntityType type = EntityType::other;
    std::string label;
    std::vector<std::string> names;
    std::vector<std::string> keys;
    std::uint32_t mentions = 0;  ///< number of mentions by name or value
    std::string published;       ///< of the document
};

/// An office in a country, place or organization, whoever holds it. `foreign minister` of Russia is one office for all
/// names that texts have for it.
struct HeldOffice {
    std::string id;                   ///< `office-…`, from its name and the id of what it is an office of
    std::string name;                 ///< `foreign minister`
    std::string label;                ///< `foreign minister of Russia`
    std::optional<std::uint32_t> of;  ///< index of the entity; none where no document names it otherwise
};

/// What names and titles say of two things, in so many words and in passing; what sentences say are claims.
struct Relation {
    enum class Kind : std::uint8_t {
        stands_for,  ///< a seat of power and what it stands for
        has_office,  ///< a person and an office
        actor_of     ///< an actor that has no name of its own and what it belongs to
    };
    /// Of an office, when it is held by what the documents say all in all.
    enum class Stage : std::uint8_t { has, had, took, chosen };

    Kind kind = Kind::stands_for;
    std::uint32_t subject = 0, object = 0;  ///< indices of entities; the object of `has_office` is an office
    std::uint64_t documents = 0;            ///< how many say so
    std::string first_seen, last_seen;      ///< their dates of publication; empty where unknown
    Stage stage = Stage::has;
    std::uint32_t term = 0;  ///< of several terms in one office the number, by time
    /// The earliest begin and the latest end that a document states, ISO 8601; empty where none does.
    std::string from, to;
    bool disputed = false;  ///< documents state begins, or ends, that do not agree
    std::uint32_t first_saying = 0, sayings = 0;  ///< in Resolution::sayings; none where no document tells its time
};

/// What documents say of a relation in one way.
struct RelationSaying {
    std::string tenure;  ///< as tenure_text has it; empty where they say no more than that it is so
    std::uint64_t documents = 0;
    std::string first_seen, last_seen;
};

/// The words of a cluster that say a relation.
struct RelationEvidence {
    std::uint32_t cluster = 0;   ///< by its place in the order they were given
    std::uint32_t relation = 0;  ///< index
    std::optional<std::uint32_t> saying;  ///< index, where the relation has any
    Span words;                           ///< empty where the key does not tell
};

/// A thing that the user knows. It joins the clusters that have one of its labels as a name, where nothing that is
/// known of them speaks against it, and what is the same as these; two of them are never one. Its IRI identifies the
/// entity.
struct KnownThing {
    std::string iri, label;
    std::vector<std::string> labels;      ///< others
    EntityType type = EntityType::other;  ///< other: any
    std::string country;                  ///< `country/UA`; empty if unknown
    char gender = 0;                      ///< of a person, 'm' or 'f'; matters to extraction only
    std::string from, to;                 ///< dates: only documents published then speak of it; empty: open
    std::vector<std::string> keys;        ///< of its labels, as of a cluster
    /// It is of the lists that the program brings along. What the user says goes before: of two that a name may be, the
    /// user's is meant; the preferred label and the type are those of the documents, and an IRI that these have stays.
    bool listed = false;
    /// Its names are `labels` only. `shared_labels` are those that other things have, too: this one is meant only where the document also names one of `company`, and
    /// nothing of the company of another thing with the label.
    std::vector<std::string> shared_labels, company;
};

struct ClusterReference {
    std::string document;
    std::uint32_t index = 0;
};

/// Clusters that a user means.
struct ThingReference {
    std::string name;                        ///< a name that they have, compared as phrases are
    std::string document;                    ///< only those of this document, by id; empty: of all
    std::vector<ClusterReference> clusters;  ///< or these
};

/// What the user says of two things. Where corrections contradict each other, what is two stays two.
struct Correction {
    bool same = false;  ///< they are one; else they are two
    ThingReference a, b;
    std::string place;  ///< FILE:LINE
};

/// Why two clusters are one thing.
struct Merge {
    /// Clusters, by their place in the order they were given; known things are counted on behind them.
    std::uint32_t a = 0, b = 0;
    std::string_view reason;  ///< `the same full name`, `a family name and something else spoken of together` …
    std::string key;          ///< what they have in common; empty where the reason says it all
};

struct Resolution {
    Entities entities;                     ///< sorted by id
    std::vector<std::uint32_t> entity_of;  ///< for each given cluster the index of its entity
    /// A tree over the clusters of each entity: every merge joins what was apart before, and those of an entity come in the
    /// order in which it was done. Only if asked for.
    std::vector<Merge> merges;
    std::vector<HeldOffice> offices;         ///< sorted by id; only those that somebody holds
    std::vector<Relation> relations;         ///< by subject, kind, object, term
    std::vector<RelationSaying> sayings;     ///< by relation, tenure
    std::vector<RelationEvidence> evidence;  ///< by cluster, relation, words
};

/// Takes clusters in any order, and holds them. For those of a store there is graph/guidance.h, which need not.
class Resolver {
   public:
    Resolver();
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    void add(const ClusterEvidence& cluster);
    void add_known(const KnownThing& thing);
    void add(const Correction& correction);
    /// Time and memory grow with n log n in the number of clusters and keys. The resolver is empty afterwards.
    Resolution resolve(bool with_merges = false);

   private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

Resolution resolve(const std::vector<ClusterEvidence>& clusters);

}  // namespace claimgraph
