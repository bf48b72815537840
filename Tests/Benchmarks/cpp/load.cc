// A closed loop of gRPC calls: so many connections, so many calls in flight on each, one thread with a completion queue.
//
//   grpc-load --port PORT [--pid SERVER] [--connections 1] [--in-flight 1] [--seconds 3] [--warmup 0.5] [--calls N]
//             [--tickets 1000000] [--token TEXT]
//
// Requests are packed by hand and replies left as bytes, but every 64th, so that the load costs no more than it must.
// Ends with the same line of JSON as the load for ttrpc.
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "get_ticket.pb.h"

extern "C" {
#include "frames.h"
#include "measure.h"
}

namespace {

constexpr uint64_t kCheckedEvery = 64;

struct Options {
  int port = 0, pid = 0, connections = 1, in_flight = 1;
  double seconds = 3, warmup = 0.5;
  uint64_t calls = 0, tickets = 1000000;
  std::string token;
};

struct Call {
  std::unique_ptr<grpc::ClientContext> context;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
  grpc::GenericStub* stub = nullptr;
  grpc::ByteBuffer reply;
  grpc::Status status;
  uint64_t start = 0;
  int64_t number = 0;
};

class Load {
 public:
  explicit Load(const Options& options) : options_(options) {
    for (int index = 0; index < options.connections; index++) {
      grpc::ChannelArguments arguments;
      // Channels that are alike share a connection otherwise.
      arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
      arguments.SetInt("benchmarks.connection", index);
      auto channel = grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(options.port),
                                               grpc::InsecureChannelCredentials(), arguments);
      if (!channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10))) {
        std::fprintf(stderr, "grpc-load: no connection\n");
        std::exit(1);
      }
      stubs_.push_back(std::make_unique<grpc::GenericStub>(channel));
    }
    calls_.resize(static_cast<size_t>(options.connections * options.in_flight));
  }

  measurement Run() {
    for (size_t index = 0; index < calls_.size() && HasCallsLeft(); index++) {
      calls_[index].stub = stubs_[index % stubs_.size()].get();
      Begin(&calls_[index]);
    }
    uint64_t now = now_ns();
    if (options_.calls == 0) RunUntil(now + static_cast<uint64_t>(options_.warmup * 1e9));
    is_measuring_ = true;
    measured_.errors = 0;
    const uint64_t start = now_ns();
    const double server = process_cpu_seconds(options_.pid), client = own_cpu_seconds();
    RunUntil(options_.calls ? UINT64_MAX : start + static_cast<uint64_t>(options_.seconds * 1e9));
    measured_.seconds = static_cast<double>(now_ns() - start) / 1e9;
    measured_.server_cpu_seconds = process_cpu_seconds(options_.pid) - server;
    measured_.client_cpu_seconds = own_cpu_seconds() - client;
    measured_.server_rss_kib = process_rss_kib(options_.pid);
    return measured_;
  }

 private:
  bool HasCallsLeft() const { return options_.calls == 0 || begun_ < options_.calls; }

  uint64_t Random() {
    random_ ^= random_ >> 12;
    random_ ^= random_ << 25;
    random_ ^= random_ >> 27;
    return random_ * 0x2545f4914f6cdd1dULL;
  }

  void Begin(Call* call) {
    call->number = static_cast<int64_t>(1 + (Random() >> 16) % options_.tickets);
    uint8_t bytes[1 + VARINT_BYTES_MAX] = {0x08};
    grpc::Slice slice(bytes, 1 + put_varint(bytes + 1, static_cast<uint64_t>(call->number)));
    grpc::ByteBuffer request(&slice, 1);
    call->context = std::make_unique<grpc::ClientContext>();
    if (!options_.token.empty()) {
      call->context->AddMetadata("authorization", "Bearer " + options_.token);
      call->context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
    }
    call->start = now_ns();
    call->reader = call->stub->PrepareUnaryCall(call->context.get(), "/ticket.v1.TicketService/GetTicket", request,
                                                &queue_);
    call->reader->StartCall();
    call->reader->Finish(&call->reply, &call->status, call);
    begun_++;
  }

  void Fail(const std::string& message) {
    if (measured_.errors++ == 0)
      std::snprintf(measured_.first_error, sizeof measured_.first_error, "%s", message.c_str());
  }

  void Check(Call* call) {
    grpc::Slice slice;
    ticket::v1::Ticket ticket;
    if (!call->reply.DumpToSingleSlice(&slice).ok() ||
        !ticket.ParseFromArray(slice.begin(), static_cast<int>(slice.size())) || ticket.number() != call->number)
      Fail("a reply is not the one that was asked for");
  }

  void End(Call* call, uint64_t now) {
    if (!call->status.ok()) Fail(call->status.error_message());
    else if (ended_ % kCheckedEvery == 0) Check(call);
    if (is_measuring_) histogram_add(&measured_.latency, now - call->start);
    ended_++;
    call->reader.reset();
    call->reply.Clear();
    if (HasCallsLeft()) Begin(call);
  }

  void RunUntil(uint64_t end) {
    for (uint64_t now = now_ns(); now < end && (options_.calls == 0 || ended_ < options_.calls); now = now_ns()) {
      void* tag = nullptr;
      bool is_good = false;
      if (queue_.AsyncNext(&tag, &is_good, std::chrono::system_clock::now() + std::chrono::milliseconds(10)) ==
          grpc::CompletionQueue::GOT_EVENT)
        End(static_cast<Call*>(tag), now_ns());
    }
  }

  const Options options_;
  grpc::CompletionQueue queue_;
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
  std::vector<Call> calls_;
  measurement measured_ = {};
  bool is_measuring_ = false;
  uint64_t begun_ = 0, ended_ = 0, random_ = 0x9e3779b97f4a7c15;
};

}  // namespace

int main(int count, char** arguments) {
  std::map<std::string, std::string> values;
  for (int index = 1; index + 1 < count; index += 2) values[arguments[index]] = arguments[index + 1];
  const auto number = [&](const char* name, double otherwise) {
    return values.count(name) ? std::stod(values[name]) : otherwise;
  };
  Options options;
  options.port = static_cast<int>(number("--port", 0));
  options.pid = static_cast<int>(number("--pid", 0));
  options.connections = static_cast<int>(number("--connections", 1));
  options.in_flight = static_cast<int>(number("--in-flight", 1));
  options.seconds = number("--seconds", 3);
  options.warmup = number("--warmup", 0.5);
  options.calls = static_cast<uint64_t>(number("--calls", 0));
  options.tickets = static_cast<uint64_t>(number("--tickets", 1000000));
  options.token = values["--token"];
  Load load(options);
  const measurement measured = load.Run();
  print_measurement(&measured);
  // Calls are still open; their end would say nothing more.
  std::_Exit(0);
}
