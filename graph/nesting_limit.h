#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// \file
/// How deep the brackets of a text are nested, before a parser sees it that recurses or holds a level of each.

namespace claimgraph {

/// Looks at a text piece by piece. Brackets in strings, names and comments do not count.
class NestingLimit {
   public:
    enum class Syntax {
        turtle,  ///< and its kin: ( [ {
        json     ///< [ {
    };
    static constexpr std::size_t most_levels = 100;  ///< what people and programs write has a dozen

    explicit NestingLimit(Syntax syntax) : syntax_(syntax) {}

    /// \return false from the first piece on in which the text is nested deeper than `most_levels`
    bool passes(std::string_view piece);

    /// `line 3: nested deeper than 100 levels`, once it does not pass.
    std::string problem() const;

   private:
    enum class State { plain, iri, comment, one_mark, two_marks, string, long_string };
    void look_at(char c);
    void look_at_plain(char c);

    Syntax syntax_;
    State state_ = State::plain;
    bool escaped_ = false;        ///< what comes next stands for itself
    char mark_ = 0;               ///< the quotation mark of the string
    std::size_t closing_ = 0;     ///< how many of them were seen in a row in a long string
    std::size_t depth_ = 0, line_ = 1;
    bool too_deep_ = false;
};

}  // namespace claimgraph
