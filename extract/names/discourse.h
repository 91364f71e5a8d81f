#pragma once

#include <string>
#include <vector>

#include "extract/names/clusters.h"
#include "extract/names/draft.h"
#include "extract/names/lexicon.h"

/// \file
/// What a document has spoken of up to a word, in the order in which it did: where the referents of pronouns and noun
/// phrases are looked for.

namespace claimgraph::extract::names {

/// No cluster. Referents below it have no cluster yet (see Unnamed).
constexpr int nobody = -1;

/// Words that may be taken up again.
struct Said {
    std::uint32_t sentence = 0;
    TokenIndex head = 0, first = 0, last = 0;
    int cluster = 0;          ///< or a referent below `nobody`
    bool of_another = false;  ///< *his father, Anthony*: brought in by way of somebody else
};

/// *a driver*, *her husband*, *researchers*, *the report*, *Ito and Sato*: becomes a thing of its own only where
/// something refers to it.
struct Unnamed {
    std::uint32_t sentence = 0;
    TokenIndex head = 0, first = 0;
    std::string noun;  ///< in the singular
    EntityType type = EntityType::person;
    char gender = 0;
    bool plural = false;
    std::vector<int> members = {};  ///< of names or nouns tied by *and*: their referents
    int cluster = nobody;
};

class Discourse {
   public:
    /// \param first_draft  of each sentence \param drafts  names and values by sentence; what is found comes behind
    /// them
    Discourse(const std::vector<SentenceView>& sentences, const std::vector<std::size_t>& first_draft,
              std::vector<Draft>& drafts, std::vector<Group>& groups)
        : sentences_(sentences),
          first_draft_(first_draft),
          drafts_(drafts),
          groups_(groups),
          names_end_(drafts.size()) {}

    const SentenceView& view(std::uint32_t s) const { return sentences_[s]; }
    std::uint32_t sentences() const { return static_cast<std::uint32_t>(sentences_.size()); }

    const std::vector<Draft>& drafts() const { return drafts_; }
    std::size_t first_draft(std::uint32_t s) const { return first_draft_[s]; }
    /// Where the names and values of a sentence end.
    std::size_t end_of_names(std::uint32_t s) const {
        return s + 1 < first_draft_.size() ? first_draft_[s + 1] : names_end_;
    }
    /// A name or value of a sentence, by its position there.
    const Draft& draft(std::uint32_t s, TokenIndex position) const { return drafts_[first_draft_[s] + position]; }
    /// Where those that were found in the sentence at hand begin.
    std::size_t first_found() const { return first_found_.back(); }

    const Group& group(int cluster) const { return groups_[cluster]; }
    Group& group(int cluster) { return groups_[cluster]; }
    int add_group(Group fresh);

    /// Sentences are gone through in their order; `end` comes behind the last one.
    void begin_sentence() { first_found_.push_back(drafts_.size()); }
    void end() { first_found_.push_back(drafts_.size()); }

    /// A draft of words, without a cluster.
    Draft make(std::uint32_t s, TokenIndex first, TokenIndex last, EntityType type, MentionForm form) const;
    /// Notes that the words stand for a thing; they may be taken up in turn.
    void add(Draft draft, int cluster);
    /// The same for words that nothing takes up.
    void add_aside(Draft draft, int cluster);
    /// Turns a name into a phrase that takes up another thing.
    void redirect(std::size_t draft, int cluster);

    void remember(const Said& said);
    /// What follows a caption takes up nothing of it.
    void forget_captions();
    /// The last ones.
    const std::vector<Said>& said() const { return said_; }
    unsigned times_said(int cluster) const {
        const auto at = static_cast<std::size_t>(cluster);
        return at < times_said_.size() ? times_said_[at] : 0;
    }
    char gender_of(int referent) const { return referent < nobody ? unnamed(referent).gender : group(referent).gender; }

    /// \return the referent
    int add_unnamed(Unnamed thing);
    const Unnamed& unnamed(int referent) const { return unnamed_[-referent - 2]; }
    /// The referent of the last phrase with this noun in the sentences since; `nobody` if there is none.
    int last_unnamed(std::string_view noun, bool plural, std::uint32_t since) const;
    /// The clusters of a referent, made where there are none yet: several of what *and* ties.
    std::vector<int> settle(int referent);

    /// The referent whose words, said in this sentence, hang on or contain this one.
    int cluster_at(std::uint32_t s, TokenIndex word) const;
    /// The cluster of the mention that hangs on a word, wherever it stands in what was gone through.
    int mentioned_at(std::uint32_t s, TokenIndex word) const;

   private:
    int settle_one(int referent);

    const std::vector<SentenceView>& sentences_;
    const std::vector<std::size_t>& first_draft_;
    std::vector<Draft>& drafts_;
    std::vector<Group>& groups_;
    std::size_t names_end_ = 0;
    std::vector<Said> said_;
    std::vector<unsigned> times_said_;  // by cluster
    std::vector<Unnamed> unnamed_;
    std::vector<std::size_t> first_found_;  // by sentence: the first draft that is no name
};

}  // namespace claimgraph::extract::names
