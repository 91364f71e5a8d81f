# The packages that `cpack` makes for Debian: claimgraph (the program) and libclaimgraph-dev (the libraries). What the
# program is linked with is computed; with SOURCE_DATE_EPOCH set the same source gives the same bytes.
set(maintainer "claimgraph maintainers <claimgraph@packages.debian.org>")
if(DEFINED ENV{DEBFULLNAME} AND DEFINED ENV{DEBEMAIL})  # as Debian's own tools have it
  set(maintainer "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
endif()
set(CLAIMGRAPH_MAINTAINER "${maintainer}" CACHE STRING "Who answers for a package: NAME <ADDRESS>")

set(package_dir ${PROJECT_BINARY_DIR}/package)
foreach(package claimgraph libclaimgraph-dev)
  file(CONFIGURE OUTPUT ${package_dir}/${package}/changelog @ONLY CONTENT "${package} (@PROJECT_VERSION@) unstable; urgency=low

  * See /usr/share/doc/claimgraph/CHANGELOG.md.

 -- @CLAIMGRAPH_MAINTAINER@  Mon, 30 Nov 2026 00:00:00 +0000
")
  execute_process(COMMAND gzip -9nkf ${package_dir}/${package}/changelog COMMAND_ERROR_IS_FATAL ANY)
endforeach()
install(FILES ${package_dir}/claimgraph/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/claimgraph
  COMPONENT program)
install(FILES ${package_dir}/libclaimgraph-dev/changelog.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libclaimgraph-dev COMPONENT development)
# Debian wants to be told where it keeps the text of a licence.
file(READ NOTICE notice)
file(CONFIGURE OUTPUT ${package_dir}/copyright @ONLY CONTENT "@notice@
On Debian systems the text of the Apache License, Version 2.0, is in /usr/share/common-licenses/Apache-2.0.
")
install(FILES ${package_dir}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/claimgraph COMPONENT program)
install(FILES ${package_dir}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libclaimgraph-dev COMPONENT development)

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
claimgraph reads English news as it comes (saved pages, feeds, archives,
pasted text) and writes the graph of what it claims: who does what, who says
so, whether it is affirmed or denied, when, and the exact words it is taken
from; for Gephi, Neo4j, networkx and RDF tools, or as a page to look at.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libclaimgraph-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libarchive-dev, libcld2-dev, libserd-dev, libsqlite3-dev, libtbb-dev, libutf8proc-dev, libxml2-dev, libxxhash-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "reader, extractor, store and exporters of claimgraph for C++
The libraries that the program claimgraph is made of, static, with their
headers: reading of articles, extraction of claims, the store of evidence and
the exporters of the graph; for CMake (find_package) and pkg-config.")
include(CPack)
