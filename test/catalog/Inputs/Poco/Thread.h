// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace Poco {

class Thread {
public:
  template <class Functor> void startFunc(const Functor &) {}
  template <class Functor> void startFunc(Functor &&) {}
  void join();
};

} // namespace Poco
