#include "extract/names/tenure.h"

#include <algorithm>
#include <optional>

#include "graph/ascii.h"

namespace claimgraph::extract::names {
namespace {

constexpr std::string_view open_end = "..";

/// Values of time that are days, months, years, or stretches of them.
bool is_days(std::string_view value) {
    return value.size() >= 4 && std::all_of(value.begin(), value.begin() + 4, ascii::is_digit<char>);
}

std::string day_of(std::string_view value) {
    return std::string(value.substr(0, std::min<std::size_t>(10, value.find('T'))));
}

class TenureFinder {
   public:
    TenureFinder(const SentenceView& view, const Drafts& drafts, OfficeUse& use)
        : view_(view), drafts_(drafts), use_(use), lexicon_(Lexicon::get()) {}

    void run() {
        const TokenIndex noun = view_.head_of(use_.match.first, use_.match.last);
        if (use_.match.plural) return;
        if (const TokenIndex copula = view_.child(noun, "cop"); copula >= 0) return of_copula(noun, copula);
        const TokenIndex verb = view_.token(noun).head;
        if (verb >= 0 && is_as(noun) && use_.persons.empty()) return of_verb(noun, verb);
        add_dates(noun, use_.tenure);
        if (!use_.persons.empty()) of_subject();
    }

   private:
    using Status = std::optional<TenureStatus>;

    // --- words -----------------------------------------------------------------------------------------------------

    Status status(TextsName table, TokenIndex verb) const {
        std::string lemma(view_.token(verb).lemma);
        for (const TokenIndex child : view_.children(verb))
            if (view_.token(child).deprel == "compound:prt") (lemma += ' ') += view_.low(child);
        const auto found = lexicon_.text(table, lemma);
        return found ? std::optional(tenure_from(*found).status) : std::nullopt;
    }

    std::string_view preposition(TokenIndex noun) const {
        const TokenIndex word = view_.child(noun, "case");
        return word < 0 ? std::string_view() : view_.low(word);
    }

    // *appointed minister*, *resigned as minister*
    bool is_as(TokenIndex noun) const {
        return view_.relation(noun, "xcomp") ||
               (view_.relation(noun, "obl") && lexicon_.has("role_prepositions", preposition(noun))) ||
               (view_.relation(noun, "obj") && !view_.has_child(noun, "det"));
    }

    // --- dates -----------------------------------------------------------------------------------------------------

    const Draft* date_at(TokenIndex word) const {
        for (const Draft& draft : drafts_)
            if (draft.form == MentionForm::value && is_a(draft.type, EntityType::date) && draft.first <= word &&
                word <= draft.last && is_days(draft.value))
                return &draft;
        return nullptr;
    }

    /// What dates below a word say; of a verb of the begin or end those *in* or *on* which it was are that.
    void add_dates(TokenIndex above, Tenure& tenure) const {
        for (const TokenIndex child : view_.children(above)) {
            if (child == above || !(view_.relation(child, "nmod") || view_.relation(child, "obl"))) continue;
            const Draft* date = date_at(child);
            if (!date) continue;
            const Tenure before = tenure;
            const std::string_view value = date->value;
            const std::size_t slash = value.find('/');
            const std::string first = day_of(value.substr(0, slash));
            const std::string last = slash == std::string_view::npos ? first : day_of(value.substr(slash + 1));
            const std::string_view word = preposition(child);
            const bool stretch = slash != std::string_view::npos && last != open_end;
            if (lexicon_.has("tenure_to", word) && !stretch) {
                tenure.to = first;
            } else if (lexicon_.has("tenure_from", word) || (stretch && tenure.status == TenureStatus::then)) {
                tenure.from = first;
                if (stretch) tenure.to = last;
            } else if (word.empty() || lexicon_.has("tenure_at", word)) {
                add_point(first, last, tenure);
            }
            if (tenure != before) tell(date->first, date->last);
        }
    }
    /// Keeps which words say so.
    void tell(TokenIndex first, TokenIndex last) const {
        use_.told_first = use_.told_first < 0 ? first : std::min(use_.told_first, first);
        use_.told_last = std::max(use_.told_last, last);
    }
    static void add_point(const std::string& first, const std::string& last, Tenure& tenure) {
        if (tenure.status == TenureStatus::began)
            tenure.from = first;
        else if (tenure.status == TenureStatus::former)
            tenure.to = last == open_end ? first : last;
        else if (tenure.status == TenureStatus::then || tenure.status == TenureStatus::designate)
            tenure.at = first;
    }

