# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Finds the LLVM that was asked for and says how code that is loaded into its
# tools is compiled.
#
# Sets LLVM_TOOLS_BINARY_DIR and the variables of LLVM's own package, and
# defines holdfast_layer().

# What clangd is linked with; LLVM's package names these targets and does not look
# for them itself.
if(HOLDFAST_BUILD_CLANGD)
  find_package(Protobuf QUIET)
  find_package(gRPC CONFIG QUIET)
  if(NOT Protobuf_FOUND OR NOT gRPC_FOUND)
    message(FATAL_ERROR
      "holdfast-clangd needs gRPC and Protobuf, which clangd is built with. "
      "Install libgrpc++-dev, libprotobuf-dev and protobuf-compiler-grpc, or "
      "configure with -DHOLDFAST_BUILD_CLANGD=OFF.")
  endif()
endif()

# Debian keeps each LLVM in a folder of its own; elsewhere CMAKE_PREFIX_PATH or
# Clang_DIR leads there. A version in find_package() would have to match to the
# patch level, so the major version is compared afterwards.
find_package(Clang CONFIG QUIET
  HINTS /usr/lib/llvm-${HOLDFAST_LLVM_VERSION})
if(NOT Clang_FOUND)
  message(FATAL_ERROR
    "LLVM ${HOLDFAST_LLVM_VERSION} was not found. Install libclang-"
    "${HOLDFAST_LLVM_VERSION}-dev and llvm-${HOLDFAST_LLVM_VERSION}-dev, or "
    "set Clang_DIR to the folder of its ClangConfig.cmake.")
endif()
if(NOT LLVM_VERSION_MAJOR EQUAL HOLDFAST_LLVM_VERSION)
  message(FATAL_ERROR
    "LLVM ${HOLDFAST_LLVM_VERSION} was asked for, but Clang_DIR=${Clang_DIR} "
    "is LLVM ${LLVM_VERSION}. Set HOLDFAST_LLVM_VERSION or Clang_DIR.")
endif()
list(GET CLANG_INCLUDE_DIRS 0 _holdfast_clang_include)
if(NOT EXISTS ${_holdfast_clang_include}/clang-tidy/ClangTidyCheck.h)
  message(FATAL_ERROR
    "This LLVM ${LLVM_VERSION} comes without the headers of clang-tidy "
    "(clang-tidy/ClangTidyCheck.h in ${_holdfast_clang_include}).")
endif()
message(STATUS "Holdfast is built for LLVM ${LLVM_VERSION}")

separate_arguments(_holdfast_llvm_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")

# How everything that runs inside an LLVM tool is compiled. Nothing is linked:
# the symbols come from the tool that loads us, and a second copy of LLVM in one
# process breaks both.
add_library(holdfast_llvm INTERFACE)
# After the system's own: the folder of an LLVM can hold libc++abi's cxxabi.h,
# which contradicts libstdc++'s.
set(_holdfast_include_dirs ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
list(REMOVE_DUPLICATES _holdfast_include_dirs)
foreach(dir IN LISTS _holdfast_include_dirs)
  target_compile_options(holdfast_llvm INTERFACE "SHELL:-idirafter \"${dir}\"")
endforeach()
target_include_directories(holdfast_llvm INTERFACE ${PROJECT_SOURCE_DIR}/lib)
target_compile_definitions(holdfast_llvm INTERFACE
  ${_holdfast_llvm_definitions}
  # Inline code of LLVM's headers must agree with the libraries about
  # assertions, whatever our own build type is.
  $<IF:$<BOOL:${LLVM_ENABLE_ASSERTIONS}>,_DEBUG,NDEBUG>)
target_compile_features(holdfast_llvm INTERFACE cxx_std_17)
target_compile_options(holdfast_llvm INTERFACE
  -fno-exceptions
  $<$<NOT:$<BOOL:${LLVM_ENABLE_RTTI}>>:-fno-rtti>
  -fvisibility-inlines-hidden
  -Wall -Wextra -Wno-unused-parameter)

# holdfast_layer(<name> SOURCES <file>... [USES <layer>...])
#
# One layer of lib/: its objects, and the layers below it that it may include.
function(holdfast_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  add_library(${name} OBJECT ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(${name} PUBLIC holdfast_llvm)
  foreach(layer IN LISTS arg_USES)
    add_dependencies(${name} ${layer})
  endforeach()
endfunction()
