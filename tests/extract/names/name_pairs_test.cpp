#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "extract/names/names.h"
#include "graph/resolve.h"

using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

/// One document of a row of name_pairs.txt: *Russian Foreign Minister [Sergei Lavrov]P | [Gazprom]O*. Each sentence
/// becomes *… spoke.* with a tree of one level, so that what is tested begins behind the tagger.
struct Made {
    Document document;
    Analysis analysis;
};

std::vector<std::string> split(const std::string& text, const std::string& at) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find(at, begin)) != std::string::npos; begin = end + at.size())
        out.push_back(text.substr(begin, end - begin));
    out.push_back(text.substr(begin));
    return out;
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

struct Word {
    std::string form, ner = "O";
};

std::vector<Word> words_of(const std::string& sentence) {
    std::vector<Word> out;
    std::string form, type;
    bool inside = false, first = true;
    std::size_t name = 0;
    const auto finish = [&](bool comma_apart) {
        if (form.empty()) return;
        const bool comma = comma_apart && form.size() > 1 && form.back() == ',';
        if (comma) form.pop_back();
        out.push_back({form, inside ? first ? "B" : "I" : "O"});
        if (comma) out.push_back({",", inside ? "I" : "O"});
        first = false;
        form.clear();
    };
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const char c = sentence[i];
        if (c == '[') {
            inside = first = true;
            name = out.size();
        } else if (c == ']') {
            finish(true);
            inside = false;
            const char kind = sentence[++i];
            const std::string tag = kind == 'P' ? "-PER" : kind == 'O' ? "-ORG" : kind == 'L' ? "-LOC" : "?";
            for (std::size_t w = name; w < out.size(); ++w) out[w].ner += tag;
        } else if (c == ' ') {
            finish(inside);
        } else if (c == '-' && inside) {
            // the tokeniser parts words at hyphens
            finish(true);
            out.push_back({"-", "I"});
            out[out.size() - 2].ner += "~";
            first = false;
        } else {
            form += c;
        }
    }
    finish(false);
    return out;
}

/// A sentence in the making: its words stand in front of *spoke .*
struct MadeSentence {
    std::vector<Word> words;
    std::int32_t verb = 0;
    std::int32_t subject = -1;

    explicit MadeSentence(const std::string& text) : words(words_of(text)) {
        words.push_back({"spoke", "O"});
        words.push_back({".", "O"});
        verb = static_cast<std::int32_t>(words.size() - 2);
    }

    const Word& word(std::int32_t i) const { return words[static_cast<std::size_t>(i)]; }

    /// The word's tag, relation and governor, by what it looks like.
    void place(std::int32_t i, Token& token) {
        const Word& here = word(i);
        const auto is = [&](Upos upos, const char* relation, std::int32_t head) {
            token.upos = upos;
            token.deprel = relation;
            token.head = head;
        };
        if (i == verb) {
            is(Upos::VERB, "root", no_token);
        } else if (here.form.find_first_not_of(".,()-") == std::string::npos) {
            is(Upos::PUNCT, "punct", verb);
        } else if (here.ner[0] == 'B') {
            is(Upos::PROPN, subject < 0 ? "nsubj" : "appos", subject < 0 ? verb : subject);
            if (subject < 0) subject = i;
        } else if (here.ner[0] == 'I') {
            is(Upos::PROPN, "flat", i - 1);
            while (token.head > 0 && word(token.head).ner[0] != 'B') --token.head;
        } else if (here.form == "the" || here.form == "a") {
            is(Upos::DET, "det", i + 1);
        } else if (here.form == "and") {
            is(Upos::CCONJ, "cc", i + 1);
        } else if (here.form == "of" || here.form == "as") {
            is(Upos::ADP, "case", i + 1);
        } else if (here.form == "known") {
            is(Upos::VERB, "acl", subject);
        } else {
            describe(i, token);
        }
    }

    /// Words before a name describe it: Russian Foreign Minister.
    void describe(std::int32_t i, Token& token) const {
        const bool capital = word(i).form[0] < 'a' || word(i).form[0] > 'z';
        token.upos = capital && i > 0 ? Upos::PROPN : capital ? Upos::ADJ : Upos::NOUN;
        token.xpos = "NN";
        token.deprel = capital && i == 0 ? "amod" : "compound";
        token.head = i + 1;
        while (token.head < verb && word(token.head).ner == "O" && word(token.head).form != ",") ++token.head;
        if (token.head == verb) token.deprel = "nsubj";
    }

    /// "the Slovak prime minister": one noun bears the rest.
    void leave_one_subject(std::vector<Token>& tokens) const {
        std::int32_t noun = -1;
        for (std::int32_t i = 0; i < verb; ++i)
            if (tokens[static_cast<std::size_t>(i)].deprel == "nsubj") noun = i;
        for (std::int32_t i = 0; i < noun; ++i) {
            Token& token = tokens[static_cast<std::size_t>(i)];
            if (token.deprel == "nsubj" || (token.deprel == "det" && subject < 0)) {
                token.deprel = token.upos == Upos::DET ? "det" : "compound";
                token.head = noun;
            }
        }
    }
};

