internal import TTRPC
internal import TicketHash

/// A name of a client certificate that stands for a service, as `uri:…` or `dns:…`: an alternative name (RFC 5280,
/// 4.2.1.6), which has one form, and not the subject.
struct CertificateName: Sendable, Hashable {
    private static let bytesMax = 255
    /// How many names of one certificate are looked at.
    private static let namesMax = 16

    let text: String

    /// Nil for a text that is of another form.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, text.utf8.count <= Self.bytesMax,
            text.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
        else { return nil }
        switch parts[0] {
        case "uri": self.text = text
        // Names of hosts have no case (RFC 4343).
        case "dns": self.text = text.lowercased()
        default: return nil
        }
    }

    /// The names of a certificate, the most telling ones first.
    static func all(of certificate: PeerCertificate) -> [CertificateName] {
        let names = certificate.uris.map { "uri:\($0)" } + certificate.dnsNames.map { "dns:\($0)" }
        return names.prefix(namesMax).compactMap(CertificateName.init)
    }

    /// Stands for it where a token's digest would. It begins with a byte that no text has, so no token has the same.
    var digest: [UInt8] { SHA256.digest([0xff] + Array("certificate \(text)".utf8)) }
}
