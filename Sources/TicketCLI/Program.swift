internal import ArgumentParser
internal import Glibc
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
        guard !(command is LoginCommand), settings.configuration.token == nil,
            let signedIn = signedInSession(settings)
        else { return }
        let given = settings.givenServer
        settings.context = try signedIn.context(server: given)
        do {
            if let token = try await signedIn.token(server: given) { settings.context?.accessToken = token }
        } catch let error as RPCError where error.code == .unauthenticated && command is LogoutCommand {
            // It has ended already; what is left is to forget it.
        }
    }

    /// Makes clients whose token is fresh, in the session of the settings' context.
    private func renewal(of settings: ConnectionSettings) -> (@Sendable () async throws -> TicketClient)? {
        guard settings.context != nil, let signedIn = signedInSession(settings) else { return nil }
        return { [connect] in
            var settings = settings
            guard let token = try await signedIn.token(server: settings.givenServer) else {
                throw ContextFailure.signedOut
            }
            settings.context?.accessToken = token
            return try connect(try settings.addresses(), settings.configuration)
        }
    }

    private func signedInSession(_ settings: ConnectionSettings) -> SignedInSession? {
        guard let file = ContextFile(console: console) else { return nil }
        var anonymous = settings.configuration
        anonymous.token = nil
        return SignedInSession(file: file) { [connect, anonymous] server in
            try connect(try ServerAddress.list(parsing: server), anonymous)
        }
    }

    /// Says on standard error what ended the program, unless it was somebody's wish.
    private func ended(by error: any Error, in command: any ParsableCommand.Type = TicketctlCommand.self) -> ExitStatus
    {
        if Task.isCancelled { return .interrupted }
        switch error {
        case is CancellationError, is any CallFailure: return .interrupted
        case OutputFailure.closed: return .outputClosed
        case OutputFailure.failed(let number):
            console.note("error: standard output cannot be written: \(String(cString: strerror(number)))")
            return .failure
        case let error as ContextFailure:
            console.note("error: \(Escaping.line("\(error)"))")
            return .failure
        case let error as ValidationError:
            // It can hold names that a server gave.
            console.note("error: \(Escaping.line(error.message))")
            console.note("  See '\(TicketctlCommand.path(of: command)) --help' for more information.")
            return .usage
        default: return parsingEnded(by: error, in: command)
        }
    }

    /// Help goes to standard output, since it was asked for; what is wrong with the command line does not.
    private func parsingEnded(by error: any Error, in command: any ParsableCommand.Type) -> ExitStatus {
        let message = command.fullMessage(for: error)
        if command.exitCode(for: error).isSuccess {
            do {
                try console.write(message + "\n")
            } catch {
                return .outputClosed
            }
            return .success
        }
        let prefix = "Error: "
        console.note(message.hasPrefix(prefix) ? "error: " + message.dropFirst(prefix.count) : message)
        return .usage
    }
}
