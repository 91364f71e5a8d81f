#include "exporters/triples.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <serd/serd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <map>
#include <optional>

#include "exporters/seal.h"
#include "graph/errors.h"
#include "graph/nesting_limit.h"
#include "graph/utf8.h"

namespace claimgraph::exporters {

void Triples::add(std::string_view subject, std::string_view predicate, std::string value) {
    const auto [known, added] = predicates_.try_emplace(std::string(predicate), predicates_.size());
    Statements& statements = subjects_[std::string(subject)];
    const std::pair<std::uint32_t, std::string> statement(static_cast<std::uint32_t>(known->second), std::move(value));
    if (first_invalid_utf8(subject) || first_invalid_utf8(statement.second))
        throw Error("a text is no Unicode: half of a surrogate pair stands alone");
    // Graphs repeat sentences and propositions.
    if (std::find(statements.begin(), statements.end(), statement) == statements.end()) statements.push_back(statement);
}

const Statements* Triples::of(const std::string& subject) const {
    const auto found = subjects_.find(subject);
    return found == subjects_.end() ? nullptr : &found->second;
}

std::vector<std::string_view> Triples::all(const Statements& statements, const std::string& predicate) const {
    std::vector<std::string_view> out;
    const auto known = predicates_.find(predicate);
    if (known == predicates_.end()) return out;
    for (const auto& [number, value] : statements)
        if (number == known->second) out.push_back(value);
    return out;
}

std::string_view Triples::one(const Statements& statements, const std::string& predicate) const {
    const auto known = predicates_.find(predicate);
    if (known != predicates_.end())
        for (const auto& [number, value] : statements)
            if (number == known->second) return value;
    return {};
}

std::string graph_file_name(const std::string& path) { return path == "-" ? "standard input" : path; }

namespace {

constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

// --- files --------------------------------------------------------------------------------------------------------

class File {
   public:
    File(const std::string& path, NestingLimit::Syntax syntax) : name_(graph_file_name(path)), nesting_(syntax) {
        file_ = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
        if (!file_) throw Error("cannot open " + name_ + ": " + std::strerror(errno));
    }
    ~File() {
        if (file_ != stdin) std::fclose(file_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    const std::string& name() const { return name_; }
    /// Where it is nested too deep it ends, for a parser that must not see more.
    std::size_t read(void* to, std::size_t bytes) {
        const std::size_t count = too_deep_ ? 0 : std::fread(to, 1, bytes, file_);
        seal_.take({static_cast<const char*>(to), count});
        too_deep_ = too_deep_ || !nesting_.passes({static_cast<const char*>(to), count});
        return too_deep_ ? 0 : count;
    }
    void check() const {
        if (std::ferror(file_)) throw Error("cannot read " + name_);
        if (too_deep_) throw Error(name_ + ": " + nesting_.problem());
    }
    /// Reads to the end. \return whether the file has a seal, which says that it is as it was written. \throws Error if
    /// it says otherwise
    bool is_sealed() {
        char rest[1 << 12];
        while (read(rest, sizeof rest) > 0) {
        }
        check();
        const SealCheck::Result result = seal_.finish();
        if (result == SealCheck::Result::broken)
            throw Error(name_ + " is not as it was written: " + seal_.problem() +
                        "; if it was changed on purpose, take out its seal (see claimgraph verify --help)");
        return result == SealCheck::Result::whole;
    }
    std::string rest() {
        std::string out;
        for (std::size_t size = 0;;) {
            out.resize(size + (1 << 16));
            const std::size_t count = read(out.data() + size, 1 << 16);
            size += count;
            if (count == 0) {
                out.resize(size);
                break;
            }
        }
        check();
        return out;
    }

   private:
    std::string name_;
    NestingLimit nesting_;
    SealCheck seal_;
    bool too_deep_ = false;
    std::FILE* file_;
};

// --- Turtle and its kin -------------------------------------------------------------------------------------------

class SerdInput {
   public:
    SerdInput(SerdSyntax syntax, Triples& triples)
        : triples_(triples),
          environment_(serd_env_new(nullptr)),
          reader_(serd_reader_new(syntax, this, nullptr, &SerdInput::base, &SerdInput::prefix, &SerdInput::statement,
                                  nullptr)) {
        serd_reader_set_strict(reader_, true);
        serd_reader_set_error_sink(reader_, &SerdInput::error, this);
    }
    ~SerdInput() {
        serd_reader_free(reader_);
        serd_env_free(environment_);
    }
    SerdInput(const SerdInput&) = delete;
    SerdInput& operator=(const SerdInput&) = delete;

    void read(File& file) {
        constexpr std::size_t page_size = 1 << 16;
        const auto* name = reinterpret_cast<const std::uint8_t*>(file.name().c_str());
        const SerdStatus status =
            serd_reader_read_source(reader_, &SerdInput::bytes, &SerdInput::failed, &file, name, page_size);
        file.check();
        if (!error_.empty()) throw Error(file.name() + error_);
        if (status == SERD_FAILURE) throw Error(file.name() + " is not in the format that its name or --from says");
        if (status != SERD_SUCCESS)
            throw Error(file.name() + ": " + reinterpret_cast<const char*>(serd_strerror(status)));
    }

   private:
    static SerdInput& self(void* handle) { return *static_cast<SerdInput*>(handle); }
    static std::size_t bytes(void* to, std::size_t size, std::size_t count, void* file) {
        return static_cast<File*>(file)->read(to, size * count);
    }
    static int failed(void*) { return 0; }  // asked of the file afterwards
    static SerdStatus base(void* handle, const SerdNode* uri) {
        return serd_env_set_base_uri(self(handle).environment_, uri);
    }
    static SerdStatus prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
        return serd_env_set_prefix(self(handle).environment_, name, uri);
    }
    static SerdStatus error(void* handle, const SerdError* error) {
        std::string& text = self(handle).error_;
        if (!text.empty()) return SERD_SUCCESS;
        char message[256];
        va_list arguments;
        va_copy(arguments, *error->args);
        std::vsnprintf(message, sizeof message, error->fmt, arguments);
        va_end(arguments);
        text = ":" + std::to_string(error->line) + ": " + message;
        while (text.ends_with('\n')) text.pop_back();
        return SERD_SUCCESS;
    }
    static SerdStatus statement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                                const SerdNode* predicate, const SerdNode* object, const SerdNode*, const SerdNode*) {
        SerdInput& in = self(handle);
        // An exception must not cross C.
        try {
            in.triples_.add(in.text(*subject), in.text(*predicate), in.text(*object));
        } catch (const std::exception& exception) {
            if (in.error_.empty()) in.error_ = std::string(": ") + exception.what();
            return SERD_ERR_INTERNAL;
        }
        return in.error_.empty() ? SERD_SUCCESS : SERD_ERR_INTERNAL;
    }

