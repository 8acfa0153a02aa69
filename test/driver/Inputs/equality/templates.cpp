// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Handles that are dropped in templates which only the standard library's own
// functions instantiate: the bodies of those have to be parsed to see them.
#include <algorithm>
#include <future>
#include <iterator>
#include <memory>
#include <ostream>
#include <variant>
#include <vector>

void work();
inline std::future<void> start(int) { return std::async(std::launch::async, work); }
inline void start(double) {}

void generic_lambda(const std::vector<int> &values) {
  std::for_each(values.begin(), values.end(), [](const auto &value) { start(value); });
}

struct visitor {
  template <typename T> void operator()(const T &value) const { start(value); }
};
void visited(const std::variant<int, double> &value) { std::visit(visitor(), value); }

struct base {
  virtual ~base() = default;
  virtual void run() = 0;
};
template <typename T> struct job : base {
  void run() override { start(T()); }
};
std::unique_ptr<base> virtual_function() { return std::make_unique<job<int>>(); }

template <typename T> struct on_construction {
  explicit on_construction(T value) { start(value); }
};
void constructor(std::vector<on_construction<int>> &all) { all.emplace_back(1); }

namespace user {
struct record {};
int value_of(const record &);
template <typename Stream> Stream &operator<<(Stream &stream, const record &each) {
  start(value_of(each));
  return stream << 1;
}
} // namespace user
void found_by_its_argument(std::ostream &out, const std::vector<user::record> &records) {
  std::copy(records.begin(), records.end(), std::ostream_iterator<user::record>(out));
}

// And one that has no need of them.
void plain() { std::async(std::launch::async, work); }
