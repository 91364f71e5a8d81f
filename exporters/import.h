#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "exporters/triples.h"
#include "graph/view.h"

/// \file
/// A graph file that this program wrote, read back into records: what rdf.h describes, in the other direction. Turtle,
/// N-Triples, TriG and N-Quads are read by serd, JSON-LD (any of its three forms) by RapidJSON and the file's own
/// context. Exported again, in whatever format, it gives the bytes that the first export gave.
///
/// Not read: plain triples (they are made from claims and relations) and the frames of nanopublications. The flat view
/// is not there: it is made from documents.

namespace claimgraph::exporters {

/// Held in memory: about 300 bytes a triple while it is read, a third of that afterwards.
class ImportedGraph : public Records {
   public:
    /// \param path    a file, or `-` for standard input
    /// \throws Error with file and line where it cannot be read, or where something is missing that every graph of ours
    /// has
    static ImportedGraph read(const std::string& path, std::string_view syntax);

    ImportedGraph(ImportedGraph&&) noexcept;
    ImportedGraph& operator=(ImportedGraph&&) noexcept;
    ~ImportedGraph() override;

    const std::string& base() const;  ///< IRI under which the ids are put
    bool is_sealed() const;  ///< as Triples::sealed

    void documents(const std::function<void(const DocumentRecord&)>& visit) const override;
    void entities(const std::function<void(const Entity&)>& visit) const override;
    void offices(const std::function<void(const OfficeRecord&)>& visit) const override;
    void relations(const std::function<void(const RelationRecord&)>& visit) const override;
    std::uint64_t relation_count() const override;
    void concepts(const std::function<void(const ConceptRecord&)>& visit) const override;
    void phrases(const std::function<void(const PhraseRecord&)>& visit) const override;
    void claims(const std::function<void(const ClaimRecord&)>& visit) const override;
    /// \throws Error

   private:
    struct Implementation;
    explicit ImportedGraph(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace claimgraph::exporters
