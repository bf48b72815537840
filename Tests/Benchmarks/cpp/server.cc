// gRPC C++ with a handler of the callback API that answers from memory. Nothing is authenticated and there are no
// interceptors.
//
//   grpc-server --ticket FILE [--port 0]
//
// Prints "listening PORT". Threads are gRPC's own: the callback API brings as many as it finds right.
#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>

#include "get_ticket.grpc.pb.h"

namespace {

class Service final : public ticket::v1::TicketService::CallbackService {
 public:
  explicit Service(ticket::v1::Ticket ticket) : ticket_(std::move(ticket)) {}

  grpc::ServerUnaryReactor* GetTicket(grpc::CallbackServerContext* context,
                                      const ticket::v1::GetTicketRequest* request,
                                      ticket::v1::Ticket* reply) override {
    *reply = ticket_;
    reply->set_number(request->number());
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  const ticket::v1::Ticket ticket_;
};

}  // namespace

int main(int count, char** arguments) {
  std::string port = "0";
  ticket::v1::Ticket ticket;
  bool has_ticket = false;
  for (int index = 1; index + 1 < count; index += 2) {
    if (std::strcmp(arguments[index], "--port") == 0) port = arguments[index + 1];
    if (std::strcmp(arguments[index], "--ticket") == 0) {
      std::ifstream file(arguments[index + 1], std::ios::binary);
      has_ticket = ticket.ParseFromIstream(&file);
    }
  }
  if (!has_ticket) {
    std::fprintf(stderr, "grpc-server: --ticket FILE is missing\n");
    return 2;
  }
  Service service(ticket);
  int bound = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:" + port, grpc::InsecureServerCredentials(), &bound);
  builder.RegisterService(&service);
  auto server = builder.BuildAndStart();
  if (!server || bound == 0) return 1;
  std::printf("listening %d\n", bound);
  std::fflush(stdout);
  server->Wait();
}
