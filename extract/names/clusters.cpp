#include "extract/names/clusters.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "extract/names/name_words.h"
#include "extract/names/person_name.h"
#include "extract/names/thing_name.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

// Names longer than this are compared as a whole only.
constexpr std::size_t longest_name = 12;

class Clusterer {
   public:
    Clusterer(const std::vector<SentenceView>& sentences, std::vector<Draft>& drafts)
        : sentences_(sentences), drafts_(drafts), lexicon_(Lexicon::get()) {}

    std::vector<Group> run() {
        find_definitions();
        cluster_full_persons();
        cluster_short_persons();
        cluster_others();
        apply_aliases();
        cluster_values();
        for (Group& group : groups_) choose_label(group);
        return std::move(groups_);
    }

   private:
    using Index = std::size_t;

    const SentenceView& view(const Draft& draft) const { return sentences_[draft.sentence]; }
    const Group& group_at(int index) const { return groups_[index]; }

    int new_group(const Draft& draft) {
        Group group;
        group.type = draft.type;
        group.thing = draft.thing;
        groups_.push_back(std::move(group));
        return static_cast<int>(groups_.size()) - 1;
    }

    void put(Draft& draft, int index) {
        Group& group = groups_[index];
        draft.cluster = index;
        group.names.insert(draft.label);
        ++counts_[{index, draft.label}];
        ++group.named;
        if (draft.gender != 0 && group.gender == 0) group.gender = draft.gender;
    }

    static bool is_name(const Draft& draft) { return draft.form == MentionForm::name; }
    static bool is_person(const Draft& draft) { return is_name(draft) && draft.type == EntityType::person; }

    // --- persons ---------------------------------------------------------------------------------------------------

    bool same_given(const Group& group, const PersonName& name) const {
        if (group.given == name.given) return true;
        if (group.given.empty() || name.given.empty()) return false;
        if (group.given.size() == 1 || name.given.size() == 1) return group.given[0] == name.given[0];
        const auto long_form = [this](const std::string& given) {
            return transliteration_key(lexicon_.canonical_given(lexicon_.long_given(given)));
        };
        const std::string a = long_form(group.given), b = long_form(name.given);
        return (!a.empty() && (a == name.given || a == b)) || (!b.empty() && b == group.given);
    }

    /// *Her mother, Ann Mary Veld*; *Veld's mother, …*: what the words say of somebody by whose kin they are.
    struct Kin {
        char gender = 0;  ///< of a pronoun
        PersonName of;    ///< whose kin it is, if a name says so
    };

    std::optional<Kin> whose_kin(Index at) const {
        const Draft& draft = drafts_[at];
        const SentenceView& sentence = view(draft);
        TokenIndex noun = draft.first - 1;
        if (sentence.is(noun, ",")) --noun;
        if (!sentence.listed(noun, "kin")) return std::nullopt;
        TokenIndex owner = noun - 1;  // her late mother
        while (owner >= 0 && sentence.token(owner).upos == Upos::ADJ) --owner;
        if (sentence.listed(owner, "pronouns_she")) return Kin{'f', {}};
        if (sentence.listed(owner, "pronouns_he")) return Kin{'m', {}};
        if (!sentence.listed(owner, "possessive_endings") || at == 0) return std::nullopt;
        const Draft& of = drafts_[at - 1];
        if (of.sentence != draft.sentence || of.last != owner - 1 || !is_person(of)) return std::nullopt;
        Kin out{0, parse_person(of.label)};
        if (out.of.family.empty()) out.of.family = out.of.last_as_family;
        return out;
    }

    /// Nobody is his own mother: whose kin somebody is may have the same given and family name, but not his middle
    /// name.
    bool kin_of(const Kin& kin, const Group& group, const PersonName& name) const {
        const auto spelled = [](const std::string& middle) { return middle.size() > 1; };
        if (group.middle == name.middle || (!spelled(group.middle) && !spelled(name.middle))) return false;
        if (kin.gender != 0) return group.gender == 0 || group.gender == kin.gender;
        return kin.of.family == group.family && (kin.of.given.empty() || same_given(group, kin.of));
    }

