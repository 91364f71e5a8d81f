/// Who is who within a document, against the `Entity=` annotation of GUM (https://gucorpling.org/gum/): MUC, B³, CEAFe
/// and their mean, the CoNLL score.
///
///     coreference_bench [--errors] [--gold-trees] [FILE.conllu]
///
/// The file defaults to GUM's test part in ../shared. Sentences and tokens are the file's, everything else is the
/// program's own, unless told to take the trees, too. Gold mentions are those of persons, organizations and places. A
/// mention of the program and one of the annotation are the same where the word that the latter hangs on lies within
/// the former; of nested ones the smallest. Mentions of one thing that has no second mention count, as GUM annotates
/// them.
///
///   names        mentions by a name (the head is a proper noun, or an acronym), on both sides
///   names, roles and pronouns of what is named somewhere in the document, on either side
///   everything   persons, organizations and places that are never named, too
///
/// MUC: Vilain et al. 1995. B³: Bagga and Baldwin 1998. CEAFe (entity-based, φ4): Luo 2005. Sums run over documents, as
/// in the CoNLL 2012 scorer.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/names/names.h"
#include "graph/errors.h"

#ifndef CLAIMGRAPH_SHARED
#define CLAIMGRAPH_SHARED "../shared"
#endif

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

enum class Form { name, nominal, pronoun };

struct GoldMention {
    std::uint32_t sentence = 0;
    int first = 0, last = 0, head = 0;
    std::string chain, type;
    Form form = Form::nominal;
};

struct GoldDocument {
    std::vector<GoldMention> mentions;
};

bool is_wanted(const std::string& type) { return type == "person" || type == "organization" || type == "place"; }

/// The annotation alone; words come from `read_conllu`.
class GoldReader {
   public:
    void read(const std::string& line) {
        if (line.rfind("# newdoc", 0) == 0) {
            documents_.emplace_back();
            sentence_ = 0;
        }
        if (line.empty()) finish_sentence();
        if (line.empty() || line[0] == '#') return;
        std::vector<std::string> columns;
        std::istringstream fields(line);
        for (std::string field; std::getline(fields, field, '\t');) columns.push_back(field);
        if (columns.size() < 10 || columns[0].find_first_of("-.") != std::string::npos) return;
        words_.push_back({columns[6] == "0" ? -1 : std::stoi(columns[6]) - 1, columns[3], columns[4]});
        const std::size_t at = columns[9].find("Entity=");
        if (at != std::string::npos && !documents_.empty())
            read_entities(columns[9].substr(at + 7, columns[9].find('|', at) - at - 7));
    }

    std::vector<GoldDocument> finish() {
        finish_sentence();
        return std::move(documents_);
    }

   private:
    struct Word {
        int head = -1;
        std::string upos, xpos;
    };

    /// What opens and closes at the last word: (1-person-giv:act-cf1-1-coref-Name)  (7-abstract-…(3-…)  7)6)
    void read_entities(const std::string& entities) {
        for (std::size_t i = 0; i < entities.size();) {
            if (entities[i] == '(') {
                const std::size_t end = std::min(entities.find_first_of("()", i + 1), entities.size());
                const std::string chain = open(entities.substr(i + 1, end - i - 1));
                i = end;
                if (i < entities.size() && entities[i] == ')') {
                    open_[chain].pop_back();
                    ++i;
                }
            } else {
                const std::size_t end = std::min(entities.find(')', i), entities.size());
                close(entities.substr(i, end - i));
                i = end + 1;
            }
        }
    }

    std::string open(const std::string& what) {
        const std::size_t dash = what.find('-'), next = what.find('-', dash + 1);
        GoldMention mention;
        mention.sentence = sentence_;
        mention.first = mention.last = static_cast<int>(words_.size()) - 1;
        mention.chain = what.substr(0, dash);
        mention.type = what.substr(dash + 1, next - dash - 1);
        open_[mention.chain].push_back(in_sentence_.size());
        in_sentence_.push_back(mention);
        return mention.chain;
    }

    void close(const std::string& chain) {
        const auto found = open_.find(chain);
        if (found == open_.end() || found->second.empty()) return;
        in_sentence_[found->second.back()].last = static_cast<int>(words_.size()) - 1;
        found->second.pop_back();
    }

