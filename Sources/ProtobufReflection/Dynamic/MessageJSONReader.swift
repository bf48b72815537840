/// Reads messages from proto3 JSON, strictly: whatever is not known, is there twice or does not fit is an error that
/// says where.
///
/// It goes as deep as the JSON does, which ``JSONParser`` bounds.
struct MessageJSONReader {
    let pool: DescriptorPool

    func message(_ json: JSONValue, _ type: MessageType) throws(DynamicError) -> DynamicMessage {
        if let form = type.form { return try WellKnownJSONReader(reader: self).message(json, type, form) }
        guard case .object(let members) = json else {
            throw DynamicError(expected: "an object for \(type.fullName)", found: json)
        }
        return try message(members, type)
    }

    /// A message from the members of its object.
    func message(_ members: [JSONValue.Member], _ type: MessageType) throws(DynamicError) -> DynamicMessage {
        var message = DynamicMessage(type)
        var seen: Set<Int32> = []
        var oneofs: [Int: ProtoField] = [:]
        for member in members {
            guard let field = type.field(named: member.name) else { throw unknown(member.name, type) }
            guard seen.insert(field.number).inserted else {
                throw DynamicError(
                    "expected it once, found it as \(field.name) and as \(field.jsonName)", path: field.name)
            }
            do throws(DynamicError) {
                guard try read(member.value, field, into: &message) else { continue }
            } catch {
                throw error.inField(member.name)
            }
            guard let oneof = field.oneofIndex else { continue }
            if let other = oneofs.updateValue(field, forKey: oneof) {
                throw DynamicError(
                    "expected one of the fields of \(type.message.oneofs[oneof].name), found \(other.name) as well",
                    path: member.name)
            }
        }
        return message
    }

    /// Reads what stands behind a field's name; false when null leaves the field unset.
    func read(_ json: JSONValue, _ field: ProtoField, into message: inout DynamicMessage) throws(DynamicError) -> Bool {
        if field.isRepeated {
            if json == .null { return false }
            if let name = pool.mapEntry(of: field)?.fullName, let type = pool.message(named: name) {
                message.append(try entries(json, type), field)
            } else {
                message.append(try elements(json, field), field)
            }
            return true
        }
        if json == .null, !takesNull(field) { return false }
        message.set(try value(json, field), field)
        return true
    }

    private func elements(_ json: JSONValue, _ field: ProtoField) throws(DynamicError) -> [DynamicValue] {
        guard case .array(let elements) = json else { throw DynamicError(expected: "an array", found: json) }
        var values: [DynamicValue] = []
        for (index, element) in elements.enumerated() {
            do throws(DynamicError) {
                values.append(try value(element, field))
            } catch {
                throw error.inElement(index)
            }
        }
        return values
    }

    private func entries(_ json: JSONValue, _ type: MessageType) throws(DynamicError) -> [DynamicValue] {
        guard case .object(let members) = json else { throw DynamicError(expected: "an object", found: json) }
        var entries: [DynamicValue] = []
        var keys: Set<DynamicValue> = []
        for member in members {
            do throws(DynamicError) {
                let entry = try entry(member, type)
                // "1" and "1.0" are two names in JSON and one key.
                guard keys.insert(entry.values(1).first ?? .bool(false)).inserted else {
                    throw DynamicError("expected the key once, found it written in two ways")
                }
                entries.append(.message(entry))
            } catch {
                throw error.inEntry(member.name)
            }
        }
        return entries
    }

    private func entry(_ member: JSONValue.Member, _ type: MessageType) throws(DynamicError) -> DynamicMessage {
        guard let key = type.field(number: 1), let value = type.field(number: 2) else {
            throw DynamicError("\(type.fullName) is no entry of a map")
        }
        var entry = DynamicMessage(type)
        entry.set(try mapKey(member.name, key), key)
        entry.set(try self.value(member.value, value), value)
        return entry
    }

    private func mapKey(_ name: String, _ field: ProtoField) throws(DynamicError) -> DynamicValue {
        guard field.type == .bool else { return try value(.string(name), field) }
        guard let flag = Bool(name) else { throw DynamicError("expected the key true or false, found another string") }
        return .bool(flag)
    }

    /// One value of a field; null only where it is a value.
    func value(_ json: JSONValue, _ field: ProtoField) throws(DynamicError) -> DynamicValue {
        switch field.type {
        case .message(let name):
            guard let type = pool.message(named: name) else { throw DynamicError("the message \(name) is not known") }
            return .message(try message(json, type))
        case .enum(let name):
            if name == WellKnownForm.nullValue, json == .null { return .enum(0) }
            guard let type = pool.enumeration(named: name) else { throw DynamicError("the enum \(name) is not known") }
            return .enum(try ScalarJSON.number(json, of: type))
        case .group: throw DynamicError("this is a group, which cannot be written: set other fields")
        default: return try ScalarJSON.value(json, field)
        }
    }

    /// Whether null is a value of this field, and not the same as leaving it out.
    private func takesNull(_ field: ProtoField) -> Bool {
        switch field.type {
        case .message(let name): pool.message(named: name)?.form == .value
        case .enum(let name): name == WellKnownForm.nullValue
        default: false
        }
    }

    private func unknown(_ name: String, _ type: MessageType) -> DynamicError {
        let names = type.message.fields.map(\.name)
        let expected = names.isEmpty ? "no field" : "one of \(names.joined(separator: ", "))"
        let nearest = NearestName.find(name, among: names).map { "; did you mean \($0)?" } ?? ""
        return DynamicError("\(type.fullName) has no such field; expected \(expected)\(nearest)", path: name)
    }
}
