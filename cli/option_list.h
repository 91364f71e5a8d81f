#pragma once

#include <charconv>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/errors.h"

/// \file
/// The options of a command as data: help, man page and completions are made of it, so that each is described once.
/// Boost.Program_options, which parses them, is known to option_list.cpp alone: its headers take seconds to compile.

namespace claimgraph::cli {

struct Option {
    std::string name;      ///< `output`
    std::string letter;    ///< `o`; empty: none
    std::string argument;  ///< `PATH`; empty: it takes none
    std::string description;
    bool repeated = false;  ///< may be given again
    std::function<void(const std::string& text)>
        take;  ///< called for each time it was given; `text` is empty of a flag

    /// `claims`, `flat`, `network` of `claims|flat|network`, names of formats; empty where anything may be given.
    std::vector<std::string> choices() const;
    bool is_file() const;
};

class OptionList {
   public:
    using Take = std::function<void(const std::string&)>;

    explicit OptionList(std::string title = "") : title_(std::move(title)) {}

    /// \param names  `output`, or `output,o` with its letter
    OptionList& flag(const std::string& names, bool& given, const char* description);
    OptionList& flag(const std::string& names, std::function<void()> given, const char* description);
    /// \param take  checks what was given. \throws UsageError
    OptionList& value(const std::string& names, const char* argument, Take take, const char* description);
    OptionList& value(const std::string& names, const char* argument, std::string& text, const char* description);
    OptionList& values(const std::string& names, const char* argument, std::vector<std::string>& texts,
                       const char* description);
    OptionList& add(OptionList part);

    const std::string& title() const { return title_; }
    const std::vector<Option>& own() const { return own_; }
    const std::vector<OptionList>& parts() const { return parts_; }
    std::vector<Option> all() const;  ///< its own, then those of its parts

   private:
    OptionList& put(const std::string& names, const char* argument, Take take, const char* description, bool repeated);

    std::string title_;
    std::vector<Option> own_;
    std::vector<OptionList> parts_;
};

/// While one lives, `parse` tells it what the command has instead of parsing, and returns false.
struct HelpListener {
    HelpListener();
    ~HelpListener();
    HelpListener(const HelpListener&) = delete;
    HelpListener& operator=(const HelpListener&) = delete;

    std::string usage;
    OptionList options;
};

/// What was given to an option that wants a whole number. \throws UsageError that names the option
template <typename Number>
Number number(const std::string& text, std::string_view option, Number least) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || value < least)
        throw UsageError("--" + std::string(option) + " wants a number from " + std::to_string(least) + ", not '" +
                         text + "'");
    return value;
}

/// Parses a command's arguments, `--help` included. \throws UsageError
/// \param usage     what the help says above the options
/// \param operands  receives the arguments that are no options
/// \return false if help was asked for; then it has been printed and there is nothing to run
bool parse(const std::vector<std::string>& arguments, const std::string& usage, OptionList options,
           std::vector<std::string>& operands);

}  // namespace claimgraph::cli
