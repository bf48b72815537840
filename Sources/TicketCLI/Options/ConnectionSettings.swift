internal import ArgumentParser
internal import TicketClient

/// Where to call and as whom: the options if given, else the environment, else the defaults.
struct ConnectionSettings {
    let options: GlobalOptions
    let console: Console

    /// Where to call.
    ///
    /// - Throws: `ValidationError` that names the option or the variable at fault.
    func address() throws -> ServerAddress {
        let source = options.server != nil ? "--server" : "TICKET_SERVER"
        do throws(ServerAddressError) {
            return try ServerAddress(parsing: value(options.server, "TICKET_SERVER") ?? "127.0.0.1")
        } catch {
            throw ValidationError("\(source): \(error)")
        }
    }

    /// As whom, in which language, and for how long.
    var configuration: TicketClientConfiguration {
        TicketClientConfiguration(
            token: value(options.token, "TICKET_TOKEN"), language: value(options.language, "TICKET_LANGUAGE"),
            timeout: .seconds(options.timeout ?? 30))
    }

    /// A variable that is set to nothing counts as not set.
    private func value(_ option: String?, _ variable: String) -> String? {
        if let option { return option }
        guard let value = console.variable(variable), !value.isEmpty else { return nil }
        return value
    }
}
