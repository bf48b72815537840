/// Reads `google.rpc.Status`: `code` 1, `message` 2, `details` 3.
struct StatusReader {
    private var code: Int32 = 0
    private var message = ""
    private var details: [StatusDetail] = []

    /// Takes in one occurrence of the field; a second one is merged with the first, as protobuf has it.
    ///
    /// - Returns: false when the bytes are no protobuf.
    mutating func merge(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var reader = WireReader(bytes)
        while let field = reader.next() {
            switch (field.number, field.value) {
            case (1, .varint(let value)): code = Int32(truncatingIfNeeded: value)
            case (2, .bytes(let value)): message = String(decoding: value, as: UTF8.self)
            case (3, .bytes(let value)):
                guard let detail = Self.detail(value) else { return false }
                details.append(detail)
            default: break
            }
        }
        return !reader.isMalformed
    }

    /// Nil for OK.
    var error: RPCError? {
        guard code != 0 else { return nil }
        return RPCError(code: StatusCode(received: code), message: message, details: details)
    }

    /// `google.protobuf.Any`: `type_url` 1, `value` 2.
    private static func detail(_ bytes: UnsafeRawBufferPointer) -> StatusDetail? {
        var reader = WireReader(bytes)
        var detail = StatusDetail(typeURL: "", value: [])
        while let field = reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let value)): detail.typeURL = String(decoding: value, as: UTF8.self)
            case (2, .bytes(let value)): detail.value = Array(value)
            default: break
            }
        }
        return reader.isMalformed ? nil : detail
    }
}
