#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// \file
/// When something holds, as far as words say: *former president*, *minister since 2011*, *was appointed in May 2020*.

namespace claimgraph {

enum class TenureStatus : std::uint8_t {
    held,       ///< when the document was written
    began,      ///< at some time: *was appointed*; whether it lasts is not said
    then,       ///< at the time told of: *then-minister*, *served as minister*; whether it lasts is not said
    former,     ///< not any more: *former minister*, *resigned*
    acting,     ///< for the time being: *acting minister*
    outgoing,   ///< still, with its end in sight
    designate,  ///< chosen for it: *president-elect*, *was elected president*
};
std::string_view to_string(TenureStatus status);

/// What one phrase or clause says. Dates are ISO 8601 of any precision; empty where nothing is said.
struct Tenure {
    TenureStatus status = TenureStatus::held;
    std::string from, to;
    std::string at;  ///< a time at which that was so
    friend bool operator==(const Tenure&, const Tenure&) = default;

    /// Says no more than that it is held.
    bool is_plain() const { return *this == Tenure(); }
};

/// `former,from 2010,to 2014-05`; empty where it is plain.
std::string tenure_text(const Tenure& tenure);
/// The other way round; what is unknown is left out.
Tenure tenure_from(std::string_view text);

/// Is one of two dates the other, told more precisely? (*2014*, *2014-05-03*)
bool dates_agree(std::string_view a, std::string_view b);

}  // namespace claimgraph