    void finish_sentence() {
        if (words_.empty()) return;
        for (GoldMention& mention : in_sentence_) {
            for (int i = mention.first; i <= mention.last; ++i) {
                const int head = words_[static_cast<std::size_t>(i)].head;
                if (head >= mention.first && head <= mention.last) continue;
                mention.head = i;
                break;
            }
            const Word& head = words_[static_cast<std::size_t>(mention.head)];
            mention.form = head.upos == "PROPN" ? Form::name : head.upos == "PRON" ? Form::pronoun : Form::nominal;
            documents_.back().mentions.push_back(mention);
        }
        in_sentence_.clear();
        open_.clear();
        words_.clear();
        ++sentence_;
    }

    std::vector<GoldDocument> documents_;
    std::vector<Word> words_;
    std::vector<GoldMention> in_sentence_;
    std::map<std::string, std::vector<std::size_t>> open_;  ///< by chain: mentions of the sentence that are not closed
    std::uint32_t sentence_ = 0;
};

std::vector<GoldDocument> read_gold(const std::string& text) {
    GoldReader reader;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) reader.read(line);
    return reader.finish();
}

using Chains = std::vector<std::vector<int>>;  ///< mentions by number; a number means one mention on both sides

struct Ratio {
    double part = 0, whole = 0;
    double value() const { return whole == 0 ? 0 : part / whole; }
};
struct Score {
    Ratio recall, precision;
    double f1() const {
        const double r = recall.value(), p = precision.value();
        return r + p == 0 ? 0 : 2 * r * p / (r + p);
    }
};

std::map<int, int> chain_of_mention(const Chains& chains) {
    std::map<int, int> out;
    for (std::size_t c = 0; c < chains.size(); ++c)
        for (const int mention : chains[c]) out[mention] = static_cast<int>(c);
    return out;
}

void add_muc(const Chains& key, const Chains& response, Ratio& ratio) {
    const std::map<int, int> other = chain_of_mention(response);
    for (const std::vector<int>& chain : key) {
        std::set<int> parts;
        std::size_t alone = 0;
        for (const int mention : chain) {
            const auto found = other.find(mention);
            if (found == other.end())
                ++alone;
            else
                parts.insert(found->second);
        }
        ratio.part += static_cast<double>(chain.size()) - static_cast<double>(parts.size() + alone);
        ratio.whole += static_cast<double>(chain.size()) - 1;
    }
}

void add_b3(const Chains& key, const Chains& response, Ratio& ratio) {
    const std::map<int, int> other = chain_of_mention(response);
    for (const std::vector<int>& chain : key) {
        std::map<int, double> shared;
        for (const int mention : chain)
            if (const auto found = other.find(mention); found != other.end()) ++shared[found->second];
        for (const auto& [c, count] : shared) ratio.part += count * count / static_cast<double>(chain.size());
        ratio.whole += static_cast<double>(chain.size());
    }
}

