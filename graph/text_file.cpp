#include "graph/text_file.h"

#include <algorithm>
#include <fstream>

#include "graph/errors.h"
#include "graph/utf8.h"

namespace claimgraph {

std::string bytes_of_file(const std::string& path, std::string_view what, std::size_t most) {
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::string piece(1 << 16, '\0');
    while (file && text.size() <= most) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        text.append(piece, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (text.size() > most)
        throw Error(path + ": " + std::string(what) + " is larger than " + std::to_string(most >> 20) + " MiB");
    if (!file.eof()) throw Error(path + ": " + std::string(what) + " cannot be read");
    return text;
}

std::string text_of_file(const std::string& path, std::string_view what, std::size_t most) {
    std::string text = bytes_of_file(path, what, most);
    const auto refuse = [&](std::size_t at, const char* why) {
        const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        throw Error(path + ":" + std::to_string(lines + 1) + ": " + why);
    };
    if (const auto invalid = first_invalid_utf8(text)) refuse(*invalid, "not valid UTF-8");
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos) refuse(nul, "a NUL byte: this is no text");
    return text;
}

}  // namespace claimgraph
