import Instrumentation
import Logging
import Synchronization
import TTRPC

/// Keeps what happens, in order, and lets a test wait for it.
final class Tape: Sendable {
    private struct State {
        var entries: [String] = []
        var waiting: [(count: Int, source: AsyncStream<Never>.Continuation)] = []
    }

    private let state = Mutex(State())

    var entries: [String] { state.withLock { $0.entries } }

    func add(_ entry: String) {
        let due = state.withLock { state in
            state.entries.append(entry)
            let count = state.entries.count
            defer { state.waiting.removeAll { $0.count <= count } }
            return state.waiting.filter { $0.count <= count }
        }
        for waiter in due { waiter.source.finish() }
    }

    /// Waits until there are so many entries.
    func reach(_ count: Int) async -> [String] {
        let (news, source) = AsyncStream.makeStream(of: Never.self)
        let isThere = state.withLock { state in
            if state.entries.count < count { state.waiting.append((count, source)) }
            return state.entries.count >= count
        }
        if isThere { source.finish() }
        for await _ in news {}
        return entries
    }

    /// A logger that writes `LEVEL MESSAGE key=value …`, keys in alphabetical order.
    func logger(level: Logger.Level = .trace) -> Logger {
        var logger = Logger(label: "test") { _ in Handler(tape: self) }
        logger.logLevel = level
        return logger
    }

    private struct Handler: LogHandler {
        let tape: Tape
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            tape.add("\(event.level) \(event.message)\(fields.joined())")
        }
    }
}

/// Writes each beginning, end and refusal down.
struct Recorder: ServerInterceptor {
    let name: String
    let tape: Tape
    var refusal: RPCError?

    func begin(
        _ call: CallContext, _ context: inout ServiceContext
    ) throws(RPCError) -> (any ServerCallObserver)? {
        tape.add("\(name) begins \(call.method.method)")
        if let refusal { throw refusal }
        return Observer(name: name, tape: tape)
    }

    func refused(_ refusal: CallRefusal) {
        tape.add("\(name) refused \(refusal.error.code)")
    }

    private struct Observer: ServerCallObserver {
        let name: String
        let tape: Tape

        func end(_ summary: ServerCallSummary) {
            let (received, sent) = (summary.received, summary.sent)
            tape.add(
                "\(name) ends \(summary.call.method.method) \(summary.code), received \(received.messages) of "
                    + "\(received.bytes) bytes, sent \(sent.messages) of \(sent.bytes) bytes")
        }
    }
}
