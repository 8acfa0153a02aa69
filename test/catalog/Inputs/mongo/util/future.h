// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of MongoDB's futures that the fixtures use.
#pragma once

#define MONGO_WARN_UNUSED_RESULT_CLASS [[nodiscard]]

namespace mongo {
class Status {
public:
  bool isOK() const { return true; }
};

template <typename T> class MONGO_WARN_UNUSED_RESULT_CLASS SemiFuture {
public:
  T get() && { return T(); }
  bool isReady() const { return true; }
};
template <typename T> class MONGO_WARN_UNUSED_RESULT_CLASS Future {
public:
  T get() && { return T(); }
  Status getNoThrow() && { return {}; }
  template <typename F> void getAsync(F &&) && {}
  template <typename F> Future<void> then(F &&) && { return {}; }
  template <typename F> Future<T> onError(F &&) && { return {}; }
  SemiFuture<T> semi() && { return {}; }
};
template <typename T> class MONGO_WARN_UNUSED_RESULT_CLASS ExecutorFuture {
public:
  template <typename F> void getAsync(F &&) && {}
  template <typename F> ExecutorFuture<void> then(F &&) && { return {}; }
};

namespace future_details {
template <typename T> class Future {
public:
  template <typename F> void getAsync(F &&) && {}
};
} // namespace future_details
} // namespace mongo
