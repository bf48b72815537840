internal import ProtobufReflection

/// One thing of a schema in full.
struct SymbolView {
    let symbol: SymbolFinder.Symbol
    let pool: DescriptorPool

    /// Writes it in the form that was asked for: as proto text for people.
    func print(to printer: Printer) throws {
        switch printer.format {
        case .table:
            let style = printer.console.outputStyle
            let lines = lines.map { line in
                let text = Escaping.line(line)
                return line.drop { $0 == " " }.hasPrefix("//") ? style.dim(text) : text
            }
            try printer.console.write(lines.map { $0 + "\n" }.joined())
        case .json, .jsonl: try printer.print { SchemaJSON.write(symbol, pool, to: &$0) }
        case .id: try printer.console.write(Escaping.line(fullName) + "\n")
        }
    }

    private var fullName: String {
        switch symbol {
        case .service(let service): service.fullName
        case .method(let service, let method): "\(service.fullName)/\(method.name)"
        case .message(let message): message.fullName
        case .enumeration(let enumeration): enumeration.fullName
        }
    }

    private var lines: [String] {
        let text = ProtoText(pool)
        return switch symbol {
        case .service(let service): text.lines(of: service)
        case .method(_, let method): text.lines(of: method) + messages(of: method).flatMap { [""] + text.lines(of: $0) }
        case .message(let message): text.lines(of: message)
        case .enumeration(let enumeration): text.lines(of: enumeration)
        }
    }

    /// What is sent and what comes back, which is what a method is looked up for.
    private func messages(of method: ProtoService.Method) -> [ProtoMessage] {
        let names = method.request == method.response ? [method.request] : [method.request, method.response]
        return names.compactMap { pool.message(named: $0)?.message }
    }
}
