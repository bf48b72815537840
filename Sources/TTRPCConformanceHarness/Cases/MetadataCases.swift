internal import ConformanceMessages

/// Metadata, there and back.
enum MetadataCases {
    /// How the keys begin of what the service sends back before its first message, and with its end.
    private static let initial = "conformance-initial-"
    private static let trailing = "conformance-trailing-"
    private static let both = [(initial + "a", "é, \u{1f3ab}"), (trailing + "b", "last")]

    static let all: [ConformanceCase] = [
        ConformanceCase(
            80, .metadata, "metadata comes back before the first message, in every shape", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let pairs = [(initial + "a", "1"), (initial + "b", "\u{1f3ab} x"), (initial + "a", "")]
            let expected = pairs.map { "\($0.0): \($0.1)" }
            for (index, method) in ["Echo", "Sum", "Download", "PingPong"].enumerated() {
                let stream = UInt32(3 + index * 2)
                try call(session, stream, method, pairs)
                try session.expectMetadata(stream, type: Frame.headers, expected)
                try expectMessageOrReply(session, stream)
            }
        },
        ConformanceCase(
            81, .metadata, "metadata with bytes in Base64 comes back right before the end", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let pairs = [(trailing + "a-bin", "AAH/"), (trailing + "b-bin", "AA=="), (trailing + "c", "x")]
            try session.call(3, "Echo", metadata: pairs)
            try session.expectMetadata(3, type: Frame.trailers, pairs.map { "\($0.0): \($0.1)" })
            try session.expect(status: 0, on: 3)
            try session.call(
                5, "Download", DownloadRequest(sizes: [1], repeat: 1), flags: Frame.remoteClosed, metadata: pairs)
            let _: DownloadResponse = try session.next(5)
            try session.expectMetadata(5, type: Frame.trailers, pairs.map { "\($0.0): \($0.1)" })
            try session.expectEnd(5)
        },
        ConformanceCase(82, .metadata, "duplicates keep their order") { target in
            let pairs = [("a", "1"), ("b", "2"), ("a", "3"), ("a", "1")]
            try require(try echoed(target, pairs) == pairs.map { "\($0.0): \($0.1)" }, "the order is another")
        },
        ConformanceCase(83, .metadata, "keys of mixed case are lower-cased") { target in
            let seen = try echoed(target, [("Accept-Language", "ES"), ("X", "Y")])
            try require(seen == ["accept-language: ES", "x: Y"], "the handler sees \(seen)")
        },
        ConformanceCase(84, .metadata, "above 8 KiB or 64 pairs is answered with 8") { target in
            let session = try Session(target)
            let pairs = (0..<64).map { ("k\($0)", "v") }
            try session.call(1, "Echo", metadata: pairs)
            try session.expect(status: 0, on: 1)
            try session.call(3, "Echo", metadata: pairs + [("k", "v")])
            try session.expect(status: 8, on: 3)
            for (stream, count, status) in [(5, 8_188, 0), (7, 8_193, 8)] as [(UInt32, Int, UInt64)] {
                try session.call(stream, "Echo", metadata: [("key", String(repeating: "v", count: count - 3))])
                try session.expect(status: status, on: stream)
            }
            try session.expectServed(9)
        },
        ConformanceCase(85, .metadata, "an error has its trailers", needs: [.extension]) { target in
            let session = try Session(target, Hello())
            let failure = Failure(code: 5, message: "no")
            try session.call(3, "Fail", FailRequest(failure: failure), metadata: both)
            try expectBoth(session, 3)
            try session.expect(status: 5, on: 3)
            try session.call(
                5, "Download", DownloadRequest(failure: failure), flags: Frame.remoteClosed, metadata: both)
            try expectBoth(session, 5)
            try session.expect(status: 5, on: 5)
        },
        ConformanceCase(86, .metadata, "a plain peer is sent none") { target in
            let session = try Session(target)
            try session.call(1, "Echo", metadata: both)
            try session.expect(status: 0, on: 1)
            try session.call(
                3, "Download", DownloadRequest(sizes: [1], repeat: 1), flags: Frame.remoteClosed, metadata: both)
            let _: DownloadResponse = try session.next(3)
            try session.expectEnd(3)
        },
    ]

    private static func expectBoth(_ session: Session, _ stream: UInt32) throws {
        try session.expectMetadata(stream, type: Frame.headers, ["\(both[0].0): \(both[0].1)"])
        try session.expectMetadata(stream, type: Frame.trailers, ["\(both[1].0): \(both[1].1)"])
    }

    /// What the handler sees, as `key: value`.
    private static func echoed(_ target: Target, _ pairs: [(String, String)]) throws -> [String] {
        let session = try Session(target)
        try session.call(1, "Echo", metadata: pairs)
        let reply: EchoResponse = try session.reply(1)
        return reply.metadata.map { "\($0.key): \($0.value)" }
    }

    private static func call(
        _ session: Session, _ stream: UInt32, _ method: String, _ metadata: [(String, String)]
    ) throws {
        switch method {
        case "Echo": try session.call(stream, method, metadata: metadata)
        case "Download":
            let request = DownloadRequest(sizes: [1], repeat: 1)
            try session.call(stream, method, request, flags: Frame.remoteClosed, metadata: metadata)
        default:
            try session.call(stream, method, flags: Frame.remoteOpen | Frame.noData, metadata: metadata)
            if method == "PingPong" { try session.message(stream, PingPongRequest(number: 1)) }
            try session.halfClose(stream)
        }
    }

    private static func expectMessageOrReply(_ session: Session, _ stream: UInt32) throws {
        let frame = try session.frame()
        try require(frame.stream == stream, "instead of an answer on stream \(stream) came a \(frame)")
        if frame.type == Frame.data { return try session.expectEnd(stream) }
        try require(frame.response?.code == 0, "instead of an answer on stream \(stream) came a \(frame)")
    }
}
