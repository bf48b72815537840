import TicketCore

/// A ticket's events read as a person reads a history: each thing is what the last event that speaks of it says.
/// Written apart from the ticket's own way to take events one by one, which is compared with it.
struct ReadHistory {
    let events: [TicketEvent]
    private let created: CreatedTicket
    /// What it became when it last went to another desk or version, and what has happened since.
    private let moved: MovedTicket?
    private let sinceMove: ArraySlice<TicketEvent>

    /// Nil for what does not begin with a creation.
    init?(_ events: [TicketEvent]) {
        guard case .created(let created)? = events.first?.change else { return nil }
        self.events = events
        self.created = created
        let index = events.lastIndex { if case .moved = $0.change { true } else { false } }
        if let index, case .moved(let moved) = events[index].change { self.moved = moved } else { moved = nil }
        sinceMove = events[(index ?? 0)...]
    }

    var ticket: Ticket {
        Ticket(
            number: events[0].ticketNumber, desk: moved?.desk ?? created.desk,
            deskVersion: moved?.deskVersion ?? created.deskVersion,
            subject: written(.subject, in: events[...]) ?? created.subject,
            issueType: written(.issueType, in: sinceMove) ?? moved?.issueType ?? created.issueType,
            description: created.description, ccEmails: created.ccEmails,
            shared: written(.shared, in: events[...]).map { $0 == "true" } ?? created.shared,
            locale: written(.locale, in: events[...]).map { LanguageTag($0) } ?? created.locale,
            channel: created.channel, status: stays[stays.count - 1].status,
            requester: created.requester ?? events[0].actor, createTime: events[0].time,
            updateTime: events[events.count - 1].time, revision: Int64(events.count),
            commentCount: Int64(comments.count), state: state)
    }

    private var state: TicketState {
        TicketState(
            assignee: last { if case .assigned(let person, _) = $0 { .some(person) } else { nil } } ?? nil,
            team: last(in: sinceMove) { if case .assigned(_, let team) = $0 { .some(team) } else { nil } }
                ?? moved?.team,
            tier: last(in: sinceMove) { if case .escalated(_, let tier, _) = $0 { tier } else { nil } }
                ?? (moved == nil ? created.state.tier : moved?.tier),
            tracks: tracks, participants: participants, admitsParticipants: created.state.admitsParticipants,
            links: links, mergedInto: mergedInto, mergedTickets: mergedTickets, deleteTime: deleteTime, tags: tags,
            fields: fields, timers: timers, endTime: endTime, endings: endings,
            rating: last { if case .rated(let rating) = $0 { rating } else { nil } },
            customerStatus: stays.last?.seen, noteCount: Int64(comments.filter(\.isInternal).count))
    }

    // MARK: Where it has been

    private struct Stay {
        let status: StatusReference
        let seen: StatusReference?
        let time: Timestamp
    }

    private var stays: [Stay] {
        events.compactMap { event in
            switch event.change {
            case .created(let created):
                Stay(status: created.status, seen: created.state.customerStatus, time: event.time)
            case .transitioned(_, let to, _, _, let seen):
                Stay(status: to, seen: seen.flatMap { $0.to == to ? nil : $0.to }, time: event.time)
            case .moved(let moved):
                Stay(
                    status: moved.status, seen: moved.customerStatus == moved.status ? nil : moved.customerStatus,
                    time: event.time)
            default: nil
            }
        }
    }

    /// When it came to the end at which it is, going to the same end of another version aside.
    private var endTime: Timestamp? {
        let key = stays[stays.count - 1].status.key
        return stays.reversed().prefix { $0.status.key == key && $0.status.category.isEnd }.last?.time
    }

    private var endings: Int64 {
        let ends = stays.map(\.status.category.isEnd)
        return Int64(zip([false] + ends, ends).filter { !$0 && $1 }.count)
    }

    // MARK: What stands on it

    private var comments: [NewComment] {
        events.compactMap { if case .commentAdded(let comment) = $0.change { comment } else { nil } }
    }

