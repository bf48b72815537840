/// How the harness speaks TLS to a server. All files are PEM.
public struct TargetTLS: Sendable, Hashable {
    /// A certificate and its private key.
    public struct Identity: Sendable, Hashable {
        public let certificateFile: String
        public let keyFile: String

        public init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    /// The CAs that may have signed the server's certificate; nil for those that the system trusts.
    public var authorityFile: String?
    /// What the server's certificate has to name; nil for the host that is connected to.
    public var serverName: String?
    /// The certificate that the server asks its clients for; nil where it asks for none.
    public var identity: Identity?
    /// A certificate of a CA that the server does not know.
    public var stranger: Identity?

    public init(
        authorityFile: String? = nil, serverName: String? = nil, identity: Identity? = nil, stranger: Identity? = nil
    ) {
        self.authorityFile = authorityFile
        self.serverName = serverName
        self.identity = identity
        self.stranger = stranger
    }
}
