#include "extract/language/matrix.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace claimgraph::extract::language {

namespace {

using std::size_t;

/// `panel_width` columns of a ByteMatrix.
struct BytePanel {
    const signed char* bytes;  // groups x columns x 4 rows
    const std::int32_t* corrections;
    const float* factors;
    size_t groups;
};

struct Kernels {
    void (*multiply_panel)(const float* a, size_t stride_a, size_t rows, size_t depth, const float* panel,
                           const float* start, size_t stride_start, float* c, size_t stride_c);
    void (*multiply_byte_panel)(const unsigned char* a, size_t stride_a, const float* factors_a, size_t rows,
                                const BytePanel& panel, const float* start, size_t stride_start, float* c,
                                size_t stride_c);
    void (*to_bytes)(const float* values, size_t stride, size_t rows, size_t width, unsigned char* bytes,
                     size_t stride_bytes, float* factors);
    void (*lstm_step)(const float* gates, size_t stride_gates, size_t rows, size_t hidden, float* cells, float* output,
                      size_t stride_output);
    void (*softmax)(float* values, size_t size);  // size a multiple of 16
};

// Without vectors; std::fma is exact where the processor has no such instruction, only slow.
namespace generic {
using Vector = float;
constexpr int lanes = 1;
constexpr int tile_rows = 4, byte_tile_rows = 4;
inline Vector load(const float* at) { return *at; }
inline void store(float* at, Vector v) { *at = v; }
inline Vector broadcast(float v) { return v; }
inline Vector fused(Vector a, Vector b, Vector c) { return std::fma(a, b, c); }
inline Vector nearest(Vector v) { return std::nearbyint(v); }
inline Vector power_of_two(Vector n) { return std::ldexp(1.0f, static_cast<int>(n)); }
inline Vector smallest(Vector a, Vector b) { return a < b ? a : b; }
inline Vector greatest(Vector a, Vector b) { return a > b ? a : b; }
using Integers = std::int32_t;
inline Integers load_integers(const void* at) {
    Integers value;
    std::memcpy(&value, at, sizeof value);
    return value;
}
inline Integers load_four(const unsigned char* at) { return load_integers(at); }
inline Integers zero() { return 0; }
inline Integers plus(Integers a, Integers b) { return a + b; }
inline Integers dot(Integers sum, Integers a, Integers b) {
    for (int shift = 0; shift < 32; shift += 8) {
        sum += static_cast<int>(static_cast<unsigned char>(a >> shift)) * static_cast<signed char>(b >> shift);
    }
    return sum;
}
inline Vector floats(Integers v) { return static_cast<float>(v); }
inline void store_bytes(unsigned char* at, Vector v) { *at = static_cast<unsigned char>(v); }
#include "extract/language/kernels.inc"
}  // namespace generic

#if defined(__x86_64__)

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#endif
namespace avx2 {
using Vector = __m256;
constexpr int lanes = 8;
constexpr int tile_rows = 6, byte_tile_rows = 4;
inline Vector load(const float* at) { return _mm256_loadu_ps(at); }
inline void store(float* at, Vector v) { _mm256_storeu_ps(at, v); }
inline Vector broadcast(float v) { return _mm256_set1_ps(v); }
inline Vector fused(Vector a, Vector b, Vector c) { return _mm256_fmadd_ps(a, b, c); }
inline Vector nearest(Vector v) { return _mm256_round_ps(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
inline Vector power_of_two(Vector n) {
    return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127)), 23));
}
inline Vector smallest(Vector a, Vector b) { return _mm256_min_ps(a, b); }
inline Vector greatest(Vector a, Vector b) { return _mm256_max_ps(a, b); }
using Integers = __m256i;
inline Integers load_integers(const void* at) { return _mm256_loadu_si256(static_cast<const __m256i*>(at)); }
inline Integers load_four(const unsigned char* at) {
    int value;
    __builtin_memcpy(&value, at, sizeof value);
    return _mm256_set1_epi32(value);
}
inline Integers zero() { return _mm256_setzero_si256(); }
inline Integers plus(Integers a, Integers b) { return _mm256_add_epi32(a, b); }
inline Integers dot(Integers sum, Integers a, Integers b) {
    // sums of two products fit into 16 bits, as a's bytes are at most 127
    return _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_maddubs_epi16(a, b), _mm256_set1_epi16(1)));
}
inline Vector floats(Integers v) { return _mm256_cvtepi32_ps(v); }
inline void store_bytes(unsigned char* at, Vector v) {
    const __m256i wide = _mm256_cvtps_epi32(v);
    const __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(wide), _mm256_extracti128_si256(wide, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(at), _mm_packus_epi16(words, words));
}
#include "extract/language/kernels.inc"
}  // namespace avx2
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vnni,avx2,fma"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512vnni,avx2,fma")
#endif
namespace avx512 {
using Vector = __m512;
constexpr int lanes = 16;
constexpr int tile_rows = 12, byte_tile_rows = 12;
constexpr __mmask16 every = 0xFFFF;  // the unmasked intrinsics make GCC 12 warn of uninitialised values
inline Vector load(const float* at) { return _mm512_loadu_ps(at); }
inline void store(float* at, Vector v) { _mm512_storeu_ps(at, v); }
inline Vector broadcast(float v) { return _mm512_set1_ps(v); }
inline Vector fused(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }
inline Vector nearest(Vector v) {
    return _mm512_maskz_roundscale_ps(every, v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
inline Vector power_of_two(Vector n) {
    return _mm512_castsi512_ps(_mm512_maskz_slli_epi32(
        every, _mm512_add_epi32(_mm512_maskz_cvtps_epi32(every, n), _mm512_set1_epi32(127)), 23));
}
inline Vector smallest(Vector a, Vector b) { return _mm512_maskz_min_ps(every, a, b); }
inline Vector greatest(Vector a, Vector b) { return _mm512_maskz_max_ps(every, a, b); }
using Integers = __m512i;
inline Integers load_integers(const void* at) { return _mm512_loadu_si512(at); }
inline Integers load_four(const unsigned char* at) {
    int value;
    __builtin_memcpy(&value, at, sizeof value);
    return _mm512_set1_epi32(value);
}
inline Integers zero() { return _mm512_setzero_si512(); }
inline Integers plus(Integers a, Integers b) { return _mm512_add_epi32(a, b); }
inline Integers dot(Integers sum, Integers a, Integers b) {
    // not the intrinsic: around it GCC 12 moves every sum to another register and back
    __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(a), "v"(b));
    return sum;
}
inline Vector floats(Integers v) { return _mm512_maskz_cvtepi32_ps(every, v); }
inline void store_bytes(unsigned char* at, Vector v) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(at),
                     _mm512_maskz_cvtepi32_epi8(every, _mm512_maskz_cvtps_epi32(every, v)));
}
#include "extract/language/kernels.inc"
}  // namespace avx512
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

