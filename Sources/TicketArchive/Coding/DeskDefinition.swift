internal import FoundationEssentials
internal import ProtobufC
internal import ProtobufReflection
internal import TicketCore

/// A desk's data as JSON, in the form in which stores keep it.
enum DeskDefinition {
    static func text(_ desk: Desk) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(desk))
    }

    /// Reads a desk. What an older program did not write has its default; what this one does not know is refused.
    static func desk(_ value: JSONValue) throws -> Desk {
        var writer = JSONWriter()
        write(value, to: &writer)
        let desk: Desk
        do {
            desk = try JSONDecoder().decode(Desk.self, from: Data(writer.bytes))
        } catch {
            throw ArchiveRefusal.invalid("the desk's definition cannot be read: \(error)")
        }
        guard isContained(value, in: try JSONParser.parse(text(desk), bytesMax: .max)) else {
            throw ArchiveRefusal.invalid("the desk's definition says what this server does not know")
        }
        return desk
    }

    private static func isContained(_ value: JSONValue, in whole: JSONValue) -> Bool {
        switch (value, whole) {
        case (.object(let members), .object(let all)):
            let known = Dictionary(all.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            return members.allSatisfy { member in
                known[member.name].map { isContained(member.value, in: $0) } ?? false
            }
        case (.array(let values), .array(let all)):
            return values.count == all.count && zip(values, all).allSatisfy(isContained)
        default: return value == whole
        }
    }

    private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value {
        case .null: writer.null()
        case .bool(let value): writer.value(value)
        case .number(let text): writer.value(json: Array(text.utf8))
        case .string(let text): writer.value(text)
        case .array(let values): writer.values(values) { write($1, to: &$0) }
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.name)
                write(member.value, to: &writer)
            }
            writer.endObject()
        }
    }
}
