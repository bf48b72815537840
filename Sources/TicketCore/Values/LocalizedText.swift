/// One text in several languages.
public struct LocalizedText: Sendable, Hashable, Codable {
    /// The text by language.
    public let texts: [LanguageTag: String]

    /// A text in these languages.
    public init(_ texts: [LanguageTag: String]) {
        self.texts = texts
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        var texts: [LanguageTag: String] = [:]
        for (key, text) in try container.decode([String: String].self) {
            guard let tag = LanguageTag(key) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "\"\(key)\" is no BCP 47 language tag, such as \"es\"")
            }
            texts[tag] = text
        }
        self.texts = texts
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            Dictionary(texts.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The languages that it has, in alphabetic order.
    public var languages: [LanguageTag] { texts.keys.sorted { $0.text < $1.text } }

    /// The text in the first of the preferred languages that it has, each tried with its more general forms before the
    /// next; empty if it has none of them. `LanguagePreference` puts the desk's default and English last.
    public func text(in preference: LanguagePreference) -> String {
        for tag in preference.tags {
            if let text = texts[tag] { return text }
        }
        return ""
    }
}
