#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "extract/language/analysis.h"

/// \file
/// The neural model that tags, lemmatises, parses and finds names at once.
///
/// Word vectors, vectors of prefixes, suffixes and shape → a bidirectional LSTM layer → tags, lemma classes; that layer
/// and the softened tags → further layers → tags, biaffine arcs (Dozat & Manning 2017; best tree with one root),
/// relation labels, names as BIO. A small network of its own sees which lists of names the words are on (gazetteer.h);
/// its scores for names and the large one's are added. Trained by train/train.py. Products are summed up in one fixed
/// order (matrix.h), so that the result for a sentence is the same bits on every machine and does not depend on what
/// else is analysed beside it.

namespace claimgraph::extract::language {

struct Network;

class Model {
   public:
    /// Sentences with more words are analysed in parts of at most so many words, cut behind punctuation where there is
    /// some in the last quarter; the roots of later parts hang on the first one's as `parataxis`.
    static constexpr std::size_t longest_part = 1000;

    /// The models that are part of the program; tests know that they are whole.
    static const Model& builtin(AnalysisKind kind = AnalysisKind::exact);
    /// The bytes that it is made of.
    static std::string_view builtin_file(AnalysisKind kind);

    /// \param bytes  a model file (model_file.h); it must stay where it is as long as the model lives
    /// \throws Error that says what is wrong with the file
    explicit Model(std::string_view bytes);
    ~Model();
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    /// Processor seconds of this process, for measurements.
    struct Times {
        double all = 0;       ///< everything that annotate does
        double decoding = 0;  ///< of it, the search for the best trees and names
    };

    /// Fills lemma, upos, xpos, head, deprel and ner of every token; forms and spans are given. Safe to call from
    /// several threads; each one keeps what the first layer makes of some 2000 words (about 21 MB of the exact model,
    /// 14 MB of the fast one). \param times  if given, what this call takes is added
    void annotate(std::span<Sentence> sentences, Times* times = nullptr) const;

    /// What the model was trained on and how well it does, as JSON.
    std::string_view metadata() const;

   private:
    explicit Model(AnalysisKind kind);

    std::unique_ptr<const Network> network_;
};

}  // namespace claimgraph::extract::language
