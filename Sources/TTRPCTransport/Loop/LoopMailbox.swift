internal import NIOCore
internal import Synchronization

/// Brings values from any thread to an event loop, many at a time: one lock and no allocation a value, one wake-up a batch.
final class LoopMailbox<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        /// An empty array that has grown before, to be filled next.
        var spare: [Element] = []
        var isScheduled = false
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
        let isFirst = state.withLock { state in
            state.elements.append(element)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if isFirst { eventLoop.execute { self.deliver() } }
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
