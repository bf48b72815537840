internal import TicketHash

/// Counts the bytes of an archive, and makes their SHA-256.
public struct ArchiveDigest: Sendable {
    /// How many bytes were taken.
    public private(set) var count: Int64 = 0
    private var hash = SHA256()

    init() {}

    /// Takes the next bytes.
    mutating func take(_ bytes: [UInt8]) {
        count += Int64(bytes.count)
        hash.update(bytes)
    }

    /// SHA-256 of what was taken.
    var sha256: [UInt8] { hash.digest() }
}
