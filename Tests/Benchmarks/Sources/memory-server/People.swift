internal import TTRPC
internal import TicketHash

/// Who may call, by the digests of their tokens: what ticketd's authentication does for a call, with memory in the place
/// of its database.
struct People: Sendable {
    private let ids: [[UInt8]: String]

    /// - Parameter tokens: one for each who may call.
    init(tokens: [String]) {
        ids = Dictionary(
            tokens.map { (SHA256.digest($0.utf8), "person-\($0.utf8.count)") }, uniquingKeysWith: { first, _ in first })
    }

    /// What a connection has that was opened with this token: its digest. Throws UNAUTHENTICATED for any other.
    func credential(_ token: String) throws(RPCError) -> [UInt8] {
        let digest = SHA256.digest(token.utf8)
        guard ids[digest] != nil else { throw Self.unknown }
        return digest
    }

    /// Who makes a call, by its own token or its connection's. Throws UNAUTHENTICATED.
    func caller(of context: CallContext) throws -> String {
        let presented = try context.read { metadata in try Presented(metadata) }
        guard let digest = presented.tokenDigest ?? context.principal as? [UInt8], let id = ids[digest] else {
            throw Self.unknown
        }
        return id
    }

    /// What the metadata of a call says of its caller.
    private final class Presented: Sendable {
        let tokenDigest: [UInt8]?

        init(_ metadata: Metadata) throws(RPCError) {
            guard let value = metadata[first: "authorization"] else {
                tokenDigest = nil
                return
            }
            let parts = value.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw unknown }
            tokenDigest = SHA256.digest(parts[1].utf8)
        }
    }

    private static var unknown: RPCError {
        RPCError(code: .unauthenticated, message: "the token is unknown; give the one that the server was started with")
    }
}
