import CFixtureMessages
import CProtobufC
import FixtureMessages
import ProtobufC
import Testing

/// What must hold for every message type.
@Suite struct SchemaTests {
    @Test(arguments: AllMessages.names)
    func `no message contains itself`(name: String) throws {
        let type = try AllMessages.named(name)
        #expect(path(from: type.descriptor, to: type.descriptor, visited: []) == nil)
    }

    @Test(arguments: AllMessages.names)
    func `no field is a C string, which would end at a NUL`(name: String) throws {
        let descriptor = try AllMessages.named(name).descriptor.pointee
        for index in 0..<Int(descriptor.n_fields) {
            #expect(descriptor.fields[index].type != PROTOBUF_C_TYPE_STRING)
        }
    }

    @Test(arguments: AllMessages.names)
    func `no message has more fields than the look over the bytes keeps track of`(name: String) throws {
        #expect(try AllMessages.named(name).descriptor.pointee.n_fields <= 128)
    }

    @Test(arguments: AllMessages.names.filter { $0.hasPrefix("ticket.") })
    func `a oneof of ours has messages only`(name: String) throws {
        let descriptor = try AllMessages.named(name).descriptor.pointee
        for index in 0..<Int(descriptor.n_fields) {
            let field = descriptor.fields[index]
            guard field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue != 0 else { continue }
            #expect(field.type == PROTOBUF_C_TYPE_MESSAGE, "\(String(cString: field.name))")
        }
    }

    private func path(
        from start: UnsafePointer<ProtobufCMessageDescriptor>, to end: UnsafePointer<ProtobufCMessageDescriptor>,
        visited: Set<UnsafePointer<ProtobufCMessageDescriptor>>
    ) -> String? {
        for index in 0..<Int(start.pointee.n_fields) {
            let field = start.pointee.fields[index]
            guard field.type == PROTOBUF_C_TYPE_MESSAGE, let raw = field.descriptor else { continue }
            let next = raw.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
            if next == end { return String(cString: field.name) }
            guard !visited.contains(next) else { continue }
            if let rest = path(from: next, to: end, visited: visited.union([next])) {
                return String(cString: field.name) + "." + rest
            }
        }
        return nil
    }
}
