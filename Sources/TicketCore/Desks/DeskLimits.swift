/// How much a desk takes.
public struct DeskLimits: Sendable, Hashable, Codable {
    /// The greatest length of a subject, in Unicode scalars.
    public var subjectScalarsMax: Int
    /// The greatest length of a description or a comment, in bytes of UTF-8.
    public var bodyBytesMax: Int
    /// How many CC addresses a ticket may have.
    public var ccEmailsMax: Int
    /// The greatest size of a file, in bytes; more than 25 MiB is never taken.
    public var attachmentBytesMax: Int
    /// How many files a comment may have; more than 20 are never taken.
    public var attachmentsMax: Int

    /// Limits; the defaults are account-portal's.
    public init(
        subjectScalarsMax: Int = 140, bodyBytesMax: Int = 262_144, ccEmailsMax: Int = 20,
        attachmentBytesMax: Int = 26_214_400, attachmentsMax: Int = 20
    ) {
        self.subjectScalarsMax = subjectScalarsMax
        self.bodyBytesMax = bodyBytesMax
        self.ccEmailsMax = ccEmailsMax
        self.attachmentBytesMax = attachmentBytesMax
        self.attachmentsMax = attachmentsMax
    }

    /// Limits as they were written down, perhaps before there were files.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            subjectScalarsMax: try values.decode(Int.self, forKey: .subjectScalarsMax),
            bodyBytesMax: try values.decode(Int.self, forKey: .bodyBytesMax),
            ccEmailsMax: try values.decode(Int.self, forKey: .ccEmailsMax))
        attachmentBytesMax = try values.decode(forKey: .attachmentBytesMax, default: attachmentBytesMax)
        attachmentsMax = try values.decode(forKey: .attachmentsMax, default: attachmentsMax)
    }
}
