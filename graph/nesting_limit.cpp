#include "graph/nesting_limit.h"

// Where a text is wrong (a string that ends with its line, a blank in an IRI), the state goes back to plain at once: a
// parser stops there, and one that does not must find the brackets counted.

namespace claimgraph {

bool NestingLimit::passes(std::string_view piece) {
    for (const char c : piece) {
        if (too_deep_) return false;
        if (c == '\n') ++line_;
        if (escaped_)
            escaped_ = false;
        else
            look_at(c);
    }
    return !too_deep_;
}

std::string NestingLimit::problem() const {
    return "line " + std::to_string(line_) + ": nested deeper than " + std::to_string(most_levels) + " levels";
}

void NestingLimit::look_at(char c) {
    const bool line_end = c == '\n' || c == '\r';
    switch (state_) {
        case State::plain:
            return look_at_plain(c);
        case State::comment:
            if (line_end || c == '\0') state_ = State::plain;
            return;
        case State::iri:
            if (c == '>' || static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<') state_ = State::plain;
            return;
        case State::one_mark:  // "a, or the second of "" or """
            state_ = c == mark_ ? State::two_marks : State::string;
            if (state_ == State::string) look_at(c);
            return;
        case State::two_marks:
            state_ = c == mark_ ? State::long_string : State::plain;
            closing_ = 0;
            if (state_ == State::plain) look_at_plain(c);
            return;
        case State::string:
            escaped_ = c == '\\';
            if (c == mark_ || (line_end && syntax_ == Syntax::turtle)) state_ = State::plain;
            return;
        case State::long_string:
            escaped_ = c == '\\';
            closing_ = c == mark_ ? closing_ + 1 : 0;
            if (closing_ == 3) state_ = State::plain;
            return;
    }
}

void NestingLimit::look_at_plain(char c) {
    const bool turtle = syntax_ == Syntax::turtle;
    if (c == '[' || c == '{' || (turtle && c == '('))
        too_deep_ = ++depth_ > most_levels;
    else if (c == ']' || c == '}' || (turtle && c == ')'))
        depth_ -= depth_ > 0 ? 1 : 0;
    else if (c == '"' || (turtle && c == '\''))
        mark_ = c, state_ = turtle ? State::one_mark : State::string;
    else if (turtle && c == '<')
        state_ = State::iri;
    else if (turtle && c == '#')
        state_ = State::comment;
    else
        escaped_ = turtle && c == '\\';
}

}  // namespace claimgraph
