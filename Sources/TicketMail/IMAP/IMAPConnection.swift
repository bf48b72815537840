internal import CCurl

/// A connection to a mailbox through libcurl, on the thread that asks for it.
///
/// Sendable by its user: whoever has it uses it from one thread, where libcurl calls back, and ends it with ``close()``.
final class IMAPConnection: @unchecked Sendable {
    /// The mails that wait in a mailbox.
    struct Found: Sendable {
        /// What the numbers are valid for (RFC 3501, 2.3.1.1).
        let validity: UInt32
        /// The mails' numbers, oldest first.
        let mails: [UInt32]
    }

    /// How long a whole command may take, a fetched mail with it.
    private static let commandMilliseconds = 300_000
    /// The longest line that a list of numbers may be, twice.
    private static let bufferBytes = 512 << 10

    private let settings: IMAPSettings
    private let mailBytesMax: Int
    private let isStopping: StopFlag
    private var handle: UnsafeMutableRawPointer?
    private var received: [UInt8] = []
    private var isTooLarge = false
    private var validity: UInt32?

    init(_ settings: IMAPSettings, mailBytesMax: Int, isStopping: StopFlag) {
        self.settings = settings
        self.mailBytesMax = mailBytesMax
        self.isStopping = isStopping
    }

    deinit {
        close()
    }

    /// Ends the connection.
    func close() {
        if let handle { curl_easy_cleanup(handle) }
        handle = nil
    }

    /// The mails that are to be fetched.
    func search() throws(IMAPFailure) -> Found {
        let isNew = settings.afterwards == .keep ? " UNKEYWORD \(IMAPSettings.keyword)" : ""
        try perform("UID SEARCH UNDELETED\(isNew) SMALLER \(mailBytesMax + 1)", settings.url())
        guard let validity else {
            throw IMAPFailure(kind: .broken, text: "the server does not say for what its numbers are valid")
        }
        return Found(validity: validity, mails: IMAPLines.found(in: String(decoding: received, as: UTF8.self)).sorted())
    }

    /// Removes what was to be removed when a connection ended.
    func sweep() throws(IMAPFailure) {
        if settings.afterwards == .keep { return }
        try perform("UID SEARCH DELETED KEYWORD \(IMAPSettings.keyword)", settings.url())
        let left = IMAPLines.found(in: String(decoding: received, as: UTF8.self)).prefix(100)
        guard let validity, !left.isEmpty else { return }
        try expunge(left.map(String.init).joined(separator: ","), settings.url(validity: validity))
    }

    /// How many mails stay in the mailbox because they are too large.
    func countLarge() throws(IMAPFailure) -> Int {
        try perform("UID SEARCH UNDELETED LARGER \(mailBytesMax)", settings.url())
        return IMAPLines.found(in: String(decoding: received, as: UTF8.self)).count
    }

    /// A mail as it is, which stays.
    func fetch(_ mail: UInt32, of validity: UInt32) throws(IMAPFailure) -> [UInt8] {
        try perform(nil, settings.url(validity: validity, mail: mail))
        guard !received.isEmpty else { throw IMAPFailure(kind: .gone, text: "the mail is not there") }
        defer { received = [] }
        return received
    }

    /// Does with a mail that was taken in what the settings say.
    func settle(_ mail: UInt32, of validity: UInt32) throws(IMAPFailure) {
        let url = settings.url(validity: validity)
        switch settings.afterwards {
        case .delete: try remove(mail, url)
        case .keep: try perform("UID STORE \(mail) +FLAGS.SILENT (\(IMAPSettings.keyword))", url)
        case .move(let folder):
            do {
                try perform("UID MOVE \(mail) \"\(folder)\"", url)
            } catch  where error.kind == .refused {
                // The folder is not there, or the server is older than RFC 6851.
                try? perform("CREATE \"\(folder)\"", url)
                try perform("UID COPY \(mail) \"\(folder)\"", url)
                try remove(mail, url)
            }
        }
    }

    private func remove(_ mail: UInt32, _ url: String) throws(IMAPFailure) {
        // With the keyword, what is left if the connection ends here can be told from what others have deleted.
        try perform("UID STORE \(mail) +FLAGS.SILENT (\\Deleted \(IMAPSettings.keyword))", url)
        try expunge("\(mail)", url)
    }

    /// A server without RFC 4315 keeps the mails as deleted, which are not fetched either; what others have deleted stays
    /// untouched.
    private func expunge(_ mails: String, _ url: String) throws(IMAPFailure) {
        do {
            try perform("UID EXPUNGE \(mails)", url)
        } catch  where error.kind == .refused {
            return
        }
    }

