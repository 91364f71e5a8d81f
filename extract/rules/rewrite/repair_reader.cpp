#include "extract/rules/rewrite/repair_reader.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "extract/rules/json_places.h"
#include "extract/rules/suggestion.h"
#include "extract/rules/vocabulary.h"

namespace claimgraph::extract::rules::rewrite {
namespace {

using Json = rapidjson::Value;
using Report = std::function<void(const std::string&, std::string, bool)>;

class RepairReader {
   public:
    RepairReader(const PackParts& parts, const Report& problem) : parts_(parts), problem_(problem) {}

    Repair read(const Json& json) {
        repair_.id = json["id"].GetString();
        if (const Json* note = member(json, "note")) repair_.note = note->GetString();
        if (const Json* off = member(json, "off")) repair_.off = off->GetBool();
        if (repair_.off) return std::move(repair_);
        for (const char* key : {"note", "words", "edits", "examples"})
            if (!json.HasMember(key))
                problem_("/id", "the repair has no " + quoted(key) + "; only one with \"off\": true needs none", false);
        if (const Json* words = member(json, "words")) read_words(*words);
        if (const Json* order = member(json, "order")) read_places(*order);
        if (const Json* without = member(json, "without")) read_without(*without);
        if (const Json* edits = member(json, "edits"))
            for (rapidjson::SizeType i = 0; i < edits->Size(); ++i)
                read_edit((*edits)[i], member_pointer("/edits", std::size_t{i}));
        if (const Json* examples = member(json, "examples")) read_examples(*examples);
        return std::move(repair_);
    }

   private:
    void read_words(const Json& words) {
        for (const auto& entry : words.GetObject()) {
            const std::string name = entry.name.GetString();
            const std::string part = member_pointer("/words", std::string_view(name));
            const bool anchor = repair_.nodes.empty();
            if (!is_argument_name(name) || name == "start" || name == "end")
                problem_(part, "names of words are lower-case letters and _, and neither start nor end", true);
            NodePattern node = read_word(entry.value, part);
            node.name = name;
            const bool led = !node.paths.empty() || node.at;
            if (anchor && (led || node.optional))
                problem_(part, "the first word is looked for everywhere: it has no path, no place, and is not optional",
                         true);
            if (anchor && node.where.empty()) problem_(part, "the first word takes every word; give it a test", true);
            repair_.nodes.push_back(std::move(node));
        }
        if (repair_.nodes.empty()) problem_("/words", "there is no word to look for", false);
    }

    NodePattern read_word(const Json& json, const std::string& part) {
        NodePattern node;
        const Json *from = member(json, "from"), *at = member(json, "at"), *path = member(json, "path");
        if (from) node.from = reference(from->GetString(), part + "/from");
        node.paths = parts_.paths(path, part + "/path", Repetition::allowed);
        if (at) node.at = read_position(at->GetString(), part + "/at");
        if (at && (path || from))
            problem_(part + "/at", "a word is found by its place or by a path, not by both", false);
        if (from && !path) problem_(part + "/from", "there is no path from there", false);
        if (!at && !path && !repair_.nodes.empty()) problem_(part, "say where the word is: a \"path\" or \"at\"", true);
        if (const Json* where = member(json, "where")) node.where = parts_.test(*where, part + "/where");
        if (const Json* optional = member(json, "optional")) node.optional = optional->GetBool();
        return node;
    }

    void read_without(const Json& without) {
        for (rapidjson::SizeType i = 0; i < without.Size(); ++i) {
            const std::string part = member_pointer("/without", std::size_t{i});
            repair_.without.push_back(read_word(without[i], part));
            NodePattern& node = repair_.without.back();
            for (const std::string& text : strings(member(without[i], "order"))) {
                this_word_ = true;
                if (auto test = read_place_test(text, part + "/order")) node.places.push_back(*test);
                this_word_ = false;
            }
        }
    }

    /// The word of a name; `this` is the one that must not be there.
    std::size_t reference(const std::string& name, const std::string& part) {
        if (this_word_ && name == "this") return repair_.nodes.size();
        std::vector<std::string> names;
        for (std::size_t i = 0; i < repair_.nodes.size(); ++i) {
            if (repair_.nodes[i].name == name) return i;
            names.push_back(repair_.nodes[i].name);
        }
        problem_(part, quoted(name) + " is none of the words before" + suggestion(name, names), false);
        return 0;
    }

    std::optional<std::size_t> optional_reference(const Json* json, const std::string& part) {
        if (!json) return std::nullopt;
        return reference(json->GetString(), part);
    }

    /// Each test of places belongs to the word that is found last of those that it names.
    void read_places(const Json& order) {
        for (rapidjson::SizeType i = 0; i < order.Size(); ++i) {
            const auto test = read_place_test(order[i].GetString(), member_pointer("/order", std::size_t{i}));
            if (test && !repair_.nodes.empty())
                repair_.nodes[std::max(test->left.node, test->right.node)].places.push_back(*test);
        }
    }

    std::optional<PlaceTest> read_place_test(const std::string& text, const std::string& part) {
        PlaceTest out;
        for (const char sign : {'<', '='}) {
            const std::size_t at = text.find(sign);
            if (at == std::string::npos) continue;
            out.is = sign == '<' ? PlaceTest::Is::before : PlaceTest::Is::same;
            const auto left = read_position(text.substr(0, at), part), right = read_position(text.substr(at + 1), part);
            if (!left || !right) return std::nullopt;
            out.left = *left;
            out.right = *right;
            return out;
        }
        problem_(part, "write two places with < (in front of) or = between them: \"subject < verb\"", false);
        return std::nullopt;
    }

