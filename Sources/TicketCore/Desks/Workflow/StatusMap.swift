/// Where the statuses of one desk, or of one version of it, go in another.
public struct StatusMap: Sendable, Hashable, Codable {
    /// The key of the desk to which tickets go.
    public var desk: String
    /// The key of the other desk's status for each status of this one.
    public var statuses: [String: String]

    /// A map to another desk.
    public init(desk: String, statuses: [String: String]) {
        self.desk = desk
        self.statuses = statuses
    }
}
