// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace Poco {

class Exception {
public:
  virtual ~Exception();
  virtual void rethrow() const;
};

} // namespace Poco
