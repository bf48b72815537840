internal import TTRPC
internal import TicketCore

/// What a call's metadata says of its caller.
final class CallerMetadata: Sendable {
    private enum Authorization {
        case absent
        case malformed
        case bearer(digest: [UInt8])
    }

    /// The languages that `accept-language` asks for, best first.
    let languages: [LanguageTag]
    private let authorization: Authorization

    init(_ metadata: Metadata) {
        languages = metadata[first: "accept-language"].map(AcceptLanguage.tags) ?? []
        authorization = metadata[first: "authorization"].map(Self.authorization) ?? .absent
    }

    /// SHA-256 of the token in `authorization: Bearer TOKEN` (RFC 6750); nil without that field.
    ///
    /// Only this is remembered, and not whose token it is: every call asks the store for that.
    func tokenDigest() throws -> [UInt8]? {
        switch authorization {
        case .absent: nil
        case .malformed: throw RPCError.notBearer
        case .bearer(let digest): digest
        }
    }

    private static func authorization(_ value: String) -> Authorization {
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return .malformed }
        return .bearer(digest: Token(text: String(parts[1])).digest)
    }
}

extension CallContext {
    /// What the metadata says of the caller, read once for all calls of a connection that bring the same.
    var callerMetadata: CallerMetadata { read(metadata: CallerMetadata.init) }
}
