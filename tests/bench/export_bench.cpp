// Times the exporters on a store, beside serdi and rapper on the same triples:  export_bench STORE.db
// store_bench DOCUMENTS STORE.db makes a store. The formats are written to nowhere; what serdi and rapper read and
// write are files in the temporary folder. Processor time, so that what else the machine does is no part of it.

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "exporters/exporter.h"
#include "graph/store.h"
#include "graph/view.h"

using namespace claimgraph;

namespace {

double processor_time(int who) {
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

double timed(int who, const std::function<void()>& work) {
    const double before = processor_time(who);
    work();
    return processor_time(who) - before;
}

class Nowhere : public Sink {
   public:
    explicit Nowhere(std::string_view mark) : mark_(mark) {}
    void write(std::string_view bytes) override {
        bytes_ += bytes.size();
        for (std::size_t at = bytes.find(mark_); at != std::string_view::npos; at = bytes.find(mark_, at + 1)) ++marks_;
    }
    std::uint64_t bytes() const { return bytes_; }
    std::uint64_t marks() const { return marks_; }

   private:
    std::string_view mark_;
    std::uint64_t bytes_ = 0, marks_ = 0;
};

void report(const std::string& what, double seconds, std::uint64_t count, const char* unit) {
    std::printf("%-34s %7.2f s CPU  %6.2f M %s/s   peak %5ld MB\n", what.c_str(), seconds,
                static_cast<double>(count) / 1e6 / seconds, unit, peak_megabytes());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "export_bench STORE.db\n");
        return 2;
    }
    const Store store = Store::open_existing(argv[1]);
    std::uint64_t claims = 0;
    const double resolving = timed(RUSAGE_SELF, [&] { View view(store); });
    const View view(store);
    report("who is who", resolving, store.document_count(), "documents");
    const double reading = timed(RUSAGE_SELF, [&] { view.claims([&](const ClaimRecord&) { ++claims; }); });
    report("claims, read from the store", reading, claims, "claims");

    const std::string folder = std::filesystem::temp_directory_path() / ("export_bench-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    const std::string triples = folder + "/triples.nt";
    class File : public Sink {
       public:
        explicit File(const std::string& path) : file_(path, std::ios::binary) {}
        void write(std::string_view bytes) override {
            file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            for (const char c : bytes) lines += c == '\n';
        }
        std::uint64_t lines = 0;

       private:
        std::ofstream file_;
    };
    std::uint64_t count = 0;
    {
        File file(triples);
        format_named("nt").write(view, {}, file);
        count = file.lines;
    }
    double ours = 0;
    for (const char* name : {"nt", "ttl", "jsonld"}) {
        Nowhere sink("\n");
        const double seconds = timed(RUSAGE_SELF, [&] { format_named(name).write(view, {}, sink); });
        report(std::string(name) + " from the store", seconds, count, "triples");
        if (std::string_view(name) == "ttl") ours = seconds;
    }
    for (const bool flat : {false, true}) {
        ExportOptions options;
        options.flat = flat;
        if (flat) view.flat_edges([](const FlatEdge&) {});  // counted once, then kept
        Nowhere sink("<edge ");
        const double seconds = timed(RUSAGE_SELF, [&] { format_named("graphml").write(view, options, sink); });
        report(flat ? "graphml, flat" : "graphml, claims, from the store", seconds, sink.marks(), "edges");
    }
    for (const std::string& command :
         {"serdi -q -i ntriples -o turtle " + triples, "rapper -q -i ntriples -o turtle " + triples}) {
        const double seconds = timed(RUSAGE_CHILDREN, [&] {
            if (std::system((command + " > " + folder + "/out.ttl").c_str()) != 0) std::printf("failed: ");
        });
        report(command.substr(0, command.find(' ')) + " nt to ttl, same triples", seconds, count, "triples");
        std::printf("%-34s %7.1f times as long as ours from the store\n", "", seconds / ours);
    }
    std::filesystem::remove_all(folder);
}
