internal import ConformanceMessages
internal import ProtobufC

/// A client's connection, from the server's end.
final class ServedClient {
    private let peer: Peer
    /// What came before the answer to Hello was sent.
    private var early: [Frame] = []
    /// By stream, 0 for the connection: the credit that the client gave beside its Hello.
    private(set) var credits: [UInt32: Int] = [:]
    /// What the client offers: fields of its Hello.
    private(set) var offer: HelloAnswer

    init(descriptor: Int32) throws {
        peer = Peer(descriptor: descriptor)
        peer.setTimeout()
        offer = try HelloAnswer([])
    }

    /// Whether the extension is in use.
    var isExtended: Bool { peer.isExtended }

    /// Reads Hello.
    func readHello() throws {
        let frame = try frame()
        guard let request = ReceivedRequest(frame), request.isHello else {
            throw CaseFailure("the first frame is a \(frame) and not Hello")
        }
        try require(frame.stream == 1 && frame.flags == 0, "Hello is a \(frame)")
        offer = try HelloAnswer(request.payload)
        try require(offer.version == 1, "Hello has version \(offer.version)")
    }

    /// Reads Hello and agrees.
    func extend(_ reply: HelloReply = HelloReply()) throws {
        try readHello()
        try agree(reply)
    }

    /// Answers Hello.
    func agree(_ reply: HelloReply = HelloReply()) throws {
        try send(.response(1, payload: reply.bytes))
        peer.isExtended = true
    }

    /// Answers Hello, if the client sends one, as a server that does not know it.
    func stayPlain(code: UInt64 = 12) throws {
        let frame = try frame()
        if ReceivedRequest(frame)?.isHello == true {
            try send(.response(frame.stream, code: code, message: "no such service"))
        } else {
            early.append(frame)
        }
    }

    // MARK: What is sent

    func send(_ frame: Frame) throws { try peer.send(frame.bytes) }

    func send(bytes: [UInt8]) throws { try peer.send(bytes) }

    func reply(_ stream: UInt32, _ message: any ProtobufMessage) throws {
        try send(.response(stream, payload: try message.packed()))
    }

    func message(_ stream: UInt32, _ message: any ProtobufMessage) throws {
        try send(Frame(stream: stream, type: Frame.data, data: try message.packed()))
    }

    func close() { peer.close() }

    // MARK: What must come

    /// The next frame; credit is counted and pings are answered. Nil when the client has closed.
    func frameOrEnd() throws -> Frame? {
        if !early.isEmpty { return early.removeFirst() }
        while let frame = try peer.frameOrEnd() {
            if frame.type == Frame.window {
                credits[frame.stream, default: 0] += Int(frame.word(0))
            } else if frame.type == Frame.ping, frame.flags == 0 {
                try send(.ping(frame.data, flags: Frame.ack))
            } else {
                return frame
            }
        }
        return nil
    }

    /// The next frame, nil if none begins to come within this time.
    func frame(withinMilliseconds milliseconds: Int32) throws -> Frame? {
        try peer.hasBytes(withinMilliseconds: milliseconds) ? try frame() : nil
    }

    /// The next frame, even if it is a ping.
    func frameUnanswered() throws -> Frame {
        guard let frame = try peer.frameOrEnd() else { throw CaseFailure("the client closed the connection") }
        return frame
    }

    /// Reads up to the next credit for this stream.
    func readCredit(_ stream: UInt32) throws {
        guard let frame = try peer.frameOrEnd() else {
            throw CaseFailure("the client closed when stream \(stream) needed credit")
        }
        try require(frame.type == Frame.window, "instead of credit came a \(frame)")
        credits[frame.stream, default: 0] += Int(frame.word(0))
    }

    func frame() throws -> Frame {
        guard let frame = try frameOrEnd() else { throw CaseFailure("the client closed the connection") }
        return frame
    }

    /// The next frame must be a request for this method.
    func request(_ method: String) throws -> ReceivedRequest {
        let frame = try frame()
        guard let request = ReceivedRequest(frame) else {
            throw CaseFailure("instead of a request for \(method) came a \(frame)")
        }
        try require(
            request.service == RequestEnvelope.service && request.method == method,
            "instead of \(method) the client called \(request.service)/\(request.method)")
        try require(frame.stream % 2 == 1, "the stream of the \(frame) is not odd")
        return request
    }

    /// The next frame must be a message of this stream.
    func next<Message: ProtobufMessage>(_ stream: UInt32, as _: Message.Type = Message.self) throws -> Message {
        let frame = try frame()
        try require(
            frame.stream == stream && frame.type == Frame.data && frame.flags & ~Frame.compressed == 0,
            "instead of a message on stream \(stream) came a \(frame)")
        return try Message(unpacking: frame.data)
    }

    /// The next frame must be the client's half-close, without a message.
    func expectHalfClose(_ stream: UInt32) throws {
        let frame = try frame()
        try require(
            frame == .end(stream), "instead of a half-close (Data, RC|ND) on stream \(stream) came a \(frame)")
    }

    /// The next frame must give up this stream.
    func expectReset(_ stream: UInt32, code: UInt32) throws {
        let frame = try frame()
        try require(
            frame.type == Frame.reset && frame.stream == stream, "instead of a reset of \(stream) came a \(frame)")
        try require(frame.word(0) == code, "the code of the \(frame) is not \(code)")
    }

    /// The client must answer a ping, and send nothing before, so that all it had to say has been read.
    func expectPong() throws {
        let data = (0..<8).map { _ in UInt8.random(in: 0...255) }
        try send(.ping(data))
        let frame = try frame()
        try require(frame == .ping(data, flags: Frame.ack), "instead of the answer to a ping came a \(frame)")
    }

    /// The client must send nothing more, and close.
    func expectEnd() throws {
        while let frame = try frameOrEnd() {
            try require(frame.type == Frame.goAway, "instead of the end came a \(frame)")
        }
    }

    /// The client must call nothing but Hello, which is answered, and close.
    func expectNoCall(_ mode: ClientCase.Mode) throws {
        while let frame = try frameOrEnd() {
            if ReceivedRequest(frame)?.isHello == true {
                if mode == .extended { try agree() } else { try send(.response(frame.stream, code: 12)) }
            } else {
                try require(frame.type == Frame.goAway, "instead of nothing came a \(frame)")
            }
        }
    }

    /// The client must end the connection, and say why with this code.
    func expectGoAway(code: UInt32) throws {
        while let frame = try frameOrEnd() {
            guard frame.type == Frame.goAway else { continue }
            try require(
                frame.word(0) == 0 && frame.word(4) == code, "the \(frame) is not one with code \(code) behind stream 0"
            )
            return try expectEnd()
        }
        throw CaseFailure("the client closed without a go-away")
    }
}
