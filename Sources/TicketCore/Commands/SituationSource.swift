/// Where a situation is gathered from: one tenant's data inside a store's transaction.
public protocol SituationSource {
    /// The ticket of this number, deleted or not.
    func ticket(_ number: Int64) throws -> Ticket?
    /// One version of a desk; nil for `version` means the newest.
    func desk(_ key: String, version: Int?) throws -> DeskVersion?
    /// What is known of a comment; nil if the ticket has none of this id.
    func repliedComment(_ id: Int64, on number: Int64) throws -> RepliedComment?
    /// The attachment of this id, whosever it is.
    func attachment(_ id: String) throws -> Attachment?
    /// The person or service of this id.
    func person(_ id: String) throws -> PersonReference?
    /// A desk's service hours under the rules of its zone; nil if it has none, or none of its timers runs on them.
    func calendar(of desk: Desk) throws -> ServiceCalendar?
    /// The number that the next ticket gets.
    func nextNumber() throws -> Int64
}
