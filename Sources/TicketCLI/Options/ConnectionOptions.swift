package import ArgumentParser

/// The options that a program takes which calls a ticketd and has no commands as ticketctl has.
package struct ConnectionOptions: ParsableArguments, ConnectionArguments, Sendable {
    @Option(help: ConnectionHelp.server)
    package var server: String?

    @Option(name: .customLong("tls-ca"), help: ConnectionHelp.tlsCA)
    package var tlsCA: String?

    @Option(help: ConnectionHelp.tlsCertificate)
    package var tlsCertificate: String?

    @Option(help: ConnectionHelp.tlsKey)
    package var tlsKey: String?

    @Option(help: ConnectionHelp.token)
    package var token: String?

    @Option(help: ConnectionHelp.language)
    package var language: String?

    @Option(help: ConnectionHelp.timeout)
    package var timeout: Double?

    package init() {}

    package func validate() throws { try validateTimeout() }
}
