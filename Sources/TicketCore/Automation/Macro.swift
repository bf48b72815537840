/// What staff do to a ticket in one go. Either all of it is done, or nothing.
public struct Macro: Sendable, Hashable, Codable {
    /// Names the macro inside its desk.
    public var key: String
    /// What staff call it.
    public var labels: LocalizedText
    /// What is done, in this order, as far as whoever applies it may.
    public var actions: [TicketAction]

    /// A macro with all that a desk says of it.
    public init(key: String, labels: LocalizedText, actions: [TicketAction]) {
        self.key = key
        self.labels = labels
        self.actions = actions
    }
}
