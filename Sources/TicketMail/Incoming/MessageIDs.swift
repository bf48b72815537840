/// Message-IDs in a field (RFC 5322, 3.6.4).
enum MessageIDs {
    /// What stands in angle brackets, without them, in its order; each once, at most 100, the last ones.
    static func all(in field: String?) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        var rest = field?.utf8[...] ?? ""[...].utf8
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
            let id = rest[..<close]
            if isID(id), case let text = String(Substring(id)), seen.insert(text).inserted { found.append(text) }
            rest = rest[rest.index(after: close)...]
        }
        return found.suffix(100)
    }

    private static func isID(_ id: Substring.UTF8View) -> Bool {
        (3...512).contains(id.count) && id.contains(UInt8(ascii: "@"))
            && id.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "<") }
    }
}
