/// What a client under test is told to do, always with ttrpc.conformance.v1.ConformanceService. Lines of its standard
/// output tell what came of it, see ``ClientTask/lines``.
public enum ClientTask: String, CaseIterable, Sendable {
    case echo
    case echoTwice = "echo-twice"
    case echoParallel = "echo-parallel"
    case sum
    case upload
    case download
    case downloadSlow = "download-slow"
    case pingPong = "ping-pong"
    case deadline
    case deadlinePast = "deadline-past"
    case cancel
    case cancelUnsent = "cancel-unsent"
    case cancelReply = "cancel-reply"
    case cancelClosed = "cancel-closed"
    case metadata
    case fail
    case wait
    case silence
    case lastIDs = "last-ids"

    /// What the client has to do, and the lines to print besides the status.
    public var meaning: String {
        switch self {
        case .echo: "Echo with the payload 01 02 03"
        case .echoTwice: "Echo, and when it has ended, Echo again, with 01 02 03"
        case .echoParallel: "two calls of Echo at once, with 01 and with 01 02; print the first one's lines first"
        case .sum: "Sum of 31415, 9, 2653 and 40845; \"sum SUM\""
        case .upload: "Sum of 64 messages with 16384 bytes of payload each; \"sum SUM\""
        case .download: "Download with sizes 1, 2, 3 and repeat 1; \"message INDEX BYTES\" for each message"
        case .downloadSlow: "the same, with 1 s between reading the first message and the second"
        case .pingPong: "PingPong with 1, 2, 3, 4, each after the reply to the one before; \"message NUMBER BYTES\""
        case .deadline: "Sleep without an end, with a deadline in 1 s; when it is over, Echo with 01"
        case .deadlinePast: "Echo with a deadline that has passed"
        case .cancel: "Sleep without an end, cancelled after 1 s"
        case .cancelUnsent: "Echo, cancelled before anything of it was sent"
        case .cancelReply: "PingPong with 1, cancelled when its reply has come; \"message NUMBER BYTES\""
        case .cancelClosed: "PingPong with 1 and a half-close, cancelled after 1 s"
        case .metadata: "Echo with the metadata a: 1, B: 2, a: 3; \"initial KEY: VALUE\" and \"trailing KEY: VALUE\""
        case .fail: "Fail; \"detail TYPE_URL HEX\" for each detail"
        case .wait: "Echo that waits for the server, with a deadline in 3 s"
        case .silence: "Sleep without an end, on a client that pings after 300 ms of silence and waits 300 ms"
        case .lastIDs:
            "three calls of Echo, one after the other, on a client whose first call has the stream 4294967293"
        }
    }

    /// What every task prints, in this order, for each call.
    public static let lines = """
        What the task names, "reply BYTES" with the length of an echo's payload, and in the end "status CODE". A client \
        that cannot perform a task prints "unsupported".
        """
}
