extension Metadata {
    /// Why received metadata is refused.
    enum Fault: Error {
        case malformed
        case notText
        case tooLarge
    }

    /// Reads the KeyValue fields (`key` 1, `value` 2) under number 5 out of a request's fields.
    ///
    /// - Parameter fields: what lies between the first and the last of them; other fields in there are passed over.
    init(reading fields: UnsafeRawBufferPointer, limits: MetadataLimits) throws(Fault) {
        self.init()
        var reader = WireReader(fields)
        var byteCount = 0
        while let field = reader.next() {
            guard field.number == 5, case .bytes(let bytes) = field.value else { continue }
            let (key, value) = try Self.pair(bytes)
            byteCount += key.count + value.count
            guard byteCount <= limits.byteCountMax, pairs.count < limits.pairCountMax else { throw .tooLarge }
            pairs.append(Pair(key: try Self.text(key), value: try Self.text(value)))
        }
        if reader.isMalformed { throw .malformed }
    }

    /// The pairs as fields under number 5, ready to be put into a request.
    package func packedFields() -> [UInt8] {
        let sizes = pairs.map { Self.size(of: $0) }
        let count = sizes.reduce(0) { $0 + WireWriter.size(ofBytes: $1) }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress {
                var writer = WireWriter(UnsafeMutableRawPointer(base))
                for (pair, size) in zip(pairs, sizes) {
                    writer.write(field: 5, bytesOfCount: size)
                    writer.write(field: 1, bytes: pair.key.utf8, count: pair.key.utf8.count)
                    writer.write(field: 2, bytes: pair.value.utf8, count: pair.value.utf8.count)
                }
            }
            initialized = count
        }
    }

    private static func size(of pair: Pair) -> Int {
        WireWriter.size(ofBytes: pair.key.utf8.count) + WireWriter.size(ofBytes: pair.value.utf8.count)
    }

    private static func pair(
        _ bytes: UnsafeRawBufferPointer
    ) throws(Fault) -> (key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
        var reader = WireReader(bytes)
        var key = UnsafeRawBufferPointer(start: nil, count: 0)
        var value = key
        while let field = reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let bytes)): key = bytes
            case (2, .bytes(let bytes)): value = bytes
            default: break
            }
        }
        if reader.isMalformed { throw .malformed }
        return (key, value)
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) throws(Fault) -> String {
        guard let text = WireText.string(bytes) else { throw .notText }
        return text
    }
}
