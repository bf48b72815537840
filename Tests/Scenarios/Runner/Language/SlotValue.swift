/// What stands in an open place of a step.
enum SlotValue: Hashable {
    case people([Person])
    case texts([String])
    case labels([Label])
    case ticket(TicketName)
    case number(Int)
    case duration(seconds: Int)
    case word(String)

    /// A text in one language.
    struct Label: Hashable {
        let language: String
        let text: String
    }

    /// How a line speaks of a ticket.
    enum TicketName: Hashable {
        /// The one that was spoken of last.
        case it
        /// The one with this subject.
        case subject(String)
    }
}
