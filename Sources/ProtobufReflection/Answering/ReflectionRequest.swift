/// A question to the reflection service, as `grpc.reflection.v1.ServerReflectionRequest` has them.
public enum ReflectionRequest: Hashable, Sendable {
    /// The file with this path, such as `ticket/v1/ticket.proto`.
    case fileByFilename(String)
    /// The file that declares this full name, such as `ticket.v1.TicketService.GetTicket`.
    case fileContainingSymbol(String)
    /// The file that declares the extension of this message with this number.
    case fileContainingExtension(message: String, number: Int32)
    /// The numbers of all extensions of this message.
    case allExtensionNumbers(message: String)
    /// The services that the server has.
    case listServices
}
