internal import CProtobufC
package import CProtocMessages
package import ProtobufC

/// Reads and rewrites packed descriptors through protobuf-c.
package enum PackedDescriptors {
    /// A `FileDescriptorProto` in a `FileDescriptorSet`: field 1, with a length (descriptor.proto).
    private static let fileTag: UInt32 = 1 << 3 | 2

    /// Descriptors nest deeper than messages do, since messages are declared in messages.
    private static let depthMax = 100

    /// The files of a `FileDescriptorSet`, each with its own bytes.
    ///
    /// - Parameter budgetBytes: the most memory that unpacking one file may take.
    /// - Throws: ``SchemaError`` when the bytes are none.
    package static func files(_ set: [UInt8], budgetBytes: Int) throws(SchemaError) -> [ProtoFile] {
        var files: [ProtoFile] = []
        for file in try split(set) { files.append(try self.file(file, budgetBytes: budgetBytes)) }
        return files
    }

    /// One `FileDescriptorProto`.
    ///
    /// - Throws: ``SchemaError`` when the bytes are none.
    package static func file(_ bytes: [UInt8], budgetBytes: Int) throws(SchemaError) -> ProtoFile {
        try withUnpacked(
            bytes, Google__Protobuf__FileDescriptorProto.self, google__protobuf__file_descriptor_proto__init,
            budgetBytes: budgetBytes
        ) { file, _ in
            FileReader(file.pointee, packed: bytes).read()
        }
    }

    /// Files that are unpacked already, as a plugin of protoc gets them.
    package static func files(
        _ pointer: UnsafeMutablePointer<UnsafeMutablePointer<Google__Protobuf__FileDescriptorProto>?>?, _ count: Int
    ) -> [ProtoFile] {
        UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count).compactMap { file in
            file.map { FileReader($0.pointee, packed: packed($0)).read() }
        }
    }

    /// Unpacks `bytes` and hands the C struct to `body`; the struct lives as long as that.
    ///
    /// - Throws: ``SchemaError`` when the bytes are not that message.
    package static func withUnpacked<Layout, Value>(
        _ bytes: [UInt8], _: Layout.Type, _ initialize: (UnsafeMutablePointer<Layout>?) -> Void, budgetBytes: Int,
        _ body: (UnsafeMutablePointer<Layout>, Arena) -> Value
    ) throws(SchemaError) -> Value {
        let arena = Arena(budgetBytes: budgetBytes)
        let descriptor = messageDescriptor(initialize)
        let limits = PrescanLimits(fieldsMax: .max, depthMax: depthMax)
        let result: Result<Value, SchemaError> = bytes.withUnsafeBytes { bytes in
            do throws(ProtobufError) {
                let message = try unpackedMessage(bytes, descriptor, in: arena, limits)
                let layout = UnsafeMutableRawPointer(message).assumingMemoryBound(to: Layout.self)
                return .success(body(layout, arena))
            } catch {
                return .failure(SchemaError("the input is no \(String(cString: descriptor.pointee.name)): \(error)"))
            }
        }
        return try result.get()
    }

    /// Packs a C struct.
    package static func packed<Layout>(_ layout: UnsafePointer<Layout>) -> [UInt8] {
        let prepared = PreparedMessage(layout: UnsafeRawPointer(layout))
        return [UInt8](unsafeUninitializedCapacity: prepared.packedSize) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            prepared.pack(into: UnsafeMutableRawPointer(base))
            count = prepared.packedSize
        }
    }

    /// The bytes of each file in a set.
    private static func split(_ set: [UInt8]) throws(SchemaError) -> [[UInt8]] {
        let result: Result<[[UInt8]], ProtobufError> = set.withUnsafeBytes { bytes in
            do throws(ProtobufError) {
                guard var reader = WireReader(bytes) else { return .success([]) }
                var files: [[UInt8]] = []
                while !reader.isAtEnd {
                    let offset = reader.offset
                    guard try reader.shortVarint("tag") == fileTag else {
                        throw .malformed(reason: "the tag at byte \(offset) is not that of a file")
                    }
                    files.append(try reader.data())
                }
                return .success(files)
            } catch {
                return .failure(error)
            }
        }
        do throws(ProtobufError) {
            return try result.get()
        } catch {
            throw SchemaError("the input is no google.protobuf.FileDescriptorSet: \(error)")
        }
    }
}
