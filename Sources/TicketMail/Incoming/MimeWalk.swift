internal import CGMime

/// Goes through GMime's objects and copies what is needed, within the limits.
struct MimeWalk {
    private let limits: MailLimits
    private var partCount = 0
    private(set) var notes: Set<MailNote> = []

    init(limits: MailLimits) {
        self.limits = limits
    }

    mutating func node(_ object: UnsafeMutablePointer<GMimeObject>, depth: Int) throws(MailRefusal) -> MimeTree.Node {
        partCount += 1
        guard partCount <= limits.partsMax else { throw .tooMany(.parts, max: limits.partsMax) }
        guard depth <= limits.depthMax else { throw .tooDeep(depthMax: limits.depthMax) }
        try checkSingles(object)
        let type = Self.type(of: object)
        switch ticket_mime_kind(object) {
        case TICKET_MIME_MULTIPART:
            if type == "multipart/encrypted" { notes.insert(.encrypted) }
            var children: [MimeTree.Node] = []
            for index in 0..<max(0, ticket_mime_child_count(object)) {
                if let child = ticket_mime_child(object, index) { children.append(try node(child, depth: depth + 1)) }
            }
            return .multipart(type: type, children: children)
        case TICKET_MIME_MESSAGE:
            // It is kept as a file, and counted, since others will look into it.
            if let inner = ticket_mime_inner(object) { _ = try count(inner, depth: depth + 1) }
            return .leaf(try leaf(object, type: type))
        default:
            if type == "application/pkcs7-mime" { notes.insert(.encrypted) }
            return .leaf(try leaf(object, type: type))
        }
    }

    private mutating func count(_ object: UnsafeMutablePointer<GMimeObject>, depth: Int) throws(MailRefusal) {
        partCount += 1
        guard partCount <= limits.partsMax else { throw .tooMany(.parts, max: limits.partsMax) }
        guard depth <= limits.depthMax else { throw .tooDeep(depthMax: limits.depthMax) }
        switch ticket_mime_kind(object) {
        case TICKET_MIME_MULTIPART:
            for index in 0..<max(0, ticket_mime_child_count(object)) {
                if let child = ticket_mime_child(object, index) { try count(child, depth: depth + 1) }
            }
        case TICKET_MIME_MESSAGE:
            if let inner = ticket_mime_inner(object) { try count(inner, depth: depth + 1) }
        default: break
        }
    }

    private func leaf(_ object: UnsafeMutablePointer<GMimeObject>, type: String) throws(MailRefusal) -> MimeTree.Leaf {
        let isMessage = ticket_mime_kind(object) == TICKET_MIME_MESSAGE
        let disposition = g_mime_object_get_disposition(object).map { String(cString: $0).lowercased() }
        let name = isMessage ? nil : ticket_mime_filename(object).map { String(cString: $0) }
        return MimeTree.Leaf(
            type: type, charset: Self.parameter("charset", of: object), flow: Self.flow(of: object), name: name,
            isAttachment: disposition == "attachment" || (name != nil && disposition != "inline"),
            contentID: g_mime_object_get_content_id(object).map { PlainText.line(String(cString: $0)) },
            bytes: isMessage ? Self.innerBytes(of: object) : Self.content(of: object))
    }

    /// The decoded bytes, read piece by piece: written to a stream of GMime's, they would be in memory twice.
    private static func content(of object: UnsafeMutablePointer<GMimeObject>) -> [UInt8] {
        guard ticket_mime_kind(object) == TICKET_MIME_PART, let content = ticket_mime_content(object),
            let raw = g_mime_data_wrapper_get_stream(content), let stream = g_mime_stream_filter_new(raw)
        else { return [] }
        defer { g_object_unref(stream) }
        let filter = g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(content), 0)
        defer { g_object_unref(filter) }
        ticket_mime_add_filter(stream, filter)
        g_mime_stream_reset(stream)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, Int(g_mime_stream_length(raw))) / 4 * 3)
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64 << 10) { piece in
            while case let count = g_mime_stream_read(stream, piece.baseAddress, piece.count), count > 0 {
                bytes += UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(piece)[..<count])
            }
        }
        return bytes
    }

    private static func innerBytes(of object: UnsafeMutablePointer<GMimeObject>) -> [UInt8] {
        guard let inner = ticket_mime_inner_message(object) else { return [] }
        return written { g_mime_object_write_to_stream(inner, nil, $0) }
    }

    private static func written(_ write: (UnsafeMutablePointer<GMimeStream>?) -> Int) -> [UInt8] {
        let stream = g_mime_stream_mem_new()
        defer { g_object_unref(stream) }
        guard write(stream) >= 0, let array = ticket_mime_bytes(stream) else { return [] }
        return Array(UnsafeRawBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
    }

    /// The fields of MIME that a part may have once (RFC 2045, 3).
    private func checkSingles(_ object: UnsafeMutablePointer<GMimeObject>) throws(MailRefusal) {
        guard let list = g_mime_object_get_header_list(object) else { return }
        var seen: Set<String> = []
        for index in 0..<g_mime_header_list_get_count(list) {
            guard let header = g_mime_header_list_get_header_at(list, index), let name = g_mime_header_get_name(header)
            else { continue }
            let key = String(cString: name).lowercased()
            guard key.hasPrefix("content-") else { continue }
            guard seen.insert(key).inserted else { throw .repeatedField(FieldNames.known(key)) }
        }
    }

    private static func type(of object: UnsafeMutablePointer<GMimeObject>) -> String {
        guard let type = g_mime_object_get_content_type(object), let name = g_mime_content_type_get_mime_type(type)
        else { return "application/octet-stream" }
        defer { g_free(name) }
        return PlainText.line(String(cString: name).lowercased())
    }

    private static func parameter(_ name: String, of object: UnsafeMutablePointer<GMimeObject>) -> String? {
        g_mime_object_get_content_type_parameter(object, name).map { String(cString: $0) }
    }

    private static func flow(of object: UnsafeMutablePointer<GMimeObject>) -> FlowedText.Flow? {
        guard parameter("format", of: object)?.lowercased() == "flowed" else { return nil }
        return parameter("delsp", of: object)?.lowercased() == "yes" ? .deletingSpaces : .keepingSpaces
    }
}
