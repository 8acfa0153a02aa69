// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the tasks of a set come from, for people who debug.

#ifndef HOLDFAST_DETAIL_PENDING_LIST_H
#define HOLDFAST_DETAIL_PENDING_LIST_H

#include "holdfast/detail/config.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/source_location.h"

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <string_view>
#include <vector>

namespace holdfast {

/// How many tasks are pending that were added at one place.
struct pending_tasks {
  source_location where;
  std::size_t count = 0;
};

inline namespace HOLDFAST_ABI {
namespace detail {

/// Counts the tasks of each place. The places stand in the order in which the
/// first of their tasks came. A place for which there is no memory is left out.
///
/// The parts of a place come one by one. If the place itself came, the caller
/// would have to keep it in memory, and waits there that cost more than the two
/// atomic operations of a task: also where there is no list.
class pending_list {
public:
  void add(const char *file, unsigned line, const char *name) noexcept {
    const source_location where{file, line, name};
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto place = find(where); place != places_.end())
      ++place->count;
    else
      static_cast<void>(exception_of([&] { places_.push_back({where, 1}); }));
  }

  void remove(const char *file, unsigned line, const char *name) noexcept {
    const source_location where{file, line, name};
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto place = find(where); place != places_.end() && --place->count == 0)
      places_.erase(place);
  }

  [[nodiscard]] std::vector<pending_tasks> get() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return places_;
  }

private:
  std::vector<pending_tasks>::iterator find(const source_location &where) noexcept {
    return std::find_if(places_.begin(), places_.end(), [&](const pending_tasks &place) {
      return place.where.line == where.line && std::string_view(place.where.file) == where.file &&
             std::string_view(place.where.name) == where.name;
    });
  }

  mutable std::mutex mutex_;
  std::vector<pending_tasks> places_; // guarded by mutex_
};

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_PENDING_LIST_H