    std::string text(const SerdNode& node) const {
        if (node.type != SERD_CURIE && node.type != SERD_URI)
            return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
        if (node.type == SERD_URI && serd_uri_string_has_scheme(node.buf))
            return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
        SerdNode whole = serd_env_expand_node(environment_, &node);
        if (!whole.buf)
            throw Error("a name has no prefix that is known: " +
                        std::string(reinterpret_cast<const char*>(node.buf), node.n_bytes));
        std::string out(reinterpret_cast<const char*>(whole.buf), whole.n_bytes);
        serd_node_free(&whole);
        return out;
    }

    Triples& triples_;
    SerdEnv* environment_;
    SerdReader* reader_;
    std::string error_;
};

// --- JSON-LD ------------------------------------------------------------------------------------------------------

/// Our own JSON-LD: an array of expanded nodes, or a context of terms and prefixes and a `@graph` of flat nodes.
class JsonLdInput {
   public:
    JsonLdInput(Triples& triples, std::string name) : triples_(triples), name_(std::move(name)) {}

    void read(const std::string& text) {
        rapidjson::Document document;
        document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                       rapidjson::kParseNumbersAsStringsFlag>(text.data(), text.size());
        if (document.HasParseError())
            throw Error(name_ + ": byte " + std::to_string(document.GetErrorOffset()) + ": " +
                        rapidjson::GetParseError_En(document.GetParseError()));
        const rapidjson::Value* nodes = &document;
        if (document.IsObject()) {
            if (!document.HasMember("@graph") || !document.HasMember("@context") || !document["@context"].IsObject())
                throw Error(name_ + " has no @context and @graph of ours");
            context(document["@context"]);
            nodes = &document["@graph"];
        }
        if (!nodes->IsArray()) throw Error(name_ + " holds no array of nodes");
        for (const rapidjson::Value& node : nodes->GetArray()) read_node(node);
    }

   private:
    struct Term {
        std::string iri;
        bool is_iri = false;  ///< its plain values are IRIs
    };

