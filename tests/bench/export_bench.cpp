// Times the exporters on a store, and what memory they take:  export_bench STORE.db [FORMAT…]
// store_bench DOCUMENTS STORE.db makes a store. Every measurement is a process of its own, so that its peak is its own;
// who is who comes first in each and is no part of the times. The formats are written to nowhere; what serdi and rapper
// read and write are files in the temporary folder, and libxml2's text writer writes as many bare edges as GraphML has.
// CPU time is that of all threads; wall time means something only where nothing else runs.

#include <libxml/xmlwriter.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "exporters/exporter.h"
#include "exporters/property_graph.h"
#include "graph/store.h"
#include "graph/view.h"

using namespace claimgraph::exporters;
using namespace claimgraph;

namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// So much has been done in so much time.
struct Work {
    std::uint64_t count = 0;
    double processor = 0, wall = 0;
    double peak = 0;  ///< MB, of the whole process
};

double processor_time(int who) {
    rusage usage{};
    getrusage(who, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Work timed(int who, const std::function<std::uint64_t()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    const double before = processor_time(who);
    Work done;
    done.count = work();
    done.processor = processor_time(who) - before;
    done.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return done;
}

/// Does the work in a process of its own.
Work alone(const std::function<Work()>& work) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        Work done;
        try {
            done = work();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "export_bench: %s\n", error.what());
            _exit(1);
        }
        _exit(write(ends[1], &done, sizeof done) == sizeof done ? 0 : 1);
    }
    close(ends[1]);
    Work done;
    const bool is_told = read(ends[0], &done, sizeof done) == sizeof done;
    close(ends[0]);
    rusage usage{};
    int status = 0;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !is_told) std::exit(1);
    done.peak = static_cast<double>(usage.ru_maxrss) / 1024;
    return done;
}

class Nowhere : public Sink {
   public:
    void write(std::string_view bytes) override { size += bytes.size(); }
    std::uint64_t size = 0;
};

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

void report(const std::string& what, const Work& work, std::uint64_t count, const char* unit) {
    const auto rate = [&](double time) { return static_cast<double>(count) / 1e6 / time; };
    std::printf("%-28s %7.2f s CPU %7.2f s wall   %5.2f / %5.2f M %s/s   %7.1f MB written   peak %4.0f MB\n",
                what.c_str(), work.processor, work.wall, rate(work.processor), rate(work.wall), unit,
                static_cast<double>(work.count) / 1e6, work.peak);
}

/// What a plain use of libxml2 takes: edges with their four attributes, a label and a weight, nothing else.
std::uint64_t bare_edges(std::uint64_t count) {
    std::uint64_t size = 0;
    xmlOutputBufferPtr out = xmlOutputBufferCreateIO(
        [](void* context, const char*, int length) {
            *static_cast<std::uint64_t*>(context) += static_cast<std::uint64_t>(length);
            return length;
        },
        nullptr, &size, nullptr);
    xmlTextWriterPtr writer = xmlNewTextWriter(out);
    const auto text = [](const std::string& value) { return reinterpret_cast<const xmlChar*>(value.c_str()); };
    const std::string claim = "claim-aaaaaaaaaaaaaaaaaaaaaaaaaa", node = "phrase-bbbbbbbbbbbbbbbbbbbbbbbbbb";
    const std::string names[] = {"edge", "id", "source", "target", "label", "data", "key", "weight", "OBJECT", "1.0"};
    xmlTextWriterSetIndent(writer, 1);
    for (std::uint64_t i = 0; i < count; ++i) {
        xmlTextWriterStartElement(writer, text(names[0]));
        xmlTextWriterWriteAttribute(writer, text(names[1]), text(claim + "-object"));
        xmlTextWriterWriteAttribute(writer, text(names[2]), text(claim));
        xmlTextWriterWriteAttribute(writer, text(names[3]), text(node));
        xmlTextWriterWriteAttribute(writer, text(names[4]), text(names[8]));
        for (const int property : {4, 7}) {
            xmlTextWriterStartElement(writer, text(names[5]));
            xmlTextWriterWriteAttribute(writer, text(names[6]), text(names[property]));
            xmlTextWriterWriteString(writer, text(names[property == 4 ? 8 : 9]));
            xmlTextWriterEndElement(writer);
        }
        xmlTextWriterEndElement(writer);
    }
    xmlFreeTextWriter(writer);
    return size;
}

