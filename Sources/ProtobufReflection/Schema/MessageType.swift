/// A message of a ``DescriptorPool``, ready to look its fields up.
public final class MessageType: Sendable {
    /// What the proto says.
    public let message: ProtoMessage

    /// How it stands in JSON, when not as an object of its fields.
    let form: WellKnownForm?

    private let byNumber: [Int32: ProtoField]
    private let byName: [String: ProtoField]

    init(_ message: ProtoMessage) {
        self.message = message
        form = WellKnownForm(message)
        byNumber = Dictionary(message.fields.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        var byName = Dictionary(message.fields.map { ($0.jsonName, $0) }, uniquingKeysWith: { first, _ in first })
        // A field's own name goes before what JSON makes of another's.
        for field in message.fields { byName[field.name] = field }
        self.byName = byName
    }

    /// With package and enclosing messages, such as `ticket.v1.Ticket`.
    public var fullName: String { message.fullName }

    /// The field with this number.
    public func field(number: Int32) -> ProtoField? { byNumber[number] }

    /// The field with this name: that of the proto (`page_size`) or that of JSON (`pageSize`).
    public func field(named name: String) -> ProtoField? { byName[name] }
}

extension MessageType: Hashable {
    /// Whether both describe the same message.
    public static func == (left: MessageType, right: MessageType) -> Bool {
        left === right || left.message == right.message
    }

    /// Hashes the full name.
    public func hash(into hasher: inout Hasher) { hasher.combine(fullName) }
}
