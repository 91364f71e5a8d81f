#include "extract/rules/pack_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "embedded.h"
#include "extract/rules/pack_parts.h"
#include "extract/rules/rewrite/repair_reader.h"
#include "extract/rules/schema_check.h"
#include "extract/rules/suggestion.h"
#include "extract/rules/vocabulary.h"
#include "graph/json.h"

namespace claimgraph::extract::rules {

using rewrite::read_repair;

namespace {

using Json = rapidjson::Value;
constexpr std::size_t max_depth = 32;

const rapidjson::Document& pack_schema() {
    static const rapidjson::Document schema = parsed_json(embedded::file("schemas/rules.schema.json"));
    return schema;
}

std::optional<Modality> read_modality(const Json* json) {
    if (!json) return std::nullopt;
    const std::string_view name = json->GetString();
    for (const Modality m : {Modality::actual, Modality::possible, Modality::future, Modality::demanded})
        if (to_string(m) == name) return m;
    return std::nullopt;
}

Extent read_extent(std::string_view name) {
    if (name == "complement") return Extent::complement;
    if (name == "clause") return Extent::clause;
    if (name == "with_object") return Extent::with_object;
    if (name == "word") return Extent::word;
    return Extent::noun_phrase;
}

/// One pack file on its way to a Pack.
class PackReader {
   public:
    PackReader(std::string_view json, const std::string& file, PackCheck check)
        : json_(json),
          check_(check),
          parts_([this](const std::string& part, std::string message) { problem(part, std::move(message)); },
                 [this](const std::string& list, const std::string& part) {
                     if (check_ == PackCheck::whole)
                         pack_.list_uses.push_back({list, pack_.file, places().value(pointer_ + part)});
                 }) {
        pack_.file = file;
    }

    Pack read() {
        if (check_ == PackCheck::whole && places().fault())
            problem(places().fault()->place, places().fault()->message);
        else
            read_contents();
        std::stable_sort(pack_.problems.begin(), pack_.problems.end(),
                         [](const PackProblem& a, const PackProblem& b) { return a.place < b.place; });
        if (found_ > most_problems)
            pack_.problems.push_back({pack_.file, pack_.problems.back().place,
                                      std::to_string(found_ - most_problems) + " more problems are not shown"});
        return std::move(pack_);
    }

   private:
    void read_contents() {
        document_ = parsed_json(json_, check_ == PackCheck::trusted ? JsonKind::own : JsonKind::with_comments);
        std::set<std::string> faulty;  // "/rules/3", "/repairs/0", "/lists", "/priority"
        if (check_ == PackCheck::whole && !fits_schema(faulty)) return;
        if (const Json* name = member(document_, "pack"); name && name->IsString()) pack_.name = name->GetString();
        default_priority_ = faulty.count("/priority") > 0 ? nullptr : member(document_, "priority");
        default_confidence_ = faulty.count("/confidence") > 0 ? nullptr : member(document_, "confidence");
        if (const Json* lists = member(document_, "lists"); lists && faulty.count("/lists") == 0)
            for (const auto& list : lists->GetObject())
                pack_.lists.emplace_back(list.name.GetString(), strings(&list.value));
        if (faulty.count("/predicates") == 0) read_predicates();
        if (const Json* roles = member(document_, "roles"); roles && faulty.count("/roles") == 0)
            for (std::string& role : strings(roles)) roles_.push_back(std::move(role));
        std::sort(roles_.begin(), roles_.end());
        if (const Json* repairs = member(document_, "repairs"); repairs && faulty.count("/repairs") == 0)
            read_repairs(*repairs, faulty);
        if (const Json* signatures = member(document_, "signatures"); signatures && faulty.count("/signatures") == 0)
            for (rapidjson::SizeType i = 0; i < signatures->Size(); ++i) {
                pointer_ = member_pointer("/signatures", std::size_t{i});
                note_id((*signatures)[i]);
                rule_ = &(*signatures)[i];
                if (faulty.count(pointer_) == 0) pack_.signatures.push_back(read_signature((*signatures)[i]));
            }
        const Json* rules = member(document_, "rules");
        if (!rules || faulty.count("/rules") > 0) return;
        for (rapidjson::SizeType i = 0; i < rules->Size(); ++i) {
            pointer_ = member_pointer("/rules", std::size_t{i});
            note_id((*rules)[i]);
            if (faulty.count(pointer_) > 0 || !inherit(i, faulty)) {
                faulty.insert(pointer_);
                continue;
            }
            rule_ = &document_["rules"][i];
            const std::size_t before = found_;
            Rule rule = read_rule();
            if (found_ == before)
                pack_.rules.push_back(std::move(rule));
            else
                faulty.insert(pointer_);  // rules like it would only repeat what is wrong
        }
    }

