internal import NIOCore
internal import TTRPC

/// How a connection ends from this side.
extension ServerConnectionHandler {
    /// Takes no further calls, and closes when the running ones have ended.
    func drain() {
        machine.drain(now: loop.now)
        settle()
    }

    /// Ends the running calls and closes.
    func endAll() {
        guard phase == .open else { return }
        for action in machine.endAll() { perform(action) }
        takeNotes()
        close(.drained)
    }

    /// Writes what is left, tells the peer that nothing more comes, and gives it a moment to take it.
    ///
    /// Closing at once could lose the last replies: a system answers bytes that nobody read with a reset, which throws
    /// away what the peer has not read yet.
    func close(_ reason: CloseReason) {
        guard phase == .open, let context else { return }
        let wasBusy = isBusy
        isBusy = true
        flush()
        isBusy = wasBusy
        guard phase == .open else { return }
        phase = .closing
        log.closing(reason)
        cancelCalls()
        let channel = context.channel
        context.close(mode: .output, promise: nil)
        context.eventLoop.scheduleTask(in: .seconds(Self.lingerSeconds)) { channel.close(promise: nil) }
        if isReadHeld { context.read() }
    }

    func cancelCalls() {
        let reason = RPCError(code: .cancelled, message: "The caller's connection is gone.")
        for call in calls.values { end(call, reason) }
        calls = [:]
        held = nil
    }

    /// Nobody waits for the call any more.
    func end(_ call: ServerCall, _ reason: RPCError) {
        call.cancel(reason)
        call.record?.end(reason, now: loop.now)
    }
}
