internal import CProtocMessages

/// Reads one `FileDescriptorProto` into types of Swift's own.
///
/// The numbers in the paths are the field numbers of descriptor.proto.
struct FileReader {
    private let file: Google__Protobuf__FileDescriptorProto
    private let packed: [UInt8]
    private let syntax: String
    private let comments: Comments

    init(_ file: Google__Protobuf__FileDescriptorProto, packed: [UInt8]) {
        self.file = file
        self.packed = packed
        let syntax = text(file.syntax)
        self.syntax = syntax.isEmpty ? "proto2" : syntax
        self.comments = Comments(file.source_code_info)
    }

    func read() -> ProtoFile {
        let package = text(file.package)
        return ProtoFile(
            name: text(file.name),
            package: package,
            syntax: syntax,
            imports: strings(file.dependency, file.n_dependency),
            messages: numbered(elements(file.message_type, file.n_message_type)).map {
                message($0.element, in: package, path: [4, $0.index])
            },
            enums: numbered(elements(file.enum_type, file.n_enum_type)).map {
                enumeration($0.element, in: package, path: [5, $0.index])
            },
            services: numbered(elements(file.service, file.n_service)).map {
                service($0.element, in: package, path: [6, $0.index])
            },
            extensions: elements(file.extension, file.n_extension).map { fileExtension($0, in: package) },
            packed: packed)
    }

    private func message(
        _ message: Google__Protobuf__DescriptorProto, in scope: String, path: [Int32]
    ) -> ProtoMessage {
        let fullName = join(scope, text(message.name))
        return ProtoMessage(
            name: text(message.name),
            fullName: fullName,
            comment: comments[path],
            fields: numbered(elements(message.field, message.n_field)).map {
                field($0.element, in: fullName, path: path + [2, $0.index])
            },
            oneofs: numbered(elements(message.oneof_decl, message.n_oneof_decl)).map {
                oneof($0.element, in: fullName, path: path + [8, $0.index])
            },
            messages: numbered(elements(message.nested_type, message.n_nested_type)).map {
                self.message($0.element, in: fullName, path: path + [3, $0.index])
            },
            enums: numbered(elements(message.enum_type, message.n_enum_type)).map {
                enumeration($0.element, in: fullName, path: path + [4, $0.index])
            },
            extensions: elements(message.extension, message.n_extension).map { fileExtension($0, in: fullName) },
            isMapEntry: message.options?.pointee.map_entry ?? 0 != 0)
    }

    private func oneof(
        _ oneof: Google__Protobuf__OneofDescriptorProto, in scope: String, path: [Int32]
    ) -> ProtoOneof {
        ProtoOneof(name: text(oneof.name), fullName: join(scope, text(oneof.name)), comment: comments[path])
    }

    private func field(
        _ field: Google__Protobuf__FieldDescriptorProto, in scope: String, path: [Int32]
    ) -> ProtoField {
        let name = text(field.name)
        let type = type(of: field)
        let isRepeated = field.label == GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__LABEL__LABEL_REPEATED
        return ProtoField(
            name: name,
            jsonName: field.json_name == nil ? Self.jsonName(name) : text(field.json_name),
            fullName: join(scope, name),
            number: field.number,
            type: type,
            encoding: encoding(of: field),
            isRepeated: isRepeated,
            isPacked: isRepeated && type.canBePacked && isPacked(field),
            hasPresence: !isRepeated && (type.isMessage || syntax != "proto3" || field.has_oneof_index != 0),
            isProto3Optional: field.proto3_optional != 0,
            oneofIndex: field.has_oneof_index != 0 ? Int(field.oneof_index) : nil,
            comment: comments[path])
    }

    private func type(of field: Google__Protobuf__FieldDescriptorProto) -> ProtoType {
        let name = fullName(field.type_name)
        return switch field.type {
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_DOUBLE: .double
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_FLOAT: .float
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_INT64,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_SINT64,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_SFIXED64:
            .int64
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_INT32,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_SINT32,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_SFIXED32:
            .int32
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_UINT64,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_FIXED64:
            .uint64
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_UINT32,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_FIXED32:
            .uint32
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_BOOL: .bool
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_STRING: .string
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_BYTES: .bytes
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_MESSAGE: .message(name)
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_ENUM: .enum(name)
        default: .group
        }
    }

    private func encoding(of field: Google__Protobuf__FieldDescriptorProto) -> ProtoEncoding {
        switch field.type {
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_SINT32,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_SINT64:
            .zigZag
        case GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_FIXED32,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_FIXED64,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_SFIXED32,
            GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__TYPE__TYPE_SFIXED64:
            .fixed
        default: .varint
        }
    }

    /// proto3 packs unless the field says otherwise, proto2 the other way round.
    private func isPacked(_ field: Google__Protobuf__FieldDescriptorProto) -> Bool {
        guard let options = field.options, options.pointee.has_packed != 0 else { return syntax == "proto3" }
        return options.pointee.packed != 0
    }

    /// What protoc makes of a field's name (`json_name` in descriptor.proto).
    private static func jsonName(_ name: String) -> String {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        return words.dropFirst().reduce(into: String(words.first ?? "")) { name, word in
            name += word.prefix(1).uppercased() + word.dropFirst()
        }
    }

    private func fileExtension(
        _ field: Google__Protobuf__FieldDescriptorProto, in scope: String
    ) -> ProtoExtension {
        ProtoExtension(
            fullName: join(scope, text(field.name)), extendee: fullName(field.extendee), number: field.number)
    }

    private func enumeration(
        _ enumeration: Google__Protobuf__EnumDescriptorProto, in scope: String, path: [Int32]
    ) -> ProtoEnum {
        ProtoEnum(
            name: text(enumeration.name),
            fullName: join(scope, text(enumeration.name)),
            comment: comments[path],
            values: numbered(elements(enumeration.value, enumeration.n_value)).map {
                value($0.element, path: path + [2, $0.index])
            })
    }

    private func value(_ value: Google__Protobuf__EnumValueDescriptorProto, path: [Int32]) -> ProtoEnum.Value {
        ProtoEnum.Value(name: text(value.name), number: value.number, comment: comments[path])
    }

    private func service(
        _ service: Google__Protobuf__ServiceDescriptorProto, in scope: String, path: [Int32]
    ) -> ProtoService {
        ProtoService(
            name: text(service.name),
            fullName: join(scope, text(service.name)),
            comment: comments[path],
            methods: numbered(elements(service.method, service.n_method)).map {
                method($0.element, path: path + [2, $0.index])
            })
    }

    private func method(_ method: Google__Protobuf__MethodDescriptorProto, path: [Int32]) -> ProtoService.Method {
        ProtoService.Method(
            name: text(method.name),
            comment: comments[path],
            request: fullName(method.input_type),
            response: fullName(method.output_type),
            isClientStreaming: method.client_streaming != 0,
            isServerStreaming: method.server_streaming != 0)
    }

    /// The name of a type where it is referred to, which begins with a dot.
    private func fullName(_ reference: UnsafeMutablePointer<CChar>?) -> String {
        String(text(reference).drop { $0 == "." })
    }

    private func numbered<Element>(_ elements: [Element]) -> [(index: Int32, element: Element)] {
        elements.enumerated().map { (Int32(truncatingIfNeeded: $0.offset), $0.element) }
    }

    private func join(_ scope: String, _ name: String) -> String {
        scope.isEmpty ? name : scope + "." + name
    }
}
