/// Whether bytes are UTF-8 (RFC 3629) without control characters other than tab, line feed, form feed and carriage
/// return, looked at as they come.
struct TextCheck: Sendable {
    private var hasFailed = false
    /// How many bytes the present character still needs.
    private var missing = 0
    /// What the next of them may be; the first one has narrower bounds, so that no form is overlong, a surrogate or
    /// beyond U+10FFFF.
    private var next: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether all bytes so far are text, and the last character is whole.
    var isText: Bool { !hasFailed && missing == 0 }

    mutating func take(_ bytes: some Collection<UInt8>) {
        for byte in bytes {
            if hasFailed { return }
            take(byte)
        }
    }

    private mutating func take(_ byte: UInt8) {
        guard missing == 0 else {
            hasFailed = !next.contains(byte)
            missing -= 1
            next = 0x80...0xBF
            return
        }
        switch byte {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20...0x7E: return
        case 0xC2...0xDF: begin(missing: 1, 0x80...0xBF)
        case 0xE0: begin(missing: 2, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: begin(missing: 2, 0x80...0xBF)
        case 0xED: begin(missing: 2, 0x80...0x9F)
        case 0xF0: begin(missing: 3, 0x90...0xBF)
        case 0xF1...0xF3: begin(missing: 3, 0x80...0xBF)
        case 0xF4: begin(missing: 3, 0x80...0x8F)
        default: hasFailed = true
        }
    }

    private mutating func begin(missing: Int, _ next: ClosedRange<UInt8>) {
        self.missing = missing
        self.next = next
    }
}
