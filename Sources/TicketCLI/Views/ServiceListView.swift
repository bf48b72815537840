internal import ProtobufC
internal import ProtobufReflection

/// Services, each with the first sentence of what its proto says of it.
struct ServiceListView {
    let services: [ProtoService]

    /// Writes them in the form that was asked for.
    func print(to printer: Printer) throws {
        switch printer.format {
        case .table: try printer.console.write(text(printer.console.outputStyle))
        case .json:
            try printer.print { writer in
                writer.beginObject()
                writer.key("services")
                writer.beginArray()
                for service in services { SchemaJSON.write(service, to: &writer) }
                writer.endArray()
                writer.endObject()
            }
        case .jsonl: for service in services { try printer.print { SchemaJSON.write(service, to: &$0) } }
        case .id: try printer.console.write(services.map { Escaping.line($0.fullName) + "\n" }.joined())
        }
    }

    private func text(_ style: TextStyle) -> String {
        let width = services.map { DisplayWidth.columns(of: Escaping.line($0.fullName)) }.max() ?? 0
        let lines = services.map { service in
            let name = DisplayWidth.padded(Escaping.line(service.fullName), columns: width)
            let summary = Self.summary(service.comment)
            return summary.isEmpty ? Escaping.line(service.fullName) : name + "  " + style.dim(Escaping.line(summary))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The first sentence of a comment, whose lines end anywhere.
    private static func summary(_ comment: [String]) -> String {
        let words = comment.prefix { !$0.isEmpty }.joined(separator: " ").split(separator: " ")
        guard let last = words.firstIndex(where: { $0.hasSuffix(".") }) else { return words.joined(separator: " ") }
        return words[...last].joined(separator: " ")
    }
}
