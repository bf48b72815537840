internal import TicketClient

/// Moving tickets from status to status.
func moveSteps() throws -> [Step] {
    [
        try .action("{person} moves it to {text} [because {reason:text}]") { stage, values in
            let request = TransitionTicketRequest(
                number: try stage.number(of: .it), status: try await stage.status(try values.text()),
                reason: values.has("reason") ? try values.text("reason") : "")
            _ = try await stage.client(of: values.person()).tickets.transitionTicket(request)
        },
        try .action("{person} presses {text}") { stage, values in
            let person = try values.person()
            let number = try stage.number(of: .it)
            let buttons = try await stage.buttons(of: person)
            guard let button = try buttons.first(where: { $0.actionLabel == (try values.text()) }) else {
                throw Mismatch("there is no such button, but \(buttons.map(\.actionLabel))")
            }
            let request = TransitionTicketRequest(number: number, status: button.status)
            _ = try await stage.client(of: person).tickets.transitionTicket(request)
        },
        try .check("{person} can press exactly {texts}") { stage, values in
            let labels = try await stage.buttons(of: try values.person()).map(\.actionLabel)
            try expect(labels, is: try values.texts(), "the buttons")
        },
        try .check("{person} can press nothing") { stage, values in
            let labels = try await stage.buttons(of: try values.person()).map(\.actionLabel)
            try expect(labels, is: [], "the buttons")
        },
        try .check("The refusal names nothing that is possible") { stage, _ in
            let violations = stage.lastRefusal?.detail(GoogleRPCPreconditionFailure.self)?.violations ?? []
            try expect(violations.map(\.subject), is: [], "what it names")
        },
        try .check("The refusal names what is possible: {texts}") { stage, values in
            guard let refusal = stage.lastRefusal else { throw Mismatch("nothing was refused") }
            let violations = refusal.detail(GoogleRPCPreconditionFailure.self)?.violations ?? []
            for text in try values.texts() {
                let key = try await stage.status(text)
                guard let named = violations.first(where: { $0.type == "LEGAL_TRANSITION" && $0.subject == key }) else {
                    throw Mismatch("it does not name \(key), but \(violations.map(\.subject))")
                }
                guard refusal.message.contains(text) || named.description.contains(text) else {
                    throw Mismatch("it names \(key) without its label \"\(text)\": \(refusal.message)")
                }
            }
            let count = violations.count { $0.type == "LEGAL_TRANSITION" }
            try expect(count, is: try values.texts().count, "how many it names")
        },
    ]
}

extension Stage {
    /// The moves that somebody can ask for, in order, with labels in English.
    fileprivate func buttons(of person: Person) async throws -> [AvailableTransition] {
        let request = ListAvailableTransitionsRequest(number: try number(of: .it))
        return try await client(of: person, in: "en").tickets.listAvailableTransitions(request).transitions
    }
}
