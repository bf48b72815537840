public import TTRPC
public import TicketCore
public import TicketMail
internal import TicketMessages

/// All services of ticketd over one store.
public struct TicketServices: Sendable {
    private let endpoints: Endpoints
    private let drain: DrainSignal
    private let timer: any Clock<Duration>
    private let attachmentLimits: AttachmentLimits
    private let keeper: IdentityKeeper
    private let intake: MailIntake?
    private let deskClocks = DeskClocks()

    /// The services.
    ///
    /// - Parameters:
    ///   - store: Where tickets are kept.
    ///   - loopCount: How many event loops will call; each gets a reader of its own.
    ///   - drain: Ends streams when the server drains.
    ///   - clock: The present moment, for tokens' expiry.
    ///   - timer: Measures the heartbeats of streams and how often callers call.
    ///   - attachmentLimits: How much is taken of files.
    ///   - rateLimits: How often anybody may call.
    ///   - identity: How people prove who they are.
    ///   - intake: Takes mail in; nil where no mail comes.
    /// - Throws: What the store throws where it cannot make a reader.
    public init(
        store: any TicketStore, loopCount: Int, drain: DrainSignal, clock: @escaping @Sendable () -> Timestamp,
        timer: any Clock<Duration> = ContinuousClock(), attachmentLimits: AttachmentLimits = AttachmentLimits(),
        rateLimits: RateLimits = .none, identity: IdentitySettings = IdentitySettings(), intake: MailIntake? = nil
    ) throws {
        endpoints = try Endpoints(
            store: store, loopCount: loopCount, admission: Admission(rateLimits, clock: timer), clock: clock)
        self.drain = drain
        self.timer = timer
        self.attachmentLimits = attachmentLimits
        keeper = IdentityKeeper(store: store, settings: identity, clock: clock)
        self.intake = intake
    }

    /// Says whether a token may open a connection, on the event loop whose index the context has; nil when the store
    /// has no readers for that, see ``authenticate(_:)``.
    ///
    /// The result is what calls on the connection need as their context's principal. Throws `RPCError`.
    public var authenticateOnLoop: (@Sendable (_ token: String, CallContext) throws -> any Sendable)? {
        guard let readers = endpoints.readers else { return nil }
        return { [endpoints] token, context in
            try answering {
                guard let reader = readers[context.loopIndex] else { throw RPCError.noReader }
                do {
                    return try endpoints.authenticator.credential(Token(text: token), from: reader)
                } catch let error as RPCError {
                    throw try endpoints.refused(error, context)
                }
            }
        }
    }

    /// Says whether a token may open a connection. Throws `RPCError`.
    public func authenticate(_ token: String) async throws -> any Sendable {
        try await asyncAnswering { try await endpoints.authenticator.credential(Token(text: token)) }
    }

    /// The router with every method of every service.
    public func router() -> Router {
        let names = [
            TicketServiceMethods.fullName, EventServiceMethods.fullName, DeskServiceMethods.fullName,
            IdentityServiceMethods.fullName, AttachmentServiceMethods.fullName, AutomationServiceMethods.fullName,
            ConversationServiceMethods.fullName, FeedbackServiceMethods.fullName, PeopleServiceMethods.fullName,
            MailServiceMethods.fullName,
        ]
        var router = Router()
        router.register(TicketRPCs(endpoints: endpoints))
        router.register(EventRPCs(endpoints: endpoints, drain: drain, timer: timer))
        router.register(DeskRPCs(endpoints: endpoints, clocks: deskClocks, attachmentLimits: attachmentLimits))
        router.register(IdentityRPCs(endpoints: endpoints, keeper: keeper))
        router.register(AttachmentRPCs(endpoints: endpoints, limits: attachmentLimits))
        router.register(ConversationRPCs(endpoints: endpoints, drain: drain, timer: timer))
        router.register(FeedbackRPCs(endpoints: endpoints))
        router.register(AutomationRPCs(endpoints: endpoints))
        router.register(PeopleRPCs(endpoints: endpoints))
        router.register(MailRPCs(endpoints: endpoints, intake: intake))
        router.register(HealthRPCs(registry: HealthRegistry(services: names, drain: drain)))
        return router
    }
    /// Adds `grpc.reflection.v1.ServerReflection` to a router, about everything that is registered there already and
    /// whose schema is at hand.
    ///
    /// - Parameters:
    ///   - router: Has every other service.
    ///   - access: Whom it answers.
    ///   - descriptorSets: Packed `google.protobuf.FileDescriptorSet`s of services that are not ticketd's own, which
    ///     must not contradict each other or ticketd's: calls end with INTERNAL then.
    public func registerReflection(
        in router: inout Router, access: ReflectionAccess, descriptorSets: [[UInt8]] = []
    ) {
        guard access != .off else { return }
        let schema = ReflectedSchema(
            descriptorSets: [TicketMessagesDescriptors.packed] + descriptorSets,
            services: Set(router.methods.map(\.service) + [GRPCReflectionServerReflectionMethods.fullName]))
        router.register(
            ReflectionRPCs(endpoints: endpoints, schema: schema, needsToken: access == .token, drain: drain))
    }
}
