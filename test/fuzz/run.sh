#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Fuzzes the reader of catalogue files, from the folder this file is in:
#
#   ./run.sh [seconds]        ten minutes by default
#
# What it finds of use is added to corpus/library_reader, cut down to the least
# that covers the same; what breaks it is left here as crash-* or timeout-*. Needs
# clang-22, libclang-rt-22-dev and llvm-22-dev. The tests replay the corpus.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
llvm=/usr/lib/llvm-22
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

read -ra flags < <("$llvm/bin/llvm-config" --cppflags)
"$llvm/bin/clang++" -std=c++17 -O1 -g -DNDEBUG -fsanitize=fuzzer,address -fno-rtti \
  -I../../lib "${flags[@]}" ../../lib/catalog/LibraryReader.cpp library_reader_fuzzer.cpp \
  -L"$llvm/lib" -lLLVM -Wl,-rpath,"$llvm/lib" -o "$work/fuzzer"
mkdir "$work/corpus"
cp corpus/library_reader/* ../../lib/catalog/*.yaml "$work/corpus/"
"$work/fuzzer" -max_total_time="${1:-600}" -timeout=10 -max_len=4096 -print_final_stats=1 \
  "$work/corpus"
"$work/fuzzer" -merge=1 -max_len=256 corpus/library_reader "$work/corpus"
