#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// \file
/// The little linear algebra that the language model needs. Every element of a product is summed up in one order, one
/// fused multiply-add after the other, whatever the instruction set and whatever else is computed beside it: results
/// are the same bits on every machine, for every batch and any number of threads.

namespace claimgraph::extract::language {

/// Products work on this many columns at once; rows of results are as wide as padded(columns).
inline constexpr std::size_t panel_width = 32;
constexpr std::size_t padded(std::size_t columns) { return (columns + panel_width - 1) / panel_width * panel_width; }

/// Floats at a 64-byte boundary; what is new is uninitialised.
class Buffer {
   public:
    Buffer() = default;
    explicit Buffer(std::size_t size) { resize(size); }
    /// Keeps nothing of the content.
    void resize(std::size_t size);
    float* data() { return data_.get(); }
    const float* data() const { return data_.get(); }
    float& operator[](std::size_t k) { return data_.get()[k]; }
    float operator[](std::size_t k) const { return data_.get()[k]; }

   private:
    struct Free {
        void operator()(float* data) const;
    };
    std::unique_ptr<float[], Free> data_;
    std::size_t capacity_ = 0;
};

/// The right-hand side of products, `rows` x `columns`, laid out in panels, filled up with zeros to padded(columns).
class PackedMatrix {
   public:
    PackedMatrix() = default;
    /// \param stride  floats from row to row of `values`
    PackedMatrix(const float* values, std::size_t rows, std::size_t columns, std::size_t stride);
    /// Takes the transpose of `rows_of` x `columns_of` floats as its content, in the memory that it has.
    void assign_transposed(const float* matrix, std::size_t rows_of, std::size_t columns_of, std::size_t stride);

    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }
    const float* panel(std::size_t k) const { return data_.data() + k * rows_ * panel_width; }
    std::size_t panels() const { return padded(columns_) / panel_width; }

   private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    Buffer data_;
};

/// The right-hand side of products of bytes: int8 with one factor a column.
class ByteMatrix {
   public:
    ByteMatrix() = default;
    /// \param bytes    the transpose: columns x rows
    /// \param factors  one a column
    ByteMatrix(const signed char* bytes, const float* factors, std::size_t rows, std::size_t columns);
    /// Bytes and corrections, as those functions give them, that lie somewhere and stay there.
    ByteMatrix(const signed char* bytes, const std::int32_t* corrections, const float* factors, std::size_t rows,
               std::size_t columns);

    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }
    std::size_t depth() const { return (rows_ + 3) / 4 * 4; }
    /// In panels, one behind the other: of four rows those of each column of the panel, then of the next four.
    const signed char* bytes() const { return bytes_lie_ ? bytes_lie_ : bytes_.data(); }
    /// What takes the 64 back that Bytes adds to every value.
    const std::int32_t* corrections() const { return corrections_lie_ ? corrections_lie_ : corrections_.data(); }
    const float* factors() const { return factors_.data(); }

   private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    const signed char* bytes_lie_ = nullptr;
    const std::int32_t* corrections_lie_ = nullptr;
    std::vector<signed char> bytes_;
    std::vector<std::int32_t> corrections_;
    std::vector<float> factors_;
};

/// The left-hand side of products of bytes: rows of numbers as seven bits, 64 + whole multiples of the row's factor.
/// (Seven, not eight: AVX2 adds products up in pairs of 16 bits.)
class Bytes {
   public:
    void assign(const float* values, std::size_t stride, std::size_t rows, std::size_t width);
    const unsigned char* bytes() const { return bytes_.data(); }
    const float* factors() const { return factors_.data(); }
    std::size_t stride() const { return stride_; }

   private:
    std::size_t stride_ = 0;
    std::vector<unsigned char> bytes_;
    std::vector<float> factors_;
};

enum class Start {
    Zero,  ///< c = a b
    Bias,  ///< c = bias + a b
    Sum,   ///< c = c + a b
};

/// `rows` rows of a (`stride_a` apart, b.rows() wide) times b into c (`stride_c` apart, padded(b.columns()) wide; so is
/// the bias).
void multiply(const float* a, std::size_t stride_a, std::size_t rows, const PackedMatrix& b, Start start,
              const float* bias, float* c, std::size_t stride_c);

/// The same with bytes, for the rows of a from `first` on; sums are whole numbers until they are multiplied by the
/// factors.
void multiply(const Bytes& a, std::size_t first, std::size_t rows, const ByteMatrix& b, Start start, const float* bias, float* c,
              std::size_t stride_c);

/// One step of LSTM cells for `rows` rows: gates (input, forget, candidate, output: 4 x hidden, `stride_gates` apart),
/// cells (hidden, rows one after the other) are updated, output (`stride_output` apart) is written. `hidden` is a
/// multiple of 16.
void lstm_step(const float* gates, std::size_t stride_gates, std::size_t rows, std::size_t hidden, float* cells,
               float* output, std::size_t stride_output);

/// In place; `size` is a multiple of 16.
void leaky_relu(float* values, std::size_t size);
/// In place; there is room up to the next multiple of 16.
void softmax(float* values, std::size_t size);

/// "avx512", "avx2" or "generic": what products are computed with. The best of this processor unless chosen otherwise.
std::string instruction_set();
/// For tests and measurements, not while products are being computed. False, and nothing changes, where the processor
/// has it not.
bool choose_instruction_set(const std::string& name);

}  // namespace claimgraph::extract::language
