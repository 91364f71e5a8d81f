
#include <algorithm>

#include "extract/language/network.h"
#include "graph/json.h"

namespace claimgraph::extract::language {
namespace {

std::u32string u32(const rapidjson::Value& v) { return code_points({v.GetString(), v.GetStringLength()}); }

[[noreturn]] void wrong(const std::string& what) { fail("the metadata are wrong: " + what); }

const rapidjson::Value& list_of(const rapidjson::Document& json, const char* name) {
    const auto found = json.FindMember(name);
    if (found == json.MemberEnd() || !found->value.IsArray() || found->value.Empty())
        wrong(std::string("no list ") + name);
    return found->value;
}

std::vector<std::string> strings_of(const rapidjson::Document& json, const char* name) {
    std::vector<std::string> out;
    for (const auto& item : list_of(json, name).GetArray()) {
        if (!item.IsString() || item.GetStringLength() == 0) wrong(std::string("not only strings in ") + name);
        out.emplace_back(item.GetString(), item.GetStringLength());
    }
    return out;
}

std::size_t size_of(const rapidjson::Document& json, const char* name) {
    const auto sizes = json.FindMember("architecture");
    if (sizes == json.MemberEnd() || !sizes->value.IsObject()) wrong("no architecture");
    const auto found = sizes->value.FindMember(name);
    if (found == sizes->value.MemberEnd() || !found->value.IsUint() || found->value.GetUint() == 0 ||
        found->value.GetUint() > 4096) {
        wrong(std::string("no size ") + name);
    }
    return found->value.GetUint();
}

}  // namespace

void Network::read_metadata() {
    const rapidjson::Document json = parsed_json(file.metadata());
    if (json.HasParseError() || !json.IsObject()) wrong("no JSON object");
    const auto size = [&](const char* name) { return size_of(json, name); };
    hidden = size("hidden");
    if (hidden % 16 != 0) wrong("the hidden size is no multiple of 16");
    layers.resize(size("layers"));
    if (layers.size() < 2) wrong("fewer than two layers");
    word_width = size("word_width");
    affix_width = size("affix_width");
    tag_width = size("tag_width");
    arc_width = size("arc_width");
    label_width = size("label_width");
    name_width = size("name_width");
    own_names = size("own_names");
    if (own_names % 16 != 0) wrong("the size of the names network is no multiple of 16");
    for (const auto& pair : list_of(json, "tags").GetArray()) {
        if (!pair.IsArray() || pair.Size() != 2 || !pair[0].IsString() || !pair[1].IsString())
            wrong("a tag is no pair");
        tags.emplace_back(upos_from(pair[0].GetString()), pair[1].GetString());
    }
    labels = strings_of(json, "labels");
    names = strings_of(json, "names");
    if (strings_of(json, "lists") != Gazetteer::feature_names())
        wrong("the features of lists are not those of this program");
    const auto found = std::find(labels.begin(), labels.end(), root_label);
    if (found == labels.end()) wrong("no label root");
    root = static_cast<std::size_t>(found - labels.begin());
    for (const auto& item : list_of(json, "lemmas").GetArray()) {
        if (!item.IsArray() || item.Size() != 6 || !item[0].IsString() || item[0].GetStringLength() != 1 ||
            !item[1].IsString() || !item[2].IsUint() || !item[3].IsString() || !item[4].IsUint() ||
            !item[5].IsString()) {
            wrong("a lemma class is none");
        }
        lemma_classes.push_back(
            {item[0].GetString()[0], u32(item[1]), item[2].GetUint(), u32(item[3]), item[4].GetUint(), u32(item[5])});
    }
    forbid_sequences();
}

// I-X goes on from B-X or I-X only.
void Network::forbid_sequences() {
    may_follow.assign(names.size(), std::vector<bool>(names.size(), true));
    may_begin.assign(names.size(), true);
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (names[k][0] != 'I') continue;
        may_begin[k] = false;
        for (std::size_t before = 0; before < names.size(); ++before)
            may_follow[before][k] = names[before] != "O" && names[before].substr(1) == names[k].substr(1);
    }
}

void Network::read_layers() {
    const std::size_t four = 4 * hidden;
    for (std::size_t k = 0; k < layers.size(); ++k) {
        Layer& layer = layers[k];
        const std::string name = "layers." + std::to_string(k);
        const std::size_t inputs = k == 0 ? input_width() : 2 * hidden + (k == 1 ? tag_width : 0);
        for (std::size_t d = 0; d < 2; ++d) {
            layer.input[d] = ByteLinear(file, name + ".input", name + ".bias", inputs, 2 * four, d * four, four);
            layer.recurrent[d] = ByteLinear(file, name + ".recurrent", "", hidden, 2 * four, d * four, four);
        }
    }
    const std::size_t own = 4 * own_names;
    for (std::size_t d = 0; d < 2; ++d) {
        own_name_layer.input[d] =
            ByteLinear(file, "own_names.input", "own_names.bias", input_width(), 2 * own, d * own, own);
        own_name_layer.recurrent[d] = ByteLinear(file, "own_names.recurrent", "", own_names, 2 * own, d * own, own);
    }
    list_gates = numbers(file.tensor("own_names.lists", Gazetteer::feature_names().size(), 2 * own));
}

void Network::read_heads() {
    const std::size_t both = 2 * hidden, heads = arc_width + label_width;
    if (arc_width % panel_width != 0 || label_width % panel_width != 0 || name_width % panel_width != 0)
        fail("the widths of arcs, labels and names are no multiples of 32");
    first_tags = ByteLinear(file, "first_tags.weight", "first_tags.bias", both, tags.size());
    tag_vectors = Linear(file, "tag_vectors", "", tags.size(), tag_width);
    tag_scores = ByteLinear(file, "tags.weight", "tags.bias", both, tags.size());
    // of the first layer and the last one, which lie apart in memory
    name_first = ByteLinear(file, "name_hidden.first", "name_hidden.bias", both, name_width);
    name_top = ByteLinear(file, "name_hidden.top", "", both, name_width);
    name_scores = Linear(file, "names.weight", "names.bias", name_width, names.size());
    own_name_scores = Linear(file, "own_names.scores", "own_names.scores.bias", 2 * own_names, names.size());
    for (std::size_t k = 0; k < names.size(); ++k) name_scores.bias[k] += own_name_scores.bias[k];
    name_begin = numbers(file.tensor("own_names.begin", 1, names.size()));
    name_follow = numbers(file.tensor("own_names.follow", names.size(), names.size()));
    name_end = numbers(file.tensor("own_names.end", 1, names.size()));
    lemma_scores = ByteLinear(file, "lemmas.weight", "lemmas.bias", both + tag_width + lemma_affixes * affix_width,
                              lemma_classes.size());
    dependents = ByteLinear(file, "dependent.weight", "dependent.bias", both, heads);
    governors = ByteLinear(file, "governor.weight", "governor.bias", both, heads);
    arc = ByteLinear(file, "arc", "", arc_width, arc_width);
    label_both = Linear(file, "label_both", "", label_width, labels.size());
    label_dependent = Linear(file, "label_dependent.weight", "label_dependent.bias", label_width, labels.size());
    label_governor = Linear(file, "label_governor", "", label_width, labels.size());
    root_vector = numbers(file.tensor("root", 1, heads));
    arc_governor = numbers(file.tensor("arc_governor", 1, arc_width));
}

}  // namespace claimgraph::extract::language