    static std::string_view string(const rapidjson::Value& value) {
        return {value.GetString(), value.GetStringLength()};
    }

    void context(const rapidjson::Value& context) {
        for (const auto& member : context.GetObject()) {
            const rapidjson::Value* iri = &member.value;
            Term term;
            if (iri->IsObject()) {
                const auto type = iri->FindMember("@type");
                term.is_iri = type != iri->MemberEnd() && type->value.IsString() && string(type->value) == "@id";
                const auto id = iri->FindMember("@id");
                if (id == iri->MemberEnd()) continue;
                iri = &id->value;
            }
            if (!iri->IsString()) continue;
            term.iri = string(*iri);
            terms_[std::string(string(member.name))] = std::move(term);
        }
    }

    std::string whole(std::string_view name) const {
        if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
            const auto prefix = terms_.find(name.substr(0, colon));
            if (prefix != terms_.end()) return prefix->second.iri + std::string(name.substr(colon + 1));
        }
        return std::string(name);
    }
    std::string predicate(std::string_view name, bool& is_iri) const {
        const auto term = terms_.find(name);
        is_iri = term != terms_.end() && term->second.is_iri;
        return whole(term == terms_.end() ? name : std::string_view(term->second.iri));
    }

    void read_node(const rapidjson::Value& node) {
        if (!node.IsObject()) throw Error(name_ + " holds a node that is no object");
        const auto id = node.FindMember("@id");
        if (node.MemberCount() == 1 && node.HasMember("claimgraph")) return;  // the seal
        if (id == node.MemberEnd() || !id->value.IsString()) throw Error(name_ + " holds a node without a name");
        const std::string subject = whole(string(id->value));
        for (const auto& member : node.GetObject()) {
            const std::string_view key = string(member.name);
            if (key == "@id") continue;
            bool is_iri = key == "@type";
            const std::string name = is_iri ? std::string(rdf_type) : predicate(key, is_iri);
            const bool is_type = key == "@type";
            const auto add = [&](const rapidjson::Value& value) {
                triples_.add(subject, name, read_value(value, is_iri, is_type));
            };
            if (member.value.IsArray())
                for (const rapidjson::Value& value : member.value.GetArray()) add(value);
            else
                add(member.value);
        }
    }

    std::string read_value(const rapidjson::Value& value, bool is_iri, bool is_type) const {
        if (value.IsString()) {
            if (!is_iri) return std::string(string(value));
            const auto term = is_type ? terms_.find(string(value)) : terms_.end();
            return whole(term == terms_.end() ? string(value) : std::string_view(term->second.iri));
        }
        if (value.IsObject()) {
            const auto id = value.FindMember("@id"), literal = value.FindMember("@value");
            if (id != value.MemberEnd() && id->value.IsString()) return whole(string(id->value));
            if (literal != value.MemberEnd() && literal->value.IsString()) return std::string(string(literal->value));
        }
        throw Error(name_ + " holds a value that is none of ours");
    }

    Triples& triples_;
    std::string name_;
    std::map<std::string, Term, std::less<>> terms_;
};

struct Syntax {
    std::string_view name;
    std::optional<SerdSyntax> serd;
};
const Syntax syntaxes[] = {
    {"ttl", SERD_TURTLE}, {"nt", SERD_NTRIPLES}, {"trig", SERD_TRIG}, {"nq", SERD_NQUADS}, {"jsonld", std::nullopt}};

const Syntax& syntax_named(std::string_view name) {
    std::string known;
    for (const Syntax& syntax : syntaxes) {
        if (syntax.name == name) return syntax;
        known.append(known.empty() ? "" : ", ").append(syntax.name);
    }
    throw UsageError("a graph cannot be read from '" + std::string(name) + "'; it can from " + known);
}

}  // namespace

void check_import_syntax(std::string_view syntax) { syntax_named(syntax); }

Triples read_triples(const std::string& path, std::string_view syntax) {
    const Syntax& how = syntax_named(syntax);
    Triples triples;
    File file(path, how.serd ? NestingLimit::Syntax::turtle : NestingLimit::Syntax::json);
    try {
        if (how.serd)
            SerdInput(*how.serd, triples).read(file);
        else
            JsonLdInput(triples, file.name()).read(file.rest());
    } catch (const Error&) {
        file.is_sealed();  // that it was cut says more than what cannot be read where it ends
        throw;
    }
    triples.sealed = file.is_sealed();
    return triples;
}

}  // namespace claimgraph::exporters
