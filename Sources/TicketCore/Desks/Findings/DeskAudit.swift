/// Looks a desk over.
struct DeskAudit {
    let desk: Desk
    private(set) var findings: [DeskFinding] = []

    init(desk: Desk) {
        self.desk = desk
    }

    mutating func error(_ code: String, _ path: [DeskFinding.PathStep], _ message: String) {
        findings.append(DeskFinding(severity: .error, code: code, path: path, message: message))
    }

    mutating func warn(_ code: String, _ path: [DeskFinding.PathStep], _ message: String) {
        findings.append(DeskFinding(severity: .warning, code: code, path: path, message: message))
    }

    // MARK: Keys

    mutating func checkKeys() {
        checkKey(desk.key, ["key"])
        checkKeys(desk.statuses.map(\.key), of: "statuses")
        checkKeys(desk.issueTypes.map(\.key), of: "issue_types")
        checkKeys(desk.tracks.map(\.key), of: "tracks")
        checkKeys(desk.timers.map(\.key), of: "timers")
        checkKeys(desk.tiers.map(\.key), of: "tiers")
        checkKeys(desk.teams.map(\.key), of: "teams")
        checkKeys(desk.fields.map(\.key), of: "fields")
        checkKeys(desk.messages.map(\.key), of: "messages")
        checkKeys(desk.automation.rules.map(\.key), of: "rules")
        checkKeys(desk.automation.macros.map(\.key), of: "macros")
        checkKeys(desk.automation.cannedResponses.map(\.key), of: "canned_responses")
        checkKeys(desk.automation.targets.map(\.key), of: "sla")
        checkDoubles(desk.statusMaps.map(\.desk), of: "moves_to")
        if desk.channels.isEmpty { error("NO_CHANNEL", ["channels"], "channels: name at least one") }
    }

    private mutating func checkKeys(_ keys: [String], of list: String) {
        for (index, key) in keys.enumerated() { checkKey(key, [.key(list), .index(index), "key"]) }
        checkDoubles(keys, of: list)
    }

    mutating func checkDoubles(_ keys: [String], of list: String) {
        var seen: Set<String> = []
        var reported: Set<String> = []
        for (index, key) in keys.enumerated()
        where !seen.insert(key).inserted && reported.insert(key).inserted {
            error("DOUBLE_KEY", [.key(list), .index(index)], "\(list): \"\(key)\" stands there twice")
        }
    }

    mutating func checkKey(_ key: String, _ path: [DeskFinding.PathStep]) {
        guard !Self.isKey(key) else { return }
        error(
            "INVALID_KEY", path,
            "\"\(key)\" is no key: use 1 to 63 lower-case letters, digits, \"-\" and \"_\", a letter first")
    }

    private static func isKey(_ text: String) -> Bool {
        guard (1...63).contains(text.utf8.count), let first = text.utf8.first else { return false }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return letters.contains(first)
            && text.utf8.allSatisfy { letters.contains($0) || digits.contains($0) || "-_".utf8.contains($0) }
    }

    // MARK: Issue types and limits

    mutating func checkIssueTypes() {
        if desk.issueType(desk.fallbackIssueType) == nil {
            error(
                "UNKNOWN_ISSUE_TYPE", ["fallback_issue_type"],
                "fallback_issue_type: \"\(desk.fallbackIssueType)\" is none of the issue types")
        }
        for (index, type) in desk.issueTypes.enumerated() where type.labels.texts[desk.defaultLocale] == nil {
            error(
                "MISSING_LABEL", ["issue_types", .index(index), "labels"],
                "issue_types.\(type.key): no label in the default locale \(desk.defaultLocale)")
        }
    }

    mutating func checkLimits() {
        let limits = desk.limits
        if !(1...1_000).contains(limits.subjectScalarsMax) {
            error("OUT_OF_RANGE", ["limits", "subject_scalars_max"], "limits.subject_scalars_max: 1 to 1000")
        }
        if !(1...1_048_576).contains(limits.bodyBytesMax) {
            error("OUT_OF_RANGE", ["limits", "body_bytes_max"], "limits.body_bytes_max: 1 to 1048576")
        }
        if !(0...100).contains(limits.ccEmailsMax) {
            error("OUT_OF_RANGE", ["limits", "cc_emails_max"], "limits.cc_emails_max: 0 to 100")
        }
        if !(0...AttachmentLimits.fileBytesMax).contains(Int64(limits.attachmentBytesMax)) {
            error(
                "OUT_OF_RANGE", ["limits", "attachment_bytes_max"],
                "limits.attachment_bytes_max: 0 to \(AttachmentLimits.fileBytesMax)")
        }
        if !(0...AttachmentLimits.filesPerCommentMax).contains(limits.attachmentsMax) {
            error(
                "OUT_OF_RANGE", ["limits", "attachments_max"],
                "limits.attachments_max: 0 to \(AttachmentLimits.filesPerCommentMax)")
        }
    }
}
