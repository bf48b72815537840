/// A protobuf enum as a Swift enum; generated from its `.proto`.
///
/// Proto3 enums are open: a number that this program does not know is kept in the case `unrecognized`.
public protocol ProtobufEnum: Sendable, Hashable, CaseIterable {
    /// The full name, such as `ticket.v1.Channel`.
    static var fullName: String { get }

    /// The value for a number from the wire; `unrecognized` when the proto has none.
    init(rawValue: Int32)

    /// The number on the wire.
    var rawValue: Int32 { get }

    /// The name in the proto, such as `CHANNEL_WEB`; nil for `unrecognized`.
    var protobufName: StaticString? { get }
}

extension ProtobufEnum {
    /// The value whose number is 0, which is the default of a field.
    public init() { self.init(rawValue: 0) }

    /// The value with this name in the proto, such as `CHANNEL_WEB`; nil when there is none.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// The name in the proto, such as `CHANNEL_WEB`; the number in decimal for `unrecognized`.
    public var name: String { protobufName?.description ?? String(rawValue) }
}
