extension TextRedaction {
    /// Whether something is taken out of a text.
    func changes(_ text: String) -> Bool { self(text) != text }

    /// The bytes of a text that may be in any encoding, without what is looked for: of each line that is UTF-8. Nil if
    /// nothing is in them.
    func applied(to bytes: [UInt8]) -> [UInt8]? {
        guard mayStand(in: bytes) else { return nil }
        var result: [UInt8] = []
        var isChanged = false
        for line in bytes.split(separator: 0x0a, omittingEmptySubsequences: false) {
            if line.startIndex > 0 { result.append(0x0a) }
            guard mayStand(in: line), let text = String(validating: line, as: UTF8.self), changes(text) else {
                result += line
                continue
            }
            result += Array(self(text).utf8)
            isChanged = true
        }
        return isChanged ? result : nil
    }
}
