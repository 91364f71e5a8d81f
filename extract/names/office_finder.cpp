#include "extract/names/office_finder.h"

#include <algorithm>

namespace claimgraph::extract::names {
namespace {

class OfficeFinder {
   public:
    OfficeFinder(const SentenceView& view, const std::vector<OfficeMatch>& offices, Drafts& drafts)
        : view_(view), offices_(offices), drafts_(drafts), lexicon_(Lexicon::get()) {
        draft_at_.assign(view.size(), -1);
        for (std::size_t d = 0; d < drafts.size(); ++d)
            if (drafts[d].form == MentionForm::name)
                for (TokenIndex i = drafts[d].first; i <= drafts[d].last; ++i) draft_at_[i] = static_cast<int>(d);
    }

    std::vector<OfficeUse> run() {
        std::vector<OfficeUse> uses;
        for (const OfficeMatch& match : offices_) {
            OfficeUse use;
            use.match = match;
            use.first = match.first;
            use.last = match.last;
            // *the agency's director General Smith*: his rank
            if (match.first < match.last && !view_.capital(match.first) && view_.capital(match.last)) use.held = false;
            look_within(use);
            look_left(use);
            look_right(use);
            find_person(use);
            for (const int person : use.persons) {
                Draft& draft = drafts_[person];
                draft.type = EntityType::person;
                draft.thing = nullptr;
            }
            uses.push_back(std::move(use));
        }
        for (Draft& draft : drafts_) add_common_title(draft);
        return uses;
    }

   private:
    // *the builder Declan Roche*, *battery maker Voltara*: a noun before the name that the tree ties to it.
    void add_common_title(Draft& draft) const {
        const TokenIndex noun = draft.phrase_first - 1;
        if (draft.form != MentionForm::name || noun < 0 || draft.phrase_first != draft.first || draft_at(noun) >= 0)
            return;
        const Token& token = view_.token(noun);
        if (token.upos != Upos::NOUN || token.xpos == "NNS" || view_.capital(noun)) return;
        const TokenIndex head = view_.head_of(draft.first, draft.last);
        const bool below = token.head >= draft.first && token.head <= draft.last && !view_.relation(noun, "nsubj");
        const bool above =
            view_.token(head).head == noun &&
            (view_.relation(head, "appos") || view_.relation(head, "flat") || view_.relation(head, "nmod")) &&
            !view_.has_child(head, "case");
        if (below || above) draft.phrase_first = noun;
    }

    int draft_at(TokenIndex i) const { return i >= 0 && i < view_.size() ? draft_at_[i] : -1; }
    const Draft& draft(int d) const { return drafts_[d]; }
    bool verb(TokenIndex i) const {
        return i >= 0 && i < view_.size() && (view_.token(i).upos == Upos::VERB || view_.token(i).upos == Upos::AUX);
    }
    bool possessive(TokenIndex i) const {
        return view_.is(i, "'s") || (view_.is(i, "'") && view_.token(i).upos == Upos::PART);
    }

    void set_domain(OfficeUse& use, int d) const {
        if (use.domain_draft < 0 && use.domain.empty()) use.domain_draft = d;
    }

    // *ex-president*, *president-elect*
    void look_within(OfficeUse& use) const {
        const std::string_view word = view_.low(use.match.first);
        if (const auto tenure = lexicon_.text("tenure_before", word.substr(0, word.find('-'))); tenure) {
            use.tenure = tenure_from(*tenure);
            use.former = use.tenure.status == TenureStatus::former;
        }
        if (!use.match.office->designates.empty()) use.tenure.status = TenureStatus::designate;
    }

    void determine(OfficeUse& use, TokenIndex determiner) const {
        if (view_.listed(determiner, "definite_determiners")) use.definite = true;
        if (view_.listed(determiner, "indefinite_determiners")) use.indefinite = true;
        if (view_.listed(determiner, "possessive_determiners")) use.possessor = determiner;
    }

    bool is_modifier(TokenIndex i) const {
        const Token& token = view_.token(i);
        return token.upos == Upos::ADJ || (token.upos == Upos::NOUN && view_.relation(i, "compound")) ||
               (token.upos == Upos::PROPN && view_.relation(i, "compound") && !view_.capital(i)) ||
               (view_.is(i, "-") && view_.glued(i));
    }

