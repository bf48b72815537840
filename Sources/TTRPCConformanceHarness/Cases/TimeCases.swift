internal import ConformanceMessages
internal import Glibc

/// Peers that take too long, or never come back.
enum TimeCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(97, .abuse, "a header that takes too long closes the connection", needs: [.frameSeconds]) {
            target in
            try expectClose(target) { try $0.send(Array(try Session.request(3, "Echo").prefix(5))) }
        },
        ConformanceCase(98, .abuse, "a body that takes too long closes the connection", needs: [.frameSeconds]) {
            target in
            try expectClose(target) { try $0.send(Array(try Session.request(3, "Echo").dropLast(1))) }
        },
        ConformanceCase(
            107, .lifecycle, "a peer that has vanished is asked, then given up, and its calls are cancelled",
            needs: [.extension, .silenceSeconds]
        ) { target in
            let session = try Session(target, Hello())
            session.answersPings = false
            let mark = Session.newMark()
            try session.call(3, "Sleep", mark: mark)
            let question = try session.frame()
            try require(question.type == Frame.ping && question.flags == 0, "instead of a ping came a \(question)")
            // Whatever else the server says, it gives up.
            while try session.frameOrEnd() != nil {}
            try session.observe(mark, cancelled: 1, returned: 1)
        },
    ]

    /// Sends a part of a frame on a plain connection, which must then be closed, but not at once.
    private static func expectClose(_ target: Target, _ sendPart: (Session) throws -> Void) throws {
        let session = try Session(target)
        try session.expectServed(1)
        let clock = ContinuousClock()
        let start = clock.now
        try sendPart(session)
        try session.expectClose()
        let least = Duration.seconds(target.facts.frameSeconds ?? 0) / 2
        try require(clock.now - start > least, "the connection was closed after \(clock.now - start) already")
    }
}
