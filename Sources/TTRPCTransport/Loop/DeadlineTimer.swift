internal import NIOCore
internal import TTRPC

/// One timer for all deadlines of a connection. Used on its event loop only.
///
/// A deadline later than the one that is set does not touch the loop: the timer fires early, finds nothing due, and is
/// set anew.
final class DeadlineTimer: NIOScheduledCallbackHandler {
    private let eventLoop: any EventLoop
    private var scheduled: (callback: NIOScheduledCallback, time: MonotonicTime)?
    /// What to do when the time has come. The owner clears it when it goes away.
    var onExpiry: (() -> Void)?

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Sees to it that ``onExpiry`` is called at `deadline` or before.
    func schedule(by deadline: MonotonicTime?) {
        guard let deadline else { return }
        if let scheduled {
            if scheduled.time <= deadline { return }
            scheduled.callback.cancel()
        }
        scheduled = nil
        let time = deadline.deadline(now: eventLoop.now)
        // It fails only when the loop is shutting down, and then there is nothing left to expire.
        guard let callback = try? eventLoop.assumeIsolated().scheduleCallback(at: time, handler: self) else { return }
        scheduled = (callback, MonotonicTime(time))
    }

    func cancel() {
        onExpiry = nil
        scheduled?.callback.cancel()
        scheduled = nil
    }

    func handleScheduledCallback(eventLoop: some EventLoop) {
        scheduled = nil
        onExpiry?()
    }
}
