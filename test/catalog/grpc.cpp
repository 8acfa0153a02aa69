// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// A call of the asynchronous API is sent by what the stub returns.

#include <grpcpp/alarm.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <string>

using Reader = grpc::ClientAsyncResponseReader<grpc::ByteBuffer>;

struct Call {
  grpc::ClientContext context;
  grpc::ByteBuffer reply;
  grpc::Status status;
  std::unique_ptr<Reader> rpc;
};

void discarded(grpc::GenericStub &stub, Call &call, const grpc::ByteBuffer &request,
               grpc::CompletionQueue &queue) {
  stub.PrepareUnaryCall(&call.context, "/service/method", request, &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::unique_ptr<{{.*}}>' returned by 'grpc::TemplatedGenericStub::PrepareUnaryCall' holds a 'grpc::ClientAsyncResponseReader<grpc::ByteBuffer>', which never starts: only 'Finish' sends the call [holdfast-discarded-task]
  stub.PrepareCall(&call.context, "/service/method", &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::unique_ptr<{{.*}}>' returned by 'grpc::TemplatedGenericStub::PrepareCall' holds a 'grpc::ClientAsyncReaderWriter<grpc::ByteBuffer, grpc::ByteBuffer>', which is deleted here, although the completion queue may still use it [holdfast-discarded-task]
}

void silent(grpc::GenericStub &stub, Call &call, const grpc::ByteBuffer &request,
            grpc::CompletionQueue &queue, grpc::Alarm &alarm) {
  call.rpc = stub.PrepareUnaryCall(&call.context, "/service/method", request, &queue);
  call.rpc->StartCall();
  call.rpc->Finish(&call.reply, &call.status, &call);
  stub.PrepareUnaryCall(&call.context, "/service/method", request, &queue)
      ->Finish(&call.reply, &call.status, &call);
  alarm.Set(&queue, std::chrono::system_clock::now(), nullptr);
}
