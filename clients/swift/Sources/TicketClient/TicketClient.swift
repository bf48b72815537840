/// A client of a ticketd, or of several that share their data.
///
///     let client = try TicketClient(address: "127.0.0.1:7411", token: token)
///     let ticket = try await client.tickets.getTicket(GetTicketRequest(number: 100001))
///     await client.close()
///
/// It connects with the first call, and again with the next call after a connection was lost. Any number of calls can
/// be made at once, from any task. Calls throw ``RPCError``.
public final class TicketClient: Sendable {
    /// Tickets: create, read, list, change, move, comment.
    public let tickets: TicketServiceClient
    /// What happened to tickets, past and live.
    public let events: EventServiceClient
    /// The desks and what they are made of.
    public let desks: DeskServiceClient
    /// Chats, live and past; ``Chat`` talks in one.
    public let conversations: ConversationServiceClient
    /// Files of tickets: upload, download, list.
    public let attachments: AttachmentServiceClient
    /// What readers think of the help.
    public let feedback: FeedbackServiceClient
    /// What a desk's staff have ready, and what the desk promises a time for.
    public let automation: AutomationServiceClient
    /// What is kept of people: taken out, and handed over.
    public let people: PeopleServiceClient
    /// Mail that comes in, and mail that needs a person.
    public let mail: MailServiceClient
    /// Who is calling.
    public let identity: IdentityServiceClient
    /// Whether the server takes calls; it needs no token.
    public let health: GRPCHealthHealthClient
    /// What the server says of its services and their messages.
    public let reflection: GRPCReflectionServerReflectionClient
    /// Makes any call as this client makes its own: with its metadata, and its timeout where a call has one reply.
    package let invoker: any CallInvoker

    private let shutdown: @Sendable () async -> Void

    /// A client whose calls go through any invoker: an in-process server, a double in a test, a connection of one's
    /// own.
    ///
    /// - Parameters:
    ///   - invoker: makes the calls, once each.
    ///   - configuration: what goes with every call.
    ///   - interceptors: stand around every call, its repetitions included, the first one outermost.
    ///   - clock: measures timeouts and waits.
    ///   - close: called by ``close()``.
    public init(
        invoker: any CallInvoker, configuration: TicketClientConfiguration = .init(),
        interceptors: [any ClientInterceptor] = [], clock: any Clock<Duration> = ContinuousClock(),
        close: @escaping @Sendable () async -> Void = {}
    ) {
        let invoker = TicketCallInvoker(base: invoker, configuration: configuration, clock: clock)
            .intercepted(by: interceptors)
        tickets = TicketServiceClient(invoker: invoker)
        events = EventServiceClient(invoker: invoker)
        desks = DeskServiceClient(invoker: invoker)
        conversations = ConversationServiceClient(invoker: invoker)
        attachments = AttachmentServiceClient(invoker: invoker)
        feedback = FeedbackServiceClient(invoker: invoker)
        automation = AutomationServiceClient(invoker: invoker)
        people = PeopleServiceClient(invoker: invoker)
        mail = MailServiceClient(invoker: invoker)
        identity = IdentityServiceClient(invoker: invoker)
        health = GRPCHealthHealthClient(invoker: invoker)
        reflection = GRPCReflectionServerReflectionClient(invoker: invoker)
        self.invoker = invoker
        shutdown = close
    }

    /// Closes all connections. Calls that are under way, and later ones, fail with UNAVAILABLE.
    public func close() async {
        await shutdown()
    }
}
