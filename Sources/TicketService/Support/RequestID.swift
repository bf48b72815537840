internal import ProtobufC
internal import TTRPC
internal import TicketCore
internal import TicketHash

/// The `request_id` of a mutation (AIP-155).
enum RequestID {
    /// How long it may be, in bytes.
    static let bytesMax = 128

    /// The key for a request: its id, and a digest of method and body, from which `body` has left the id out. Nil for an
    /// empty id: the caller does not ask for protection.
    static func key(_ id: String, method: MethodDescriptor, body: some ProtobufMessage) throws -> IdempotencyKey? {
        if id.isEmpty { return nil }
        try check(id, field: "request_id")
        let name = Array((method.service + "/" + method.method).utf8)
        return IdempotencyKey(requestID: id, fingerprint: SHA256.digest(name + [0] + (try body.packed())))
    }

    /// Refuses what cannot be an id that a caller has chosen.
    static func check(_ id: String, field: String) throws {
        guard (1...bytesMax).contains(id.utf8.count), id.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw RPCError.invalidArgument(
                field: field, reason: "INVALID_REQUEST_ID", "1 to \(bytesMax) visible ASCII characters, best a UUID")
        }
    }
}
