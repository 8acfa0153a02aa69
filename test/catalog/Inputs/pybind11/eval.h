// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <pybind11/pybind11.h>

namespace pybind11 {

dict globals();
void exec(const char *, object = globals(), object = object());

} // namespace pybind11
