/// A header in lower case, to look for words in it.
struct LoweredHeader {
    /// The header as it was written.
    let original: [UInt8]
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        original = bytes
        self.bytes = bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }

    /// How often `word` is there.
    func count(of word: StaticString) -> Int { offsets(after: word).count }

    /// Where something follows on `word`.
    func offsets(after word: StaticString) -> [Int] {
        bytes.withUnsafeBytes { bytes in
            let wanted = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
            var found: [Int] = []
            var rest = bytes
            while let place = MailLines.find(wanted[0], in: rest) {
                rest = UnsafeRawBufferPointer(rebasing: rest[place...])
                let isFound = rest.starts(with: wanted)
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(isFound ? wanted.count : 1))
                if isFound { found.append(bytes.count - rest.count) }
            }
            return found
        }
    }
}
