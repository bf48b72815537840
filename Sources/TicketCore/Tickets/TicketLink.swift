/// That two tickets hang together, as it stands on one of them.
public struct TicketLink: Sendable, Hashable {
    /// How they hang together.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Somehow.
        case related
        /// This ticket goes on where the other ended.
        case followUpOf = "follow_up_of"
        /// The other goes on where this one ended.
        case followedUpBy = "followed_up_by"
        /// This ticket is about a part of the other.
        case childOf = "child_of"
        /// The other is about a part of this one.
        case parentOf = "parent_of"

        /// What stands on the other ticket.
        public var inverse: Kind {
            switch self {
            case .related: .related
            case .followUpOf: .followedUpBy
            case .followedUpBy: .followUpOf
            case .childOf: .parentOf
            case .parentOf: .childOf
            }
        }

        /// Whether customers are told of it: that a ticket goes on elsewhere is for them, the rest is the desk's own.
        public var isSeenByCustomers: Bool { self == .followUpOf || self == .followedUpBy }
    }

    /// The number of the other ticket.
    public var number: Int64
    /// How they hang together.
    public var kind: Kind

    /// A link to another ticket.
    public init(number: Int64, kind: Kind) {
        self.number = number
        self.kind = kind
    }
}
