// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t

// A name in no namespace that one of the libraries has too.
// CHECK-MESSAGES-NONE

template <class T> class Future {
public:
  T get() const { return T(); }
};

Future<int> price();

void silent() { price(); }
