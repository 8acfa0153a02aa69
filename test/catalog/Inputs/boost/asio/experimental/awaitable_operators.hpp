// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <boost/asio.hpp>

namespace boost::asio::experimental::awaitable_operators {

template <class Executor>
awaitable<void, Executor> operator&&(awaitable<void, Executor>, awaitable<void, Executor>);

} // namespace boost::asio::experimental::awaitable_operators
