internal import Synchronization
internal import TicketClient

/// Shows on a terminal's standard error how far a transfer has come; draws nothing anywhere else.
final class ProgressBar: Sendable {
    private struct State {
        var drawn = ""
        var hasTransferred = false
    }

    private static let cells = 30

    private let title: String
    private let console: Console
    private let state = Mutex(State())

    init(_ title: String, _ console: Console) {
        self.title = DisplayWidth.truncated(Escaping.line(title), columnsMax: 30)
        self.console = console
    }

    /// Whether anything has gone over the network.
    var hasTransferred: Bool { state.withLock { $0.hasTransferred } }

    /// Draws it anew where that changes anything.
    func show(_ progress: TransferProgress) {
        let line = line(progress)
        let isNew = state.withLock { state in
            if progress.phase == .transferring { state.hasTransferred = true }
            defer { state.drawn = line }
            return console.isErrorTerminal && state.drawn != line
        }
        if isNew { console.draw("\r\u{1B}[K" + line) }
    }

    /// Takes it away.
    func end() {
        let wasDrawn = state.withLock { state in
            defer { state.drawn = "" }
            return console.isErrorTerminal && !state.drawn.isEmpty
        }
        if wasDrawn { console.draw("\r\u{1B}[K") }
    }

    private func line(_ progress: TransferProgress) -> String {
        switch progress.phase {
        case .hashing: return "\(title)  reading \(ByteCount.text(progress.totalBytes))"
        case .waiting: return "\(title)  connection lost, going on as soon as the server is back"
        case .transferring: break
        }
        let total = max(progress.totalBytes, progress.doneBytes, 1)
        let done = max(0, progress.doneBytes)
        let filled = Int(Double(done) / Double(total) * Double(Self.cells))
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: Self.cells - filled)
        return "\(title)  [\(bar)] \(Int(Double(done) / Double(total) * 100))%  \(ByteCount.text(progress.totalBytes))"
    }
}
