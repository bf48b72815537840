public import ProtobufC

/// One entry of `google.rpc.Status.details`: a packed message and the name of its type (`google.protobuf.Any`).
public struct StatusDetail: Sendable, Hashable {
    /// What every type URL that we write begins with.
    public static let typeURLPrefix = "type.googleapis.com/"

    /// The type's name behind a prefix, for example `type.googleapis.com/google.rpc.BadRequest`.
    public var typeURL: String
    /// The message, packed.
    public var value: [UInt8]

    public init(typeURL: String, value: [UInt8]) {
        self.typeURL = typeURL
        self.value = value
    }

    /// Packs `message`.
    ///
    /// - Throws: ``ProtobufError`` when the message cannot be packed, for example because a string holds a NUL.
    public init(_ message: some ProtobufMessage) throws(ProtobufError) {
        self.init(typeURL: Self.typeURLPrefix + type(of: message).fullName, value: try message.packed())
    }

    /// The detail as a message of type `M`, or nil when it is of another type or does not unpack.
    ///
    /// Only what follows the last `/` of ``typeURL`` counts, as `google/protobuf/any.proto` has it.
    public func message<M: ProtobufMessage>(as type: M.Type = M.self) -> M? {
        let name = typeURL.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
        guard let name, name.elementsEqual(M.fullName.utf8) else { return nil }
        return try? M(unpacking: value)
    }
}
