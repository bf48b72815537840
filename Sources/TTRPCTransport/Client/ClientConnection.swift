internal import NIOCore
internal import Synchronization
internal import TTRPC

/// A connection as callers know it, from any thread.
final class ClientConnection: @unchecked Sendable {
    let mailbox: LoopMailbox<ClientEvent>
    private let target: Target
    private let usable = Atomic<Bool>(true)
    private let extended = Atomic<Bool>(false)
    /// Written once, before `extended` is set.
    private var agreed: ExtensionSettings?

    /// Where the mailbox delivers. A class of its own, since the mailbox comes before the connection.
    private final class Target: @unchecked Sendable {
        /// Touched on the event loop only; nil once the connection is gone.
        var handler: ClientConnectionHandler?
    }

    /// Call on the event loop.
    init(handler: ClientConnectionHandler, eventLoop: any EventLoop) {
        let target = Target()
        self.target = target
        target.handler = handler
        mailbox = LoopMailbox(eventLoop: eventLoop) { events in
            if let handler = target.handler {
                handler.receive(events)
            } else {
                for case .start(let call) in events { call.end(.notSent) }
            }
        }
    }

    /// False once it is lost, closing, left by its server, or out of stream ids: the next call needs another.
    var isUsable: Bool { usable.load(ordering: .relaxed) }

    /// What was agreed on with the server; nil while that is open, and on plain connections.
    var settings: ExtensionSettings? { extended.load(ordering: .acquiring) ? agreed : nil }

    func retire() {
        usable.store(false, ordering: .relaxed)
    }

    /// The server speaks the extension. Call on the event loop, once.
    func extend(_ settings: ExtensionSettings) {
        agreed = settings
        extended.store(true, ordering: .releasing)
    }

    /// Call on the event loop.
    func lost() {
        retire()
        target.handler = nil
    }
}
