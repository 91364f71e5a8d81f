#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/matrix.h"
#include "extract/language/model_file.h"
#include "graph/errors.h"

/// \file
/// What a network is put together of: tables of vectors and linear layers, read from sections of a model file.

namespace claimgraph::extract::language {

[[noreturn]] inline void fail(const std::string& what) { throw Error("language model: " + what); }

/// Rows of int8 with a factor each, found by key; row 0 is for keys that are not known.
struct VectorTable {
    Tensor rows;
    std::vector<float> factors;
    HashTable keys;

    VectorTable(const ModelFile& file, const std::string& name)
        : rows(file.tensor(name)),
          factors(numbers(file.tensor(name + ".scale", 1, rows.rows))),
          keys(file.table(name + ".table")) {
        if (rows.type != Tensor::Type::Int8 || rows.rows == 0) fail("section " + name + " has a wrong type");
    }

    std::size_t width() const { return rows.columns; }

    bool contains(std::string_view key) const { return keys.find(key) != 0; }

    void copy(std::string_view key, float* out) const {
        std::size_t row = keys.find(key);
        if (row >= rows.rows) row = 0;
        const float factor = factors[row];
        const auto* from = reinterpret_cast<const std::int8_t*>(rows.data) + row * rows.columns;
        for (std::size_t k = 0; k < rows.columns; ++k) out[k] = static_cast<float>(from[k]) * factor;
    }
};

/// A matrix with its bias, ready for products.
struct Linear {
    PackedMatrix weights;
    Buffer bias;

    Linear() = default;

    /// \param weight_name, bias_name  sections of the file; without a bias it is zero
    Linear(const ModelFile& file, const std::string& weight_name, const std::string& bias_name, std::size_t inputs,
           std::size_t outputs)
        : Linear(numbers(file.tensor(weight_name, inputs, outputs)).data(), inputs, outputs) {
        if (bias_name.empty()) return;
        const auto values = numbers(file.tensor(bias_name, 1, outputs));
        std::copy(values.begin(), values.end(), bias.data());
    }

    Linear(const float* values, std::size_t inputs, std::size_t outputs)
        : weights(values, inputs, outputs, outputs), bias(padded(outputs)) {
        std::fill_n(bias.data(), padded(outputs), 0.0f);
    }

    std::size_t stride() const { return padded(weights.columns()); }

    /// out has rows of stride() floats.
    void apply(const float* x, std::size_t stride_x, std::size_t rows, float* out) const {
        multiply(x, stride_x, rows, weights, Start::Bias, bias.data(), out, stride());
    }
    void add(const float* x, std::size_t stride_x, std::size_t rows, float* out) const {
        multiply(x, stride_x, rows, weights, Start::Sum, nullptr, out, stride());
    }
};

/// The same with bytes.
struct ByteLinear {
    ByteMatrix weights;
    Buffer bias;

    ByteLinear() = default;

    /// \param first, count  which outputs of the sections to take
    ByteLinear(const ModelFile& file, const std::string& weight_name, const std::string& bias_name, std::size_t inputs,
               std::size_t all_outputs, std::size_t first, std::size_t count) {
        const Tensor& t = file.tensor(weight_name, all_outputs, inputs);
        const auto* bytes = reinterpret_cast<const signed char*>(t.data);
        const auto factors = numbers(file.tensor(weight_name + ".scale", 1, all_outputs));
        if (t.type == Tensor::Type::Int8) {
            weights = ByteMatrix(bytes + first * inputs, factors.data() + first, inputs, count);
        } else if (t.type == Tensor::Type::Panels && first % panel_width == 0) {
            const Tensor& sums = file.tensor(weight_name + ".corrections", 1, padded(all_outputs));
            if (sums.type != Tensor::Type::Int32) fail("section " + weight_name + ".corrections has a wrong type");
            weights = ByteMatrix(bytes + first * ((inputs + 3) / 4 * 4),
                                 reinterpret_cast<const std::int32_t*>(sums.data) + first, factors.data() + first,
                                 inputs, count);
        } else {
            fail("section " + weight_name + " has a wrong type");
        }
        bias.resize(padded(count));
        std::fill_n(bias.data(), padded(count), 0.0f);
        if (bias_name.empty()) return;
        const auto values = numbers(file.tensor(bias_name, 1, all_outputs));
        std::copy_n(values.data() + first, count, bias.data());
    }

    ByteLinear(const ModelFile& file, const std::string& weight_name, const std::string& bias_name, std::size_t inputs,
               std::size_t outputs)
        : ByteLinear(file, weight_name, bias_name, inputs, outputs, 0, outputs) {}

    std::size_t stride() const { return padded(weights.columns()); }

    void apply(const Bytes& x, std::size_t rows, float* out) const { apply(x, 0, rows, out, stride()); }
    void add(const Bytes& x, std::size_t rows, float* out) const { add(x, rows, out, stride()); }
    /// From `first` on, into rows that may be wider than stride().
    void apply(const Bytes& x, std::size_t first, std::size_t rows, float* out, std::size_t stride_out) const {
        multiply(x, first, rows, weights, Start::Bias, bias.data(), out, stride_out);
    }
    void add(const Bytes& x, std::size_t rows, float* out, std::size_t stride_out) const {
        multiply(x, 0, rows, weights, Start::Sum, nullptr, out, stride_out);
    }
};

}  // namespace claimgraph::extract::language
