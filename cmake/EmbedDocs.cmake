# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Writes the pages of the checks into one C++ source:
#   cmake -DOUTPUT=<file.cpp> -DFILES=<a.md;b.md> -P EmbedDocs.cmake
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND entries "    {\"${name}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE ${OUTPUT}
"// Generated from docs/checks/*.md; do not edit.
#include \"CheckDocs.h\"

llvm::ArrayRef<holdfast::CheckDoc> holdfast::checkDocs() {
  static const CheckDoc Docs[] = {
${entries}  };
  return Docs;
}
")
