#include "extract/rules/tree_repair.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
namespace claimgraph {
namespace {

bool closes_quotation(const Token& token) {
    return token.form == "\"" || token.form == "”" || token.form == "''" || token.form == "»";
}

class TreeRepair {
   public:
    TreeRepair(Sentence& sentence, const WordLists& lists)
        : tokens_(sentence.tokens), lists_(lists), children_(tokens_.size()) {
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            if (tokens_[i].head >= 0) children_[tokens_[i].head].push_back(i);
    }

    void run() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            participle_after_comma(i);
            clause_with_copula(i);
            clause_on_a_noun(i);
            reduced_relative(i);
            participle_of_result(i);
        }
        for (std::size_t verb = 0; verb < tokens_.size(); ++verb) {
            if (!says(verb)) continue;
            speaker_inside_quotation(verb);
            speaker_after_verb(verb);
            subject_before_clause(verb);
        }
    }

   private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t child(std::size_t head, std::string_view relation) const {
        for (const std::size_t c : children_[head])
            if (tokens_[c].deprel == relation) return c;
        return none;
    }
    bool has_subject(std::size_t head) const {
        return std::any_of(children_[head].begin(), children_[head].end(),
                           [&](std::size_t c) { return is_subject(tokens_[c].deprel); });
    }
    bool says(std::size_t token) const {
        return tokens_[token].upos == Upos::VERB && lists_.contains("speech", lower(tokens_[token].lemma));
    }
    void attach(std::size_t token, std::size_t head, std::string relation) {
        auto& before = children_[tokens_[token].head];
        before.erase(std::find(before.begin(), before.end(), token));
        tokens_[token].head = static_cast<std::int32_t>(head);
        tokens_[token].deprel = std::move(relation);
        auto& after = children_[head];
        after.insert(std::lower_bound(after.begin(), after.end(), token), token);
    }

