// A library to be preloaded: makes one call to the system fail, so that tests can see what becomes of the output.
//   FAIL_CALL=write FAIL_AT=3 FAIL_WITH=28   the third write fails with error 28 (ENOSPC)
// Standard error is left alone: it is how the program complains.

#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls{0};

bool fails(const char* call) {
    const char* chosen = std::getenv("FAIL_CALL");
    const char* at = std::getenv("FAIL_AT");
    const char* with = std::getenv("FAIL_WITH");
    if (!chosen || !at || !with || std::strcmp(chosen, call) != 0 || ++calls != std::atol(at)) return false;
    errno = std::atoi(with);
    return true;
}

template <typename Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
    if (descriptor != STDERR_FILENO && fails("write")) return -1;
    return next<ssize_t (*)(int, const void*, size_t)>("write")(descriptor, bytes, size);
}

int fsync(int descriptor) {
    if (fails("fsync")) return -1;
    return next<int (*)(int)>("fsync")(descriptor);
}

int close(int descriptor) {
    // A failing close closes nevertheless.
    bool failing = fails("close");
    int error = errno;
    int result = next<int (*)(int)>("close")(descriptor);
    if (!failing) return result;
    errno = error;
    return -1;
}

int rename(const char* from, const char* to) {
    if (fails("rename")) return -1;
    return next<int (*)(const char*, const char*)>("rename")(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
    if (fails("rename")) return -1;
    return next<int (*)(int, const char*, int, const char*, unsigned)>("renameat2")(from_folder, from, to_folder, to,
                                                                                    flags);
}

int link(const char* from, const char* to) {
    if (fails("link")) return -1;
    return next<int (*)(const char*, const char*)>("link")(from, to);
}
}
