public import CProtobufC

/// A protobuf message as a Swift value; generated from its `.proto`.
///
/// The bytes are read and written by libprotobuf-c. A value is made from, and turned into, `Layout`, the C struct that
/// protoc-c generated for the message. Unknown fields are dropped, unknown enum numbers are kept.
public protocol ProtobufMessage: Sendable, Hashable {
    /// protoc-c's C struct of this message.
    associatedtype Layout

    /// The full name, such as `ticket.v1.Ticket`.
    static var fullName: String { get }

    /// protoc-c's description of the message and its fields.
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> { get }

    /// The message with every field at its default.
    init()

    /// Copies everything out of an unpacked C struct; nothing refers to `layout` afterwards.
    ///
    /// - Throws: ``ProtobufError/invalidUTF8(field:)`` or ``ProtobufError/nulInString(field:)``.
    init(layout: UnsafePointer<Layout>) throws(ProtobufError)

    /// Copies everything into a C struct, ready to be packed. It lives until the arena's next reset.
    ///
    /// - Throws: ``ProtobufError/nulInString(field:)`` or ``ProtobufError/budgetExceeded(budgetBytes:)``.
    func layout(in arena: Arena) throws(ProtobufError) -> UnsafeMutablePointer<Layout>

    /// Writes the message as proto3 JSON; see ``JSONWriter`` for the form.
    func writeJSON(to writer: inout JSONWriter)
}

extension ProtobufMessage {
    /// Unpacks a message: looks the bytes over, unpacks them into the arena and copies the fields out.
    ///
    /// Nothing refers to `bytes` or the arena afterwards; reset the arena when it is convenient.
    ///
    /// - Parameters:
    ///   - bytes: the packed message; empty is the message with every field at its default.
    ///   - arena: memory for libprotobuf-c; its budget bounds what the message may cost.
    ///   - limits: bounds on fields and depth.
    /// - Throws: ``ProtobufError``.
    @inlinable
    public init(
        unpacking bytes: UnsafeRawBufferPointer, in arena: Arena, limits: PrescanLimits = PrescanLimits()
    ) throws(ProtobufError) {
        guard bytes.count > 0 else {
            self.init()
            return
        }
        let message = try unpackedMessage(bytes, Self.descriptor, in: arena, limits)
        try self.init(layout: UnsafeRawPointer(message).assumingMemoryBound(to: Layout.self))
    }

    /// Unpacks a message in an arena of its own. Use ``init(unpacking:in:limits:)`` where calls are many.
    ///
    /// - Throws: ``ProtobufError``.
    public init(unpacking bytes: [UInt8]) throws(ProtobufError) {
        let arena = Arena(firstChunkBytes: 4096)
        let result: Result<Self, ProtobufError> = bytes.withUnsafeBytes { bytes in
            do throws(ProtobufError) {
                return .success(try Self(unpacking: bytes, in: arena))
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }

    /// Makes the message ready to be packed, so that its exact size is known before there is a place for it.
    ///
    /// - Throws: ``ProtobufError/nulInString(field:)`` or ``ProtobufError/budgetExceeded(budgetBytes:)``.
    @inlinable
    public func prepared(in arena: Arena) throws(ProtobufError) -> PreparedMessage {
        PreparedMessage(layout: UnsafeRawPointer(try layout(in: arena)))
    }

    /// Packs the message in an arena of its own. Use ``prepared(in:)`` where calls are many.
    ///
    /// - Throws: ``ProtobufError/nulInString(field:)`` or ``ProtobufError/budgetExceeded(budgetBytes:)``.
    public func packed() throws(ProtobufError) -> [UInt8] {
        let arena = Arena(firstChunkBytes: 4096)
        let prepared = try prepared(in: arena)
        return withExtendedLifetime(arena) {
            [UInt8](unsafeUninitializedCapacity: prepared.packedSize) { buffer, count in
                guard let base = buffer.baseAddress else { return }
                prepared.pack(into: UnsafeMutableRawPointer(base))
                count = prepared.packedSize
            }
        }
    }

    /// The message as proto3 JSON on one line; see ``JSONWriter`` for the form.
    public func json() -> String {
        var writer = JSONWriter()
        writeJSON(to: &writer)
        return writer.string
    }
}
