// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A coroutine of Asio or Boost.Asio as a task of a set, which can stop it.

#ifndef HOLDFAST_DETAIL_ASIO_SPAWN_H
#define HOLDFAST_DETAIL_ASIO_SPAWN_H

#include "holdfast/task_set.h"

#include <exception>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// Stops one coroutine. It is used on its strand alone, but for the callback.
template <class Asio> struct asio_canceller {
  using strand = typename Asio::strand;

  struct post_cancellation {
    strand target_strand;
    std::weak_ptr<asio_canceller> target;

    void operator()() const {
      Asio::post(target_strand, [target = target] {
        if (const std::shared_ptr<asio_canceller> alive = target.lock())
          Asio::cancel(alive->signal);
      });
    }
  };

  typename Asio::signal signal;
  std::optional<std::stop_callback<post_cancellation>> on_stop;
};

/// Runs `coroutine` on a strand of `executor`. The set's request to stop is posted
/// there, because a cancellation signal is not for two threads at once.
template <class Asio, class Executor, class Awaitable>
void asio_spawn(task_set &tasks, const Executor &executor, Awaitable coroutine,
                const source_location &where) {
  using canceller = asio_canceller<Asio>;
  const typename canceller::strand strand = Asio::make_strand(executor);
  Asio::post(strand, [strand, coroutine = std::move(coroutine), handler = tasks.handler(where),
                      stop = tasks.get_stop_token()]() mutable {
    const auto shared = std::make_shared<canceller>();
    shared->on_stop.emplace(std::move(stop), typename canceller::post_cancellation{strand, shared});
    Asio::co_spawn(
        strand, std::move(coroutine), shared->signal.slot(),
        [shared, handler = std::move(handler)](std::exception_ptr error, const auto &...) mutable {
          shared->on_stop.reset();
          handler(Asio::is_cancellation(error) ? nullptr : std::move(error));
        });
  });
}

} // namespace detail

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_ASIO_SPAWN_H
