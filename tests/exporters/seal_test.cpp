#include "exporters/seal.h"

#include <doctest/doctest.h>

#include <functional>

using namespace claimgraph::exporters;
using namespace claimgraph;

namespace {

std::string sealed(SealPlace place, const std::vector<std::string>& pieces) {
    StringSink out;
    SealingSink sealing(out, place);
    for (const std::string& piece : pieces) sealing.write(piece);
    sealing.close({{"documents", 2}, {"claims", 3}});
    return out.text;
}

SealCheck::Result checked(std::string_view bytes, std::size_t page = 7) {
    SealCheck check;
    for (std::size_t at = 0; at < bytes.size(); at += page) check.take(bytes.substr(at, page));
    return check.finish();
}

struct Sealed {
    std::string_view name;
    SealPlace place;
    std::vector<std::string> pieces;
};

std::vector<Sealed> files() {
    const std::string long_line(3000, 'x');
    return {{"turtle", SealPlace::hash_comment, {"a b c .\n", "d e \"" + long_line + "\" .\n", "g h i .\n"}},
            {"cypher", SealPlace::slash_comment, {"CREATE (a);\n", "CREATE (b);", "\n"}},
            {"xml", SealPlace::xml_comment, {"<a>\n", long_line, "\n</a>", "\n"}},
            {"json lines", SealPlace::last_line, {"{\"id\":1", "}\n{\"id\":", "2}\n", "{\"id\":3}\n"}},
            {"json-ld", SealPlace::last_node, {"{\"@graph\":[\n", "{\"@id\":\"a\"}", ",\n{\"@id\":\"b\"}", "\n]}\n"}},
            {"json-ld, expanded", SealPlace::last_node, {"[\n{\"@id\":\"a\"},\n{\"@id\":\"b\"}\n]\n"}}};
}

}  // namespace

TEST_CASE("a sealed file is known to be whole, in whatever pieces it was written and is read") {
    for (const Sealed& file : files()) {
        CAPTURE(file.name);
        const std::string bytes = sealed(file.place, file.pieces);
        for (const std::size_t page : {std::size_t{1}, std::size_t{13}, std::size_t{1000}, bytes.size()})
            CHECK(checked(bytes, page) == SealCheck::Result::whole);
        std::string one;
        for (const std::string& piece : file.pieces) one += piece;
        CHECK(sealed(file.place, {one}) == bytes);
        SealCheck check;
        check.take(bytes);
        check.finish();
        CHECK(check.counts() == "2 documents, 3 claims");
    }
}

TEST_CASE("the seal leaves each line of JSON Lines an object, and JSON-LD a list of nodes") {
    const std::string lines = sealed(SealPlace::last_line, {"{\"id\":1}\n{\"id\":2}\n"});
    CHECK(lines.starts_with("{\"id\":1}\n{\"id\":2,\"claimgraph\":{\"documents\":2,\"claims\":3,\"bytes\":16,\"xxh128\":\""));
    CHECK(lines.ends_with("\"}}\n"));
    const std::string nodes = sealed(SealPlace::last_node, {"[\n{\"@id\":\"a\"}\n]\n"});
    CHECK(nodes.starts_with("[\n{\"@id\":\"a\"},\n{\"claimgraph\":{"));
    CHECK(nodes.ends_with("\"}}\n]\n"));
    CHECK(sealed(SealPlace::last_line, {}).empty());
}

TEST_CASE("a sealed file that is cut, thinned or changed is never taken for whole") {
    for (const Sealed& file : files()) {
        CAPTURE(file.name);
        const std::string bytes = sealed(file.place, file.pieces);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            CHECK(checked(std::string_view(bytes).substr(0, size)) != SealCheck::Result::whole);
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            std::string other = bytes;
            other[at] = other[at] == 'q' ? 'r' : 'q';
            // what the seal says of counts is only said
            if (at < bytes.size() - 120) CHECK(checked(other) != SealCheck::Result::whole);
        }
        for (std::size_t begin = 0; begin < bytes.size();) {
            const std::size_t end = bytes.find('\n', begin) + 1;
            CHECK(checked(bytes.substr(0, begin) + bytes.substr(end)) != SealCheck::Result::whole);
            begin = end;
        }
        CHECK(checked(bytes + bytes) != SealCheck::Result::whole);
    }
    const std::string turtle = sealed(SealPlace::hash_comment, {"a b c .\nd e f .\n"});
    CHECK(checked(turtle.substr(0, turtle.rfind("# claimgraph"))) == SealCheck::Result::broken);
}

TEST_CASE("what other tools write has no seal") {
    for (const char* bytes : {"", "\n", "a b c .\n", "# claimgraph\n", "{\"id\":1}\n", "<a/>\n"})
        CHECK(checked(bytes) == SealCheck::Result::unsealed);
}

TEST_CASE("the digest is XXH3-128 as xxh128sum prints it") {
    Digest digest;
    CHECK(digest.hex() == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("a manifest lists the seals of its files") {
    std::vector<SealedFile> files;
    CHECK(SealCheck::read_manifest(manifest_of({{"a \"b\".csv", "{\"claims\":2,\"bytes\":12,\"xxh128\":\"00\"}"},
                                                {"c.csv", "{\"bytes\":0,\"xxh128\":\"11\"}"}}),
                                   files));
    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "a \"b\".csv");
    CHECK(files[0].seal == "{\"bytes\":12,\"xxh128\":\"00\"}");
    CHECK(!SealCheck::read_manifest("[1]", files));
    CHECK(!SealCheck::read_manifest("{\"files\":[{\"name\":1}]}", files));
}
