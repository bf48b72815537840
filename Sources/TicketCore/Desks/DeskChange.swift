/// A desk that somebody wrote, to be kept as a new version.
public struct DeskChange: Sendable, Hashable {
    /// What the store has to have already.
    public enum Kind: Sendable, Hashable {
        /// No desk of that key.
        case create
        /// A desk of that key; if a version is named, that one as its newest.
        case update(from: Int?)
    }

    /// Who asks, and in which tenant.
    public var actor: Actor
    /// What has to be there already.
    public var kind: Kind
    /// The desk, which has been looked over.
    public var desk: Desk
    /// The text that it was made of.
    public var source: String
    /// Makes a retry safe.
    public var idempotencyKey: IdempotencyKey?
    /// Whether to check everything and change nothing.
    public var validateOnly: Bool

    /// A change with every field given.
    public init(
        actor: Actor, kind: Kind, desk: Desk, source: String, idempotencyKey: IdempotencyKey? = nil,
        validateOnly: Bool = false
    ) {
        self.actor = actor
        self.kind = kind
        self.desk = desk
        self.source = source
        self.idempotencyKey = idempotencyKey
        self.validateOnly = validateOnly
    }

    /// What to do, by the newest version that there is.
    ///
    /// - Returns: the version to keep, or the newest one itself where there is nothing to change.
    /// - Throws: `DeskRefusal`.
    public func version(after newest: DeskSource?) throws(DeskRefusal) -> DeskVersion {
        switch (kind, newest) {
        case (.create, .some): throw .exists(desk.key)
        case (.update, nil): throw .missing(desk.key)
        case (.update(let expected?), let newest?) where expected != newest.version.version:
            throw .stale(newest: newest.version.version)
        case (.update, let newest?) where newest.text == source && newest.version.desk == desk:
            return newest.version
        default: return DeskVersion(version: (newest?.version.version ?? 0) + 1, desk: desk)
        }
    }
}
