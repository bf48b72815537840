internal import ConformanceMessages
internal import ProtobufC

/// A connection to the server under test, with what most cases say and expect.
final class Session {
    /// Names the calls of a case, so that the server can tell what became of their handlers.
    static let markKey = "conformance-mark"

    let target: Target
    private let peer: Peer
    /// What both ends agreed on with Hello.
    private(set) var agreement: HelloAnswer
    /// By stream, 0 for the connection: the credit that the server has given beside what Hello said.
    private(set) var credits: [UInt32: Int] = [:]
    /// Whether a ping of the server is answered, as every honest peer does.
    var answersPings = true

    init(_ target: Target) throws {
        self.target = target
        peer = try Peer(target)
        agreement = try HelloAnswer([])
    }

    /// Takes the extension's frames from now on.
    func extend(_ answer: HelloAnswer) throws {
        try require(answer.version == 1, "the server answered Hello with version \(answer.version)")
        agreement = answer
        peer.isExtended = true
    }

    /// A mark that no other case and no earlier run has.
    static func newMark() -> String {
        "\(UInt64.random(in: 0 ... .max))"
    }

    // MARK: What is sent

    func send(_ bytes: [UInt8]) throws { try peer.send(bytes) }

    func close() { peer.close() }

    /// The bytes of a request to the conformance service.
    static func request(
        _ stream: UInt32, _ method: String, _ message: (any ProtobufMessage)? = nil, flags: UInt8 = 0,
        timeout: Int64 = 0, mark: String? = nil, metadata: [(key: String, value: String)] = []
    ) throws -> [UInt8] {
        let envelope = RequestEnvelope(
            method: Array(method.utf8), payload: try message?.packed() ?? [], timeoutNanoseconds: timeout,
            metadata: (mark.map { [(markKey, $0)] } ?? []) + metadata)
        return Frame(stream: stream, type: Frame.request, flags: flags, data: envelope.bytes).bytes
    }

    /// Calls a method with one request.
    func call(
        _ stream: UInt32, _ method: String, _ message: (any ProtobufMessage)? = nil, flags: UInt8 = 0,
        timeout: Int64 = 0, mark: String? = nil, metadata: [(key: String, value: String)] = []
    ) throws {
        try send(
            try Self.request(
                stream, method, message, flags: flags, timeout: timeout, mark: mark, metadata: metadata))
    }

    /// Opens a call that takes a stream, as Go's clients do: with RO and an empty payload.
    func open(_ stream: UInt32, _ method: String, timeout: Int64 = 0, mark: String? = nil) throws {
        try call(stream, method, flags: Frame.remoteOpen, timeout: timeout, mark: mark)
    }

    /// Sends a request whose data is these bytes.
    func send(envelope: [UInt8], on stream: UInt32, flags: UInt8 = 0) throws {
        try send(Frame(stream: stream, type: Frame.request, flags: flags, data: envelope).bytes)
    }

    /// Sends a message of a stream.
    func message(_ stream: UInt32, _ message: any ProtobufMessage, flags: UInt8 = 0) throws {
        try send(Frame(stream: stream, type: Frame.data, flags: flags, data: try message.packed()).bytes)
    }

    /// Sends a half-close.
    func halfClose(_ stream: UInt32) throws {
        try send(Frame(stream: stream, type: Frame.data, flags: Frame.remoteClosed | Frame.noData).bytes)
    }

    // MARK: What must come

    /// The next frame, whatever it is, except credit and pings, which are taken care of.
    func frame() throws -> Frame {
        guard let frame = try frameOrEnd() else { throw CaseFailure("the server closed the connection") }
        return frame
    }

    /// The same; nil when the server has closed.
    func frameOrEnd() throws -> Frame? {
        while let frame = try frameOrCredit() {
            if frame.type != Frame.window { return frame }
        }
        return nil
    }

    /// The next frame except pings; credit is counted.
    func frameOrCredit() throws -> Frame? {
        while let frame = try peer.frameOrEnd() {
            if frame.type == Frame.window { credits[frame.stream, default: 0] += Int(frame.word(0)) }
            guard frame.type == Frame.ping, frame.flags == 0, answersPings else { return frame }
            try send(Frame.ping(frame.data, flags: Frame.ack).bytes)
        }
        return nil
    }

    /// The server must close the connection, and may answer before.
    func expectClose() throws {
        while let frame = try frameOrEnd() {
            try require(frame.type == Frame.response, "instead of closing the server sent \(frame)")
        }
    }

    /// The next frame that is not metadata of this stream: a server may add some of its own to any call.
    private func frame(of stream: UInt32) throws -> Frame {
        while true {
            let frame = try frame()
            if frame.stream != stream || !frame.isMetadata { return frame }
        }
    }

    /// The next frame must be this stream's Response.
    func response(_ stream: UInt32) throws -> ResponseEnvelope {
        let frame = try frame(of: stream)
        guard frame.stream == stream, let response = frame.response else {
            throw CaseFailure("instead of the response on stream \(stream) came a \(frame)")
        }
        return response
    }

    /// The next frame must be this stream's Response with this status.
    @discardableResult
    func expect(status: UInt64, on stream: UInt32) throws -> ResponseEnvelope {
        let response = try response(stream)
        try require(
            response.code == status,
            "the status on stream \(stream) is \(response.code) and not \(status): \(response.message)")
        return response
    }

    /// The next frame must be this stream's reply.
    func reply<Reply: ProtobufMessage>(_ stream: UInt32, as _: Reply.Type = Reply.self) throws -> Reply {
        try Reply(unpacking: try expect(status: 0, on: stream).payload)
    }

    /// The next frame must be a message of this stream.
    func next<Reply: ProtobufMessage>(_ stream: UInt32, as _: Reply.Type = Reply.self) throws -> Reply {
        let frame = try frame(of: stream)
        guard frame.stream == stream, frame.type == Frame.data, frame.flags & Frame.noData == 0 else {
            throw CaseFailure("instead of a message on stream \(stream) came a \(frame)")
        }
        return try Reply(unpacking: frame.data)
    }

    /// The next frame must end this stream well.
    func expectEnd(_ stream: UInt32) throws {
        let frame = try frame(of: stream)
        try require(frame.stream == stream && frame.isEnd, "instead of the end of stream \(stream) came a \(frame)")
    }

    /// The connection must serve an ordinary call, and nothing else may come before its answer.
    func expectServed(_ stream: UInt32) throws {
        try call(stream, "Echo", EchoRequest(payload: [1, 2, 3]))
        let reply: EchoResponse = try reply(stream)
        try require(reply.payload == [1, 2, 3], "an echo on stream \(stream) came back as \(reply.payload)")
    }

    /// Waits, on another connection, until the handlers of a mark have come so far.
    @discardableResult
    func observe(
        _ mark: String, started: Int64 = 0, cancelled: Int64 = 0, returned: Int64 = 0
    ) throws -> ObserveResponse {
        let observer = try Session(target)
        try observer.call(
            1, "Observe",
            ObserveRequest(mark: mark, startedMin: started, cancelledMin: cancelled, returnedMin: returned))
        do {
            return try observer.reply(1)
        } catch {
            throw CaseFailure(
                "waited for \(started) handlers that start, \(cancelled) cancelled, \(returned) that return: \(error)"
            )
        }
    }
}