/// The best one-to-one alignment of chains (Kuhn and Munkres, with potentials, O(n³)).
double best_alignment(const std::vector<std::vector<double>>& similarity) {
    const std::size_t rows = similarity.size(), columns = rows == 0 ? 0 : similarity[0].size();
    const std::size_t n = std::max(rows, columns);
    const auto cost = [&](std::size_t i, std::size_t j) {
        return i <= rows && j <= columns ? -similarity[i - 1][j - 1] : 0.0;
    };
    std::vector<double> u(n + 1), v(n + 1);
    std::vector<std::size_t> match(n + 1), way(n + 1);
    for (std::size_t i = 1; i <= n; ++i) {
        match[0] = i;
        std::size_t j0 = 0;
        std::vector<double> least(n + 1, std::numeric_limits<double>::infinity());
        std::vector<bool> used(n + 1);
        do {
            used[j0] = true;
            const std::size_t i0 = match[j0];
            double delta = std::numeric_limits<double>::infinity();
            std::size_t j1 = 0;
            for (std::size_t j = 1; j <= n; ++j) {
                if (used[j]) continue;
                const double now = cost(i0, j) - u[i0] - v[j];
                if (now < least[j]) {
                    least[j] = now;
                    way[j] = j0;
                }
                if (least[j] < delta) {
                    delta = least[j];
                    j1 = j;
                }
            }
            for (std::size_t j = 0; j <= n; ++j)
                if (used[j]) {
                    u[match[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            j0 = j1;
        } while (match[j0] != 0);
        for (; j0 != 0; j0 = way[j0]) match[j0] = match[way[j0]];
    }
    double sum = 0;
    for (std::size_t j = 1; j <= n; ++j)
        if (match[j] != 0) sum -= cost(match[j], j);
    return sum;
}

void add_ceafe(const Chains& key, const Chains& response, Score& score) {
    const std::map<int, int> other = chain_of_mention(response);
    std::vector<std::vector<double>> similarity(key.size(), std::vector<double>(response.size()));
    for (std::size_t k = 0; k < key.size(); ++k)
        for (const int mention : key[k])
            if (const auto found = other.find(mention); found != other.end())
                ++similarity[k][static_cast<std::size_t>(found->second)];
    for (std::size_t k = 0; k < key.size(); ++k)
        for (std::size_t r = 0; r < response.size(); ++r)
            similarity[k][r] *= 2 / static_cast<double>(key[k].size() + response[r].size());
    const double sum = key.empty() || response.empty() ? 0 : best_alignment(similarity);
    score.recall.part += sum;
    score.recall.whole += static_cast<double>(key.size());
    score.precision.part += sum;
    score.precision.whole += static_cast<double>(response.size());
}

struct Scores {
    Score mentions, muc, b3, ceafe;
    void add(const Chains& key, const Chains& response) {
        std::set<int> in_key, in_response;
        for (const auto& chain : key) in_key.insert(chain.begin(), chain.end());
        for (const auto& chain : response) in_response.insert(chain.begin(), chain.end());
        double both = 0;
        for (const int mention : in_key) both += in_response.count(mention) != 0;
        mentions.recall.part += both;
        mentions.recall.whole += static_cast<double>(in_key.size());
        mentions.precision.part += both;
        mentions.precision.whole += static_cast<double>(in_response.size());
        add_muc(key, response, muc.recall);
        add_muc(response, key, muc.precision);
        add_b3(key, response, b3.recall);
        add_b3(response, key, b3.precision);
        add_ceafe(key, response, ceafe);
    }
    void print(const char* what) const {
        std::printf("%-27s", what);
        for (const auto& [name, score] :
             {std::pair{"mentions", &mentions}, {"MUC", &muc}, {"B3", &b3}, {"CEAFe", &ceafe}})
            std::printf(" %s %.3f/%.3f/%.3f", name, score->recall.value(), score->precision.value(), score->f1());
        std::printf(" CoNLL %.3f\n", (muc.f1() + b3.f1() + ceafe.f1()) / 3);
    }
};

struct Options {
    bool errors = false, gold_trees = false;
    std::string path = CLAIMGRAPH_SHARED "/treebanks/gum-test.conllu";
};

struct Pronouns {
    int gold = 0, gold_right = 0, found = 0, right = 0;
};

enum class Track { names, named, everything };

class Comparison {
   public:
    Comparison(const Document& document, const Analysis& analysis, const GoldDocument& gold, const Names& names)
        : document_(document), analysis_(analysis), gold_(gold), names_(names) {
        align();
    }

    void score(Track track, Scores& scores, bool errors) const {
        std::set<std::string> named;
        for (const GoldMention& mention : gold_.mentions)
            if (mention.form == Form::name) named.insert(mention.chain);
        std::map<std::string, std::vector<int>> key;
        for (std::size_t g = 0; g < gold_.mentions.size(); ++g) {
            const GoldMention& mention = gold_.mentions[g];
            if (!is_wanted(mention.type)) continue;
            if (track == Track::names && mention.form != Form::name) continue;
            if (track == Track::named && named.count(mention.chain) == 0) continue;
            key[mention.chain].push_back(static_cast<int>(g));
        }
        std::map<std::uint32_t, std::vector<int>> response;
        std::map<std::uint32_t, bool> about_names;
        for (std::size_t m = 0; m < names_.mentions.size(); ++m) {
            const Mention& mention = names_.mentions[m];
            if (track == Track::names && mention.form != MentionForm::name) continue;
            const int number = number_[m];
            if (number < 0) continue;
            if (number < static_cast<int>(gold_.mentions.size())) {
                const GoldMention& same = gold_.mentions[static_cast<std::size_t>(number)];
                // in the annotation no name after all (a demonym, a common noun with a capital): no part of this track
                if (!is_wanted(same.type) || (track == Track::names && same.form != Form::name)) continue;
            }
            response[mention.cluster].push_back(number);
            about_names[mention.cluster] = about_names[mention.cluster] || mention.form == MentionForm::name ||
                                           number >= static_cast<int>(gold_.mentions.size()) ||
                                           named.count(gold_.mentions[static_cast<std::size_t>(number)].chain) != 0;
        }
        // what is never named, neither here nor there, is no part of this track
        if (track == Track::named)
            for (auto at = response.begin(); at != response.end();)
                at = about_names[at->first] ? std::next(at) : response.erase(at);
        Chains keys, responses;
        for (auto& [chain, mentions] : key) keys.push_back(mentions);
        for (auto& [cluster, mentions] : response) responses.push_back(mentions);
        scores.add(keys, responses);
        if (errors) print_errors(key, response);
    }

    /// Pronouns of the third person whose thing is named somewhere: is a name of it in the pronoun's cluster?
    void count_pronouns(std::map<std::string, Pronouns>& counts, bool errors) const {
        std::set<std::string> named;
        for (const GoldMention& mention : gold_.mentions)
            if (mention.form == Form::name && is_wanted(mention.type)) named.insert(mention.chain);
        std::map<std::uint32_t, std::map<std::string, int>> chains;  // by cluster: chains of its names
        std::map<int, std::uint32_t> cluster;
        for (std::size_t m = 0; m < names_.mentions.size(); ++m) {
            const int number = number_[m];
            if (number < 0 || number >= static_cast<int>(gold_.mentions.size())) continue;
            cluster[number] = names_.mentions[m].cluster;
            // a phrase counts where there is no name
            if (names_.mentions[m].form != MentionForm::pronoun)
                chains[names_.mentions[m].cluster][gold_.mentions[static_cast<std::size_t>(number)].chain] +=
                    names_.mentions[m].form == MentionForm::name ? 1000 : 1;
        }
        for (std::size_t g = 0; g < gold_.mentions.size(); ++g) {
            const GoldMention& mention = gold_.mentions[g];
            if (mention.form != Form::pronoun) continue;
            std::string word =
                analysis_.sentences[mention.sentence].tokens[static_cast<std::size_t>(mention.head)].form;
            for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            static const std::map<std::string, std::string> kinds = {
                {"he", "he"},     {"him", "he"},    {"his", "he"},      {"himself", "he"}, {"she", "she"},
                {"her", "she"},   {"hers", "she"},  {"herself", "she"}, {"it", "it"},      {"its", "it"},
                {"itself", "it"}, {"they", "they"}, {"them", "they"},   {"their", "they"}, {"i", "I"},
                {"me", "I"},      {"my", "I"},      {"we", "we"},       {"us", "we"},      {"our", "we"}};
            const auto kind = kinds.find(word);
            if (kind == kinds.end()) continue;
            Pronouns& count = counts[kind->second];
            const bool wanted = named.count(mention.chain) != 0;
            count.gold += wanted;
            const auto found = cluster.find(static_cast<int>(g));
            if (found == cluster.end()) continue;
            ++count.found;
            const auto& of = chains[found->second];
            const auto most = std::max_element(of.begin(), of.end(),
                                               [](const auto& a, const auto& b) { return a.second < b.second; });
            const bool right = most != of.end() && most->first == mention.chain;
            count.right += right;
            count.gold_right += right && wanted;
            if (errors && !right) {
                const Cluster& cluster_found = names_.clusters[found->second];
                std::printf("wrong %s: %s -> %s (of chain %s)\n", words(static_cast<int>(g)).c_str(),
                            std::string(document_.words(analysis_.sentences[mention.sentence].span)).c_str(),
                            cluster_found.label.c_str(), name_of_chain(mention.chain).c_str());
            }
        }
    }

   private:
    // *they*, *the two leaders*: a mention of each, where the annotation has one of both.
    bool stands_for_several(std::size_t m) const {
        const auto same = [&](std::size_t other) {
            return other < names_.mentions.size() && names_.mentions[other].span == names_.mentions[m].span &&
                   names_.mentions[other].cluster != names_.mentions[m].cluster;
        };
        return names_.mentions[m].form != MentionForm::name && (same(m + 1) || (m > 0 && same(m - 1)));
    }

    // A mention stands for the gold mention that hangs on the same word, else for the one that covers the words best.
    void align() {
        number_.assign(names_.mentions.size(), -1);
        std::vector<std::size_t> order;
        for (std::size_t m = 0; m < names_.mentions.size(); ++m) order.push_back(m);
        // names before phrases and pronouns: *student* of *student Ahmed Mohamed* is no mention of its own in GUM
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const auto rank = [&](std::size_t m) {
                return std::pair(names_.mentions[m].form != MentionForm::name,
                                 names_.tokens[m].last - names_.tokens[m].first);
            };
            return rank(a) < rank(b);
        });
        std::map<std::size_t, std::uint32_t> taken;  // gold mention: cluster
        for (const std::size_t m : order) {
            const Mention& mention = names_.mentions[m];
            if (mention.form == MentionForm::value || stands_for_several(m)) continue;
            const MentionTokens& at = names_.tokens[m];
            const int first = static_cast<int>(at.first), last = static_cast<int>(at.last);
            const int phrase_first = static_cast<int>(at.phrase_first), phrase_last = static_cast<int>(at.phrase_last);
            double best_rank = 0;
            int best = -1;
            bool part = false;
            for (std::size_t g = 0; g < gold_.mentions.size(); ++g) {
                const GoldMention& gold = gold_.mentions[g];
                if (gold.sentence != mention.sentence || gold.head < phrase_first || gold.head > phrase_last) continue;
                if (const auto same = taken.find(g); same != taken.end()) {
                    part = part || (same->second == mention.cluster && gold.first <= first && last <= gold.last);
                    continue;
                }
                const double both = std::min(last, gold.last) - std::max(first, gold.first) + 1;
                const double either = std::max(last, gold.last) - std::min(first, gold.first) + 1;
                const bool inside = gold.head >= first && gold.head <= last;
                const double rank = both / either + (gold.head == static_cast<int>(at.head) ? 2 : inside ? 1 : 0.01);
                if (rank > best_rank) {
                    best_rank = rank;
                    best = static_cast<int>(g);
                }
            }
            if (best >= 0) {
                taken.emplace(static_cast<std::size_t>(best), mention.cluster);
                number_[m] = best;
            } else if (!part && (mention.type == EntityType::person || mention.type == EntityType::organization ||
                                 is_a(mention.type, EntityType::place))) {
                number_[m] = static_cast<int>(gold_.mentions.size() + m);
            }
        }
    }

    std::string name_of_chain(const std::string& chain) const {
        for (std::size_t g = 0; g < gold_.mentions.size(); ++g)
            if (gold_.mentions[g].chain == chain && gold_.mentions[g].form == Form::name)
                return words(static_cast<int>(g));
        for (std::size_t g = 0; g < gold_.mentions.size(); ++g)
            if (gold_.mentions[g].chain == chain) return words(static_cast<int>(g));
        return {};
    }

    std::string words(int number) const {
        std::string out;
        std::uint32_t sentence = 0;
        if (number < static_cast<int>(gold_.mentions.size())) {
            const GoldMention& mention = gold_.mentions[static_cast<std::size_t>(number)];
            sentence = mention.sentence;
            const auto& tokens = analysis_.sentences[sentence].tokens;
            const int last = std::min(mention.last, mention.first + 9);
            for (int i = mention.first; i <= last; ++i)
                out += (i == mention.head ? "*" : "") + tokens[static_cast<std::size_t>(i)].form + " ";
        } else {
            const std::size_t m = static_cast<std::size_t>(number) - gold_.mentions.size();
            sentence = names_.mentions[m].sentence;
            out = "+" + std::string(document_.words(names_.mentions[m].span)) + " ";
        }
        return out + "[" + std::to_string(sentence + 1) + "]";
    }

    /// Chains that are not the same on both sides: `chain: mentions` with the cluster of each, `-` where it was missed.
    void print_errors(const std::map<std::string, std::vector<int>>& key,
                      const std::map<std::uint32_t, std::vector<int>>& response) const {
        std::map<int, std::uint32_t> cluster;
        std::map<std::uint32_t, std::set<std::string>> chains;
        std::set<int> known;
        for (const auto& [c, mentions] : response)
            for (const int mention : mentions) cluster[mention] = c;
        for (const auto& [chain, mentions] : key)
            for (const int mention : mentions) {
                known.insert(mention);
                if (cluster.count(mention) != 0) chains[cluster[mention]].insert(chain);
            }
        std::printf("== %s\n", document_.id.c_str());
        for (const auto& [chain, mentions] : key) {
            std::set<std::string> found;
            bool mixed = false;
            for (const int mention : mentions) {
                const auto at = cluster.find(mention);
                found.insert(at == cluster.end() ? "-" : std::to_string(at->second));
                mixed = mixed || (at != cluster.end() && chains[at->second].size() > 1);
            }
            if (found.size() == 1 && *found.begin() != "-" && !mixed) continue;
            std::printf("  %s:", chain.c_str());
            for (const int mention : mentions) {
                const auto at = cluster.find(mention);
                std::printf(" | %s%s %s", at == cluster.end() ? "-" : std::to_string(at->second).c_str(),
                            at != cluster.end() && chains[at->second].size() > 1 ? "!" : "", words(mention).c_str());
            }
            std::printf("\n");
        }
        for (const auto& [c, mentions] : response)
            for (const int mention : mentions)
                if (known.count(mention) == 0)
                    std::printf("  spurious: %u %s (%s)\n", c, words(mention).c_str(),
                                std::string(to_string(names_.clusters[c].type)).c_str());
    }

    const Document& document_;
    const Analysis& analysis_;
    const GoldDocument& gold_;
    const Names& names_;
    std::vector<int> number_;  ///< of each mention: the gold mention, a number behind those, or -1: no part of this
};

}  // namespace

