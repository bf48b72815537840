/// All that a decision depends on beside the command and who asks for it. A store gathers it inside the transaction.
public struct Situation: Sendable, Hashable {
    /// The desk of the ticket, in the ticket's version; for a creation the newest version; nil if there is none.
    public var desk: DeskVersion?
    /// The ticket as it stands; nil if there is none of this number, and for a creation.
    public var ticket: Ticket?
    /// The number that a new ticket will have, for a creation and a comment that becomes a ticket; 0 if none is made.
    public var newNumber: Int64
    /// The comment that a reply answers; nil if the ticket has none of this id.
    public var repliedTo: RepliedComment?
    /// Those of the files that a comment names which there are, whosever they are.
    public var attachments: [Attachment]
    /// The other ticket of a link or a merge, the ticket that a new one follows, or the one into which `ticket` was
    /// merged, at the end of the chain.
    public var other: Ticket?
    /// The desk of the other ticket in its version, or the one to which the ticket is to go.
    public var otherDesk: DeskVersion?
    /// For a comment that becomes a new ticket, the desk's newest version, under which that is made.
    public var newestDesk: DeskVersion?
    /// The person whom the command names.
    public var person: PersonReference?
    /// Those of the people whom the desk's rules name who are there, by id.
    public var people: [String: PersonReference]
    /// The service hours of the desk under which the timers run, worked out; nil if it has none.
    public var calendar: ServiceCalendar?
    /// The service hours of the desk that the ticket leaves, for a move to another desk or version.
    public var formerCalendar: ServiceCalendar?
    /// The service hours of `newestDesk`.
    public var newestCalendar: ServiceCalendar?
    /// The present moment.
    public var now: Timestamp

    /// A situation with every field given.
    public init(
        desk: DeskVersion?, ticket: Ticket?, newNumber: Int64 = 0, repliedTo: RepliedComment? = nil,
        attachments: [Attachment] = [],
        other: Ticket? = nil, otherDesk: DeskVersion? = nil,
        newestDesk: DeskVersion? = nil, person: PersonReference? = nil,
        people: [String: PersonReference] = [:], calendar: ServiceCalendar? = nil,
        formerCalendar: ServiceCalendar? = nil, newestCalendar: ServiceCalendar? = nil, now: Timestamp
    ) {
        self.desk = desk
        self.ticket = ticket
        self.newNumber = newNumber
        self.repliedTo = repliedTo
        self.attachments = attachments
        self.other = other
        self.otherDesk = otherDesk
        self.newestDesk = newestDesk
        self.person = person
        self.people = people
        self.calendar = calendar
        self.formerCalendar = formerCalendar
        self.newestCalendar = newestCalendar
        self.now = now
    }
}
