/// Where patience ends.
extension ServerConnectionMachine {
    /// Ends the connection, and says why where the peer understands it.
    mutating func abort(_ reason: CloseReason) -> ServerAction {
        if agreed != nil {
            write(GoAwayFrame(lastStreamID: history.highest, code: reason.code, reason: reason.rawValue).packed())
        }
        limitHit = reason.limit ?? limitHit
        return .close(reason)
    }

    /// The peer has done what an honest one does seldom and what is answered with `action`.
    mutating func provoked(_ action: ServerAction, now: MonotonicTime) -> ServerAction {
        errors.take(now: now) ? action : abort(.tooManyErrors)
    }

    /// What came with a call turned out to be no message, so its answer is an error.
    ///
    /// - Returns: what to do beside answering.
    package mutating func badMessage(now: MonotonicTime) -> ServerAction {
        provoked(.proceed, now: now)
    }

    /// A message of a stream turned out to be none.
    package mutating func badMessage(on id: UInt32, _ error: RPCError, now: MonotonicTime) -> ServerAction {
        if error.code == .resourceExhausted { limitHit = .inflatedBytes }
        return provoked(streams[id]?.isOpen == true ? end(id, error) : .proceed, now: now)
    }

    /// A frame that carries nothing has come.
    ///
    /// - Returns: what to do instead of taking it, when there were too many.
    mutating func countControlFrame(now: MonotonicTime) -> ServerAction? {
        controlFrames.take(now: now) ? nil : abort(.tooManyControlFrames)
    }

    /// Says something that belongs to no handler.
    mutating func write(_ frame: [UInt8]) {
        controlBytes += frame
    }
}
