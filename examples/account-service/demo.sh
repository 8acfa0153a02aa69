#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The main job, step by step: run the program, let clang-tidy find what nobody
# holds, apply the fixes, run the program again.
#
#   demo.sh [LLVM version]     HOLDFAST_BUILD: the folder with lib/HoldfastTidy.so
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
llvm=${1:-22}
build=${HOLDFAST_BUILD:-$root/build/llvm-$llvm}
module=$build/lib/HoldfastTidy.so
clang_tidy=$(command -v "clang-tidy-$llvm" || echo "/usr/lib/llvm-$llvm/bin/clang-tidy")
compiler=${CXX:-c++}

scratch=$(mktemp -d "${TMPDIR:-/tmp}/holdfast-demo.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
before=$scratch/before
after=$scratch/after
mkdir "$before" "$after"
cp "$here"/*.cpp "$here"/*.h "$before"
cp "$here"/*.cpp "$here"/*.h "$after"

bold='' plain=''
if [ -t 1 ]; then bold=$'\e[1m' plain=$'\e[0m'; fi
step() { printf '\n%s== %s ==%s\n\n' "$bold" "$1" "$plain"; }
die() {
  printf 'demo: %s\n' "$1" >&2
  exit 1
}

flags=(-std=c++20 "-I$root/lib/task_set/include")
run() { # FOLDER: compiles its program, runs it, keeps its output
  # The compiler may warn about the first one; clang-tidy says it below.
  "$compiler" "${flags[@]}" -O1 -w -pthread "$1/account_service.cpp" -o "$1/account_service"
  "$1/account_service" | tee "$1/output"
}
tidy() { # FOLDER [OPTION...]
  local folder=$1
  shift
  # From inside the folder, so that messages and patches have short paths.
  (cd "$folder" && "$clang_tidy" --quiet --load "$module" --checks='-*,holdfast-*' --config='{}' \
    "$@" account_service.cpp -- "${flags[@]}" 2>"$scratch/errors") || {
    cat "$scratch/errors" >&2
    die "$clang_tidy failed"
  }
}

[ -f "$module" ] || die "there is no $module; build it with ./dev build $llvm"

step "A web service that means to log and mail in the background"
sed -n '/POST \/accounts$/,/^  }/p' "$before/account_service.cpp"

step "As written, it does neither"
run "$before"
cat <<'TEXT'

The handler waited for the log, the import went one region after the other, and
the mail was never sent.
TEXT

step "What clang-tidy says with Holdfast loaded"
printf '$ clang-tidy-%s --load %s --checks=-*,holdfast-* account_service.cpp -- -std=c++20 ...\n\n' \
  "$llvm" "${module#"$root"/}"
tidy "$before" | sed "s|$before/||; s|$root/||" | tee "$scratch/findings"
found=$(grep -c 'warning: .*\[holdfast-' "$scratch/findings" || true)
[ "$found" -eq 3 ] || die "expected 3 findings, got $found"

step "The patch that clang-tidy --fix makes of it"
tidy "$after" --fix >/dev/null
(cd "$scratch" && diff -u --label before --label after \
  before/account_service.cpp after/account_service.cpp) || [ $? -eq 1 ]

step "As fixed, it does both, in the background"
run "$after"

step "The proof"
expect() { # PATTERN MEANING
  grep -Eq "$1" "$after/output" || die "not shown by the fixed program: $2"
  printf '  ok: %s\n' "$2"
}
expect 'POST /accounts: 201 in [0-9]+ ms, 2 tasks' 'the handler answered while both tasks were held'
expect 'log:  created account' 'the log was written'
expect 'mail: welcome' 'the mail was sent'
expect 'later: 1 logged, 1 mailed, 0 tasks' 'each task was released when it completed'
tidy "$after" >"$scratch/second"
left=$(grep -c 'warning: ' "$scratch/second" || true)
[ "$left" -eq 0 ] || die "a second run still reports $left findings"
printf '  ok: a second run of clang-tidy finds nothing\n'

step "Your own code"
cat <<TEXT
  clang-tidy-$llvm --load $module --checks='-*,holdfast-*' FILE
  clang-tidy-$llvm --load $module --checks='-*,holdfast-*' --fix FILE

The fixes need -I$root/lib/task_set/include. README.md has the rest.
TEXT
