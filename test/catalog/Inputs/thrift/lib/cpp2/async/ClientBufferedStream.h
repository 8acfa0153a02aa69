// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of fbthrift's client streams that the fixtures use.
#pragma once

#include <folly/coro/Task.h>

namespace apache::thrift {

template <class T> class ClientBufferedStream {
public:
  class Subscription {
  public:
    Subscription() = default;
    Subscription(Subscription &&) = default;
    ~Subscription();
    void cancel();
    void detach() &&;
    void join() &&;
    folly::SemiFuture<folly::Unit> futureJoin() &&;
  };
  ClientBufferedStream() {}
  ClientBufferedStream(ClientBufferedStream &&) noexcept;
  ~ClientBufferedStream();
  template <class Callback>
  Subscription subscribeExTry(folly::Executor::KeepAlive<>, Callback &&) && {
    return {};
  }
  folly::coro::AsyncGenerator<T &&> toAsyncGenerator() &&;
};

template <class T, class R = void> class ClientSink {
public:
  ClientSink(ClientSink &&) noexcept;
  ~ClientSink();
  folly::coro::Task<R> sink(folly::coro::AsyncGenerator<T &&>);
};

} // namespace apache::thrift
