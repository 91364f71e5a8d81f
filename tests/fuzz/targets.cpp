#include "tests/fuzz/targets.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <utility>

#include "embedded.h"
#include "exporters/exporter.h"
#include "exporters/import.h"
#include "exporters/text.h"
#include "extract/extractor.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/names/authority.h"
#include "extract/read/input.h"
#include "extract/read/publication_date.h"
#include "extract/rules/rewrite/tree.h"
#include "extract/rules/rule_set.h"
#include "graph/errors.h"
#include "graph/kept_results.h"
#include "graph/resolution/kept_evidence.h"
#include "graph/store.h"
#include "graph/values.h"
#include "graph/view.h"
#include "tests/fuzz/random_trees.h"

namespace claimgraph::fuzz {

using exporters::ExportOptions;
using exporters::Format;
using exporters::FormatPart;
using exporters::ImportedGraph;
using exporters::Sink;
using exporters::StringSink;
using exporters::clean_text;
using exporters::format_named;
using exporters::formats;
using exporters::legal_iri;
using extract::Extractor;
using extract::language::analyze;
using extract::language::complete;
using extract::language::tokenize;
using extract::language::write_conllu;
using extract::names::read_authority;
using extract::read::InputKind;
using extract::read::PrintedDate;
using extract::read::ReadDocument;
using extract::read::Rejection;
using extract::read::input_kind_named;
using extract::read::input_kinds;
using extract::read::normal_date;
using extract::read::parse_input;
using extract::read::printed_date;
using extract::read::read_documents;
using extract::read::read_text;
using extract::read::structure;
using extract::rules::rewrite::Tree;

namespace {

void require(bool truth, const char* what) {
    if (!truth) throw std::logic_error(what);
}

/// Takes everything, and what it takes must be UTF-8.
class CheckedSink : public Sink {
   public:
    void write(std::string_view bytes) override { text_ += bytes; }
    void check() const {
        for (std::size_t position = 0; position < text_.size();)
            require(next_code_point(text_, position) != invalid_code_point, "an export is UTF-8");
    }

   private:
    std::string text_;
};

void export_all(const Records& view, ViewShape shape) {
    for (const Format& format : formats()) {
        if (shape != ViewShape::claims && !format.has_all_shapes) continue;
        ExportOptions options;
        options.shape = shape;
        CheckedSink sink;
        format.write(view, options, sink);
        for (const FormatPart& part : format.more) part.write(view, options, sink);
        sink.check();
    }
}

void check_document(const Document& document) {
    for (std::size_t position = 0; position < document.text.size();)
        require(next_code_point(document.text, position) != invalid_code_point, "a document's text is UTF-8");
    std::uint32_t end = 0;
    for (const Block& block : document.blocks) {
        require(block.span.begin >= end && block.span.begin <= block.span.end, "blocks lie in text order");
        end = block.span.end;
    }
    require(end <= document.text.size(), "blocks lie in the text");
}

/// What was found must be fit for the store, and the graph for every format.
void check_extraction(const Extraction& extraction, bool with_exports) {
    Store store = Store::in_memory();
    try {
        store.add(extraction);
    } catch (const DocumentError& error) {
        throw std::logic_error(std::string("what is extracted fits together: ") + error.what());
    }
    require(store.add(extraction) == Store::Added::known, "evidence that is added twice is known");
    store.commit();
    const View view(store);
    if (with_exports) {
        export_all(view, ViewShape::claims);
        export_all(view, ViewShape::flat);
    export_all(view, ViewShape::network);
    } else {
        view.claims([](const ClaimRecord&) {});
    }
}

std::shared_ptr<const RuleSet> built_in_rules() {
    static const std::shared_ptr<const RuleSet> rules = RuleSet::load();
    return rules;
}

const Extractor& extractor() {
    static const Extractor found(built_in_rules(), AnalysisKind::fast);
    return found;
}

/// A file for readers that want a path.
class TemporaryFile {
   public:
    TemporaryFile(std::string_view bytes, std::string_view extension)
        : path_(std::filesystem::temp_directory_path() /
                ("claimgraph-fuzz-" + std::to_string(::getpid()) + std::string(extension))) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    std::string path() const { return path_.string(); }

