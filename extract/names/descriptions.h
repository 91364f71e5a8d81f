#pragma once

#include <string>

#include "extract/names/discourse.h"

/// \file
/// Definite descriptions (*the ministry*, *the peninsula*, *the driver*), and what a text says that things are.

namespace claimgraph::extract::names {

class Descriptions {
   public:
    explicit Descriptions(Discourse& discourse) : discourse_(discourse), lexicon_(Lexicon::get()) {}

    /// A name of the sentence that is a class noun with a capital (*the Alliance*) may take up another thing.
    void take_up_class_name(std::uint32_t s, std::size_t draft);

    /// A noun of the sentence that is no part of a name: what it takes up, or that it may be taken up.
    void take_up(std::uint32_t s, TokenIndex noun) {
        if (take_up_several(s, noun) || take_up_person(s, noun) || take_up_place(s, noun)) return;
        class_phrase(s, noun);
        note_indefinite(s, noun);
        note_unnamed(s, noun);
    }

    /// Names or nouns tied by *and*, once the last word of them is passed: *they* may take them up together.
    void note_coordination(std::uint32_t s, TokenIndex last);

    /// Of *the head of the council, Ruth Ainsley* the head, whom the name names though the tree hangs it on the
    /// council; -1 if a name is of no such noun. \param name  with its titles
    int role_named(const SentenceView& view, const Said& name) const;

    /// What the sentence says that a name stands for; only then, since it is what comes later that takes it up.
    void note(std::uint32_t s, std::size_t draft);

   private:
    bool take_up_several(std::uint32_t s, TokenIndex noun);
    bool take_up_person(std::uint32_t s, TokenIndex noun);
    bool take_up_place(std::uint32_t s, TokenIndex noun);
    void class_phrase(std::uint32_t s, TokenIndex noun);
    bool is_kind(const Group& of, const std::string& word) const;
    void note_indefinite(std::uint32_t s, TokenIndex noun);
    void note_kinds(std::uint32_t s, const Draft& draft);
    bool is_named_role(std::uint32_t s, TokenIndex noun) const;
    void noun_before(std::uint32_t s, const Draft& name);
    bool is_person_noun(std::string_view noun) const;
    EntityType type_of_noun(std::string_view noun, bool plural) const;
    void note_unnamed(std::uint32_t s, TokenIndex noun);
    bool killed(const Unnamed& thing) const;
    void take_up_unnamed(std::uint32_t s, TokenIndex noun, int referent);

    Discourse& discourse_;
    const Lexicon& lexicon_;
    StringMap<std::uint32_t> indefinite_;  ///< noun: the sentence in which it came with *a* or *another* last
};

}  // namespace claimgraph::extract::names
