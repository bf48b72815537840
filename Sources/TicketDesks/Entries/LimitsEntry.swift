internal import TicketCore

/// A desk's limits as its file spells them; what is left out has the default.
struct LimitsEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case subjectScalarsMax = "subject_scalars_max"
        case bodyBytesMax = "body_bytes_max"
        case ccEmailsMax = "cc_emails_max"
        case attachmentBytesMax = "attachment_bytes_max"
        case attachmentsMax = "attachments_max"
    }

    let limits: DeskLimits

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        var limits = DeskLimits()
        if let count = try values.decodeIfPresent(Int.self, forKey: .subjectScalarsMax) {
            limits.subjectScalarsMax = count
        }
        if let count = try values.decodeIfPresent(Int.self, forKey: .bodyBytesMax) { limits.bodyBytesMax = count }
        if let count = try values.decodeIfPresent(Int.self, forKey: .ccEmailsMax) { limits.ccEmailsMax = count }
        if let count = try values.decodeIfPresent(Int.self, forKey: .attachmentBytesMax) {
            limits.attachmentBytesMax = count
        }
        if let count = try values.decodeIfPresent(Int.self, forKey: .attachmentsMax) { limits.attachmentsMax = count }
        self.limits = limits
    }
}
