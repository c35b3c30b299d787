# cmake -DBINARY=… -DOUT=… -DVERSION=… -P man_pages.cmake: OUT/sealpress.1.gz in English and
# OUT/zh_CN/sealpress.1.gz in Chinese, made from what --help prints.
function(help_of result)
  execute_process(COMMAND ${BINARY} ${ARGN} --help OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
  # A backslash escapes in roff, a dot or quote at a line's start is a request, and hyphens of
  # options must be copied as they are.
  string(REPLACE "\\" "\\e" text "${text}")
  string(REPLACE "-" "\\-" text "${text}")
  string(REGEX REPLACE "(^|\n)([.'])" "\\1\\\\&\\2" text "${text}")
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

function(write_page file language name synopsis description commands)
  help_of(overview --lang ${language})
  set(page ".TH SEALPRESS 1 \"\" \"sealpress ${VERSION}\"\n.SH ${name}\nsealpress \\- ${description}\n")
  string(APPEND page ".SH ${synopsis}\n.B sealpress\n.I COMMAND\n[...]\n.PP\n.nf\n${overview}.fi\n.SH ${commands}\n")
  foreach(command forms check render pdf count seal verify pack)
    help_of(help ${command} --lang ${language})
    string(APPEND page ".SS ${command}\n.nf\n${help}.fi\n")
  endforeach()
  file(WRITE ${file} "${page}")
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

write_page(${OUT}/sealpress.1 en NAME SYNOPSIS "official Chinese attachments as Word files and sealable PDFs" COMMANDS)
write_page(${OUT}/zh_CN/sealpress.1 zh 名称 用法 "把申报数据变成通知要求的 Word 附件和可盖章的 PDF" 命令)
