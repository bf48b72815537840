internal import TTRPC
internal import TicketClient

/// Who sees which tickets.
func visibilitySteps() throws -> [Step] {
    try [
        .check("{people} <sees|see> {ticket}") { stage, values in
            try await stage.expect(try values.people(), see: true, try values.ticket())
        },
        .check("{people} <does|do> not see {ticket}") { stage, values in
            try await stage.expect(try values.people(), see: false, try values.ticket())
        },
        .check("{people} <sees|see> {ticket} ; {others:people} <does|do> not") { stage, values in
            try await stage.expect(try values.people(), see: true, try values.ticket())
            try await stage.expect(try values.people("others"), see: false, try values.ticket())
        },
    ] + listSteps()
}

/// Lists are compared as far as they hold tickets that the rule itself has made.
private func listSteps() throws -> [Step] {
    let filters: [(String, (Stage, StepValues) async throws -> TicketFilter)] = [
        ("", { _, _ in TicketFilter() }),
        (
            "of status {status:text}",
            { stage, values in
                TicketFilter(statuses: [try await stage.status(try values.text("status"))])
            }
        ),
        (
            "of type {type:text}",
            { stage, values in
                TicketFilter(issueTypes: [try await stage.issueType(try values.text("type"), as: try values.person())])
            }
        ),
        (
            "of status {status:text} and type {type:text}",
            { stage, values in
                TicketFilter(
                    statuses: [try await stage.status(try values.text("status"))],
                    issueTypes: [try await stage.issueType(try values.text("type"), as: try values.person())])
            }
        ),
        ("that wait for the customer", { _, _ in TicketFilter(waitingOn: [.customer]) }),
    ]
    return try filters.flatMap { phrase, filter in
        try [
            Step.check("{person} finds in <her|his> list \(phrase) {texts}, newest first") { stage, values in
                let subjects = try await stage.list(as: values.person(), try await filter(stage, values))
                try expect(subjects, is: try values.texts(), "the list")
            },
            Step.check("{person} finds in <her|his> list \(phrase) nothing") { stage, values in
                let subjects = try await stage.list(as: values.person(), try await filter(stage, values))
                try expect(subjects, is: [], "the list")
            },
        ]
    }
}

extension Stage {
    fileprivate func expect(_ people: [Person], see: Bool, _ name: SlotValue.TicketName) async throws {
        let number = try number(of: name)
        for person in people {
            let isListed = try await client(of: person).tickets.all().reduce(into: false) { found, ticket in
                found = found || ticket.number == number
            }
            try ScenarioRunner.expect(isListed, is: see, "whether it stands in the list of \(person)")
            try ScenarioRunner.expect(try await isThere(number, for: person), is: see, "whether \(person) can open it")
        }
    }

    private func isThere(_ number: Int64, for person: Person) async throws -> Bool {
        do {
            _ = try await client(of: person).tickets.getTicket(GetTicketRequest(number: number))
            return true
        } catch let error as RPCError where error.code == .notFound {
            return false
        }
    }

    fileprivate func list(as person: Person, _ filter: TicketFilter) async throws -> [String] {
        try await client(of: person).tickets.all(filter: filter).reduce(into: []) { subjects, ticket in
            if hasRemembered(ticket.number) { subjects.append(ticket.subject) }
        }
    }
}
