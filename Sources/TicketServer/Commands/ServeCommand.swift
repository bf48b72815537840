internal import ArgumentParser
internal import Foundation
internal import Logging

/// `ticketd serve`: runs the service until SIGTERM or SIGINT.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the service.",
        discussion: """
            Without any configuration it listens on 127.0.0.1:7411 and keeps its data in ./ticket-data. When it is ready \
            it prints one line, "listening HOST:PORT". SIGTERM lets running calls finish, 30 seconds at most.
            """)

    @Option(help: ArgumentHelp("A YAML file with settings.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp("Where to listen; port 0 lets the system choose.", valueName: "host:port"),
        transform: Argument.listenAddress)
    var listen: ListenAddress?

    @Option(help: ArgumentHelp("The folder of the database.", valueName: "dir"))
    var data: String?

    @Flag(help: "Seed people and tokens for development; the data is temporary unless --data names a folder.")
    var dev = false

    @Flag(help: "Serve the conformance service, too; for servers under test, since it needs no token.")
    var conformance = false

    func run() async throws {
        var settings = try await ServerSettings.read(file: config, environment: ProcessInfo.processInfo.environment)
        if let listen { settings.listen = listen }
        if let data { settings.dataDirectory = data }
        let directory = try DataDirectory(path: dev && data == nil ? nil : settings.dataDirectory)
        defer { directory.removeIfTemporary() }
        settings.dataDirectory = directory.path
        try await Application(settings: settings, isDevelopment: dev, servesConformance: conformance).run { line in
            print(line)
            fflush(nil)
        }
    }
}
