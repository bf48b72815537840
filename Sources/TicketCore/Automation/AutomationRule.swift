/// What a desk does when something happens to a ticket: event, condition, actions.
///
/// It acts inside the command that sets it off, as ticketd itself, and at most once a command.
public struct AutomationRule: Sendable, Hashable, Codable {
    /// Names the rule inside its desk.
    public var key: String
    /// What sets it off; one of these is enough.
    public var events: [RuleEvent]
    /// What has to be so; nil for always.
    public var condition: TicketCondition?
    /// What is done, in this order. What cannot be done is left out and told on the ticket.
    public var actions: [TicketAction]

    /// A rule with all that a desk says of it.
    public init(key: String, events: [RuleEvent], condition: TicketCondition? = nil, actions: [TicketAction]) {
        self.key = key
        self.events = events
        self.condition = condition
        self.actions = actions
    }
}
