// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <userver/utils/async.hpp>

namespace userver::concurrent {

class BackgroundTaskStorageCore final {
public:
  ~BackgroundTaskStorageCore();
  void Detach(engine::Task &&);
};

class BackgroundTaskStorage final {
public:
  BackgroundTaskStorage();
  template <class... Arguments> void AsyncDetach(std::string, Arguments &&...) {}

private:
  BackgroundTaskStorageCore core_;
};

} // namespace userver::concurrent
