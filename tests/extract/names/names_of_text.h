#pragma once

#include <cstdint>
#include <string>

#include "extract/language/language.h"
#include "extract/names/names.h"

namespace claimgraph::tests {

using extract::language::analyze;
using extract::names::Names;
using extract::names::find_names;

/// A text of one block, published on a Wednesday, and the names in it.
struct NamesOfText {
    Document document;
    Names names;

    explicit NamesOfText(const std::string& text) {
        document.id = "test";
        document.published = "2025-06-04";
        document.text = text;
        document.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(text.size())}}};
        names = find_names(document, analyze(document));
    }
};

}  // namespace claimgraph::tests
