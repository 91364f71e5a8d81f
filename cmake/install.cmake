# What `cmake --install` puts where: the component `program` (man page and completions are printed by the program itself,
# from the descriptions of its options), and the component `development`, the libraries for C++ programs (library.cmake).
include(GNUInstallDirs)
install(TARGETS claimgraph COMPONENT program)

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
# Packed without the time of day, so that the same source gives the same bytes.
add_custom_command(OUTPUT ${manual_dir}/claimgraph.1.gz DEPENDS ${manual_dir}/claimgraph.1 VERBATIM
  COMMAND gzip -9nkf ${manual_dir}/claimgraph.1)
add_custom_target(manual ALL DEPENDS ${manual_dir}/claimgraph.1.gz ${manual_dir}/claimgraph.bash ${manual_dir}/_claimgraph
  ${manual_dir}/claimgraph.fish)
install(FILES ${manual_dir}/claimgraph.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${manual_dir}/claimgraph.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME claimgraph COMPONENT program)
install(FILES ${manual_dir}/_claimgraph DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${manual_dir}/claimgraph.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
  COMPONENT program)
install(DIRECTORY schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph COMPONENT program
  FILES_MATCHING PATTERN "*.ttl" PATTERN "*.json*" PATTERN "*.sql")
install(DIRECTORY extract/packs DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph COMPONENT program
  FILES_MATCHING PATTERN "*.json")
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program FILES_MATCHING PATTERN "*.md")
install(FILES NOTICE LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
