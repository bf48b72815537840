internal import ProtobufC
internal import ProtobufReflection
public import TicketCore

/// A line of an archive: an object with one member, whose name says what it is.
public enum ArchiveLine: Sendable, Hashable {
    /// The first one.
    case header(ArchiveHeader)
    /// One of those that the desk consists of.
    case record(DeskRecord)
    /// Bytes of a file.
    case part(FilePart)
    /// The last one.
    case footer(ArchiveFooter)

    /// The line in UTF-8, with the line feed that ends it. The same line is always written alike.
    ///
    /// - Throws: `ArchiveRefusal` where something has no form in the archive, such as a time behind the year 9999.
    public func text() throws -> [UInt8] {
        var writer = ArchiveObjectWriter()
        switch self {
        case .header(let header): writer.object("header") { header.write(to: &$0) }
        case .record(let record): try record.write(to: &writer)
        case .part(let part): writer.object("file") { part.write(to: &$0) }
        case .footer(let footer): try writer.object("footer") { try footer.write(to: &$0) }
        }
        return writer.line()
    }

    /// Reads a line without the line feed.
    ///
    /// - Throws: `ArchiveRefusal`.
    public init(_ text: [UInt8], bytesMax: Int) throws {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONParser.parse(text, bytesMax: bytesMax, depthMax: 64)
        } catch {
            throw ArchiveRefusal.invalid("this is no JSON: column \(error.column): \(error.reason)")
        }
        guard case .object(let members) = value, members.count == 1, let member = members.first else {
            throw ArchiveRefusal.invalid("a line is an object with one member")
        }
        self = try ArchiveObject.read(member.value, at: member.name) { try Self.read(member.name, &$0) }
    }

    private static func read(_ name: String, _ object: inout ArchiveObject) throws -> ArchiveLine {
        switch name {
        case "header": .header(try ArchiveHeader(&object))
        case "file": .part(try FilePart(&object))
        case "footer": .footer(try ArchiveFooter(&object))
        default: .record(try DeskRecord(name, &object))
        }
    }
}
