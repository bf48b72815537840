/// The part of a status that a ticket and its events keep, so that they can be read and filtered without the desk.
public struct StatusReference: Sendable, Hashable, Codable {
    /// Names the status inside its desk.
    public var key: String
    /// What kind of state it is.
    public var category: Status.Category
    /// Who has to act.
    public var waitingOn: Status.WaitingOn

    /// A status in short.
    public init(key: String, category: Status.Category, waitingOn: Status.WaitingOn) {
        self.key = key
        self.category = category
        self.waitingOn = waitingOn
    }
}
