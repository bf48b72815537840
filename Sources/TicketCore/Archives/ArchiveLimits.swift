/// How large an archive may be that is taken in.
public struct ArchiveLimits: Sendable, Hashable {
    /// How many bytes it may have.
    public var bytesMax: Int64 = 32 << 30
    /// How many bytes a line may have.
    public var lineBytesMax = 8 << 20
    /// How many records it may have. The store takes all of them in one transaction, for which others wait.
    public var recordsMax = 500_000
    /// The greatest ticket number that it may name, so that there are always numbers left for new tickets.
    public var ticketNumberMax: Int64 = 1 << 39

    /// The defaults.
    public init() {}
}
