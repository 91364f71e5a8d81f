#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model.h"

/// \file
/// Datelines: `LONDON (Reuters) - `, `KYIV, Ukraine — `, `NAIROBI, June 3, 2024 (Reuters) - `, `(AP) — `, `10:15 GMT -
/// `.

namespace claimgraph::extract::read {

struct Dateline {
    std::size_t length = 0;  ///< bytes, with the sign and the blanks behind it
    std::string place;       ///< as it is written; empty where there is none
    bool is_clock = false;   ///< just a time of day
    std::string day;         ///< ISO 8601; empty where there is none, or no year
};

/// The dateline at the beginning of a paragraph.
/// \param colon  whether a colon may end it (`MOSCOW: `): not where capitals before colons are speakers
std::optional<Dateline> dateline_at(std::string_view paragraph, bool colon);

/// Cuts the datelines off all paragraphs: they become boilerplate. The first gives the document its place, and its day
/// of publication where that is not known.
void cut_datelines(Document& document);

}  // namespace claimgraph::extract::read
