/// A message whose type is known only while the program runs.
///
/// ``DynamicCoder`` makes it out of bytes or JSON and writes it as JSON.
public struct DynamicMessage: Hashable, Sendable {
    /// What it is.
    public let type: MessageType

    /// What is set, by field number; a singular field has one value. The entries of a map are messages in the order in
    /// which they came.
    private(set) var valuesByNumber: [Int32: [DynamicValue]] = [:]

    /// The number of the member that is set, by the oneof's place.
    private var memberByOneof: [Int: Int32] = [:]

    /// The message with every field at its default.
    public init(_ type: MessageType) { self.type = type }

    /// What is set in the field with this name; nothing when the field is unset or there is none.
    public func values(_ fieldName: String) -> [DynamicValue] {
        type.field(named: fieldName).map { values($0.number) } ?? []
    }

    /// The bytes, fields in the order of their numbers, as other writers do. Defaults are left out where unset is the same.
    public func packed() -> [UInt8] {
        var writer = WireWriter()
        writer.fields(of: self)
        return writer.bytes
    }

    func values(_ number: Int32) -> [DynamicValue] { valuesByNumber[number] ?? [] }

    /// Sets a singular field, and unsets the other members of its oneof.
    mutating func set(_ value: DynamicValue, _ field: ProtoField) {
        if let oneof = field.oneofIndex, let other = memberByOneof.updateValue(field.number, forKey: oneof) {
            valuesByNumber[other] = nil
        }
        valuesByNumber[field.number] = field.hasPresence || !value.isDefault ? [value] : nil
    }

    /// Adds values to a repeated field.
    mutating func append(_ values: [DynamicValue], _ field: ProtoField) {
        guard !values.isEmpty else { return }
        valuesByNumber[field.number, default: []] += values
    }
}