    /// `verb`, `first(verb)`, `last(verb)`, `start`, `end`, each with `+ 2` or `- 1` behind it.
    std::optional<Position> read_position(const std::string& text, const std::string& part) {
        Position out;
        std::istringstream words(text);
        std::string term, sign, number, rest;
        words >> term >> sign >> number >> rest;
        for (const auto& [name, of] :
             {std::pair("first(", Position::Of::first), std::pair("last(", Position::Of::last)})
            if (term.starts_with(name) && term.ends_with(')')) {
                out.of = of;
                term = term.substr(std::string_view(name).size(), term.size() - std::string_view(name).size() - 1);
            }
        if (out.of == Position::Of::word && term == "start") out.of = Position::Of::start;
        if (out.of == Position::Of::word && term == "end") out.of = Position::Of::end;
        const bool digits = number.size() == 1 && number[0] >= '1' && number[0] <= '9';
        if (term.empty() || !rest.empty() || (!sign.empty() && (!digits || (sign != "+" && sign != "-")))) {
            problem_(part,
                     quoted(text) +
                         " is no place: write a word, first(word), last(word), start or end, with + 1 or - 1 "
                         "behind it if need be",
                     false);
            return std::nullopt;
        }
        if (!sign.empty()) out.offset = (sign == "-" ? -1 : 1) * (number[0] - '0');
        if (out.of != Position::Of::start && out.of != Position::Of::end) out.node = reference(term, part);
        return out;
    }

    void read_edit(const Json& json, const std::string& part) {
        static constexpr std::array<std::pair<const char*, Edit::Kind>, 5> kinds = {{{"attach", Edit::Kind::attach},
                                                                                     {"relabel", Edit::Kind::relabel},
                                                                                     {"promote", Edit::Kind::promote},
                                                                                     {"tag", Edit::Kind::tag},
                                                                                     {"move", Edit::Kind::move}}};
        Edit edit;
        std::vector<std::string> given;
        for (const auto& [key, kind] : kinds)
            if (json.HasMember(key)) {
                given.emplace_back(key);
                edit.kind = kind;
            }
        if (given.size() != 1) {
            problem_(part, "an edit does one thing: attach, relabel, promote, tag or move", false);
            return;
        }
        const std::string key = given.front();
        const bool moves = edit.kind == Edit::Kind::move;
        const Json* node = member(json, moves ? "of" : key.c_str());
        const char* goal = edit.kind == Edit::Kind::promote ? "over" : "to";
        const bool has_goal = edit.kind != Edit::Kind::relabel && edit.kind != Edit::Kind::tag;
        if (!node || (has_goal && !json.HasMember(goal))) {
            problem_(part, "the edit needs " + std::string(moves ? "\"of\" and \"to\"" : quoted(goal)), false);
            return;
        }
        edit.node = reference(node->GetString(), part + (moves ? "/of" : "/" + key));
        edit.to = has_goal ? reference(json[goal].GetString(), part + "/" + goal) : edit.node;
        if (moves) edit.children = strings(member(json, "move"));
        read_relation(json, part, edit);
        read_tags(json, part, edit);
        edit.before = optional_reference(member(json, "before"), part + "/before");
        edit.behind = optional_reference(member(json, "behind"), part + "/behind");
        edit.if_found = optional_reference(member(json, "if"), part + "/if");
        edit.unless_found = optional_reference(member(json, "unless"), part + "/unless");
        repair_.edits.push_back(std::move(edit));
    }

    void read_relation(const Json& json, const std::string& part, Edit& edit) {
        const Json* as = member(json, "as");
        const bool needs = edit.kind == Edit::Kind::relabel || edit.kind == Edit::Kind::promote;
        if (needs && !as) problem_(part, "the edit needs \"as\": the new relation", false);
        if (!as) return;
        const std::string relation = as->GetString();
        if (relation.starts_with('$')) {
            edit.relation_of = reference(relation.substr(1), part + "/as");
            return;
        }
        edit.relation = relation;
        std::string fault = fault_of_relation(relation);
        if (fault.empty() && (relation == "*" || relation == "root")) fault = "a word is not made " + quoted(relation);
        if (!fault.empty()) problem_(part + "/as", fault, false);
    }

    void read_tags(const Json& json, const std::string& part, Edit& edit) {
        const Json *upos = member(json, "upos"), *xpos = member(json, "xpos"), *lemma = member(json, "lemma");
        const bool tags = upos || xpos || lemma;
        if (tags != (edit.kind == Edit::Kind::tag))
            problem_(part, tags ? "only \"tag\" changes tags" : "\"tag\" needs upos, xpos or lemma", false);
        if (upos) edit.upos = upos_from(upos->GetString());
        if (xpos) edit.xpos = xpos->GetString();
        if (lemma) edit.lemma = lemma->GetString();
    }

    void read_examples(const Json& examples) {
        bool fires = false, refused = false;
        for (const Json& json : examples.GetArray()) {
            RepairExample example;
            example.text = json["text"].GetString();
            example.given = strings(member(json, "given"));
            example.expect = strings(member(json, "expect"));
            if (const Json* does = member(json, "fires")) example.fires = does->GetBool();
            (example.fires ? fires : refused) = true;
            repair_.examples.push_back(std::move(example));
        }
        if (!refused)
            problem_("/examples",
                     "no example shows a sentence that the repair must leave alone; add one with \"fires\": false",
                     false);
        if (!fires) problem_("/examples", "no example shows what the repair does", false);
    }

    const PackParts& parts_;
    const Report& problem_;
    Repair repair_;
    bool this_word_ = false;  ///< the name `this` means the word that must not be there
};

}  // namespace

Repair read_repair(const Json& json, const PackParts& parts, const Report& problem) {
    return RepairReader(parts, problem).read(json);
}

}  // namespace claimgraph::extract::rules::rewrite
