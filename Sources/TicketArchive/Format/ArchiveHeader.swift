/// The first line of an archive.
public struct ArchiveHeader: Sendable, Hashable {
    /// The version of the format.
    public var version: Int64
    /// The key of the desk.
    public var desk: String

    /// The first line of an archive of a desk in the present version.
    public init(version: Int64 = ArchiveFormat.version, desk: String) {
        self.version = version
        self.desk = desk
    }
}
