#include "extract/read/publication_date.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "extract/read/encoding.h"
#include "extract/read/page_cues.h"
#include "graph/ascii.h"
#include "graph/civil_date.h"

// A line is cut into words, numbers and signs; a date is a short pattern over these pieces, and so is a time of day.
// Everything that belongs to neither is the rest of the line.

namespace claimgraph::extract::read {
namespace {

struct Piece {
    enum class Kind { word, number, sign } kind;
    std::string text;  ///< of words in small letters
    bool blank_before;
    bool used = false;
    std::string_view source;
};

struct Date {
    int year = 0;
    unsigned month = 0, day = 0;
};

struct Time {
    unsigned hour = 0, minute = 0, second = 0;
    bool has_second = false;
    std::optional<int> zone_minutes;  ///< east of UTC
    bool unknown_zone = false;
};

constexpr std::size_t longest_line = 400;  ///< bytes; a printed date stands in a short line

bool is_ascii_letter(unsigned char c) { return c < 0x80 && is_letter(char32_t{c}); }

std::vector<Piece> cut(std::string_view line) {
    std::vector<Piece> out;
    bool blank = false;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t start = at;
        auto c = static_cast<unsigned char>(line[at]);
        Piece piece{Piece::Kind::sign, "", blank, false, {}};
        if (ascii::is_digit(c)) {
            while (at < line.size() && ascii::is_digit(static_cast<unsigned char>(line[at]))) ++at;
            piece.kind = Piece::Kind::number;
            piece.text = line.substr(start, at - start);
        } else if (is_ascii_letter(c)) {
            while (at < line.size() && is_ascii_letter(static_cast<unsigned char>(line[at]))) ++at;
            piece.kind = Piece::Kind::word;
            piece.text = line.substr(start, at - start);
            for (char& letter : piece.text) letter = static_cast<char>(letter | 0x20);
        } else {
            if (is_blank(next_code_point(line, at))) {
                blank = true;
                continue;
            }
            piece.text = line.substr(start, at - start);
        }
        piece.source = line.substr(start, at - start);
        blank = false;
        out.push_back(std::move(piece));
    }
    return out;
}

bool is_real(const Date& date) {
    return date.year >= 1500 && date.year <= 2999 && date.month <= 12 && date.day <= 31 &&
           civil_date(date.year, static_cast<int>(date.month), static_cast<int>(date.day));
}

class LineReader {
   public:
    explicit LineReader(std::string_view line) : cues_(PageCues::embedded()), pieces_(cut(line)) {}

    PrintedDate read() {
        PrintedDate out;
        std::size_t end = 0;
        for (std::size_t at = 0; at < pieces_.size() && date_.year == 0; ++at)
            if (auto length = date_at(at)) {
                use(at, length);
                begin_ = at;
                end = at + length;
            }
        if (date_.year == 0 && ambiguous_end_ == 0) return out;
        if (date_.year == 0) {
            out.ambiguous = true;
            use(ambiguous_begin_, ambiguous_end_ - ambiguous_begin_);
            begin_ = ambiguous_begin_;
            if (!time_after(ambiguous_end_)) time_before();
            out.rest = rest();
            return out;
        }
        bool has_time = time_after(end) || time_before();
        out.value = formatted(has_time);
        out.rest = rest();
        return out;
    }

   private:
    void use(std::size_t at, std::size_t count) {
        for (std::size_t i = at; i < at + count; ++i) pieces_[i].used = true;
    }

    bool is(std::size_t at, std::string_view sign) const { return at < pieces_.size() && pieces_[at].text == sign; }
    bool number(std::size_t at, std::size_t least, std::size_t most) const {
        return at < pieces_.size() && pieces_[at].kind == Piece::Kind::number && pieces_[at].text.size() >= least &&
               pieces_[at].text.size() <= most;
    }
    unsigned value(std::size_t at) const { return static_cast<unsigned>(std::stoul(pieces_[at].text)); }
    unsigned month(std::size_t at) const {
        if (at >= pieces_.size()) return 0;
        auto found = cues_.months.find(pieces_[at].text);
        return found == cues_.months.end() ? 0 : found->second;
    }
    std::size_t skip(std::size_t at, std::initializer_list<std::string_view> signs) const {
        for (std::string_view sign : signs)
            if (is(at, sign)) return at + 1;
        return at;
    }

