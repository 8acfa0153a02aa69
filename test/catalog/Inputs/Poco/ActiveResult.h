// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of POCO 1.11 that the fixture uses.
#pragma once

#include <Poco/Exception.h>

namespace Poco {

template <class ResultType> class ActiveResult {
public:
  ActiveResult(const ActiveResult &);
  ~ActiveResult();
  void wait();
  bool tryWait(long);
  bool available() const;
  bool failed() const;
  Exception *exception() const;
};

} // namespace Poco
