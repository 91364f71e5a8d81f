#include "cli/command_manual.h"

#include <cstdio>
#include <utility>

#include "cli/command_help.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "graph/errors.h"
#include "graph/utf8.h"

namespace claimgraph::cli {
namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

/// Text for roff: no backslash, hyphen or begin of a line means anything else, and letters beyond ASCII are named.
std::string roff(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = next_code_point(text, at);
        char name[16];
        if (code == '\\' || code == '-')
            out += code == '-' ? "\\-" : "\\e";
        else if (code < 0x80)
            out += static_cast<char>(code);
        else if (std::snprintf(name, sizeof name, "\\[u%04X]", static_cast<unsigned>(code)) > 0)
            out += name;
    }
    for (std::size_t at = 0; at < out.size(); at = out.find('\n', at), at = at == std::string::npos ? out.size() : at + 1)
        if (out[at] == '.' || out[at] == '\'') out.insert(at, "\\&");
    return out;
}

std::string first_word(const std::string& name) { return name.substr(0, name.find(' ')); }

/// In single quotes of a shell.
std::string quoted(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

/// `build`, `export` …, each once.
std::vector<std::string> command_names(const std::vector<CommandHelp>& all) {
    std::vector<std::string> out;
    for (const CommandHelp& help : all)
        if (out.empty() || out.back() != first_word(help.name)) out.push_back(first_word(help.name));
    return out;
}

std::vector<std::string> tasks_of(const std::vector<CommandHelp>& all, const std::string& command) {
    std::vector<std::string> out;
    for (const CommandHelp& help : all)
        if (help.name.starts_with(command + " ")) out.push_back(help.name.substr(command.size() + 1));
    return out;
}

}  // namespace

std::string man_page() {
    std::string out = ".TH CLAIMGRAPH 1 \"\" \"claimgraph " CLAIMGRAPH_VERSION "\" \"User Commands\"\n"
                      ".SH NAME\nclaimgraph \\- a graph of what news articles claim\n"
                      ".SH SYNOPSIS\n.B claimgraph\nCOMMAND [OPTION]... [ARGUMENT]...\n.SH DESCRIPTION\n.nf\n" +
                      roff(overview()) + ".fi\n";
    for (const CommandHelp& help : all_help()) {
        out += ".SH \"CLAIMGRAPH " + roff(help.name) + "\"\n.nf\n" + roff(help.usage) + ".fi\n";
        for (const Option& option : help.options) {
            out += ".TP\n.B " + roff((option.letter.empty() ? "" : "-" + option.letter + ", ") + "--" + option.name);
            out += (option.argument.empty() ? "" : " \\fI" + roff(option.argument) + "\\fR") + "\n" + roff(option.description) + "\n";
        }
    }
    return out +
           ".SH FILES\nRule packs, schemas, vocabulary and language models are inside the program; claimgraph schema prints the texts.\n"
           ".SH \"SEE ALSO\"\n.BR dot (1),\n.BR sqlite3 (1)\n";
}

