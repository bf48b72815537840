internal import TicketCore
internal import TicketRecords

extension TicketStateRecord {
    init(_ state: TicketState) {
        self.init(
            assignee: state.assignee.map(PersonRecord.init), team: state.team ?? "", tier: state.tier ?? "",
            tracks: EntryRecord.list(state.tracks), participants: state.participants.map(ParticipantRecord.init),
            admitsParticipants: state.admitsParticipants, links: state.links.map(LinkRecord.init),
            mergedInto: state.mergedInto ?? 0, mergedTickets: state.mergedTickets,
            deleteTime: state.deleteTime.map(TimeRecord.init), tags: state.tags.map { Array($0.utf8) },
            fields: EntryRecord.list(state.fields), timers: state.timers.map(TimerRecord.init),
            endTime: state.endTime.map(TimeRecord.init), endings: state.endings,
            rating: state.rating.map(RatingRecord.init), customerStatus: state.customerStatus.map(StatusRecord.init),
            noteCount: state.noteCount, targets: state.targets.map(TargetStateRecord.init))
    }

    func state() throws -> TicketState {
        TicketState(
            assignee: try assignee?.person(), team: team.orNil, tier: tier.orNil, tracks: tracks.dictionary,
            participants: participants.map(\.participant), admitsParticipants: admitsParticipants,
            links: try links.map { try $0.link() }, mergedInto: mergedInto == 0 ? nil : mergedInto,
            mergedTickets: mergedTickets, deleteTime: deleteTime?.timestamp, tags: tags.texts,
            fields: fields.dictionary, timers: timers.map(\.timer), endTime: endTime?.timestamp, endings: endings,
            rating: rating?.rating, customerStatus: try customerStatus.map { try StatusReference($0) },
            noteCount: noteCount, targets: try targets.map { try $0.state() })
    }
}

extension RatingRecord {
    init(_ rating: TicketRating) {
        self.init(score: Int64(rating.score), comment: Array(rating.comment.utf8), ending: rating.ending)
    }

    var rating: TicketRating {
        TicketRating(
            score: Int(clamping: score), comment: String(decoding: comment, as: UTF8.self), ending: ending)
    }
}

extension ParticipantRecord {
    init(_ participant: Participant) {
        self.init(email: participant.email, told: participant.isTold, letIn: participant.isLetIn)
    }

    var participant: Participant { Participant(email: email, isTold: told, isLetIn: letIn) }
}

extension LinkRecord {
    init(_ link: TicketLink) {
        self.init(ticketNumber: link.number, kind: link.kind.code)
    }

    func link() throws -> TicketLink {
        TicketLink(number: ticketNumber, kind: try TicketLink.Kind(record: kind, in: "event.link.kind"))
    }
}

extension TimerRecord {
    init(_ timer: ArmedTimer) {
        self.init(key: timer.key, dueTimeMicroseconds: timer.dueTime.microsecondsSinceEpoch)
    }

    var timer: ArmedTimer {
        ArmedTimer(key: key, dueTime: Timestamp(microsecondsSinceEpoch: dueTimeMicroseconds))
    }
}

extension TimeRecord {
    init(_ time: Timestamp) {
        self.init(microseconds: time.microsecondsSinceEpoch)
    }

    var timestamp: Timestamp { Timestamp(microsecondsSinceEpoch: microseconds) }
}

extension CustomFieldChangeRecord {
    init(_ change: CustomFieldChange) {
        self.init(
            key: change.key, oldValue: change.oldValue.map { FieldValueRecord(text: Array($0.utf8)) },
            newValue: change.newValue.map { FieldValueRecord(text: Array($0.utf8)) })
    }

    var change: CustomFieldChange {
        CustomFieldChange(
            key: key, oldValue: oldValue.map { String(decoding: $0.text, as: UTF8.self) },
            newValue: newValue.map { String(decoding: $0.text, as: UTF8.self) })
    }
}

extension MovedRecord {
    init(_ moved: MovedTicket) {
        self.init(
            desk: moved.desk, deskVersion: Int64(moved.deskVersion), issueType: moved.issueType,
            status: StatusRecord(moved.status), team: moved.team ?? "", tier: moved.tier ?? "",
            tracks: EntryRecord.list(moved.tracks), fields: EntryRecord.list(moved.fields),
            customerStatus: moved.customerStatus.map(StatusRecord.init))
    }

    func moved() throws -> MovedTicket {
        MovedTicket(
            desk: desk, deskVersion: Int(deskVersion), issueType: issueType, status: try StatusReference(status),
            team: team.orNil, tier: tier.orNil, tracks: tracks.dictionary, fields: fields.dictionary,
            customerStatus: try customerStatus.map { try StatusReference($0) })
    }
}

extension EntryRecord {
    /// The entries in the order of the bytes of their keys.
    static func list(_ values: [String: String]) -> [EntryRecord] {
        values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { EntryRecord(key: $0.key, value: Array($0.value.utf8)) }
    }
}

extension [EntryRecord] {
    /// The values by key.
    var dictionary: [String: String] {
        Dictionary(
            map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }, uniquingKeysWith: { _, last in last })
    }
}

extension [[UInt8]] {
    /// Each as the text that it is in UTF-8.
    var texts: [String] { map { String(decoding: $0, as: UTF8.self) } }
}

extension String {
    /// Nil for an empty text.
    var orNil: String? { isEmpty ? nil : self }
}
