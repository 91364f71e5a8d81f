#include "extract/language/prepared.h"

extern "C" {
extern const char claimgraph_gazetteer[], claimgraph_gazetteer_end[];
extern const char claimgraph_exact_model[], claimgraph_exact_model_end[];
extern const char claimgraph_fast_model[], claimgraph_fast_model_end[];
}

namespace claimgraph::extract::language::prepared {
namespace {

std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

}  // namespace

std::string_view gazetteer() { return between(claimgraph_gazetteer, claimgraph_gazetteer_end); }
std::string_view exact_model() { return between(claimgraph_exact_model, claimgraph_exact_model_end); }
std::string_view fast_model() { return between(claimgraph_fast_model, claimgraph_fast_model_end); }

}  // namespace claimgraph::extract::language::prepared
