/// An archive that is to be taken into a store.
public struct DeskImport: Sendable {
    /// Who asks, and into which tenant.
    public var actor: Actor
    /// The key of the archive's desk.
    public var desk: String
    /// What is to be taken in.
    public var archive: any DeskArchive
    /// Makes a retry safe.
    public var idempotencyKey: IdempotencyKey?
    /// Whether to check everything and change nothing.
    public var validateOnly: Bool
    /// How many bytes all files of the tenant may have together.
    public var attachmentBytesMax: Int64

    /// An import with every field given.
    public init(
        actor: Actor, desk: String, archive: any DeskArchive, idempotencyKey: IdempotencyKey? = nil,
        validateOnly: Bool = false, attachmentBytesMax: Int64 = .max
    ) {
        self.actor = actor
        self.desk = desk
        self.archive = archive
        self.idempotencyKey = idempotencyKey
        self.validateOnly = validateOnly
        self.attachmentBytesMax = attachmentBytesMax
    }
}
