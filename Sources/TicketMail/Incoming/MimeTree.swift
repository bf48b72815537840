internal import CGMime

/// A mail's parts as GMime finds them. Everything is copied out; nothing of GMime's lives on.
struct MimeTree {
    /// A part that has no parts.
    struct Leaf {
        /// The content type in lower case, without parameters.
        var type: String
        /// The charset parameter.
        var charset: String?
        /// Whether lines are joined that end with a space (RFC 3676), and whether that space goes.
        var flow: FlowedText.Flow?
        /// The name of a file, decoded (RFC 2231), if it has one.
        var name: String?
        /// Whether the sender wants it shown as a file and not as text.
        var isAttachment: Bool
        /// The Content-ID without brackets.
        var contentID: String?
        /// The decoded bytes.
        var bytes: [UInt8]
    }

    /// A node.
    indirect enum Node {
        case leaf(Leaf)
        /// A multipart of this type.
        case multipart(type: String, children: [Node])
    }

    let root: Node
    let notes: Set<MailNote>

    /// Reads the parts.
    init(_ bytes: UnsafeRawBufferPointer, limits: MailLimits) throws(MailRefusal) {
        GMimeLibrary.start()
        guard let base = bytes.baseAddress else { throw .empty }
        var array: UnsafeMutablePointer<GByteArray>?
        let stream = ticket_mime_borrow(base, bytes.count, &array)
        defer {
            g_object_unref(stream)
            ticket_mime_release(array)
        }
        let warnings = MimeWarnings()
        guard let options = g_mime_parser_options_new(), let parser = g_mime_parser_new_with_stream(stream) else {
            throw .malformedStructure("it cannot be parsed")
        }
        defer {
            g_object_unref(parser)
            g_mime_parser_options_free(options)
        }
        warnings.listen(options)
        let parsed = withExtendedLifetime(warnings) { g_mime_parser_construct_message(parser, options) }
        guard let parsed else { throw .malformedStructure("it cannot be parsed") }
        defer { g_object_unref(parsed) }
        guard let part = g_mime_message_get_mime_part(parsed) else {
            throw .malformedStructure("it has no body")
        }
        try warnings.check(hasParts: ticket_mime_kind(part) == TICKET_MIME_MULTIPART, limits: limits)
        var walk = MimeWalk(limits: limits)
        root = try walk.node(part, depth: 1)
        notes = walk.notes.union(warnings.notes)
    }
}
