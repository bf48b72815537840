/// A service of a `.proto` file.
public struct ProtoService: Hashable, Sendable {
    /// One method.
    public struct Method: Hashable, Sendable {
        /// Such as `GetTicket`.
        public let name: String
        /// The lines of the comment in the proto, without `//`.
        public let comment: [String]
        /// The full name of the message that is sent to the server.
        public let request: String
        /// The full name of the message that comes back.
        public let response: String
        /// Whether any number of requests is sent.
        public let isClientStreaming: Bool
        /// Whether any number of responses comes back.
        public let isServerStreaming: Bool
    }

    /// Such as `TicketService`.
    public let name: String
    /// With package, such as `ticket.v1.TicketService`.
    public let fullName: String
    /// The lines of the comment in the proto, without `//`.
    public let comment: [String]
    /// The methods in the order of the file.
    public let methods: [Method]
}
