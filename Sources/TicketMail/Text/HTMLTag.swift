/// A tag as it stands in HTML: its name and the few attributes that matter for text.
struct HTMLTag {
    /// The name in lower case.
    let name: String
    let isEnd: Bool
    private let body: Substring.UTF8View

    /// - Parameter body: what stands between `<` and `>`.
    init?(_ body: Substring.UTF8View) {
        var rest = body
        isEnd = rest.first == UInt8(ascii: "/")
        if isEnd { rest = rest.dropFirst() }
        let name = rest.prefix { byte in
            (0x61...0x7a).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ":")
        }
        guard let first = name.first, (0x61...0x7a).contains(first | 0x20), name.count <= 32 else { return nil }
        self.name = String(Substring(name)).lowercased()
        self.body = rest[name.endIndex...]
    }

    /// The value of an attribute, its references not resolved.
    func attribute(_ wanted: String) -> Substring? {
        var rest = body
        while true {
            rest = rest.drop(while: Self.isGap)
            guard !rest.isEmpty else { return nil }
            let name = rest.prefix { !Self.isGap($0) && $0 != UInt8(ascii: "=") }
            rest = rest[name.endIndex...].drop(while: Self.isGap)
            var value = rest.prefix(0)
            if rest.first == UInt8(ascii: "=") {
                rest = rest.dropFirst().drop(while: Self.isGap)
                if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    value = rest.dropFirst().prefix { $0 != quote }
                    rest = rest[value.endIndex...].dropFirst()
                } else {
                    value = rest.prefix { !Self.isGap($0) }
                    rest = rest[value.endIndex...]
                }
            } else if name.isEmpty {
                rest = rest.dropFirst()
            }
            if Substring(name).lowercased() == wanted { return Substring(value) }
        }
    }

    private static func isGap(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0d).contains(byte) || byte == UInt8(ascii: "/")
    }
}
