# What `cmake --install` lays out, and the Debian package made of it (`cpack` in a build tree, or
# scripts/package).
include(GNUInstallDirs)
set(doc ${CMAKE_INSTALL_DATADIR}/doc/sealpress)

install(TARGETS sealpress RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY templates data fonts DESTINATION ${CMAKE_INSTALL_DATADIR}/sealpress)
install(DIRECTORY docs/ DESTINATION ${doc} PATTERN images EXCLUDE)
install(FILES README.md README.zh-CN.md DESTINATION ${doc})
install(FILES deploy/copyright DESTINATION ${doc})
install(FILES deploy/sealpress.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME sealpress)

# The manual pages are the program's own help, so that they say what the installed program does.
set(made ${CMAKE_BINARY_DIR}/packaging)
configure_file(deploy/changelog.in ${made}/changelog @ONLY)
install(CODE "execute_process(COMMAND ${CMAKE_COMMAND} -DBINARY=$<TARGET_FILE:sealpress> -DOUT=${made}
  -DVERSION=${PROJECT_VERSION} -P ${PROJECT_SOURCE_DIR}/cmake/man_pages.cmake COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND gzip -9nkf CHANGELOG.md WORKING_DIRECTORY ${made} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND gzip -9nkf changelog WORKING_DIRECTORY ${made} COMMAND_ERROR_IS_FATAL ANY)")
configure_file(CHANGELOG.md ${made}/CHANGELOG.md COPYONLY)
install(FILES ${made}/CHANGELOG.md.gz ${made}/changelog.gz DESTINATION ${doc})
install(FILES ${made}/sealpress.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${made}/zh_CN/sealpress.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "sealpress")
set(CPACK_PACKAGE_CONTACT "sealpress maintainers <maintainers@sealpress.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "official Chinese attachments as Word files and sealable PDFs")
set(CPACK_PACKAGE_DESCRIPTION "Fills the application forms, recommendation tables, statistics and
certificates that notices of Chinese quality associations ask for, checks
submissions against their rules, lays the Word file out into a PDF without an
office suite, seals PDFs and verifies signatures.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded when the first SVG comes, so that no tool sees it in the binary.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "librsvg2-2")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
