// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <grpcpp/grpcpp.h>

namespace grpc {

class Alarm {
public:
  ~Alarm();
  template <class T> void Set(CompletionQueue *, const T &, void *) {}
};

} // namespace grpc
