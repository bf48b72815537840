/// The place of a ticket in a list, whatever the order.
public struct TicketPosition: Sendable, Hashable {
    /// The ticket's number.
    public var number: Int64
    /// When it last changed. Orders that do not go by it pay no heed to it.
    public var updateTime: Timestamp

    /// A place in a list.
    public init(number: Int64, updateTime: Timestamp = Timestamp(microsecondsSinceEpoch: 0)) {
        self.number = number
        self.updateTime = updateTime
    }

    /// The place of a ticket as it is now.
    public init(_ ticket: Ticket) {
        self.init(number: ticket.number, updateTime: ticket.updateTime)
    }
}
