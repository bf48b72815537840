/// Which customers see a ticket. Staff see every one.
public enum Visibility: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its requester alone.
    case requester
    /// Its requester, and the participants who are let in.
    case participants
    /// Every user of the requester's account, and the participants who are let in.
    case account
}
