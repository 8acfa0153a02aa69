// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <grpcpp/grpcpp.h>

#include <string>

namespace grpc {

template <class RequestType, class ResponseType> class TemplatedGenericStub {
public:
  std::unique_ptr<ClientAsyncReaderWriter<RequestType, ResponseType>>
  PrepareCall(ClientContext *, const std::string &, CompletionQueue *);
  std::unique_ptr<ClientAsyncResponseReader<ResponseType>>
  PrepareUnaryCall(ClientContext *, const std::string &, const RequestType &, CompletionQueue *);
};
using GenericStub = TemplatedGenericStub<ByteBuffer, ByteBuffer>;

} // namespace grpc
