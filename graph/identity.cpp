#include "graph/identity.h"

#include <utf8proc.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "graph/ascii.h"
#include "graph/utf8.h"

namespace claimgraph {

struct IdentityHash::State {
    State() {
        if (xxh == nullptr) throw std::bad_alloc();
        XXH3_128bits_reset(xxh);
    }
    ~State() { XXH3_freeState(xxh); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    XXH3_state_t* xxh = XXH3_createState();
};

IdentityHash::IdentityHash() {}  // start_ is left as it is: filling it would take longer than most hashes
IdentityHash::~IdentityHash() = default;

void IdentityHash::put(const char* bytes, std::size_t size) {
    if (size <= start_.size() - size_) {
        std::memcpy(start_.data() + size_, bytes, size);
        size_ += size;
        return;
    }
    if (!state_) state_ = std::make_unique<State>();
    XXH3_128bits_update(state_->xxh, start_.data(), size_);
    XXH3_128bits_update(state_->xxh, bytes, size);
    size_ = 0;
}

IdentityHash& IdentityHash::add(std::string_view field) {
    // Little-endian on every machine, so that ids do not depend on where they were made.
    std::array<char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<char>((field.size() >> (8 * i)) & 0xff);
    put(length.data(), length.size());
    if (!field.empty()) put(field.data(), field.size());
    return *this;
}

IdentityHash& IdentityHash::add(std::uint64_t field) {
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>((field >> (8 * i)) & 0xff);
    return add(std::string_view(bytes.data(), bytes.size()));
}

std::string IdentityHash::digest(std::string_view prefix) {
    constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
    XXH128_hash_t hash;
    if (state_) {
        XXH3_128bits_update(state_->xxh, start_.data(), std::exchange(size_, 0));
        hash = XXH3_128bits_digest(state_->xxh);
    } else {
        hash = XXH3_128bits(start_.data(), size_);
    }
    // From the highest bit on; the last digit has three bits.
    std::array<char, 26> text;
    std::uint64_t high = hash.high64, low = hash.low64;
    for (char& digit : text) {
        digit = digits[high >> 59];
        high = high << 5 | low >> 59;
        low <<= 5;
    }
    std::string out;
    out.reserve(prefix.size() + text.size());
    out.append(prefix).append(text.data(), text.size());
    return out;
}

// --- phrases -------------------------------------------------------------------------------------------------------

namespace {

bool is_blank(utf8proc_int32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}
bool is_double_quote(utf8proc_int32_t c) {
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 || c == 0x2036 ||
           (c >= 0x300C && c <= 0x300F) || c == 0xFF02;
}
bool is_single_quote(utf8proc_int32_t c) {
    return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x2035 ||
           c == 0x2039 || c == 0x203A || c == 0x02BC || c == 0xFF07;
}
bool is_dash(utf8proc_int32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D;
}

/// A byte that means neither a blank nor a quotation mark, and itself.
bool is_plain_ascii(char c) {
    static constexpr auto plain = [] {
        std::array<bool, 256> table{};
        for (std::size_t i = 0; i < 0x80; ++i)
            table[i] = i != ' ' && !(i >= 0x09 && i <= 0x0D) && i != '"' && i != '\'' && i != '`';
        return table;
    }();
    return plain[static_cast<unsigned char>(c)];
}

/// Folds the case and composes. Bytes that are no UTF-8 stay as they are.
void fold(std::string& text, bool ascii) {
    if (ascii) {
        for (char& c : text) c = ascii::to_lower(c);
        return;
    }
    utf8proc_uint8_t* mapped = nullptr;
    const auto size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
    if (size < 0) return;
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    text.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

}  // namespace

void phrase_key(std::string_view phrase, std::string& key) {
    key.clear();
    key.reserve(phrase.size());
    bool ascii = true;
    bool blank = false;
    const auto put = [&](std::string_view bytes) {
        if (blank && !key.empty()) key += ' ';
        blank = false;
        key += bytes;
    };
    for (std::size_t i = 0; i < phrase.size();) {
        const std::size_t begin = i;
        while (i < phrase.size() && is_plain_ascii(phrase[i])) ++i;
        if (i > begin) put(phrase.substr(begin, i - begin));
        if (i == phrase.size()) break;

        const std::size_t special = i;
        const char32_t c = next_code_point(phrase, i);  // what is not UTF-8 is kept as it is
        if (is_blank(c)) {
            blank = true;
        } else if (is_double_quote(c)) {
            // Quotation marks say who chose the words, not what they mean.
        } else if (is_single_quote(c)) {
            put("'");
        } else if (is_dash(c)) {
            put("-");
        } else {
            put(phrase.substr(special, i - special));
            ascii = ascii && c < 0x80;
        }
    }
    fold(key, ascii);

    if (key.size() > 2 && key.front() == '\'' && key.back() == '\'') {
        key.pop_back();
        key.erase(0, 1);
    }
    std::size_t begin = 0;
    for (bool again = true; again;) {
        again = false;
        const std::string_view rest = std::string_view(key).substr(begin);
        for (const std::string_view article : {"a ", "an ", "the "})
            if (rest.starts_with(article) && rest.size() > article.size()) {
                begin += article.size();
                again = true;
                break;
            }
    }
    key.erase(0, begin);
}

std::string phrase_key(std::string_view phrase) {
    std::string key;
    phrase_key(phrase, key);
    return key;
}

std::string phrase_id(std::string_view phrase) {
    thread_local std::string key;  // phrases are many and short
    phrase_key(phrase, key);
    return IdentityHash().add("phrase").add(key).digest("phrase-");
}

std::string phrase_id(const Extraction& extraction, const Argument& argument) {
    if (!argument.phrase) return phrase_id(argument.text);
    const PhraseContent& content = extraction.phrases[*argument.phrase];
    if (content.reference == Reference::kind) {
        const std::string words = phrase_key(argument.text);
        const bool bare = content.through.empty() && content.aspect.empty() && content.involves.empty() &&
                          !content.concept_label.empty() && words == phrase_key(extraction.document.words(content.head));
        return IdentityHash()
            .add("phrase")
            .add(bare ? std::string_view() : std::string_view(words))
            .add(content.concept_label)
            .digest("phrase-");
    }
    const Span first = extraction.phrases[content.referent].span;
    return IdentityHash()
        .add("phrase")
        .add(extraction.document.id)
        .add(first.begin)
        .add(first.end)
        .digest("phrase-");
}

std::string concept_id(std::string_view label) { return IdentityHash().add("concept").add(label).digest("concept-"); }

// --- documents and claims ------------------------------------------------------------------------------------------

std::uint64_t text_hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

std::string document_id(std::string_view text) { return IdentityHash().add("document").add(text).digest("doc-"); }

namespace {

void add_span(IdentityHash& hash, Span span) { hash.add((static_cast<std::uint64_t>(span.begin) << 32) | span.end); }

void add_words(IdentityHash& hash, const Argument& argument) {
    add_span(hash, argument.span);
    hash.add(argument.text);
}

void add_predicate(IdentityHash& hash, const Predicate& predicate) {
    hash.add(predicate.term).add(predicate.lemma);
    add_span(hash, predicate.span);
}

void add_claim(IdentityHash& hash, const Extraction& extraction, const Claim& claim) {
    hash.add("claim").add(extraction.document.id);
    hash.add(claim.sentence < extraction.sentences.size() ? extraction.sentences[claim.sentence].begin : 0);
    add_words(hash, claim.subject);
    add_predicate(hash, claim.predicate);
    if (claim.object) {
        add_words(hash, *claim.object);
        // Of two claims in one clause (*said that A left and B stayed*) the words alone do not tell which one is meant.
        if (claim.object->claim && *claim.object->claim < extraction.claims.size()) {
            const Claim& inner = extraction.claims[*claim.object->claim];
            add_words(hash, inner.subject);
            add_predicate(hash, inner.predicate);
        }
    }
    hash.add(to_string(claim.polarity)).add(to_string(claim.modality)).add(claim.attributed_to.size());
    for (const Argument& source : claim.attributed_to) add_words(hash, source);
}

}  // namespace

std::string claim_id(const Extraction& extraction, const Claim& claim) {
    IdentityHash hash;
    add_claim(hash, extraction, claim);
    return hash.digest("claim-");
}

std::vector<std::string> claim_ids(const Extraction& extraction) {
    std::vector<std::string> out;
    out.reserve(extraction.claims.size());
    for (const Claim& claim : extraction.claims) out.push_back(claim_id(extraction, claim));
    std::vector<std::string_view> sorted(out.begin(), out.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::string> shared;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (sorted[i] == sorted[i - 1] && (shared.empty() || shared.back() != sorted[i]))
            shared.emplace_back(sorted[i]);
    const auto add_meant = [&](IdentityHash& hash, const Argument& argument) {
        hash.add(argument.cluster ? std::uint64_t{*argument.cluster} + 1 : std::uint64_t{0});
    };
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!std::binary_search(shared.begin(), shared.end(), out[i])) continue;
        const Claim& claim = extraction.claims[i];
        IdentityHash hash;
        add_claim(hash, extraction, claim);
        add_meant(hash, claim.subject);
        if (claim.object) add_meant(hash, *claim.object);
        for (const Argument& source : claim.attributed_to) add_meant(hash, source);
        out[i] = hash.digest("claim-");
    }
    return out;
}

}  // namespace claimgraph