bool has_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
bool has_avx512() { return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni"); }

#endif

struct Choice {
    const char* name = "generic";
    const Kernels* kernels = &generic::kernels;
};

Choice best() {
#if defined(__x86_64__)
    if (has_avx512()) return {"avx512", &avx512::kernels};
    if (has_avx2()) return {"avx2", &avx2::kernels};
#endif
    return {};
}

Choice& chosen() {
    static Choice choice = best();
    return choice;
}

}  // namespace

std::string instruction_set() { return chosen().name; }

bool choose_instruction_set(const std::string& name) {
    if (name == "generic") {
        chosen() = {};
        return true;
    }
#if defined(__x86_64__)
    if (name == "avx2" && has_avx2()) {
        chosen() = {"avx2", &avx2::kernels};
        return true;
    }
    if (name == "avx512" && has_avx512()) {
        chosen() = {"avx512", &avx512::kernels};
        return true;
    }
#endif
    return false;
}

void Buffer::Free::operator()(float* data) const { std::free(data); }

void Buffer::resize(size_t size) {
    if (size <= capacity_) return;
    data_.reset();
    // more than needed where it grows again: every growth costs the faults of all its pages anew
    const size_t rounded = (std::max(size, capacity_ + capacity_ / 2) + 15) / 16 * 16;
    capacity_ = 0;
    auto* data = static_cast<float*>(std::aligned_alloc(64, rounded * sizeof(float)));
    if (!data) throw std::bad_alloc();
    data_.reset(data);
    capacity_ = rounded;
}

PackedMatrix::PackedMatrix(const float* values, size_t rows, size_t columns, size_t stride)
    : rows_(rows), columns_(columns), data_(rows * padded(columns)) {
    for (size_t k = 0; k < panels(); ++k) {
        float* out = data_.data() + k * rows_ * panel_width;
        const size_t first = k * panel_width, present = std::min(panel_width, columns_ - first);
        for (size_t r = 0; r < rows_; ++r, out += panel_width) {
            std::copy_n(values + r * stride + first, present, out);
            std::fill_n(out + present, panel_width - present, 0.0f);
        }
    }
}

