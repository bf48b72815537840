/// A service of a `.proto` file.
struct ProtoService: Hashable {
    /// One method; `request` and `response` are full names of messages.
    struct Method: Hashable {
        var name: String
        var comment: [String]
        var request: String
        var response: String
        var isClientStreaming: Bool
        var isServerStreaming: Bool
    }

    var name: String
    /// With package, such as `ticket.v1.TicketService`.
    var fullName: String
    var comment: [String]
    var methods: [Method]
}
