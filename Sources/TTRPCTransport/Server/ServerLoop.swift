internal import Logging
internal import NIOCore
internal import ProtobufC
internal import TTRPC

/// What the connections of one event loop share. Used on that loop only, but for the mailbox.
final class ServerLoop: @unchecked Sendable {
    let index: Int
    let eventLoop: any EventLoop
    let clock: ClockAnchor
    let arena = Arena()
    let mailbox: LoopMailbox<ServerDelivery>
    /// Shared by all loops.
    let budget: ByteBudget

    init(index: Int, eventLoop: any EventLoop, budget: ByteBudget) {
        self.index = index
        self.eventLoop = eventLoop
        self.budget = budget
        clock = ClockAnchor(time: MonotonicTime(eventLoop.now), instant: .now)
        mailbox = LoopMailbox(eventLoop: eventLoop) { Self.deliver($0, budget: budget) }
    }

    var now: MonotonicTime { MonotonicTime(eventLoop.now) }

    /// Hands a batch to its connections; each writes once, after the last of its own.
    private static func deliver(_ deliveries: [ServerDelivery], budget: ByteBudget) {
        var touched: [ServerConnectionHandler] = []
        for delivery in deliveries {
            if case .finished = delivery.event { budget.giveBack(delivery.call.requestBytes) }
            guard let handler = delivery.outbox.handler else { continue }
            if handler.deliver(delivery.event, of: delivery.call) { touched.append(handler) }
        }
        for handler in touched { handler.deliveryEnded() }
    }
}

/// Something that a call off the loop has said, on its way to its connection.
struct ServerDelivery: Sendable {
    let outbox: ServerOutbox
    let call: ServerCall
    let event: ServerCallEvent
}

/// A connection as other threads know it.
final class ServerOutbox: ServerCallOutbox, @unchecked Sendable {
    private let loop: ServerLoop
    /// Touched on the event loop only; nil before the TLS handshake is over and once the connection is gone.
    var handler: ServerConnectionHandler?
    /// Touched on the event loop only. Ends a connection that has no handler yet.
    var closeUnready: (() -> Void)?

    init(loop: ServerLoop) {
        self.loop = loop
    }

    func post(_ event: ServerCallEvent, of call: ServerCall) {
        loop.mailbox.post(ServerDelivery(outbox: self, call: call, event: event))
    }

    /// Runs `body` with the connection's handler on its event loop, or closes a connection that is not ready to have
    /// one.
    func perform(_ body: @escaping @Sendable (ServerConnectionHandler) -> Void) {
        loop.eventLoop.execute {
            if let handler = self.handler { body(handler) } else { self.closeUnready?() }
        }
    }
}
