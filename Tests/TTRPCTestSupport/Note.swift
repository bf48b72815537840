public import CProtobufC
public import ProtobufC

/// A message for tests, written by hand in the form that the generator gives:
/// `message Note { string text = 1; int64 number = 2; bytes blob = 3; }`.
public struct Note: ProtobufMessage {
    /// The fields in the order and with the alignment of a C struct.
    public struct Layout: BitwiseCopyable {
        var base: ProtobufCMessage
        var text: ProtobufCBinaryData
        var number: Int64
        var blob: ProtobufCBinaryData
    }

    public static let fullName = "test.v1.Note"

    public var text: String
    public var number: Int64
    public var blob: [UInt8]

    public init() {
        self.init(text: "")
    }

    public init(text: String = "", number: Int64 = 0, blob: [UInt8] = []) {
        self.text = text
        self.number = number
        self.blob = blob
    }

    public init(layout: UnsafePointer<Layout>) throws(ProtobufError) {
        text = try FieldReader.string(layout.pointee.text, field: "test.v1.Note.text")
        number = layout.pointee.number
        blob = FieldReader.bytes(layout.pointee.blob)
    }

    public func layout(in arena: Arena) throws(ProtobufError) -> UnsafeMutablePointer<Layout> {
        let layout = try arena.allocate(Layout.self)
        layout.initialize(to: .empty)
        layout.pointee.text = try arena.store(text, field: "test.v1.Note.text")
        layout.pointee.number = number
        layout.pointee.blob = try arena.store(blob)
        return layout
    }

    public func writeJSON(to writer: inout JSONWriter) {}

    public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> { noteDescriptor.pointer }
}

extension Note.Layout {
    static var empty: Self {
        Self(
            base: ProtobufCMessage(descriptor: Note.descriptor, n_unknown_fields: 0, unknown_fields: nil),
            text: ProtobufCBinaryData(), number: 0, blob: ProtobufCBinaryData())
    }
}

/// What protoc-c would have put into constants. It is made once, never changed and never freed.
private struct NoteDescriptor: @unchecked Sendable {
    let pointer: UnsafePointer<ProtobufCMessageDescriptor>

    init() {
        let fields = Self.constants([
            Self.field("text", 1, PROTOBUF_C_TYPE_BYTES, at: \Note.Layout.text),
            Self.field("number", 2, PROTOBUF_C_TYPE_INT64, at: \Note.Layout.number),
            Self.field("blob", 3, PROTOBUF_C_TYPE_BYTES, at: \Note.Layout.blob),
        ])
        let ranges = Self.constants([
            ProtobufCIntRange(start_value: 1, orig_index: 0), ProtobufCIntRange(start_value: 0, orig_index: 3),
        ])
        let initialize: ProtobufCMessageInit = { message in
            UnsafeMutableRawPointer(message)?.assumingMemoryBound(to: Note.Layout.self).pointee = .empty
        }
        let descriptor = ProtobufCMessageDescriptor(
            magic: UInt32(PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC), name: Self.name(Note.fullName),
            short_name: Self.name("Note"), c_name: Self.name("Test__V1__Note"), package_name: Self.name("test.v1"),
            sizeof_message: MemoryLayout<Note.Layout>.size, n_fields: 3, fields: fields,
            fields_sorted_by_name: Self.constants([2, 1, 0]), n_field_ranges: 1, field_ranges: ranges,
            message_init: initialize, reserved1: nil, reserved2: nil, reserved3: nil)
        pointer = Self.constants([descriptor])
    }

    private static func field(
        _ name: String, _ number: UInt32, _ type: ProtobufCType, at path: PartialKeyPath<Note.Layout>
    ) -> ProtobufCFieldDescriptor {
        ProtobufCFieldDescriptor(
            name: Self.name(name), id: number, label: PROTOBUF_C_LABEL_NONE, type: type, quantifier_offset: 0,
            offset: UInt32(MemoryLayout<Note.Layout>.offset(of: path) ?? 0), descriptor: nil, default_value: nil,
            flags: 0, reserved_flags: 0, reserved2: nil, reserved3: nil)
    }

    private static func name(_ text: String) -> UnsafePointer<CChar> {
        constants(text.utf8CString.map { $0 })
    }

    private static func constants<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
        memory.initialize(from: elements, count: elements.count)
        return UnsafePointer(memory)
    }
}

private let noteDescriptor = NoteDescriptor()
