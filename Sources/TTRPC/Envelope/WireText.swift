internal import Glibc

/// Strings off the wire: strict UTF-8 without NUL, since a NUL would cut the text in a C library behind us.
enum WireText {
    /// - Returns: nil when the bytes are no such text.
    static func string(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return "" }
        guard memchr(base, 0, bytes.count) == nil else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
