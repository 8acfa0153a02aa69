// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lets allocations fail on purpose.

#ifndef HOLDFAST_TEST_TASK_SET_SCARCE_MEMORY_H
#define HOLDFAST_TEST_TASK_SET_SCARCE_MEMORY_H

namespace holdfast_test {

/// How many more allocations of this thread succeed; all, if negative.
extern thread_local int allocations_left;

} // namespace holdfast_test

#endif // HOLDFAST_TEST_TASK_SET_SCARCE_MEMORY_H
