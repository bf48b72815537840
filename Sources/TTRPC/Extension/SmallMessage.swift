/// Packs a protobuf message of few and small fields, where exact sizes in advance earn nothing. Field numbers are below
/// 16.
struct SmallMessage {
    private(set) var bytes: [UInt8] = []

    /// Appends a number; zero is an absent field.
    mutating func append(field number: UInt8, _ value: UInt32) {
        guard value != 0 else { return }
        bytes.append(number &<< 3)
        append(varint: value)
    }

    mutating func append(field number: UInt8, _ text: String) {
        bytes.append(number &<< 3 | 2)
        append(varint: UInt32(clamping: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func append(varint value: UInt32) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
