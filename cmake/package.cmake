# The packages that `cpack` makes for Debian: claimgraph (the program) and libclaimgraph-dev (the libraries). What the
# program is linked with is computed; with SOURCE_DATE_EPOCH set the same source gives the same bytes.
set(CLAIMGRAPH_MAINTAINER "the claimgraph authors <claimgraph@users.noreply.w3id.org>" CACHE STRING
  "Who answers for a package: NAME <ADDRESS>")

set(changelog_dir ${PROJECT_BINARY_DIR}/package)
foreach(package claimgraph libclaimgraph-dev)
  file(CONFIGURE OUTPUT ${changelog_dir}/${package}/changelog @ONLY CONTENT "${package} (@PROJECT_VERSION@) unstable; urgency=low

  * See /usr/share/doc/claimgraph/CHANGELOG.md.

 -- @CLAIMGRAPH_MAINTAINER@  Mon, 30 Nov 2026 00:00:00 +0000
")
  execute_process(COMMAND gzip -9nkf ${changelog_dir}/${package}/changelog COMMAND_ERROR_IS_FATAL ANY)
endforeach()
install(FILES ${changelog_dir}/claimgraph/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/claimgraph
  COMPONENT program)
install(FILES ${changelog_dir}/libclaimgraph-dev/changelog.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libclaimgraph-dev COMPONENT development)
install(FILES NOTICE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libclaimgraph-dev RENAME copyright COMPONENT development)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME claimgraph)
set(CPACK_PACKAGE_CONTACT "${CLAIMGRAPH_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME claimgraph)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "graph of what news articles claim
 claimgraph reads English news as it comes (saved pages, feeds, archives, pasted
 text) and writes the graph of what it claims: who does what, who says so, whether
 it is affirmed or denied, when, and the exact words it is taken from; for Gephi,
 Neo4j, networkx and RDF tools, or as a page to look at.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libclaimgraph-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libarchive-dev, libcld2-dev, libserd-dev, libsqlite3-dev, libtbb-dev, libutf8proc-dev, libxml2-dev, libxxhash-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "reader, extractor, store and exporters of claimgraph for C++
 The libraries that the program claimgraph is made of, static, with their headers:
 reading of articles, extraction of claims, the store of evidence and the exporters
 of the graph; for CMake (find_package) and pkg-config.")
include(CPack)
