internal import ProtobufC
internal import TicketMessages

/// One desk in full.
struct DeskView: OutputView {
    let desk: Desk

    var reply: any ProtobufMessage { desk }
    var ids: [String] { [desk.key] }

    func text(_ style: TextStyle) -> String {
        [card, statuses, transitions, tracks, timers, issueTypes, fields, contacts].map { $0(style) }.filter {
            !$0.isEmpty
        }
        .joined(separator: "\n")
    }

    private func card(_ style: TextStyle) -> String {
        let limits = desk.limits
        let fields: [(name: String, value: String)] = [
            ("version", String(desk.version)),
            ("locales", desk.locales.map { $0 == desk.defaultLocale ? "\($0) (default)" : $0 }.joined(separator: ", ")),
            ("channels", desk.channels.map(EnumWord.word).joined(separator: ", ")),
            ("new tickets are", desk.initialStatus),
            ("subject", limits.map { "at most \($0.subjectScalarsMax) characters" } ?? ""),
            ("texts", limits.map { "at most \($0.bodyBytesMax / 1_024) KiB" } ?? ""),
            ("cc", limits.map { "at most \($0.ccEmailsMax) addresses" } ?? ""),
            ("files", limits.map(Self.files) ?? ""),
            ("served", hours),
            ("chats", chats),
            ("rating", rating),
            ("tiers", desk.tiers.map(\.key).joined(separator: ", ")),
            ("teams", desk.teams.map(\.key).joined(separator: ", ")),
            ("etag", desk.etag),
        ]
        return Card(title: "\(desk.key)  \(desk.displayName)", fields: fields).text(style)
    }

    private static func files(_ limits: DeskLimits) -> String {
        guard limits.attachmentBytesMax > 0 else { return "" }
        return "at most \(ByteCount.text(Int64(limits.attachmentBytesMax))), \(limits.attachmentsMax) on a comment"
    }

    private func statuses(_ style: TextStyle) -> String {
        let rows = desk.statuses.map { status in
            [
                status.key, EnumWord.word(status.category), EnumWord.word(status.waitingOn), status.label,
                status.description,
            ]
        }
        return Table(["STATUS", "CATEGORY", "WAITING ON", "LABEL", "MEANING"], rows: rows).text(style)
    }

    private func transitions(_ style: TextStyle) -> String {
        let rows = desk.transitions.map { move in
            let known: Set<TransitionTrigger> = [.command, .customerReply, .agentReply]
            let replies =
                (move.onCustomerReply ? ["customer's reply"] : []) + (move.onAgentReply ? ["agent's reply"] : [])
                + move.triggers.filter { !known.contains($0) }.map(EnumWord.word)
            return [
                move.fromStatus, move.toStatus, move.roles.map(EnumWord.word).joined(separator: ","),
                replies.joined(separator: ","), move.actionLabel,
            ]
        }
        return Table(["FROM", "TO", "BY COMMAND OF", "BY ITSELF ON", "ACTION"], rows: rows).text(style)
    }

    private func tracks(_ style: TextStyle) -> String {
        let rows = desk.tracks.flatMap { track in
            track.states.map { state in
                [track.key, state.key, state.key == track.initialState ? "yes" : "", state.label, state.description]
            }
        }
        return Table(["TRACK", "STATE", "FIRST", "LABEL", "MEANING"], rows: rows).text(style)
    }

    private func timers(_ style: TextStyle) -> String {
        let rows = desk.timers.map { timer in
            [
                timer.key, "\(timer.duration?.seconds ?? 0) s", EnumWord.word(timer.clock), signals(timer.armedBy),
                signals(timer.disarmedBy), timer.toStatus,
            ]
        }
        return Table(["TIMER", "RUNS", "CLOCK", "ARMED BY", "DISARMED BY", "TO"], rows: rows).text(style)
    }

    private func signals(_ signals: [DeskSignal]) -> String {
        signals.map { $0.status.isEmpty ? EnumWord.word($0.kind) : "\(EnumWord.word($0.kind)) \($0.status)" }
            .joined(separator: ",")
    }

    private func fields(_ style: TextStyle) -> String {
        let rows = desk.fields.map { field in
            [
                field.key, EnumWord.word(field.kind), field.choices.map(\.key).joined(separator: ","),
                field.requesterMaySet ? "requesters too" : "staff", field.label,
            ]
        }
        return Table(["FIELD", "KIND", "CHOICES", "SET BY", "LABEL"], rows: rows).text(style)
    }

    private var hours: String {
        desk.hours.map { "in service hours of \($0.zone); `ticketctl desk hours \(desk.key)` has them" } ?? ""
    }

    private var chats: String {
        switch desk.chat?.ticket {
        case .atStart: "each has a ticket from its start"
        case .onConversion: "staff make tickets of those that deserve it"
        case .off: "without tickets"
        case .unspecified, .unrecognized, nil: ""
        }
    }

    private var rating: String {
        guard let rating = desk.rating, rating.occasion == .onClose else { return "" }
        return "\(rating.scoreMin) to \(rating.scoreMax) when it is closed"
    }

    private func issueTypes(_ style: TextStyle) -> String {
        let rows = desk.issueTypes.map { [$0.key, $0.fallback ? "\($0.label) (if none is named)" : $0.label] }
        return Table(["ISSUE TYPE", "LABEL"], rows: rows).text(style)
    }

    private func contacts(_ style: TextStyle) -> String {
        Table(
            ["ELSEWHERE", "KIND", "ADDRESS"], rows: desk.supportContacts.map { [$0.displayName, $0.kind, $0.address] }
        )
        .text(style)
    }
}
