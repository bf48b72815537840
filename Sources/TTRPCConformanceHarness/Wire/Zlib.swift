/// Streams of zlib (RFC 1950, RFC 1951), made without a library.
enum Zlib {
    /// At most 65,535 bytes as they are, in one stored block.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(truncatingIfNeeded: bytes.count)
        let lengths = [UInt8(count & 0xff), UInt8(count >> 8), UInt8(~count & 0xff), UInt8(~count >> 8)]
        return [0x78, 0x01, 0x01] + lengths + bytes + checksum(of: bytes)
    }

    /// So many zeros as small as deflate can: a zero, then repetitions of 258 in 13 bits each. The count is rounded
    /// up.
    static func zeros(count: Int) -> [UInt8] {
        var bits = Bits()
        bits.append(0b011, count: 3)
        bits.append(code: 0b0011_0000, count: 8)
        let repetitions = (count + 256) / 258
        for _ in 0..<repetitions {
            bits.append(code: 0b1100_0101, count: 8)
            bits.append(code: 0, count: 5)
        }
        bits.append(code: 0, count: 7)
        let sum = UInt32((1 + repetitions * 258) % 65_521)
        return [0x78, 0x01] + bits.bytes + Frame.bigEndian(sum << 16 | 1)
    }

    private static func checksum(of bytes: [UInt8]) -> [UInt8] {
        var low: UInt32 = 1
        var high: UInt32 = 0
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return Frame.bigEndian(high << 16 | low)
    }

    /// Bits, the first one lowest in its byte.
    private struct Bits {
        private(set) var bytes: [UInt8] = []
        private var used = 8

        /// A number, its lowest bit first.
        mutating func append(_ value: UInt32, count: Int) {
            for shift in 0..<count { append(bit: UInt8(value >> shift & 1)) }
        }

        /// A code of Huffman's, its highest bit first.
        mutating func append(code: UInt32, count: Int) {
            for shift in (0..<count).reversed() { append(bit: UInt8(code >> shift & 1)) }
        }

        private mutating func append(bit: UInt8) {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= bit << used
            used += 1
        }
    }
}