void PackedMatrix::assign_transposed(const float* matrix, size_t rows_of, size_t columns_of, size_t stride) {
    rows_ = columns_of;
    columns_ = rows_of;
    data_.resize(rows_ * padded(columns_));
    for (size_t k = 0; k < panels(); ++k) {
        float* out = data_.data() + k * rows_ * panel_width;
        for (size_t c = 0; c < panel_width; ++c) {
            const size_t from = k * panel_width + c;
            if (from < rows_of) {
                const float* row = matrix + from * stride;
                for (size_t r = 0; r < rows_; ++r) out[r * panel_width + c] = row[r];
            } else {
                for (size_t r = 0; r < rows_; ++r) out[r * panel_width + c] = 0.0f;
            }
        }
    }
}

void multiply(const float* a, size_t stride_a, size_t rows, const PackedMatrix& b, Start start, const float* bias,
              float* c, size_t stride_c) {
    const Kernels& kernels = *chosen().kernels;
    for (size_t k = 0; k < b.panels(); ++k) {
        float* out = c + k * panel_width;
        const float* begin = start == Start::Zero ? nullptr : start == Start::Bias ? bias + k * panel_width : out;
        kernels.multiply_panel(a, stride_a, rows, b.rows(), b.panel(k), begin, start == Start::Sum ? stride_c : 0, out,
                               stride_c);
    }
}

ByteMatrix::ByteMatrix(const signed char* bytes, const float* factors, size_t rows, size_t columns)
    : rows_(rows),
      columns_(columns),
      bytes_(padded(columns) * depth()),
      corrections_(padded(columns)),
      factors_(padded(columns)) {
    const size_t groups = depth() / 4;
    for (size_t c = 0; c < columns_; ++c) {
        const size_t panel = c / panel_width, place = c % panel_width;
        const signed char* column = bytes + c * rows_;
        signed char* to = bytes_.data() + (panel * groups * panel_width + place) * 4;
        size_t r = 0;
        for (; r + 4 <= rows_; r += 4, to += panel_width * 4) std::memcpy(to, column + r, 4);
        if (r < rows_) std::memcpy(to, column + r, rows_ - r);
        corrections_[c] = -64 * std::accumulate(column, column + rows_, std::int32_t{0});
        factors_[c] = factors[c];
    }
}

ByteMatrix::ByteMatrix(const signed char* bytes, const std::int32_t* corrections, const float* factors, size_t rows,
                       size_t columns)
    : rows_(rows), columns_(columns), bytes_lie_(bytes), corrections_lie_(corrections), factors_(padded(columns)) {
    std::copy_n(factors, columns, factors_.begin());
}

void Bytes::assign(const float* values, size_t stride, size_t rows, size_t width) {
    stride_ = (width + 3) / 4 * 4;
    if (bytes_.size() < rows * stride_) bytes_.resize(rows * stride_);
    if (factors_.size() < rows) factors_.resize(rows);
    chosen().kernels->to_bytes(values, stride, rows, width, bytes_.data(), stride_, factors_.data());
}

void multiply(const Bytes& a, size_t first, size_t rows, const ByteMatrix& b, Start start, const float* bias, float* c,
              size_t stride_c) {
    const Kernels& kernels = *chosen().kernels;
    for (size_t k = 0; k < padded(b.columns()) / panel_width; ++k) {
        const size_t column = k * panel_width;
        float* out = c + column;
        const float* begin = start == Start::Zero ? nullptr : start == Start::Bias ? bias + column : out;
        kernels.multiply_byte_panel(
            a.bytes() + first * a.stride(), a.stride(), a.factors() + first, rows,
            {b.bytes() + column * b.depth(), b.corrections() + column, b.factors() + column, b.depth() / 4}, begin,
            start == Start::Sum ? stride_c : 0, out, stride_c);
    }
}

void lstm_step(const float* gates, size_t stride_gates, size_t rows, size_t hidden, float* cells, float* output,
               size_t stride_output) {
    chosen().kernels->lstm_step(gates, stride_gates, rows, hidden, cells, output, stride_output);
}

void leaky_relu(float* values, size_t size) {
    for (size_t k = 0; k < size; ++k) values[k] = std::max(values[k], 0.1f * values[k]);
}

void softmax(float* values, size_t size) {
    const size_t whole = (size + 15) / 16 * 16;
    std::fill(values + size, values + whole, -1e30f);
    chosen().kernels->softmax(values, whole);
}

}  // namespace claimgraph::extract::language
