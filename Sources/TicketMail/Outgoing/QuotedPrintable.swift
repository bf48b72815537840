/// Text in quoted-printable (RFC 2045, 6.7), whose lines end with CRLF and have 76 bytes at most.
enum QuotedPrintable {
    private static let lineBytesMax = 76
    private static let hex = Array("0123456789ABCDEF".utf8)

    /// - Parameter text: lines ending with LF.
    static func encode(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { output += "\r\n".utf8 }
            append(Array(line), to: &output)
        }
        return output
    }

    private static func append(_ line: [UInt8], to output: inout [UInt8]) {
        var column = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            var token = token(byte, isFirst: column == 0, isLast: isLast)
            // One byte is kept for the `=` that says that the line goes on.
            if column + token.count > lineBytesMax - (isLast ? 0 : 1) {
                output += "=\r\n".utf8
                column = 0
                token = Self.token(byte, isFirst: true, isLast: isLast)
            }
            output += token
            column += token.count
        }
    }

    /// A dot and "From " at the beginning of a line are encoded for the sake of programs that touch them.
    private static func token(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
        let isPlain =
            switch byte {
            case UInt8(ascii: "="): false
            case UInt8(ascii: "."), UInt8(ascii: "F"): !isFirst
            case 0x20, 0x09: !isLast
            default: (0x21...0x7e).contains(byte)
            }
        return isPlain ? [byte] : [UInt8(ascii: "="), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
}
