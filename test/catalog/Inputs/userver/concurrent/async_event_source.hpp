// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace userver::concurrent {

class [[nodiscard]] AsyncEventSubscriberScope final {
public:
  AsyncEventSubscriberScope(AsyncEventSubscriberScope &&) noexcept;
  ~AsyncEventSubscriberScope();
  void Unsubscribe() noexcept;
};

template <class T> class AsyncEventSource {
public:
  template <class Class>
  AsyncEventSubscriberScope AddListener(Class *, const char *, void (Class::*)(T));
};

} // namespace userver::concurrent
