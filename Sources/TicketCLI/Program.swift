internal import ArgumentParser
public import TicketClient

/// ticketctl: reads a command line, calls the service, and writes the result.
public struct Program: Sendable {
    /// Makes a client for one address or several. Nothing is sent before the first call.
    public typealias Connector = @Sendable ([ServerAddress], TicketClientConfiguration) throws -> TicketClient

    private let console: Console
    private let connect: Connector
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - console: where to read and write.
    ///   - connect: how to reach the service.
    ///   - clock: measures the waits of a watch that lost its server.
    public init(
        console: Console, clock: any Clock<Duration> = ContinuousClock(), connect: @escaping Connector
    ) {
        self.console = console
        self.clock = clock
        self.connect = connect
    }

    /// Runs one command line, the program's own name left out, and says how it ended. Cancelling the task interrupts
    /// it.
    public func run(_ arguments: [String]) async -> ExitStatus {
        do {
            var command = try TicketctlCommand.parseAsRoot(TextValues.joined(arguments))
            if let offline = command as? any OfflineCommand { return runOffline(offline) }
            guard let call = command as? any ClientCommand else {
                try command.run()
                return .success
            }
            return try await run(call)
        } catch {
            return ended(by: error)
        }
    }

    private func runOffline(_ command: any OfflineCommand) -> ExitStatus {
        do {
            return try command.run(Printer(format: command.global.output, console: console))
        } catch let failure as any CallFailure {
            report(failure, CallSituation())
            return .call(failure.error.code)
        } catch {
            return ended(by: error, in: type(of: command))
        }
    }

    private func report(_ failure: any CallFailure, _ situation: CallSituation) {
        let report = ErrorReport(error: failure.error, situation: situation, details: failure.detailLines)
        report.lines(console.errorStyle).forEach(console.note)
    }

    private func run(_ command: any ClientCommand) async throws -> ExitStatus {
        var settings = ConnectionSettings(options: command.global, console: console)
        do {
            try await signIn(&settings, for: command)
        } catch let failure as any CallFailure {
            report(failure, CallSituation(server: settings.server, hasToken: true))
            return .call(failure.error.code)
        }
        let client = try connect(try settings.addresses(), settings.configuration)
        let requestID = command.givenRequestID ?? RequestID.make()
        let session = Session(
            client: client, printer: Printer(format: command.global.output, console: console), console: console,
            requestID: requestID, server: settings.server, context: settings.context?.name,
            renewed: renewal(of: settings), clock: clock)
        let status: ExitStatus
        do {
            try await command.run(in: session)
            status = .success
        } catch let failure as any CallFailure where !(failure.error.code == .cancelled && Task.isCancelled) {
            let situation = CallSituation(
                server: try settings.addresses().map(\.description).joined(separator: ", "),
                hasToken: settings.configuration.token != nil,
                subject: command.callSubject, requestID: command.isMutation ? requestID : nil)
            report(failure, situation)
            status = command.exitStatus(for: failure.error.code)
        } catch {
            status = ended(by: error, in: type(of: command))
        }
        await client.close()
        return status
    }

    /// Takes the token of the current context where none is given.
    private func signIn(_ settings: inout ConnectionSettings, for command: any ClientCommand) async throws {
        guard !(command is LoginCommand) else { return }
        do {
            try await settings.signIn(connect)
        } catch let error as RPCError where error.code == .unauthenticated && command is LogoutCommand {
            // It has ended already; what is left is to forget it.
        }
    }

    /// Makes clients whose token is fresh, in the session of the settings' context.
    private func renewal(of settings: ConnectionSettings) -> (@Sendable () async throws -> TicketClient)? {
        guard settings.context != nil, let signedIn = settings.session(connect) else { return nil }
        return { [connect] in
            var settings = settings
            guard let token = try await signedIn.token(server: settings.givenServer) else {
                throw ContextFailure.signedOut
            }
            settings.context?.accessToken = token
            return try connect(try settings.addresses(), settings.configuration)
        }
    }

    private func ended(by error: any Error, in command: any ParsableCommand.Type = TicketctlCommand.self) -> ExitStatus
    {
        CommandEnd(console: console, root: TicketctlCommand.self).status(after: error, in: command)
    }
}
