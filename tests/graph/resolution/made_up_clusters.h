#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/resolve.h"

/// \file
/// Documents made by lot, of so few names, offices and places that everything meets everything in one way or another.

namespace claimgraph::tests {

class MadeUpClusters {
   public:
    explicit MadeUpClusters(std::uint32_t seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

    /// What a document with this id may say this time.
    std::vector<ClusterEvidence> document(const std::string& id) {
        std::vector<ClusterEvidence> out;
        const std::string published = below(5) == 0 ? "" : "202" + std::to_string(below(4)) + "-0" + std::to_string(1 + below(9)) + "-11";
        for (std::uint32_t left = below(7); left > 0; --left) {
            ClusterEvidence cluster = one();
            cluster.document = id;
            cluster.published = published;
            cluster.index = static_cast<std::uint32_t>(out.size());
            cluster.mentions = below(4);
            if (below(3) == 0) cluster.keys.push_back(said());
            out.push_back(std::move(cluster));
        }
        return out;
    }

    /// Things that the user, or a list, knows by some of these names.
    static std::vector<KnownThing> known() {
        KnownThing pela, verin, shared;
        pela.iri = "urn:pela", pela.label = "Pela Dorn", pela.type = EntityType::person;
        pela.keys = {"given:pela", "family:dorn", "name:pela dorn"};
        verin.iri = "urn:verin", verin.label = "Verin", verin.labels = {"Verin"}, verin.listed = true;
        shared.iri = "urn:orla", shared.label = "Orla of the North", shared.shared_labels = {"Orla"}, shared.company = {"Verin", "Dorn"};
        shared.listed = true;
        return {pela, verin, shared};
    }

   private:
    std::string any(const std::vector<const char*>& of) { return of[below(static_cast<std::uint32_t>(of.size()))]; }
    std::string family() { return any({"dorn", "berg", "vane", "pela", "ruiz", "ito", "moss"}); }
    std::string given() { return any({"pela", "ana", "otto", "a", "o", "vane", "mira", "leo"}); }

    ClusterEvidence person() {
        ClusterEvidence out;
        out.type = EntityType::person;
        const std::string last = family(), first = given();
        const auto key = [&](const std::string& text) { out.keys.push_back(text); };
        const std::uint32_t kind = below(10);
        out.label = kind < 6 ? first + " " + last : last;
        if (kind < 8) key("family:" + last);
        if (kind < 6 || kind == 8) key("given:" + first);
        if (kind < 6) key("name:" + first + " " + last);
        if (kind < 6 && below(3) == 0) key("middle:" + any({"j", "jan", "moss", "jan ruiz", "ana"}));
        if (kind < 6 && below(6) == 0) key("suffix:jr");
        if (kind < 6 && below(4) == 0) key("solid:" + first + last);
        if (below(6) == 0) key("also:" + given());
        if (below(8) == 0) key("alias:" + family());
        if (below(3) == 0) key("office:" + any({"minister@country/NO", "mayor@place/orla", "chair@"}));
        if (below(4) == 0) key("of:" + any({"country/NO", "country/SE"}));
        if (below(4) == 0) key("field:" + any({"sport", "politics", "law"}));
        if (below(12) == 0) key("gazetteer:person/dorn");
        return out;
    }

    ClusterEvidence one() {
        if (below(2) == 0) {
            ClusterEvidence out = person();
            out.names = {out.label};
            return out;
        }
        ClusterEvidence out;
        out.type = std::vector<EntityType>{EntityType::organization, EntityType::place, EntityType::other,
                                           EntityType::facility}[below(4)];
        const std::string name = any({"Verin", "Orla", "Orla Bridge", "Norge Steel", "Ulm", "Tarn Works", "Aster", "Balder"});
        out.label = name;
        out.names = {name, "the " + name};
        const std::uint32_t kind = below(10);
        if (kind < 6) out.keys.push_back("name:" + name);
        if (kind < 3) out.keys.push_back("gazetteer:place/" + name);
        if (kind == 6 || kind == 0) out.keys.push_back("acronym:" + any({"ob", "ns", "tw"}));
        if (kind == 7) out.keys.push_back("same:urn:register:" + name);
        return out;
    }

    std::string said() {
        return any({"holds:minister@country/NO=Norway;0-8", "holds:mayor#former@place/Orla=Orla;3-9", "acts:cluster/0;1-4",
                    "stands:place/Ulm=Ulm;2-5", "holds:chair#held,from=2021@cluster/1;0-3"});
    }

    std::mt19937 random_;
};

/// All that is told of it as text, so that a difference can be read.
inline std::string told(const Resolution& all) {
    std::string out;
    const auto add = [&](const std::string& text) { out += text + "|"; };
    const auto number = [&](std::uint64_t value) { add(std::to_string(value)); };
    for (const Entity& entity : all.entities) {
        for (const std::string& text : {entity.id, entity.label, entity.first_seen, entity.last_seen, entity.same_as}) add(text);
        number(static_cast<std::uint64_t>(entity.type)), number(entity.mentions), number(entity.named);
        for (const auto* texts : {&entity.alt_labels, &entity.stands_for, &entity.offices, &entity.actor_of})
            for (const std::string& text : *texts) add(text);
        out += "\n";
    }
    for (const std::uint32_t entity : all.entity_of) number(entity);
    for (const HeldOffice& office : all.offices) add(office.id), add(office.label), number(office.of ? *office.of + 1 : 0);
    for (const Relation& row : all.relations) {
        for (const std::uint64_t value : {static_cast<std::uint64_t>(row.kind), static_cast<std::uint64_t>(row.stage),
                                          std::uint64_t{row.subject}, std::uint64_t{row.object}, row.documents,
                                          std::uint64_t{row.term}, std::uint64_t{row.sayings}})
            number(value);
        add(row.first_seen), add(row.last_seen), add(row.from), add(row.to);
    }
    for (const RelationSaying& row : all.sayings) add(row.tenure), number(row.documents);
    for (const RelationEvidence& row : all.evidence)
        number(row.cluster), number(row.relation), number(row.words.begin), number(row.saying ? *row.saying + 1 : 0);
    return out;
}

}  // namespace claimgraph::tests