    void read_predicates() {
        const Json* predicates = member(document_, "predicates");
        if (!predicates) return;
        for (const auto& row : predicates->GetObject()) {
            const std::string name = row.name.GetString();
            const bool is_known = std::binary_search(predicate_terms().begin(), predicate_terms().end(), name);
            if (check_ == PackCheck::whole && is_known)
                problem(member_pointer("/predicates", name),
                        "the vocabulary has a predicate " + quoted(name) + " already");
            predicates_[name] = row.value.GetString();
        }
    }

    /// \return false if nothing more can be read. \param faulty  receives the parts that cannot
    bool fits_schema(std::set<std::string>& faulty) {
        for (const JsonPlaces::Fault& fault : places().repeated_keys()) problem(fault.place, fault.message);
        const std::vector<Violation> found = violations(document_, pack_schema());
        for (const Violation& violation : found) {
            problem(violation.at_key ? places().key(violation.pointer) : places().value(violation.pointer),
                    violation.message);
            const std::size_t second = violation.pointer.find('/', 1);
            const bool of_list = violation.pointer.starts_with("/rules/") ||
                                 violation.pointer.starts_with("/repairs/") ||
                                 violation.pointer.starts_with("/signatures/");
            const std::size_t end = of_list ? violation.pointer.find('/', second + 1) : second;
            faulty.insert(violation.pointer.substr(0, end));
        }
        return document_.IsObject() && found.size() < most_violations;
    }

    /// Where values stand: a reading of its own, where anybody asks.
    const JsonPlaces& places() {
        if (!places_) places_.emplace(json_, max_depth);
        return *places_;
    }
    std::size_t line_of_id() { return check_ == PackCheck::whole ? places().value(pointer_ + "/id").line : 0; }

    void read_repairs(const Json& repairs, const std::set<std::string>& faulty) {
        const Json* order = faulty.count("/order") > 0 ? nullptr : member(document_, "order");
        for (rapidjson::SizeType i = 0; i < repairs.Size(); ++i) {
            pointer_ = member_pointer("/repairs", std::size_t{i});
            note_id(repairs[i]);
            if (faulty.count(pointer_) > 0) continue;
            rule_ = &repairs[i];
            note_own_keys(*rule_);
            const std::size_t before = found_;
            Repair repair =
                read_repair(*rule_, parts_, [this](const std::string& part, std::string message, bool at_key) {
                    problem(part, std::move(message), at_key);
                });
            repair.pack = pack_.file;
            repair.pack_name = pack_.name;
            repair.line = line_of_id();
            repair.order = order ? order->GetInt() : 0;
            if (found_ == before) pack_.repairs.push_back(std::move(repair));
        }
    }

    void note_own_keys(const Json& rule) {
        own_.clear();
        for (const auto& entry : rule.GetObject()) own_.insert(entry.name.GetString());
    }

    void problem(TextPlace place, std::string message) {
        ++found_;
        if (pack_.problems.size() < most_problems) pack_.problems.push_back({pack_.file, place, std::move(message)});
    }

    /// A problem in a part of the rule at hand. What the rule took from another by `like` is not written in it; the
    /// problem is then shown where it says `like`.
    void problem(const std::string& part, std::string message, bool at_key = false) {
        const std::size_t end = part.find('/', 1);
        const bool own = own_.count(part.substr(1, end == std::string::npos ? end : end - 1)) > 0;
        if (!own && part != "/id" && rule_->HasMember("like")) {
            problem(places().value(pointer_ + "/like"), part.substr(1, end == std::string::npos ? end : end - 1) +
                                                            " is taken from " + quoted((*rule_)["like"].GetString()) +
                                                            ": " + message);
            return;
        }
        problem(at_key ? places().key(pointer_ + part) : places().value(pointer_ + part), std::move(message));
    }

