#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Turns bytes in a charset into text. It always gives one, and says what it is not sure of.
enum CharsetDecoder {
    /// A text, and what is to be known about it.
    struct Decoded {
        var text: String
        var notes: Set<MailNote> = []
    }

    /// The text that `bytes` are in the charset of this name; no name means ASCII (RFC 2046, 4.1.2), which is read as
    /// UTF-8 where it is that.
    static func decode(_ bytes: [UInt8], charset: String?) -> Decoded {
        let name = (charset ?? "us-ascii").lowercased()
        let isASCII = ["us-ascii", "ascii", "ansi_x3.4-1968", ""].contains(name)
        if isASCII || name == "utf-8" || name == "utf8", let text = String(validating: bytes, as: UTF8.self) {
            return Decoded(text: text)
        }
        guard !isASCII else {
            var decoded =
                converted(bytes, from: "WINDOWS-1252") ?? Decoded(text: String(decoding: bytes, as: UTF8.self))
            decoded.notes.insert(.brokenBytes)
            return decoded
        }
        if let decoded = converted(bytes, from: superset(of: name)) { return decoded }
        let text = String(validating: bytes, as: UTF8.self)
        var decoded = text.map { Decoded(text: $0) } ?? converted(bytes, from: "WINDOWS-1252") ?? Decoded(text: "")
        decoded.notes.insert(.unknownCharset(String(PlainText.line(name).prefix(40))))
        return decoded
    }

    /// What senders mean: as in the WHATWG's encodings, the larger charset where a smaller one is named.
    private static func superset(of name: String) -> String {
        switch name {
        case "iso-8859-1", "iso8859-1", "latin1", "iso_8859-1": "WINDOWS-1252"
        case "iso-8859-9": "WINDOWS-1254"
        case "gb2312", "gbk", "x-gbk": "GB18030"
        case "ks_c_5601-1987", "euc-kr": "UHC"
        case "shift_jis", "shift-jis", "x-sjis": "CP932"
        case "iso-8859-8-i": "ISO-8859-8"
        default: name
        }
    }

    /// nil if the charset is not known here.
    private static func converted(_ bytes: [UInt8], from charset: String) -> Decoded? {
        guard charset.utf8.count <= 40, charset.utf8.allSatisfy(isNameByte), isOfMail(charset),
            let handle = iconv_open("UTF-8", charset), handle != iconv_t(bitPattern: -1)
        else { return nil }
        defer { iconv_close(handle) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        var isBroken = false
        bytes.withUnsafeBytes { convert($0, by: handle, into: &output, isBroken: &isBroken) }
        return Decoded(text: String(decoding: output, as: UTF8.self), notes: isBroken ? [.brokenBytes] : [])
    }

    /// Whether it is a family that mail is written in. The C library knows hundreds more, whose code nobody exercises.
    private static func isOfMail(_ charset: String) -> Bool {
        let name = charset.lowercased()
        let families = [
            "utf-", "iso-8859", "iso8859", "windows-", "cp", "koi8", "big5", "gb", "euc-", "uhc", "iso-2022-jp",
            "iso-2022-kr", "tis-620", "mac", "ibm",
        ]
        return families.contains { name.hasPrefix($0) }
    }

    /// iconv's options, which follow a `/`, are none of the sender's business.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
            || "-_.:".utf8.contains(byte)
    }

    private static func convert(
        _ bytes: UnsafeRawBufferPointer, by handle: iconv_t, into output: inout [UInt8], isBroken: inout Bool
    ) {
        guard let base = bytes.baseAddress else { return }
        var from: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
            .assumingMemoryBound(to: CChar.self)
        var left = bytes.count
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8192) { chunk in
            while left > 0 {
                var to = chunk.baseAddress
                var room = chunk.count
                let result = iconv(handle, &from, &left, &to, &room)
                let problem = errno
                output += UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(chunk)[..<(chunk.count - room)])
                guard result == -1, problem != E2BIG else { continue }
                // A byte that is nothing here, or the beginning of a character that does not end.
                isBroken = true
                output += [0xef, 0xbf, 0xbd]
                guard problem == EILSEQ else { return }
                from = from.map { $0 + 1 }
                left -= 1
            }
        }
    }
}