    /// Length in pieces of a date at a piece, which becomes `date_`; 0 if there is none.
    std::size_t date_at(std::size_t at) {
        Date found;
        std::size_t end = 0;
        auto three = [&](std::string_view sign) { return is(at + 1, sign) && is(at + 3, sign); };
        if (number(at, 4, 4) && (three("-") || three("/") || three(".")) && number(at + 2, 1, 2) &&
            number(at + 4, 1, 2)) {
            found = {static_cast<int>(value(at)), value(at + 2), value(at + 4)};
            end = at + 5;
        } else if (number(at, 1, 2) && (three(".") || three("/") || three("-")) && number(at + 2, 1, 2) &&
                   number(at + 4, 4, 4)) {
            unsigned first = value(at), second = value(at + 2);
            bool day_first = is(at + 1, ".") || first > 12;
            bool month_first = !is(at + 1, ".") && second > 12;
            if (day_first || month_first)
                found = {static_cast<int>(value(at + 4)), day_first ? second : first, day_first ? first : second};
            else if (first > 0 && second > 0 && ambiguous_end_ == 0) {
                ambiguous_begin_ = at;
                ambiguous_end_ = at + 5;
            }
            end = at + 5;
        } else if (month(at) != 0) {
            std::size_t day = skip(at + 1, {"."});
            if (number(day, 1, 2)) {
                std::size_t year = skip(skip(day + 1, {"st", "nd", "rd", "th"}), {","});
                if (number(year, 4, 4)) found = {static_cast<int>(value(year)), month(at), value(day)};
                end = year + 1;
            }
        } else if (number(at, 1, 2)) {
            std::size_t name = skip(skip(skip(at + 1, {"st", "nd", "rd", "th"}), {"of"}), {"-", ".", "/"});
            if (month(name) != 0) {
                std::size_t year = skip(name + 1, {",", ".", "-", "/"});
                if (number(year, 4, 4)) found = {static_cast<int>(value(year)), month(name), value(at)};
                end = year + 1;
            }
        }
        if (!is_real(found)) return 0;
        date_ = found;
        return end - at;
    }

    /// Length in pieces of a time of day at a piece, which becomes `time_`; 0 if there is none.
    std::size_t time_at(std::size_t at) {
        if (!number(at, 1, 2)) return 0;
        Time found;
        found.hour = value(at);
        std::size_t end = at + 1;
        if ((is(end, ":") || is(end, ".")) && number(end + 1, 2, 2)) {
            found.minute = value(end + 1);
            end += 2;
            if (is(end, ":") && number(end + 1, 2, 2)) {
                found.second = value(end + 1);
                found.has_second = true;
                end += 2;
                if (is(end, ".") && number(end + 1, 1, 9)) end += 2;
            }
        } else if (half_day_at(end, 1) < 0) {
            return 0;
        }
        for (const std::size_t length : {1, 3}) {
            const int begins = half_day_at(end, length);
            if (begins < 0) continue;
            if (found.hour == 0 || found.hour > 12) return 0;
            found.hour = found.hour % 12 + static_cast<unsigned>(begins);
            end = length == 1 ? end + length : skip(end + length, {"."});
            break;
        }
        if (found.hour > 23 || found.minute > 59 || found.second > 60) return 0;
        end = zone_at(end, found);
        time_ = found;
        return end - at;
    }

    /// The hour at which the half of the day begins that so many pieces name (pm, p.m); -1 if they name none.
    int half_day_at(std::size_t at, std::size_t length) const {
        std::string words;
        for (std::size_t i = at; i < std::min(at + length, pieces_.size()); ++i) words += pieces_[i].text;
        const auto found = cues_.half_days.find(words);
        return found == cues_.half_days.end() ? -1 : found->second;
    }

