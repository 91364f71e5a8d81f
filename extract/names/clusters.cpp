#include "extract/names/clusters.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "extract/names/state_bodies.h"
#include "graph/name_key.h"

namespace claimgraph {
namespace {

// Names longer than this are compared as a whole only.
constexpr std::size_t longest_name = 12;

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) out.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

std::string join(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (!out.empty()) out += ' ';
        out += words[i];
    }
    return out;
}

struct PersonName {
    std::string given, middle, family;  // in comparable form
    std::string given_folded, suffix, solid;
    std::string last_as_family;      // the last word as if it were a family name
    std::string nickname;            // folded, of a name that has it between quotation marks
    std::vector<std::string> words;  // all, in comparable form
};

// One word of a family name in comparable form.
std::string family_key(std::string_view folded) {
    for (const std::string_view article : {"al-", "el-"})
        if (folded.rfind(article, 0) == 0 && folded.size() > 5) folded.remove_prefix(article.size());
    return transliteration_key(Lexicon::get().canonical_family(folded));
}

PersonName parse_person(const std::string& label) {
    const Lexicon& lexicon = Lexicon::get();
    std::vector<std::string> words = split(fold_name(label));
    PersonName out;
    // Ferdinand "Bongbong" Marcos: what stands in quotation marks is another name, no part of this one
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words.size() < 3 || words[i].empty() || words[i].front() != '"') continue;
        std::size_t end = i;
        while (end < words.size() && words[end].back() != '"') ++end;
        if (i == 0 || end + 1 >= words.size()) break;
        out.nickname = join(words, i, end + 1);
        out.nickname.erase(std::remove(out.nickname.begin(), out.nickname.end(), '"'), out.nickname.end());
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                    words.begin() + static_cast<std::ptrdiff_t>(end) + 1);
        break;
    }
    // XI is a number, Xi a name
    const auto last_written = [&label](std::size_t from_end) {
        std::size_t end = label.size();
        for (; from_end > 0 && end != std::string::npos; --from_end) end = label.rfind(' ', end - 1);
        const std::size_t begin = end == std::string::npos ? end : label.rfind(' ', end - 1);
        return end == std::string::npos ? std::string_view()
                                        : std::string_view(label).substr(begin + 1, end - begin - 1);
    };
    std::string number_of_ruler;
    for (std::size_t cut = 0; words.size() > 1 && lexicon.has("name_suffixes", words.back()); ++cut) {
        const bool number = words.back().find_first_not_of("ivx") == std::string::npos;
        if (number && last_written(cut).find_first_of("ivx") != std::string_view::npos) break;
        if (number) number_of_ruler = words.back();
        if (lexicon.has("generations", words.back())) {
            out.suffix = words.back();
            out.suffix.erase(std::remove(out.suffix.begin(), out.suffix.end(), '.'), out.suffix.end());
        }
        words.pop_back();
    }
    if (words.size() > 1 && words.back() == ",") words.pop_back();
    const auto key = [&lexicon](const std::string& word) { return transliteration_key(lexicon.canonical_given(word)); };
    for (const std::string& word : words) out.words.push_back(key(word));
    if (!words.empty()) out.last_as_family = family_key(words.back());
    // Louis XIV: who has no family name is told from others by the number
    if (words.size() == 1 && !number_of_ruler.empty()) {
        out.given_folded = words[0];
        out.given = out.words[0];
        out.family = number_of_ruler;
        out.solid = words[0] + number_of_ruler;
        return out;
    }
    if (words.size() < 2) return out;
    // de Klerk, bin Laden: a family name alone
    if (lexicon.has("particles", words[0]) && label[0] >= 'a' && label[0] <= 'z') {
        out.last_as_family.clear();
        for (const std::string& word : words)
            out.last_as_family += (out.last_as_family.empty() ? "" : " ") + family_key(word);
        return out;
    }
    for (const std::string& word : words)
        for (const char c : word)
            if (c != '-' && c != '\'' && c != '.') out.solid += c;
    bool family_first = words.size() <= 3 && lexicon.gender_of_given(words.back()) == 0;
    for (std::size_t i = 1; i < words.size(); ++i)
        family_first = family_first && lexicon.is_east_asian(words[0], words[i]);
    if (family_first) {
        out.family = transliteration_key(words[0]);
        for (std::size_t i = 1; i < words.size(); ++i) {
            std::string part = words[i];
            part.erase(std::remove(part.begin(), part.end(), '-'), part.end());
            out.given += part;
        }
        out.given_folded = out.given;
        out.given = std::string(lexicon.canonical_given(out.given));
        return out;
    }
    std::size_t family = words.size() - 1;
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (lexicon.has("particles", words[i])) {
            family = i;
            break;
        }
    for (std::size_t i = family; i < words.size(); ++i) {
        if ((words[i] == "al" || words[i] == "el") && i + 1 < words.size()) continue;
        if (!out.family.empty()) out.family += ' ';
        out.family += family_key(words[i]);
    }
    const auto initial = [](const std::string& word) {
        return word.size() == 1 || (word.size() == 2 && word[1] == '.');
    };
    out.given_folded = words[0];
    out.given = initial(words[0]) ? words[0].substr(0, 1) : key(words[0]);
    for (std::size_t i = 1; i < family; ++i) {
        if (!out.middle.empty()) out.middle += ' ';
        out.middle += initial(words[i]) ? words[i].substr(0, 1) : key(words[i]);
    }
    return out;
}

