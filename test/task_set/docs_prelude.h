// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the examples of docs/task_set.md use.

#include "holdfast/python_task_set.h"
#include "holdfast/task_set.h"

#include <string>

inline const std::string url = "url";
inline const std::string file = "file";
inline void download(const std::string &) {}
inline std::future<void> upload(const std::string &) { return {}; }
inline void compress() {}
inline void log(const holdfast::task_error &) {}

struct thread_pool {
  template <class F> void post(F) {}
};
inline thread_pool pool;
