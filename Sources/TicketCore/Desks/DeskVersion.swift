/// One immutable version of a desk.
public struct DeskVersion: Sendable, Hashable {
    /// 1 for the first, then rising.
    public let version: Int
    /// The desk as it is in this version.
    public let desk: Desk

    /// A version of a desk.
    public init(version: Int, desk: Desk) {
        self.version = version
        self.desk = desk
    }
}