    std::size_t zone_at(std::size_t at, Time& time) const {
        std::size_t name = skip(at, {"("});
        if (name < pieces_.size() && pieces_[name].kind == Piece::Kind::word) {
            auto found = cues_.zones.find(pieces_[name].text);
            bool capitals =
                std::all_of(pieces_[name].source.begin(), pieces_[name].source.end(), ascii::is_upper<char>);
            if (found != cues_.zones.end()) {
                time.zone_minutes = found->second;
                at = skip(name + 1, {")"});
            } else if (capitals && pieces_[name].source.size() <= 4) {
                // ET, IST …: a zone, but which one cannot be told.
                time.unknown_zone = cues_.date_fillers.contains(pieces_[name].text);
                return at;
            } else {
                return at;
            }
        }
        bool plus = is(at, "+"), minus = is(at, "-") || is(at, "−");
        if ((plus || minus) && number(at + 1, 1, 4) &&
            !(minus && pieces_[at].blank_before && pieces_[at + 1].blank_before)) {
            unsigned digits = value(at + 1);
            unsigned hours = pieces_[at + 1].text.size() > 2 ? digits / 100 : digits;
            unsigned minutes = pieces_[at + 1].text.size() > 2 ? digits % 100 : 0;
            std::size_t end = at + 2;
            if (pieces_[at + 1].text.size() <= 2 && is(end, ":") && number(end + 1, 2, 2)) {
                minutes = value(end + 1);
                end += 2;
            }
            if (hours <= 14 && minutes <= 59) {
                int offset = static_cast<int>(hours * 60 + minutes);
                time.zone_minutes = time.zone_minutes.value_or(0) + (plus ? offset : -offset);
                return end;
            }
        }
        return at;
    }

    bool time_after(std::size_t at) {
        std::size_t start = at;
        while (start < pieces_.size() && start < at + 3 &&
               (is(start, ",") || is(start, "at") || is(start, "-") || is(start, "|") || is(start, "t") ||
                is(start, "–") || is(start, "/") || is(start, "•") || is(start, "·")))
            ++start;
        std::size_t length = time_at(start);
        if (length == 0) return false;
        use(at, start + length - at);
        return true;
    }

    bool time_before() {
        for (std::size_t at = 0; at < begin_; ++at) {
            std::size_t length = time_at(at);
            if (length == 0 || at + length > begin_) continue;
            use(at, length);
            return true;
        }
        return false;
    }

    std::string formatted(bool has_time) const {
        char out[40];
        if (!has_time || time_.unknown_zone) {
            std::snprintf(out, sizeof out, "%04d-%02u-%02u", date_.year, date_.month, date_.day);
            return out;
        }
        std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02u:%02u:%02u", date_.year, date_.month, date_.day, time_.hour,
                      time_.minute, std::min(time_.second, 59u));
        const int minutes = time_.zone_minutes.value_or(0);
        if (minutes == 0) return std::string(out) + "Z";
        char zone[16];
        std::snprintf(zone, sizeof zone, "%c%02d:%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                      std::abs(minutes) % 60);
        return std::string(out) + zone;
    }

    std::string rest() const {
        std::string out;
        for (const Piece& piece : pieces_) {
            bool filler = piece.kind == Piece::Kind::word &&
                          (cues_.date_fillers.contains(piece.text) || cues_.weekdays.contains(piece.text));
            if (piece.used || filler) continue;
            if (piece.blank_before && !out.empty()) out += ' ';
            out += piece.source;
        }
        // Signs that only stood between the parts.
        std::size_t begin = 0, end = out.size();
        auto visible = [](char c) {
            return is_ascii_letter(static_cast<unsigned char>(c)) || ascii::is_digit(static_cast<unsigned char>(c)) ||
                   (c & 0x80);
        };
        while (begin < end && !visible(out[begin])) ++begin;
        while (end > begin && !visible(out[end - 1])) --end;
        out = out.substr(begin, end - begin);
        for (std::string_view sign : {"•", "·", "–", "—", "|"})
            if (out == sign) out.clear();
        return out;
    }

    const PageCues& cues_;
    std::vector<Piece> pieces_;
    Date date_;
    Time time_;
    std::size_t begin_ = 0;
    std::size_t ambiguous_begin_ = 0, ambiguous_end_ = 0;
};

}  // namespace

PrintedDate printed_date(std::string_view line) {
    if (line.size() > longest_line || line.find_first_of("0123456789") == std::string_view::npos) return {};
    return LineReader(line).read();
}

std::string normal_date(std::string_view field) {
    PrintedDate found = printed_date(field);
    return found.rest.empty() ? found.value : "";
}

}  // namespace claimgraph::extract::read
