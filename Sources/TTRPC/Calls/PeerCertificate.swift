/// Who a peer proved to be with a certificate that a trusted CA has signed (RFC 5280).
///
/// Decide by an alternative name, which has one form, rather than by the subject, whose parts anybody may order and
/// write differently.
public struct PeerCertificate: Sendable, Hashable {
    /// The subject as RFC 4514 writes it, most specific part first: `CN=portal,O=Example`. Empty if the certificate has
    /// none.
    public let subject: String
    /// The subject's common name, the last one if there are several.
    public let commonName: String?
    /// The alternative names that are names of hosts.
    public let dnsNames: [String]
    /// The alternative names that are URIs, such as `spiffe://example.org/portal`.
    public let uris: [String]
    /// The alternative names that are e-mail addresses.
    public let emailAddresses: [String]

    public init(
        subject: String, commonName: String? = nil, dnsNames: [String] = [], uris: [String] = [],
        emailAddresses: [String] = []
    ) {
        self.subject = subject
        self.commonName = commonName
        self.dnsNames = dnsNames
        self.uris = uris
        self.emailAddresses = emailAddresses
    }
}
