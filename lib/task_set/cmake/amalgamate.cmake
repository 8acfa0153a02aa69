# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Puts a header and all of our headers that it includes into one file.
#
#   cmake -D INCLUDE=<folder> -D HEADERS=<header,...> -D OUTPUT=<file> -P amalgamate.cmake

string(REPLACE "," ";" HEADERS "${HEADERS}")
set(done "")
set(text "")

# Appends a header, after those that it includes and that are not there yet.
macro(append_header name)
  list(FIND done ${name} found)
  if(found EQUAL -1)
    list(APPEND done ${name})
    file(STRINGS ${INCLUDE}/${name} "included_${name}" REGEX "^#include \"holdfast/")
    foreach(line IN LISTS "included_${name}")
      string(REGEX REPLACE "^#include \"(.*)\"$" "\\1" inner "${line}")
      append_header(${inner})
    endforeach()
    file(READ ${INCLUDE}/${name} content)
    string(REGEX REPLACE "#include \"holdfast/[^\n]*\n" "" content "${content}")
    string(APPEND text "${content}\n")
  endif()
endmacro()

foreach(header IN LISTS HEADERS)
  append_header(${header})
endforeach()
string(REPLACE "// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception\n" "" text "${text}")
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast::task_set in one file, made from the headers of Holdfast.

${text}")
