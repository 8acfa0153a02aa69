// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of CAF 0.17 that the fixture uses.
#pragma once

namespace caf {

class error {};
class actor {};
struct infinite_t {};
constexpr infinite_t infinite;

template <class Self, class Output, bool IsBlocking> class response_handle;
template <class Self, class Output> class response_handle<Self, Output, false> {
public:
  response_handle(const response_handle &) = default;
  template <class F> void then(F) const {}
  template <class F> void await(F) const {}
};
template <class Self, class Output> class response_handle<Self, Output, true> {
public:
  response_handle(const response_handle &) = default;
  template <class F, class E> void receive(F, E) {}
};

class response_promise {
public:
  ~response_promise();
};

namespace mixin {
template <class Self, bool IsBlocking> class requester {
public:
  template <class... Args>
  response_handle<Self, int, IsBlocking> request(const actor &, infinite_t, Args &&...) {
    return *result;
  }

private:
  response_handle<Self, int, IsBlocking> *result = nullptr;
};
} // namespace mixin

class local_actor {
public:
  response_promise make_response_promise();
  void monitor(const actor &);
};
class event_based_actor : public local_actor, public mixin::requester<event_based_actor, false> {
public:
  template <class... Args> void send(const actor &, Args &&...) {}
};
class blocking_actor : public local_actor, public mixin::requester<blocking_actor, true> {};
class scoped_actor {
public:
  blocking_actor *operator->() const;
};
class actor_system {
public:
  template <class F> actor spawn(F &&) { return {}; }
};

} // namespace caf
