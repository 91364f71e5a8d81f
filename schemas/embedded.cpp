#include "embedded.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace claimgraph::embedded {
namespace {

struct Row {
    std::string_view path;
    const char* begin;
    const char* end;
};

#include "embedded_table.inc"
}  // namespace

std::string_view file(std::string_view path) {
    for (const Row& row : rows)
        if (row.path == path) return {row.begin, static_cast<std::size_t>(row.end - row.begin)};
    throw std::out_of_range("no embedded file " + std::string(path));
}

std::vector<std::string_view> paths() {
    std::vector<std::string_view> out;
    for (const Row& row : rows) out.push_back(row.path);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace claimgraph::embedded
