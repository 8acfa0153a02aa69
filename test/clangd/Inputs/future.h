// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// As much of <future> as a finding needs: the real one takes seconds to read.
#ifndef FUTURE_H
#define FUTURE_H

namespace std {

enum class launch { async = 1, deferred = 2 };

template <class T> class future {
public:
  future() noexcept;
  future(future &&) noexcept;
  ~future();
  T get();
  void wait() const;
};

template <class Callable> future<void> async(launch, Callable &&);

} // namespace std

#endif
