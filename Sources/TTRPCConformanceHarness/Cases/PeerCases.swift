internal import ConformanceMessages

/// Plain peers that go away, give up, flood, and never say Hello.
enum PeerCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(68, .cancellation, "a disconnect cancels every handler") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            try openAll(session, mark)
            session.close()
            try session.observe(mark, cancelled: 4, returned: 4)
        },
        ConformanceCase(69, .cancellation, "a plain peer that gives up by itself is served on, and closing frees all") {
            target in
            let session = try Session(target)
            let mark = Session.newMark()
            try openAll(session, mark)
            try session.expectServed(9)
            session.close()
            let counts = try session.observe(mark, returned: 4)
            try require(counts.cancelled == 4, "only \(counts.cancelled) of 4 handlers were cancelled")
        },
        ConformanceCase(79, .flowControl, "a plain peer that floods a stream loses that stream with 8") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            try session.open(1, "Sum", mark: mark)
            try session.message(1, SumRequest(reaction: .stall))
            try session.observe(mark, started: 1)
            for _ in 0..<400 { try session.message(1, SumRequest(payload: FramingCases.zeros(10_000))) }
            try session.expect(status: 8, on: 1)
            try session.expectServed(3)
            try session.observe(mark, cancelled: 1, returned: 1)
        },
        ConformanceCase(118, .compatibility, "a plain peer never receives a frame type above 3") { target in
            // Every frame of every case is checked as it is read; here are the calls that provoke each kind.
            let session = try Session(target)
            try session.send(Frame(stream: 1, type: 0xe1, data: FramingCases.zeros(8)).bytes)
            try session.send(Frame(stream: 0, type: 0xe1, data: FramingCases.zeros(8)).bytes)
            try allShapes(session)
        },
        ConformanceCase(119, .compatibility, "a plain peer that never calls Hello can use all four shapes") { target in
            try allShapes(try Session(target))
        },
    ]

    /// Opens a call of each shape that lasts until it is given up.
    private static func openAll(_ session: Session, _ mark: String) throws {
        try session.call(1, "Sleep", mark: mark)
        try session.open(3, "Sum", mark: mark)
        try session.call(5, "Download", DownloadRequest(isHeldOpen: true), flags: Frame.remoteClosed, mark: mark)
        try session.open(7, "PingPong", mark: mark)
        try session.observe(mark, started: 4)
    }

    static func allShapes(_ session: Session) throws {
        try session.expectServed(3)
        try session.open(5, "Sum")
        try session.message(5, SumRequest(number: 5))
        try session.halfClose(5)
        let sum: SumResponse = try session.reply(5)
        try require(sum.sum == 5, "the sum is \(sum.sum)")
        try session.call(7, "Download", DownloadRequest(sizes: [1], repeat: 1), flags: Frame.remoteClosed)
        let download: DownloadResponse = try session.next(7)
        try require(download.payload.count == 1, "\(download.payload.count) bytes came")
        try session.expectEnd(7)
        try session.open(9, "PingPong")
        try session.message(9, PingPongRequest(number: 9))
        let pong: PingPongResponse = try session.next(9)
        try require(pong.number == 9, "the answer is \(pong.number)")
        try session.halfClose(9)
        try session.expectEnd(9)
    }
}
