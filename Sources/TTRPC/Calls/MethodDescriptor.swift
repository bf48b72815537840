/// One method of a service, as its `.proto` file declares it.
public struct MethodDescriptor: Sendable, Hashable {
    /// The service's full proto name, for example `ticket.v1.TicketService`.
    public let service: String
    /// The bare method name, for example `GetTicket`.
    public let method: String
    public let shape: CallShape

    public init(service: String, method: String, shape: CallShape) {
        self.service = service
        self.method = method
        self.shape = shape
    }
}

extension MethodDescriptor: CustomStringConvertible {
    public var description: String { "\(service)/\(method)" }
}
