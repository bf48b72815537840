import Logging
import Synchronization

/// Keeps what is logged, to be looked at.
final class LogTape: Sendable {
    struct Entry: Sendable {
        let level: Logger.Level
        let text: String
    }

    private let kept = Mutex<[Entry]>([])

    var entries: [Entry] { kept.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { _ in Handler(tape: self) }
    }

    private func append(_ entry: Entry) {
        kept.withLock { $0.append(entry) }
    }

    private struct Handler: LogHandler {
        let tape: LogTape
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = event.metadata.map { " \($0)" } ?? ""
            tape.append(Entry(level: event.level, text: "\(event.message)\(fields)"))
        }
    }
}
