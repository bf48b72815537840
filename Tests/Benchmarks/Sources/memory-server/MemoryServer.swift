internal import Foundation
internal import Logging
internal import ProtobufC
internal import TTRPC
internal import TTRPCInterceptors
internal import TTRPCTransport
internal import TicketMessages

/// The call layer as ticketd sets it up, with a handler that answers from memory: deadlines, metadata, limits, the
/// extension, authentication and ticketd's interceptors, and no store.
///
///     memory-server --ticket FILE --token TEXT [--port 0]
///
/// Prints "listening PORT".
@main
struct MemoryServer {
    static func main() async throws {
        let options = try Options(CommandLine.arguments.dropFirst())
        let people = People(tokens: [options.token])
        var logger = Logger(label: "memory-server") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        var configuration = ServerConfiguration(port: options.port)
        configuration.interceptors = [
            ServerTracing(), ServerMetrics(), ServerLogging(logger: logger, level: .debug),
        ]
        configuration.authenticator = .inline { token, _ in try people.credential(token) }
        var router = Router()
        router.register(TicketServiceMethods.getTicket, getTicket(from: options.ticket, for: people))
        let server = TTRPCServer(router: router, configuration: configuration, logger: logger)
        print("listening \(try await server.start().port)")
        fflush(nil)
        // Until a signal ends the process.
        try await server.run()
    }

    private static func getTicket(from ticket: Ticket, for people: People) -> UnaryHandler<GetTicketRequest, Ticket> {
        .inline { request, context in
            context.identify(principalID: try people.caller(of: context))
            var ticket = ticket
            ticket.number = request.number
            return ticket
        }
    }
}

/// What the command line says.
private struct Options {
    var port = 0
    var token = ""
    var ticket: Ticket

    init(_ arguments: ArraySlice<String>) throws {
        var values: [String: String] = [:]
        var rest = arguments
        while let name = rest.popFirst(), let value = rest.popFirst() { values[name] = value }
        port = Int(values["--port"] ?? "0") ?? 0
        token = values["--token"] ?? ""
        let bytes = try Data(contentsOf: URL(fileURLWithPath: values["--ticket"] ?? ""))
        ticket = try Ticket(unpacking: Array(bytes))
    }
}
