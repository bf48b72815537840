internal import ConformanceMessages
internal import ProtobufC

/// Many requests, one reply.
enum ClientStreamCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(35, .clientStream, "four messages are summed: 74922") { target in
            let session = try Session(target)
            try session.open(1, "Sum")
            for number in [31_415, 9, 2_653, 40_845] as [Int64] { try session.message(1, SumRequest(number: number)) }
            try session.halfClose(1)
            try expect(SumResponse(sum: 74_922, messageCount: 4), session)
        },
        ConformanceCase(36, .clientStream, "none is OK") { target in
            let session = try Session(target)
            try session.open(1, "Sum")
            try session.halfClose(1)
            try expect(SumResponse(), session)
        },
        ConformanceCase(37, .clientStream, "RO with an empty payload is no message, with ND or without") { target in
            for flags in [Frame.remoteOpen, Frame.remoteOpen | Frame.noData] {
                let session = try Session(target)
                try session.call(1, "Sum", flags: flags)
                try session.message(1, SumRequest(number: 5))
                try session.halfClose(1)
                try expect(SumResponse(sum: 5, messageCount: 1), session)
            }
        },
        ConformanceCase(38, .clientStream, "RO with a payload is the first message") { target in
            let session = try Session(target)
            try session.call(1, "Sum", SumRequest(number: 5), flags: Frame.remoteOpen)
            try session.message(1, SumRequest(number: 6))
            try session.halfClose(1)
            try expect(SumResponse(sum: 11, messageCount: 2), session)
        },
        ConformanceCase(39, .clientStream, "zero-length data is one message") { target in
            let session = try Session(target)
            try session.open(1, "Sum")
            try session.message(1, SumRequest())
            try session.halfClose(1)
            try expect(SumResponse(messageCount: 1), session)
        },
        ConformanceCase(40, .clientStream, "RC with a payload is the last message") { target in
            let session = try Session(target)
            try session.open(1, "Sum")
            try session.message(1, SumRequest(number: 1))
            try session.message(1, SumRequest(number: 2), flags: Frame.remoteClosed)
            try expect(SumResponse(sum: 3, messageCount: 2), session)
        },
        ConformanceCase(41, .clientStream, "data after RC is answered with 3") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            try session.open(1, "Sum", mark: mark)
            // The handler is kept busy, so that the call is still open.
            try session.message(1, SumRequest(reaction: .stall))
            try session.observe(mark, started: 1)
            try session.halfClose(1)
            try session.message(1, SumRequest(number: 1))
            try session.expect(status: 3, on: 1)
            try session.observe(mark, cancelled: 1, returned: 1)
            try session.expectServed(3)
        },
        ConformanceCase(42, .clientStream, "an early status is delivered, and later data is dropped") { target in
            let session = try Session(target)
            try session.open(1, "Sum")
            try session.message(1, SumRequest(failure: Failure(code: 7, message: "early")))
            try session.expect(status: 7, on: 1)
            try session.message(1, SumRequest(number: 1))
            try session.halfClose(1)
            try session.open(3, "Sum")
            try session.message(3, SumRequest(number: 9, reaction: .answer))
            let early: SumResponse = try session.reply(3)
            try require(early.sum == 9, "the early sum is \(early.sum)")
            try session.message(3, SumRequest(number: 1))
            try session.expectServed(5)
        },
    ]

    private static func expect(_ sum: SumResponse, _ session: Session) throws {
        let reply: SumResponse = try session.reply(1)
        try require(reply == sum, "the sum is \(reply.json()) and not \(sum.json())")
        try session.expectServed(3)
    }
}
