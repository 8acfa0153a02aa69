# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Writes the catalogue's files into one C++ source:
#   cmake -DOUTPUT=<file.cpp> -DFILES=<a.yaml;b.yaml> -P EmbedCatalog.cmake
#
# A file's roots stand beside its text: they say which names it need be read for.
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  if(NOT text MATCHES "\nroots: \\[([A-Za-z0-9_:, ]+)\\]\n")
    message(FATAL_ERROR "${file}: there is no line 'roots: [name, ...]'")
  endif()
  string(REPLACE " " "" roots "${CMAKE_MATCH_1}")
  # Comments are for those who edit the file; to read them would take its time at run time.
  string(REGEX REPLACE "(\n *#[^\n]*)+" "" text "\n${text}")
  string(APPEND entries
    "    {\"lib/catalog/${name}\", \"${roots}\", R\"catalogue(${text})catalogue\"},\n")
endforeach()
file(WRITE ${OUTPUT}
"// Generated from lib/catalog/*.yaml; do not edit.
#include \"catalog/Catalog.h\"

llvm::ArrayRef<holdfast::EmbeddedFile> holdfast::embeddedCatalogFiles() {
  static const EmbeddedFile Files[] = {
${entries}  };
  return Files;
}
")
