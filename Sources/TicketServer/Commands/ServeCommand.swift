internal import ArgumentParser
internal import Foundation
internal import Logging

/// `ticketd serve`: runs the service until SIGTERM or SIGINT.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the service.",
        discussion: """
            Without any configuration it listens on 127.0.0.1:7411 and keeps its data in ./ticket-data. When it is ready \
            it prints one line, "listening ADDRESS". SIGTERM lets running calls finish, 30 seconds at most. With TLS, SIGHUP \
            reads the certificates anew, and so does a change of their files.
            """)

    @Option(help: ArgumentHelp("A YAML file with settings.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Where to listen: HOST:PORT, port 0 lets the system choose; or unix:PATH.", valueName: "address"),
        transform: Argument.listenAddress)
    var listen: ListenAddress?

    @Option(help: ArgumentHelp("Speak TLS 1.3 with this certificate and those behind it (PEM).", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The certificate's private key (PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(
        name: .customLong("tls-client-ca"),
        help: ArgumentHelp("Let in only callers with a certificate of these CAs (PEM).", valueName: "file"))
    var tlsClientCA: String?

    @Option(help: ArgumentHelp("The folder of the database.", valueName: "dir"))
    var data: String?

    @Flag(help: "Seed people and tokens for development; the data is temporary unless --data names a folder.")
    var dev = false

    @Flag(help: "Serve the conformance service, too; for servers under test, since it needs no token.")
    var conformance = false

    @Option(
        help: ArgumentHelp(
            "With --dev, for tests: a file with the number of seconds by which this server's time of day is ahead.",
            valueName: "file", visibility: .hidden))
    var clockOffsetFile: String?

    func validate() throws {
        if clockOffsetFile != nil, !dev { throw ValidationError("--clock-offset-file needs --dev: it is for tests") }
    }

    func run() async throws {
        let flags = ServerFlags(
            listen: listen, data: data, tlsCertificate: tlsCertificate, tlsKey: tlsKey, tlsClientCA: tlsClientCA)
        var settings = try await ServerSettings.read(
            file: config, environment: ProcessInfo.processInfo.environment, flags: flags)
        Allocator.limitPools(eventLoopCount: settings.eventLoops)
        let directory = try DataDirectory(path: dev && data == nil ? nil : settings.dataDirectory)
        defer { directory.removeIfTemporary() }
        settings.dataDirectory = directory.path
        try await Application(
            settings: settings, isDevelopment: dev, servesConformance: conformance,
            clock: clockOffsetFile.map(SystemClock.moved) ?? SystemClock.now
        ).run { line in
            print(line)
            fflush(nil)
        }
    }
}
