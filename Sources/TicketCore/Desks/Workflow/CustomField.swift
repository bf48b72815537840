/// A field that a desk adds to its tickets.
public struct CustomField: Sendable, Hashable, Codable {
    /// What a value has to be.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Any text of one line or more, at most 1,000 Unicode scalars.
        case text
        /// A whole number that fits 64 bits.
        case number
        /// `true` or `false`.
        case flag
        /// One of the choices' keys.
        case choice
    }

    /// Names the field inside its desk.
    public var key: String
    /// What readers call it.
    public var labels: LocalizedText
    /// What a value has to be.
    public var kind: Kind
    /// The choices of a choice; empty for the others.
    public var choices: [LabelledKey]
    /// Whether requesters may set it on their own tickets; staff always may.
    public var requesterMaySet: Bool

    /// A field with all that a desk says of it.
    public init(
        key: String, labels: LocalizedText, kind: Kind, choices: [LabelledKey] = [], requesterMaySet: Bool = false
    ) {
        self.key = key
        self.labels = labels
        self.kind = kind
        self.choices = choices
        self.requesterMaySet = requesterMaySet
    }

    /// What is wrong with a value; nil if nothing is.
    func problem(with value: String) -> String? {
        switch kind {
        case .text:
            value.unicodeScalars.count <= 1_000 ? nil : "at most 1000 characters"
        case .number: Int64(value) == nil ? "\"\(value)\" is no whole number" : nil
        case .flag: value == "true" || value == "false" ? nil : "true or false, not \"\(value)\""
        case .choice:
            choices.contains { $0.key == value }
                ? nil : "\"\(value)\" is none of \(choices.map(\.key).joined(separator: ", "))"
        }
    }
}
