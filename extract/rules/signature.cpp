#include "extract/rules/signature.h"

#include <algorithm>

namespace claimgraph::extract::rules {
namespace {

std::string key_of(std::string_view step, std::string_view word) {
    std::string key(step);
    key += '\t';
    key += word;
    return key;
}

bool takes(const Signature& signature, Upos upos) {
    return signature.upos.empty() ||
           std::find(signature.upos.begin(), signature.upos.end(), upos) != signature.upos.end();
}

}  // namespace

std::optional<Standing> standing_from(std::string_view value) {
    Standing out;
    if (value == "+" || value == "=") return out;
    if (value.starts_with('-')) {
        out.negated = true;
        value.remove_prefix(1);
    }
    if (value.empty()) return out;
    if (value == "said") {
        out.said = true;
        out.modality = Modality::actual;
        return out;
    }
    for (const Modality modality : {Modality::actual, Modality::possible, Modality::future, Modality::demanded})
        if (to_string(modality) == value) {
            out.modality = modality;
            return out;
        }
    return std::nullopt;
}

void Signatures::add(Signature signature) {
    const auto earlier = std::find_if(signatures_.begin(), signatures_.end(),
                                      [&](const Signature& other) { return other.id == signature.id; });
    if (earlier == signatures_.end())
        signatures_.push_back(std::move(signature));
    else
        *earlier = std::move(signature);
}

void Signatures::compile(const WordLists& lists) {
    by_key_.clear();
    for (std::uint32_t i = 0; i < signatures_.size(); ++i)
        for (const std::string& step : signatures_[i].steps)
            for (const std::string& word : signatures_[i].words)
                if (word.starts_with('@'))
                    for (const std::string& listed : lists.called(std::string_view(word).substr(1)))
                        by_key_[key_of(step, listed)].push_back(i);
                else
                    by_key_[key_of(step, word)].push_back(i);
    // of several the last counts: what a later pack says, and of one pack what names the part of speech
    for (auto& [key, found] : by_key_)
        std::stable_sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
            return signatures_[a].upos.empty() && !signatures_[b].upos.empty();
        });
}

const Signature* Signatures::find(std::string_view word, Upos upos, const std::vector<std::string>& steps) const {
    for (const std::string& step : steps) {
        const auto found = by_key_.find(key_of(step, word));
        if (found == by_key_.end()) continue;
        for (auto i = found->second.rbegin(); i != found->second.rend(); ++i)
            if (takes(signatures_[*i], upos)) return &signatures_[*i];
    }
    return nullptr;
}

}  // namespace claimgraph::extract::rules
