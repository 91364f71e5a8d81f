#include "cli/command_conflicts.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "cli/output_file.h"
#include "graph/errors.h"
#include "graph/view.h"

namespace claimgraph {
namespace {

/// What is shown of a claim.
struct Side {
    std::string id, document, title, publisher, published, path, sentence;
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

std::string shown(const Side& side) {
    std::string place = side.published.substr(0, 10);
    for (const std::string* part : {&side.publisher, side.path.empty() ? &side.document : &side.path})
        if (!part->empty()) place += (place.empty() ? "" : "  ") + *part;
    return "  " + std::string(side.negated ? "not: " : "") + side.words +
           (side.said_by.empty() ? "" : "  (says " + side.said_by + ")") + "\n    " + place + "\n    \"" +
           side.sentence + "\"\n";
}

void write(rapidjson::Writer<rapidjson::StringBuffer>& json, const Side& side) {
    const auto text = [&](std::string_view name, const std::string& value) {
        if (value.empty()) return;
        json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
        json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    json.StartObject();
    text("claim", side.id);
    text("document", side.document);
    text("path", side.path);
    text("title", side.title);
    text("publisher", side.publisher);
    text("published", side.published);
    text("words", side.words);
    text("polarity", side.negated ? "-" : "+");
    text("saidBy", side.said_by);
    text("sentence", side.sentence);
    json.Key("begin");
    json.Uint(side.begin);
    json.Key("end");
    json.Uint(side.end);
    json.EndObject();
}

std::string as_json(const Side& a, const Side& b) {
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

}  // namespace

bool ConflictsCommand::setup(const std::vector<std::string>& arguments) {
    po::options_description options;
    po::options_description own("Output");
    own.add_options()("json", po::bool_switch(&json_), "JSON Lines, a pair a line, instead of text");
    options.add(own).add(guidance_options(guidance_));
    const std::string usage =
        "Usage: claimgraph conflicts STORE [OPTION]…\n\n"
        "Lists the claims of a store that cannot both hold, two by two: other numbers for one event, one says that\n"
        "something is so and the other that it is not, or somebody denies what another claims. Each is shown with who\n"
        "says it, where, and the sentence.\n\n"
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
    // By day, the earlier claim of a pair first.
    const auto rank = [&](const std::string& id) {
        const Side& side = sides.at(id);
        return std::tie(side.published, side.document, side.begin, side.id);
    };
    for (auto& [a, b] : pairs)
        if (rank(b) < rank(a)) std::swap(a, b);
    std::sort(pairs.begin(), pairs.end(), [&](const auto& x, const auto& y) {
        return std::tuple(rank(x.first), rank(x.second)) < std::tuple(rank(y.first), rank(y.second));
    });
    std::string out;
    for (const auto& [a, b] : pairs)
        out += json_ ? as_json(sides.at(a), sides.at(b))
                     : (out.empty() ? "" : "\n") + shown(sides.at(a)) + "  against\n" + shown(sides.at(b));
    if (!json_ && pairs.empty()) out = "no claims are in conflict\n";
    print(out);
    return ExitCode::done;
}

}  // namespace claimgraph