    /// The person of a family who has that name, with all of it rather than with less.
    int one_of_family(const std::vector<int>& family, const PersonName& name, const std::optional<Kin>& kin) const {
        int found = -1;
        for (const int candidate : family) {
            const Group& group = groups_[candidate];
            const bool by_nickname = group.aliases.find(name.given) != group.aliases.end() ||
                                     (!name.nickname.empty() && transliteration_key(name.nickname) == group.given);
            if (!same_given(group, name) && !by_nickname) continue;
            if (group.suffix != name.suffix || !middles_agree(group.middle, name.middle)) continue;
            if (kin && kin_of(*kin, group, name)) continue;
            if (group.middle == name.middle) return candidate;
            if (found < 0) found = candidate;
        }
        return found;
    }

    void cluster_full_persons() {
        for (Draft& draft : drafts_) {
            if (!is_person(draft)) continue;
            const PersonName name = parse_person(draft.label);
            if (name.family.empty()) continue;
            std::vector<int>& family = families_[name.family];
            const std::optional<Kin> kin = whose_kin(static_cast<Index>(&draft - drafts_.data()));
            int found = one_of_family(family, name, kin);
            if (found < 0) {
                found = new_group(draft);
                Group& group = groups_.back();
                group.type = EntityType::person;
                group.given = name.given;
                group.middle = name.middle;
                group.family = name.family;
                group.suffix = name.suffix;
                group.solid = name.solid;
                if (const std::string_view other = lexicon_.long_given(name.given_folded); !other.empty())
                    group.also.insert(transliteration_key(lexicon_.canonical_given(other)));
                group.spelled_out = true;
                // A family of hundreds in one document is no family; the bound keeps time linear
                if (family.size() < 32) family.push_back(found);
                const char gender = lexicon_.gender_of_given(name.given_folded);
                if (gender == 'm' || gender == 'f') group.gender = gender;
                std::vector<std::string> known_by = name.words;
                if (!name.nickname.empty()) known_by.push_back(transliteration_key(name.nickname));
                for (const std::string& word : known_by) {
                    std::vector<int>& list = words_[word];
                    if (list.size() < 8 && (list.empty() || list.back() != found)) list.push_back(found);
                }
            } else {
                Group& group = groups_[found];
                if (group.given.size() < name.given.size() && group.given.size() == 1) group.given = name.given;
                if (group.middle.size() < name.middle.size()) {
                    group.middle = name.middle;
                    group.solid = name.solid;
                }
            }
            if (!name.nickname.empty()) groups_[found].aliases.insert(transliteration_key(name.nickname));
            put(draft, found);
        }
    }

    // *Mohamed* of two of that name: the only one that the text has brought in so far; else the one that the name
    // alone has stood for before, as long as no other has come in between.
    int choose_by_place(const std::vector<int>& candidates, const std::string& key, std::uint32_t sentence,
                        const std::vector<int>& last_sentence) const {
        std::vector<int> introduced;
        for (const int candidate : candidates)
            if (last_sentence[candidate] >= 0) introduced.push_back(candidate);
        if (introduced.size() == 1) return introduced.front();
        const auto meant = meant_by_.find(key);
        if (meant == meant_by_.end()) return -1;
        for (const int candidate : introduced) {
            const int last = last_sentence[candidate];
            if (candidate != meant->second && last + 1 >= static_cast<int>(sentence)) return -1;
        }
        return meant->second;
    }

