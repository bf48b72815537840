internal import TicketClient

/// Who works on tickets, how far they are and how the service was.
func workSteps() throws -> [Step] {
    try assigningSteps() + trackSteps() + ratingSteps()
}

private func assigningSteps() throws -> [Step] {
    [
        try .action("{person} takes it") { stage, values in
            let request = AssignTicketRequest(number: try stage.number(of: .it), assignee: "me")
            _ = try await stage.client(of: values.person()).tickets.assignTicket(request)
        },
        try .action("{person} assigns it to {assignee:person}") { stage, values in
            let request = AssignTicketRequest(
                number: try stage.number(of: .it), assignee: try values.person("assignee").id)
            _ = try await stage.client(of: values.person()).tickets.assignTicket(request)
        },
        try .action("{person} escalates it to {tier:text} because {text}") { stage, values in
            let label = try values.text("tier")
            let request = EscalateTicketRequest(
                number: try stage.number(of: .it), tier: try await stage.tier(label), reason: try values.text())
            _ = try await stage.client(of: values.person()).tickets.escalateTicket(request)
        },
        try .action("{person} escalates it to {tier:text} without saying why") { stage, values in
            let label = try values.text("tier")
            let request = EscalateTicketRequest(
                number: try stage.number(of: .it), tier: try await stage.tier(label))
            _ = try await stage.client(of: values.person()).tickets.escalateTicket(request)
        },
        try .check("It is in {tier:text}") { stage, values in
            let tier = try await stage.tier(try values.text("tier"))
            try expect(try await stage.ticket(as: .ines).tier, is: tier, "the tier")
        },
        try .check("It is assigned to {assignee:person}") { stage, values in
            let assignee = try await stage.seenByRequester().assignee?.id
            try expect(assignee, is: try values.person("assignee").id, "the assignee")
        },
        try .check("It is assigned to nobody") { stage, _ in
            try expect(try await stage.ticket(as: .ines).assignee?.id ?? "", is: "", "the assignee")
        },
    ]
}

private func trackSteps() throws -> [Step] {
    [
        try .action("{person} sets its incident to {text}") { stage, values in
            let state = try await stage.incidentState(try values.text())
            let request = SetTrackRequest(number: try stage.number(of: .it), track: "incident", state: state)
            _ = try await stage.client(of: values.person()).tickets.setTrack(request)
        },
        try .check("Its incident is {text} [{labels}]") { stage, values in
            for label in try values.inAllLanguages() {
                let tracks = try await stage.seenByRequester(in: label.language).tracks
                let state = tracks.first { $0.track == "incident" }?.stateLabel
                try expect(state, is: label.text, "the incident in \(label.language)")
            }
        },
    ]
}

private func ratingSteps() throws -> [Step] {
    [
        try .action("{person} rates the service {number} [and says {text}]") { stage, values in
            let rating = Rating(
                score: Int32(clamping: try values.number()), comment: values.has("text") ? try values.text() : "")
            let request = RateTicketRequest(number: try stage.number(of: .it), rating: rating)
            _ = try await stage.client(of: values.person()).tickets.rateTicket(request)
        },
        try .check("{person} reads the rating {number} [with {text}]") { stage, values in
            let rating = try await stage.ticket(as: try values.person()).rating
            try expect(rating?.score, is: Int32(clamping: try values.number()), "the rating")
            try expect(rating?.comment, is: values.has("text") ? try values.text() : "", "what it says")
        },
        try .check("It has no rating") { stage, _ in
            if let rating = try await stage.ticket(as: .ines).rating { throw Mismatch("it has \(rating.score)") }
        },
    ]
}
