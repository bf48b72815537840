internal import ConformanceMessages

/// The request envelope and what is wrong with it; the response envelope, byte for byte.
enum EnvelopeCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(15, .envelope, "a malformed envelope is answered with 3, and the connection lives") { target in
            try refused(target, 3, [[0x0a, 9, 1], [0xff], [0x0b], [0x07]])
        },
        ConformanceCase(16, .envelope, "unknown fields are ignored") { target in
            let session = try Session(target)
            let unknown: [UInt8] = [0x78, 1] + Protobuf.field(15, [1, 2]) + [0x35, 0, 0, 0, 0]
            try session.send(envelope: unknown + echo.bytes + unknown, on: 1)
            try session.expect(status: 0, on: 1)
        },
        ConformanceCase(17, .envelope, "a zero-length request is answered with 12") { target in
            try refused(target, 12, [[]])
        },
        ConformanceCase(18, .envelope, "bad UTF-8 is answered with 3") { target in
            try refused(target, 3, [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]].flatMap { envelopes(with: $0) })
        },
        ConformanceCase(19, .envelope, "a NUL in the service is answered with 3") { target in
            var envelope = echo
            envelope.service.append(0)
            try refused(target, 3, [envelope.bytes])
        },
        ConformanceCase(20, .envelope, "of a repeated scalar the last wins") { target in
            let session = try Session(target)
            let first = RequestEnvelope(service: [0x78], method: [0x79], timeoutNanoseconds: -1)
            var last = echo
            last.timeoutNanoseconds = 3_600_000_000_000
            try session.send(envelope: first.bytes + last.bytes, on: 1)
            try session.expect(status: 0, on: 1)
        },
        ConformanceCase(21, .envelope, "a payload that is no protobuf is answered with 13") { target in
            let session = try Session(target)
            var envelope = echo
            envelope.payload = [0x0a, 9]
            try session.send(envelope: envelope.bytes, on: 1)
            try session.expect(status: 13, on: 1)
            try session.expectServed(3)
        },
        ConformanceCase(22, .envelope, "two million pairs of metadata are answered with 8") { target in
            let pairs = [[UInt8]](repeating: [0x2a, 0], count: 2_000_000).flatMap { $0 }
            try refused(target, 8, [echo.bytes + pairs])
        },
        ConformanceCase(23, .envelope, "the envelopes of replies and errors are the golden ones") { target in
            let session = try Session(target)
            try session.call(1, "Echo")
            try golden(session, Frame(stream: 1, type: Frame.response))
            try session.call(3, "Echo", EchoRequest(payload: [1, 2]))
            let reply = Protobuf.field(1, [1, 2]) + [0x10, 2]
            try golden(session, Frame(stream: 3, type: Frame.response, data: Protobuf.field(2, reply)))
            try session.call(5, "Fail", FailRequest(failure: Failure(code: 5, message: "no")))
            let status = [0x08, 5] + Protobuf.field(2, "no")
            try golden(session, Frame(stream: 5, type: Frame.response, data: Protobuf.field(1, status)))
        },
    ]

    private static let echo = RequestEnvelope(method: Array("Echo".utf8))

    /// Envelopes with the bytes in each of their texts.
    private static func envelopes(with text: [UInt8]) -> [[UInt8]] {
        [
            RequestEnvelope(service: text, method: echo.method).bytes, RequestEnvelope(method: text).bytes,
            echo.bytes + Protobuf.field(5, Protobuf.field(1, text)),
            echo.bytes + Protobuf.field(5, Protobuf.field(1, "k") + Protobuf.field(2, text)),
            RequestEnvelope(
                method: Array("Fail".utf8), payload: Protobuf.field(1, [0x08, 5] + Protobuf.field(2, text))
            ).bytes,
        ]
    }

    /// Each envelope must be answered with the status, and the connection must live.
    private static func refused(_ target: Target, _ status: UInt64, _ envelopes: [[UInt8]]) throws {
        let session = try Session(target)
        var stream: UInt32 = 1
        for envelope in envelopes {
            try session.send(envelope: envelope, on: stream)
            try session.expect(status: status, on: stream)
            stream += 2
        }
        try session.expectServed(stream)
    }

    private static func golden(_ session: Session, _ expected: Frame) throws {
        let frame = try session.frame()
        try require(frame.bytes == expected.bytes, "the frame is \(frame.bytes) and not \(expected.bytes)")
    }
}