// Is the shorter word list a part of the letters' expansion? At least half of the letters begin words of it.
bool can_stand_for(std::string_view letters, const std::string& full) {
    std::string plain;
    for (const char c : fold_name(letters))
        if (c >= 'a' && c <= 'z') plain += c;
    if (plain.size() < 2 || plain.size() > 8) return false;
    std::string initials;
    bool start = true;
    for (const char c : fold_name(full)) {
        if (start && c >= 'a' && c <= 'z') initials += c;
        start = c == ' ' || c == '-';
    }
    std::size_t found = 0;
    std::string rest = initials;
    for (const char c : plain)
        if (const std::size_t at = rest.find(c); at != std::string::npos) {
            rest.erase(at, 1);
            ++found;
        }
    return found * 2 >= plain.size() && !initials.empty();
}

std::string initials_of(const std::string& full) {
    std::string out;
    for (const std::string& word : split(fold_name(full))) {
        if (word == "of" || word == "the" || word == "and" || word == "for" || word == "&" || word == "in" ||
            word == "on")
            continue;
        out += word[0];
    }
    return out;
}

// The rest of a name of three words and more that begins with a country's adjective.
std::string without_demonym(const std::string& key) {
    const std::size_t blank = key.find(' ');
    if (blank == std::string::npos || key.find(' ', blank + 1) == std::string::npos) return {};
    return Lexicon::get().demonym(key.substr(0, blank)) ? key.substr(blank + 1) : std::string();
}

