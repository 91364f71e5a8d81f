/// What reading pages costs: from their bytes to documents with blocks and metadata, without the analysis of language,
/// against libxml2's parse of the same pages alone.
///
///     pages_bench [FOLDER]
///
/// The folder holds pages, packed or not; it defaults to ../shared/html/pages. The target is at most twice the time of
/// the parse.

#include <libxml/HTMLparser.h>
#include <algorithm>
#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include "extract/read/html.h"
#include "extract/read/input.h"
#include "graph/errors.h"
#include "tests/bench/processor_time.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;

namespace {

constexpr double target = 2.0;
constexpr int repetitions = 7;

/// The shortest time of several.
template <typename Work>
double seconds_of(Work&& work) {
    double best = 1e9;
    for (int i = 0; i < repetitions; ++i) {
        const double begin = processor_seconds();
        work();
        best = std::min(best, processor_seconds() - begin);
    }
    return best;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<RawInput> pages;
    ReadOptions options;
    InputReader reader({argc > 1 ? argv[1] : "../shared/html/pages"}, options);
    std::size_t bytes = 0;
    while (auto item = reader.next())
        if (auto* raw = std::get_if<RawInput>(&*item); raw && raw->kind->name == "html") {
            bytes += raw->bytes.size();
            pages.push_back(std::move(*raw));
        }
    if (pages.empty()) {
        std::puts("there are no pages");
        return 1;
    }
    const double parsing = seconds_of([&] {
        for (const RawInput& page : pages)
            xmlFreeDoc(
                htmlReadMemory(page.bytes.data(), static_cast<int>(page.bytes.size()), nullptr, "UTF-8",
                               HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT));
    });
    std::size_t blocks = 0;
    const double reading = seconds_of([&] {
        for (const RawInput& page : pages) try {
                blocks += read_html(page.bytes, page.source).blocks.size();
            } catch (const DocumentError&) {
            }
    });
    std::printf(
        "%zu pages, %.1f MB: libxml2's parse alone %.0f ms, reading %.0f ms: %.2f times (target: at most %.1f), %zu "
        "blocks\n",
        pages.size(), static_cast<double>(bytes) / 1e6, parsing * 1e3, reading * 1e3, reading / parsing, target,
        blocks / repetitions);
    return reading / parsing <= target ? 0 : 1;
}
