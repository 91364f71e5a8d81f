#include "extract/names/lexicon.h"

#include <algorithm>
#include <functional>
#include <map>

#include "embedded.h"
#include "graph/ascii.h"
#include "graph/errors.h"
#include "graph/json.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

rapidjson::Document load(const char* path) {
    const std::string_view bytes = embedded::file(path);
    rapidjson::Document out = parsed_json(bytes, JsonKind::own);
    if (out.HasParseError() || !out.IsObject()) throw Error(std::string(path) + ": " + json_problem(out));
    return out;
}

/// \throws Error if a pack has a list that C++ does not know
std::size_t place_of(std::optional<std::size_t> place, std::string_view file, const std::string& name) {
    if (!place) throw Error(std::string(file) + ": /" + name + ": extract/names/list_names.h has no such list");
    return *place;
}

/// \throws Error if no pack has what C++ asks for
template <typename Tables, typename Names>
void require_all(const Tables& tables, const Names& names) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (tables[i].empty())
            throw Error("extract/packs: function_words.json, names.json, values.json and tenures.json lack the list '" +
                        std::string(names[i]) + "'");
}

std::string text_of(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

std::string member(const rapidjson::Value& object, const char* name) {
    const auto found = object.FindMember(name);
    return found == object.MemberEnd() ? std::string() : text_of(found->value);
}

template <typename Visit>
void for_each(const rapidjson::Value& object, const char* name, const Visit& visit) {
    const auto found = object.FindMember(name);
    if (found == object.MemberEnd()) return;
    for (const auto& value : found->value.GetArray()) visit(value);
}

// The name as the last part of an id: letters and digits, everything else a hyphen.
std::string slug(std::string_view name) {
    std::string out;
    for (const char c : fold_name(name)) {
        const bool plain = ascii::is_lower(c) || ascii::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (plain)
            out += c;
        else if (!out.empty() && out.back() != '-' && c != '\'')
            out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

bool only_capitals(std::string_view name) {
    bool any = false;
    for (const char c : name) {
        if (ascii::is_upper(c))
            any = true;
        else if (ascii::is_lower(c))
            return false;
    }
    return any;
}

}  // namespace

const Lexicon& Lexicon::get() {
    static const Lexicon& lexicon = *new Lexicon;  // never taken apart: that would take as long as a sentence does
    return lexicon;
}

Lexicon::Lexicon() {
    load_countries();
    load_places();
    load_organizations();
    load_laws();
    load_words("extract/packs/function_words.json");
    load_words("extract/packs/names.json");
    load_words("extract/packs/values.json");
    load_words("extract/packs/tenures.json");
    require_all(lists_, pack_names::lists);
    require_all(numbers_, pack_names::numbers);
    require_all(texts_, pack_names::texts);
    load_offices();
    for (std::size_t list = 0; list < lists_.size(); ++list)
        for (const std::string& word : lists_[list]) lists_of_words_[word].set(list);
}

void Lexicon::add_name(std::string_view name, std::uint32_t thing, bool as_acronym) {
    const bool capitals = as_acronym || (name.size() <= 6 && only_capitals(name));
    aliases_of_things_.try_emplace(fold_name(name), Alias{thing, capitals});
}

void Lexicon::load_countries() {
    const rapidjson::Document pack = load("extract/packs/countries.json");
    for_each(pack, "countries", [this](const rapidjson::Value& row) {
        Thing country;
        country.id = "country/" + member(row, "code");
        country.type = EntityType::country;
        country.label = member(row, "name");
        country.kind = "country";
        country.country = country.id;
        const std::string alpha3 = member(row, "alpha3");
        if (!alpha3.empty()) country.same = "http://publications.europa.eu/resource/authority/country/" + alpha3;
        for_each(row, "leaders", [&](const rapidjson::Value& office) { country.leaders.push_back(text_of(office)); });
        if (country.leaders.empty()) country.leaders.push_back("president");
        const auto index = static_cast<std::uint32_t>(things_.size());
        thing_of_id_.emplace(country.id, index);
        if (!alpha3.empty()) country_of_code_.emplace(alpha3, index);
        const std::string id = country.id, label = country.label;
        things_.push_back(std::move(country));
        add_name(label, index, false);
        for_each(row, "names", [&](const rapidjson::Value& name) { add_name(text_of(name), index, false); });
        for_each(row, "demonyms",
                 [&](const rapidjson::Value& name) { demonyms_.try_emplace(fold_name(text_of(name)), id); });
        for_each(row, "people",
                 [&](const rapidjson::Value& name) { peoples_.try_emplace(fold_name(text_of(name)), id); });
        std::optional<std::uint32_t> capital;
        for_each(row, "capital", [&](const rapidjson::Value& name) {
            if (!capital) {
                Thing place;
                place.label = text_of(name);
                place.id = "place/" + slug(place.label);
                place.type = EntityType::place;
                place.kind = "capital";
                place.country = id;
                place.stands = id;
                capital = static_cast<std::uint32_t>(things_.size());
                thing_of_id_.try_emplace(place.id, *capital);
                things_.push_back(std::move(place));
            }
            add_name(text_of(name), *capital, false);
        });
    });
}

void Lexicon::load_places() {
    const rapidjson::Document pack = load("extract/packs/places.json");
    for_each(pack, "places", [this](const rapidjson::Value& row) {
        Thing place;
        place.id = "place/" + member(row, "id");
        place.type = EntityType::place;
        place.kind = member(row, "class");
        place.stands = member(row, "stands");
        if (place.kind == "facility") place.type = EntityType::facility;
        if (const std::string country = member(row, "country"); !country.empty()) place.country = "country/" + country;
        const auto index = static_cast<std::uint32_t>(things_.size());
        thing_of_id_.try_emplace(place.id, index);
        if (const std::string other = member(row, "namesake_of"); !other.empty())
            namesakes_["place/" + other].push_back(index);
        for_each(row, "names", [&](const rapidjson::Value& name) {
            if (place.label.empty()) place.label = text_of(name);
            add_name(text_of(name), index, false);
        });
        things_.push_back(std::move(place));
    });
}

void Lexicon::load_organizations() {
    const rapidjson::Document pack = load("extract/packs/organizations.json");
    for_each(pack, "organizations", [this](const rapidjson::Value& row) {
        Thing organization;
        organization.id = "organization/" + member(row, "id");
        organization.type = EntityType::organization;
        organization.kind = member(row, "class");
        if (const std::string country = member(row, "country"); !country.empty())
            organization.country = "country/" + country;
        organization.stands = member(row, "stands");
        if (organization.stands.empty() && organization.kind == "seat") organization.stands = organization.country;
        organization.body = member(row, "body");
        const auto index = static_cast<std::uint32_t>(things_.size());
        thing_of_id_.try_emplace(organization.id, index);
        if (const std::string other = member(row, "namesake_of"); !other.empty())
            namesakes_["organization/" + other].push_back(index);
        for_each(row, "names", [&](const rapidjson::Value& name) {
            if (organization.label.empty()) organization.label = text_of(name);
            add_name(text_of(name), index, false);
            // US Navy, U.S. Navy, United States Navy
            for (const std::string_view start : {"US ", "U.S. "})
                if (text_of(name).starts_with(start))
                    for (const char* other : {"US ", "U.S. ", "United States "})
                        add_name(other + text_of(name).substr(start.size()), index, false);
        });
        for_each(row, "acronyms", [&](const rapidjson::Value& name) { add_name(text_of(name), index, true); });
        things_.push_back(std::move(organization));
    });
}

void Lexicon::load_laws() {
    const rapidjson::Document pack = load("extract/packs/laws.json");
    for_each(pack, "laws", [this](const rapidjson::Value& row) {
        Thing law;
        law.id = "law/" + member(row, "id");
        law.type = EntityType::law;
        law.kind = member(row, "class");
        if (const std::string country = member(row, "country"); !country.empty()) law.country = "country/" + country;
        const auto index = static_cast<std::uint32_t>(things_.size());
        thing_of_id_.try_emplace(law.id, index);
        for_each(row, "names", [&](const rapidjson::Value& name) {
            if (law.label.empty()) law.label = text_of(name);
            add_name(text_of(name), index, false);
        });
        for_each(row, "acronyms", [&](const rapidjson::Value& name) { add_name(text_of(name), index, true); });
        things_.push_back(std::move(law));
    });
}

void Lexicon::load_offices() {
    const rapidjson::Document pack = load("extract/packs/offices.json");
    for_each(pack, "offices", [this](const rapidjson::Value& row) {
        Office office;
        office.name = member(row, "office");
        office.designates = member(row, "designates");
        for_each(row, "implies", [&](const rapidjson::Value& name) { office.implies.push_back(text_of(name)); });
        if (const std::string gender = member(row, "gender"); !gender.empty()) office.gender = gender[0];
        if (const auto one = row.FindMember("one"); one != row.MemberEnd()) office.one = one->value.GetBool();
        for_each(row, "of", [&](const rapidjson::Value& name) {
            const std::string type = text_of(name);
            office.of.push_back(type == "country" ? EntityType::country
                                : type == "place" ? EntityType::place
                                                  : EntityType::organization);
        });
        office_of_name_.emplace(office.name, static_cast<std::uint32_t>(offices_.size()));
        offices_.push_back(std::move(office));
    });
    // The offices lie still from here on: names may point at them.
    std::size_t index = 0;
    for_each(pack, "offices", [&](const rapidjson::Value& row) {
        const Office* office = &offices_[index++];
        for_each(row, "names", [&](const rapidjson::Value& value) {
            const std::string name = fold_name(text_of(value));
            office_names_.try_emplace(name, OfficeName{office, false});
            for (const std::string& plural : plurals_of_office(name))
                office_names_.try_emplace(plural, OfficeName{office, true});
        });
    });
}

// Of the word in front of *of* or *for*, else of the last one, and of the one in front of an adjective: governors of
// the province, prime ministers, secretaries general.
std::vector<std::string> Lexicon::plurals_of_office(const std::string& name) const {
    const auto plural = [this](std::string_view words) { return with_other_ending(words, "plural_endings"); };
    const auto is_next = [&](std::size_t blank) {
        const std::size_t end = std::min(name.find(' ', blank + 1), name.size());
        return end < name.size() &&
               has("office_complements", std::string_view(name).substr(blank + 1, end - blank - 1));
    };
    for (std::size_t blank = name.find(' '); blank != std::string::npos; blank = name.find(' ', blank + 1))
        if (is_next(blank)) return {plural(std::string_view(name).substr(0, blank)) + name.substr(blank)};
    std::vector<std::string> out{plural(name)};
    const std::size_t last = name.rfind(' ');
    if (last != std::string::npos && has("adjectives_behind_offices", std::string_view(name).substr(last + 1)))
        out.push_back(plural(std::string_view(name).substr(0, last)) + name.substr(last));
    return out;
}

/// Reads a pack of words: most of it are lists and tables, some parts have a form of their own.
class Lexicon::WordsReader {
   public:
    WordsReader(Lexicon& to, const char* file) : to_(to), file_(file) {}

    void read(const std::string& name, const rapidjson::Value& value) {
        static const std::map<std::string_view, void (WordsReader::*)(const rapidjson::Value&)> own_forms = {
            {"examples", &WordsReader::skip},
            {"given", &WordsReader::given},
            {"variants", &WordsReader::variants},
            {"family_variants", &WordsReader::family_variants},
            {"short", &WordsReader::short_forms},
            {"spelling", &WordsReader::spellings},
            {"bounds", &WordsReader::bounds},
            {"aliases", &WordsReader::aliases},
            {"demonym_regions", &WordsReader::demonym_regions},
            {"groups", &WordsReader::groups},
            {"class_nouns", &WordsReader::class_nouns}};
        if (const auto own = own_forms.find(name); own != own_forms.end())
            (this->*own->second)(value);
        else if (value.IsArray())
            list(name, value);
        else if (value.IsObject())
            table(name, value);
    }

   private:
    void list(const std::string& name, const rapidjson::Value& words) {
        StringSet& list = to_.lists_[place_of(ListName::find(name), file_, name)];
        for (const auto& word : words.GetArray()) list.insert(fold_name(text_of(word)));
    }
    void table(const std::string& name, const rapidjson::Value& rows) {
        for (const auto& row : rows.GetObject()) {
            std::string word = fold_name(text_of(row.name));
            if (row.value.IsInt64())
                to_.numbers_[place_of(NumbersName::find(name), file_, name)].emplace(std::move(word),
                                                                                     row.value.GetInt64());
            else
                to_.texts_[place_of(TextsName::find(name), file_, name)].emplace(std::move(word), text_of(row.value));
        }
    }

    void skip(const rapidjson::Value&) {}
    void given(const rapidjson::Value& names) {
        for (const auto& [key, gender] : {std::pair{"m", 'm'}, {"f", 'f'}, {"either", 'x'}})
            for_each(names, key, [&, g = gender](const rapidjson::Value& name) {
                to_.given_.try_emplace(fold_name(text_of(name)), g);
            });
    }
    void variants(const rapidjson::Value& rows) { spelled(rows, to_.variants_); }
    void family_variants(const rapidjson::Value& rows) { spelled(rows, to_.family_variants_); }
    /// The first of each row stands for all of it.
    static void spelled(const rapidjson::Value& rows, StringMap<std::string>& variants) {
        for (const auto& row : rows.GetArray()) {
            const std::string canonical = fold_name(text_of(row[0]));
            for (const auto& variant : row.GetArray()) variants.try_emplace(fold_name(text_of(variant)), canonical);
        }
    }
    void short_forms(const rapidjson::Value& rows) { pairs(rows, to_.short_forms_); }
    void spellings(const rapidjson::Value& rows) { pairs(rows, to_.spellings_); }
    static void pairs(const rapidjson::Value& rows, StringMap<std::string>& to) {
        for (const auto& row : rows.GetArray()) to.try_emplace(fold_name(text_of(row[0])), text_of(row[1]));
    }
    void bounds(const rapidjson::Value& rows) {
        for (const auto& row : rows.GetArray()) to_.bounds_.emplace_back(fold_name(text_of(row[0])), text_of(row[1]));
    }
    void aliases(const rapidjson::Value& phrases) {
        for (const auto& phrase : phrases.GetArray()) to_.aliases_.push_back(fold_name(text_of(phrase)));
    }
    void demonym_regions(const rapidjson::Value& rows) {
        for (const auto& row : rows.GetObject())
            to_.demonyms_.try_emplace(fold_name(text_of(row.name)), text_of(row.value));
    }
    void groups(const rapidjson::Value& names) {
        for (const auto& group : names.GetArray()) to_.peoples_.try_emplace(fold_name(text_of(group)), "");
    }
    void class_nouns(const rapidjson::Value& rows) {
        for (const auto& row : rows.GetObject())
            for (const auto& noun : row.value.GetArray())
                to_.class_nouns_[text_of(row.name)].insert(fold_name(text_of(noun)));
    }

    Lexicon& to_;
    const char* file_;
};

void Lexicon::load_words(const char* file) {
    const rapidjson::Document pack = load(file);
    WordsReader reader(*this, file);
    for (const auto& entry : pack.GetObject()) reader.read(text_of(entry.name), entry.value);
    // Forms that the variants bring are given names, too, of the gender of their group.
    for (const auto& [variant, canonical] : variants_)
        if (const auto known = given_.find(canonical); known != given_.end())
            given_.try_emplace(variant, known->second);
    std::sort(bounds_.begin(), bounds_.end(), [](const auto& a, const auto& b) {
        return a.first.size() != b.first.size() ? a.first.size() > b.first.size() : a.first < b.first;
    });
}

const Thing* Lexicon::thing(std::string_view folded, std::string_view written) const {
    const auto found = aliases_of_things_.find(folded);
    if (found == aliases_of_things_.end()) return nullptr;
    if (found->second.capitals && !only_capitals(written)) return nullptr;
    return &things_[found->second.thing];
}

const Thing* Lexicon::thing_by_id(std::string_view id) const {
    const auto found = thing_of_id_.find(id);
    return found == thing_of_id_.end() ? nullptr : &things_[found->second];
}

std::vector<const Thing*> Lexicon::namesakes(const Thing& thing) const {
    std::vector<const Thing*> out;
    if (const auto found = namesakes_.find(thing.id); found != namesakes_.end())
        for (const std::uint32_t index : found->second) out.push_back(&things_[index]);
    return out;
}

const Thing* Lexicon::country_of_code(std::string_view alpha3) const {
    const auto found = country_of_code_.find(alpha3);
    return found == country_of_code_.end() ? nullptr : &things_[found->second];
}

std::optional<std::string> Lexicon::demonym(std::string_view folded) const {
    const auto found = demonyms_.find(folded);
    return found == demonyms_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> Lexicon::people(std::string_view folded) const {
    const auto found = peoples_.find(folded);
    return found == peoples_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Lexicon::OfficeName> Lexicon::office(std::string_view folded) const {
    const auto found = office_names_.find(folded);
    return found == office_names_.end() ? std::nullopt : std::optional(found->second);
}

const Office* Lexicon::office_by_name(std::string_view canonical) const {
    const auto found = office_of_name_.find(canonical);
    return found == office_of_name_.end() ? nullptr : &offices_[found->second];
}

bool Lexicon::has(ListName list, std::string_view folded) const {
    const StringSet& words = lists_[list.place()];
    return words.find(folded) != words.end();
}

const ListsOfWord& Lexicon::lists_of(std::string_view folded) const {
    static const ListsOfWord none;
    const auto found = lists_of_words_.find(folded);
    return found == lists_of_words_.end() ? none : found->second;
}

std::optional<std::int64_t> Lexicon::number(NumbersName table, std::string_view folded) const {
    const auto& numbers = numbers_[table.place()];
    const auto value = numbers.find(folded);
    return value == numbers.end() ? std::nullopt : std::optional(value->second);
}

std::optional<std::string_view> Lexicon::text(TextsName table, std::string_view folded) const {
    const auto& texts = texts_[table.place()];
    const auto value = texts.find(folded);
    return value == texts.end() ? std::nullopt : std::optional<std::string_view>(value->second);
}

std::string Lexicon::with_other_ending(std::string_view word, TextsName endings) const {
    constexpr std::size_t least_stem = 2;
    for (std::size_t stem = std::min(least_stem, word.size()); stem <= word.size(); ++stem)
        if (const auto ending = text(endings, word.substr(stem)))
            return std::string(word.substr(0, stem)).append(*ending);
    return std::string(word);
}

bool Lexicon::is_class_noun(std::string_view kind, std::string_view noun) const {
    const auto found = class_nouns_.find(kind);
    return found != class_nouns_.end() && found->second.find(noun) != found->second.end();
}

bool Lexicon::is_any_class_noun(std::string_view noun) const {
    return std::any_of(class_nouns_.begin(), class_nouns_.end(),
                       [noun](const auto& row) { return row.second.find(noun) != row.second.end(); });
}

char Lexicon::gender_of_given(std::string_view folded) const {
    const auto found = given_.find(folded);
    return found == given_.end() ? '\0' : found->second;
}

std::string_view Lexicon::canonical_given(std::string_view folded) const {
    const auto found = variants_.find(folded);
    return found == variants_.end() ? folded : std::string_view(found->second);
}

std::string_view Lexicon::canonical_family(std::string_view folded) const {
    const auto found = family_variants_.find(folded);
    return found == family_variants_.end() ? folded : std::string_view(found->second);
}

std::string_view Lexicon::long_given(std::string_view folded) const {
    const auto found = short_forms_.find(folded);
    return found == short_forms_.end() ? std::string_view() : std::string_view(found->second);
}

bool Lexicon::is_east_asian(std::string_view family, std::string_view given) const {
    if (!has("east_asian_families", family)) return false;
    std::size_t begin = 0;
    while (begin <= given.size()) {
        const std::size_t end = std::min(given.find('-', begin), given.size());
        if (!has("east_asian_given", given.substr(begin, end - begin))) return false;
        begin = end + 1;
    }
    return true;
}

std::string Lexicon::spelling(std::string_view folded_word) const {
    const auto found = spellings_.find(folded_word);
    return found == spellings_.end() ? std::string(folded_word) : found->second;
}

}  // namespace claimgraph::extract::names
