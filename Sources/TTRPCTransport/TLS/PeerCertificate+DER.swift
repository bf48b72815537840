internal import SwiftASN1
internal import TTRPC

extension PeerCertificate {
    /// Reads a certificate's names (RFC 5280, 4.1). It has been verified before; this only reads.
    init(derBytes: [UInt8]) throws {
        let certificate = try DER.parse(derBytes).children
        let fields = try certificate.first.map { try $0.children } ?? []
        let isVersioned = fields.first?.identifier == ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)
        let subjectIndex = isVersioned ? 5 : 4
        guard fields.count > subjectIndex else { throw ASN1Error.unexpectedFieldType(.sequence) }
        let subject = try DistinguishedName(fields[subjectIndex])
        let names = try AlternativeNames(fields: fields)
        self.init(
            subject: subject.description, commonName: subject.commonName, dnsNames: names.dnsNames, uris: names.uris,
            emailAddresses: names.emailAddresses)
    }
}

/// The subject's alternative names (RFC 5280, 4.2.1.6), those kinds that name a service or a person.
private struct AlternativeNames {
    private(set) var dnsNames: [String] = []
    private(set) var uris: [String] = []
    private(set) var emailAddresses: [String] = []

    /// - Parameter fields: those of the certificate's signed part.
    init(fields: [ASN1Node]) throws {
        let extensionsTag = ASN1Identifier(tagWithNumber: 3, tagClass: .contextSpecific)
        guard let list = try fields.first(where: { $0.identifier == extensionsTag })?.children.first else { return }
        for item in try list.children {
            let parts = try item.children
            guard let first = parts.first, let last = parts.last,
                try ASN1ObjectIdentifier(derEncoded: first) == [2, 5, 29, 17]
            else { continue }
            let value = try ASN1OctetString(derEncoded: last)
            for name in try DER.parse(value.bytes).children { take(name) }
        }
    }

    private mutating func take(_ name: ASN1Node) {
        guard case .primitive(let bytes) = name.content, name.identifier.tagClass == .contextSpecific,
            bytes.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        switch name.identifier.tagNumber {
        case 1: emailAddresses.append(text)
        case 2: dnsNames.append(text)
        case 6: uris.append(text)
        default: break
        }
    }
}