   private:
    std::filesystem::path path_;
};

/// The first byte chooses one of several.
std::size_t chosen(std::string_view& bytes, std::size_t count) {
    if (bytes.empty()) return 0;
    const auto choice = static_cast<unsigned char>(bytes[0]) % count;
    bytes.remove_prefix(1);
    return choice;
}

constexpr std::string_view article =
    "Mayor denies plan to sell harbour\n\nBy Ida Holm\n4 June 2025\n\n"
    "Mayor Anna Roth said on Wednesday that the city of Lund would not sell its harbour to Acme Corp. for $4.5 "
    "million. "
    "\"We never had such a plan,\" she told Radio Syd. More than 40 workers protested; police arrested three of "
    "them.\n\n"
    "According to the company, talks may begin before 2026. Share this article\n";

constexpr std::string_view page =
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Bridge opens | Courier</title>"
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\",\"datePublished\":"
    "\"2025-06-04T10:00:00+02:00\",\"author\":[{\"name\":\"Ida Holm\"}]}</script></head><body><nav><a "
    "href=/>Home</a></nav>"
    "<article><h1>Bridge opens</h1><p>LUND (Reuters) - The mayor opened the <b>bridge</b> on Monday &amp; left.</p>"
    "<figure><figcaption>The bridge.</figcaption></figure><table><tr><td>1</td></tr></table><p hidden>No.</p></article>"
    "<div class=related><a href=/2>More</a></div></body></html>";

std::string seed_of(std::string_view kind) {
    const std::string text(article);
    if (kind == "html") return std::string(page);
    if (kind == "feed")
        return "<?xml version=\"1.0\"?><rss "
               "version=\"2.0\"><channel><title>Courier</title><item><title>A</title><link>https://x.example/1"
               "</link><pubDate>Wed, 04 Jun 2025 10:00:00 +0000</pubDate><description>&lt;p&gt;The mayor "
               "sang.&lt;/p&gt;</description></item>"
               "</channel></rss>";
    if (kind == "newsml")
        return "<newsItem guid=\"urn:x\" "
               "xml:lang=\"en\"><contentMeta><headline>A</headline></contentMeta><contentSet><inlineXML><nitf><body>"
               "<body.head><hedline><hl1>A</hl1></hedline></body.head><body.content><p>The <org>Courier</org> "
               "sang.</p></body.content></body>"
               "</nitf></inlineXML></contentSet></newsItem>";
    if (kind == "jsonl")
        return R"({"id":"https://news.example/1","title":"T","published":"2025-06-04","text":"Anna Roth met \u00e9 Bo.",)"
               R"("blocks":[{"kind":"body","begin":0,"end":4}],"url":"https://news.example/1","language":"en"})";
    if (kind == "conllu")
        return "# newdoc id = d1\n# sent_id = 1\n# text = She sang.\n1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
               "2-3\tsang.\t_\t_\t_\t_\t_\t_\t_\t_\n2\tsang\tsing\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
               "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tNER=O\n\n";
    if (kind == "json")
        return "[{\"headline\": \"A\", \"articleBody\": \"<p>The mayor sang.</p>\", \"authors\": [\"B\"]}, {\"text\": "
               "3}]";
    if (kind == "csv") return "id;title;text;date\n1;A;\"The \"\"mayor\"\" sang.\nHe left.\";2025-06-04\n2;B;;\n";
    if (kind == "warc")
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nContent-Length: "
               "100\r\n\r\nHTTP/1.1 200 OK\r\n"
               "Content-Type: text/html; charset=utf-8\r\n\r\n<html><p>The mayor opened the bridge "
               "today.</p>\r\n\r\n\r\n";
    return text;
}

std::vector<std::string> read_seeds() {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < input_kinds().size(); ++i) {
        out.push_back(static_cast<char>(i) + seed_of(input_kinds()[i].name));
    }
    return out;
}

bool check_read(ReadDocument&& read) {
    check_document(read.document);
    if (read.analysis) return true;
    for (const Sentence& sentence : tokenize(read.document).sentences)
        require(sentence.span.end <= read.document.text.size(), "sentences lie in the text");
    structure(read.document);
    check_document(read.document);
    return true;
}

void run_kind(const InputKind& kind, std::string_view bytes) {
    if (!kind.parse) return;  // it holds files: see run_file
    parse_input(
        {"fuzz", "", &kind, std::string(bytes)}, [](ReadDocument&& read) { return check_read(std::move(read)); },
        [](Rejection&& rejection) { require(!rejection.reason.empty(), "a rejection says why"); });
}

void run_read(std::string_view bytes) { run_kind(input_kinds()[chosen(bytes, input_kinds().size())], bytes); }

/// gzip, zip, tar and WARC, as files, and whatever else a file may be.
std::vector<std::string> file_seeds() {
    std::string tar(512, '\0');
    tar.replace(0, 5, "a.txt");
    tar.replace(100, 7, "0000644");
    tar.replace(124, 11, "00000000020");
    tar.replace(156, 1, "0");
    tar.replace(257, 5, "ustar");
    tar.replace(263, 2, "00");
    tar.replace(148, 8, "        ");
    unsigned sum = 0;
    for (const char c : tar) sum += static_cast<unsigned char>(c);
    char digits[8];
    std::snprintf(digits, sizeof digits, "%06o", sum);
    tar.replace(148, 7, std::string(digits) + '\0');
    tar += "The mayor sang.\n" + std::string(496 + 1024, '\0');
    const std::string zip("PK\3\4\12\0\0\0\0\0\0\0\0\0\0\0\0\0\5\0\0\0\5\0\0\0\5\0\0\0a.txtHello", 40);
    const std::string gzip("\x1F\x8B\x08\0\0\0\0\0\0\3\xF3\x48\xCD\xC9\xC9\x07\0\x82\x89\xD1\xF7\5\0\0\0", 25);
    std::vector<std::string> out{std::move(tar), zip, gzip};
    for (const InputKind& kind : input_kinds())
        if (!kind.unpack || kind.name == "warc") out.push_back(seed_of(kind.name));
    return out;
}

void run_file(std::string_view bytes) {
    const TemporaryFile file(bytes, ".bin");
    read_documents(
        file.path(), {}, [](ReadDocument&& read) { return check_read(std::move(read)); },
        [](Rejection&& rejection) { require(!rejection.reason.empty(), "a rejection says why"); });
}

std::vector<std::string> text_seeds() { return {std::string(article)}; }

void run_text(std::string_view bytes) {
    if (bytes.size() > 2000) return;
    Document document;
    try {
        document = read_text(std::string(bytes), "fuzz.txt");
    } catch (const DocumentError&) {
        return;
    }
    check_document(document);
    document.published = "2025-06-04";
    check_extraction(extractor().extract(std::move(document)), bytes.size() % 8 == 0);
}

std::vector<std::string> tree_seeds() {
    static const std::string seed = [] {
        const Document document = read_text(std::string(article), "seed.txt");
        std::string out;
        write_conllu(document, analyze(document, AnalysisKind::fast), out);
        return out;
    }();
    return {seed};
}

void run_trees(std::string_view bytes) {
    if (bytes.size() > 10'000) return;
    parse_input(
        {"fuzz", "", &input_kind_named("conllu"), std::string(bytes)},
        [](ReadDocument&& read) {
            check_document(read.document);
            complete(*read.analysis, AnalysisKind::fast);
            check_extraction(extractor().extract(std::move(read.document), *read.analysis), false);
            return true;
        },
        [](Rejection&&) {});
}

std::vector<std::string> random_tree_seeds() { return {"", "claims", "trees"}; }

/// Whatever the tree, repairs leave one, with the same words and one root; the rules then make claims of it.
void run_random_trees(std::string_view bytes) {
    const auto root_alone = [](const Sentence& sentence) {
        return std::all_of(sentence.tokens.begin(), sentence.tokens.end(),
                           [](const Token& token) { return (token.head < 0) == (token.deprel == "root"); });
    };
    parse_input(
        {"fuzz", "", &input_kind_named("conllu"), random_trees(*built_in_rules(), bytes)},
        [&](ReadDocument&& read) {
            for (const Sentence& sentence : read.analysis->sentences) {
                Sentence repaired = built_in_rules()->repaired(sentence);
                require(Tree(repaired).valid(), "a tree that is repaired is a tree");
                require(root_alone(repaired), "the root and nothing else is called so");
                require(repaired.tokens.size() == sentence.tokens.size(), "repairs keep the words");
            }
            check_extraction(extractor().extract(std::move(read.document), *read.analysis), false);
            return true;
        },
        [](Rejection&& rejection) { require(!rejection.reason.empty(), "a rejection says why"); });
}

std::vector<std::string> pack_seeds() {
    std::vector<std::string> out{
        R"({"rules":[{"id":"t.deny","note":"n","priority":20,"trigger":{"lemma":"deny","upos":"VERB"},"args":)"
        R"({"who":{"path":["nsubj","<xcomp nsubj"],"take":"noun_phrase"},"what":{"path":"obj","take":"clause"},)"
        R"("when":{"path":"obl","where":{"entity":"Date"},"optional":true}},"emit":[{"subject":"$who",)"
        R"("predicate":"denies","object":"$what","polarity":"inherit","qualifiers":{"time":"$when"}}],)"
        R"("examples":[{"text":"She denied it.","expect":[]}]}]})"};
    for (const std::string_view path : embedded::paths())
        if (path.starts_with("extract/packs/") && embedded::file(path).size() < 20'000)
            out.emplace_back(embedded::file(path));
    return out;
}

void run_pack(std::string_view bytes) {
    static const std::pair<Document, Analysis> read = [] {
        Document document = read_text(std::string(article), "seed.txt");
        Analysis analysis = analyze(document, AnalysisKind::fast);
        return std::pair(std::move(document), std::move(analysis));
    }();
    auto rules = std::make_shared<RuleSet>();
    try {
        rules->add_pack(bytes, "fuzz.json");
        rules->compile();
    } catch (const Error&) {
        return;
    }
    check_extraction(Extractor(rules).extract(read.first, read.second), false);
}

std::vector<std::string> authority_seeds() {
    return {
        "\1iri,label,labels,type,gender,country,from,to\nhttps://x.example/1,Anna Roth,Roth|A. "
        "Roth,Person,female,SE,1970-01-01,\n"
        "https://x.example/2,\"Acme \"\"Corp\"\"\",,Organization,,Norway,,2020\n",
        "\2iri\tlabel\nhttps://x.example/1\tAnna Roth\n",
        std::string(
            "\0@prefix s: <https://schema.org/> .\n<https://x.example/1> a s:Person ; s:name \"Anna Roth\"@en ; "
            "s:birthDate \"1970-01-01\" ; s:nationality [ s:name \"Sweden\" ] .\n",
            149)};
}

void run_authority(std::string_view bytes) {
    constexpr std::string_view extensions[] = {".ttl", ".csv", ".tsv", ".nt"};
    const std::string_view extension = extensions[chosen(bytes, std::size(extensions))];
    const TemporaryFile file(bytes, extension);
    try {
        const std::vector<KnownThing> things = read_authority(file.path());
        for (std::size_t i = 1; i < things.size(); ++i)
            require(things[i - 1].iri < things[i].iri, "things come in the order of their IRIs");
    } catch (const Error&) {
    }
}

constexpr std::string_view syntaxes[] = {"ttl", "nt", "trig", "nq", "jsonld"};

std::vector<std::string> import_seeds() {
    static const std::vector<std::string> seeds = [] {
        Store store = Store::in_memory();
        store.keep_versions();
        for (const char* text : {"Mayor Anna Roth denied on 4 June 2025 that 40 workers left.",
                                 "Mayor Anna Roth said on 4 June 2025 that 30 workers left."}) {
            Document document = read_text(text, "seed.txt");
            document.id = "urn:seed", document.published = "2025-06-0" + std::to_string(4 + store.document_count());
            store.add(extractor().extract(std::move(document)));
        }
        store.commit();
        ViewOptions options;
        options.withdrawn = true;
        const View view(store, options);
        std::vector<std::string> out;
        for (std::size_t i = 0; i < std::size(syntaxes); ++i) {
            StringSink sink;
            sink.text += static_cast<char>(i);
            format_named(syntaxes[i]).write(view, {}, sink);
            out.push_back(std::move(sink.text));
        }
        return out;
    }();
    return seeds;
}

void run_import(std::string_view bytes) {
    const std::string_view syntax = syntaxes[chosen(bytes, std::size(syntaxes))];
    const TemporaryFile file(bytes, "." + std::string(syntax));
    try {
        const ImportedGraph graph = ImportedGraph::read(file.path(), syntax);
        export_all(graph, ViewShape::claims);
    } catch (const Error&) {
    }
}

std::vector<std::string> kept_seeds() {
    Store store = Store::in_memory();
    store.add(extractor().extract(read_text("Finland's foreign minister, Ida Holm, met Jon Kelm of Tarn in Turku. Holm left.", "seed.txt")));
    resolution::KeptEvidence evidence;
    evidence.begin_document("urn:seed", "2025-06-04", "digest");
    store.read_clusters([&](const ClusterEvidence& cluster) { evidence.add(cluster); });
    std::string clusters;
    evidence.write(clusters);
    return {packed(resolve(store, Guidance())), clusters};
}

/// All documents that were kept are still there.
void run_kept_evidence(std::string_view bytes) {
    resolution::KeptEvidence evidence(bytes);
    std::vector<std::string> digests;
    evidence.each_kept_digest([&](std::string_view digest) { digests.emplace_back(digest); });
    for (const std::string& digest : digests) require(!evidence.begin_document("urn:" + digest, "", digest), "it is known");
    const Resolution all = evidence.resolve({}, nullptr);
    require(all.entity_of.size() == evidence.cluster_count(), "each cluster is of a thing");
    std::string again;
    evidence.write(again);
    resolution::KeptEvidence other(again);
}

void run_kept(std::string_view bytes) {
    try {
        run_kept_evidence(bytes);
    } catch (const DamagedBytes&) {
    }
    try {
        const Resolution all = unpacked_resolution(bytes);
        for (const std::uint32_t entity : all.entity_of) require(entity < all.entities.size(), "a cluster is of a thing");
        for (const Relation& relation : all.relations) require(relation.subject < all.entities.size(), "a relation is of a thing");
        const std::string again = packed(all);
        require(packed(unpacked_resolution(again)) == again, "what is written is read");
    } catch (const DamagedBytes&) {
    }
}

std::vector<std::string> value_seeds() {
    return {"4 June 2025, 17:30 CEST",
            "Wed Jun 04 2025 17:42:23 GMT+0200",
            "Published: 2025-06-04T17:42:23.123+02:00",
            "25/12/2025",
            "2025-06-04/2025-06-30",
            "2025-W01",
            "../2025",
            "201X",
            "> 40 ship",
            "= 10..15 people",
            "~ 0.5 %",
            "= 450000000 USD",
            "https://news.example/a b?c#d%zz"};
}

void run_values(std::string_view bytes) {
    if (const auto time = time_value(bytes)) {
        require(!time->precision.empty(), "a time has a precision");
        require(time->from.empty() || time->to.empty() || time->from.substr(0, 10) <= time->to.substr(0, 10),
                "a time begins before it ends");
    }
    if (const auto amount = amount_of(bytes)) require(!amount->number.empty(), "an amount has a number");
    const std::string text = clean_text(bytes);
    const PrintedDate date = printed_date(text);
    require(date.value.empty() || time_value(date.value.substr(0, 10)), "a printed date exists");
    const std::string normal = normal_date(text);
    require(normal.empty() || time_value(normal.substr(0, 10)), "a date of a field exists");
    require(clean_text(text) == text, "clean text stays");
    const std::string iri = legal_iri(text);
    require(legal_iri(iri) == iri, "a legal IRI stays");
}

}  // namespace

// A reader by itself.
#define ONE_KIND(name)                                                       \
    [](std::string_view bytes) { run_kind(input_kind_named(name), bytes); }, \
        [] { return std::vector<std::string>{seed_of(name)}; }

const std::vector<Target>& targets() {
    static const std::vector<Target> all = {
        {"read", "every kind of input, the first byte says which", run_read, read_seeds, 5000},
        {"file", "a file of any kind, packed or not", run_file, file_seeds, 500},
        {"html", "a web page", ONE_KIND("html"), 1000},
        {"feed", "RSS, Atom", ONE_KIND("feed"), 1000},
        {"newsml", "NewsML, NITF", ONE_KIND("newsml"), 1000},
        {"conllu", "CoNLL-U", ONE_KIND("conllu"), 1000},
        {"jsonl", "a line of JSON Lines", ONE_KIND("jsonl"), 1000},
        {"json", "JSON", ONE_KIND("json"), 1000},
        {"csv", "a table", ONE_KIND("csv"), 1000},
        {"text", "an article, from its bytes to its claims, some to every format", run_text, text_seeds, 40},
        {"trees", "trees from elsewhere, to claims", run_trees, tree_seeds, 200},
        {"random_trees", "ten trees of random words, tags, relations and heads, through repairs and rules to claims",
         run_random_trees, random_tree_seeds, 30},
        {"pack", "a rule pack, applied to an article", run_pack, pack_seeds, 1000},
        {"authority", "a list of known things", run_authority, authority_seeds, 1000},
        {"import", "a graph that is read back, in every format", run_import, import_seeds, 300},
        {"kept", "who is who as a store keeps it", run_kept, kept_seeds, 5000},
        {"values", "dates, amounts, IRIs", run_values, value_seeds, 50'000},
    };
    return all;
}

const Target* target_named(std::string_view name) {
    for (const Target& target : targets())
        if (target.name == name) return &target;
    return nullptr;
}

}  // namespace claimgraph::fuzz
