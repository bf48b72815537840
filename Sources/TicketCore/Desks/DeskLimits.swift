/// How much a desk takes.
public struct DeskLimits: Sendable, Hashable, Codable {
    /// The greatest length of a subject, in Unicode scalars.
    public var subjectScalarsMax: Int
    /// The greatest length of a description or a comment, in bytes of UTF-8.
    public var bodyBytesMax: Int
    /// How many CC addresses a ticket may have.
    public var ccEmailsMax: Int

    /// Limits; the defaults are account-portal's.
    public init(subjectScalarsMax: Int = 140, bodyBytesMax: Int = 262_144, ccEmailsMax: Int = 20) {
        self.subjectScalarsMax = subjectScalarsMax
        self.bodyBytesMax = bodyBytesMax
        self.ccEmailsMax = ccEmailsMax
    }
}
