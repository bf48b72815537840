/// What is fixed when a ticket goes to another desk or to another version of its own.
public struct MovedTicket: Sendable, Hashable {
    /// The key of the desk.
    public var desk: String
    /// The version of it.
    public var deskVersion: Int
    /// The key of the issue type there.
    public var issueType: String
    /// Where it stands there.
    public var status: StatusReference
    /// What customers see instead of it; nil if they see it.
    public var customerStatus: StatusReference?
    /// The key of the team there.
    public var team: String?
    /// The key of the tier there.
    public var tier: String?
    /// The state of each track there.
    public var tracks: [String: String]
    /// The values of the fields that are there.
    public var fields: [String: String]

    /// A moved ticket with every field given.
    public init(
        desk: String, deskVersion: Int, issueType: String, status: StatusReference, team: String?, tier: String?,
        tracks: [String: String], fields: [String: String], customerStatus: StatusReference? = nil
    ) {
        self.desk = desk
        self.deskVersion = deskVersion
        self.issueType = issueType
        self.status = status
        self.team = team
        self.tier = tier
        self.tracks = tracks
        self.fields = fields
        self.customerStatus = customerStatus
    }
}
