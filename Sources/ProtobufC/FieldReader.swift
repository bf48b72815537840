public import CProtobufC

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What generated code calls to read a field of the C struct into a Swift value.
///
/// A `count` and a pointer are those that libprotobuf-c or ``Arena`` filled in; a nil pointer reads as empty.
public enum FieldReader {
    /// A string field: strict UTF-8 without U+0000, checked and copied in one pass each.
    ///
    /// - Throws: ``ProtobufError/invalidUTF8(field:)`` or ``ProtobufError/nulInString(field:)`` with the field's name.
    public static func string(_ data: ProtobufCBinaryData, field: StaticString) throws(ProtobufError) -> String {
        guard data.len > 0, let bytes = data.data else { return "" }
        guard memchr(bytes, 0, data.len) == nil else { throw .nulInString(field: field.description) }
        // `String(validating:as:)` does the same through unspecialised generics, for 700 instructions more.
        guard let utf8 = try? UTF8Span(validating: UnsafeBufferPointer(start: bytes, count: data.len).span) else {
            throw .invalidUTF8(field: field.description)
        }
        return String(copying: utf8)
    }

    /// A bytes field.
    public static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
        [UInt8](UnsafeBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len))
    }

    /// A repeated string field.
    ///
    /// - Throws: as ``string(_:field:)``.
    public static func strings(
        _ pointer: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int, field: StaticString
    ) throws(ProtobufError) -> [String] {
        guard let pointer, count > 0 else { return [] }
        var strings: [String] = []
        strings.reserveCapacity(count)
        for index in 0..<count { strings.append(try string(pointer[index], field: field)) }
        return strings
    }

    /// A repeated bytes field.
    public static func bytes(_ pointer: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int) -> [[UInt8]] {
        UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count).map { bytes($0) }
    }

    /// A repeated number field.
    @inlinable
    public static func numbers<Number: BitwiseCopyable & Numeric>(
        _ pointer: UnsafeMutablePointer<Number>?, _ count: Int
    ) -> [Number] {
        [Number](UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
    }

    /// A repeated bool field.
    public static func bools(_ pointer: UnsafeMutablePointer<protobuf_c_boolean>?, _ count: Int) -> [Bool] {
        UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count).map { $0 != 0 }
    }

    /// A repeated enum field. `CEnum` is protoc-c's C enum, which has 32 bits.
    public static func enums<CEnum, Enum: ProtobufEnum>(
        _ pointer: UnsafeMutablePointer<CEnum>?, _ count: Int, as _: Enum.Type
    ) -> [Enum] {
        guard let pointer, count > 0 else { return [] }
        return (0..<count).map {
            Enum(rawValue: UnsafeRawPointer(pointer + $0).load(as: Int32.self))
        }
    }

    /// A singular message field; nil when it is not set.
    ///
    /// - Throws: what the message's `init(layout:)` throws.
    @inlinable
    public static func message<Message: ProtobufMessage>(
        _ pointer: UnsafeMutablePointer<Message.Layout>?, as _: Message.Type
    ) throws(ProtobufError) -> Message? {
        guard let pointer else { return nil }
        return try Message(layout: pointer)
    }

    /// A repeated message field.
    ///
    /// - Throws: what the message's `init(layout:)` throws.
    @inlinable
    public static func messages<Message: ProtobufMessage>(
        _ pointer: UnsafeMutablePointer<UnsafeMutablePointer<Message.Layout>?>?, _ count: Int, as _: Message.Type
    ) throws(ProtobufError) -> [Message] {
        guard let pointer, count > 0 else { return [] }
        var messages: [Message] = []
        messages.reserveCapacity(count)
        for index in 0..<count {
            guard let element = pointer[index] else { continue }
            messages.append(try Message(layout: element))
        }
        return messages
    }
}
