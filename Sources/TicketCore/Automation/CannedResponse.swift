/// What staff have ready to say.
public struct CannedResponse: Sendable, Hashable, Codable {
    /// Names it inside its desk.
    public var key: String
    /// What staff call it.
    public var labels: LocalizedText
    /// What is said, with placeholders.
    public var text: LocalizedText

    /// A response with all that a desk says of it.
    public init(key: String, labels: LocalizedText, text: LocalizedText) {
        self.key = key
        self.labels = labels
        self.text = text
    }
}