    void note_id(const Json& rule) {
        const Json* id = rule.IsObject() ? member(rule, "id") : nullptr;
        if (!id || !id->IsString()) return;
        const std::string place = pointer_ + "/id";
        const auto [earlier, fresh] = ids_.emplace(id->GetString(), place);
        if (!fresh)
            problem(places().value(place), "the id " + quoted(id->GetString()) + " is used twice; line " +
                                               std::to_string(places().value(earlier->second).line) +
                                               " has it already");
    }

    /// `like`: what a rule does not say itself it takes from an earlier one.
    /// \return false if the rule cannot be read
    bool inherit(rapidjson::SizeType index, const std::set<std::string>& faulty) {
        Json& rules = document_["rules"];
        Json& rule = rules[index];
        note_own_keys(rule);
        const Json* like = member(rule, "like");
        if (!like) return true;
        std::vector<std::string> earlier;
        for (rapidjson::SizeType i = 0; i < index; ++i) {
            const Json* id = rules[i].IsObject() ? member(rules[i], "id") : nullptr;
            if (!id || !id->IsString()) continue;
            earlier.emplace_back(id->GetString());
            if (*id != *like) continue;
            if (faulty.count(member_pointer("/rules", std::size_t{i})) > 0) return false;  // its faults are known
            for (const auto& entry : std::as_const(rules[i]).GetObject()) {
                const std::string_view key = entry.name.GetString();
                if (key == "id" || key == "note" || key == "examples" || key == "like" || rule.HasMember(entry.name))
                    continue;
                Json name(entry.name, document_.GetAllocator()), value(entry.value, document_.GetAllocator());
                rule.AddMember(name, value, document_.GetAllocator());
            }
            return true;
        }
        problem(places().value(pointer_ + "/like"), "no earlier rule of this pack has the id " +
                                                        quoted(like->GetString()) +
                                                        suggestion(like->GetString(), earlier));
        return false;
    }

    /// Of values that the schema has let pass.
    Signature read_signature(const Json& json) {
        Signature out;
        out.id = json["id"].GetString();
        out.pack = pack_.file;
        out.pack_name = pack_.name;
        out.line = line_of_id();
        out.words = strings(member(json, "words"));
        out.steps = strings(member(json, "step"));
        for (const std::string& upos : strings(member(json, "upos"))) out.upos.push_back(upos_from(upos));
        const std::string_view values = json["signature"].GetString();
        const std::size_t slash = values.find('/');
        const std::string_view affirmed = values.substr(0, slash), negated = values.substr(slash + 1);
        out.affirmed = *standing_from(affirmed);
        out.negated = *standing_from(negated);
        // presupposed: so, or not so, whatever becomes of the clause above
        if (affirmed == negated && (affirmed == "+" || affirmed == "-"))
            out.affirmed.modality = out.negated.modality = Modality::actual;
        parts_.check_words(json, "words", "");
        for (const Json& example : json["examples"].GetArray())
            out.examples.push_back({example["text"].GetString(), strings(member(example, "expect"))});
        return out;
    }