bool is_state_body(const std::string& key) {
    return Lexicon::get().has("state_heads", std::string_view(key).substr(key.rfind(' ') + 1));
}

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
    const Group& group_at(int index) const { return groups_[static_cast<std::size_t>(index)]; }

    int new_group(const Draft& draft) {
        Group group;
        group.type = draft.type;
        group.thing = draft.thing;
        groups_.push_back(std::move(group));
        return static_cast<int>(groups_.size()) - 1;
    }

    void put(Draft& draft, int index) {
        Group& group = groups_[static_cast<std::size_t>(index)];
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

    void cluster_full_persons() {
        for (Draft& draft : drafts_) {
            if (!is_person(draft)) continue;
            const PersonName name = parse_person(draft.label);
            if (name.family.empty()) continue;
            std::vector<int>& family = families_[name.family];
            int found = -1;
            for (const int candidate : family) {
                const Group& group = groups_[static_cast<std::size_t>(candidate)];
                const bool by_nickname = group.aliases.find(name.given) != group.aliases.end() ||
                                         (!name.nickname.empty() && transliteration_key(name.nickname) == group.given);
                if (!same_given(group, name) && !by_nickname) continue;
                if (group.suffix != name.suffix || !middles_agree(group.middle, name.middle)) continue;
                found = candidate;
                break;
            }
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
                Group& group = groups_[static_cast<std::size_t>(found)];
                if (group.given.size() < name.given.size() && group.given.size() == 1) group.given = name.given;
                if (group.middle.size() < name.middle.size()) {
                    group.middle = name.middle;
                    group.solid = name.solid;
                }
            }
            if (!name.nickname.empty())
                groups_[static_cast<std::size_t>(found)].aliases.insert(transliteration_key(name.nickname));
            put(draft, found);
        }
    }

    // *Mohamed* of two of that name: the only one that the text has brought in so far; else the one that the name
    // alone has stood for before, as long as no other has come in between.
    int choose_by_place(const std::vector<int>& candidates, const std::string& key, std::uint32_t sentence,
                        const std::vector<int>& last_sentence) const {
        std::vector<int> introduced;
        for (const int candidate : candidates)
            if (last_sentence[static_cast<std::size_t>(candidate)] >= 0) introduced.push_back(candidate);
        if (introduced.size() == 1) return introduced.front();
        const auto meant = meant_by_.find(key);
        if (meant == meant_by_.end()) return -1;
        for (const int candidate : introduced) {
            const int last = last_sentence[static_cast<std::size_t>(candidate)];
            if (candidate != meant->second && last + 1 >= static_cast<int>(sentence)) return -1;
        }
        return meant->second;
    }

    void cluster_short_persons() {
        std::vector<int> last_sentence(groups_.size(), -1);
        for (Draft& draft : drafts_) {
            if (!is_person(draft)) continue;
            if (draft.cluster >= 0) {
                last_sentence[static_cast<std::size_t>(draft.cluster)] = static_cast<int>(draft.sentence);
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
                                                    const char gender = groups_[static_cast<std::size_t>(c)].gender;
                                                    return gender != 0 && gender != draft.gender;
                                                }),
                                 candidates.end());
            if (candidates.size() == 1) found = candidates.front();
            if (candidates.size() > 1) found = choose_by_place(candidates, key, draft.sentence, last_sentence);
            if (found >= 0) {
                meant_by_[key] = found;
                last_sentence[static_cast<std::size_t>(found)] = static_cast<int>(draft.sentence);
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
        const Group& group = groups_[static_cast<std::size_t>(short_form->second)];
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
        const std::vector<std::string> words = split(name);
        if (words.size() < 2 || words.size() > longest_name) return;
        if (draft.type == EntityType::group || draft.type == EntityType::country) return;
        if (const std::string bare = without_demonym(name); !bare.empty()) offer(bare);
        if (!draft.thing) {
            // King's College of King's College London
            for (std::size_t i = 1; i + 1 < words.size(); ++i)
                if (lexicon_.has("heads_before_place", words[i])) offer(join(words, 0, i + 1));
            // the last words: Udvar-Hazy Center
            for (std::size_t from = 1; from + 1 < words.size(); ++from)
                if (words[from] != "of" && words[from] != "and" && words[from - 1] != "of" && words[from - 1] != "and")
                    offer(join(words, from, words.size()));
            if (draft.type == EntityType::product) offer(words.back());
            // the words before the head noun of a company: Kraft Heinz of Kraft Heinz Company; Druzhba of no pipeline
            if (lexicon_.has("company_heads", words.back())) {
                const std::string start = join(words, 0, words.size() - 1);
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
        for (const std::string& word : split(fold_name(draft.label))) all_initials += word[0];
        if (all_initials.size() >= 3 && all_initials != initials) offer(all_initials);
    }

    void describe(const Draft& draft, int index) {
        Group& group = groups_[static_cast<std::size_t>(index)];
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
        const std::vector<std::string> words = split(thing_key(draft.label));
        const bool takes_kind = draft.type == EntityType::organization || is_a(draft.type, EntityType::place) ||
                                draft.type == EntityType::law || draft.type == EntityType::product;
        if (const std::size_t blank = draft.label.rfind(' ');
            blank != std::string::npos && draft.type == EntityType::organization &&
            lexicon_.has("company_suffixes", fold_name(draft.label.substr(blank + 1))))
            group.kinds.insert("company");
        if (words.size() > 1 && takes_kind) {
            group.kinds.insert(words.back());
            for (std::size_t i = 1; i < words.size(); ++i)
                if (words[i] == "of") {
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
            const Group &from = groups_[static_cast<std::size_t>(source)],
                        &to = groups_[static_cast<std::size_t>(target)];
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

    bool is_alias_phrase(const SentenceView& sentence, int first, int last) const {
        while (last > first && (sentence.is(last, "\"") || sentence.is(last, "'") || sentence.is(last, "the") ||
                                        sentence.is(last, "``") || sentence.is(last, "as")
                                    ? !sentence.is(last, "as")
                                    : false))
            --last;
        bool opened = false;
        while (first < last &&
               (sentence.is(first, "(") || sentence.is(first, ",") || sentence.is(first, "-") ||
                sentence.is(first, "also") || sentence.is(first, "better") || sentence.is(first, "is") ||
                sentence.is(first, "was") || sentence.is(first, "who") || sentence.is(first, "widely") ||
                sentence.is(first, "often") || sentence.is(first, "popularly") || sentence.is(first, "commonly"))) {
            ++first;
            opened = true;
        }
        if (!opened || first > last) return false;
        const std::string_view words = sentence.phrase(first, last);
        const auto& aliases = lexicon_.aliases();
        if (words == "born" || words == "called" || words == "dubbed") return sentence.is(first - 1, "(");
        // known by its Spanish initials, known by the nickname
        if (words.starts_with("known by ") && lexicon_.has("alias_nouns", sentence.low(last))) return true;
        return std::find(aliases.begin(), aliases.end(), words) != aliases.end();
    }

    void merge(int from, int to) {
        Group& source = groups_[static_cast<std::size_t>(from)];
        Group& target = groups_[static_cast<std::size_t>(to)];
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

bool is_generic(const std::string& key) {
    const Lexicon& lexicon = Lexicon::get();
    // Article 5 of which treaty? Numbers of four digits and more are given once.
    if (const std::size_t blank = key.find(' ');
        blank != std::string::npos && lexicon.has("numbered_laws", std::string_view(key).substr(0, blank))) {
        const std::string_view number = std::string_view(key).substr(blank + 1);
        const bool digits = number.find_first_not_of("0123456789") == std::string_view::npos;
        const bool roman = number.find_first_not_of("ivxlc") == std::string_view::npos;
        if (roman || (digits && number.size() < 4)) return true;
    }
    for (const std::string& word : split(key))
        if (!lexicon.has("generic_names", word)) return false;
    return true;
}

std::string thing_key(const std::string& label) {
    const Lexicon& lexicon = Lexicon::get();
    std::string folded = fold_name(label);
    std::string plain;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (folded.compare(i, 3, "'s ") == 0) ++i;  // Russia's defence ministry
        if (c == '.' || c == '"' || c == '\'') continue;
        plain += c == '-' || c == '/' || c == ',' ? ' ' : c;
    }
    std::vector<std::string> words = split(plain);
    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
    std::size_t end = words.size();
    while (end > 1 && lexicon.has("company_suffixes", words[end - 1]) && words[end - 1] != "group" &&
           words[end - 1] != "holding" && words[end - 1] != "holdings" && words[end - 1] != "corporation")
        --end;
    for (std::size_t i = 0; i < end; ++i) words[i] = lexicon.spelling(words[i]);
    words.resize(end);
    // HMP Belmarsh is Belmarsh prison
    if (const auto head = words.size() > 1 ? lexicon.text("heads_of_starts", words[0]) : std::nullopt) {
        words.erase(words.begin());
        if (words.back() != *head) words.emplace_back(*head);
        end = words.size();
    }
    if (std::string body = state_body_key(words); !body.empty()) return body;
    return join(words, 0, end);
}

std::string domain_of(const Thing& thing) {
    return thing.kind == "seat" && !thing.stands.empty() ? thing.stands : thing.id;
}

std::string full_name_key(const std::string& label) {
    const PersonName name = parse_person(label);
    return name.given.empty() || name.family.empty() ? std::string() : name.given + " " + name.family;
}

std::vector<Group> cluster_names(const std::vector<SentenceView>& sentences, std::vector<Draft>& drafts) {
    return Clusterer(sentences, drafts).run();
}

std::vector<std::string> keys_of(const Group& group) {
    std::set<std::string> keys;
    if (group.thing) {
        keys.insert("gazetteer:" + group.thing->id);
        if (!group.thing->same.empty()) keys.insert("same:" + group.thing->same);
        if (!group.thing->body.empty()) keys.insert("name:" + group.thing->body + " " + group.thing->country);
    }
    if (group.type == EntityType::person && !group.thing) {
        const auto add = [&keys](const char* kind, const std::string& value) {
            if (!value.empty()) keys.insert(kind + value);
        };
        add("family:", group.family);
        add("given:", group.given);
        if (!group.family.empty() && !group.given.empty()) {
            add("middle:", group.middle);
            add("suffix:", group.suffix);
            if (group.given.size() > 1) add("solid:", group.solid);
            for (const std::string& other : group.also) add("also:", other);
        }
        for (const std::string& alias : group.aliases) add("alias:", alias);
        const Lexicon& lexicon = Lexicon::get();
        const auto tie = [&](const std::string& country) {
            // what was part of another country is of that country now; what is no more says nothing
            const std::string today =
                std::string(lexicon.text("parts_of_countries", fold_name(country)).value_or(country));
            if (today.rfind("country/", 0) == 0 && today.rfind("country/X-", 0) != 0) add("of:", today);
        };
        const auto work = [&](const std::string& noun) {
            if (const auto field = lexicon.text("fields", noun)) add("field:", std::string(*field));
        };
        for (const std::string& country : group.countries) tie(country);
        for (const std::string& kind : group.kinds) work(kind);
        for (const OfficeEvidence& evidence : group.offices) {
            work(evidence.office->name);
            for (const std::string& implied : evidence.office->implies) work(implied);
            const Thing* domain = lexicon.thing_by_id(evidence.domain);
            if (domain) tie(domain->country);
            if (evidence.former || evidence.domain.empty()) continue;
            const auto holds = [&](const std::string& office) {
                keys.insert("office:" + office + "@" + evidence.domain);
            };
            if (evidence.office->one) holds(evidence.office->name);
            for (const std::string& implied : evidence.office->implies)
                if (const Office* other = lexicon.office_by_name(implied); other && other->one) holds(implied);
            if (domain && std::find(domain->leaders.begin(), domain->leaders.end(), evidence.office->name) !=
                              domain->leaders.end())
                holds("leader");
        }
    } else if (!group.thing && !is_a(group.type, EntityType::quantity) && group.type != EntityType::money) {
        if (!group.name_key.empty() && group.spelled_out && !is_generic(group.name_key)) {
            keys.insert("name:" + group.name_key);
            // Ukrainian Unmanned Systems Forces are the Unmanned Systems Forces; the French Academy is not any academy
            const std::string bare = without_demonym(group.name_key);
            if (!bare.empty() && !is_generic(bare) && is_state_body(bare)) keys.insert("name:" + bare);
        }
        if (is_a(group.type, EntityType::date) && !group.name_key.empty()) keys.insert("name:" + group.name_key);
        for (const std::string& name : group.aliases) keys.insert("name:" + name);
    }
    if (group.type != EntityType::person)
        for (const std::string& letters : group.acronyms) keys.insert("acronym:" + letters);
    return {keys.begin(), keys.end()};
}

namespace {

std::string place_of_words(Span words) {
    return words.empty() ? std::string() : ";" + std::to_string(words.begin) + "-" + std::to_string(words.end);
}

bool is_capital_or_seat(const Thing* thing) { return thing && (thing->kind == "seat" || thing->kind == "capital"); }

// *the Kremlin leader*, *Moscow's foreign minister* are Russia's; a spokesman of the Kremlin is the Kremlin's, a king
// of Athens is that of the town.
bool is_of_state(const Office& office, const Thing& thing) {
    if (thing.kind == "capital") return office.name.ends_with(" minister");
    return std::find(office.of.begin(), office.of.end(), EntityType::country) != office.of.end() &&
           office.name != "spokesperson";
}

// `@` and what the office is held in; empty where it can be held in no such thing.
std::string domain_of_office(const OfficeEvidence& evidence, const std::vector<Group>& groups,
                             const std::vector<int>& clusters) {
    const Office& office = *evidence.office;
    const auto fits = [&](EntityType type) {
        return std::find(office.of.begin(), office.of.end(), type) != office.of.end();
    };
    const Thing* thing = evidence.domain_thing;
    if (evidence.domain_cluster >= 0) {
        const auto index = static_cast<std::size_t>(evidence.domain_cluster);
        const Group& group = groups[index];
        if (is_capital_or_seat(group.thing) && !group.thing->stands.empty() && is_of_state(office, *group.thing)) {
            thing = Lexicon::get().thing_by_id(group.thing->stands);
        } else {
            // what has no clear type may be an organization, and a region may be taken for one
            const bool clear = fits(group.type) ||
                               (fits(EntityType::organization) && group.type == EntityType::facility) ||
                               (fits(EntityType::organization) && !group.thing &&
                                (group.type == EntityType::other || group.type == EntityType::group));
            return clear && clusters[index] >= 0 ? "@cluster/" + std::to_string(clusters[index]) : std::string();
        }
    }
    return thing && fits(thing->type) ? "@" + thing->id + "=" + thing->label : std::string();
}

// *Moscow denied*: the subject of a verb that takes people, alone or among others.
bool acts(const SentenceView& view, int head) {
    for (int steps = 0; view.relation(head, "conj") && steps < 8; ++steps) head = view.token(head).head;
    const int verb = view.token(head).head;
    return verb >= 0 && view.token(head).deprel == "nsubj" && view.token(verb).upos == Upos::VERB &&
           (Lexicon::get().has("speech_verbs", fold_name(view.token(verb).lemma)) ||
            Lexicon::get().has("acting_verbs", fold_name(view.token(verb).lemma)));
}

// *in the Oval Office*
bool is_where(const SentenceView& view, int first) {
    if (view.is(first - 1, "the")) --first;
    for (const char* word : {"in", "at", "inside", "into", "outside", "near", "around"})
        if (view.is(first - 1, word)) return true;
    return false;
}

}  // namespace

std::vector<std::vector<std::string>> relation_keys(const std::vector<SentenceView>& sentences,
                                                    const std::vector<Draft>& drafts, const std::vector<Group>& groups,
                                                    const std::vector<int>& clusters) {
    std::vector<std::vector<std::string>> keys(groups.size());
    std::vector<char> stands(groups.size());
    for (const Draft& draft : drafts) {
        if (draft.cluster < 0 || draft.form != MentionForm::name) continue;
        const auto index = static_cast<std::size_t>(draft.cluster);
        const Thing* thing = groups[index].thing;
        if (stands[index] || !thing || thing->stands.empty()) continue;
        const SentenceView& view = sentences[draft.sentence];
        // A capital is a town as well, a palace a house.
        if (thing->kind != "seat" ? !acts(view, draft.head) : is_where(view, draft.first)) continue;
        const Thing* power = Lexicon::get().thing_by_id(thing->stands);
        if (!power) continue;
        stands[index] = 1;
        keys[index].push_back("stands:" + power->id + "=" + power->label +
                              place_of_words(view.span(draft.first, draft.last)));
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Group& group = groups[g];
        const std::string words = place_of_words(group.owner_words);
        if (group.owner)
            keys[g].push_back("acts:" + group.owner->id + "=" + group.owner->label + words);
        else if (group.owner_group >= 0 && clusters[static_cast<std::size_t>(group.owner_group)] >= 0)
            keys[g].push_back("acts:cluster/" + std::to_string(clusters[static_cast<std::size_t>(group.owner_group)]) +
                              words);
        if (groups[g].type != EntityType::person) continue;
        for (const OfficeEvidence& evidence : groups[g].offices) {
            if (!evidence.held || evidence.former) continue;
            const std::string domain = domain_of_office(evidence, groups, clusters);
            if (!domain.empty())
                keys[g].push_back("holds:" + evidence.office->name + domain + place_of_words(evidence.words));
        }
    }
    return keys;
}

std::vector<std::string> keys_of_name(const std::string& name, EntityType type) {
    Group group;
    group.type = type;
    group.spelled_out = true;
    if (type == EntityType::person) {
        const PersonName person = parse_person(name);
        if (person.family.empty()) return {};
        group.given = person.given;
        group.middle = person.middle;
        group.family = person.family;
        group.suffix = person.suffix;
        group.solid = person.solid;
    } else if (const Thing* thing = Lexicon::get().thing(fold_name(name), name)) {
        group.thing = thing;
    } else {
        group.name_key = thing_key(name);
    }
    return keys_of(group);
}

}  // namespace claimgraph
