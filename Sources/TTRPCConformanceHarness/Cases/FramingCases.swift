internal import ConformanceMessages
internal import ProtobufC

/// Frames: their cuts, sizes, ids, types and flags.
enum FramingCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(1, .framing, "a header split at every byte is served") { target in
            let session = try Session(target)
            for cut in 1...Frame.headerByteCount {
                let stream = UInt32(cut * 2 - 1)
                let bytes = try Session.request(stream, "Echo")
                try session.send(Array(bytes.prefix(cut)))
                try session.send(Array(bytes.dropFirst(cut)))
                try session.expect(status: 0, on: stream)
            }
        },
        ConformanceCase(2, .framing, "fifty frames in one write are all served") { target in
            try calls(50, target)
        },
        ConformanceCase(3, .framing, "a frame of exactly 4 MiB is accepted") { target in
            let session = try Session(target)
            let echo = try EchoRequest(payload: zeros(3 << 20), responseBytes: 1).packed()
            var envelope = RequestEnvelope(method: Array("Echo".utf8), payload: echo)
            let missing = Frame.dataBytesMax - envelope.bytes.count
            envelope.payload = try EchoRequest(payload: zeros(3 << 20 + missing), responseBytes: 1).packed()
            try require(envelope.bytes.count == Frame.dataBytesMax, "the harness made another size")
            try session.send(envelope: envelope.bytes, on: 1)
            let reply: EchoResponse = try session.reply(1)
            try require(reply.receivedBytes == Int64(3 << 20 + missing), "\(reply.receivedBytes) bytes arrived")
        },
        ConformanceCase(4, .framing, "4 MiB + 1 is answered with 8, and the connection lives") { target in
            let session = try Session(target)
            let request = Frame(stream: 1, type: Frame.request)
            try session.send(request.header(dataCount: Frame.dataBytesMax + 1) + zeros(Frame.dataBytesMax + 1))
            try session.expect(status: 8, on: 1)
            try session.expectServed(3)
        },
        ConformanceCase(5, .framing, "16 MiB and more closes the connection") { target in
            for dataCount in [16 << 20, 0xffff_ffff] {
                let session = try Session(target)
                try session.send(Frame(stream: 1, type: Frame.request).header(dataCount: dataCount))
                try session.expectClose()
            }
        },
        ConformanceCase(6, .framing, "an unknown type on an odd id is ignored") { target in
            let session = try Session(target)
            for type in [0, 4, 5, 0x7f, 0xff] as [UInt8] {
                try session.send(Frame(stream: 1, type: type, data: [1, 2, 3]).bytes)
            }
            try session.expectServed(3)
        },
        ConformanceCase(7, .framing, "a request on an even id or 0 is answered with 3") { target in
            let session = try Session(target)
            for stream in [0, 2] as [UInt32] {
                try session.call(stream, "Echo")
                try session.expect(status: 3, on: stream)
            }
            try session.expectServed(1)
        },
        ConformanceCase(8, .framing, "unknown flags are ignored") { target in
            let session = try Session(target)
            try session.call(1, "Echo", flags: 0xf8)
            try session.expect(status: 0, on: 1)
        },
        ConformanceCase(9, .framing, "a response sent to the server is ignored") { target in
            let session = try Session(target)
            try session.send(Frame(stream: 1, type: Frame.response).bytes)
            try session.expectServed(1)
        },
        ConformanceCase(10, .framing, "reuse of an open id is answered with 3, and the original is cancelled") {
            target in
            let session = try Session(target)
            let mark = Session.newMark()
            try session.call(1, "Sleep", mark: mark)
            try session.observe(mark, started: 1)
            try session.call(1, "Echo")
            try session.expect(status: 3, on: 1)
            try session.observe(mark, cancelled: 1, returned: 1)
            try session.expectServed(3)
        },
        ConformanceCase(11, .framing, "replay of a finished id is answered with 3") { target in
            let session = try Session(target)
            try session.expectServed(1)
            try session.call(1, "Echo")
            try session.expect(status: 3, on: 1)
        },
        ConformanceCase(12, .framing, "a lower id that was not used is accepted from a plain peer") { target in
            let session = try Session(target)
            for stream in [9, 3, 7, 1, 5] as [UInt32] { try session.expectServed(stream) }
        },
        ConformanceCase(14, .framing, "the end inside a frame cancels the handlers") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            try session.call(1, "Sleep", mark: mark)
            try session.observe(mark, started: 1)
            try session.send(Array(try Session.request(3, "Echo").dropLast(3)))
            session.close()
            try session.observe(mark, cancelled: 1, returned: 1)
        },
    ]

    static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    /// Calls as often in one write; every call must be answered, in any order.
    static func calls(_ count: UInt32, _ target: Target) throws {
        let session = try Session(target)
        let streams = (0..<count).map { $0 * 2 + 1 }
        try session.send(try streams.flatMap { try Session.request($0, "Echo", EchoRequest(payload: [7])) })
        var open = Set(streams)
        while !open.isEmpty {
            let frame = try session.frame()
            try require(open.remove(frame.stream) != nil, "a second or unknown answer came: \(frame)")
            try require(frame.response?.code == 0, "a call was not served: \(frame)")
        }
    }
}