    Rule read_rule() {
        const Json& json = *rule_;
        Rule rule;
        rule.id = json["id"].GetString();
        rule.pack = pack_.file;
        rule.pack_name = pack_.name;
        rule.line = line_of_id();
        if (const Json* note = member(json, "note")) rule.note = note->GetString();
        const Json* priority = member(json, "priority");
        if (!priority) priority = default_priority_;
        rule.priority = priority ? priority->GetInt() : 0;
        const Json* confidence = member(json, "confidence");
        if (!confidence) confidence = default_confidence_;
        rule.confidence = confidence ? confidence->GetDouble() : 0.5;
        rule.trigger = parts_.test(json["trigger"], "/trigger");
        if (rule.trigger.empty())
            problem("/trigger", "the trigger takes every word; give it a lemma, upos, xpos, deprel, marker or entity");
        for (const Path& path : parts_.paths(member(json, "without"), "/without")) rule.without.push_back({path});
        if (const Json* arguments = member(json, "args"))
            for (const auto& entry : arguments->GetObject()) rule.arguments.push_back(read_argument(entry));
        used_.clear();
        if (const Json* says = member(json, "says")) rule.says = read_says(rule, *says);
        const Json* emit = member(json, "emit");
        if (!emit && !rule.says) problem("/id", "the rule neither emits nor says anything; add \"emit\" or \"says\"");
        if (emit)
            for (rapidjson::SizeType i = 0; i < emit->Size(); ++i)
                rule.emissions.push_back(read_emission(rule, (*emit)[i], member_pointer("/emit", std::size_t{i})));
        for (const ArgumentPattern& argument : rule.arguments)
            if (argument.optional && used_.count(argument.name) == 0)
                problem(member_pointer("/args", argument.name),
                        "no part of emit or says uses $" + argument.name +
                            ": use it, remove it, or take \"optional\" away to make it a condition",
                        true);
        read_examples(rule);
        return rule;
    }

    ArgumentPattern read_argument(const Json::Member& entry) {
        ArgumentPattern argument;
        argument.name = entry.name.GetString();
        const std::string part = member_pointer("/args", argument.name);
        if (!is_argument_name(argument.name))
            problem(part, "names of arguments are lower-case letters and _, not " + quoted(argument.name), true);
        else if (argument.name == "trigger" || argument.name == "predicate")
            problem(part, "the name $" + argument.name + " is taken; choose another for this argument", true);
        argument.paths = parts_.paths(member(entry.value, "path"), part + "/path");
        if (const Json* where = member(entry.value, "where")) argument.where = parts_.test(*where, part + "/where");
        if (const Json* take = member(entry.value, "take")) argument.take = read_extent(take->GetString());
        if (const Json* optional = member(entry.value, "optional")) argument.optional = optional->GetBool();
        if (const Json* behind = member(entry.value, "behind")) argument.behind = behind->GetBool();
        return argument;
    }

    /// The argument that `$name` names, without the `$`; empty where nothing is given.
    std::string reference(const Rule& rule, const Json* json, const std::string& part) {
        if (!json) return {};
        const std::string bare = std::string(json->GetString()).substr(1);
        if (bare == "trigger") return bare;
        std::vector<std::string> names;
        for (const ArgumentPattern& argument : rule.arguments) names.push_back("$" + argument.name);
        if (std::find(names.begin(), names.end(), "$" + bare) != names.end()) {
            used_.insert(bare);
            return bare;
        }
        names.emplace_back("$trigger");
        problem(part, "$" + bare + " is not one of the rule's arguments" +
                          suggestion("$" + bare, names, "there are " + listed(names, "and")));
        return {};
    }

    Says read_says(const Rule& rule, const Json& json) {
        Says says;
        says.by = reference(rule, member(json, "by"), "/says/by");  // may be left out
        says.content = reference(rule, member(json, "content"), "/says/content");
        says.act = reference(rule, member(json, "act"), "/says/act");  // may be left out
        if (const Json* polarity = member(json, "polarity"))
            says.sign = std::string_view(polarity->GetString()) == "-" ? Sign::negated : Sign::affirmed;
        says.modality = read_modality(member(json, "modality"));
        return says;
    }

