/// How much work it is to hash a password (Argon2id, RFC 9106).
public struct PasswordCost: Sendable, Hashable {
    /// How often the memory is gone over.
    public var passes: Int
    /// How much memory it takes, in bytes; a multiple of 1,024.
    public var memoryBytes: Int

    /// libsodium's limits for people who wait: 64 MiB, gone over twice.
    public static let standard = PasswordCost(passes: 2, memoryBytes: 64 * 1_024 * 1_024)

    /// A cost of one's own. The least that there is: one pass over 8 KiB.
    public init(passes: Int, memoryBytes: Int) {
        self.passes = max(1, passes)
        self.memoryBytes = max(8_192, memoryBytes)
    }

    /// The cost of a hash, which says it itself: `$argon2id$v=19$m=65536,t=2,p=1$…`, the memory in KiB; nil for a text
    /// of another form.
    init?(ofHash hash: String) {
        let parts = hash.split(separator: "$")
        guard parts.count == 5, parts[0] == "argon2id" else { return nil }
        var values: [Substring: Int] = [:]
        for pair in parts[2].split(separator: ",") {
            let sides = pair.split(separator: "=")
            if sides.count == 2, let value = Int(sides[1]) { values[sides[0]] = value }
        }
        guard let memory = values["m"], let passes = values["t"], memory <= Int.max / 1_024 else { return nil }
        self.init(passes: passes, memoryBytes: memory * 1_024)
    }

    /// Whether this is more than another cost in some way.
    func exceeds(_ other: PasswordCost) -> Bool {
        passes > other.passes || memoryBytes > other.memoryBytes
    }
}
