#include "graph/tenure.h"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 7> names = {"held",   "began",    "then",     "former",
                                                   "acting", "outgoing", "designate"};

}  // namespace

std::string_view to_string(TenureStatus status) { return names[static_cast<std::size_t>(status)]; }

std::string tenure_text(const Tenure& tenure) {
    std::string out;
    const auto put = [&](std::string_view name, std::string_view value) {
        out.append(out.empty() ? "" : ",").append(name).append(value);
    };
    if (tenure.status != TenureStatus::held) put(to_string(tenure.status), {});
    if (!tenure.from.empty()) put("from ", tenure.from);
    if (!tenure.to.empty()) put("to ", tenure.to);
    if (!tenure.at.empty()) put("at ", tenure.at);
    return out;
}

Tenure tenure_from(std::string_view text) {
    Tenure tenure;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view part = text.substr(0, comma);
        text.remove_prefix(std::min(comma + 1, text.size()));
        const auto name = std::find(names.begin(), names.end(), part);
        if (name != names.end())
            tenure.status = static_cast<TenureStatus>(name - names.begin());
        else if (part.starts_with("from "))
            tenure.from = part.substr(5);
        else if (part.starts_with("to "))
            tenure.to = part.substr(3);
        else if (part.starts_with("at "))
            tenure.at = part.substr(3);
    }
    return tenure;
}

bool dates_agree(std::string_view a, std::string_view b) { return a.starts_with(b) || b.starts_with(a); }

}  // namespace claimgraph
