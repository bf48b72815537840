internal import ConformanceMessages

/// Calls whose time runs out, and calls whose time does not.
enum DeadlineCases {
    private static let hour: Int64 = 3_600_000_000_000
    private static let millisecond: Int64 = 1_000_000

    static let all: [ConformanceCase] = [
        ConformanceCase(53, .deadline, "1 ms against a sleeper is 4, and the handler is cancelled") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            try session.call(1, "Sleep", timeout: millisecond, mark: mark)
            try session.expect(status: 4, on: 1)
            try session.observe(mark, cancelled: 1, returned: 1)
        },
        ConformanceCase(54, .deadline, "zero is none") { target in
            try require(try remaining(0, target) == 0, "the handler sees a deadline")
        },
        ConformanceCase(55, .deadline, "a negative timeout is 4, and the handler does not run") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            for (stream, timeout) in [(1, -1), (3, Int64.min)] as [(UInt32, Int64)] {
                try session.call(stream, "Echo", timeout: timeout, mark: mark)
                try session.expect(status: 4, on: stream)
            }
            let counts = try session.observe(mark)
            try require(counts.started == 0, "the handler ran \(counts.started) times")
        },
        ConformanceCase(56, .deadline, "the largest timeout does not overflow") { target in
            let left = try remaining(.max, target)
            try require(left > .max / 2, "\(left) ns are left")
        },
        ConformanceCase(57, .deadline, "every shape of stream ends with 4") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            let timeout = 20 * millisecond
            try session.open(1, "Sum", timeout: timeout, mark: mark)
            try session.expect(status: 4, on: 1)
            let held = DownloadRequest(isHeldOpen: true)
            try session.call(3, "Download", held, flags: Frame.remoteClosed, timeout: timeout, mark: mark)
            try session.expect(status: 4, on: 3)
            try session.open(5, "PingPong", timeout: timeout, mark: mark)
            try session.expect(status: 4, on: 5)
            try session.observe(mark, cancelled: 3, returned: 3)
            try session.expectServed(7)
        },
        ConformanceCase(58, .deadline, "the remaining time is visible to the handler") { target in
            let left = try remaining(hour, target)
            // A server may put two clocks together, and be interrupted between reading them.
            try require(abs(left - hour) < hour / 60, "\(left) ns are left of an hour")
        },
        ConformanceCase(59, .deadline, "expiry while the server is blocked on sending is 4") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            // More than any buffer on the way holds; nothing is read until the handler has been cancelled.
            let request = DownloadRequest(sizes: [64 << 10], repeat: 4_000)
            try session.call(
                1, "Download", request, flags: Frame.remoteClosed, timeout: 500 * millisecond, mark: mark)
            try session.observe(mark, cancelled: 1, returned: 1)
            var frame = try session.frame()
            while frame.type == Frame.data, !frame.isEnd { frame = try session.frame() }
            try require(frame.response?.code == 4, "the stream ended with a \(frame)")
            try session.expectServed(3)
        },
        ConformanceCase(60, .deadline, "a late reply is dropped, and its state is freed") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            for index in 0..<200 as Range<UInt32> {
                let stream = index * 2 + 1
                try session.call(stream, "Sleep", timeout: millisecond, mark: mark)
                try session.expect(status: 4, on: stream)
                // A handler may keep its slot until it has returned.
                if index % 50 == 49 { try session.observe(mark, returned: Int64(index) + 1) }
            }
            try session.expectServed(1001)
        },
    ]

    /// What an echo sees of its time.
    private static func remaining(_ timeout: Int64, _ target: Target) throws -> Int64 {
        let session = try Session(target)
        try session.call(1, "Echo", timeout: timeout)
        let reply: EchoResponse = try session.reply(1)
        return reply.remainingNanoseconds
    }
}
