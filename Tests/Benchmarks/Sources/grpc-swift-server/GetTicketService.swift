internal import GRPCCore
internal import GRPCProtobuf

/// `ticket.v1.TicketService/GetTicket` alone, registered as generated code does it.
struct GetTicketService: RegistrableRPCService {
    let ticket: Ticket_V1_Ticket

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        router.registerHandler(
            forMethod: MethodDescriptor(fullyQualifiedService: "ticket.v1.TicketService", method: "GetTicket"),
            deserializer: ProtobufDeserializer<Ticket_V1_GetTicketRequest>(),
            serializer: ProtobufSerializer<Ticket_V1_Ticket>()
        ) { request, _ in
            let request = try await ServerRequest(stream: request)
            var ticket = ticket
            ticket.number = request.message.number
            return StreamingServerResponse(single: ServerResponse(message: ticket))
        }
    }
}