std::string bash_completions() {
    const std::vector<CommandHelp> all = all_help();
    std::string out = "# bash completion for claimgraph, made by: claimgraph manual --completions bash\n"
                      "_claimgraph() {\n"
                      "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
                      "    COMPREPLY=()\n"
                      "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                      "        COMPREPLY=($(compgen -W \"" + joined(command_names(all)) + " --help --version\" -- \"$word\"))\n"
                      "        return\n    fi\n";
    for (const std::string& command : command_names(all))
        if (const auto tasks = tasks_of(all, command); !tasks.empty())
            out += "    if [ \"$COMP_CWORD\" -eq 2 ] && [ \"$command\" = " + command + " ]; then\n        COMPREPLY=($(compgen -W \"" + joined(tasks) +
                   "\" -- \"$word\"))\n        return\n    fi\n    [ \"$command\" = " + command + " ] && command=\"" + command + " ${COMP_WORDS[2]}\"\n";
    out += "    case \"$command $before\" in\n";
    for (const CommandHelp& help : all)
        for (const Option& option : help.options) {
            if (option.argument.empty()) continue;
            const std::vector<std::string> choices = option.choices();
            out += "        \"" + help.name + " --" + option.name + "\"" +
                   (option.letter.empty() ? "" : "|\"" + help.name + " -" + option.letter + "\"") + ") ";
            out += !choices.empty() ? "COMPREPLY=($(compgen -W \"" + joined(choices) + "\" -- \"$word\"))"
                   : option.is_file() ? "COMPREPLY=($(compgen -f -- \"$word\"))"
                                      : "";
            out += "; return;;\n";
        }
    out = replaced(out, ") ; return", ") return") + "    esac\n    local options=\n    case \"$command\" in\n";
    for (const CommandHelp& help : all) {
        std::vector<std::string> names{"--help"};
        for (const Option& option : help.options) names.push_back("--" + option.name);
        out += "        \"" + help.name + "\") options=\"" + joined(names) + "\";;\n";
    }
    return out + "    esac\n"
                 "    case \"$word\" in\n        -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\"));;\n"
                 "        *) COMPREPLY=($(compgen -f -- \"$word\"));;\n    esac\n}\n"
                 "complete -o filenames -F _claimgraph claimgraph\n";
}

std::string zsh_completions() {
    const std::vector<CommandHelp> all = all_help();
    const auto bracketed = [](const std::string& text) { return replaced(replaced(replaced(text, "[", "("), "]", ")"), ":", "\\:"); };
    std::string out = "#compdef claimgraph\n# made by: claimgraph manual --completions zsh\n_claimgraph() {\n    local -a commands\n    commands=(\n";
    std::string before;
    for (const CommandHelp& help : all)
        if (first_word(help.name) != before)
            out += "        " + quoted((before = first_word(help.name)) + ":" + replaced(help.summary, ":", "\\:")) + "\n";
    out += "    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n        return\n    fi\n    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n";
    for (const std::string& command : command_names(all))
        if (const auto tasks = tasks_of(all, command); !tasks.empty())
            out += "    if [[ $command == " + command + " ]]; then\n        if (( CURRENT == 2 )); then\n            compadd " + joined(tasks) +
                   "\n            return\n        fi\n        command=\"" + command + " $words[2]\"\n        shift words\n        (( CURRENT-- ))\n    fi\n";
    out += "    case $command in\n";
    for (const CommandHelp& help : all) {
        out += "        " + quoted(help.name) + ") _arguments";
        for (const Option& option : help.options) {
            const std::string what = option.argument.empty() ? ""
                                     : !option.choices().empty() ? ":" + bracketed(option.argument) + ":(" + joined(option.choices()) + ")"
                                     : option.is_file() ? ":" + option.argument + ":_files"
                                                        : ":" + bracketed(option.argument) + ":";
            out += " " + quoted("--" + option.name + "[" + bracketed(option.description) + "]" + what);
        }
        out += " '*:file:_files';;\n";
    }
    return out + "    esac\n}\nif [ \"$funcstack[1]\" = _claimgraph ]; then _claimgraph \"$@\"; else compdef _claimgraph claimgraph; fi\n";
}

std::string fish_completions() {
    const std::vector<CommandHelp> all = all_help();
    const auto text = [](const std::string& words) { return "'" + replaced(replaced(words, "\\", "\\\\"), "'", "\\'") + "'"; };
    std::string out = "# fish completion for claimgraph, made by: claimgraph manual --completions fish\n", before;
    for (const CommandHelp& help : all) {
        const std::string command = first_word(help.name);
        if (command != std::exchange(before, command))
            out += "complete -c claimgraph -n __fish_use_subcommand -f -a " + command + " -d " + text(help.summary) + "\n";
        std::string condition = "__fish_seen_subcommand_from " + command;
        if (help.name != command) {
            const std::string task = help.name.substr(command.size() + 1);
            out += "complete -c claimgraph -n " + text(condition) + " -f -a " + task + "\n";
            condition += "; and __fish_seen_subcommand_from " + task;
        }
        for (const Option& option : help.options) {
            out += "complete -c claimgraph -n " + text(condition) + " -l " + option.name;
            if (!option.letter.empty()) out += " -s " + option.letter;
            if (!option.argument.empty()) out += option.is_file() ? " -r" : " -x";
            if (const auto choices = option.choices(); !choices.empty()) out += " -a " + text(joined(choices));
            out += " -d " + text(option.description) + "\n";
        }
    }
    return out;
}

bool ManualCommand::setup(const std::vector<std::string>& arguments) {
    OptionList own("Options");
    own.value("completions", "bash|zsh|fish", shell_, "print completions for this shell instead");
    std::vector<std::string> operands;
    const std::string usage =
        "Usage: claimgraph manual [--completions SHELL]\n\n"
        "Prints the man page, all commands and options in one.\n\n"
        "  claimgraph manual | man -l -\n"
        "  source <(claimgraph manual --completions bash)\n";
    if (!parse(arguments, usage, own, operands)) return false;
    if (!operands.empty()) throw UsageError("manual takes no argument, not '" + operands.front() + "'");
    if (!shell_.empty() && shell_ != "bash" && shell_ != "zsh" && shell_ != "fish")
        throw UsageError("--completions is bash, zsh or fish, not '" + shell_ + "'");
    return true;
}

ExitCode ManualCommand::run() {
    print(shell_.empty() ? man_page() : shell_ == "bash" ? bash_completions() : shell_ == "zsh" ? zsh_completions() : fish_completions());
    return ExitCode::done;
}

}  // namespace claimgraph::cli
