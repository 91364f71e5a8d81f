#include "cli/command_conflicts.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "cli/output_file.h"
#include "graph/errors.h"
#include "graph/view.h"

namespace claimgraph::cli {
namespace {

/// What is shown of a claim.
struct Side {
    std::string id, document, title, publisher, published, path, sentence;
    std::string proposition, text_of;  ///< what it says; the document whose text this is, a copy's original
    std::string said_by;  ///< the nearest source; empty: the article itself
    std::string words;    ///< what it claims: subject, predicate, object
    std::uint32_t begin = 0, end = 0;
    bool negated = false;
};

Side side_of(const ClaimRecord& claim) {
    Side side;
    side.id = claim.id;
    side.document = claim.document->id;
    side.title = claim.document->title;
    side.publisher = claim.document->publisher;
    side.published = claim.document->published;
    side.proposition = claim.proposition.id;
    side.text_of = claim.document->copy_of.empty() ? claim.document->id : claim.document->copy_of;
    side.path = claim.document->path;
    side.sentence = one_line(claim.sentence_text);
    side.begin = claim.sentence_begin;
    side.end = claim.sentence_end;
    if (!claim.attributed_to.empty()) side.said_by = claim.attributed_to.front().label;
    side.negated = claim.polarity == Polarity::negated;
    side.words =
        one_line(claim.subject.text + " " + claim.predicate_text + (claim.object ? " " + claim.object->text : ""));
    return side;
}

/// Claims that say the same, the earliest first.
using Sides = std::vector<const Side*>;

std::string place_of(const Side& side) {
    std::string place = side.published.substr(0, 10);
    for (const std::string* part : {&side.publisher, side.path.empty() ? &side.document : &side.path})
        if (!part->empty()) place += (place.empty() ? "" : "  ") + *part;
    return place;
}

std::string shown(const Sides& sides) {
    const Side& side = *sides.front();
    std::string out = "  " + std::string(side.negated ? "not: " : "") + side.words +
                      (side.said_by.empty() ? "" : "  (says " + side.said_by + ")") + "\n    " + place_of(side) +
                      "\n    \"" + side.sentence + "\"\n";
    for (std::size_t i = 1; i < sides.size(); ++i) out += "    also " + place_of(*sides[i]) + "\n";
    return out;
}

void write(rapidjson::Writer<rapidjson::StringBuffer>& json, const Sides& sides) {
    const auto text = [&](std::string_view name, const std::string& value) {
        if (value.empty()) return;
        json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
        json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    const auto where = [&](const Side& side) {
        text("claim", side.id);
        text("document", side.document);
        text("path", side.path);
        text("title", side.title);
        text("publisher", side.publisher);
        text("published", side.published);
    };
    const Side& side = *sides.front();
    json.StartObject();
    where(side);
    text("proposition", side.proposition);
    text("words", side.words);
    text("polarity", side.negated ? "-" : "+");
    text("saidBy", side.said_by);
    text("sentence", side.sentence);
    json.Key("begin");
    json.Uint(side.begin);
    json.Key("end");
    json.Uint(side.end);
    if (sides.size() > 1) {
        json.Key("alsoIn");
        json.StartArray();
        for (std::size_t i = 1; i < sides.size(); ++i) {
            json.StartObject();
            where(*sides[i]);
            json.EndObject();
        }
        json.EndArray();
    }
    json.EndObject();
}

std::string as_json(const Sides& a, const Sides& b) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    json.StartObject();
    json.Key("claims");
    json.StartArray();
    write(json, a);
    write(json, b);
    json.EndArray();
    json.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

/// The claims in conflict, those that say the same together: of one proposition, or of one place in copies of one text.
class SameClaims {
   public:
    /// \param sides  by id, which must outlive this
    explicit SameClaims(const std::map<std::string, Side>& sides) {
        std::map<std::string, const Side*> of_proposition;
        std::map<std::array<std::string, 4>, const Side*> of_place;
        for (const auto& [id, side] : sides) {
            parent_[&side] = &side;
            join(*of_proposition.try_emplace(side.proposition, &side).first->second, side);
            const std::array<std::string, 4> place = {side.text_of, side.sentence, side.words, side.said_by};
            join(*of_place.try_emplace(place, &side).first->second, side);
        }
        for (const auto& [id, side] : sides) members_[first(side)].push_back(&side);
        for (auto& [first, members] : members_)
            std::sort(members.begin(), members.end(), [](const Side* a, const Side* b) { return rank(*a) < rank(*b); });
    }
    /// By day.
    static std::tuple<const std::string&, const std::string&, std::uint32_t, const std::string&> rank(const Side& side) {
        return {side.published, side.document, side.begin, side.id};
    }
    const Sides& of(const Side& side) const { return members_.at(first(side)); }

   private:
    const Side* first(const Side& side) const {
        const Side* found = &side;
        while (parent_.at(found) != found) found = parent_.at(found);
        return found;
    }
    void join(const Side& a, const Side& b) { parent_[first(b)] = first(a); }

    std::map<const Side*, const Side*> parent_;
    std::map<const Side*, Sides> members_;
};

}  // namespace

bool ConflictsCommand::setup(const std::vector<std::string>& arguments) {
    OptionList options;
    OptionList own("Output");
    own.flag("json", json_, "JSON Lines, a pair a line, instead of text");
    options.add(own).add(guidance_options(guidance_));
    const std::string usage =
        "Usage: claimgraph conflicts STORE [OPTION]…\n\n"
        "Lists the claims of a store that cannot both hold, two by two: other numbers for one event, one says that\n"
        "something is so and the other that it is not, or somebody denies what another claims. Each is shown with who\n"
        "says it, where, and the sentence; where several documents say the same, once, with all of them.\n\n"
        "  claimgraph conflicts news.db\n";
    std::vector<std::string> operands;
    if (!parse(arguments, usage, options, operands)) return false;
    store_ = one_store(operands);
    return true;
}

ExitCode ConflictsCommand::run() {
    ViewOptions options;
    options.guidance = load(guidance_);
    const Store store = Store::open_existing(store_);
    const View view(store, std::move(options));
    // Only claims in conflict are held.
    std::map<std::string, Side> sides;
    std::vector<std::pair<std::string, std::string>> pairs;
    view.claims([&](const ClaimRecord& claim) {
        if (claim.conflicts_with.empty()) return;
        sides.emplace(claim.id, side_of(claim));
        for (const std::string& other : claim.conflicts_with)
            if (claim.id < other) pairs.emplace_back(claim.id, other);
    });
    const SameClaims same(sides);
    const auto by_day = [](const Sides* a, const Sides* b) {
        return SameClaims::rank(*a->front()) < SameClaims::rank(*b->front());
    };
    std::vector<std::pair<const Sides*, const Sides*>> told;  // the earlier one first
    for (const auto& [a, b] : pairs)
        told.push_back(std::minmax(&same.of(sides.at(a)), &same.of(sides.at(b)), by_day));
    std::sort(told.begin(), told.end(), [&](const auto& x, const auto& y) {
        return std::tuple(SameClaims::rank(*x.first->front()), SameClaims::rank(*x.second->front())) <
               std::tuple(SameClaims::rank(*y.first->front()), SameClaims::rank(*y.second->front()));
    });
    told.erase(std::unique(told.begin(), told.end()), told.end());
    std::string out;
    for (const auto& [a, b] : told)
        out += json_ ? as_json(*a, *b) : (out.empty() ? "" : "\n") + shown(*a) + "  against\n" + shown(*b);
    if (!json_ && pairs.empty()) out = "no claims are in conflict\n";
    json_ ? print(out) : print_text(out);
    return ExitCode::done;
}

}  // namespace claimgraph::cli
