// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <holdfast/task_set.h>

namespace app {
struct lifetime {
  holdfast::task_set tasks;
};
inline lifetime &life() {
  static lifetime the_one;
  return the_one;
}
} // namespace app