    // --- facts -----------------------------------------------------------------------------------------------------

    // Said by the sentence itself, of what is or was.
    bool is_fact(TokenIndex head) const {
        for (const TokenIndex child : view_.children(head)) {
            if (lexicon_.has("tenure_doubts", view_.low(child))) return false;
            if (view_.relation(child, "aux") && !lexicon_.has("auxiliaries_of_fact", view_.token(child).lemma))
                return false;
        }
        return is_main_clause(head);
    }
    // Also one about a name (*who was appointed*), but not what somebody says, or *rumours that*.
    bool is_main_clause(TokenIndex head) const {
        for (int steps = 0; view_.relation(head, "conj") && steps < 8; ++steps) head = view_.token(head).head;
        return view_.relation(head, "root") || view_.relation(head, "parataxis") ||
               (view_.relation(head, "acl") && !view_.has_child(head, "mark"));
    }
    bool is_told(TokenIndex verb) const {
        const std::string& tag = view_.token(verb).xpos;
        return (tag == "VBD" || tag == "VBN" || tag == "VBZ") && is_fact(verb);
    }

    // --- persons ---------------------------------------------------------------------------------------------------

    int person_at(TokenIndex word) const {
        for (std::size_t d = 0; d < drafts_.size(); ++d) {
            const Draft& draft = drafts_[d];
            if (draft.form == MentionForm::name && draft.first <= word && word <= draft.last &&
                (draft.type == EntityType::person || (draft.type == EntityType::other && !draft.thing)))
                return static_cast<int>(d);
        }
        return -1;
    }

    // The subject, also of a relative clause or participle (*who was appointed …*, *Holm, appointed …*).
    TokenIndex subject_of(TokenIndex head) const {
        for (int steps = 0; steps < 8; ++steps) {
            const TokenIndex subject = view_.child(head, "nsubj");
            const bool relative = subject >= 0 && view_.listed(subject, "relative_subjects_person");
            if (subject >= 0 && !relative) return person_at(subject);
            if (view_.relation(head, "acl")) return person_at(view_.token(head).head);
            if (subject >= 0 || !view_.relation(head, "conj")) return -1;
            head = view_.token(head).head;
        }
        return -1;
    }

    bool is_passive(TokenIndex verb) const {
        const TokenIndex subject = view_.child(verb, "nsubj");
        return (subject >= 0 && view_.token(subject).deprel == "nsubj:pass") ||
               (view_.relation(verb, "acl") && view_.token(verb).xpos == "VBN" && !view_.has_child(verb, "aux"));
    }

    // --- what is said ----------------------------------------------------------------------------------------------

    // *has been minister since 2014*, *was minister until May*, *is no longer minister*
    void of_copula(TokenIndex noun, TokenIndex copula) {
        Tenure tenure = use_.tenure;
        const bool past = view_.listed(copula, "past_copulas");
        if (past && tenure.is_plain()) tenure.status = TenureStatus::then;
        for (const TokenIndex child : view_.children(noun)) {
            const std::string_view lemma = view_.token(child).lemma;
            if (!view_.relation(child, "aux") || lexicon_.has("auxiliaries_of_fact", lemma)) continue;
            if (lexicon_.has("auxiliaries_ahead", lemma))
                tenure.status = TenureStatus::designate;
            else
                use_.held = false;
        }
        add_dates(noun, tenure);
        const bool says_nothing = past && tenure.from.empty() && tenure.to.empty() && tenure.at.empty();
        if (says_nothing || !is_clause(noun)) return;
        if (use_.persons.empty()) give_to(subject_of(noun));
        use_.tenure = tenure;
    }
    // Of a copula: who it is that has the office was found; a doubt or a *that* clause says nothing of when.
    bool is_clause(TokenIndex noun) const {
        for (const TokenIndex child : view_.children(noun))
            if (lexicon_.has("tenure_doubts", view_.low(child))) return false;
        return is_main_clause(noun);
    }

