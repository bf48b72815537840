internal import ArgumentParser
package import TicketClient

/// Where to call and as whom: the options if given, else the environment, else the defaults.
package struct ConnectionSettings {
    let options: any ConnectionArguments
    let console: Console
    /// Where somebody has signed in; used where nothing else is said.
    var context: Context?

    package init(options: any ConnectionArguments, console: Console) {
        self.options = options
        self.console = console
    }

    /// Where to call, as the command line or the environment says; nil if neither does.
    var givenServer: String? { value(options.server, "TICKET_SERVER") }

    /// Where to call.
    package var server: String { givenServer ?? context?.server ?? "127.0.0.1:7411" }

    /// Where to call.
    ///
    /// - Throws: `ValidationError` that names the option or the variable at fault.
    package func addresses() throws -> [ServerAddress] {
        let source = options.server != nil ? "--server" : "TICKET_SERVER"
        do {
            let addresses = try ServerAddress.list(parsing: server)
            for address in addresses { try check(address) }
            return addresses
        } catch let error as ServerAddressError {
            throw ValidationError("\(source): \(error)")
        }
    }

    /// Whoever asks for TLS must not be left in the clear.
    private func check(_ address: ServerAddress) throws {
        guard address.transport != .tls else { return }
        let flags = [
            ("--tls-ca", options.tlsCA), ("--tls-certificate", options.tlsCertificate), ("--tls-key", options.tlsKey),
        ]
        guard let (flag, _) = flags.first(where: { $0.1 != nil }) else { return }
        throw ValidationError("\(flag) goes with an address of TLS, such as tls://tickets.example.com:7411")
    }

    /// As whom, in which language, and for how long.
    package var configuration: TicketClientConfiguration {
        TicketClientConfiguration(
            token: value(options.token, "TICKET_TOKEN") ?? context?.accessToken,
            language: value(options.language, "TICKET_LANGUAGE"),
            timeout: .seconds(options.timeout ?? 30),
            tls: TLSFiles(
                trustRoots: value(options.tlsCA, "TICKET_TLS_CA"),
                certificate: value(options.tlsCertificate, "TICKET_TLS_CERTIFICATE"),
                key: value(options.tlsKey, "TICKET_TLS_KEY")))
    }

    /// A variable that is set to nothing counts as not set.
    private func value(_ option: String?, _ variable: String) -> String? {
        if let option { return option }
        guard let value = console.variable(variable), !value.isEmpty else { return nil }
        return value
    }
}
