internal import CGMime

/// What GMime says about a mail while it parses it.
final class MimeWarnings {
    private(set) var notes: Set<MailNote> = []
    private var problem: String?
    private var isTooDeep = false
    private var isTruncated = false

    /// Is told of every warning from now on; has to live as long as the options are in use.
    func listen(_ options: OpaquePointer) {
        g_mime_parser_options_set_warning_callback(
            options,
            { _, code, _, context in
                guard let context else { return }
                Unmanaged<MimeWarnings>.fromOpaque(context).takeUnretainedValue().note(code)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Throws if the mail could be read in two ways.
    func check(hasParts: Bool, limits: MailLimits) throws(MailRefusal) {
        if isTooDeep { throw .tooDeep(depthMax: limits.depthMax) }
        // A mail of a single part may end with its header.
        if isTruncated, hasParts { throw .malformedStructure("the last part has no end") }
        if let problem { throw .malformedStructure(problem) }
    }

    private func note(_ code: GMimeParserWarning) {
        switch code {
        case GMIME_CRIT_NESTING_OVERFLOW: isTooDeep = true
        case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY: problem = "a multipart has no boundary"
        case GMIME_WARN_MALFORMED_MULTIPART: problem = "a multipart has no parts"
        case GMIME_WARN_TRUNCATED_MESSAGE: isTruncated = true
        case GMIME_CRIT_CONFLICTING_PARAMETER, GMIME_WARN_DUPLICATED_PARAMETER:
            problem = "a parameter is there twice"
        case GMIME_CRIT_CONFLICTING_HEADER: problem = "a field is there twice"
        case GMIME_CRIT_INVALID_HEADER_NAME: problem = "a part's header has a line that is no field"
        case GMIME_WARN_INVALID_CONTENT_TYPE: notes.insert(.invalidContentType)
        default: break
        }
    }
}
