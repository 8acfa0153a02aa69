// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A class that is only instantiated in a body of the library: in the destructor of
// the pointer to it. What it derives from makes it a handle.
#include <memory>

struct [[clang::annotate("holdfast::handle", "cancels")]] operation {
  virtual ~operation() = default;
  void wait();
};
template <typename T> struct typed_operation : operation {};

std::unique_ptr<typed_operation<int>> start();
void discarded() { start(); }
