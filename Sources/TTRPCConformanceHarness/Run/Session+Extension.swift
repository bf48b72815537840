/// What sessions say and expect once both ends have the extension.
extension Session {
    /// A connection that has the extension: Hello is on stream 1, calls begin at 3.
    convenience init(_ target: Target, _ hello: Hello) throws {
        try self.init(target)
        try call(1, hello)
        try extend(try HelloAnswer(expect(status: 0, on: 1).payload))
    }

    /// Asks with Hello.
    func call(_ stream: UInt32, _ hello: Hello) throws {
        try send(hello.frame(on: stream).bytes)
    }

    func send(_ frame: Frame) throws { try send(frame.bytes) }

    /// Sends what a server may refuse by closing at any byte of it.
    func sendRefused(_ bytes: [UInt8]) {
        try? send(bytes)
    }

    /// The server must end the connection with this code, and may send other frames before it says so.
    @discardableResult
    func expectGoAway(code: UInt32) throws -> Frame {
        while let frame = try frameOrEnd() {
            guard frame.type == Frame.goAway else { continue }
            try require(frame.word(4) == code, "the \(frame) does not have code \(code)")
            try require(frame.stream == 0, "the \(frame) is not on stream 0")
            while let more = try frameOrEnd() {
                try require(more.type == Frame.response, "behind the go-away came a \(more)")
            }
            return frame
        }
        throw CaseFailure("the server closed the connection without a go-away")
    }

    /// The next frame must refuse this stream, so that it can be tried again.
    func expectRefusal(_ stream: UInt32, code: UInt32) throws {
        let frame = try frame()
        try require(
            frame.type == Frame.reset && frame.stream == stream && frame.flags == Frame.refused,
            "instead of a refusal of stream \(stream) came a \(frame)")
        try require(frame.word(0) == code, "the code of the \(frame) is not \(code)")
    }

    /// The next frame must be metadata of this stream with these pairs, beside others that the server adds.
    func expectMetadata(_ stream: UInt32, type: UInt8, _ pairs: [String]) throws {
        let frame = try frame()
        try require(
            frame.type == type && frame.stream == stream,
            "instead of metadata of type \(type) on stream \(stream) came a \(frame)")
        let asked = frame.pairs?.filter { $0.hasPrefix("conformance-") }
        try require(asked == pairs, "the pairs are \(frame.pairs ?? []) and not \(pairs)")
    }

    /// The connection must answer a ping, and nothing else may come before.
    func expectPong() throws {
        let data = (0..<8).map { _ in UInt8.random(in: 0...255) }
        try send(.ping(data))
        let frame = try frame()
        try require(
            frame == .ping(data, flags: Frame.ack), "instead of the answer to a ping came a \(frame), \(frame.data)")
    }

    /// Reads until the credit for what this client may send has grown by so much.
    func expectCredit(_ stream: UInt32, atLeast count: Int) throws {
        while credits[stream, default: 0] < count { try readCredit(stream, count) }
    }

    private func readCredit(_ stream: UInt32, _ count: Int) throws {
        let before = credits[stream, default: 0]
        guard let frame = try frameOrCredit() else {
            throw CaseFailure(
                "the connection was closed when stream \(stream) had \(before) of \(count) bytes of credit")
        }
        try require(frame.type == Frame.window, "instead of credit for stream \(stream) came a \(frame)")
    }
}
