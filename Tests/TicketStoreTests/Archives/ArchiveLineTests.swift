import Testing
import TicketArchive
import TicketCore
import TicketDesks

@Suite("Lines of archives")
struct ArchiveLineTests {
    private static let status = StatusReference(key: "open", category: .open, waitingOn: .agent)
    private static let time = Timestamp(microsecondsSinceEpoch: 1_767_225_600_000_001)
    private static let target = TargetState(
        kind: .nextResponse, key: "k", seconds: 3_600, clock: .serviceHours, startTime: time, countedMicroseconds: 7,
        runningSince: time, dueTime: time, warningTime: time, isWarned: true, breachTime: time, metTime: time)
    private static let file = AttachedFile(
        id: String(repeating: "a", count: 32), filename: "ñ.png", mediaType: "image/png", sizeBytes: 3,
        sha256: Array(0..<32), createTime: time)
    private static let state = TicketState(
        assignee: Cast.alba.person, team: "t", tier: "tier1", tracks: ["b": "2", "a": "1"],
        participants: [Participant(email: "X@example.org", isTold: true, isLetIn: false)], admitsParticipants: true,
        tags: ["a", "é"], fields: ["z": "", "a": "\u{0}"], timers: [ArmedTimer(key: "close", dueTime: time)],
        customerStatus: status, targets: [target])

    private static let changes: [TicketEvent.Change] = [
        .created(
            CreatedTicket(
                desk: "d", deskVersion: 2, subject: "s", issueType: "i", description: "a\u{0}\u{1F600}\\\"\u{2028}",
                ccEmails: ["a@b"], shared: true, locale: LanguageTag("es-MX"), channel: .mail, status: status,
                requester: Cast.ana.person, state: state)),
        .updated([
            FieldChange(field: .subject, oldValue: "", newValue: "n"),
            FieldChange(field: .issueType, oldValue: "a", newValue: "b"),
        ]),
        .transitioned(
            from: "a", to: status, trigger: .customerReply, reason: "", seen: SeenTransition(from: "x", to: status)),
        .transitioned(from: "a", to: status, trigger: .timer, reason: "r"),
        .commentAdded(
            NewComment(
                id: 3, body: "b", replyTo: 1, channel: .chat, isInternal: true, writtenOn: 100_002,
                attachments: [file], origin: NewComment.Origin(author: Cast.ana.person, time: time))),
        .commentAdded(NewComment(id: 1, body: "", replyTo: nil, channel: .app)),
        .assigned(assignee: Cast.alba.person, team: nil), .assigned(assignee: nil, team: "t"),
        .escalated(from: nil, to: "tier2", reason: "odd"), .escalated(from: "tier1", to: "tier2", reason: ""),
        .trackSet(track: "incident", from: nil, to: "done"), .trackSet(track: "incident", from: "", to: "done"),
        .rated(TicketRating(score: 5, comment: "", ending: 2)),
        .participantAdded(Participant(email: "a@b", isTold: false, isLetIn: true)), .participantRemoved(email: "a@b"),
        .linked(TicketLink(number: 7, kind: .childOf)), .unlinked(TicketLink(number: 7, kind: .followUpOf)),
        .mergedInto(7), .unmergedFrom(7), .absorbed(7), .released(7), .deleted, .undeleted,
        .tagged(added: ["é"], removed: []), .tagged(added: [], removed: ["a", "b"]),
        .fieldsSet([
            CustomFieldChange(key: "k", oldValue: nil, newValue: ""),
            CustomFieldChange(key: "l", oldValue: "x", newValue: nil),
        ]),
        .moved(
            MovedTicket(
                desk: "d", deskVersion: 1, issueType: "i", status: status, team: "t", tier: nil, tracks: ["a": "b"],
                fields: [:], customerStatus: status)),
        .timerArmed(ArmedTimer(key: "k", dueTime: time)), .timerDisarmed(key: "k"), .timerFired(key: "k"),
        .actionSkipped(SkippedAction(action: "status solved", reason: "ILLEGAL", message: "no")),
        .rulesStopped(.depth), .target(.breached, target), .requesterErased,
    ]

