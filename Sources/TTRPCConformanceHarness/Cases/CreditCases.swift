internal import ConformanceMessages
internal import ProtobufC

/// Credit: what the server may send, and what it gives.
enum CreditCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(
            70, .flowControl, "without credit the server stops sending, and with some it goes on", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello(streamWindowBytes: 65_536))
            let mark = Session.newMark()
            try download(session, 3, size: 1_000, repeat: 1_000, mark: mark)
            var count = try messages(session, 3, until: 65_536)
            try session.expectPong()
            try session.expectServed(5)
            try session.send(.window(3, 10_000))
            count += try messages(session, 3, until: 65_536 + 10_000 - count)
            try session.expectServed(7)
            let counts = try session.observe(mark)
            try require(counts.returned == 0, "the handler did not wait for credit")
            try session.send(.reset(3))
            try session.observe(mark, cancelled: 1, returned: 1)
        },
        ConformanceCase(
            71, .flowControl, "forty slow streams get no more than the connection has credit for", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello(streamWindowBytes: 65_536, connectionWindowBytes: 262_144))
            for stream in 0..<40 as Range<UInt32> { try download(session, 3 + stream * 2, size: 5_000, repeat: 100) }
            var count = 0
            while count < 262_144 { count += try session.frame().data.count }
            try session.expectServed(101)
            try session.expectServed(103)
            try require(count < 262_144 + 5_100, "\(count) bytes came")
        },
        ConformanceCase(
            72, .flowControl, "a stalled stream does not hold up the others, either way", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello(streamWindowBytes: 65_536))
            try download(session, 3, size: 1_000, repeat: 1_000)
            _ = try messages(session, 3, until: 65_536)
            try download(session, 5, size: 1_000, repeat: 3)
            for _ in 0..<3 { let _: DownloadResponse = try session.next(5) }
            try session.expectEnd(5)
            try session.open(7, "Sum")
            try session.message(7, SumRequest(reaction: .stall))
            try session.message(7, SumRequest(payload: zeros(session.agreement.streamWindowBytes)))
            try session.open(9, "Sum")
            for _ in 0..<5 { try session.message(9, SumRequest(number: 2)) }
            try session.halfClose(9)
            let sum: SumResponse = try session.reply(9)
            try require(sum.sum == 10, "the sum is \(sum.sum)")
        },
        ConformanceCase(
            73, .flowControl, "a message larger than the window passes, and what it took is owed", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello(streamWindowBytes: 65_536))
            try download(session, 3, size: 300_000, repeat: 2)
            let first = try session.frame()
            try require(first.type == Frame.data && first.data.count > 300_000, "instead of a message came a \(first)")
            try session.send(.window(3, UInt32(first.data.count - 65_536)))
            try session.expectServed(5)
            try session.send(.window(3, 1))
            let second: DownloadResponse = try session.next(3)
            try require(second.index == 1 && second.payload.count == 300_000, "message \(second.index) came")
            try session.expectEnd(3)
            try session.open(7, "Sum")
            try session.message(7, SumRequest(number: 1, payload: zeros(session.agreement.streamWindowBytes * 3)))
            try session.halfClose(7)
            try session.expect(status: 0, on: 7)
        },
        ConformanceCase(
            74, .flowControl, "an increment of zero fails its stream with 13, or the connection", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let mark = Session.newMark()
            try session.call(3, "Download", DownloadRequest(isHeldOpen: true), flags: Frame.remoteClosed, mark: mark)
            try session.observe(mark, started: 1)
            try session.send(.window(3, 0))
            try session.expect(status: 13, on: 3)
            try session.observe(mark, cancelled: 1, returned: 1)
            try session.expectServed(5)
            try session.send(.window(0, 0))
            try session.expectGoAway(code: 3)
        },
        ConformanceCase(
            75, .flowControl, "more credit than 2^31-1 is a go-away", needs: [.extension]
        ) { target in
            for stream in [0, 3] as [UInt32] {
                for increment in [0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as [UInt32] {
                    let session = try Session(target, Hello())
                    try session.open(3, "PingPong")
                    try session.send(.window(stream, increment))
                    try session.expectGoAway(code: 3)
                }
            }
        },
        ConformanceCase(76, .flowControl, "credit for a closed stream is ignored", needs: [.extension]) { target in
            let session = try Session(target, Hello())
            try session.expectServed(3)
            for increment in [0, 1, 0x7fff_ffff, 0xffff_ffff] as [UInt32] { try session.send(.window(3, increment)) }
            try session.expectServed(5)
        },
        ConformanceCase(
            77, .flowControl, "without credit on the connection, unary calls and control frames still flow",
            needs: [.extension]
        ) { target in
            let session = try Session(
                target, Hello(streamWindowBytes: 1 << 20, connectionWindowBytes: 65_536))
            try download(session, 3, size: 1_000, repeat: 1_000)
            _ = try messages(session, 3, until: 65_536)
            for stream in [5, 7, 9] as [UInt32] { try session.expectServed(stream) }
            try session.expectPong()
            try session.call(11, "Download", DownloadRequest(), flags: Frame.remoteClosed)
            try session.expectEnd(11)
            try session.call(13, "Fail", FailRequest(failure: Failure(code: 5)))
            try session.expect(status: 5, on: 13)
        },
        ConformanceCase(
            78, .flowControl, "a reset gives the connection's credit back", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let window = session.agreement.connectionWindowBytes
            let count = UInt32(window / session.agreement.streamWindowBytes / 2 + 2)
            try require(count <= 60, "the connection's window is too large for this case: \(window)")
            let mark = Session.newMark()
            let streams = (0..<count).map { 3 + $0 * 2 }
            for stream in streams {
                try session.open(stream, "Sum", mark: mark)
                try session.message(stream, SumRequest(reaction: .stall))
            }
            try session.observe(mark, started: Int64(count))
            for stream in streams {
                try session.message(stream, SumRequest(payload: zeros(session.agreement.streamWindowBytes - 64)))
            }
            try session.expectServed(streams[streams.count - 1] + 2)
            for stream in streams { try session.send(.reset(stream)) }
            try session.expectCredit(0, atLeast: window / 2)
        },
        ConformanceCase(
            129, .flowControl, "data without credit fails its stream with 8", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let mark = Session.newMark()
            try session.open(3, "Sum", mark: mark)
            try session.message(3, SumRequest(reaction: .stall))
            try session.observe(mark, started: 1)
            try session.message(3, SumRequest(payload: zeros(session.agreement.streamWindowBytes)))
            try session.message(3, SumRequest(number: 1))
            try session.expect(status: 8, on: 3)
            try session.observe(mark, cancelled: 1, returned: 1)
            try session.expectServed(5)
        },
        ConformanceCase(
            130, .flowControl, "data without credit on the connection is a go-away", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let window = session.agreement.connectionWindowBytes
            let mark = Session.newMark()
            for stream in [3, 5] as [UInt32] {
                try session.open(stream, "Sum", mark: mark)
                try session.message(stream, SumRequest(reaction: .stall))
            }
            try session.observe(mark, started: 2)
            try session.message(3, SumRequest(payload: zeros(min(window, Frame.dataBytesMax - 64))))
            try session.message(5, SumRequest(number: 1))
            try session.expectGoAway(code: 8)
        },
        ConformanceCase(
            131, .flowControl, "what is read gives credit back: 4 MiB go up in time with it", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            try session.open(3, "Sum")
            try upload(session, 3, byteCount: 4 << 20)
            try session.halfClose(3)
            let sum: SumResponse = try session.reply(3)
            try require(sum.receivedBytes == 4 << 20, "\(sum.receivedBytes) bytes were read")
        },
        ConformanceCase(132, .flowControl, "credit for an idle stream is a go-away", needs: [.extension]) { target in
            for stream in [2, 5] as [UInt32] {
                let session = try Session(target, Hello())
                try session.expectServed(3)
                try session.send(.window(stream, 5_000))
                try session.expectGoAway(code: 3)
            }
        },
    ]

    private static func zeros(_ count: Int) -> [UInt8] { FramingCases.zeros(count) }

    private static func download(
        _ session: Session, _ stream: UInt32, size: Int64, repeat count: Int64, mark: String? = nil
    ) throws {
        let request = DownloadRequest(sizes: [size], repeat: count)
        try session.call(stream, "Download", request, flags: Frame.remoteClosed, mark: mark)
    }

    /// Reads messages until their bytes reach the credit; the one that reaches it is the last that may come.
    private static func messages(_ session: Session, _ stream: UInt32, until credit: Int) throws -> Int {
        var count = 0
        while count < credit {
            let frame = try session.frame()
            try require(
                frame.stream == stream && frame.type == Frame.data && !frame.isEnd,
                "instead of a message on stream \(stream) came a \(frame)")
            count += frame.data.count
        }
        return count
    }

    /// Sends messages while there is credit, on the stream and on the connection.
    private static func upload(_ session: Session, _ stream: UInt32, byteCount: Int) throws {
        let request = SumRequest(payload: zeros(16_384))
        let size = try request.packed().count
        var sent = 0
        for _ in 0..<byteCount / 16_384 {
            try session.expectCredit(stream, atLeast: sent - session.agreement.streamWindowBytes + 1)
            try session.expectCredit(0, atLeast: sent - session.agreement.connectionWindowBytes + 1)
            try session.message(stream, request)
            sent += size
        }
    }
}
