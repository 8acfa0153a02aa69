// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of gRPC 1.51 that the fixture uses.
#pragma once

#include <memory>

namespace grpc {

class ByteBuffer {};
class Status {};
class ClientContext {};
class CompletionQueue {};

template <class R> class ClientAsyncResponseReader;
template <class W, class R> class ClientAsyncReaderWriter {
public:
  void Finish(Status *, void *);
};

} // namespace grpc

// It belongs to the arena of its call.
template <class R> struct std::default_delete<grpc::ClientAsyncResponseReader<R>> {
  void operator()(void *) {}
};

namespace grpc {

template <class R> class ClientAsyncResponseReader {
public:
  void StartCall();
  void Finish(R *, Status *, void *);
};

} // namespace grpc
