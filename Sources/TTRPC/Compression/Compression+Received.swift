extension Compression {
    /// A payload that a peer has compressed, as it was before.
    ///
    /// - Throws: RESOURCE_EXHAUSTED when it is larger than allowed, INTERNAL when it is not exactly one stream.
    package func received(_ payload: UnsafeRawBufferPointer, byteCountMax: Int) throws(RPCError) -> [UInt8] {
        do throws(Fault) {
            return try inflated(payload, byteCountMax: byteCountMax)
        } catch {
            throw RPCError(fault: error, of: self, byteCountMax: byteCountMax)
        }
    }
}

extension RPCError {
    fileprivate init(fault: Compression.Fault, of compression: Compression, byteCountMax: Int) {
        switch fault {
        case .malformed:
            self.init(code: .internal, message: "The payload is not exactly one stream of \(compression.feature).")
        case .tooLarge:
            self.init(
                code: .resourceExhausted,
                message: "The payload has more than \(byteCountMax) bytes when inflated, which no message may have.")
        }
        isPeersFault = true
    }
}
