/// How much may lie in a tenant's quarantine.
public struct QuarantineLimits: Sendable, Hashable {
    /// How many mails.
    public var mailsMax: Int
    /// How many bytes they may have together.
    public var bytesMax: Int64

    /// Limits; by default 1,000 mails and 256 MiB.
    public init(mailsMax: Int = 1_000, bytesMax: Int64 = 256 << 20) {
        self.mailsMax = mailsMax
        self.bytesMax = bytesMax
    }
}

extension LimitReached {
    /// The quarantine takes no more. Nothing is thrown away for what is new: whoever brought the mail keeps it.
    public static var quarantine: LimitReached {
        LimitReached(
            reason: "QUARANTINE_FULL",
            message: "the quarantine is full; release or discard mails there, and bring this one again later")
    }
}
