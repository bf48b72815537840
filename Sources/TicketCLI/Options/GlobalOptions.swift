internal import ArgumentParser

/// The options that every command takes, before or behind its name.
struct GlobalOptions: ParsableArguments, ConnectionArguments {
    @Option(help: ConnectionHelp.server)
    var server: String?

    @Option(name: .customLong("tls-ca"), help: ConnectionHelp.tlsCA)
    var tlsCA: String?

    @Option(help: ConnectionHelp.tlsCertificate)
    var tlsCertificate: String?

    @Option(help: ConnectionHelp.tlsKey)
    var tlsKey: String?

    @Option(help: ConnectionHelp.token)
    var token: String?

    @Option(help: ConnectionHelp.language)
    var language: String?

    @Option(help: ConnectionHelp.timeout)
    var timeout: Double?

    @Option(name: [.short, .customLong("output")], help: "How to write the result.")
    var output: OutputFormat = .table

    func validate() throws { try validateTimeout() }
}
