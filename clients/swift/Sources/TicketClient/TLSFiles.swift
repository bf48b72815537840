/// The files with which a client speaks TLS, all in PEM form. They are read for each connection, so they may be
/// replaced.
public struct TLSFiles: Sendable, Hashable {
    /// The CAs that may have signed the server's certificate; nil for those that the system trusts.
    public var trustRoots: String?
    /// The client's own certificate, then those that lead to its root; nil for none.
    public var certificate: String?
    /// The private key of the client's certificate.
    public var key: String?

    public init(trustRoots: String? = nil, certificate: String? = nil, key: String? = nil) {
        self.trustRoots = trustRoots
        self.certificate = certificate
        self.key = key
    }
}
