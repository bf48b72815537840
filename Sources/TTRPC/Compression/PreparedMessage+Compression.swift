package import ProtobufC

extension PreparedMessage {
    /// The message packed and compressed, or nil when that is not worthwhile.
    package func compressed(by compression: Compression) -> [UInt8]? {
        guard packedSize >= Compression.worthwhileBytesMin else { return nil }
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: packedSize, alignment: 1)
        defer { bytes.deallocate() }
        guard let base = bytes.baseAddress else { return nil }
        pack(into: base)
        return compression.compressed(UnsafeRawBufferPointer(bytes))
    }
}
