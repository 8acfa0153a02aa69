// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <Poco/ActiveResult.h>

namespace Poco {

template <class ResultType, class ArgType, class OwnerType> class ActiveMethod {
public:
  ActiveMethod(OwnerType *, ResultType (OwnerType::*)(const ArgType &));
  ActiveResult<ResultType> operator()(const ArgType &);
};
template <class ResultType, class OwnerType> class ActiveMethod<ResultType, void, OwnerType> {
public:
  ActiveMethod(OwnerType *, ResultType (OwnerType::*)());
  ActiveResult<ResultType> operator()();
};

} // namespace Poco
