internal import ArgumentParser
internal import ProtobufReflection
internal import TicketClient

/// `ticketctl describe`.
struct DescribeCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show what a server serves: its services, methods and messages.",
        discussion: """
            The server is asked for it (grpc.reflection.v1), so it can be any that has reflection. The last parts of a \
            name are enough where they are clear: `ticketctl describe Ticket`.
            """)

    @Argument(help: "A service, SERVICE/METHOD, a message or an enum; all services if left out.")
    var name: String?

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .method(name ?? "") }

    func run(in session: Session) async throws {
        let options = CallOptions(timeout: .seconds(global.timeout ?? 30))
        let reflection = ServerReflection(client: session.client.reflection, options: options)
        guard let name else {
            let (names, pool) = try await reflection.wholeSchema()
            let services = names.compactMap { pool.service(named: $0) }
            return try ServiceListView(services: services).print(to: session.printer)
        }
        let (symbol, pool) = try await SymbolFinder(reflection: reflection).symbol(name)
        try SymbolView(symbol: symbol, pool: pool).print(to: session.printer)
    }
}