    private func expectSame(_ line: ArchiveLine) throws {
        var text = try line.text()
        #expect(text.popLast() == 0x0a)
        #expect(!text.contains(0x0a))
        let read = try ArchiveLine(text, bytesMax: text.count)
        #expect(read == line)
        #expect(try read.text().dropLast() == text[...])
    }

    @Test("Every kind of event is read as it was written")
    func events() throws {
        let causes = [nil, EventCause(revision: 3, rule: "r"), EventCause(revision: nil, rule: nil, macro: "m")]
        for (index, change) in Self.changes.enumerated() {
            try expectSame(
                .record(
                    .event(
                        TicketEvent(
                            ticketNumber: 100_001, revision: Int64(index + 1), time: Self.time,
                            actor: Cast.program.person,
                            cause: causes[index % causes.count], change: change))))
        }
        let kinds = Set(
            Self.changes.map {
                TicketEvent(ticketNumber: 1, revision: 1, time: Self.time, actor: Cast.ana.person, change: $0).kind
            })
        let steps = TicketEvent.Kind.allCases.filter { $0.rawValue.hasPrefix("sla_") && $0 != .slaBreached }
        #expect(kinds.union(steps) == Set(TicketEvent.Kind.allCases), "a kind is missing here")
        for step in TargetStep.allCases {
            try expectSame(
                .record(
                    .event(
                        TicketEvent(
                            ticketNumber: 1, revision: 1, time: Self.time, actor: Cast.ana.person,
                            change: .target(step, Self.target)))))
        }
    }

    @Test("Desks, conversations, files and the rest are read as they were written")
    func others() throws {
        for desk in DeskTemplates.all {
            try expectSame(
                .record(
                    .version(
                        DeskSource(
                            version: DeskVersion(version: 3, desk: desk), text: "key: \u{9}x\r\n", origin: .written,
                            author: Cast.ines.person, createTime: Self.time))))
            try expectSame(
                .record(.version(DeskSource(version: DeskVersion(version: 1, desk: desk), text: nil, origin: .builtIn)))
            )
        }
        try expectSame(
            .record(
                .conversation(
                    Conversation(
                        id: "c1", desk: "d", deskVersion: 1, subject: "", requester: Cast.ana.person,
                        locale: LanguageTag("pt"), createTime: Self.time, updateTime: Self.time, closeTime: Self.time,
                        messageCount: 2, messageBytes: 9, ticketNumber: nil))))
        try expectSame(
            .record(.message(ConversationMessage(id: 1, body: "b", author: Cast.alba.person, createTime: Self.time))))
        try expectSame(.record(.readMark(ReadMark(person: Cast.ana.person, messageID: 4, time: Self.time))))
        try expectSame(.record(.vote(person: "ana", article: "añadir", isHelpful: false)))
        try expectSame(.record(.view(name: "mine", definition: [0, 255])))
        try expectSame(
            .record(
                .attachment(
                    TicketAttachment(
                        file: Self.file, ticketNumber: 1, commentID: 2, isInternal: true, author: Cast.ana.person))))
        try expectSame(.part(FilePart(id: "f", offset: 98_304, data: [1, 2, 3])))
    }

    @Test("A line is this text, which later versions have to read")
    func golden() throws {
        let event = TicketEvent(
            ticketNumber: 100_001, revision: 2, time: Timestamp(microsecondsSinceEpoch: -1), actor: Cast.ana.person,
            change: .transitioned(from: "open", to: Self.status, trigger: .agentReply, reason: "so"))
        let text = String(decoding: try ArchiveLine.record(.event(event)).text(), as: UTF8.self)
        #expect(
            text == """
                {"event":{"ticket":"100001","revision":"2","time":"1969-12-31T23:59:59.999999Z","actor":{"id":"ana",\
                "name":"Ana","email":"ana@example.com","role":"requester","account":"acme"},"transitioned":{"from":\
                "open","to":{"key":"open","category":"open","waiting_on":"agent"},"trigger":"agent_reply","reason":\
                "so"}}}

                """)
    }

    @Test("A time behind the year 9999 has no form in an archive")
    func times() {
        let mark = ReadMark(person: Cast.ana.person, messageID: 1, time: Timestamp(microsecondsSinceEpoch: .max))
        #expect(throws: ArchiveRefusal.self) { _ = try ArchiveLine.record(.readMark(mark)).text() }
    }
}
