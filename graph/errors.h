#pragma once

#include <stdexcept>
#include <string>

/// \file
/// The three ways in which a run can go wrong; `cli/main.cpp` alone turns them into exit codes.

namespace claimgraph {

/// Nothing that was asked for can be delivered (exit code 1).
class Error : public std::runtime_error {
   public:
    using std::runtime_error::runtime_error;
};

/// The program was called wrongly: an unknown option, a missing operand (exit code 2).
class UsageError : public Error {
   public:
    using Error::Error;
};

/// One document cannot be used; the rest of the input is not affected (exit code 3 at the end).
class DocumentError : public Error {
   public:
    /// \param stage   where it was set aside: "read", "analyse", …
    /// \param reason  what is wrong and, where known, at which byte or line
    DocumentError(std::string stage, const std::string& reason) : Error(reason), stage_(std::move(stage)) {}
    const std::string& stage() const { return stage_; }

   private:
    std::string stage_;
};

}  // namespace claimgraph
