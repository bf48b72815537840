/// What a ticket may be about, as a desk sorts it.
public struct IssueType: Sendable, Hashable, Codable {
    /// Names the type inside its desk.
    public var key: String
    /// What readers call it.
    public var labels: LocalizedText

    /// A type of issue.
    public init(key: String, labels: LocalizedText) {
        self.key = key
        self.labels = labels
    }
}
