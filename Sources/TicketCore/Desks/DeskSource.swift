/// A version of a desk as it was written.
public struct DeskSource: Sendable, Hashable {
    /// Where a version of a desk comes from.
    public enum Origin: Int, Sendable, Hashable, CaseIterable {
        /// The program brought it along.
        case builtIn = 0
        /// Somebody wrote it.
        case written = 1
    }

    /// The version that was made of it.
    public var version: DeskVersion
    /// The YAML text; nil for a version that was kept without it.
    public var text: String?
    /// Where it comes from.
    public var origin: Origin
    /// Who wrote it; nil if nobody did.
    public var author: PersonReference?
    /// When it was written; nil where that is not known.
    public var createTime: Timestamp?

    /// A source with every field given.
    public init(
        version: DeskVersion, text: String?, origin: Origin, author: PersonReference? = nil,
        createTime: Timestamp? = nil
    ) {
        self.version = version
        self.text = text
        self.origin = origin
        self.author = author
        self.createTime = createTime
    }
}
