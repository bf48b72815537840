internal import ProtobufC
internal import ProtobufReflection

/// Writes what is in a schema as JSON, for programs.
///
/// Each thing has a `kind`, its `name` in full and its `comment`.
enum SchemaJSON {
    static func write(_ symbol: SymbolFinder.Symbol, _ pool: DescriptorPool, to writer: inout JSONWriter) {
        switch symbol {
        case .service(let service): write(service, to: &writer)
        case .method(let service, let method): write(method, of: service, to: &writer)
        case .message(let message): write(message, pool, to: &writer)
        case .enumeration(let enumeration): write(enumeration, to: &writer)
        }
    }

    static func write(_ service: ProtoService, to writer: inout JSONWriter) {
        begin("service", service.fullName, service.comment, to: &writer)
        array("methods", service.methods, to: &writer) { write($0, of: service, to: &$1) }
        writer.endObject()
    }

    private static func write(_ method: ProtoService.Method, of service: ProtoService, to writer: inout JSONWriter) {
        begin("method", "\(service.fullName)/\(method.name)", method.comment, to: &writer)
        pair("request", method.request, to: &writer)
        pair("response", method.response, to: &writer)
        writer.key("client_streaming")
        writer.value(method.isClientStreaming)
        writer.key("server_streaming")
        writer.value(method.isServerStreaming)
        writer.endObject()
    }

    private static func write(_ message: ProtoMessage, _ pool: DescriptorPool, to writer: inout JSONWriter) {
        begin("message", message.fullName, message.comment, to: &writer)
        array("fields", message.fields, to: &writer) { field, writer in
            begin("field", field.name, field.comment, to: &writer)
            writer.key("number")
            writer.value(field.number)
            pair("type", ProtoText(pool).type(of: field), to: &writer)
            if !field.isProto3Optional, let index = field.oneofIndex, message.oneofs.indices.contains(index) {
                pair("oneof", message.oneofs[index].name, to: &writer)
            }
            writer.endObject()
        }
        array("messages", message.messages.filter { !$0.isMapEntry }, to: &writer) { write($0, pool, to: &$1) }
        array("enums", message.enums, to: &writer) { write($0, to: &$1) }
        writer.endObject()
    }

    private static func write(_ enumeration: ProtoEnum, to writer: inout JSONWriter) {
        begin("enum", enumeration.fullName, enumeration.comment, to: &writer)
        array("values", enumeration.values, to: &writer) { value, writer in
            begin("value", value.name, value.comment, to: &writer)
            writer.key("number")
            writer.value(value.number)
            writer.endObject()
        }
        writer.endObject()
    }

    private static func begin(_ kind: String, _ name: String, _ comment: [String], to writer: inout JSONWriter) {
        writer.beginObject()
        pair("kind", kind, to: &writer)
        pair("name", name, to: &writer)
        pair("comment", comment.joined(separator: "\n"), to: &writer)
    }

    private static func pair(_ key: StaticString, _ value: String, to writer: inout JSONWriter) {
        writer.key(key)
        writer.value(value)
    }

    private static func array<Element>(
        _ key: StaticString, _ elements: [Element], to writer: inout JSONWriter,
        _ write: (Element, inout JSONWriter) -> Void
    ) {
        writer.key(key)
        writer.beginArray()
        for element in elements { write(element, &writer) }
        writer.endArray()
    }
}
