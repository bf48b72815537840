/// An enum of a `.proto` file.
public struct ProtoEnum: Hashable, Sendable {
    /// One name and its number.
    public struct Value: Hashable, Sendable {
        /// Such as `CHANNEL_WEB`.
        public let name: String
        /// The number on the wire.
        public let number: Int32
        /// The lines of the comment in the proto, without `//`.
        public let comment: [String]
    }

    /// Such as `Channel`.
    public let name: String
    /// With package and enclosing messages, such as `ticket.v1.Channel`.
    public let fullName: String
    /// The lines of the comment in the proto, without `//`.
    public let comment: [String]
    /// The values in the order of the file.
    public let values: [Value]

    /// The name of the first value with this number; nil when there is none, which proto3 allows.
    public func name(of number: Int32) -> String? { values.first { $0.number == number }?.name }

    /// The number of the value with this name.
    public func number(of name: String) -> Int32? { values.first { $0.name == name }?.number }
}
