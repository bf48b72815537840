internal import TicketClient

/// The way in for somebody of whom only a mail address is known.
func passwordSteps() throws -> [Step] {
    [
        try .action("{address:text} asks for a new password") { stage, values in
            try await stage.withStranger { client in
                _ = try await client.identity.requestPasswordReset(
                    RequestPasswordResetRequest(email: try values.text("address")))
            }
        },
        try .action("{address:text} sets the password {text} with the mail's token") { stage, values in
            let mail = try await stage.mail(to: try values.text("address"), with: ["tkr_"])
            let words = mail.text.split(whereSeparator: \.isWhitespace)
            guard let token = words.first(where: { $0.hasPrefix("tkr_") }) else {
                throw Mismatch("the mail has no token")
            }
            try await stage.withStranger { client in
                _ = try await client.identity.confirmPasswordReset(
                    ConfirmPasswordResetRequest(token: String(token), newPassword: try values.text()))
            }
        },
        try .check("{address:text} signs in with {text} and finds {subject:text}") { stage, values in
            let tokens = try await stage.withStranger { client in
                try await client.identity.signIn(
                    SignInRequest(email: try values.text("address"), password: try values.text()))
            }
            let subjects = try await stage.withStranger(token: tokens.accessToken) { client in
                try await client.tickets.listTickets(ListTicketsRequest()).tickets.map(\.subject)
            }
            try expect(subjects, is: [try values.text("subject")], "what they find")
        },
    ]
}

extension Stage {
    /// Runs something with a client of nobody's, or with a token of somebody's who is not of the cast.
    fileprivate func withStranger<Value>(
        token: String? = nil, _ body: (TicketClient) async throws -> Value
    ) async throws -> Value {
        let client = TicketClient(
            address: try ServerAddress(parsing: server.address), configuration: TicketClientConfiguration(token: token))
        do {
            let value = try await body(client)
            await client.close()
            return value
        } catch {
            await client.close()
            throw error
        }
    }
}
