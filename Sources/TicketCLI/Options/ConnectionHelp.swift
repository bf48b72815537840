internal import ArgumentParser

/// What the help says of the options of ``ConnectionArguments``, wherever they are taken.
enum ConnectionHelp {
    static let server = ArgumentHelp(
        """
        Where ticketd listens: HOST:PORT, tls://HOST:PORT or unix:PATH, or several of these with commas between \
        them (TICKET_SERVER; default 127.0.0.1:7411).
        """,
        valueName: "address")
    static let tlsCA = ArgumentHelp(
        "The CAs to trust with tls://, instead of the system's (TICKET_TLS_CA; PEM).", valueName: "file")
    static let tlsCertificate = ArgumentHelp(
        "Your own certificate, where the server wants one (TICKET_TLS_CERTIFICATE; PEM).", valueName: "file")
    static let tlsKey = ArgumentHelp(
        "The private key of your certificate (TICKET_TLS_KEY; PEM).", valueName: "file")
    static let token: ArgumentHelp = "Who you are (TICKET_TOKEN, which other users of this machine cannot read)."
    static let language = ArgumentHelp(
        "The language of labels, as BCP 47 tags: es, or es-MX,en (TICKET_LANGUAGE).", valueName: "tags")
    static let timeout = ArgumentHelp(
        "How long a call may take; a watch has no end (default 30).", valueName: "seconds")
}
