internal import ConformanceMessages
internal import Logging
internal import ServiceLifecycle
internal import Synchronization
internal import TTRPCConformance
internal import TTRPCInterceptors
internal import TTRPCTransport
internal import TicketCore
internal import TicketKeys
internal import TicketMail
internal import TicketService
internal import TicketStoreSQLite
internal import UnixSignals

/// The running service: a store, the RPC services over it, and a listener.
struct Application {
    private let settings: ServerSettings
    private let isDevelopment: Bool
    private let servesConformance: Bool
    /// Tells the time of day to everything in it.
    private let clock: @Sendable () -> Timestamp
    private let logger: Logger

    init(
        settings: ServerSettings, isDevelopment: Bool, servesConformance: Bool,
        clock: @escaping @Sendable () -> Timestamp = SystemClock.now
    ) {
        self.clock = clock
        self.settings = settings
        self.isDevelopment = isDevelopment
        self.servesConformance = servesConformance
        logger = Logger(label: "ticketd", level: settings.logLevel)
    }

    /// Runs until SIGTERM or SIGINT, or until the store can no longer keep its promises.
    ///
    /// - Parameter announce: Gets each line that is meant for standard output.
    func run(announce: @escaping @Sendable (String) -> Void) async throws {
        let fatal = FatalFailure()
        let hadData = StoreOpener.hasData(directory: settings.dataDirectory)
        let store = try StoreOpener.open(directory: settings.dataDirectory, clock: clock, logger: logger) {
            fatal.occur($0)
        }
        do {
            let keys = try openKeys(hadData: hadData)
            try await run(store: store, keys: keys, fatal: fatal, announce: announce)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }

    /// The server's keys. Opened while the store holds the folder's lock, so that two servers never make different ones.
    private func openKeys(hadData: Bool) throws -> ServerKeys {
        let file = ServerKeysFile(directory: settings.dataDirectory)
        let opened = try file.open()
        if opened.isFresh, hadData {
            logger.warning(
                "the folder had data and no keys, so a key was made: what older ones signed is no longer believed",
                metadata: ["file": "\(file.path)"])
        }
        return opened.keys
    }

    private func run(
        store: any TicketStore, keys: ServerKeys, fatal: FatalFailure, announce: @escaping @Sendable (String) -> Void
    ) async throws {
        let desks = BuiltInDesks(store: store, tenant: Tenant.standard)
        let areDesksSettled = try await desks.areSettled
        if !areDesksSettled { try await desks.install() }
        let seed =
            isDevelopment
            ? try await DevSeed(store: store, tenant: Tenant.standard, directory: settings.dataDirectory) : nil
        let mail = MailAssembly(
            settings.mail, keys: keys, folder: isDevelopment ? settings.dataDirectory + "/mail" : nil)
        let drain = DrainSignal()
        let attachmentLimits = AttachmentLimits(
            tenantBytesMax: Int64(settings.attachmentBytesMax), uploadsPerPersonMax: settings.uploadsPerPersonMax)
        let intake = mail.intake(of: store, attachmentLimits: attachmentLimits, clock: clock)
        let services = try TicketServices(
            store: store, loopCount: settings.eventLoops, drain: drain, clock: clock,
            attachmentLimits: attachmentLimits, rateLimits: RateLimits(settings.rates, isDevelopment: isDevelopment),
            identity: IdentitySettings(tenant: Tenant.standard, keys: keys), intake: intake)
        var router = services.router()
        if servesConformance { router.register(ConformanceService()) }
        services.registerReflection(
            in: &router, access: settings.reflection,
            descriptorSets: servesConformance ? [ConformanceMessagesDescriptors.packed] : [])
        var configuration = ServerConfiguration(settings)
        configuration.interceptors = [
            ServerTracing(), ServerMetrics(), ServerLogging(logger: logger, level: settings.callLogLevel),
        ]
        configuration.authenticator = ConnectionAuthenticator(services)
        if servesConformance { configuration.welcomeStrangers() }
        let server = TTRPCServer(router: router, configuration: configuration, logger: logger)
        let hangup = await Hangup(isTrapped: settings.tls != nil, server: server, logger: logger)
        let listener = try await mail.listener(intake, logger: logger)
        let address = try await server.start()
        let scheme = settings.tls == nil ? "" : "tls://"
        let greeter = Greeter { try greet(seed: seed, address: "\(scheme)\(address)", announce: announce) }
        var members: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: server), .init(service: Drainer(signal: drain)), .init(service: hangup),
            .init(service: TimerService(store: store, clock: clock, logger: logger)),
            .init(service: mail.outbox(of: store, clock: clock, logger: logger)),
            .init(service: fatal),
        ]
        if areDesksSettled { members.append(.init(service: desks, successTerminationBehavior: .ignore)) }
        if let listener { members.append(.init(service: listener)) }
        if let poller = mail.poller(intake, logger: logger) { members.append(.init(service: poller)) }
        members.append(.init(service: greeter))
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: members, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    private func greet(seed: DevSeed?, address: String, announce: (String) -> Void) throws {
        if let seed {
            let manifest = seed.manifest(address: address)
            try manifest.write(in: settings.dataDirectory)
            announce(DevGreeting(manifest: manifest, directory: settings.dataDirectory).text)
        }
        announce("listening \(address)")
    }
}

/// Says that the service is there. By then signals are trapped, so whoever heard it can stop the service in order.
private struct Greeter: Service {
    let greet: @Sendable () throws -> Void

    func run() async throws {
        try greet()
        try await gracefulShutdown()
    }
}

/// Ends the streams as soon as the shutdown begins, so that they do not hold it up.
private struct Drainer: Service {
    let signal: DrainSignal

    func run() async throws {
        try await gracefulShutdown()
        signal.drain()
    }
}

/// Ends the service when the store has failed for good.
private final class FatalFailure: Service {
    private let reason = Mutex<(any Error)?>(nil)
    private let occurred = AsyncStream.makeStream(of: Void.self)

    func occur(_ reason: any Error) {
        self.reason.withLock { $0 = $0 ?? reason }
        occurred.continuation.finish()
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [stream = occurred.stream] in
            for await _ in stream {}
        }
        if let reason = reason.withLock({ $0 }) { throw StoreFailed(reason: "\(reason)") }
    }
}

/// The store can no longer keep its promises, so the server stops.
struct StoreFailed: Error, CustomStringConvertible {
    let reason: String

    var description: String {
        "the store failed: \(reason). What was acknowledged is kept; see to the disk, then start again"
    }
}

extension Logger {
    /// A logger to standard error: standard output is for data.
    fileprivate init(label: String, level: Logger.Level) {
        self.init(label: label) { StreamLogHandler.standardError(label: $0) }
        logLevel = level
    }
}
