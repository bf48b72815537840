internal import CProtobufC
internal import CProtocMessages
internal import ProtobufC

/// Reads and rewrites packed descriptors through protobuf-c.
enum DescriptorSet {
    /// A schema is the author's own and may be large; it nests deeper than messages do.
    private static let limits = PrescanLimits(fieldsMax: .max, depthMax: 100)
    private static let budgetBytes = 4 << 30

    /// The files of a `FileDescriptorSet`.
    static func files(_ bytes: [UInt8]) throws(GeneratorError) -> [ProtoFile] {
        try withUnpacked(bytes, Google__Protobuf__FileDescriptorSet.self, google__protobuf__file_descriptor_set__init) {
            set, _ in
            elements(set.pointee.file, set.pointee.n_file).map { SchemaReader($0).read() }
        }
    }

    /// Unpacks `bytes` and hands the C struct to `body`; the struct lives as long as that.
    static func withUnpacked<Layout, Value>(
        _ bytes: [UInt8], _: Layout.Type, _ initialize: (UnsafeMutablePointer<Layout>?) -> Void,
        _ body: (UnsafeMutablePointer<Layout>, Arena) -> Value
    ) throws(GeneratorError) -> Value {
        let arena = Arena(budgetBytes: budgetBytes)
        let descriptor = messageDescriptor(initialize)
        let result: Result<Value, GeneratorError> = bytes.withUnsafeBytes { bytes in
            do throws(ProtobufError) {
                let message = try unpackedMessage(bytes, descriptor, in: arena, limits)
                let layout = UnsafeMutableRawPointer(message).assumingMemoryBound(to: Layout.self)
                return .success(body(layout, arena))
            } catch {
                return .failure(
                    GeneratorError("the input is no \(String(cString: descriptor.pointee.name)): \(error)"))
            }
        }
        return try result.get()
    }

    /// Packs a C struct.
    static func packed<Layout>(_ layout: UnsafePointer<Layout>) -> [UInt8] {
        let prepared = PreparedMessage(layout: UnsafeRawPointer(layout))
        return [UInt8](unsafeUninitializedCapacity: prepared.packedSize) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            prepared.pack(into: UnsafeMutableRawPointer(base))
            count = prepared.packedSize
        }
    }
}
