// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Heap.h"

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace holdfast {

void prepareHeap() {
#ifdef __GLIBC__
  // Address space; only what is used becomes memory.
  constexpr int Piece = 256 << 20;
  constexpr std::uintptr_t LargePage = 2 << 20;
  mallopt(M_TOP_PAD, Piece);
  mallopt(M_TRIM_THRESHOLD, 2 * Piece);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  // More than there is: the heap grows by a piece.
  constexpr std::size_t Unavailable = 1 << 20;
  void *volatile Grown = std::malloc(Unavailable); // volatile: compilers leave out what is not used
  std::free(Grown);
  char *const End = static_cast<char *>(sbrk(0));
  char *Begin = End - Piece;
  // Up to the start of a page.
  Begin += -reinterpret_cast<std::uintptr_t>(Begin) & (LargePage - 1);
  madvise(Begin, End - Begin, MADV_HUGEPAGE);
#endif
}

} // namespace holdfast
