/// Names a version of a desk.
public struct DeskName: Sendable, Hashable, Comparable {
    /// The key of the desk.
    public var key: String
    /// Its version.
    public var version: Int

    /// A name.
    public init(key: String, version: Int) {
        self.key = key
        self.version = version
    }

    public static func < (left: DeskName, right: DeskName) -> Bool {
        left.key == right.key ? left.version < right.version : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
}
