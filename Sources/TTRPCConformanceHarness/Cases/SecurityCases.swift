internal import ConformanceMessages

/// TLS and tokens.
enum SecurityCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(
            112, .security, "a certificate of an unknown CA gets nobody in", needs: [.tls, .strangerCertificate]
        ) { target in
            try expectNoService(target, "with a certificate of an unknown CA") { $0.identity = $0.stranger }
            // The other way round: the server's certificate is none of that CA's.
            try expectNoService(target, "to whom the server's CA is unknown") {
                $0.authorityFile = $0.stranger?.certificateFile
            }
        },
        ConformanceCase(113, .security, "the certificate names the server, and no other host", needs: [.tls]) {
            target in
            try Session(target).expectServed(1)
            try expectNoService(target, "that asked for another host") { $0.serverName = "other.example" }
        },
        ConformanceCase(
            114, .security, "without a certificate nobody gets in where one is asked for",
            needs: [.tls, .clientCertificate]
        ) { target in
            try Session(target).expectServed(1)
            try expectNoService(target, "without a certificate") { $0.identity = nil }
        },
        ConformanceCase(
            115, .security, "a missing or a bad token is answered with 16", needs: [.protectedCall]
        ) { target in
            guard let call = target.facts.protectedCall else { return }
            let session = try Session(target)
            try request(session, 1, call.method, token: nil)
            try session.expect(status: 16, on: 1)
            for (stream, token) in [(3, call.badToken), (5, ""), (7, "\u{1f3ab}")] as [(UInt32, String)] {
                try request(session, stream, call.method, token: token)
                try session.expect(status: 16, on: stream)
            }
            try request(session, 9, call.method, token: call.token)
            try session.expect(status: 0, on: 9)
            guard target.facts.plainReason == nil else { return }
            let extended = try Session(target)
            try extended.call(1, Hello(token: call.badToken))
            try extended.expect(status: 16, on: 1)
        },
        ConformanceCase(
            116, .security, "who is known and not allowed is answered with 7", needs: [.protectedCall, .forbiddenCall]
        ) { target in
            guard let call = target.facts.protectedCall, let method = call.forbiddenMethod else { return }
            let session = try Session(target)
            try request(session, 1, method, token: call.token)
            try session.expect(status: 7, on: 1)
            try request(session, 3, method, token: nil)
            try session.expect(status: 16, on: 3)
        },
        ConformanceCase(117, .security, "plaintext to the port of TLS is closed, not answered", needs: [.tls]) {
            target in
            let session = try Session(target.with(tls: nil))
            session.sendRefused(try Session.request(1, "Echo"))
            try require(!session.isAnsweredInPlaintext(), "the server answered in plaintext")
        },
    ]

    /// A client with other TLS must get no answer.
    private static func expectNoService(
        _ target: Target, _ who: String, _ change: (inout TargetTLS) -> Void
    ) throws {
        var tls = target.tls ?? TargetTLS()
        change(&tls)
        // In TLS 1.3 a client learns that its certificate is refused when it reads.
        guard let session = try? Session(target.with(tls: tls)), (try? session.expectServed(1)) != nil else { return }
        throw CaseFailure("a client \(who) was served")
    }

    private static func request(_ session: Session, _ stream: UInt32, _ method: String, token: String?) throws {
        let parts = method.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { throw CaseFailure("\(method) is not SERVICE/METHOD") }
        let envelope = RequestEnvelope(
            service: Array(parts[0].utf8), method: Array(parts[1].utf8),
            metadata: token.map { [("authorization", "Bearer \($0)")] } ?? [])
        try session.send(envelope: envelope.bytes, on: stream)
    }
}

extension Session {
    /// Whether a frame comes before the end of the connection; an alert of TLS is none.
    fileprivate func isAnsweredInPlaintext() -> Bool {
        (try? frameOrEnd()).flatMap { $0 } != nil
    }
}
