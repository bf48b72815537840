internal import TicketCore

extension CreatedTicket {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.text("desk", desk)
        object.number("desk_version", Int64(deskVersion))
        object.text("subject", subject)
        object.text("issue_type", issueType)
        object.text("description", description)
        object.texts("cc_emails", ccEmails)
        object.flag("shared", shared)
        object.text("locale", locale?.text)
        object.word("channel", channel)
        object.object("status") { status.write(to: &$0) }
        object.object("requester", of: requester) { $0.write(to: &$1) }
        if state != TicketState() { try object.object("state") { try state.write(to: &$0) } }
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            desk: try object.key("desk"), deskVersion: Int(try object.number("desk_version", in: 1...Int64(Int32.max))),
            subject: try object.text("subject"), issueType: try object.key("issue_type"),
            description: try object.text("description"), ccEmails: try object.keys("cc_emails"),
            shared: try object.flag("shared"), locale: try object.optionalLanguage("locale"),
            channel: try object.word("channel"), status: try object.object("status") { try StatusReference(&$0) },
            requester: try object.optionalObject("requester") { try PersonReference(&$0) },
            state: try object.optionalObject("state") { try TicketState(&$0) } ?? TicketState())
    }
}

extension NewComment {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.number("id", id)
        object.text("body", body)
        object.number("reply_to", replyTo)
        object.word("channel", channel)
        object.flag("internal", isInternal)
        object.number("written_on", writtenOn)
        try object.objects("attachments", attachments) { try $0.write(to: &$1) }
        try object.object("origin", of: origin) { origin, object in
            object.object("author") { origin.author.write(to: &$0) }
            try object.time("time", origin.time)
        }
    }

    init(_ object: inout ArchiveObject) throws {
        let numbers = 1...Int64.max
        self.init(
            id: try object.number("id", in: numbers), body: try object.text("body"),
            replyTo: try object.optionalNumber("reply_to", in: numbers), channel: try object.word("channel"),
            isInternal: try object.flag("internal"), writtenOn: try object.optionalNumber("written_on", in: numbers),
            attachments: try object.objects("attachments") { try AttachedFile(&$0) },
            origin: try object.optionalObject("origin") { object in
                Origin(
                    author: try object.object("author") { try PersonReference(&$0) }, time: try object.time("time"))
            })
    }
}

extension MovedTicket {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("desk", desk)
        object.number("desk_version", Int64(deskVersion))
        object.text("issue_type", issueType)
        object.object("status") { status.write(to: &$0) }
        object.object("customer_status", of: customerStatus) { $0.write(to: &$1) }
        object.text("team", team)
        object.text("tier", tier)
        object.entries("tracks", tracks)
        object.entries("fields", fields)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            desk: try object.key("desk"), deskVersion: Int(try object.number("desk_version", in: 1...Int64(Int32.max))),
            issueType: try object.key("issue_type"), status: try object.object("status") { try StatusReference(&$0) },
            team: try object.optionalKey("team"), tier: try object.optionalKey("tier"),
            tracks: try object.entries("tracks"), fields: try object.entries("fields"),
            customerStatus: try object.optionalObject("customer_status") { try StatusReference(&$0) })
    }
}

extension TicketState {
    /// Writes what can stand on a new ticket. The rest comes by events.
    func write(to object: inout ArchiveObjectWriter) throws {
        object.object("assignee", of: assignee) { $0.write(to: &$1) }
        object.text("team", team)
        object.text("tier", tier)
        object.entries("tracks", tracks)
        object.objects("participants", participants) { $0.write(to: &$1) }
        object.flag("admits_participants", admitsParticipants)
        object.texts("tags", tags)
        object.entries("fields", fields)
        try object.objects("timers", timers) { try $0.write(to: &$1) }
        object.object("customer_status", of: customerStatus) { $0.write(to: &$1) }
        try object.objects("targets", targets) { try $0.write(to: &$1) }
        var rest = self
        rest.assignee = nil
        rest.team = nil
        rest.tier = nil
        rest.tracks = [:]
        rest.participants = []
        rest.admitsParticipants = false
        rest.tags = []
        rest.fields = [:]
        rest.timers = []
        rest.customerStatus = nil
        rest.targets = []
        guard rest == TicketState() else { throw ArchiveRefusal.invalid("a new ticket that has a past") }
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            assignee: try object.optionalObject("assignee") { try PersonReference(&$0) },
            team: try object.optionalKey("team"), tier: try object.optionalKey("tier"),
            tracks: try object.entries("tracks"),
            participants: try object.objects("participants") { try Participant(&$0) },
            admitsParticipants: try object.flag("admits_participants"), tags: try object.keys("tags"),
            fields: try object.entries("fields"), timers: try object.objects("timers") { try ArmedTimer(&$0) },
            customerStatus: try object.optionalObject("customer_status") { try StatusReference(&$0) },
            targets: try object.objects("targets") { try TargetState(&$0) })
    }
}

extension TargetState {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.word("kind", kind)
        object.text("key", key)
        object.number("seconds", seconds)
        object.word("clock", clock)
        try object.time("start_time", startTime)
        object.number("counted_microseconds", countedMicroseconds)
        try object.time("running_since", runningSince)
        try object.time("due_time", dueTime)
        try object.time("warning_time", warningTime)
        object.flag("warned", isWarned)
        try object.time("breach_time", breachTime)
        try object.time("met_time", metTime)
    }

    init(_ object: inout ArchiveObject) throws {
        // A hundred years, and ten thousand: nothing that is reckoned with them runs over.
        self.init(
            kind: try object.word("kind"), key: try object.key("key"),
            seconds: try object.number("seconds", in: 0...3_200_000_000), clock: try object.word("clock"),
            startTime: try object.time("start_time"),
            countedMicroseconds: try object.number("counted_microseconds", in: 0...400_000_000_000_000_000),
            runningSince: try object.optionalTime("running_since"), dueTime: try object.optionalTime("due_time"),
            warningTime: try object.optionalTime("warning_time"), isWarned: try object.flag("warned"),
            breachTime: try object.optionalTime("breach_time"), metTime: try object.optionalTime("met_time"))
    }
}
