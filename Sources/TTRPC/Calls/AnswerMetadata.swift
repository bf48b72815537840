/// What a handler sends beside its answer.
struct AnswerMetadata: Sendable {
    /// Sent ahead of the answer; nil when nothing was.
    private(set) var headers: Metadata?
    private(set) var trailers = Metadata()
    private var hasMessages = false

    /// - Throws: RESOURCE_EXHAUSTED above the limits, and INTERNAL when it is too late.
    mutating func setHeaders(_ metadata: Metadata, limits: MetadataLimits) throws(RPCError) {
        try Self.check(metadata, limits)
        guard headers == nil, !hasMessages else {
            throw RPCError(
                code: .internal, message: "The handler sends metadata twice or behind its first message; report it.")
        }
        headers = metadata
    }

    /// - Throws: RESOURCE_EXHAUSTED above the limits.
    mutating func setTrailers(_ metadata: Metadata, limits: MetadataLimits) throws(RPCError) {
        try Self.check(metadata, limits)
        trailers = metadata
    }

    /// From now on it is too late for headers.
    mutating func messageSent() {
        hasMessages = true
    }

    private static func check(_ metadata: Metadata, _ limits: MetadataLimits) throws(RPCError) {
        guard metadata.count <= limits.pairCountMax, metadata.byteCount <= limits.byteCountMax else {
            throw RPCError(
                code: .resourceExhausted,
                message: "The answer's metadata is too large: it may have \(limits.pairCountMax) pairs and "
                    + "\(limits.byteCountMax) bytes.")
        }
    }
}

extension Metadata {
    /// Adds a pair that the server itself wants to send, unless the handler has sent one of that key or the limits
    /// leave no room for it.
    mutating func add(_ pair: Pair, within limits: MetadataLimits) {
        guard self[first: pair.key] == nil, count < limits.pairCountMax,
            byteCount + pair.key.utf8.count + pair.value.utf8.count <= limits.byteCountMax
        else { return }
        append(pair.key, pair.value)
    }
}
