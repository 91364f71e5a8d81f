/// Articles → what they claim → GraphML, with the libraries instead of the program:
///     articles_to_graphml ARTICLE… > news.graphml

#include <iostream>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "exporters/exporter.h"
#include "exporters/seal.h"
#include "extract/extractor.h"
#include "extract/read/input.h"
#include "extract/rules/rule_set.h"
#include "graph/store.h"
#include "graph/view.h"

namespace {

class StandardOutput : public claimgraph::exporters::Sink {
   public:
    void write(std::string_view bytes) override {
        std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
};

/// Reads what lies at the paths, finds what it claims and adds that to the store.
void fill(claimgraph::Store& store, const std::vector<std::string>& paths) {
    const claimgraph::extract::Extractor extractor(claimgraph::extract::rules::RuleSet::load());
    const auto keep = [&](claimgraph::extract::read::ReadDocument&& read) {
        store.add(extractor.extract(std::move(read.document)));
        return true;  // go on
    };
    const auto tell = [](claimgraph::extract::read::Rejection&& rejection) {
        std::cerr << rejection.source << ": " << rejection.reason << "\n";
    };
    claimgraph::extract::read::InputReader reader(paths, {});
    while (auto item = reader.next()) {
        if (auto* raw = std::get_if<claimgraph::extract::read::RawInput>(&*item))
            parse_input(std::move(*raw), keep, tell);
        else
            tell(std::get<claimgraph::extract::read::Rejection>(std::move(*item)));
    }
    store.commit();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        claimgraph::Store store = claimgraph::Store::in_memory();
        fill(store, {argv + 1, argv + argc});
        StandardOutput output;
        const claimgraph::exporters::Format& graphml = claimgraph::exporters::format_named("graphml");
        write_sealed(graphml, graphml.write, claimgraph::View(store), {}, output);
        std::cout.flush();
        return std::cout ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "articles_to_graphml: " << error.what() << "\n";
        return 1;
    }
}
