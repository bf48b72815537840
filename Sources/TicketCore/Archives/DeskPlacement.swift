/// Decides what becomes of a desk that is there already where an archive has versions of it.
///
/// The archive's own desk has to be as it was where it comes from, and takes the place of one that came with the
/// program and was never used. Other desks' versions are only for what once was under them: they are not to change a
/// desk that is used.
public struct DeskPlacement: Sendable {
    /// The key of the desk.
    private let desk: String
    /// Whether it is the archive's own.
    private let isOwn: Bool
    /// Whether something is kept with it where it is to go.
    private let isUsed: Bool
    /// Whether all of its versions there came with the program.
    private let isBuiltIn: Bool

    /// A decision on a desk of which these versions are there.
    public init(desk: String, isOwn: Bool, isUsed: Bool, present: [DeskSource]) {
        self.desk = desk
        self.isOwn = isOwn
        self.isUsed = isUsed
        isBuiltIn = present.allSatisfy { $0.origin == .builtIn }
    }

    /// Whether the versions that are there go before the first of the archive's comes.
    public func giveWay() throws(ArchiveRefusal) -> Bool {
        guard isOwn else { return false }
        guard !isUsed else {
            throw ArchiveRefusal(
                .taken, reason: "DESK_IN_USE",
                message: "the desk \"\(desk)\" is in use here; it has tickets, chats, ratings of articles or views of "
                    + "its own")
        }
        return isBuiltIn
    }

    /// Whether a version is to be kept, in the place of the one that is there under its number.
    public func keeps(_ source: DeskSource, present: DeskSource?) throws(ArchiveRefusal) -> Bool {
        let isSame = present?.version == source.version
        if isOwn {
            guard present == nil || isSame else { throw differing(source.version.version) }
            return true
        }
        if isSame { return false }
        if !isUsed && isBuiltIn { return true }
        let name =
            "version \(source.version.version) of the desk \"\(desk)\", under which something in the archive once was,"
        throw ArchiveRefusal(
            .unmet, reason: "OTHER_DESK_VERSION",
            message: present == nil
                ? "\(name) is not here; carry that desk over first, or update it here"
                : "\(name) is another one here; carry the desks to a server where that one is not in use")
    }

    /// Looks whether there is nothing but the archive's versions of its own desk.
    public func finish(countThere: Int, countInArchive: Int) throws(ArchiveRefusal) {
        if isOwn, countThere != countInArchive { throw differing(nil) }
    }

    private func differing(_ version: Int?) -> ArchiveRefusal {
        ArchiveRefusal(
            .taken, reason: "DESK_EXISTS",
            message: version.map { "version \($0) of the desk \"\(desk)\" is another one here" }
                ?? "the desk \"\(desk)\" has versions here that the archive does not have")
    }
}
