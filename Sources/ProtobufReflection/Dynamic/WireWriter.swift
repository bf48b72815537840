internal import ProtobufC

/// Writes packed bytes.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    /// Every field that is set, in the order of numbers.
    mutating func fields(of message: DynamicMessage) {
        for (number, values) in message.valuesByNumber.sorted(by: { $0.key < $1.key }) {
            guard let field = message.type.field(number: number), let wireType = field.wireType else { continue }
            if field.isPacked {
                var packed = WireWriter()
                for value in values { packed.value(value, field.encoding) }
                tag(number, .lengthDelimited)
                data(packed.bytes)
            } else {
                for value in values {
                    tag(number, wireType)
                    self.value(value, field.encoding)
                }
            }
        }
    }

    private mutating func value(_ value: DynamicValue, _ encoding: ProtoEncoding) {
        switch value {
        case .double(let number): fixed(number.bitPattern)
        case .float(let number): fixed(number.bitPattern)
        case .bool(let flag): varint(flag ? 1 : 0)
        // A negative number has ten bytes whatever its type, so that it may be widened.
        case .enum(let number): varint(UInt64(truncatingIfNeeded: number))
        case .string(let string): data(Array(string.utf8))
        case .bytes(let data): self.data(data)
        case .message(let message): data(message.packed())
        case .int32(let number):
            switch encoding {
            case .varint: varint(UInt64(truncatingIfNeeded: number))
            case .zigZag: varint(UInt64(UInt32(bitPattern: number << 1 ^ number >> 31)))
            case .fixed: fixed(UInt32(bitPattern: number))
            }
        case .int64(let number):
            switch encoding {
            case .varint: varint(UInt64(bitPattern: number))
            case .zigZag: varint(UInt64(bitPattern: number << 1 ^ number >> 63))
            case .fixed: fixed(UInt64(bitPattern: number))
            }
        case .uint32(let number): encoding == .fixed ? fixed(number) : varint(UInt64(number))
        case .uint64(let number): encoding == .fixed ? fixed(number) : varint(number)
        }
    }

    private mutating func tag(_ number: Int32, _ wireType: WireType) {
        varint(UInt64(UInt32(bitPattern: number)) << 3 | UInt64(wireType.rawValue))
    }

    private mutating func data(_ data: [UInt8]) {
        varint(UInt64(data.count))
        bytes += data
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func fixed(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
