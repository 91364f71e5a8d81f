# What `cmake --install` puts where, and the package that `cpack -G DEB` makes of it. Man page and completions are printed by
# the program itself, from the descriptions of its options.
include(GNUInstallDirs)
install(TARGETS claimgraph)

set(manual_dir ${PROJECT_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${manual_dir})
function(print_manual file)
  add_custom_command(OUTPUT ${manual_dir}/${file} DEPENDS claimgraph VERBATIM
    COMMAND claimgraph manual ${ARGN} > ${manual_dir}/${file})
endfunction()
print_manual(claimgraph.1)
print_manual(claimgraph.bash --completions bash)
print_manual(_claimgraph --completions zsh)
print_manual(claimgraph.fish --completions fish)
# A package's changes and man pages are packed, without the time of day, so that the same source gives the same bytes.
file(WRITE ${manual_dir}/changelog "claimgraph (${PROJECT_VERSION}) unstable; urgency=low\n\n"
  "  * See README.md and CHANGELOG.md.\n\n -- the claimgraph authors <claimgraph@example.org>  Mon, 30 Nov 2026 00:00:00 +0000\n")
add_custom_command(OUTPUT ${manual_dir}/claimgraph.1.gz ${manual_dir}/changelog.gz DEPENDS ${manual_dir}/claimgraph.1 VERBATIM
  COMMAND gzip -9nkf ${manual_dir}/claimgraph.1 ${manual_dir}/changelog)
add_custom_target(manual ALL DEPENDS ${manual_dir}/claimgraph.1.gz ${manual_dir}/claimgraph.bash ${manual_dir}/_claimgraph
  ${manual_dir}/claimgraph.fish)
install(FILES ${manual_dir}/claimgraph.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${manual_dir}/claimgraph.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME claimgraph)
install(FILES ${manual_dir}/_claimgraph DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${manual_dir}/claimgraph.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(DIRECTORY schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph FILES_MATCHING PATTERN "*.ttl" PATTERN "*.json*" PATTERN "*.sql")
install(DIRECTORY extract/packs DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph FILES_MATCHING PATTERN "*.json")
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")
install(FILES NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES ${manual_dir}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME claimgraph)
set(CPACK_PACKAGE_CONTACT "the claimgraph authors <claimgraph@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "graph of what news articles claim")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "claimgraph reads English news as it comes and writes the graph of what it claims:\n who does what, who says so, whether it is affirmed or denied, when, and the exact\n words it is taken from.")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