    private var tracks: [String: String] {
        var tracks = moved?.tracks ?? created.state.tracks
        for key in tracks.keys {
            let set = last(in: sinceMove) { change in
                if case .trackSet(key, _, let state) = change { state } else { nil }
            }
            if let set { tracks[key] = set }
        }
        return tracks
    }

    private var fields: [String: String] {
        var fields = moved?.fields ?? created.state.fields
        for event in sinceMove {
            guard case .fieldsSet(let changes) = event.change else { continue }
            for key in changes.map(\.key) {
                fields[key] =
                    last(in: sinceMove) { change in
                        guard case .fieldsSet(let changes) = change else { return nil }
                        return changes.last { $0.key == key }.map(\.newValue)
                    } ?? nil
            }
        }
        return fields
    }

    private var tags: [String] {
        var signs: [(String, isThere: Bool)] = []
        for event in events {
            guard case .tagged(let added, let removed) = event.change else { continue }
            signs += added.map { ($0, true) } + removed.map { ($0, false) }
        }
        return present(signs.map { ($0.0, $0.isThere) }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private var participants: [Participant] {
        var signs = created.state.participants.map { ($0.email.lowercased(), true) }
        var newest = Dictionary(
            created.state.participants.map { ($0.email.lowercased(), $0) }, uniquingKeysWith: { $1 })
        for event in events {
            switch event.change {
            case .participantAdded(let participant):
                signs.append((participant.email.lowercased(), true))
                newest[participant.email.lowercased()] = participant
            case .participantRemoved(let email): signs.append((email.lowercased(), false))
            default: break
            }
        }
        return present(signs).compactMap { newest[$0] }
    }

    private var links: [TicketLink] {
        present(
            events.compactMap { event in
                switch event.change {
                case .linked(let link): (link, true)
                case .unlinked(let link): (link, false)
                default: nil
                }
            })
    }

    private var mergedTickets: [Int64] {
        present(
            events.compactMap { event in
                switch event.change {
                case .absorbed(let number): (number, true)
                case .released(let number): (number, false)
                default: nil
                }
            })
    }

    private var mergedInto: Int64? {
        last { change in
            switch change {
            case .mergedInto(let number): .some(number)
            case .unmergedFrom: .some(nil)
            default: nil
            }
        } ?? nil
    }

    private var deleteTime: Timestamp? {
        let last = events.last { $0.kind == .deleted || $0.kind == .undeleted }
        return last?.kind == .deleted ? last?.time : nil
    }

    /// Each is there if it was armed later than it was stopped; whoever was armed last stands last.
    private var timers: [ArmedTimer] {
        var last: [String: (place: Int, timer: ArmedTimer?)] = [:]
        for (place, event) in events.enumerated() {
            switch event.change {
            case .timerArmed(let timer): last[timer.key] = (place, timer)
            case .timerDisarmed(let key), .timerFired(let key): last[key] = (place, nil)
            default: break
            }
        }
        return last.values.sorted { $0.place < $1.place }.compactMap(\.timer)
    }

    // MARK: Reading

    /// What the last event that says something about it says.
    private func last<Value>(_ says: (TicketEvent.Change) -> Value?) -> Value? { last(in: events[...], says) }

    private func last<Value>(in events: ArraySlice<TicketEvent>, _ says: (TicketEvent.Change) -> Value?) -> Value? {
        for event in events.reversed() { if let said = says(event.change) { return said } }
        return nil
    }

    private func written(_ field: FieldChange.Field, in events: ArraySlice<TicketEvent>) -> String? {
        last(in: events) { change in
            if case .updated(let changes) = change { changes.last { $0.field == field }?.newValue } else { nil }
        }
    }

    /// What came and has not gone since, in the order of coming.
    private func present<Value: Hashable>(_ signs: [(Value, Bool)]) -> [Value] {
        var since: [Value: Int] = [:]
        for (place, (value, isThere)) in signs.enumerated() {
            since[value] = isThere ? since[value] ?? place : nil
        }
        return since.sorted { $0.value < $1.value }.map(\.key)
    }
}
