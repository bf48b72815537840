/// Takes mail addresses and phrases out of texts, whatever their case.
public struct TextRedaction: Sendable {
    /// What is looked for, in lower case.
    private struct Needle: Sendable {
        var scalars: [UInt32]
        var isAddress: Bool
        /// The same as bytes; nil if it has letters whose case is not one of ASCII's.
        var bytes: [UInt8]?
    }

    private let needles: [Needle]

    init(addresses: [String], phrases: [String]) {
        needles = (addresses.map { ($0, true) } + phrases.map { ($0, false) }).compactMap { text, isAddress in
            let scalars = Self.lowered(text)
            let bytes = scalars.allSatisfy { $0 < 0x80 } ? scalars.map(UInt8.init(truncatingIfNeeded:)) : nil
            return text.isEmpty ? nil : Needle(scalars: scalars, isAddress: isAddress, bytes: bytes)
        }
    }

    /// The text without them; the same text if none is in it. A phrase is found as whole words.
    public func callAsFunction(_ text: String) -> String {
        guard !text.isEmpty, !needles.isEmpty else { return text }
        let lowered = Self.lowered(text)
        var result = String.UnicodeScalarView()
        var scalars = Array(text.unicodeScalars)[...]
        var index = 0
        var isChanged = false
        while index < lowered.count {
            if let needle = needles.first(where: { Self.stands($0, in: lowered, at: index) }) {
                result.append(contentsOf: ErasedPerson.placeholder.unicodeScalars)
                scalars = scalars.dropFirst(needle.scalars.count)
                index += needle.scalars.count
                isChanged = true
            } else {
                if let scalar = scalars.popFirst() { result.append(scalar) }
                index += 1
            }
        }
        return isChanged ? String(result) : text
    }

    /// Whether bytes may have something in them, if they are UTF-8; quicker than to look closely.
    func mayStand(in bytes: some Collection<UInt8>) -> Bool {
        bytes.withContiguousStorageIfAvailable { bytes in
            needles.contains { needle in
                guard let wanted = needle.bytes else { return true }
                return Self.stands(wanted, in: bytes)
            }
        } ?? true
    }

    private static func stands(_ wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where lowered(bytes[start]) == first {
            if wanted.indices.allSatisfy({ lowered(bytes[start + $0]) == wanted[$0] }) { return true }
        }
        return false
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte + 0x20 : byte }

    private static func stands(_ needle: Needle, in text: [UInt32], at index: Int) -> Bool {
        let end = index + needle.scalars.count
        guard end <= text.count, text[index] == needle.scalars[0],
            text[index..<end].elementsEqual(needle.scalars)
        else { return false }
        let before = index > 0 ? text[index - 1] : nil
        let after = end < text.count ? text[end] : nil
        guard needle.isAddress else {
            return !(before.map(isWord) ?? false) && !(after.map(isWord) ?? false)
        }
        // Neither the end of a longer mailbox nor the beginning of a longer host: a dot may end a sentence.
        if let before, isWord(before) || [0x2e, 0x2d, 0x5f, 0x2b].contains(before) { return false }
        if let after, isWord(after) || after == 0x2d { return false }
        if after == 0x2e, end + 1 < text.count, isWord(text[end + 1]) { return false }
        return true
    }

    private static func isWord(_ value: UInt32) -> Bool {
        if value < 0x80 { return (0x30...0x39).contains(value) || (0x61...0x7a).contains(value) }
        guard let scalar = Unicode.Scalar(value) else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Scalar by scalar, so that places in it are places in the text.
    private static func lowered(_ text: String) -> [UInt32] {
        text.unicodeScalars.map { scalar in
            if scalar.isASCII { return (0x41...0x5a).contains(scalar.value) ? scalar.value + 0x20 : scalar.value }
            let mapping = scalar.properties.lowercaseMapping.unicodeScalars
            return mapping.count == 1 ? mapping.first?.value ?? scalar.value : scalar.value
        }
    }
}
