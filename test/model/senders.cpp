// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// A sender is unstarted work, whatever library it comes from.

namespace ex {
struct sender_t {};
struct work_sender {
  using sender_concept = sender_t;
};
template <class S> struct adapted : S {};
template <class... Ts> struct traits_sender {
  template <template <class...> class V, template <class...> class T> using value_types = V<T<Ts...>>;
  template <template <class...> class V> using error_types = V<int>;
  static constexpr bool sends_done = true;
};
struct plain {};
work_sender schedule();
adapted<work_sender> then(work_sender s);
traits_sender<int> just(int value);
bool sync_wait(work_sender s);
plain start_detached(work_sender s);
} // namespace ex

void discarded() {
  ex::schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'ex::work_sender' returned by 'ex::schedule' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  ex::then(ex::schedule());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'ex::adapted<ex::work_sender>' returned by 'ex::then' never starts: nothing connects the sender to a receiver [holdfast-discarded-task]
  ex::just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'ex::traits_sender<int>' returned by 'ex::just' never starts
}

void silent() {
  ex::sync_wait(ex::schedule());
  ex::start_detached(ex::then(ex::schedule()));
  auto later = ex::schedule();
  (void)later;
}
