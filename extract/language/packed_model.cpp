#include "extract/language/packed_model.h"

#include <list>
#include <vector>

#include "extract/language/matrix.h"
#include "extract/language/model_file.h"

namespace claimgraph::extract::language {

std::string packed_model(std::string_view model) {
    const ModelFile file(model);
    auto tensors = file.tensors();
    std::list<ByteMatrix> matrices;
    for (const auto& [name, tensor] : file.tensors()) {
        // A vector that is found by a key is taken out by itself and stays as it is.
        if (tensor.type != Tensor::Type::Int8 || tensors.count(name + ".table") > 0) continue;
        const std::vector<float> factors(tensor.rows);
        const ByteMatrix& packed = matrices.emplace_back(reinterpret_cast<const signed char*>(tensor.data),
                                                         factors.data(), tensor.columns, tensor.rows);
        tensors[name] = {Tensor::Type::Panels, tensor.rows, tensor.columns,
                         reinterpret_cast<const char*>(packed.bytes())};
        tensors[name + ".corrections"] = {Tensor::Type::Int32, 1, static_cast<std::uint32_t>(padded(tensor.rows)),
                                          reinterpret_cast<const char*>(packed.corrections())};
    }
    return model_file(file.metadata(), tensors);
}

}  // namespace claimgraph::extract::language
