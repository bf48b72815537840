/// Something of a desk that has a key and a label and nothing more: a tier, a team, a choice of a field.
public struct LabelledKey: Sendable, Hashable, Codable {
    /// Names it inside its desk.
    public var key: String
    /// What readers call it.
    public var labels: LocalizedText

    /// A key with its label.
    public init(key: String, labels: LocalizedText) {
        self.key = key
        self.labels = labels
    }
}
