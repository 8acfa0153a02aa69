// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Replaces the global allocation functions. They have a file of their own, lest
// a compiler that sees both halves of a pair suspects a mismatch.

#include "scarce_memory.h"

#include <cstddef>
#include <cstdlib>
#include <new>

thread_local int holdfast_test::allocations_left = -1;

void *operator new(std::size_t size) {
  int &left = holdfast_test::allocations_left;
  if (left == 0)
    throw std::bad_alloc();
  if (left > 0)
    --left;
  if (void *const memory = std::malloc(size != 0 ? size : 1))
    return memory;
  throw std::bad_alloc();
}

void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }
