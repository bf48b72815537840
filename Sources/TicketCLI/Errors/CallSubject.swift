/// What a command is about, so that a hint can name the next command in full.
enum CallSubject: Sendable, Hashable {
    /// Nothing in particular.
    case none
    /// The ticket with this number.
    case ticket(Int64)
    /// The attachment of this id.
    case attachment(String)
    /// A desk by its key, given or asked for.
    case desk(String)
    /// A method that is called by its name, or asked about: `ticket.v1.TicketService/GetTicket`.
    case method(String)
}
