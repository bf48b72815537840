public import CProtobufC

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What generated code calls to put a field's Swift value into the C struct.
///
/// Everything is copied once, straight into the arena. All of them throw
/// ``ProtobufError/budgetExceeded(budgetBytes:)`` when the budget is spent.
extension Arena {
    /// Copies a string field as UTF-8.
    ///
    /// - Throws: ``ProtobufError/nulInString(field:)`` with the field's full name as well.
    public func store(_ string: String, field: StaticString) throws(ProtobufError) -> ProtobufCBinaryData {
        guard !string.isEmpty else { return ProtobufCBinaryData() }
        var string = string
        let stored = string.withUTF8 { utf8 -> Stored in
            guard let base = utf8.baseAddress else { return .data(ProtobufCBinaryData()) }
            guard memchr(base, 0, utf8.count) == nil else { return .hasNUL }
            return copy(UnsafeRawBufferPointer(utf8)).map(Stored.data) ?? .noMemory
        }
        switch stored {
        case .data(let data): return data
        case .hasNUL: throw .nulInString(field: field.description)
        case .noMemory: throw .budgetExceeded(budgetBytes: budgetBytes)
        }
    }

    /// Copies a bytes field.
    public func store(_ bytes: [UInt8]) throws(ProtobufError) -> ProtobufCBinaryData {
        guard let data = bytes.withUnsafeBytes(copy) else { throw .budgetExceeded(budgetBytes: budgetBytes) }
        return data
    }

    /// Copies a repeated string field; nil when it is empty.
    public func store(
        _ strings: [String], field: StaticString
    ) throws(ProtobufError) -> UnsafeMutablePointer<ProtobufCBinaryData>? {
        guard !strings.isEmpty else { return nil }
        let array = try allocate(ProtobufCBinaryData.self, count: strings.count)
        for (index, string) in strings.enumerated() { array[index] = try store(string, field: field) }
        return array
    }

    /// Copies a repeated bytes field; nil when it is empty.
    public func store(_ values: [[UInt8]]) throws(ProtobufError) -> UnsafeMutablePointer<ProtobufCBinaryData>? {
        guard !values.isEmpty else { return nil }
        let array = try allocate(ProtobufCBinaryData.self, count: values.count)
        for (index, bytes) in values.enumerated() { array[index] = try store(bytes) }
        return array
    }

    /// Copies a repeated number field; nil when it is empty.
    @inlinable
    public func store<Number: BitwiseCopyable & Numeric>(
        numbers: [Number]
    ) throws(ProtobufError) -> UnsafeMutablePointer<Number>? {
        guard !numbers.isEmpty else { return nil }
        let array = try allocate(Number.self, count: numbers.count)
        for (index, number) in numbers.enumerated() { array[index] = number }
        return array
    }

    /// Copies a repeated bool field; nil when it is empty.
    public func store(bools: [Bool]) throws(ProtobufError) -> UnsafeMutablePointer<protobuf_c_boolean>? {
        guard !bools.isEmpty else { return nil }
        let array = try allocate(protobuf_c_boolean.self, count: bools.count)
        for (index, bool) in bools.enumerated() { array[index] = bool ? 1 : 0 }
        return array
    }

    /// Copies a repeated enum field; nil when it is empty. `CEnum` is protoc-c's C enum, which has 32 bits.
    public func store<CEnum>(
        enums: [some ProtobufEnum], as _: CEnum.Type
    ) throws(ProtobufError) -> UnsafeMutablePointer<CEnum>? {
        guard !enums.isEmpty else { return nil }
        let array = try allocate(CEnum.self, count: enums.count)
        for (index, value) in enums.enumerated() {
            UnsafeMutableRawPointer(array + index).storeBytes(of: value.rawValue, as: Int32.self)
        }
        return array
    }

    /// Copies a repeated message field as an array of pointers; nil when it is empty.
    @inlinable
    public func store<Message: ProtobufMessage>(
        messages: [Message]
    ) throws(ProtobufError) -> UnsafeMutablePointer<UnsafeMutablePointer<Message.Layout>?>? {
        guard !messages.isEmpty else { return nil }
        let array = try allocate(UnsafeMutablePointer<Message.Layout>?.self, count: messages.count)
        for (index, message) in messages.enumerated() { array[index] = try message.layout(in: self) }
        return array
    }

    /// What came of copying a string; a closure cannot throw a typed error.
    private enum Stored {
        case data(ProtobufCBinaryData)
        case hasNUL
        case noMemory
    }

    /// Copies the bytes; nil when the budget is spent.
    private func copy(_ bytes: UnsafeRawBufferPointer) -> ProtobufCBinaryData? {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return ProtobufCBinaryData() }
        guard let memory = try? allocate(byteCount: bytes.count) else { return nil }
        memcpy(memory, base, bytes.count)
        return ProtobufCBinaryData(len: bytes.count, data: memory.assumingMemoryBound(to: UInt8.self))
    }
}
