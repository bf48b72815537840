internal import CSodium

/// Names for files.
enum FileID {
    /// 128 bits from the system's source of randomness as 32 hexadecimal digits.
    static func random() -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        randombytes_buf(&bytes, bytes.count)
        return bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
