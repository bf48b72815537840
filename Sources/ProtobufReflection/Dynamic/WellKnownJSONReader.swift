internal import ProtobufC

/// Reads the messages of `google.protobuf` that have JSON forms of their own.
struct WellKnownJSONReader {
    let reader: MessageJSONReader

    func message(
        _ json: JSONValue, _ type: MessageType, _ form: WellKnownForm
    ) throws(DynamicError) -> DynamicMessage {
        switch form {
        case .any: return try any(json, type)
        case .timestamp:
            guard case .string(let text) = json, let time = TimestampText.parse(text) else {
                throw DynamicError(
                    expected: "a time as RFC 3339 has it, such as \"2026-11-21T21:24:15.123Z\"", found: json)
            }
            return make(type, [.int64(time.seconds), .int32(time.nanoseconds)])
        case .duration:
            guard case .string(let text) = json, let duration = DurationText.parse(text) else {
                throw DynamicError(expected: "a duration in seconds, such as \"1.5s\"", found: json)
            }
            return make(type, [.int64(duration.seconds), .int32(duration.nanoseconds)])
        case .fieldMask: return try fieldMask(json, type)
        case .wrapper, .container:
            var message = DynamicMessage(type)
            guard let field = type.message.fields.first else { return message }
            guard try reader.read(json, field, into: &message) else {
                throw DynamicError(expected: "a value for \(type.fullName)", found: json)
            }
            return message
        case .value: return try value(json, type)
        }
    }

    /// A message with these values in its fields 1, 2, …
    private func make(_ type: MessageType, _ values: [DynamicValue]) -> DynamicMessage {
        var message = DynamicMessage(type)
        for (index, value) in values.enumerated() {
            if let field = type.field(number: Int32(index + 1)) { message.set(value, field) }
        }
        return message
    }

    private func value(_ json: JSONValue, _ type: MessageType) throws(DynamicError) -> DynamicMessage {
        let number: Int32 =
            switch json {
            case .null: 1
            case .number: 2
            case .string: 3
            case .bool: 4
            case .object: 5
            case .array: 6
            }
        var message = DynamicMessage(type)
        if let field = type.field(number: number) { message.set(try reader.value(json, field), field) }
        return message
    }

    /// Paths with commas between them, in either spelling.
    private func fieldMask(_ json: JSONValue, _ type: MessageType) throws(DynamicError) -> DynamicMessage {
        guard case .string(let text) = json else {
            throw DynamicError(expected: "the paths of fields as one string, such as \"subject,status\"", found: json)
        }
        var message = DynamicMessage(type)
        guard let field = type.field(number: 1), !text.isEmpty else { return message }
        var paths: [DynamicValue] = []
        for path in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard let path = snakeCase(path) else {
                throw DynamicError(
                    "expected paths of fields with commas between them, found something else in the string")
            }
            paths.append(.string(path))
        }
        message.append(paths, field)
        return message
    }

    /// `dueTime.utc` is `due_time.utc`; nil for what is no path.
    private func snakeCase(_ path: Substring.UTF8View) -> String? {
        guard !path.isEmpty else { return nil }
        var snake: [UInt8] = []
        for byte in path {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "*"):
                snake.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                snake += [UInt8(ascii: "_"), byte | 0x20]
            default: return nil
            }
        }
        return String(decoding: snake, as: UTF8.self)
    }

    /// The fields of the message within beside `@type`. What is not known here is bytes in `value`, as it is written.
    private func any(_ json: JSONValue, _ type: MessageType) throws(DynamicError) -> DynamicMessage {
        guard case .object(var members) = json else {
            throw DynamicError(expected: "an object with the type's URL in \"@type\"", found: json)
        }
        guard !members.isEmpty else { return DynamicMessage(type) }
        guard let place = members.firstIndex(where: { $0.name == "@type" }),
            case .string(let typeURL) = members.remove(at: place).value
        else { throw DynamicError("expected the type's URL in \"@type\" as a string, found none") }
        return make(type, [.string(typeURL), .bytes(try packed(members, typeURL))])
    }

    private func packed(_ members: [JSONValue.Member], _ typeURL: String) throws(DynamicError) -> [UInt8] {
        guard !typeURL.utf8.contains(0) else { throw DynamicError("expected no U+0000, found one", path: "@type") }
        guard let type = reader.pool.message(named: TypeURL.messageName(typeURL)) else {
            guard members.count == 1, members[0].name == "value", case .string(let text) = members[0].value,
                let bytes = Base64.decode(text)
            else {
                throw DynamicError(
                    "expected a message that is known, or its bytes in Base64 as \"value\", found another",
                    path: "@type")
            }
            return bytes
        }
        guard WellKnownForm.isValueInAny(type) else { return try reader.message(members, type).packed() }
        guard members.count == 1, members[0].name == "value" else {
            throw DynamicError("expected \"value\" beside \"@type\" and nothing else, found other members")
        }
        do throws(DynamicError) {
            return try reader.message(members[0].value, type).packed()
        } catch {
            throw error.inField("value")
        }
    }
}
