internal import NIOCore
internal import Synchronization

/// Brings values from any thread to an event loop, many at a time: one lock and no allocation a value, one wake-up a
/// batch.
final class LoopMailbox<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        /// An empty array that has grown before, to be filled next.
        var spare: [Element] = []
        var isScheduled = false
        var isClosed = false
    }

    /// Above this an emptied array is given back rather than kept.
    private static var spareCountMax: Int { 4096 }

    private let eventLoop: any EventLoop
    private let state = Mutex(State())
    private let receive: @Sendable ([Element]) -> Void

    /// - Parameter receive: takes a batch, in the order of posting, on the loop.
    init(eventLoop: any EventLoop, receive: @escaping @Sendable ([Element]) -> Void) {
        self.eventLoop = eventLoop
        self.receive = receive
    }

    func post(_ element: Element) {
        state.withLock { state in
            if state.isClosed { return }
            state.elements.append(element)
            if state.isScheduled { return }
            state.isScheduled = true
            // Under the lock, so that nothing is scheduled once `close` has returned.
            eventLoop.execute { self.deliver() }
        }
    }

    /// Drops what is posted from now on: the event loop is about to end.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    private func deliver() {
        var batch = state.withLock { state in
            state.isScheduled = false
            var batch = state.spare
            state.spare = []
            swap(&batch, &state.elements)
            return batch
        }
        receive(batch)
        guard batch.count <= Self.spareCountMax else { return }
        batch.removeAll(keepingCapacity: true)
        let emptied = batch
        state.withLock { $0.spare = emptied }
    }
}
