internal import ArgumentParser
internal import ProtobufReflection
internal import TTRPC
internal import TicketClient

/// `ticketctl call`.
struct CallCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call any method of any server that has reflection, with JSON.",
        discussion: """
            Requests are proto3 JSON; a method that takes a stream gets one for each value, one after another, as soon \
            as it is read: `-d @-` sends line by line what you type, until control-D. Each response is written as \
            soon as it comes. `ticketctl describe SERVICE/METHOD` shows what a method takes.
            """)

    @Argument(help: "SERVICE/METHOD, such as ticket.v1.TicketService/GetTicket.")
    var method: String

    @Option(
        name: [.customShort("d"), .customLong("data")], parsing: .unconditional,
        help: ArgumentHelp(
            """
            The request, or several one after another; @FILE, or @- for standard input. Left out: a request without \
            any field, or a stream without requests.
            """, valueName: "json"))
    var data: String?

    @Option(
        name: [.customShort("H"), .customLong("header")], parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Metadata to send; may be given again.", valueName: "key: value"),
        transform: MetadataOption.parse)
    var headers: [Metadata.Pair] = []

    @Flag(help: "Write the fields of responses that are at their defaults, too.")
    var emitDefaults = false

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .method(method) }

    func validate() throws {
        guard global.output != .id else {
            throw ValidationError("-o id has no meaning for call; use json, or jsonl for one line each everywhere")
        }
    }

    func run(in session: Session) async throws {
        let reflection = ServerReflection(
            client: session.client.reflection,
            options: CallOptions(timeout: .seconds(global.timeout ?? 30), metadata: Metadata(headers)))
        let (service, method, pool) = try await SymbolFinder(reflection: reflection).method(self.method)
        guard let request = pool.message(named: method.request), let response = pool.message(named: method.response)
        else { throw ValidationError("the server does not say what \(method.name) takes") }
        let coder = DynamicCoder(pool)
        let call = DynamicCall(
            invoker: session.client.invoker, method: MethodDescriptor(method, of: service), coder: coder,
            responseType: response,
            options: CallOptions(timeout: global.timeout.map { .seconds($0) }, metadata: Metadata(headers)))
        let input = try RequestInput(
            data ?? (method.isClientStreaming ? nil : "{}"), coder: coder, type: request, console: session.console)
        do {
            try await call.run(input) { response in
                try session.printer.print { coder.writeJSON(response, to: &$0, emitsDefaults: emitDefaults) }
            }
        } catch let error as RPCError {
            throw DetailedFailure(error: error, detailLines: ErrorDetails(coder).lines(of: error))
        }
    }
}

extension MethodDescriptor {
    fileprivate init(_ method: ProtoService.Method, of service: ProtoService) {
        let shape: CallShape =
            switch (method.isClientStreaming, method.isServerStreaming) {
            case (false, false): .unary
            case (true, false): .clientStream
            case (false, true): .serverStream
            case (true, true): .bidirectional
            }
        self.init(service: service.fullName, method: method.name, shape: shape)
    }
}
