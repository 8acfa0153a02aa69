// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <boost/asio.hpp>

namespace boost::asio::experimental {

struct wait_for_all {};

template <class... Ops> class parallel_group {
public:
  template <class Condition, class Token> auto async_wait(Condition, Token &&token) {
    return detail::result_of<parallel_group>::with(static_cast<Token &&>(token));
  }
};
template <class... Ops> [[nodiscard]] parallel_group<Ops...> make_parallel_group(Ops...);

} // namespace boost::asio::experimental
