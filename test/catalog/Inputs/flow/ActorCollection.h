// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of FoundationDB's flow that the fixtures use.
#pragma once

#include "flow/flow.h"

class ActorCollection {
public:
  explicit ActorCollection(bool = false) {}
  void add(Future<Void>) {}
  Future<Void> getResult() const { return {}; }
};
