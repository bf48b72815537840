internal import CYaml

/// Bounds what a YAML text may stand for, before anybody builds it.
///
/// Aliases let a small text stand for a very large one, and brackets are cheap. So the text's events are counted first,
/// an alias as often as what it stands for, which takes time in proportion to the text alone.
struct YAMLBudget {
    /// How many values a text may have, aliases written out.
    static let valuesMax = 50_000
    /// How deep values may lie in each other.
    static let depthMax = 32

    /// A list or mapping that has begun and not ended.
    private struct Open {
        let anchor: String?
        let start: Int
    }

    private var values = 0
    private var open: [Open] = []
    private var sizes: [String: Int] = [:]

    /// Says where a text stands for too much; texts that are no YAML pass, for the reader to say so.
    static func check(_ yaml: String) throws(DeskFileError) {
        guard !yaml.isEmpty else { return }
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { throw .tooLarge("there is no memory to read the file") }
        defer { yaml_parser_delete(&parser) }
        var text = yaml
        let outcome: Result<Void, DeskFileError> = text.withUTF8 { bytes in
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            var budget = YAMLBudget()
            return Result { () throws(DeskFileError) in try budget.count(&parser) }
        }
        try outcome.get()
    }

    private mutating func count(_ parser: inout yaml_parser_t) throws(DeskFileError) {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else { return }
            defer { yaml_event_delete(&event) }
            if event.type == YAML_STREAM_END_EVENT { return }
            take(event)
            let line = Int(event.start_mark.line) + 1
            if values > Self.valuesMax {
                throw .tooLarge(
                    "line \(line): the file stands for more than \(Self.valuesMax) values; use fewer aliases")
            }
            if open.count > Self.depthMax {
                throw .tooLarge("line \(line): values lie more than \(Self.depthMax) deep in each other")
            }
        }
    }

    private mutating func take(_ event: yaml_event_t) {
        switch event.type {
        case YAML_SCALAR_EVENT:
            values += 1
            if let anchor = Self.text(event.data.scalar.anchor) { sizes[anchor] = 1 }
        case YAML_ALIAS_EVENT:
            values += Self.text(event.data.alias.anchor).flatMap { sizes[$0] } ?? 1
        case YAML_SEQUENCE_START_EVENT: begin(Self.text(event.data.sequence_start.anchor))
        case YAML_MAPPING_START_EVENT: begin(Self.text(event.data.mapping_start.anchor))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            if let ended = open.popLast(), let anchor = ended.anchor { sizes[anchor] = values - ended.start + 1 }
        default: break
        }
    }

    private mutating func begin(_ anchor: String?) {
        open.append(Open(anchor: anchor, start: values))
        values += 1
    }

    private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        characters.map { String(cString: $0) }
    }
}