    Emission read_emission(const Rule& rule, const Json& json, const std::string& part) {
        Emission out;
        out.subject = reference(rule, member(json, "subject"), part + "/subject");
        out.object = reference(rule, member(json, "object"), part + "/object");
        out.words = reference(rule, member(json, "words"), part + "/words");
        out.predicate = json["predicate"].GetString();
        std::string place = part + "/predicate";
        if (out.predicate == "$predicate") {
            const Json* own = member(*rule_, "predicate");
            if (!own) {
                problem(place, "the rule gives no \"predicate\" that $predicate could stand for");
                return out;
            }
            out.predicate = own->GetString();
            place = "/predicate";
        }
        const std::vector<std::string>& terms = predicate_terms();
        if (const auto own = predicates_.find(out.predicate); own != predicates_.end())
            out.predicate = own->second;
        else if (check_ == PackCheck::whole && out.predicate != "$trigger" &&
                 !std::binary_search(terms.begin(), terms.end(), out.predicate))
            problem(place, "the vocabulary (schemas/claimgraph.ttl) has no predicate " + quoted(out.predicate) +
                               suggestion(out.predicate, terms,
                                          "\"$trigger\" makes an open predicate of the trigger's lemma"));
        if (const Json* lemma = member(json, "lemma")) out.lemma = lemma->GetString();
        if (const Json* polarity = member(json, "polarity")) {
            const std::string_view sign = polarity->GetString();
            out.polarity = sign == "+" ? Sign::affirmed : sign == "-" ? Sign::negated : Sign::inherit;
        }
        out.modality = read_modality(member(json, "modality"));
        std::vector<std::string> roles = qualifier_roles();
        roles.insert(roles.end(), roles_.begin(), roles_.end());
        std::sort(roles.begin(), roles.end());
        if (const Json* qualifiers = member(json, "qualifiers"))
            for (const auto& entry : qualifiers->GetObject()) {
                const std::string role = entry.name.GetString();
                const std::string where = member_pointer(part + "/qualifiers", role);
                if (!std::binary_search(roles.begin(), roles.end(), role))
                    problem(where,
                            "qualifiers have no role " + quoted(role) +
                                suggestion(role, roles, "the roles are " + listed(roles, "and")),
                            true);
                out.qualifiers.emplace_back(role, reference(rule, &entry.value, where));
            }
        return out;
    }

    void read_examples(Rule& rule) {
        bool matches = false, fails = false;
        for (const Json& example : (*rule_)["examples"].GetArray()) {
            rule.examples.push_back({example["text"].GetString(), strings(member(example, "expect"))});
            (rule.examples.back().expect.empty() ? fails : matches) = true;
        }
        if (!fails)
            problem("/examples",
                    "no example shows a sentence that the rule must leave alone; add one with \"expect\": []");
        if (!matches && !rule.emissions.empty())
            problem("/examples", "no example shows a claim that the rule makes; add one with the claim in \"expect\"");
    }

    std::string_view json_;
    PackCheck check_;
    std::optional<JsonPlaces> places_;
    PackParts parts_;
    rapidjson::Document document_;
    Pack pack_;
    std::size_t found_ = 0;                   ///< problems, also those beyond `most_problems`
    std::map<std::string, std::string> ids_;  ///< where each stands: a JSON pointer
    const Json* default_priority_ = nullptr;
    const Json* default_confidence_ = nullptr;
    std::map<std::string, std::string> predicates_;  ///< the pack's own: name → IRI
    std::vector<std::string> roles_;                 ///< the pack's own

    // the rule at hand
    const Json* rule_ = nullptr;
    std::string pointer_;         ///< `/rules/3`
    std::set<std::string> own_;   ///< the keys it says itself
    std::set<std::string> used_;  ///< the arguments that it uses
};

std::string summary(const std::vector<PackProblem>& problems) {
    std::string out = problems.empty() ? "the rule pack cannot be used" : described(problems.front());
    if (problems.size() > 1)
        out += " (and " + std::to_string(problems.size() - 1) + " more: claimgraph rules check " +
               problems.front().file + ")";
    return out;
}

}  // namespace

std::string described(const PackProblem& problem) {
    std::string out = problem.file + ":" + std::to_string(problem.place.line) + ":" +
                      std::to_string(problem.place.column) + ": " + problem.message;
    for (char& c : out)  // one line, and nothing that a terminal would obey
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    return out;
}

PackError::PackError(std::vector<PackProblem> problems) : Error(summary(problems)), problems_(std::move(problems)) {}

Pack read_pack(std::string_view json, const std::string& file, PackCheck check) {
    return PackReader(json, file, check).read();
}

}  // namespace claimgraph::extract::rules
