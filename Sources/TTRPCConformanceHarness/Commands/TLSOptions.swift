internal import ArgumentParser

/// How to speak TLS.
struct TLSOptions: ParsableArguments {
    @Flag(name: .customLong("tls"), help: "Speak TLS 1.3.")
    var isWanted = false

    @Option(name: .customLong("tls-ca"), help: ArgumentHelp("The CA of the server's certificate.", valueName: "file"))
    var authority: String?

    @Option(
        name: .customLong("tls-cert"),
        help: ArgumentHelp("A certificate that the server lets in, where it asks for one.", valueName: "file"))
    var certificate: String?

    @Option(name: .customLong("tls-key"), help: ArgumentHelp("Its private key.", valueName: "file"))
    var key: String?

    @Option(
        name: .customLong("tls-stranger-cert"),
        help: ArgumentHelp("A self-signed certificate that the server does not know.", valueName: "file"))
    var strangerCertificate: String?

    @Option(name: .customLong("tls-stranger-key"), help: ArgumentHelp("Its private key.", valueName: "file"))
    var strangerKey: String?

    @Option(help: ArgumentHelp("What the server's certificate names, if not the host.", valueName: "name"))
    var serverName: String?

    var target: TargetTLS? {
        get throws {
            let (own, stranger) = (try identity(certificate, key), try identity(strangerCertificate, strangerKey))
            guard isWanted else {
                let isGiven = authority != nil || own != nil || stranger != nil || serverName != nil
                if isGiven { throw ValidationError("options of TLS have no effect without --tls") }
                return nil
            }
            return TargetTLS(authorityFile: authority, serverName: serverName, identity: own, stranger: stranger)
        }
    }

    private func identity(_ certificate: String?, _ key: String?) throws -> TargetTLS.Identity? {
        switch (certificate, key) {
        case (nil, nil): return nil
        case (let certificate?, let key?): return TargetTLS.Identity(certificateFile: certificate, keyFile: key)
        default: throw ValidationError("a certificate and its private key go together")
        }
    }
}
