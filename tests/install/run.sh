#!/usr/bin/env bash
# What is installed works where it is installed: the libraries link into a program of somebody else's, by CMake and by
# pkg-config, and it writes what claimgraph writes; the packages hold no fault that lintian knows, and the same build
# gives the same bytes twice, with no path of this machine in them.
#     run.sh BUILD_FOLDER
set -eu
build=$(realpath "$1")
source=$(realpath "$(dirname "$0")/../..")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

cmake --install "$build" --prefix "$folder/usr" > /dev/null
"$folder/usr/bin/claimgraph" build "$source/samples/court.txt" --titles none --to graphml --quiet > "$folder/expected"
for file in bin/claimgraph share/man/man1/claimgraph.1.gz share/bash-completion/completions/claimgraph \
    share/claimgraph/schemas/claimgraph.ttl share/claimgraph/packs/rules.speech.json share/doc/claimgraph/LICENSE; do
    [ -s "$folder/usr/$file" ] || fail "$file is not installed"
done

# Moved after installation, to see that nothing remembers where it was.
mv "$folder/usr" "$folder/moved"
cmake -S "$source/examples/library" -B "$folder/example" -DCMAKE_PREFIX_PATH="$folder/moved" > "$folder/log" 2>&1 &&
    cmake --build "$folder/example" >> "$folder/log" 2>&1 || { cat "$folder/log"; fail "the example does not build"; }
"$folder/example/articles_to_graphml" "$source/samples/court.txt" | cmp - "$folder/expected" || fail "the example by CMake"
PKG_CONFIG_PATH=$(dirname "$(find "$folder/moved" -name claimgraph.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046
${CXX:-c++} -std=c++20 "$source/examples/library/articles_to_graphml.cpp" -o "$folder/by_pkg_config" \
    $(pkg-config --cflags --libs claimgraph)
"$folder/by_pkg_config" "$source/samples/court.txt" | cmp - "$folder/expected" || fail "the example by pkg-config"

if ! command -v dpkg-deb > /dev/null; then echo "SKIPPED packages: dpkg-deb is not installed"; exit 0; fi
export SOURCE_DATE_EPOCH=1764460800
for time in first second; do
    (cd "$build" && cpack -B "$folder/$time") > "$folder/log" 2>&1 || { cat "$folder/log"; fail "cpack"; }
    rm -rf "$folder/$time/_CPack_Packages"
done
(cd "$folder/first" && sha256sum -- *.deb) > "$folder/sums"
(cd "$folder/second" && sha256sum --check --quiet "$folder/sums") || fail "two packages of one build differ"
for package in "$folder"/first/*.deb; do
    dpkg-deb -x "$package" "$folder/unpacked"
    dpkg-deb -f "$package" Depends | grep -q "lib" || fail "$package depends on nothing"
done
if grep -rlF -e "$source" -e "$build" "$folder/unpacked"; then fail "paths of this machine are in the packages"; fi
if command -v lintian > /dev/null; then
    lintian --fail-on error "$folder"/first/*.deb || fail "lintian"
else
    echo "SKIPPED lintian: it is not installed"
fi
echo "installed, linked, packed"
