#include "exporters/seal.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "exporters/counted_records.h"
#include "exporters/text.h"
#include "graph/json.h"

namespace claimgraph::exporters {
namespace {

constexpr std::string_view promise = "# claimgraph: the last line of this file counts what it must hold\n";
constexpr std::size_t longest_seal = 1024;  // with what is around it

/// How a seal stands in a file: what is before it (a line break there is not its own) and behind it.
struct Form {
    SealPlace place;
    std::string_view before, behind;
    std::string_view ending = {};  ///< what the writer has written last, which stays last
};

constexpr Form forms[] = {
    {SealPlace::hash_comment, "\n# claimgraph ", "\n"},
    {SealPlace::slash_comment, "\n// claimgraph ", "\n"},
    {SealPlace::xml_comment, "\n<!-- claimgraph ", " -->\n"},
    {SealPlace::last_line, ",\"claimgraph\":", "}\n", "}\n"},
    {SealPlace::last_node, "\n{\"claimgraph\":", "}\n]}\n", "\n]}\n"},  // compact
    {SealPlace::last_node, "\n{\"claimgraph\":", "}\n]\n", "\n]\n"},
};

const Form& form_of(SealPlace place, std::string_view written) {
    for (const Form& form : forms)
        if (form.place == place && written.ends_with(form.ending)) return form;
    throw std::logic_error("a file does not end as its format does");
}

std::string seal_of(const RecordCounts& counts, const Digest& digest) {
    std::string out = "{";
    for (const auto& [what, count] : counts)
        out.append("\"").append(what).append("\":").append(std::to_string(count)).append(",");
    return out + "\"bytes\":" + std::to_string(digest.bytes()) + ",\"xxh128\":\"" + digest.hex() + "\"}";
}

/// A member of a flat JSON object whose values have no blanks, quotes or commas in them.
std::optional<std::string_view> member(std::string_view object, std::string_view name) {
    const std::string key = "\"" + std::string(name) + "\":";
    const std::size_t at = object.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view value = object.substr(at + key.size());
    value = value.substr(0, value.find_first_of(",}"));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    return value;
}

/// `4 documents, 116 claims`.
std::string counts_of(std::string_view seal) {
    std::string out;
    for (std::size_t at = 1; at < seal.size();) {
        const std::size_t end = std::min(seal.find_first_of(",}", at), seal.size());
        const std::string_view row = seal.substr(at, end - at);
        at = end + 1;
        const std::size_t colon = row.find(':');
        if (colon == std::string_view::npos || row.starts_with("\"bytes\"")) break;
        const std::string_view count = row.substr(colon + 1);
        out.append(out.empty() ? "" : ", ").append(count).append(" ");
        out.append(row.substr(1, colon - 2));
    }
    return out;
}

}  // namespace

std::string Digest::hex() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
    XXH128_canonical_t bytes;
    XXH128_canonicalFromHash(&bytes, hash);
    std::string out;
    for (const unsigned char byte : bytes.digest) {
        constexpr std::string_view digits = "0123456789abcdef";
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

// --- writing -------------------------------------------------------------------------------------------------------

SealingSink::SealingSink(Sink& sink, SealPlace place) : sink_(sink), place_(place) {
    if (place == SealPlace::hash_comment) pass(promise);
}

void SealingSink::pass(std::string_view bytes) {
    if (bytes.empty()) return;
    digest_.add(bytes);
    sink_.write(bytes);
}

void SealingSink::write(std::string_view bytes) {
    constexpr std::size_t longest_ending = 5;
    if (bytes.size() < longest_ending) {
        held_ += bytes;
        if (held_.size() <= longest_ending) return;
        pass(std::string_view(held_).substr(0, held_.size() - longest_ending));
        held_.erase(0, held_.size() - longest_ending);
    } else {
        pass(held_);
        pass(bytes.substr(0, bytes.size() - longest_ending));
        held_ = bytes.substr(bytes.size() - longest_ending);
    }
}

std::string SealingSink::close(const RecordCounts& counts) {
    if (place_ == SealPlace::manifest || (digest_.bytes() == 0 && held_.empty())) {
        pass(held_);
        return seal_of(counts, digest_);
    }
    const Form& form = form_of(place_, held_);
    pass(std::string_view(held_).substr(0, held_.size() - form.ending.size()));
    if (place_ == SealPlace::last_node) pass(",");
    if (form.before.front() == '\n' && !(form.ending.empty() && held_.ends_with('\n'))) pass("\n");
    std::string seal = seal_of(counts, digest_);
    const std::string_view before = form.before.substr(form.before.front() == '\n' ? 1 : 0);
    sink_.write(std::string(before) + seal + std::string(form.behind));
    return seal;
}

Seal write_sealed(const Format& format, void (*write)(const Records&, const ExportOptions&, Sink&),
                  const Records& records, const ExportOptions& options, Sink& sink) {
    SealingSink sealing(sink, format.seal);
    const CountedRecords counted(records);
    write(counted, options, sealing);
    RecordCounts counts = counted.counts();
    std::string text = sealing.close(counts);
    return {std::move(counts), std::move(text)};
}

std::string manifest_of(const std::vector<SealedFile>& files) {
    StringSink out;
    SealingSink sealing(out, SealPlace::last_node);
    std::string rows;
    for (const SealedFile& file : files)
        rows.append(rows.empty() ? "\n" : ",\n")
            .append("{\"name\":")
            .append(json_string(file.name))
            .append(",")
            .append(file.seal.substr(1));
    sealing.write("{\"files\":[" + rows + "\n]}\n");
    sealing.close({{"files", files.size()}});
    return out.text;
}

// --- reading -------------------------------------------------------------------------------------------------------

void SealCheck::take(std::string_view bytes) {
    end_ += bytes;
    if (!begun_ && end_.size() >= promise.size()) {
        begun_ = true;
        promised_ = end_.starts_with(promise);
    }
    if (!begun_ || end_.size() <= longest_seal) return;
    digest_.add(std::string_view(end_).substr(0, end_.size() - longest_seal));
    end_.erase(0, end_.size() - longest_seal);
}

SealCheck::Result SealCheck::finish() {
    for (const Form& form : forms) {
        const std::size_t at = end_.rfind(form.before);
        if (at == std::string::npos || !end_.ends_with(form.behind)) continue;
        const std::size_t begin = at + form.before.size(), closed = end_.find('}', begin);
        if (closed == std::string::npos || end_.compare(closed + 1, std::string::npos, form.behind) != 0) continue;
        seal_ = end_.substr(begin, closed + 1 - begin);
        digest_.add(std::string_view(end_).substr(0, at + (form.before.front() == '\n' ? 1 : 0)));
        break;
    }
    if (seal_.empty()) {
        if (promised_) problem_ = "its last line is missing, which counts what it must hold";
        return promised_ ? Result::broken : Result::unsealed;
    }
    return holds({{}, seal_}, digest_, problem_) ? Result::whole : Result::broken;
}

bool SealCheck::holds(const SealedFile& file, const Digest& digest, std::string& problem) {
    const std::string_view bytes = member(file.seal, "bytes").value_or("?");
    const std::string now = std::to_string(digest.bytes());
    if (bytes != now)
        problem = "it had " + std::string(bytes) + " bytes before its seal, and has " + now;
    else if (member(file.seal, "xxh128") != digest.hex())
        problem = "bytes of it have changed: its seal is that of others";
    return problem.empty();
}

std::string SealCheck::counts() const { return counts_of(seal_); }

bool SealCheck::read_manifest(std::string_view text, std::vector<SealedFile>& files) {
    const rapidjson::Document document = parsed_json(text);
    if (document.HasParseError() || !document.IsObject() || !document.HasMember("files") ||
        !document["files"].IsArray())
        return false;
    for (const rapidjson::Value& row : document["files"].GetArray()) {
        if (!row.IsObject()) return false;
        const auto name = row.FindMember("name"), bytes = row.FindMember("bytes"), digest = row.FindMember("xxh128");
        if (name == row.MemberEnd()) continue;  // the seal
        if (!name->value.IsString() || bytes == row.MemberEnd() || !bytes->value.IsUint64() ||
            digest == row.MemberEnd() || !digest->value.IsString())
            return false;
        files.push_back({name->value.GetString(), "{\"bytes\":" + std::to_string(bytes->value.GetUint64()) +
                                                      ",\"xxh128\":\"" + digest->value.GetString() + "\"}"});
    }
    return true;
}

}  // namespace claimgraph::exporters
