/// Why something could not be done in a mailbox.
struct IMAPFailure: Error, Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// Nothing came of it: no connection, an answer too late, an end in the middle.
        case broken
        /// The server does not take the name and the password.
        case signIn
        /// The server refuses the command.
        case refused
        /// The mail, or the mailbox by its numbers of before, is not there any more.
        case gone
        /// The mail is larger than it may be.
        case tooLarge
    }

    let kind: Kind
    /// What libcurl says of it; no words of the server's.
    let text: String
}
