internal import ProtobufC

/// Writes messages as proto3 JSON, to the letter as generated messages do.
struct MessageJSONWriter {
    let coder: DynamicCoder
    /// Whether fields are written whose unset state is the same as their default.
    let emitsDefaults: Bool

    /// How deep JSON may be nested where an `Any` is unpacked into it; deeper ones stay bytes.
    private static let anyDepthMax = 32

    func write(_ message: DynamicMessage, to writer: inout JSONWriter) {
        guard let form = message.type.form else { return writeObject(message, to: &writer) }
        switch form {
        case .any: writeAny(message, to: &writer)
        case .timestamp: writeTime(message, to: &writer, TimestampText.text)
        case .duration: writeTime(message, to: &writer, DurationText.text)
        case .fieldMask: writeFieldMask(message, to: &writer)
        case .wrapper, .container:
            if let field = message.type.message.fields.first { writeField(field, of: message, to: &writer) }
        case .value:
            // One that is not set has no form; null comes nearest.
            guard let field = message.type.message.fields.first(where: { !message.values($0.number).isEmpty }) else {
                return writer.null()
            }
            writeField(field, of: message, to: &writer)
        }
    }

    private func writeObject(_ message: DynamicMessage, to writer: inout JSONWriter) {
        writer.beginObject()
        for field in message.type.message.fields {
            let isUnset = message.values(field.number).isEmpty
            guard field.type != .group, !isUnset || emitsDefaults && !field.hasPresence else { continue }
            writer.key(field.name)
            writeField(field, of: message, to: &writer)
        }
        writer.endObject()
    }

    /// What stands behind a field's name.
    private func writeField(_ field: ProtoField, of message: DynamicMessage, to writer: inout JSONWriter) {
        let values = message.values(field.number)
        if let entry = coder.pool.mapEntry(of: field) {
            writer.beginObject()
            for value in values { writeEntry(value, entry, to: &writer) }
            writer.endObject()
        } else if field.isRepeated {
            writer.beginArray()
            for value in values { write(value, field, to: &writer) }
            writer.endArray()
        } else {
            write(values.first, field, to: &writer)
        }
    }

    /// An entry of a map: keys are strings, whatever their type.
    private func writeEntry(_ entry: DynamicValue, _ type: ProtoMessage, to writer: inout JSONWriter) {
        guard case .message(let message) = entry, let key = message.type.field(number: 1),
            let value = message.type.field(number: 2)
        else { return }
        writer.key(keyText(message.values(1).first ?? DynamicValue(defaultOf: key.type)))
        write(message.values(2).first, value, to: &writer)
    }

    private func keyText(_ key: DynamicValue?) -> String {
        switch key {
        case .string(let text): text
        case .int32(let number): String(number)
        case .int64(let number): String(number)
        case .uint32(let number): String(number)
        case .uint64(let number): String(number)
        case .bool(let flag): String(flag)
        default: ""
        }
    }

    /// A value, or the default of the field's type.
    private func write(_ value: DynamicValue?, _ field: ProtoField, to writer: inout JSONWriter) {
        switch value ?? DynamicValue(defaultOf: field.type) {
        case .double(let number): writer.value(number)
        case .float(let number): writer.value(number)
        case .int32(let number): writer.value(number)
        case .int64(let number): writer.value(number)
        case .uint32(let number): writer.value(number)
        case .uint64(let number): writer.value(number)
        case .bool(let flag): writer.value(flag)
        case .string(let text): writer.value(text)
        case .bytes(let bytes): writer.value(bytes)
        case .enum(let number): writeEnum(number, field, to: &writer)
        case .message(let message): write(message, to: &writer)
        case nil:
            guard case .message(let name) = field.type, let type = coder.pool.message(named: name) else {
                return writer.null()
            }
            write(DynamicMessage(type), to: &writer)
        }
    }

    private func writeEnum(_ number: Int32, _ field: ProtoField, to writer: inout JSONWriter) {
        guard case .enum(let name) = field.type else { return writer.value(number) }
        if name == WellKnownForm.nullValue { return writer.null() }
        guard let name = coder.pool.enumeration(named: name)?.name(of: number) else { return writer.value(number) }
        writer.value(name)
    }

    /// A moment or a length; seconds and nanoseconds as they are when its text cannot say it.
    private func writeTime(
        _ message: DynamicMessage, to writer: inout JSONWriter, _ text: (Int64, Int32) -> String?
    ) {
        var (seconds, nanoseconds): (Int64, Int32) = (0, 0)
        if case .int64(let value)? = message.values(1).first { seconds = value }
        if case .int32(let value)? = message.values(2).first { nanoseconds = value }
        guard let text = text(seconds, nanoseconds) else { return writeObject(message, to: &writer) }
        writer.value(text)
    }

    private func writeFieldMask(_ message: DynamicMessage, to writer: inout JSONWriter) {
        let paths = message.values(1).map { if case .string(let path) = $0 { path } else { "" } }
        writer.value(paths.joined(separator: ","))
    }

    /// The fields of the message within beside its type in `@type`. A message that is not known, or does not unpack, is
    /// its bytes in `value`.
    private func writeAny(_ message: DynamicMessage, to writer: inout JSONWriter) {
        var (typeURL, packed): (String, [UInt8]) = ("", [])
        if case .string(let value)? = message.values(1).first { typeURL = value }
        if case .bytes(let value)? = message.values(2).first { packed = value }
        let inner = writer.depth < Self.anyDepthMax ? unpack(packed, typeURL) : nil
        if let inner, !WellKnownForm.isValueInAny(inner.type) {
            writer.beginNextObject(with: "@type", typeURL)
            return writeObject(inner, to: &writer)
        }
        writer.beginObject()
        writer.key("@type")
        writer.value(typeURL)
        writer.key("value")
        if let inner { write(inner, to: &writer) } else { writer.value(packed) }
        writer.endObject()
    }

    private func unpack(_ packed: [UInt8], _ typeURL: String) -> DynamicMessage? {
        guard let type = coder.pool.message(named: TypeURL.messageName(typeURL)) else { return nil }
        return try? coder.unpack(packed, as: type)
    }
}
