internal import ArgumentParser
internal import TicketClient

/// `ticketctl password`.
struct PasswordGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Set your password.",
        subcommands: [ResetPasswordCommand.self, ConfirmPasswordCommand.self, ChangePasswordCommand.self])
}

/// `ticketctl password reset`.
struct ResetPasswordCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Have a mail sent with which you can set a password.")

    @Argument(help: "Your mail address.") var email: String
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        _ = try await session.client.identity.requestPasswordReset(RequestPasswordResetRequest(email: email))
        session.note(
            "if the address is known, a mail is on its way; its token goes to `ticketctl password confirm TOKEN`, "
                + "within 30 minutes")
    }
}

/// `ticketctl password confirm`.
struct ConfirmPasswordCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Set a password with the token of a mail.",
        discussion: "All your sessions end. A token is good for one use, so it does no harm on the command line.")

    @Argument(help: "The token of the mail.") var token: String
    @OptionGroup var password: PasswordOption
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let secret = try password.read("New password", again: true, console: session.console)
        _ = try await session.client.identity.confirmPasswordReset(
            ConfirmPasswordResetRequest(token: token, newPassword: secret))
        session.note("the password is set; now `ticketctl login`")
    }
}

/// `ticketctl password change`.
struct ChangePasswordCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Set another password. Your other sessions end.",
        discussion: "With --password-stdin the old one comes on the first line and the new one on the second.")

    @OptionGroup var password: PasswordOption
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let secrets = try password.read(["Password so far", "New password"], again: true, console: session.console)
        _ = try await session.client.identity.changePassword(
            ChangePasswordRequest(currentPassword: secrets[0], newPassword: secrets[1]))
        session.note("the password is changed")
    }
}
