internal import SwiftASN1

/// A subject's name, written as RFC 4514 says.
struct DistinguishedName: CustomStringConvertible {
    let description: String
    /// The last common name, which is the most specific one.
    let commonName: String?

    init(_ node: ASN1Node) throws {
        var parts: [String] = []
        var commonName: String?
        for set in try node.children {
            var attributes: [String] = []
            for attribute in try set.children {
                let pair = try attribute.children
                guard pair.count == 2 else { throw ASN1Error.unexpectedFieldType(attribute.identifier) }
                let type = "\(try ASN1ObjectIdentifier(derEncoded: pair[0]))"
                let value = try Self.text(pair[1])
                if type == "2.5.4.3" { commonName = value ?? commonName }
                let written = value.map(Self.escaped) ?? Self.hexadecimal(pair[1].encodedBytes)
                attributes.append("\(Self.shortNames[type] ?? type)=\(written)")
            }
            parts.append(attributes.joined(separator: "+"))
        }
        description = parts.reversed().joined(separator: ",")
        self.commonName = commonName
    }

    private static let shortNames = [
        "2.5.4.3": "CN", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "STREET", "2.5.4.10": "O",
        "2.5.4.11": "OU", "0.9.2342.19200300.100.1.1": "UID", "0.9.2342.19200300.100.1.25": "DC",
    ]

    /// Nil for a type of text that is not in use any more.
    private static func text(_ node: ASN1Node) throws -> String? {
        switch node.identifier {
        case .utf8String: String(try ASN1UTF8String(derEncoded: node))
        case .printableString: String(try ASN1PrintableString(derEncoded: node))
        case .ia5String: String(try ASN1IA5String(derEncoded: node))
        default: nil
        }
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        "#" + bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for (index, scalar) in value.unicodeScalars.enumerated() {
            switch scalar {
            case "\"", "+", ",", ";", "<", ">", "\\": text += "\\\(scalar)"
            case " " where index == 0 || index == value.unicodeScalars.count - 1: text += "\\ "
            case "#" where index == 0: text += "\\#"
            case "\0": text += "\\00"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension ASN1Node {
    /// What a sequence, a set or an explicit tag holds.
    ///
    /// - Throws: when it is a plain value.
    var children: [ASN1Node] {
        get throws {
            guard case .constructed(let nodes) = content else { throw ASN1Error.unexpectedFieldType(identifier) }
            return Array(nodes)
        }
    }
}
