#include "extract/rules/rule_set.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/pointer.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "embedded.h"
#include "graph/errors.h"

namespace claimgraph {
namespace {

using Json = rapidjson::Value;
constexpr unsigned parse_flags =
    rapidjson::kParseCommentsFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

/// One pack file on its way into a RuleSet.
class PackLoader {
   public:
    PackLoader(std::string_view json, std::string_view name) : json_(json), name_(name) {
        document_.Parse<parse_flags>(json.data(), json.size());
        if (document_.HasParseError())
            fail(line_at(document_.GetErrorOffset()), rapidjson::GetParseError_En(document_.GetParseError()));
        check_against_schema();
    }

    void load(std::vector<Rule>& rules, WordLists& lists) {
        if (const Json* given = member(document_, "lists"))
            for (const auto& list : given->GetObject()) {
                lists.define(list.name.GetString());
                for (const Json& word : list.value.GetArray()) lists.add(list.name.GetString(), word.GetString());
            }
        const Json* given = member(document_, "rules");
        if (!given) return;
        for (rapidjson::SizeType i = 0; i < given->Size(); ++i) {
            Json& rule = document_["rules"][i];
            inherit(rule, i);
            Rule compiled = read_rule(rule);
            const auto same =
                std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == compiled.id; });
            if (same == rules.end())
                rules.push_back(std::move(compiled));
            else if (same->pack == compiled.pack)
                fail(compiled.line, "the id " + compiled.id + " is used twice");
            else
                *same = std::move(compiled);
        }
    }

   private:
    [[noreturn]] void fail(std::size_t line, const std::string& what) const {
        throw Error(name_ + ":" + std::to_string(line) + ": " + what);
    }