    // MARK: libcurl

    /// - Parameter command: nil fetches what the URL names.
    private func perform(_ command: String?, _ url: String) throws(IMAPFailure) {
        let handle = try opened()
        received = []
        isTooLarge = false
        guard ticket_curl_set_text(handle, CURLOPT_URL, url) == CURLE_OK,
            ticket_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, command) == CURLE_OK
        else { throw Self.unset }
        let code = curl_easy_perform(handle)
        guard code != CURLE_OK else { return }
        let kind: IMAPFailure.Kind =
            switch code {
            case CURLE_QUOTE_ERROR: .refused
            case CURLE_LOGIN_DENIED: .signIn
            case CURLE_REMOTE_FILE_NOT_FOUND: .gone
            default: isTooLarge ? .tooLarge : .broken
            }
        throw IMAPFailure(kind: kind, text: String(cString: curl_easy_strerror(code)))
    }

    private static let unset = IMAPFailure(kind: .broken, text: "libcurl does not take the settings")

    private func opened() throws(IMAPFailure) -> UnsafeMutableRawPointer {
        if let handle { return handle }
        CurlLibrary.start()
        guard let new = curl_easy_init() else {
            throw IMAPFailure(kind: .broken, text: "libcurl has no memory")
        }
        handle = new
        guard set(new) else { throw Self.unset }
        return new
    }

    private func set(_ handle: UnsafeMutableRawPointer) -> Bool {
        let answer = settings.answerTimeout.milliseconds
        let level = settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        let context = Unmanaged.passUnretained(self).toOpaque()
        let texts: [(CURLoption, String?)] = [
            // What the environment says of proxies is meant for other programs.
            (CURLOPT_PROXY, ""), (CURLOPT_PROTOCOLS_STR, "imap,imaps"),
            (CURLOPT_USERNAME, settings.credentials.user), (CURLOPT_PASSWORD, settings.credentials.password),
        ]
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_USE_SSL, Int(level.rawValue)), (CURLOPT_NOSIGNAL, 1), (CURLOPT_CONNECTTIMEOUT_MS, answer),
            (CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, answer / 1000)),
            (CURLOPT_TIMEOUT_MS, Self.commandMilliseconds), (CURLOPT_BUFFERSIZE, Self.bufferBytes),
            (CURLOPT_VERBOSE, 1), (CURLOPT_NOPROGRESS, 0),
        ]
        return texts.allSatisfy { ticket_curl_set_text(handle, $0.0, $0.1) == CURLE_OK }
            && numbers.allSatisfy { ticket_curl_set_long(handle, $0.0, $0.1) == CURLE_OK }
            && (settings.authoritiesPath.map { ticket_curl_set_text(handle, CURLOPT_CAINFO, $0) == CURLE_OK } ?? true)
            && ticket_curl_set_writer(handle, Self.write, context) == CURLE_OK
            && ticket_curl_set_listener(handle, Self.hear, context) == CURLE_OK
            && ticket_curl_set_progress(handle, Self.progress, context) == CURLE_OK
    }
}

extension IMAPConnection {
    private static func of(_ context: UnsafeMutableRawPointer) -> IMAPConnection {
        Unmanaged<IMAPConnection>.fromOpaque(context).takeUnretainedValue()
    }

    private static let write: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int =
        {
            bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            return of(context).take(UnsafeRawBufferPointer(start: bytes, count: size &* count))
        }

    private static let hear:
        @convention(c) (
            UnsafeMutableRawPointer?, curl_infotype, UnsafeMutablePointer<CChar>?, Int, UnsafeMutableRawPointer?
        ) -> Int32 = { _, kind, bytes, count, context in
            guard kind == CURLINFO_HEADER_IN, let bytes, let context else { return 0 }
            let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: min(count, 1_000)), as: UTF8.self)
            if let validity = IMAPLines.validity(in: text) { of(context).validity = validity }
            return 0
        }

    private static let progress:
        @convention(c) (UnsafeMutableRawPointer?, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> Int32 = {
            context, _, _, _, _ in
            guard let context else { return 0 }
            return of(context).isStopping.isSet ? 1 : 0
        }

    /// What comes: a mail, or lines of an answer. Less than was given ends the transfer.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard received.count + bytes.count <= mailBytesMax + Self.bufferBytes else {
            isTooLarge = true
            return 0
        }
        received.append(contentsOf: bytes)
        return bytes.count
    }
}