    /// *he said, calling it a trap*: the participle is taken for what is said.
    void participle_after_comma(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "ccomp" || token.xpos != "VBG" || i == 0 || token.head > static_cast<std::int32_t>(i))
            return;
        bool comma = tokens_[i - 1].form == ",";
        for (const std::size_t c : children_[i]) {
            const std::string& relation = tokens_[c].deprel;
            if (is_subject(relation) || relation == "aux" || relation == "mark") return;
            comma = comma || (tokens_[c].form == "," && c < i);
        }
        if (comma) token.deprel = "advcl";
    }

    /// *caused the train to derail, killing two and injuring ten*: participles behind a comma go with the finite verb,
    /// not beside the infinitive.
    void participle_of_result(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "conj" || token.xpos != "VBG" || token.head < 0 ||
            token.head > static_cast<std::int32_t>(i))
            return;
        const auto first = static_cast<std::size_t>(token.head);
        if (tokens_[first].xpos != "VB" && tokens_[first].xpos != "VBD") return;
        if (has_subject(i) || child(i, "aux") != none) return;
        if (child(i, "cc") != none) {
            for (std::size_t before = i; before-- > first;)
                if (tokens_[before].xpos == "VBG" && tokens_[before].deprel == "advcl" &&
                    within(before, clause_of(first))) {
                    attach(i, before, "conj");
                    return;
                }
            return;
        }
        const bool comma =
            tokens_[i - 1].form == "," || (!children_[i].empty() && tokens_[children_[i].front()].form == ",");
        if (comma) attach(i, clause_of(first), "advcl");
    }

    /// The verb with a tense at or above a word.
    std::size_t clause_of(std::size_t token) const {
        for (std::int32_t at = static_cast<std::int32_t>(token); at >= 0; at = tokens_[at].head) {
            const std::string& tag = tokens_[at].xpos;
            if (tag == "VBD" || tag == "VBZ" || tag == "VBP") return static_cast<std::size_t>(at);
            if (tokens_[at].head < 0) return static_cast<std::size_t>(at);
        }
        return token;
    }

    /// *accused of being behind it*: with a copula it is a clause.
    void clause_with_copula(std::size_t i) {
        if (tokens_[i].deprel == "obl" && child(i, "cop") != none) tokens_[i].deprel = "advcl";
    }

    /// *announced on the radio that he had won*: `that` with a subject behind it opens no relative clause.
    void clause_on_a_noun(std::size_t i) {
        const Token& token = tokens_[i];
        // asserted by the court that he had won: nor is it what the court is
        const bool agent = token.deprel == "acl" && token.head >= 0 && tokens_[token.head].deprel.starts_with("obl");
        if ((token.deprel != "acl:relcl" && !agent) || token.head < 0 || tokens_[token.head].head < 0) return;
        const auto verb = static_cast<std::size_t>(tokens_[token.head].head);
        const std::size_t mark = child(i, "mark");
        if (mark == none || tokens_[mark].xpos != "IN" || lower(tokens_[mark].form) != "that" || !has_subject(i))
            return;
        if (says(verb) && child(verb, "ccomp") == none) attach(i, verb, "ccomp");
    }

    /// *a mission sponsored by India*: directly behind a noun and without a comma a participle belongs to the noun.
    void reduced_relative(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "advcl" || token.xpos != "VBN" || i == 0 || token.head < 0) return;
        for (const std::size_t c : children_[i]) {
            const std::string& relation = tokens_[c].deprel;
            if (is_subject(relation) || relation.starts_with("aux") || relation == "mark" || relation == "case" ||
                c < i)
                return;
        }
        std::size_t noun = i - 1;
        if (tokens_[noun].upos != Upos::NOUN && tokens_[noun].upos != Upos::PROPN) return;
        while (tokens_[noun].head >= 0 &&
               (tokens_[noun].deprel == "compound" || tokens_[noun].deprel.starts_with("flat")))
            noun = static_cast<std::size_t>(tokens_[noun].head);
        if (noun < i && !within(noun, i)) attach(i, noun, "acl");
    }

    /// *"It is over," the mayor said*: the speaker is taken for a second subject of what is said.
    void speaker_inside_quotation(std::size_t verb) {
        const std::size_t content = child(verb, "ccomp");
        if (has_subject(verb) || content == none || content > verb) return;
        for (std::size_t i = verb; i-- > 0 && !closes_quotation(tokens_[i]);) {
            if (tokens_[i].deprel != "nsubj" || tokens_[i].head < 0) continue;
            const auto head = static_cast<std::size_t>(tokens_[i].head);
            const bool marked = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(std::min(head, i)),
                                            tokens_.begin() + static_cast<std::ptrdiff_t>(i), closes_quotation);
            if (head < i && marked && within(head, content)) {
                attach(i, verb, "nsubj");
                return;
            }
        }
    }

    /// *"…," said the mayor*: the subject behind its verb is taken for an object.
    void speaker_after_verb(std::size_t verb) {
        const std::size_t content = child(verb, "ccomp");
        if (has_subject(verb) || content == none || content > verb || child(verb, "aux:pass") != none) return;
        for (const std::size_t c : children_[verb])
            if (c > verb && (tokens_[c].deprel == "iobj" || tokens_[c].deprel == "obj")) {
                tokens_[c].deprel = "nsubj";
                return;
            }
    }

    /// *said the attacks were planned*: the subject of what is said is taken for the object of saying.
    void subject_before_clause(std::size_t verb) {
        const std::size_t object = child(verb, "obj"), content = child(verb, "ccomp");
        if (object == none || content == none || object < verb || content < object) return;
        if (has_subject(content) || child(content, "mark") != none || child(content, "expl") != none) return;
        const bool passive = child(content, "aux:pass") != none;
        const std::string& tag = tokens_[content].xpos;
        const bool finite = passive || child(content, "aux") != none || child(content, "cop") != none || tag == "VBD" ||
                            tag == "VBZ" || tag == "VBP";
        if (finite) attach(object, content, passive ? "nsubj:pass" : "nsubj");
    }

    bool within(std::size_t token, std::size_t ancestor) const {
        for (std::int32_t at = static_cast<std::int32_t>(token); at >= 0; at = tokens_[at].head)
            if (static_cast<std::size_t>(at) == ancestor) return true;
        return false;
    }

    std::vector<Token>& tokens_;
    const WordLists& lists_;
    std::vector<std::vector<std::size_t>> children_;
};

}  // namespace

Sentence repaired(Sentence sentence, const WordLists& lists) {
    TreeRepair(sentence, lists).run();
    return sentence;
}

}  // namespace claimgraph