Made make(const std::string& id, const std::string& text) {
    Made made;
    made.document.id = id;
    std::string rest = trimmed(text);
    if (rest.size() > 11 && rest[4] == '-' && rest[10] == ':') {
        made.document.published = rest.substr(0, 10);
        rest = trimmed(rest.substr(11));
    }
    std::string& written = made.document.text;
    for (const std::string& part : split(rest, "|")) {
        Sentence sentence;
        const auto begin = static_cast<std::uint32_t>(written.size());
        MadeSentence draft(trimmed(part));
        for (std::size_t w = 0; w < draft.words.size(); ++w) {
            Word& word = draft.words[w];
            Token token;
            // a tilde: no blank behind
            const bool glued = word.ner.find('~') != std::string::npos || word.form == "-";
            word.ner.erase(std::remove(word.ner.begin(), word.ner.end(), '~'), word.ner.end());
            const bool unseen = word.ner.find('?') != std::string::npos;  // a name that the tagger does not see
            token.form = token.lemma = word.form;
            token.ner = unseen ? "O" : word.ner;
            token.space_after = !glued;
            token.span.begin = static_cast<std::uint32_t>(written.size());
            written += word.form;
            token.span.end = static_cast<std::uint32_t>(written.size());
            if (!glued) written += ' ';
            draft.place(static_cast<std::int32_t>(w), token);
            sentence.tokens.push_back(std::move(token));
        }
        draft.leave_one_subject(sentence.tokens);
        sentence.span = {begin, static_cast<std::uint32_t>(written.size() - 1)};
        made.analysis.sentences.push_back(std::move(sentence));
    }
    return made;
}

/// Are the things named first in the first two documents one?
struct Outcome {
    bool found = false, same = false;
    std::string what;  ///< clusters and keys, for messages
};

Outcome outcome(const std::vector<std::string>& documents) {
    std::vector<ClusterEvidence> clusters;
    std::vector<std::size_t> judged;
    Outcome out;
    for (std::size_t d = 0; d < documents.size(); ++d) {
        const Made made = make("d" + std::to_string(d), documents[d]);
        const Names names = find_names(made.document, made.analysis);
        // what is named first: the words of the first bracket, or the phrase where there is none
        const std::size_t bracket = documents[d].find('[');
        std::string first =
            bracket == std::string::npos ? "" : documents[d].substr(bracket + 1, documents[d].find(']') - bracket - 1);
        for (const Mention& mention : names.mentions) {
            const std::string words(made.document.words(mention.span));
            if (judged.size() > d || mention.form == MentionForm::value) continue;
            if (!first.empty() && words.find(first.substr(first.rfind(' ') + 1)) == std::string::npos) continue;
            judged.push_back(clusters.size() + mention.cluster);
        }
        if (judged.size() == d) judged.push_back(static_cast<std::size_t>(-1));
        std::uint32_t index = 0;
        for (const Cluster& cluster : names.clusters) {
            ClusterEvidence one;
            one.document = made.document.id;
            one.index = index++;
            one.type = cluster.type;
            one.label = cluster.label;
            one.names = cluster.names;
            one.keys = cluster.keys;
            one.mentions = 1;
            one.published = made.document.published;
            out.what += "\n  " + one.document + " " + one.label + " (" + std::string(to_string(one.type)) + ")";
            for (const std::string& key : one.keys) out.what += " " + key + ";";
            clusters.push_back(std::move(one));
        }
    }
    out.found = judged.size() >= 2 && judged[0] < clusters.size() && judged[1] < clusters.size();
    if (!out.found) return out;
    const Resolution resolution = resolve(clusters);
    out.same = resolution.entity_of[judged[0]] == resolution.entity_of[judged[1]];
    return out;
}

}  // namespace

TEST_CASE("names of many countries meet and part as a reader would have it") {
    std::ifstream file(CLAIMGRAPH_SOURCE "/tests/extract/names/name_pairs.txt");
    REQUIRE(file);
    int same = 0, other = 0, number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> fields = split(line, " ; ");
        REQUIRE_MESSAGE(fields.size() >= 4, "line " << number);
        const std::string verdict = trimmed(fields[0]);
        REQUIRE_MESSAGE((verdict == "same" || verdict == "other"), "line " << number);
        ++(verdict == "same" ? same : other);
        std::vector<std::string> documents(fields.begin() + 2, fields.end());
        for (int turn = 0; turn < 2; ++turn) {
            const Outcome found = outcome(documents);
            CHECK_MESSAGE(found.found, "line " << number << ": " << line << found.what);
            CHECK_MESSAGE(found.same == (verdict == "same"), "line " << number << ": " << line << found.what);
            std::swap(documents[0], documents[1]);
        }
    }
    CHECK(same >= 40);
    CHECK(other >= 40);
    MESSAGE(same << " pairs that are one, " << other << " that are two");
}
