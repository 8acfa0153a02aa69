# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Writes the catalogue's files into one C++ source:
#   cmake -DOUTPUT=<file.cpp> -DFILES=<a.yaml;b.yaml> -P EmbedCatalog.cmake
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND entries "    {\"lib/catalog/${name}\", R\"catalogue(${text})catalogue\"},\n")
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