    // *was appointed minister in 2020*, *the king named Holm minister*, *resigned as minister on Friday*
    void of_verb(TokenIndex noun, TokenIndex verb) {
        const Status own = status("tenure_verbs", verb), given = status("tenure_passives", verb);
        if ((!own && !given) || !is_told(verb) || is_first_to(noun)) return;
        int person = -1;
        if (own || is_passive(verb)) {
            person = subject_of(verb);
        } else {
            for (const char* relation : {"obj", "xcomp", "iobj"})
                for (const TokenIndex child : view_.children(verb))
                    if (person < 0 && child != noun && view_.relation(child, relation)) person = person_at(child);
        }
        if (person < 0) return;
        Tenure tenure;
        tenure.status = own ? *own : *given;
        add_dates(verb, tenure);
        add_dates(noun, tenure);
        give_to(person);
        tell(verb, verb);
        use_.tenure = tenure;
    }

    // *became the first president to visit*: had the office before.
    bool is_first_to(TokenIndex noun) const {
        const std::vector<int>& below = view_.children(noun);
        return std::any_of(below.begin(), below.end(), [&](TokenIndex child) {
            return view_.relation(child, "acl") && view_.listed(view_.child(child, "mark"), "goal_prepositions");
        });
    }

    // *Foreign Minister Ida Holm resigned on 3 May*: the office is that of the name.
    void of_subject() {
        const int person = use_.persons.front();
        const Draft& draft = drafts_[person];
        TokenIndex subject =
            view_.head_of(std::min(use_.first, draft.phrase_first), std::max(use_.last, draft.phrase_last));
        for (int steps = 0; view_.relation(subject, "appos") && steps < 4; ++steps) subject = view_.token(subject).head;
        const TokenIndex verb = view_.token(subject).head;
        if (verb < 0 || !view_.relation(subject, "nsubj")) return;
        const Status said = is_passive(verb) ? status("tenure_passives", verb) : status("tenure_verbs", verb);
        if (said != TenureStatus::former || !is_told(verb) || !ends_this_office(verb)) return;
        Tenure tenure;
        tenure.status = TenureStatus::former;
        add_dates(verb, tenure);
        tell(verb, verb);
        use_.ended = tenure;
    }
    // Not *resigned from the golf club*, *quit the race*, *stepped down as party leader*.
    bool ends_this_office(TokenIndex verb) const {
        for (const TokenIndex child : view_.children(verb)) {
            if (view_.relation(child, "obj") || view_.relation(child, "xcomp")) return is_post(child);
            if (!view_.relation(child, "obl") || date_at(child)) continue;
            const std::string_view word = preposition(child);
            if (lexicon_.has("prepositions_behind_leaving", word) && !is_post(child)) return false;
        }
        return true;
    }
    bool is_post(TokenIndex noun) const {
        return lexicon_.has("tenure_posts", view_.token(noun).lemma) ||
               (noun >= use_.match.first && noun <= use_.match.last);
    }

    void give_to(int person) {
        if (person < 0) return;
        use_.persons.push_back(person);
        use_.former = true;  // says nothing of who has it now
    }

    const SentenceView& view_;
    const Drafts& drafts_;
    OfficeUse& use_;
    const Lexicon& lexicon_;
};

}  // namespace

void find_tenure(const SentenceView& view, const Drafts& drafts, OfficeUse& use) {
    TenureFinder(view, drafts, use).run();
}

}  // namespace claimgraph::extract::names
