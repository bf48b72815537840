/// A `.proto` file.
public struct ProtoFile: Hashable, Sendable {
    /// The path that imports use, such as `ticket/v1/ticket.proto`.
    public let name: String
    /// Such as `ticket.v1`; empty for none.
    public let package: String
    /// Such as `proto3`; `proto2` also when the file does not say.
    public let syntax: String
    /// The paths of the files that it imports.
    public let imports: [String]
    /// The messages on the file's top level.
    public let messages: [ProtoMessage]
    /// The enums on the file's top level.
    public let enums: [ProtoEnum]
    /// The services.
    public let services: [ProtoService]
    /// The extensions on the file's top level.
    public let extensions: [ProtoExtension]
    /// The packed `google.protobuf.FileDescriptorProto` that this was read from.
    public let packed: [UInt8]

    /// Whether the syntax is proto3.
    public var isProto3: Bool { syntax == "proto3" }

    /// Every message in the file with those nested in it, in the order of the file.
    public var allMessages: [ProtoMessage] { messages.flatMap(\.withNested) }

    /// Every enum in the file, those nested in messages included.
    public var allEnums: [ProtoEnum] { enums + allMessages.flatMap(\.enums) }

    /// Every extension in the file, those nested in messages included.
    public var allExtensions: [ProtoExtension] { extensions + allMessages.flatMap(\.extensions) }
}