int main(int argc, char** argv) try {
    Options options;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--errors") == 0)
            options.errors = true;
        else if (std::strcmp(argv[i], "--gold-trees") == 0)
            options.gold_trees = true;
        else
            options.path = argv[i];
    }
    std::ifstream in(options.path, std::ios::binary);
    if (!in) throw Error("cannot open " + options.path);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    const std::vector<GoldDocument> gold = read_gold(text);
    Scores names_only, named, everything;
    std::map<std::string, Pronouns> pronouns;
    std::size_t index = 0;
    read_conllu(text, options.path, [&](ConlluDocument&& read) {
        if (index >= gold.size()) throw Error(options.path + " has documents without '# newdoc'");
        if (options.gold_trees)
            complete(read.analysis);
        else
            annotate(read.analysis);
        const Names names = find_names(read.document, read.analysis);
        const Comparison comparison(read.document, read.analysis, gold[index], names);
        comparison.score(Track::names, names_only, false);
        comparison.score(Track::named, named, options.errors);
        comparison.score(Track::everything, everything, false);
        comparison.count_pronouns(pronouns, options.errors);
        ++index;
    });
    std::printf("%zu documents; recall/precision/F1\n", index);
    names_only.print("names");
    named.print("names, roles and pronouns");
    everything.print("everything");
    for (const auto& [word, count] : pronouns)
        std::printf(
            "%-5s %4d of what is named, %4d of them right; %4d resolved, %4d of them right (recall %.3f "
            "precision %.3f)\n",
            word.c_str(), count.gold, count.gold_right, count.found, count.right,
            count.gold == 0 ? 0 : count.gold_right / double(count.gold),
            count.found == 0 ? 0 : count.right / double(count.found));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
