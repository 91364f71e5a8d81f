#include "extract/language/characters.h"

#include <utf8proc.h>

namespace claimgraph::extract::language {

Kind kind_beyond_ascii(char32_t c) {
    if (is_apostrophe(c)) return Kind::apostrophe;
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return Kind::newline;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_NL:
            return Kind::letter;
        case UTF8PROC_CATEGORY_ND:
            return Kind::digit;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
            return Kind::mark;
        case UTF8PROC_CATEGORY_NO:
            return Kind::fraction;
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_CC:
            return Kind::blank;
        case UTF8PROC_CATEGORY_CF:
            return Kind::ignorable;
        default:
            return Kind::other;
    }
}

bool is_upper_beyond_ascii(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_currency(char32_t c) {
    return c == '$' || (c >= 0x80 && utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_SC);
}

}  // namespace claimgraph::extract::language
