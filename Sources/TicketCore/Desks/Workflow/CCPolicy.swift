/// What it means to stand in a ticket's CC. To be told and to be let in are separate rights.
public struct CCPolicy: Sendable, Hashable, Codable {
    /// Of what one is told.
    public enum Told: String, Sendable, Hashable, Codable, CaseIterable {
        /// That the ticket was submitted, and nothing more.
        case atCreation = "at_creation"
        /// That it was submitted, and every public comment.
        case publicUpdates = "public_updates"
    }

    /// Of what one is told.
    public var told: Told
    /// Whether one may read and comment, once signed in with that address.
    public var letsIn: Bool
    /// Whether a requester may add and remove people after creation.
    public var requesterMayAdd: Bool

    /// A policy; by default account-portal's.
    public init(told: Told = .atCreation, letsIn: Bool = false, requesterMayAdd: Bool = false) {
        self.told = told
        self.letsIn = letsIn
        self.requesterMayAdd = requesterMayAdd
    }
}
