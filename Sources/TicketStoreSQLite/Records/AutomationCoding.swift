internal import ProtobufC
internal import TicketCore
internal import TicketRecords

extension CauseRecord {
    init(_ cause: EventCause) {
        self.init(revision: cause.revision ?? 0, rule: cause.rule ?? "", macro: cause.macro ?? "")
    }

    var cause: EventCause {
        EventCause(revision: revision == 0 ? nil : revision, rule: rule.orNil, macro: macro.orNil)
    }
}

extension ActionSkippedRecord {
    init(_ skipped: SkippedAction) {
        self.init(action: Array(skipped.action.utf8), reason: skipped.reason, message: Array(skipped.message.utf8))
    }

    var skipped: SkippedAction {
        SkippedAction(
            action: String(decoding: action, as: UTF8.self), reason: reason,
            message: String(decoding: message, as: UTF8.self))
    }
}

extension RuleLimit: Coded {
    var code: RuleLimitCode {
        switch self {
        case .depth: .depth
        case .events: .events
        }
    }

    init?(_ code: RuleLimitCode) {
        switch code {
        case .depth: self = .depth
        case .events: self = .events
        case .unspecified, .unrecognized: return nil
        }
    }
}
