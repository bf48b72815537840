/// An enum of a `.proto` file.
struct ProtoEnum: Hashable {
    /// One name and its number.
    struct Value: Hashable {
        var name: String
        var number: Int32
        var comment: [String]
    }

    var name: String
    /// With package and enclosing messages, such as `ticket.v1.Channel`.
    var fullName: String
    var comment: [String]
    var values: [Value]
}
