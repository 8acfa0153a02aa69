// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of pybind11 that the fixtures use, as in 2.10.
#pragma once

#include <Python.h>

namespace pybind11 {

class handle;
class object;

enum class return_value_policy { automatic_reference };

namespace detail {

template <typename Policy> class accessor;
struct str_attr;
using str_attr_accessor = accessor<str_attr>;

template <typename Derived> class object_api {
public:
  str_attr_accessor attr(const char *) const;
  template <return_value_policy = return_value_policy::automatic_reference, typename... Args>
  object operator()(Args &&...) const;
};

} // namespace detail

class handle : public detail::object_api<handle> {
public:
  handle() = default;
};

class object : public handle {
public:
  object() = default;
  object(const object &) {}
  ~object() {}
};

class module_ : public object {
public:
  static module_ import(const char *);
};

class set : public object {
public:
  template <typename T> bool add(T &&) { return true; }
};

namespace detail {

template <typename Policy> class accessor : public object_api<accessor<Policy>> {
public:
  operator object() const;
};

template <typename Derived> str_attr_accessor object_api<Derived>::attr(const char *) const {
  return {};
}

template <typename Derived>
template <return_value_policy, typename... Args>
object object_api<Derived>::operator()(Args &&...) const {
  return {};
}

} // namespace detail
} // namespace pybind11