    void cluster_short_persons() {
        std::vector<int> last_sentence(groups_.size(), -1);
        for (Draft& draft : drafts_) {
            if (!is_person(draft)) continue;
            if (draft.cluster >= 0) {
                last_sentence[draft.cluster] = static_cast<int>(draft.sentence);
                continue;
            }
            const PersonName name = parse_person(draft.label);
            const std::string word_key = name.words.empty() ? fold_name(draft.label) : name.words.back();
            const std::string key = name.words.empty() ? word_key : name.last_as_family;
            int found = -1;
            std::vector<int> candidates;
            if (const auto family = families_.find(key); family != families_.end()) candidates = family->second;
            if (candidates.empty())
                if (const auto word = words_.find(word_key); word != words_.end()) candidates = word->second;
            if (draft.gender != 0)
                candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                                [&](int c) {
                                                    const char gender = groups_[c].gender;
                                                    return gender != 0 && gender != draft.gender;
                                                }),
                                 candidates.end());
            if (candidates.size() == 1) found = candidates.front();
            if (candidates.size() > 1) found = choose_by_place(candidates, key, draft.sentence, last_sentence);
            if (found >= 0) {
                meant_by_[key] = found;
                last_sentence[found] = static_cast<int>(draft.sentence);
            }
            if (found < 0) {
                auto known = alone_.find(key);
                // Ms Ray and Mr Ray
                const bool another = known != alone_.end() && draft.gender != 0 &&
                                     group_at(known->second).gender != 0 &&
                                     group_at(known->second).gender != draft.gender;
                const std::string own_key = another ? key + '\1' + draft.gender : key;
                if (another) known = alone_.find(own_key);
                if (known != alone_.end()) {
                    found = known->second;
                } else {
                    found = new_group(draft);
                    Group& group = groups_.back();
                    group.type = EntityType::person;
                    const std::string folded = fold_name(draft.label);
                    const char gender = lexicon_.gender_of_given(folded);
                    if (gender != 0 && !draft.title) {
                        group.given = word_key;
                        if (gender != 'x') group.gender = gender;
                    } else {
                        group.family = key;
                    }
                    group.spelled_out = true;
                    alone_.emplace(own_key, found);
                    last_sentence.resize(groups_.size(), -1);
                }
            }
            put(draft, found);
        }
    }

    // --- everything else -------------------------------------------------------------------------------------------

    struct Definition {
        Index full, letters;
    };

    // *Security Service of Ukraine (SBU)*, *SBU (Security Service of Ukraine)*
    void find_definitions() {
        for (Index i = 0; i + 1 < drafts_.size(); ++i) {
            const Draft &a = drafts_[i], &b = drafts_[i + 1];
            if (!is_name(a) || !is_name(b) || a.sentence != b.sentence || a.last + 2 != b.first) continue;
            const SentenceView& sentence = view(a);
            if (!sentence.is(a.last + 1, "(") || !sentence.is(b.last + 1, ")")) continue;
            const bool a_letters = a.first == a.last && sentence.all_capitals(a.first);
            const bool b_letters = b.first == b.last && sentence.all_capitals(b.first);
            if (a_letters == b_letters) continue;
            const Definition definition = b_letters ? Definition{i, i + 1} : Definition{i + 1, i};
            const Draft &full = drafts_[definition.full], &letters = drafts_[definition.letters];
            if (full.type == EntityType::person || full.last == full.first || !can_stand_for(letters.label, full.label))
                continue;
            definitions_.emplace(letters.label, definition.full);
        }
        for (Draft& draft : drafts_) {
            if (!is_name(draft)) continue;
            const auto defined = definitions_.find(draft.label);
            if (defined == definitions_.end()) continue;
            const Draft& full = drafts_[defined->second];
            // What the document says its letters mean wins over the lists.
            if (draft.thing != full.thing) draft.thing = full.thing;
            draft.type = full.type;
        }
    }

    void cluster_others() {
        // Full names first, so that short ones find them wherever they stand.
        std::vector<Index> names;
        for (Index i = 0; i < drafts_.size(); ++i)
            if (is_name(drafts_[i]) && drafts_[i].cluster < 0 && drafts_[i].type != EntityType::person)
                names.push_back(i);
        std::vector<std::string> keys(drafts_.size());
        for (const Index i : names) {
            const Draft& draft = drafts_[i];
            keys[i] = draft.thing ? "\1" + draft.thing->id : !draft.key.empty() ? draft.key : thing_key(draft.label);
            if (is_generic(keys[i])) keys[i] += possessor(i);
        }
        std::stable_sort(names.begin(), names.end(), [&](Index a, Index b) {
            const auto length = [&](Index i) {
                return drafts_[i].thing ? 99 : std::count(keys[i].begin(), keys[i].end(), ' ');
            };
            return length(a) > length(b);
        });
        for (const Index i : names) {
            Draft& draft = drafts_[i];
            if (draft.cluster >= 0) continue;
            const std::string& key = keys[i];
            int found = lookup(key, draft);
            if (found < 0) {
                found = new_group(draft);
                Group& group = groups_.back();
                if (!draft.thing) group.name_key = key;
                by_key_.emplace(key, found);
                register_short_forms(draft, key, found);
            }
            describe(draft, found);
            put(draft, found);
        }
    }

    // Britain's | Ministry of Defence: the country that owns what many countries have.
    std::string possessor(Index i) const {
        const Draft& draft = drafts_[i];
        const SentenceView& sentence = view(draft);
        if (i == 0 || !sentence.is(draft.first - 1, "'s")) return {};
        const Draft& owner = drafts_[i - 1];
        if (owner.sentence != draft.sentence || owner.last != draft.first - 2 || !owner.thing) return {};
        return owner.thing->type == EntityType::country ? " " + owner.thing->id : std::string();
    }

    int lookup(const std::string& key, const Draft& draft) const {
        if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
        if (draft.thing) return -1;
        if (const auto defined = definitions_.find(draft.label); defined != definitions_.end()) {
            const int cluster = drafts_[defined->second].cluster;
            if (cluster >= 0) return cluster;
        }
        if (draft.type == EntityType::group) return -1;
        if (const std::string bare = without_demonym(key); !bare.empty())
            if (const auto found = by_key_.find(bare); found != by_key_.end()) return found->second;
        const auto short_form = short_forms_.find(key);
        if (short_form == short_forms_.end() || short_form->second < 0) return -1;
        const Group& group = groups_[short_form->second];
        const bool compatible = is_a(group.type, draft.type) || is_a(draft.type, group.type) ||
                                draft.type == EntityType::other || key.find(' ') != std::string::npos ||
                                group.type == EntityType::product;
        return compatible ? short_form->second : -1;
    }

    // What a long name may be cut down to later in the text.
    void register_short_forms(const Draft& draft, const std::string& key, int index) {
        if (!draft.key.empty()) return;
        const auto offer = [&](const std::string& form) {
            const auto [at, fresh] = short_forms_.emplace(form, index);
            if (!fresh && at->second != index) at->second = -1;  // two things could be meant
        };
        const std::string name = draft.thing ? thing_key(draft.label) : key;
        const std::vector<std::string> words = split_words(name);
        if (words.size() < 2 || words.size() > longest_name) return;
        if (draft.type == EntityType::group || draft.type == EntityType::country) return;
        if (const std::string bare = without_demonym(name); !bare.empty()) offer(bare);
        if (!draft.thing) {
            // King's College of King's College London
            for (std::size_t i = 1; i + 1 < words.size(); ++i)
                if (lexicon_.has("heads_before_place", words[i])) offer(join_words(words, 0, i + 1));
            // the last words: Udvar-Hazy Center
            for (std::size_t from = 1; from + 1 < words.size(); ++from)
                if (words[from] != "of" && words[from] != "and" && words[from - 1] != "of" && words[from - 1] != "and")
                    offer(join_words(words, from, words.size()));
            if (draft.type == EntityType::product) offer(words.back());
            // the words before the head noun of a company: Kraft Heinz of Kraft Heinz Company; Druzhba of no pipeline
            if (lexicon_.has("company_heads", words.back())) {
                const std::string start = join_words(words, 0, words.size() - 1);
                if (!lexicon_.thing(start, start) && !lexicon_.demonym(start)) offer(start);
            }
            if (draft.type == EntityType::organization && words[0].size() >= 4 && !lexicon_.demonym(words[0]) &&
                !lexicon_.thing(words[0], draft.label) && lexicon_.gender_of_given(words[0]) == 0 &&
                (!lexicon_.has("organization_heads", words.back()) || lexicon_.has("company_heads", words.back())))
                offer(words[0]);
            // Druzhba oil pipeline / Druzhba pipeline
            if (words.size() == 3 && lexicon_.has("place_heads_lower", words[2]) &&
                !lexicon_.has("place_heads_lower", words[1]))
                offer(words[0] + " " + words[2]);
        }
        const std::string initials = initials_of(draft.label);
        if (initials.size() >= 3) offer(initials);
        // BoE of Bank of England
        std::string all_initials;
        for (const std::string& word : split_words(fold_name(draft.label))) all_initials += word[0];
        if (all_initials.size() >= 3 && all_initials != initials) offer(all_initials);
    }

    void describe(const Draft& draft, int index) {
        Group& group = groups_[index];
        const SentenceView& sentence = view(draft);
        const bool letters = draft.first == draft.last && sentence.all_capitals(draft.first) &&
                             sentence.token(draft.first).form.size() <= 8 && draft.label.size() > 1;
        if (group.type == EntityType::other && draft.type != EntityType::other) group.type = draft.type;
        if (letters && (draft.type == EntityType::organization || is_a(draft.type, EntityType::place) ||
                        draft.type == EntityType::law || draft.type == EntityType::other)) {
            std::string plain;
            for (const char c : draft.label)
                if (c != '.') plain += c;
            group.acronyms.insert(plain);
        } else {
            group.spelled_out = true;
        }
        const std::vector<std::string> words = split_words(thing_key(draft.label));
        const bool takes_kind = draft.type == EntityType::organization || is_a(draft.type, EntityType::place) ||
                                draft.type == EntityType::law || draft.type == EntityType::product;
        if (const std::size_t blank = draft.label.rfind(' ');
            blank != std::string::npos && draft.type == EntityType::organization &&
            lexicon_.has("company_suffixes", fold_name(draft.label.substr(blank + 1))))
            group.kinds.insert("company");
        if (words.size() > 1 && takes_kind) {
            // the company, of Kraft Foods
            if (draft.type == EntityType::organization && lexicon_.has("company_heads", words.back()))
                group.kinds.insert("company");
            group.kinds.insert(words.back());
            for (std::size_t i = 1; i < words.size(); ++i)
                if (lexicon_.has("genitive_prepositions", words[i])) {
                    group.kinds.insert(words[i - 1]);
                    break;
                }
        }
        if (words.size() > 1) {
            // names both ways, with the country's adjective and without
            if (!group.thing && draft.type == EntityType::organization && lexicon_.demonym(words[0]) &&
                words.size() > 2 && lexicon_.has("state_heads", words.back())) {
                const std::size_t blank = draft.label.find(' ');
                if (blank != std::string::npos) group.names.insert(draft.label.substr(blank + 1));
            }
        }
    }

    // *Robert Broddiy (known as Madyar)*
    void apply_aliases() {
        for (Index i = 0; i + 1 < drafts_.size(); ++i) {
            Draft &a = drafts_[i], &b = drafts_[i + 1];
            if (!is_name(a) || !is_name(b) || a.sentence != b.sentence || a.cluster < 0 || b.cluster < 0) continue;
            if (b.first - a.last > 7 || !is_alias_phrase(view(a), a.last + 1, b.first - 1)) continue;
            const int source = merged_into(b.cluster), target = merged_into(a.cluster);
            const Group &from = groups_[source], &to = groups_[target];
            if (source == target || from.thing) continue;
            if (from.named > 1 && from.type != to.type && from.type != EntityType::other) continue;
            merge(source, target);
        }
        for (Draft& draft : drafts_)
            if (draft.cluster >= 0) draft.cluster = merged_into(draft.cluster);
    }

    int merged_into(int cluster) {
        for (auto found = merged_.find(cluster); found != merged_.end(); found = merged_.find(cluster))
            cluster = found->second;
        return cluster;
    }

    static bool is_quote(const SentenceView& sentence, int i) {
        return sentence.is(i, "\"") || sentence.is(i, "'") || sentence.is(i, "``");
    }

    bool is_alias_phrase(const SentenceView& sentence, int first, int last) const {
        while (last > first && (is_quote(sentence, last) || sentence.listed(last, "definite_articles"))) --last;
        bool opened = false;
        while (first < last && (sentence.is(first, "(") || sentence.is(first, ",") || sentence.is(first, "-") ||
                                sentence.listed(first, "naming_links") || sentence.listed(first, "naming_adverbs"))) {
            ++first;
            opened = true;
        }
        if (!opened || first > last) return false;
        const std::string_view words = sentence.phrase(first, last);
        const auto& aliases = lexicon_.aliases();
        if (lexicon_.has("bracketed_aliases", words)) return sentence.is(first - 1, "(");
        // known by its Spanish initials, known by the nickname
        if (last > first + 1 && lexicon_.has("alias_openings", sentence.phrase(first, first + 1)) &&
            lexicon_.has("alias_nouns", sentence.low(last)))
            return true;
        return std::find(aliases.begin(), aliases.end(), words) != aliases.end();
    }

    void merge(int from, int to) {
        Group& source = groups_[from];
        Group& target = groups_[to];
        target.names.insert(source.names.begin(), source.names.end());
        target.acronyms.insert(source.acronyms.begin(), source.acronyms.end());
        target.named += source.named;
        if (target.type == EntityType::person)
            target.aliases.insert(!source.family.empty()  ? source.family
                                  : !source.given.empty() ? source.given
                                                          : transliteration_key(fold_name(
                                                                source.names.empty() ? "" : *source.names.begin())));
        else if (!source.name_key.empty() && !is_generic(source.name_key))
            target.aliases.insert(source.name_key);
        target.aliases.erase("");
        for (const std::string& name : source.names) counts_[{to, name}] += counts_[{from, name}];
        source.names.clear();
        source.named = 0;
        merged_.emplace(from, to);
    }

    void cluster_values() {
        std::map<std::pair<EntityType, std::string>, int> known;
        for (Draft& draft : drafts_) {
            if (draft.form != MentionForm::value) continue;
            int index = -1;
            if (!draft.value.empty() && is_a(draft.type, EntityType::date)) {
                const auto found = known.find({draft.type, draft.value});
                if (found != known.end()) index = found->second;
            }
            if (index < 0) {
                index = new_group(draft);
                if (is_a(draft.type, EntityType::date)) groups_.back().name_key = draft.value;
                known.emplace(std::pair{draft.type, draft.value}, index);
            }
            put(draft, index);
        }
    }

    // The fullest name; of several the most frequent, then the longest, then the first in byte order.
    void choose_label(Group& group) {
        if (group.thing) {
            group.label = group.thing->label;
            return;
        }
        const auto index = static_cast<int>(&group - groups_.data());
        std::tuple<std::size_t, int, std::size_t> best{0, 0, 0};
        for (const std::string& name : group.names) {
            const auto words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
            const auto counted = counts_.find({index, name});
            const int count = counted == counts_.end() ? 0 : counted->second;
            // of persons a name of two words is as full as one of three; what differs is who prefers which
            const std::tuple<std::size_t, int, std::size_t> rank{
                count == 0 ? 0 : std::min<std::size_t>(words, longest_name), count, name.size()};
            if (rank > best) {
                best = rank;
                group.label = name;
            }
        }
        if (group.label.empty() && !group.names.empty()) group.label = *group.names.begin();
    }

    const std::vector<SentenceView>& sentences_;
    std::vector<Draft>& drafts_;
    const Lexicon& lexicon_;
    std::vector<Group> groups_;
    StringMap<std::vector<int>> families_, words_;
    StringMap<int> alone_, by_key_, short_forms_;
    StringMap<int> meant_by_;  // a family name alone: the person it stood for last
    StringMap<Index> definitions_;
    std::map<std::pair<int, std::string>, int> counts_;
    std::map<int, int> merged_;
};

}  // namespace

std::vector<Group> cluster_names(const std::vector<SentenceView>& sentences, std::vector<Draft>& drafts) {
    return Clusterer(sentences, drafts).run();
}

}  // namespace claimgraph::extract::names
