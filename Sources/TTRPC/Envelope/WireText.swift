internal import Glibc

/// Strings off the wire: strict UTF-8 without NUL, since a NUL would cut the text in a C library behind us.
enum WireText {
    /// - Returns: nil when the bytes are no such text.
    static func string(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return "" }
        guard memchr(base, 0, bytes.count) == nil else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The longest prefix within the limit that ends between two characters.
    static func prefix(of text: String, byteCountMax: Int) -> Substring.UTF8View {
        guard text.utf8.count > byteCountMax else { return text[...].utf8 }
        var end = text.utf8.index(text.startIndex, offsetBy: max(0, byteCountMax))
        while end > text.startIndex, text.utf8[end] & 0xc0 == 0x80 { end = text.utf8.index(before: end) }
        return text[..<end].utf8
    }
}
