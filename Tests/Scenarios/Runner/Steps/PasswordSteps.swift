internal import TicketClient

/// The way in for somebody of whom only a mail address is known, and what they do there.
func passwordSteps() throws -> [Step] {
    try signInSteps() + guestSteps()
}

private func signInSteps() throws -> [Step] {
    [
        try .action("{address:text} asks for a new password") { stage, values in
            try await stage.withStranger { client in
                _ = try await client.identity.requestPasswordReset(
                    RequestPasswordResetRequest(email: try values.text("address")))
            }
        },
        try .action("{address:text} sets the password {text} with the mail's token") { stage, values in
            let mail = try await stage.mail(to: try values.text("address")) { $0.words.contains("tkr_") }
            let words = mail.words.split(whereSeparator: \.isWhitespace)
            guard let token = words.first(where: { $0.hasPrefix("tkr_") }) else {
                throw Mismatch("the mail has no token")
            }
            try await stage.withStranger { client in
                _ = try await client.identity.confirmPasswordReset(
                    ConfirmPasswordResetRequest(token: String(token), newPassword: try values.text()))
            }
        },
        try .action("{address:text} signs in with {text}") { stage, values in
            let address = try values.text("address")
            let tokens = try await stage.withStranger { client in
                try await client.identity.signIn(SignInRequest(email: address, password: try values.text()))
            }
            stage.guestTokens[address] = tokens.accessToken
        },
    ]
}

private func guestSteps() throws -> [Step] {
    [
        try .check("{address:text} finds under \"My requests\" [of status {status:text}] {texts}, newest first") {
            stage, values in
            var filter = TicketFilter()
            if values.has("status") { filter.statuses = [try await stage.status(try values.text("status"))] }
            let subjects = try await stage.withGuest(try values.text("address")) { client -> [String] in
                try await client.tickets.all(filter: filter).reduce(into: []) { $0.append($1.subject) }
            }
            try expect(subjects, is: try values.texts(), "what they find")
        },
        try .action("{address:text}, signed in, comments {text} on {ticket}") { stage, values in
            let number = try stage.number(of: values.ticket())
            _ = try await stage.withGuest(try values.text("address")) { client in
                try await client.tickets.addComment(
                    AddCommentRequest(number: number, comment: Comment(body: try values.text())))
            }
        },
        try .action("{address:text}, signed in, presses {text} on {ticket}") { stage, values in
            let number = try stage.number(of: values.ticket())
            try await stage.withGuest(try values.text("address")) { client in
                let buttons = try await client.tickets.listAvailableTransitions(
                    ListAvailableTransitionsRequest(number: number)
                ).transitions
                guard let button = try buttons.first(where: { $0.actionLabel == (try values.text()) }) else {
                    throw Mismatch("there is no such button, but \(buttons.map(\.actionLabel))")
                }
                _ = try await client.tickets.transitionTicket(
                    TransitionTicketRequest(number: number, status: button.status))
            }
        },
    ]
}

extension Stage {
    /// Runs something with a client of somebody's who has signed in.
    fileprivate func withGuest<Value>(
        _ address: String, _ body: (TicketClient) async throws -> Value
    ) async throws -> Value {
        guard let token = guestTokens[address] else { throw Mismatch("they have not signed in") }
        return try await withStranger(token: token, body)
    }

    /// Runs something with a client of nobody's, or with a token of somebody's who is not of the cast.
    fileprivate func withStranger<Value>(
        token: String? = nil, _ body: (TicketClient) async throws -> Value
    ) async throws -> Value {
        try await withTicketClient(
            address: server.address, configuration: TicketClientConfiguration(token: token, language: "en"), body)
    }
}
