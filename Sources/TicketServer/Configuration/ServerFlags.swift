/// What the command line says of the settings; each flag wins over all else.
public struct ServerFlags: Sendable, Hashable {
    /// `--listen`
    public var listen: ListenAddress?
    /// `--data`
    public var data: String?
    /// `--tls-certificate`
    public var tlsCertificate: String?
    /// `--tls-key`
    public var tlsKey: String?
    /// `--tls-client-ca`
    public var tlsClientCA: String?

    /// The flags that were given.
    public init(
        listen: ListenAddress? = nil, data: String? = nil, tlsCertificate: String? = nil, tlsKey: String? = nil,
        tlsClientCA: String? = nil
    ) {
        self.listen = listen
        self.data = data
        self.tlsCertificate = tlsCertificate
        self.tlsKey = tlsKey
        self.tlsClientCA = tlsClientCA
    }
}
