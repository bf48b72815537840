/// Writes `google.rpc.Status` for an error, cut to what a frame holds: details first, then the message, never the code.
struct StatusWriter {
    private let code: UInt64
    private let message: Substring.UTF8View
    private let details: ArraySlice<StatusDetail>
    let byteCount: Int

    init(_ error: RPCError, byteCountMax: Int) {
        code = UInt64(error.code.rawValue)
        message = WireText.prefix(of: error.message, byteCountMax: byteCountMax - 16)
        var count = 1 + WireWriter.size(ofVarint: code)
        if !message.isEmpty { count += WireWriter.size(ofBytes: message.count) }
        var kept = 0
        for detail in error.details {
            let size = WireWriter.size(ofBytes: Self.size(of: detail))
            guard count + size <= byteCountMax else { break }
            count += size
            kept += 1
        }
        details = error.details.prefix(kept)
        byteCount = count
    }

    func write(to writer: inout WireWriter) {
        writer.write(field: 1, varint: code)
        if !message.isEmpty { writer.write(field: 2, bytes: message, count: message.count) }
        for detail in details {
            writer.write(field: 3, bytesOfCount: Self.size(of: detail))
            let typeURL = detail.typeURL.utf8
            if !typeURL.isEmpty { writer.write(field: 1, bytes: typeURL, count: typeURL.count) }
            if !detail.value.isEmpty { writer.write(field: 2, bytes: detail.value, count: detail.value.count) }
        }
    }

    private static func size(of detail: StatusDetail) -> Int {
        let typeURL = detail.typeURL.utf8.count
        return (typeURL > 0 ? WireWriter.size(ofBytes: typeURL) : 0)
            + (detail.value.isEmpty ? 0 : WireWriter.size(ofBytes: detail.value.count))
    }
}