/// Does the work with a view of the store, in a process of its own.
Work with_view(const std::string& store, const std::function<std::uint64_t(const View&)>& work) {
    return alone([&] {
        const Store opened = Store::open_existing(store);
        const View view(opened);
        return timed(RUSAGE_SELF, [&] { return work(view); });
    });
}

/// What is measured of each format.
class Measured {
   public:
    Measured(std::string store, std::uint64_t claims, std::uint64_t triples)
        : store_(std::move(store)), claims_(claims), triples_(triples) {}

    void format(const Format& format, ViewShape shape) {
        ExportOptions options;
        options.shape = shape;
        const Work done = with_view(store_, [&](const View& view) {
            Nowhere sink;
            format.write(view, options, sink);
            for (const FormatPart& part : format.more) part.write(view, options, sink);
            return sink.size;
        });
        const bool flat = shape != ViewShape::claims;
        const std::string name = std::string(format.name) + (flat ? ", " + std::string(to_string(shape)) : "");
        if (format.name == "nt" || format.name == "ttl" || format.name == "jsonld") {
            report(name, done, triples_, "triples");
            if (format.name == "ttl") turtle_ = done.processor;
        } else if (format.name == "graphml") {
            beside_libxml(name, done, options);
        } else {
            report(name, done, claims_, "claims");
        }
    }

    /// What others take to read these triples and to write them as Turtle.
    void peers(const std::string& triples, const std::string& folder) const {
        for (const std::string& command :
             {"serdi -q -i ntriples -o turtle " + triples, "rapper -q -i ntriples -o turtle " + triples}) {
            const Work done = timed(RUSAGE_CHILDREN, [&] {
                if (std::system((command + " > " + folder + "/out.ttl").c_str()) != 0) std::printf("failed: ");
                return std::uint64_t{0};
            });
            report(command.substr(0, command.find(' ')) + " nt to ttl, the same", done, triples_, "triples");
            if (turtle_ > 0)
                std::printf("%-28s %7.1f times as long as ours from the store\n", "", done.processor / turtle_);
        }
    }

   private:
    void beside_libxml(const std::string& name, const Work& done, const ExportOptions& options) const {
        const std::uint64_t edges = with_view(store_, [&](const View& view) {
                                        std::uint64_t count = 0;
                                        each_edge(view, options, [&](const GraphEdge&) { ++count; });
                                        return count;
                                    }).count;
        report(name, done, edges, "edges");
        const Work elements = alone([&] { return timed(RUSAGE_SELF, [&] { return bare_edges(edges); }); });
        report("  libxml2, its edges, bare", elements, edges, "edges");
    }

    std::string store_;
    std::uint64_t claims_, triples_;
    double turtle_ = 0;  ///< processor seconds
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "export_bench STORE.db [FORMAT...]\n");
        return 2;
    }
    const std::string path = argv[1];
    const std::set<std::string> only(argv + 2, argv + argc);
    const auto is_wanted = [&](std::string_view name) { return only.empty() || only.count(std::string(name)) != 0; };

    Work done = alone([&] {
        const Store store = Store::open_existing(path);
        return timed(RUSAGE_SELF, [&] {
            const View view(store);
            return store.document_count();
        });
    });
    report("who is who", done, done.count, "documents");
    done = with_view(path, [](const View& view) {
        std::uint64_t claims = 0;
        view.claims([&](const ClaimRecord&) { ++claims; });
        return claims;
    });
    report("claims, from the store", done, done.count, "claims");

    const std::string folder = std::filesystem::temp_directory_path() / ("export_bench-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    const std::string triples = folder + "/triples.nt";
    const bool with_peers = is_wanted("peers");
    std::uint64_t triple_count = 0;
    if (with_peers || is_wanted("nt") || is_wanted("ttl") || is_wanted("jsonld"))
        triple_count = with_view(path, [&](const View& view) {
                           File file(with_peers ? triples : "/dev/null");
                           format_named("nt").write(view, {}, file);
                           return file.lines;
                       }).count;

    Measured measured(path, done.count, triple_count);
    for (const Format& format : formats())
        for (const ViewShape shape : {ViewShape::claims, ViewShape::flat, ViewShape::network})
            if (is_wanted(format.name) && (shape == ViewShape::claims || format.has_all_shapes))
                measured.format(format, shape);
    if (with_peers) measured.peers(triples, folder);
    std::filesystem::remove_all(folder);
}
