internal import TicketClient

/// What state tickets are in, and who has to act.
func statusSteps() throws -> [Step] {
    try [
        .check("<Its|The> status is {text} [{labels}]") { stage, values in
            for label in try values.inAllLanguages() {
                let ticket = try await stage.seenByRequester(in: label.language)
                try expect(ticket.statusLabel, is: label.text, "the status in \(label.language)")
            }
        },
        .check("{people} <sees|see> the status {text} [{labels}] [of {ticket}]") { stage, values in
            for person in try values.people() {
                for label in try values.inAllLanguages() {
                    let ticket = try await stage.ticket(try values.ticket(), as: person, in: label.language)
                    try expect(ticket.statusLabel, is: label.text, "the status for \(person) in \(label.language)")
                }
            }
        },
        .check("Its statuses so far were {texts}") { stage, values in
            try expect(try await stage.statusesSoFar(), is: try values.texts(), "the statuses so far")
        },
        .check("The desk has exactly the statuses {texts}") { stage, values in
            try expect(try await stage.deskData().statuses.map(\.label), is: try values.texts(), "the statuses")
        },
    ] + waitingSteps()
}

private func waitingSteps() throws -> [Step] {
    let phrases: [(String, WaitingOn)] = [
        ("the agent", .agent), ("the customer", .customer), ("a third party", .thirdParty), ("nobody", .nobody),
    ]
    return try phrases.flatMap { phrase, waitingOn in
        try [
            Step.check("It waits for \(phrase)") { stage, _ in
                try expect(try await stage.seenByRequester().waitingOn, is: waitingOn, "what it waits for")
            },
            Step.check("For {person} it waits for \(phrase)") { stage, values in
                let ticket = try await stage.ticket(as: try values.person())
                try expect(ticket.waitingOn, is: waitingOn, "what it waits for")
            },
        ]
    }
}

extension Stage {
    /// The labels of the statuses that the ticket has been in, first to last, as agents call them.
    fileprivate func statusesSoFar() async throws -> [String] {
        var keys: [String] = []
        for event in try await events(of: .it) {
            switch event.kind {
            case .created(let created): keys.append(created.ticket?.status ?? "")
            case .transitioned(let transition): keys.append(transition.toStatus)
            default: continue
            }
        }
        let statuses = try await deskData().statuses
        return keys.map { key in statuses.first { $0.key == key }?.label ?? key }
    }
}
