internal import CProtocMessages
internal import ProtobufReflection

/// A file's descriptor with its comments and without the rest of what protoc knows about its source, which is most of
/// its bytes.
enum CommentedDescriptor {
    /// The packed `FileDescriptorProto`.
    static func packed(_ file: ProtoFile) throws(GeneratorError) -> [UInt8] {
        try GeneratorInput.withUnpacked(
            file.packed, Google__Protobuf__FileDescriptorProto.self, google__protobuf__file_descriptor_proto__init
        ) { layout, _ in
            if let info = layout.pointee.source_code_info { keepComments(info) }
            return PackedDescriptors.packed(layout)
        }
    }

    private static func keepComments(_ info: UnsafeMutablePointer<Google__Protobuf__SourceCodeInfo>) {
        guard let locations = info.pointee.location else { return }
        var kept = 0
        for index in 0..<info.pointee.n_location {
            guard let location = locations[index],
                location.pointee.leading_comments != nil || location.pointee.trailing_comments != nil
            else { continue }
            location.pointee.n_leading_detached_comments = 0
            locations[kept] = location
            kept += 1
        }
        info.pointee.n_location = kept
    }
}
