/// ttrpc's Response as it lies in a frame: `status` 1, `payload` 2.
public struct ResponseEnvelope {
    /// The status when it is not OK. An absent or an empty status is OK.
    public private(set) var error: RPCError?
    /// The packed reply. It points into the frame's bytes and lives as long as they do.
    public private(set) var payload = UnsafeRawBufferPointer(start: nil, count: 0)

    /// Reads an envelope. Unknown fields are ignored.
    ///
    /// - Returns: nil when the bytes, or those of the status, are no protobuf.
    public init?(reading bytes: UnsafeRawBufferPointer) {
        var reader = WireReader(bytes)
        var status = StatusReader()
        while let field = reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let value)): guard status.merge(value) else { return nil }
            case (2, .bytes(let value)): payload = value
            default: break
            }
        }
        if reader.isMalformed { return nil }
        error = status.error
    }
}