    std::size_t line_at(std::size_t offset) const {
        return 1 + static_cast<std::size_t>(
                       std::count(json_.begin(), json_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    }

    /// RapidJSON keeps no positions: the rule is found again by its id.
    std::size_t line_of_rule(std::string_view id) const {
        const std::string quoted = '"' + std::string(id) + '"';
        for (std::size_t at = json_.find(quoted); at != std::string_view::npos; at = json_.find(quoted, at + 1)) {
            const std::size_t colon = json_.find_last_not_of(" \t\r\n", at - 1);
            if (colon != std::string_view::npos && json_[colon] == ':' && colon >= 4) {
                const std::size_t key = json_.find_last_not_of(" \t\r\n", colon - 1);
                if (key != std::string_view::npos && key >= 3 && json_.substr(key - 3, 4) == "\"id\"")
                    return line_at(at);
            }
        }
        return 1;
    }

    static const Json* member(const Json& object, const char* key) {
        const auto found = object.FindMember(key);
        return found == object.MemberEnd() ? nullptr : &found->value;
    }

    void check_against_schema() const {
        static const rapidjson::SchemaDocument schema = [] {
            rapidjson::Document json;
            const std::string_view text = embedded::file("schemas/rules.schema.json");
            json.Parse<parse_flags>(text.data(), text.size());
            return rapidjson::SchemaDocument(json);
        }();
        rapidjson::SchemaValidator validator(schema);
        if (document_.Accept(validator)) return;
        rapidjson::StringBuffer where, keyword;
        validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
        std::size_t line = 1;
        std::string place = where.GetString();
        if (place.starts_with("#/rules/")) {
            const std::size_t index = std::stoul(place.substr(8));
            const Json& rule = document_["rules"][static_cast<rapidjson::SizeType>(index)];
            if (rule.IsObject() && member(rule, "id") && member(rule, "id")->IsString())
                line = line_of_rule(member(rule, "id")->GetString());
        }
        fail(line,
             "at " + place + ": does not fit schemas/rules.schema.json (" + validator.GetInvalidSchemaKeyword() + ")");
    }

    /// `like`: what a rule does not say itself it takes from an earlier one.
    void inherit(Json& rule, rapidjson::SizeType index) {
        const Json* like = member(rule, "like");
        if (!like) return;
        Json& rules = document_["rules"];
        for (rapidjson::SizeType i = 0; i < index; ++i) {
            if (rules[i]["id"] != *like) continue;
            for (const auto& entry : rules[i].GetObject()) {
                const std::string_view key = entry.name.GetString();
                if (key == "id" || key == "note" || key == "examples" || key == "like" || rule.HasMember(entry.name))
                    continue;
                Json name(entry.name, document_.GetAllocator()), value(entry.value, document_.GetAllocator());
                rule.AddMember(name, value, document_.GetAllocator());
            }
            return;
        }
        const std::string id = rule["id"].GetString();
        fail(line_of_rule(id), id + ": no earlier rule is called " + like->GetString());
    }

    static std::vector<std::string> strings(const Json* value) {
        std::vector<std::string> out;
        if (!value) return out;
        if (value->IsString()) return {value->GetString()};
        for (const Json& each : value->GetArray()) out.emplace_back(each.GetString());
        return out;
    }

    TokenTest read_test(const Json& json) const {
        TokenTest test;
        test.lemma = strings(member(json, "lemma"));
        test.xpos = strings(member(json, "xpos"));
        test.deprel = strings(member(json, "deprel"));
        test.marker = strings(member(json, "marker"));
        try {
            for (const std::string& upos : strings(member(json, "upos"))) test.upos.push_back(upos_from(upos));
            for (const std::string& type : strings(member(json, "entity")))
                test.entity.push_back(entity_type_from(type));
        } catch (const Error& error) {
            fail(rule_line_, rule_id_ + ": " + error.what());
        }
        if (const Json* none = member(json, "not")) {
            if (none->IsObject())
                test.none_of.push_back(read_test(*none));
            else
                for (const Json& each : none->GetArray()) test.none_of.push_back(read_test(each));
        }
        return test;
    }

    Path read_path(const std::string& text) const {
        Path path;
        std::istringstream words(text);
        for (std::string word; words >> word;) {
            Step step;
            step.up = word.starts_with('<');
            step.optional = word.ends_with('?');
            step.relation = word.substr(step.up ? 1 : 0, word.size() - (step.up ? 1 : 0) - (step.optional ? 1 : 0));
            if (step.relation.empty()) fail(rule_line_, rule_id_ + ": the path '" + text + "' has an empty step");
            path.push_back(std::move(step));
        }
        return path;
    }

    std::vector<Path> read_paths(const Json* json) const {
        std::vector<Path> paths;
        for (const std::string& text : strings(json)) paths.push_back(read_path(text));
        return paths;
    }

    static std::optional<Modality> read_modality(const Json* json) {
        if (!json) return std::nullopt;
        const std::string_view name = json->GetString();
        for (const Modality m : {Modality::actual, Modality::possible, Modality::future, Modality::demanded})
            if (to_string(m) == name) return m;
        return std::nullopt;
    }

    std::string reference(const Rule& rule, const Json* json) const {
        if (!json) return {};
        const std::string name = json->GetString();
        const std::string bare = name.substr(1);
        if (bare != "trigger" && std::none_of(rule.arguments.begin(), rule.arguments.end(),
                                              [&](const ArgumentPattern& a) { return a.name == bare; }))
            fail(rule_line_, rule_id_ + ": " + name + " is not one of its arguments");
        return bare;
    }

    Rule read_rule(const Json& json) {
        Rule rule;
        rule.id = rule_id_ = json["id"].GetString();
        rule.pack = name_;
        rule.line = rule_line_ = line_of_rule(rule.id);
        if (const Json* note = member(json, "note")) rule.note = note->GetString();
        const Json* priority = member(json, "priority");
        if (!priority) priority = member(document_, "priority");
        rule.priority = priority ? priority->GetInt() : 0;
        const Json* confidence = member(json, "confidence");
        if (!confidence) confidence = member(document_, "confidence");
        rule.confidence = confidence ? confidence->GetDouble() : 0.5;
        rule.trigger = read_test(json["trigger"]);
        if (rule.trigger.empty()) fail(rule_line_, rule_id_ + ": the trigger takes every word");
        for (const Path& path : read_paths(member(json, "without"))) rule.without.push_back({path});
        if (const Json* arguments = member(json, "args"))
            for (const auto& entry : arguments->GetObject()) {
                ArgumentPattern argument;
                argument.name = entry.name.GetString();
                argument.paths = read_paths(member(entry.value, "path"));
                if (const Json* where = member(entry.value, "where")) argument.where = read_test(*where);
                if (const Json* take = member(entry.value, "take")) argument.take = read_extent(take->GetString());
                if (const Json* optional = member(entry.value, "optional")) argument.optional = optional->GetBool();
                rule.arguments.push_back(std::move(argument));
            }
        if (const Json* says = member(json, "says")) {
            Says content;
            content.by = reference(rule, member(*says, "by"));
            content.content = reference(rule, member(*says, "content"));
            if (const Json* polarity = member(*says, "polarity"))
                content.sign = std::string_view(polarity->GetString()) == "-" ? Sign::negated : Sign::affirmed;
            content.modality = read_modality(member(*says, "modality"));
            rule.says = std::move(content);
        }
        const Json* emit = member(json, "emit");
        if (!emit && !rule.says) fail(rule_line_, rule_id_ + ": it neither emits nor says anything");
        if (emit)
            for (const Json& each : emit->GetArray()) rule.emissions.push_back(read_emission(rule, json, each));
        for (const Json& example : json["examples"].GetArray())
            rule.examples.push_back({example["text"].GetString(), strings(member(example, "expect"))});
        return rule;
    }

    static Extent read_extent(std::string_view name) {
        if (name == "complement") return Extent::complement;
        if (name == "clause") return Extent::clause;
        if (name == "with_object") return Extent::with_object;
        if (name == "word") return Extent::word;
        return Extent::noun_phrase;
    }

    Emission read_emission(const Rule& rule, const Json& owner, const Json& json) const {
        Emission out;
        out.subject = reference(rule, member(json, "subject"));
        out.object = reference(rule, member(json, "object"));
        out.words = reference(rule, member(json, "words"));
        out.predicate = json["predicate"].GetString();
        if (out.predicate == "$predicate") {
            const Json* own = member(owner, "predicate");
            if (!own) fail(rule_line_, rule_id_ + ": it uses $predicate but gives no predicate");
            out.predicate = own->GetString();
        }
        if (const Json* lemma = member(json, "lemma")) out.lemma = lemma->GetString();
        if (const Json* polarity = member(json, "polarity")) {
            const std::string_view sign = polarity->GetString();
            out.polarity = sign == "+" ? Sign::affirmed : sign == "-" ? Sign::negated : Sign::inherit;
        }
        out.modality = read_modality(member(json, "modality"));
        if (const Json* qualifiers = member(json, "qualifiers"))
            for (const auto& entry : qualifiers->GetObject())
                out.qualifiers.emplace_back(entry.name.GetString(), reference(rule, &entry.value));
        return out;
    }

    std::string_view json_;
    std::string name_;
    rapidjson::Document document_;
    std::string rule_id_;
    std::size_t rule_line_ = 0;
};

void check_lists(const Rule& rule, const TokenTest& test, const WordLists& lists) {
    for (const std::vector<std::string>* words : {&test.lemma, &test.marker})
        for (const std::string& word : *words)
            if (word.starts_with('@') && !lists.known(std::string_view(word).substr(1)))
                throw Error(rule.pack + ":" + std::to_string(rule.line) + ": " + rule.id + ": no pack has a list " +
                            word);
    for (const TokenTest& none : test.none_of) check_lists(rule, none, lists);
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(path + ": the rule pack cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

void RuleSet::add_pack(std::string_view json, std::string_view name) { PackLoader(json, name).load(rules_, lists_); }

std::shared_ptr<const RuleSet> RuleSet::load(const std::vector<std::string>& extra_pack_paths) {
    auto set = std::make_shared<RuleSet>();
    for (const std::string_view path : embedded::paths())
        if (path.starts_with("extract/packs/rules.")) set->add_pack(embedded::file(path), path);
    for (const std::string& path : extra_pack_paths) set->add_pack(read_file(path), path);
    set->compile();
    return set;
}

void RuleSet::compile() {
    by_lemma_.clear();
    generic_.clear();
    for (std::uint32_t i = 0; i < rules_.size(); ++i) {
        const Rule& rule = rules_[i];
        check_lists(rule, rule.trigger, lists_);
        for (const ArgumentPattern& argument : rule.arguments) check_lists(rule, argument.where, lists_);
        if (rule.trigger.lemma.empty()) generic_.push_back(i);
        for (const std::string& word : rule.trigger.lemma) {
            if (word.starts_with('@'))
                for (const std::string& lemma : lists_.named(std::string_view(word).substr(1)))
                    by_lemma_[lemma].push_back(i);
            else
                by_lemma_[word].push_back(i);
        }
    }
    for (auto& [lemma, rules] : by_lemma_) {
        rules.insert(rules.end(), generic_.begin(), generic_.end());
        std::sort(rules.begin(), rules.end());
        rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    }
}

const std::vector<std::uint32_t>& RuleSet::rules_for(std::string_view lemma) const {
    const auto found = by_lemma_.find(lemma);
    return found == by_lemma_.end() ? generic_ : found->second;
}

bool RuleSet::accepts(const std::vector<std::string>& words, std::string_view lemma) const {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return word.starts_with('@') ? lists_.contains(std::string_view(word).substr(1), lemma) : word == lemma;
    });
}

}  // namespace claimgraph
