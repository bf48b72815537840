/// How a desk sets the visibility of a new ticket.
public struct VisibilityPolicy: Sendable, Hashable, Codable {
    /// What holds where the channel says nothing.
    public var base: Visibility
    /// What holds for tickets that come in this way.
    public var byChannel: [Channel: Visibility]

    /// A policy; by default a ticket is its requester's alone.
    public init(base: Visibility = .requester, byChannel: [Channel: Visibility] = [:]) {
        self.base = base
        self.byChannel = byChannel
    }

    /// The visibility of a ticket that comes in this way.
    public func visibility(by channel: Channel) -> Visibility { byChannel[channel] ?? base }
}
