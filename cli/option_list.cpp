#include "cli/option_list.h"

#include <boost/program_options.hpp>
#include <sstream>

#include "cli/output_file.h"
#include "exporters/exporter.h"

namespace claimgraph::cli {

using exporters::Format;
using exporters::formats;

namespace {

namespace po = boost::program_options;

HelpListener* listener = nullptr;

using Texts = std::vector<std::string>;

/// What Boost is to know of a list: its names, its words, and whether an option takes something.
po::options_description described(const OptionList& list) {
    po::options_description out(list.title());
    for (const Option& option : list.own()) {
        const std::string names = option.letter.empty() ? option.name : option.name + "," + option.letter;
        const char* description = option.description.c_str();
        if (option.argument.empty())
            out.add_options()(names.c_str(), po::bool_switch(), description);
        else if (option.repeated)
            out.add_options()(names.c_str(), po::value<Texts>()->composing()->value_name(option.argument), description);
        else
            out.add_options()(names.c_str(), po::value<std::string>()->value_name(option.argument), description);
    }
    for (const OptionList& part : list.parts()) out.add(described(part));
    return out;
}

void hand_over(const Option& option, const po::variable_value& given) {
    if (option.argument.empty()) {
        if (given.as<bool>()) option.take("");
    } else if (option.repeated) {
        for (const std::string& text : given.as<Texts>()) option.take(text);
    } else {
        option.take(given.as<std::string>());
    }
}

}  // namespace

std::vector<std::string> Option::choices() const {
    std::vector<std::string> out;
    if (argument == "FORMATS") {
        for (const Format& format : formats()) out.emplace_back(format.name);
        return out;
    }
    if (argument.find('|') == std::string::npos || argument.find('%') != std::string::npos) return out;
    for (std::size_t begin = 0; begin <= argument.size();) {
        const std::size_t end = std::min(argument.find('|', begin), argument.size());
        out.push_back(argument.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

bool Option::is_file() const {
    for (const std::string_view kind : {"FILE", "FILE.db", "PATH", "PACK", "LIST"})
        if (argument == kind) return true;
    return false;
}

OptionList& OptionList::put(const std::string& names, const char* argument, Take take, const char* description,
                            bool repeated) {
    const std::size_t comma = names.find(',');
    const std::string letter = comma == std::string::npos ? "" : names.substr(comma + 1);
    own_.push_back({names.substr(0, comma), letter, argument, description, repeated, std::move(take)});
    return *this;
}

OptionList& OptionList::flag(const std::string& names, std::function<void()> given, const char* description) {
    return put(
        names, "", [given = std::move(given)](const std::string&) { given(); }, description, false);
}

OptionList& OptionList::flag(const std::string& names, bool& given, const char* description) {
    return flag(
        names, [&given] { given = true; }, description);
}

OptionList& OptionList::value(const std::string& names, const char* argument, Take take, const char* description) {
    return put(names, argument, std::move(take), description, false);
}

OptionList& OptionList::value(const std::string& names, const char* argument, std::string& text,
                              const char* description) {
    return value(
        names, argument, [&text](const std::string& given) { text = given; }, description);
}

OptionList& OptionList::values(const std::string& names, const char* argument, std::vector<std::string>& texts,
                               const char* description) {
    return put(
        names, argument, [&texts](const std::string& given) { texts.push_back(given); }, description, true);
}

OptionList& OptionList::add(OptionList part) {
    parts_.push_back(std::move(part));
    return *this;
}

std::vector<Option> OptionList::all() const {
    std::vector<Option> out = own_;
    for (const OptionList& part : parts_)
        for (const Option& option : part.all()) out.push_back(option);
    return out;
}

HelpListener::HelpListener() { listener = this; }
HelpListener::~HelpListener() { listener = nullptr; }

bool parse(const std::vector<std::string>& arguments, const std::string& usage, OptionList options,
           std::vector<std::string>& operands) {
    if (listener) {
        listener->usage = usage;
        listener->options = std::move(options);
        return false;
    }
    po::options_description shown = described(options);
    shown.add_options()("help,h", "print this help");
    po::options_description all;
    all.add(shown).add_options()("operand", po::value<Texts>());
    po::positional_options_description positions;
    positions.add("operand", -1);
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::variables_map values;
    try {
        po::store(po::command_line_parser(arguments).options(all).positional(positions).style(style).run(), values);
    } catch (const po::error& error) {
        throw UsageError(error.what());
    }
    if (values.count("help") > 0) {
        std::ostringstream text;
        text << usage << "\n" << shown;
        print(text.str());
        return false;
    }
    for (const Option& option : options.all())
        if (values.count(option.name) > 0) hand_over(option, values[option.name]);
    if (values.count("operand") > 0) operands = values["operand"].as<Texts>();
    return true;
}

}  // namespace claimgraph::cli
