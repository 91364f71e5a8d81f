# The libraries for C++ programs: `find_package(claimgraph)` and pkg-config; examples/library shows their use. Installed are
# the headers that say how a program works with them, and those that they include.
set(public_headers
  extract/read/input.h extract/extractor.h extract/rules/rule_set.h extract/names/titles.h extract/names/acquaintances.h
  graph/store.h graph/view.h graph/conflicts.h graph/errors.h graph/jobs.h
  exporters/exporter.h exporters/import.h exporters/seal.h)

# The headers themselves and what they include of this project, by their paths in it.
function(with_included_headers headers result)
  set(found "")
  while(headers)
    list(POP_FRONT headers header)
    if(header IN_LIST found)
      continue()
    endif()
    list(APPEND found ${header})
    file(STRINGS ${header} lines REGEX "^#include \"")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^#include \"(.*)\".*" "\\1" included "${line}")
      list(APPEND headers ${included})
    endforeach()
  endwhile()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

with_included_headers("${public_headers}" installed_headers)
foreach(header IN LISTS installed_headers)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/claimgraph/${folder} COMPONENT development)
endforeach()

set(libraries embedded graph extract exporters)
foreach(library IN LISTS libraries)
  set_target_properties(claimgraph_${library} PROPERTIES EXPORT_NAME ${library})
endforeach()
list(TRANSFORM libraries PREPEND claimgraph_)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/claimgraph)
install(TARGETS ${libraries} EXPORT claimgraph ARCHIVE COMPONENT development)
install(EXPORT claimgraph NAMESPACE claimgraph:: FILE claimgraph-targets.cmake DESTINATION ${config_dir}
  COMPONENT development)

# From the folder of claimgraph.pc up to the prefix: what was installed may be moved.
file(RELATIVE_PATH pc_prefix /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/claimgraph-config-version.cmake COMPATIBILITY SameMinorVersion)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/claimgraph.pc @ONLY CONTENT "prefix=\${pcfiledir}/@pc_prefix@
libdir=\${prefix}/@CMAKE_INSTALL_LIBDIR@
includedir=\${prefix}/@CMAKE_INSTALL_INCLUDEDIR@

Name: claimgraph
Description: Graph of what news articles claim
Version: @PROJECT_VERSION@
Requires: libarchive libutf8proc libxml-2.0 libxxhash serd-0 sqlite3 tbb
Libs: -L\${libdir} -lclaimgraph_extract -lclaimgraph_exporters -lclaimgraph_graph -lclaimgraph_embedded -lcld2
Cflags: -I\${includedir}/claimgraph
")
install(FILES cmake/claimgraph-config.cmake ${PROJECT_BINARY_DIR}/claimgraph-config-version.cmake
  DESTINATION ${config_dir} COMPONENT development)
install(FILES ${PROJECT_BINARY_DIR}/claimgraph.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