    // Modifiers before the office: *former US*, *Russia's top*, *the NATO*, *Bryansk Region*
    void look_left(OfficeUse& use) {
        TokenIndex i = use.match.first - 1;
        bool of_another = false;  // *former presidential candidate Senator Holm*
        for (int steps = 0; i >= 0 && steps < 8; ++steps) {
            const std::string_view word = view_.low(i);
            const Token& token = view_.token(i);
            if (const int d = draft_at(i); d >= 0) {
                if (draft(d).type == EntityType::person && !draft(d).thing) return;
                if (!view_.capital(i) && i != draft(d).last) return;
                set_domain(use, d);
                use.first = draft(d).first;
                i = draft(d).first - 1;
                use.definite = use.definite || view_.capital(use.match.first);
                continue;
            }
            if (possessive(i)) {
                const int d = draft_at(i - 1);
                if (d < 0) return;
                set_domain(use, d);
                use.first = draft(d).first;
                use.definite = true;
                return;
            }
            if (token.upos == Upos::DET || token.upos == Upos::PRON) return determine(use, i);
            if (lexicon_.has("other", word)) use.another = true;
            const auto tenure = of_another ? std::nullopt : lexicon_.text("tenure_before", word);
            if (tenure)
                use.tenure = tenure_from(*tenure);
            else if (lexicon_.has("not_held", word))
                use.held = false;
            if (lexicon_.has("former", word)) {
                use.former = use.former || (!of_another && !view_.listed(i, "ahead_of_office"));
                use.first = i--;
                continue;
            }
            if (word == "-" && i > 0 && lexicon_.text("tenure_before", view_.low(i - 1))) {
                --i;
                continue;
            }
            if (tenure) {
                use.first = i--;
                continue;
            }
            if (const auto country = lexicon_.demonym(word); country && view_.capital(i)) {
                if (use.domain.empty() && use.domain_draft < 0) use.domain = *country;
                // *the first Swedish-American governor*
                if (i > 0 && view_.is(i - 1, "-")) use.held = false;
                use.first = i--;
                use.definite = use.definite || view_.capital(use.match.first);
                continue;
            }
            if (!is_modifier(i)) return;
            of_another = of_another || (token.upos == Upos::NOUN && lexicon_.office(word));
            use.first = i--;
        }
    }

    // *of Ukraine*, *of the Ukrainian Unmanned Systems Forces*, *for Foreign Affairs*
    void look_right(OfficeUse& use) {
        TokenIndex i = use.match.last + 1;
        if (!(view_.listed(i, "office_prepositions"))) return;
        TokenIndex k = i + 1;
        while (k < view_.size() && k < i + 4 && draft_at(k) < 0 &&
               (view_.listed(k, "definite_articles") || view_.token(k).upos == Upos::ADJ ||
                view_.token(k).upos == Upos::NOUN)) {
            if (view_.token(k).upos == Upos::NOUN && !view_.relation(k, "compound")) return;
            ++k;
        }
        const int d = draft_at(k);
        if (d < 0 || draft(d).first != k) return;
        if (draft(d).type == EntityType::person && !draft(d).thing) return;
        const bool of = view_.listed(i, "genitive_prepositions");
        if (use.domain_draft >= 0 || !use.domain.empty()) {
            if (of) use.last = draft(d).last;
            if (of) use.stated_draft = d;
            return;
        }
        if (!of && !lexicon_.has("offices_sent", use.match.office->name) && draft(d).type != EntityType::organization)
            return;
        use.domain_draft = d;
        use.of_it = of;
        use.last = draft(d).last;
        // *president of Ukraine* is the one, *a member of the Senate* is not
        if (use.match.office->one && of)
            use.definite = use.definite || view_.listed(use.first - 1, "definite_articles");
    }

    bool could_be_person(int d) const {
        if (d < 0) return false;
        const Draft& it = draft(d);
        if (it.type == EntityType::person) return true;
        if (it.thing)
            return is_a(it.thing->type, EntityType::place) && it.thing->type != EntityType::country &&
                   it.last > it.first;
        return it.type == EntityType::other || (it.votes.open_to_person(TypeThresholds::get().sure) &&
                                                it.type != EntityType::group && view_.capital(it.first));
    }
    bool is_person(int d) const { return d >= 0 && draft(d).type == EntityType::person; }

    void extend(int d, const OfficeUse& use) {
        Draft& it = drafts_[d];
        it.phrase_first = std::min(it.phrase_first, use.first);
        it.phrase_last = std::max(it.phrase_last, use.last);
        it.title = true;
    }

