/// The files with which a server speaks TLS 1.3, all in PEM form.
public struct TLSSettings: Sendable, Hashable {
    /// The server's certificate, then those that lead to its root. Key `tls.certificate`, variable
    /// `TICKETD_TLS_CERTIFICATE`.
    public var certificate: String
    /// The certificate's private key. Key `tls.key`, variable `TICKETD_TLS_KEY`.
    public var key: String
    /// When set, callers need a certificate that one of these CAs has signed. Key `tls.client_ca`, variable
    /// `TICKETD_TLS_CLIENT_CA`.
    public var clientCA: String?

    /// Settings with every value given.
    public init(certificate: String, key: String, clientCA: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.clientCA = clientCA
    }

    /// The settings of what was named, nil when nothing was.
    ///
    /// - Throws: `SettingsError` when a file that is needed is missing.
    init?(certificate: String?, key: String?, clientCA: String?) throws {
        if certificate == nil, key == nil, clientCA == nil { return nil }
        guard let certificate else {
            throw SettingsError(key: "tls.certificate", problem: "name the file of the server's certificate too")
        }
        guard let key else {
            throw SettingsError(key: "tls.key", problem: "name the file of the certificate's private key too")
        }
        self.init(certificate: certificate, key: key, clientCA: clientCA)
    }
}
