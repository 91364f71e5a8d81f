#include "extract/language/model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>
#include <thread>

#include "extract/language/matrix.h"
#include "extract/language/packed_model.h"
#include "graph/errors.h"

using namespace claimgraph::extract::language;
using namespace claimgraph;

namespace {

Sentence sentence_of(const std::string& words) {
    Sentence sentence;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        Token token;
        token.form = words.substr(at, end - at);
        sentence.tokens.push_back(token);
        at = end + 1;
    }
    return sentence;
}

std::string described(const Sentence& sentence) {
    std::string out;
    for (const Token& t : sentence.tokens) {
        out += t.form + "/" + t.lemma + "/" + std::string(to_string(t.upos)) + "/" + t.xpos + "/" +
               std::to_string(t.head + 1) + "/" + t.deprel + "/" + t.ner + " ";
    }
    return out;
}

std::vector<Sentence> samples() {
    std::vector<Sentence> out;
    for (const char* words :
         {"The minister denied that talks were planned .", "Water rose by two metres overnight .", "No comment",
          "Anna Keller , who leads the harbour board in Rotterdam , said on Monday that the new bridge would cost 40 "
          "million euros .",
          "\u201C We never agreed to this , \u201D she said .", "Markets fell .", "Why ?",
          "According to the report , three ships of the Northern Fleet left the port before the storm , but none of "
          "them was damaged ."}) {
        out.push_back(sentence_of(words));
    }
    return out;
}

const Token& word(const Sentence& sentence, const std::string& form) {
    for (const Token& t : sentence.tokens) {
        if (t.form == form) return t;
    }
    FAIL("no word " << form);
    return sentence.tokens[0];
}