    void find_person(OfficeUse& use) {
        const TokenIndex end = use.last + 1;
        // Sergei Lavrov behind Foreign Minister, or behind its domain: Minister of Defence Hazem Shaalan
        if (const int d = draft_at(end);
            d >= 0 && draft(d).phrase_first == end && could_be_person(d) && !possessive(use.last)) {
            use.persons.push_back(d);
            extend(d, use);
            if (use.match.plural) add_coordinated(use, d);
            return;
        }
        if (use.match.plural) return;
        // … , Vladimir Medinsky, …
        if (view_.is(end, ",") || view_.is(end, "(") || view_.is(end, "-")) {
            const int d = draft_at(end + 1);
            const bool close = d >= 0 && ends_apposition(draft(d).last + 1);
            const bool list = d >= 0 && view_.listed(draft(d).last + 1, "additive_conjunctions");
            if (d >= 0 && draft(d).phrase_first == end + 1 && is_person(d) && close && !list &&
                (use.definite || view_.relation(draft(d).head, "appos") || use.possessor >= 0 ||
                 view_.listed(use.first - 1, "indefinite_articles") || use.domain_draft >= 0)) {
                use.persons.push_back(d);
                use.beside = true;
                return;
            }
        }
        // Charles Bolden, NASA Administrator / Thomas Sam, 42, a practising homeopath,
        int before = use.first - 1;
        while (before >= 0 &&
               (view_.token(before).upos == Upos::DET || lexicon_.has("office_adverbs", view_.low(before))))
            --before;
        if (view_.is(before, ",") || view_.is(before, "(")) {
            int back = before - 1;
            if (back > 1 && view_.token(back).upos == Upos::NUM && view_.is(back - 1, ",")) back -= 2;
            const int d = draft_at(back);
            const bool closes = end >= view_.size() || view_.token(end).upos == Upos::PUNCT ||
                                view_.listed(end, "behind_offices") || lexicon_.has("tenure_from", view_.low(end)) ||
                                lexicon_.has("tenure_to", view_.low(end));
            const TokenIndex head = use.match.last;
            const bool list = view_.relation(head, "conj") || view_.relation(head, "nsubj");
            if (d >= 0 && draft(d).last == back && is_person(d) && closes && !list) {
                use.persons.push_back(d);
                use.beside = true;
                return;
            }
        }
        // Lavrov is foreign minister of Russia
        const TokenIndex head = view_.head_of(use.match.first, use.match.last);
        const TokenIndex copula = view_.child(head, "cop"), subject = view_.child(head, "nsubj");
        if (copula >= 0 && subject >= 0 && !view_.has_child(head, "neg")) {
            const int d = draft_at(subject);
            bool negated = false;
            for (const int c : view_.children(head)) negated = negated || view_.listed(c, "negations");
            if (is_person(d) && !negated) {
                if (view_.listed(copula, "past_copulas")) use.former = true;
                use.persons.push_back(d);
                use.beside = true;
            }
        }
    }

    bool ends_apposition(TokenIndex i) const {
        if (i >= view_.size()) return true;
        const Token& token = view_.token(i);
        return token.upos == Upos::PUNCT || verb(i) || token.upos == Upos::ADV || token.upos == Upos::PRON;
    }

    // Presidents Putin and Zelensky
    void add_coordinated(OfficeUse& use, int d) {
        for (TokenIndex at = draft(d).last + 1; at + 1 < view_.size();) {
            if (!(view_.listed(at, "additive_conjunctions") || view_.is(at, ","))) return;
            TokenIndex next = at + 1;
            if (view_.listed(next, "additive_conjunctions")) ++next;
            const int other = draft_at(next);
            if (other < 0 || draft(other).first != next || !could_be_person(other)) return;
            use.persons.push_back(other);
            at = draft(other).last + 1;
        }
    }

    const SentenceView& view_;
    const std::vector<OfficeMatch>& offices_;
    Drafts& drafts_;
    const Lexicon& lexicon_;
    std::vector<int> draft_at_;
};

}  // namespace

std::vector<OfficeUse> find_office_uses(const SentenceView& view, const std::vector<OfficeMatch>& offices,
                                        Drafts& drafts) {
    return OfficeFinder(view, offices, drafts).run();
}

}  // namespace claimgraph::extract::names
