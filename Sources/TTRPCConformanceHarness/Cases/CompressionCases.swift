internal import ConformanceMessages
internal import ProtobufC

/// Messages that are compressed, or claim to be.
enum CompressionCases {
    private static let zlib = "compress-zlib"

    static let all: [ConformanceCase] = [
        ConformanceCase(
            99, .compression, "a compression bomb is answered with 8, in a request and in a stream",
            needs: [.extension, .feature(zlib)]
        ) { target in
            let session = try Session(target, Hello(features: [zlib]))
            let bomb = Zlib.zeros(count: 256 << 20)
            try require(bomb.count < Frame.dataBytesMax / 2, "the harness made a bomb of \(bomb.count) bytes")
            try request(session, 3, bomb)
            try session.expect(status: 8, on: 3)
            try session.open(5, "Sum")
            try session.send(Frame(stream: 5, type: Frame.data, flags: Frame.compressed, data: bomb))
            try session.expect(status: 8, on: 5)
            try session.expectServed(7)
        },
        ConformanceCase(100, .compression, "the flag without an agreement is 12, and nothing from a plain peer") {
            target in
            let plain = try Session(target)
            try plain.call(1, "Echo", EchoRequest(payload: [1]), flags: Frame.compressed)
            let reply: EchoResponse = try plain.reply(1)
            try require(reply.payload == [1], "the echo is \(reply.payload)")
            guard target.facts.plainReason == nil else { return }
            let session = try Session(target, Hello())
            try session.call(3, "Echo", EchoRequest(payload: [1]), flags: Frame.compressed)
            try session.expect(status: 12, on: 3)
            try session.open(5, "Sum")
            try session.message(5, SumRequest(number: 1), flags: Frame.compressed)
            try session.expect(status: 12, on: 5)
            try session.expectServed(7)
        },
        ConformanceCase(
            135, .compression, "compressed messages are read, and an empty one is empty",
            needs: [.extension, .feature(zlib)]
        ) { target in
            let session = try Session(target, Hello(features: [zlib]))
            try request(session, 3, Zlib.stored(try EchoRequest(payload: [1, 2, 3]).packed()))
            let reply: EchoResponse = try session.reply(3)
            try require(reply.payload == [1, 2, 3], "the echo is \(reply.payload)")
            try request(session, 5, [])
            try session.expect(status: 0, on: 5)
            try session.open(7, "Sum")
            for _ in 0..<2 {
                let data = Zlib.stored(try SumRequest(number: 4).packed())
                try session.send(Frame(stream: 7, type: Frame.data, flags: Frame.compressed, data: data))
            }
            try session.message(7, SumRequest(number: 1))
            try session.halfClose(7)
            let sum: SumResponse = try session.reply(7)
            try require(sum.sum == 9, "the sum is \(sum.sum)")
        },
        ConformanceCase(
            136, .compression, "what is no complete stream, or more than one, is answered with 13",
            needs: [.extension, .feature(zlib)]
        ) { target in
            let session = try Session(target, Hello(features: [zlib]))
            let good = Zlib.stored(try EchoRequest(payload: [1]).packed())
            let wrong = [[1, 2, 3], Array(good.dropLast()), good + [0], good + good]
            for (index, payload) in wrong.enumerated() {
                try request(session, UInt32(3 + index * 2), payload)
                try session.expect(status: 13, on: UInt32(3 + index * 2))
            }
            try session.open(11, "Sum")
            try session.send(Frame(stream: 11, type: Frame.data, flags: Frame.compressed, data: good + [0]))
            try session.expect(status: 13, on: 11)
            try session.expectServed(13)
        },
        ConformanceCase(
            138, .compression, "a large reply comes compressed or not, as its flag says",
            needs: [.extension, .feature(zlib)]
        ) { target in
            let session = try Session(target, Hello(features: [zlib]))
            try session.call(3, "Echo", EchoRequest(responseBytes: 300_000))
            let frame = try session.frame()
            guard frame.stream == 3, let response = frame.response, response.code == 0 else {
                throw CaseFailure("instead of a reply came a \(frame)")
            }
            if frame.flags & Frame.compressed == 0 {
                try require(response.payload.count > 300_000, "\(response.payload.count) bytes came")
            } else {
                // RFC 1950: the method is 8, and the two bytes are a multiple of 31.
                let header = response.payload.prefix(2).reduce(0) { $0 << 8 | Int($1) }
                try require(
                    header >> 8 & 0xf == 8 && header % 31 == 0 && response.payload.count < 300_000,
                    "the payload is no zlib stream of fewer bytes")
            }
        },
    ]

    /// Makes an echo call whose payload claims to be compressed.
    private static func request(_ session: Session, _ stream: UInt32, _ payload: [UInt8]) throws {
        let envelope = RequestEnvelope(method: Array("Echo".utf8), payload: payload)
        try session.send(envelope: envelope.bytes, on: stream, flags: Frame.compressed)
    }
}
