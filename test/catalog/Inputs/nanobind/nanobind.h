// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of nanobind that the fixtures use, as in 2.x.
#pragma once

#include <Python.h>

namespace nanobind __attribute__((visibility("hidden"))) {

class handle;
class object;

struct rv_policy {
  enum value { automatic_reference };
};

namespace detail {

template <typename Impl> class accessor;
struct str_attr;
struct str_key {
  str_key(const char *) {}
};

template <typename Derived> class api {
public:
  accessor<str_attr> attr(str_key) const;
  template <rv_policy::value = rv_policy::automatic_reference, typename... Args>
  object operator()(Args &&...) const;
};

} // namespace detail

class handle : public detail::api<handle> {};

class object : public handle {
public:
  object() = default;
  object(const object &) {}
  ~object() {}
};

class module_ : public object {
public:
  static module_ import_(const char *);
};

namespace detail {

template <typename Impl> class accessor : public api<accessor<Impl>> {
public:
  operator object() const;
};

template <typename Derived> accessor<str_attr> api<Derived>::attr(str_key) const { return {}; }

template <typename Derived>
template <rv_policy::value, typename... Args>
object api<Derived>::operator()(Args &&...) const {
  return {};
}

} // namespace detail
} // namespace nanobind __attribute__((visibility("hidden")))
