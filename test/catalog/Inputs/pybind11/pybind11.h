// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of pybind11 that the fixtures use, as in 2.10.
#pragma once

#include <Python.h>

#include <cstddef>
#include <exception>

namespace pybind11 {

class handle;
class object;

enum class return_value_policy { automatic_reference };

namespace detail {

template <typename Policy> class accessor;
struct str_attr;
struct generic_item;
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
  handle(PyObject *) {}
  explicit operator bool() const;
  const handle &dec_ref() const;
};

class object : public handle {
public:
  object() = default;
  object(const object &) {}
  object &operator=(const object &) { return *this; }
  ~object() {}
  handle release();
};

template <typename T> T reinterpret_borrow(handle) { return {}; }

class module_ : public object {
public:
  static module_ import(const char *);
};

class set : public object {
public:
  set() = default;
  template <typename Policy> set(const detail::accessor<Policy> &) {}
  template <typename T> bool add(T &&) { return true; }
  std::size_t size() const;
};

class dict : public object {
public:
  detail::accessor<detail::generic_item> operator[](const char *) const;
  template <typename T> bool contains(T &&) const { return true; }
};

class list : public object {
public:
  explicit list(const object &);
  const handle *begin() const;
  const handle *end() const;
};

class gil_scoped_acquire {
public:
  gil_scoped_acquire();
  ~gil_scoped_acquire();
};

class error_already_set : public std::exception {
public:
  void discard_as_unraisable(const char *);
};

namespace detail {

template <typename Policy> class accessor : public object_api<accessor<Policy>> {
public:
  operator object() const;
  template <typename T> void operator=(T &&) {}
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

inline detail::accessor<detail::generic_item> dict::operator[](const char *) const { return {}; }

} // namespace pybind11
