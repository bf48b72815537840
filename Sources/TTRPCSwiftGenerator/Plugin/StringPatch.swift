internal import CProtocMessages
internal import ProtobufReflection

/// Rewrites a descriptor set so that protoc-c generates what this project can use.
///
/// protoc-c's strings end at the first NUL and carry no length; its bytes carry one. On the wire the two are the same,
/// so every string field becomes a bytes field. A map's entry becomes a plain message, because protoc refuses bytes as
/// the key of a map, and `deprecated` is dropped, because generated Swift would warn of its own fields.
public enum StringPatch {
    /// The patched set.
    ///
    /// - Parameter descriptorSet: a packed `google.protobuf.FileDescriptorSet`.
    /// - Throws: ``GeneratorError`` when it is none.
    public static func patched(_ descriptorSet: [UInt8]) throws(GeneratorError) -> [UInt8] {
        try GeneratorInput.withUnpacked(
            descriptorSet, Google__Protobuf__FileDescriptorSet.self, google__protobuf__file_descriptor_set__init
        ) { set, _ in
            forEach(set.pointee.file, set.pointee.n_file) { file in
                forEach(file.pointee.message_type, file.pointee.n_message_type, patch)
            }
            return PackedDescriptors.packed(set)
        }
    }

    private static func patch(_ message: UnsafeMutablePointer<Google__Protobuf__DescriptorProto>) {
        if let options = message.pointee.options {
            options.pointee.has_map_entry = 0
            options.pointee.has_deprecated = 0
        }
        forEach(message.pointee.field, message.pointee.n_field) { field in
            if field.pointee.type == GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_STRING {
                field.pointee.type = GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_BYTES
            }
            field.pointee.options?.pointee.has_deprecated = 0
        }
        forEach(message.pointee.nested_type, message.pointee.n_nested_type, patch)
    }

    private static func forEach<Element>(
        _ pointer: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>?, _ count: Int,
        _ body: (UnsafeMutablePointer<Element>) -> Void
    ) {
        for case let element? in UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count) {
            body(element)
        }
    }
}
