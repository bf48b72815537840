internal import ArgumentParser
internal import TTRPC

/// One pair of metadata on the command line: `key: value`.
enum MetadataOption {
    static func parse(_ text: String) throws -> Metadata.Pair {
        guard let colon = text.firstIndex(of: ":") else { throw wrong(text) }
        let key = text[..<colon]
        let isKey = !key.isEmpty && key.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
        guard isKey else { throw wrong(text) }
        return Metadata.Pair(key: String(key), value: String(text[text.index(after: colon)...].drop { $0 == " " }))
    }

    private static func wrong(_ text: String) -> ValidationError {
        ValidationError("\"\(text)\" is no metadata: write 'key: value', the key without spaces")
    }
}
