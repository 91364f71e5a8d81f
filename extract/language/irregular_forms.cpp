#include "extract/language/irregular_forms.h"

#include "embedded.h"
#include "graph/errors.h"
#include "graph/json.h"

namespace claimgraph::extract::language {

const IrregularForms& IrregularForms::builtin() {
    static const IrregularForms forms(embedded::file("extract/packs/lemmas.json"));
    return forms;
}

IrregularForms::IrregularForms(std::string_view json) {
    const rapidjson::Document document = parsed_json(json);
    const auto read = [&](const char* name, Forms& into) {
        if (document.HasParseError() || !document.IsObject() || !document.HasMember(name) || !document[name].IsObject())
            throw Error(std::string("lemmas.json: no object ") + name);
        for (const auto& [lemma, forms] : document[name].GetObject()) {
            if (!forms.IsArray()) throw Error(std::string("lemmas.json: no list of forms for ") + lemma.GetString());
            for (const auto& form : forms.GetArray()) {
                if (!form.IsString())
                    throw Error(std::string("lemmas.json: not only strings for ") + lemma.GetString());
                into.emplace(form.GetString(), lemma.GetString());
            }
        }
    };
    read("verbs", verbs_);
    read("nouns", nouns_);
}

std::string_view IrregularForms::lemma_of(std::string_view form, std::string_view xpos) const {
    const Forms* forms = xpos == "VBD" || xpos == "VBN" || xpos == "VBG" ? &verbs_ : xpos == "NNS" ? &nouns_ : nullptr;
    if (!forms) return {};
    const auto found = forms->find(std::string(form));
    return found == forms->end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace claimgraph::extract::language
