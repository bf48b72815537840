internal import ArgumentParser

/// The options that every command takes, before or behind its name.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Where ticketd listens: HOST:PORT, tls://HOST:PORT or unix:PATH, or several of these with commas between \
            them (TICKET_SERVER; default 127.0.0.1:7411).
            """,
            valueName: "address"))
    var server: String?

    @Option(
        name: .customLong("tls-ca"),
        help: ArgumentHelp(
            "The CAs to trust with tls://, instead of the system's (TICKET_TLS_CA; PEM).", valueName: "file"))
    var tlsCA: String?

    @Option(
        help: ArgumentHelp(
            "Your own certificate, where the server wants one (TICKET_TLS_CERTIFICATE; PEM).", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The private key of your certificate (TICKET_TLS_KEY; PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(help: "Who you are (TICKET_TOKEN, which other users of this machine cannot read).")
    var token: String?

    @Option(
        help: ArgumentHelp(
            "The language of labels, as BCP 47 tags: es, or es-MX,en (TICKET_LANGUAGE).", valueName: "tags"))
    var language: String?

    @Option(help: ArgumentHelp("How long a call may take; a watch has no end (default 30).", valueName: "seconds"))
    var timeout: Double?

    @Option(name: [.short, .customLong("output")], help: "How to write the result.")
    var output: OutputFormat = .table

    func validate() throws {
        guard let timeout else { return }
        guard timeout > 0, timeout <= 86_400 else {
            throw ValidationError("--timeout is between 0 and 86400 seconds, 0 itself left out")
        }
    }
}
