internal import CCurl
internal import Synchronization
internal import TicketCore

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// One mail to one server through libcurl, on the thread that asks for it.
///
/// Used by one thread: libcurl calls back on the thread that performs.
final class SMTPTransfer {
    private let bytes: [UInt8]
    private let isStopping: StopFlag
    private var offset = 0
    private var dialogue = SMTPDialogue()

    init(_ bytes: [UInt8], isStopping: StopFlag) {
        self.bytes = bytes
        self.isStopping = isStopping
    }

    /// Sends the mail. Takes no longer than the settings' times.
    func perform(
        from sender: EmailAddress?, to recipient: EmailAddress, at server: SMTPServer, _ settings: SMTPSettings
    ) -> DeliveryOutcome {
        CurlLibrary.start()
        guard let handle = curl_easy_init() else {
            return .transient(DeliveryFailure(stage: .session, text: "libcurl has no memory"))
        }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, recipient.text)
        defer { curl_slist_free_all(recipients) }
        let context = Unmanaged.passUnretained(self).toOpaque()
        let isSet =
            setAddresses(handle, server, settings) && setSecurity(handle, server, settings)
            && set(handle, CURLOPT_MAIL_FROM, sender?.text ?? "")
            && ticket_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients) == CURLE_OK
            && setTimes(handle, settings) && setCallbacks(handle, context)
        guard isSet else {
            return .transient(DeliveryFailure(stage: .session, text: "libcurl does not take the settings"))
        }
        let code = curl_easy_perform(handle)
        return dialogue.outcome(problem: code == CURLE_OK ? nil : String(cString: curl_easy_strerror(code)))
    }

    private func setAddresses(_ handle: UnsafeMutableRawPointer, _ server: SMTPServer, _ settings: SMTPSettings) -> Bool
    {
        // What the environment says of proxies is meant for other programs.
        set(handle, CURLOPT_URL, "\(server.url)/\(settings.greetingName)") && set(handle, CURLOPT_PROXY, "")
            && set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    }

    private func setSecurity(_ handle: UnsafeMutableRawPointer, _ server: SMTPServer, _ settings: SMTPSettings) -> Bool
    {
        let level =
            switch server.security {
            case .none: CURLUSESSL_NONE
            case .startTLSIfOffered: CURLUSESSL_TRY
            case .startTLS, .implicitTLS: CURLUSESSL_ALL
            }
        var isSet = set(handle, CURLOPT_USE_SSL, Int(level.rawValue))
        if let path = settings.authoritiesPath { isSet = isSet && set(handle, CURLOPT_CAINFO, path) }
        if let credentials = server.credentials {
            isSet =
                isSet && set(handle, CURLOPT_USERNAME, credentials.user)
                && set(handle, CURLOPT_PASSWORD, credentials.password)
        }
        return isSet
    }

    private func setTimes(_ handle: UnsafeMutableRawPointer, _ settings: SMTPSettings) -> Bool {
        let answer = settings.answerTimeout.milliseconds
        return set(handle, CURLOPT_NOSIGNAL, 1) && set(handle, CURLOPT_CONNECTTIMEOUT_MS, answer)
            && set(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, answer / 1000))
            && set(handle, CURLOPT_TIMEOUT_MS, settings.mailTimeout.milliseconds)
    }

    private func setCallbacks(_ handle: UnsafeMutableRawPointer, _ context: UnsafeMutableRawPointer) -> Bool {
        set(handle, CURLOPT_UPLOAD, 1) && set(handle, CURLOPT_VERBOSE, 1) && set(handle, CURLOPT_NOPROGRESS, 0)
            && ticket_curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(bytes.count)) == CURLE_OK
            && ticket_curl_set_reader(handle, Self.read, context) == CURLE_OK
            && ticket_curl_set_listener(handle, Self.hear, context) == CURLE_OK
            && ticket_curl_set_progress(handle, Self.progress, context) == CURLE_OK
    }

    private func set(_ handle: UnsafeMutableRawPointer, _ option: CURLoption, _ value: String) -> Bool {
        ticket_curl_set_text(handle, option, value) == CURLE_OK
    }

    private func set(_ handle: UnsafeMutableRawPointer, _ option: CURLoption, _ value: Int) -> Bool {
        ticket_curl_set_long(handle, option, value) == CURLE_OK
    }
}

extension SMTPTransfer {
    private static func of(_ context: UnsafeMutableRawPointer) -> SMTPTransfer {
        Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
    }

    private static let read: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int =
        {
            buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            return of(context).read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size &* count))
        }

    private static let hear:
        @convention(c) (
            UnsafeMutableRawPointer?, curl_infotype, UnsafeMutablePointer<CChar>?, Int, UnsafeMutableRawPointer?
        ) -> Int32 = { _, kind, bytes, count, context in
            guard let bytes, let context else { return 0 }
            of(context).hear(kind, UnsafeRawBufferPointer(start: bytes, count: count))
            return 0
        }

    private static let progress:
        @convention(c) (UnsafeMutableRawPointer?, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> Int32 = {
            context, _, _, _, _ in
            guard let context else { return 0 }
            return of(context).isStopping.isSet ? 1 : 0
        }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - offset)
        bytes.withUnsafeBytes {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count)]))
        }
        offset += count
        // What libcurl has in hand may be sent before it asks again.
        if offset == bytes.count { dialogue.endContent() }
        return count
    }

    /// Commands and answers; the passwords in some commands are not looked at.
    private func hear(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch kind {
        case CURLINFO_HEADER_OUT: dialogue.send(text)
        case CURLINFO_HEADER_IN:
            for line in text.split(whereSeparator: \.isNewline) { dialogue.receive(String(line)) }
        default: break
        }
    }
}
