/// Why a mail is held back.
public enum HoldReason: String, Sendable, Hashable, CaseIterable {
    /// It cannot be read with certainty.
    case unreadable = "UNREADABLE"
    /// Nobody of ours is named in it.
    case noRecipient = "NO_RECIPIENT"
    /// It is addressed to a ticket by an address that was never given out.
    case badAddress = "BAD_ADDRESS"
    /// It is addressed to a ticket by somebody else than the one who was given the address.
    case stranger = "STRANGER"
    /// Its sender is told of the ticket and may not write on it.
    case notLetIn = "NOT_LET_IN"
    /// It says that a member of staff or a program of ours sent it, which mail cannot prove.
    case staff = "STAFF"
    /// It says that we sent it, and we did not.
    case ownAddress = "OWN_ADDRESS"
    /// A program sent it to a ticket, or a mail server that says nothing that is understood.
    case automatic = "AUTOMATIC"
    /// There is nothing in it.
    case empty = "EMPTY"
    /// The desk or the ticket does not take it.
    case refused = "REFUSED"
    /// It is stored as a conversation, which cannot have its files.
    case files = "FILES"

    /// The same for people.
    var problem: String {
        switch self {
        case .unreadable: "it cannot be read with certainty"
        case .noRecipient: "none of our addresses is named in it"
        case .badAddress: "it names a ticket by an address that was never given out"
        case .stranger: "somebody else than the one who was given the ticket's address sent it"
        case .notLetIn: "its sender is told of the ticket and may not write on it"
        case .staff: "it says that staff sent it, and staff write signed in"
        case .ownAddress: "it says that we sent it, and we did not"
        case .automatic: "a program sent it"
        case .empty: "there is nothing in it"
        case .refused: "it was not taken"
        case .files: "its text is stored as a conversation; its files are here until there is a ticket"
        }
    }
}