std::string message_of(std::string_view bytes) {
    try {
        Model model(bytes);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a plain sentence gets tags, lemmas, a tree and names") {
    Sentence s = sentence_of("Anna Keller denied that the talks with Norway were planned .");
    Model::builtin().annotate({&s, 1});
    CHECK(word(s, "denied").lemma == "deny");
    CHECK(word(s, "denied").upos == Upos::VERB);
    CHECK(word(s, "denied").head == -1);
    CHECK(word(s, "denied").deprel == "root");
    CHECK(word(s, "Anna").deprel == "nsubj");
    CHECK(word(s, "Anna").head == 2);
    CHECK(word(s, "talks").lemma == "talk");
    CHECK(word(s, "talks").deprel == "nsubj:pass");
    CHECK(word(s, "planned").deprel == "ccomp");
    CHECK(word(s, "Anna").ner == "B-PER");
    CHECK(word(s, "Keller").ner == "I-PER");
    CHECK(word(s, "Norway").ner == "B-LOC");
}

TEST_CASE("a sentence comes out the same alone, among others and in any order") {
    auto together = samples();
    Model::builtin().annotate(together);
    auto backwards = samples();
    std::reverse(backwards.begin(), backwards.end());
    Model::builtin().annotate(backwards);
    auto alone = samples();
    for (std::size_t k = 0; k < alone.size(); ++k) {
        Model::builtin().annotate({&alone[k], 1});
        CHECK(described(alone[k]) == described(together[k]));
        CHECK(described(backwards[alone.size() - 1 - k]) == described(together[k]));
    }
}

TEST_CASE("a sentence comes out the same after many other words, when everything kept of its own was dropped") {
    auto expected = samples();
    std::thread([&] { Model::builtin().annotate(expected); }).join();  // nothing kept yet
    for (int round = 0; round < 6; ++round) {
        Sentence others;
        for (int k = 0; k < 700; ++k) {
            Token token;
            token.form = "word" + std::to_string(round * 700 + k);
            others.tokens.push_back(token);
        }
        if (round == 4) others.tokens[3].form = std::string(5000, 'a');
        Model::builtin().annotate({&others, 1});
        auto again = samples();
        Model::builtin().annotate(again);
        for (std::size_t k = 0; k < again.size(); ++k) CHECK(described(again[k]) == described(expected[k]));
    }
}

TEST_CASE("every instruction set gives the same analysis") {
    const std::string best = instruction_set();
    for (const AnalysisKind kind : {AnalysisKind::exact, AnalysisKind::fast}) {
        auto expected = samples();
        Model::builtin(kind).annotate(expected);
        for (const char* name : {"generic", "avx2", "avx512"}) {
            if (!choose_instruction_set(name)) {
                MESSAGE("this processor has no " << name << ": skipped");
                continue;
            }
            auto mine = samples();
            Model::builtin(kind).annotate(mine);
            for (std::size_t k = 0; k < mine.size(); ++k) CHECK(described(mine[k]) == described(expected[k]));
        }
        choose_instruction_set(best);
    }
}

TEST_CASE("the fast analysis has the shape of the exact one, and models in turns do not disturb each other") {
    auto exact = samples(), fast = samples(), again = samples();
    Model::builtin(AnalysisKind::exact).annotate(exact);
    Model::builtin(AnalysisKind::fast).annotate(fast);
    Model::builtin(AnalysisKind::exact).annotate(again);
    std::size_t words = 0, same_heads = 0;
    for (std::size_t k = 0; k < exact.size(); ++k) {
        CHECK(described(exact[k]) == described(again[k]));
        CHECK(std::count_if(fast[k].tokens.begin(), fast[k].tokens.end(), [](const Token& t) { return t.head < 0; }) ==
              1);
        for (std::size_t i = 0; i < exact[k].tokens.size(); ++i) {
            const Token& t = fast[k].tokens[i];
            CHECK(!t.lemma.empty());
            CHECK(!t.xpos.empty());
            CHECK(!t.deprel.empty());
            CHECK(!t.ner.empty());
            ++words;
            same_heads += t.head == exact[k].tokens[i].head;
        }
    }
    CHECK(same_heads * 10 > words * 8);
}

TEST_CASE("names on the lists are found where the sentence alone says little") {
    for (const AnalysisKind kind : {AnalysisKind::exact, AnalysisKind::fast}) {
        Sentence s = sentence_of("We wrote to Greenpeace , Amnesty International and the Bank of England about it .");
        Model::builtin(kind).annotate({&s, 1});
        CHECK(word(s, "Greenpeace").ner == "B-ORG");
        CHECK(word(s, "Amnesty").ner == "B-ORG");
        CHECK(word(s, "International").ner == "I-ORG");
        CHECK(word(s, "Bank").ner == "B-ORG");
        CHECK(word(s, "England").ner == "I-ORG");
    }
}

TEST_CASE("products are the same bits with every instruction set and any number of rows") {
    const std::string best = instruction_set();
    const std::size_t depth = 67, columns = 41, rows = 29, stride = padded(columns);
    std::vector<float> values(depth * columns);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<float>(k * 13 % 97) / 61.0f - 0.8f;
    const PackedMatrix b(values.data(), depth, columns, columns);
    std::vector<float> a(rows * depth), expected(rows * stride);
    for (std::size_t k = 0; k < a.size(); ++k) a[k] = static_cast<float>(k * 31 % 101) / 53.0f - 0.9f;
    multiply(a.data(), depth, rows, b, Start::Zero, nullptr, expected.data(), stride);
    for (const char* name : {"generic", "avx2", "avx512"}) {
        if (!choose_instruction_set(name)) continue;
        for (std::size_t count = 1; count <= rows; ++count) {
            std::vector<float> mine(count * stride);
            multiply(a.data(), depth, count, b, Start::Zero, nullptr, mine.data(), stride);
            CHECK(std::equal(mine.begin(), mine.end(), expected.begin()));
        }
    }
    choose_instruction_set(best);
}

TEST_CASE("products of bytes are the same bits with every instruction set and close to those of floats") {
    const std::string best = instruction_set();
    const std::size_t depth = 70, columns = 45, rows = 31, stride = padded(columns);
    std::vector<signed char> bytes(depth * columns);  // columns x depth
    std::vector<float> factors(columns), values(rows * depth), bias(stride, 0.5f), expected;
    for (std::size_t k = 0; k < bytes.size(); ++k)
        bytes[k] = static_cast<signed char>(static_cast<int>(k * 37 % 255) - 127);
    for (std::size_t k = 0; k < columns; ++k) factors[k] = 0.01f + 0.001f * static_cast<float>(k);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<float>(k * 31 % 101) / 53.0f - 0.9f;
    const ByteMatrix b(bytes.data(), factors.data(), depth, columns);
    for (const char* name : {"generic", "avx2", "avx512"}) {
        if (!choose_instruction_set(name)) continue;
        for (std::size_t count = 1; count <= rows; ++count) {
            Bytes a;
            a.assign(values.data(), depth, count, depth);
            std::vector<float> mine(count * stride);
            multiply(a, 0, count, b, Start::Bias, bias.data(), mine.data(), stride);
            if (expected.empty()) {
                for (std::size_t c = 0; c < columns; ++c) {
                    double sum = 0.5;
                    for (std::size_t k = 0; k < depth; ++k)
                        sum += static_cast<double>(values[k]) * bytes[c * depth + k] * static_cast<double>(factors[c]);
                    CHECK(std::abs(static_cast<double>(mine[c]) - sum) < 2.0);
                }
            }
            if (count == rows && expected.empty()) expected = mine;
            if (!expected.empty()) CHECK(std::equal(mine.begin(), mine.end(), expected.begin()));
        }
    }
    choose_instruction_set(best);
}

TEST_CASE("several threads may use one model") {
    auto expected = samples();
    Model::builtin().annotate(expected);
    std::vector<std::vector<Sentence>> results(3);
    std::vector<std::thread> threads;
    for (auto& result : results) {
        threads.emplace_back([&result] {
            result = samples();
            Model::builtin().annotate(result);
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& result : results) {
        for (std::size_t k = 0; k < result.size(); ++k) CHECK(described(result[k]) == described(expected[k]));
    }
}

TEST_CASE("an overlong sentence is analysed in parts that make one tree, in a few seconds") {
    Sentence s;
    for (int k = 0; k < 5000; ++k) {
        Token token;
        token.form = k % 9 == 8 ? "," : k % 3 ? "stone" : "falls";
        s.tokens.push_back(token);
    }
    const auto begin = std::chrono::steady_clock::now();
    Model::builtin().annotate({&s, 1});
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
    std::size_t roots = 0;
    for (const Token& t : s.tokens) {
        roots += t.head < 0;
        CHECK(t.head < 5000);
        CHECK(!t.deprel.empty());
    }
    CHECK(roots == 1);
}

TEST_CASE("nothing to annotate is no trouble") {
    std::vector<Sentence> none;
    Model::builtin().annotate(none);
    Sentence empty;
    Model::builtin().annotate({&empty, 1});
    CHECK(empty.tokens.empty());
    Sentence odd;
    odd.tokens.resize(2);
    odd.tokens[1].form = "\xFF\xFE";
    Model::builtin().annotate({&odd, 1});
    CHECK(!odd.tokens[1].deprel.empty());
}

TEST_CASE("a wrong or damaged model file gets a clear error") {
    const std::string_view good = Model::builtin_file(AnalysisKind::exact);
    CHECK(message_of(Model::builtin_file(AnalysisKind::fast)).empty());
    CHECK(message_of("").find("no claimgraph model") != std::string::npos);
    CHECK(message_of("this is some text, surely longer than the header of a model file is, but not a model")
              .find("no claimgraph model") != std::string::npos);
    CHECK(message_of(good.substr(0, good.size() / 2)).find("cut off") != std::string::npos);
    std::string bad(good);
    bad[8] = 77;
    CHECK(message_of(bad).find("version 77") != std::string::npos);
    bad = good;
    bad[good.size() / 3] = static_cast<char>(bad[good.size() / 3] + 1);
    CHECK(message_of(bad).find("checksum") != std::string::npos);
    bad.clear();
    bad.shrink_to_fit();
    CHECK(message_of(good).empty());
}

TEST_CASE("the models inside the program are those of the repository, laid out anew, and say the same") {
    for (const auto& [name, kind] : {std::pair{"english", AnalysisKind::exact}, {"english-fast", AnalysisKind::fast}}) {
        std::ifstream in(std::string(CLAIMGRAPH_SOURCE "/extract/models/") + name + ".model", std::ios::binary);
        const std::string file((std::istreambuf_iterator<char>(in)), {});
        CHECK(packed_model(file) == Model::builtin_file(kind));
        const Model model(file);
        CHECK(model.metadata() == Model::builtin(kind).metadata());
        Sentence plain = sentence_of("Two ministers of Varenia denied the report ."), packed = plain;
        model.annotate({&plain, 1});
        Model::builtin(kind).annotate({&packed, 1});
        CHECK(described(plain) == described(packed));
    }
}
