/// Credit: what may be sent, and what the peer may send.
extension ServerConnectionMachine {
    // MARK: What is sent

    /// Whether the next message of a stream may be sent. Only messages need credit.
    func hasCredit(_ id: UInt32) -> Bool {
        guard agreed != nil else { return true }
        return agreed?.credit.isOpen == true && streams[id]?.flow?.credit.isOpen == true
    }

    /// A message has been sent.
    mutating func spend(_ frameBytes: Int, on id: UInt32) {
        guard agreed != nil else { return }
        let dataBytes = frameBytes - FrameHeader.byteCount
        agreed?.credit.spend(dataBytes)
        streams[id]?.flow?.credit.spend(dataBytes)
    }

    /// A stream's next message has to wait for credit.
    mutating func starve(_ id: UInt32) {
        agreed?.starved.append(id)
    }

    /// A stream has got credit.
    mutating func feed(_ id: UInt32) {
        guard let index = agreed?.starved.firstIndex(of: id) else { return }
        agreed?.starved.remove(at: index)
        waitingStreams.append(id)
    }

    /// The connection has got credit.
    mutating func feedAll() {
        guard let agreed, agreed.credit.isOpen else { return }
        waitingStreams.append(contentsOf: agreed.starved)
        self.agreed?.starved = []
    }

    // MARK: What is received

    /// Counts data that has come for any stream.
    ///
    /// - Returns: what to do instead of taking it, when the peer had no credit for it.
    mutating func countData(_ header: FrameHeader) -> ServerAction? {
        guard agreed?.window.received(Int(header.dataCount)) == false else { return nil }
        return abort(.connectionWindow)
    }

    /// Counts data that has come for an open stream.
    ///
    /// - Returns: whether the peer had credit for it; if not, it is not to be delivered.
    mutating func countData(_ header: FrameHeader, on id: UInt32) -> Bool {
        guard agreed != nil, streams[id]?.flow?.window.received(Int(header.dataCount)) == true else {
            return agreed == nil
        }
        streams[id]?.flow?.unreadBytes += Int(header.dataCount)
        return true
    }

    /// Gives credit back for data that nobody is going to read.
    mutating func dataDropped(_ byteCount: Int) {
        guard byteCount > 0, let increment = agreed?.window.read(byteCount) else { return }
        write(WindowFrame(increment: increment).packed(streamID: 0))
    }

    /// Nobody reads what has come on a stream.
    mutating func dropUnread(_ id: UInt32) {
        guard let byteCount = streams[id]?.flow?.unreadBytes else { return }
        streams[id]?.flow?.unreadBytes = 0
        dataDropped(byteCount)
    }

    /// A handler has read a message of its peer.
    ///
    /// - Parameter byteCount: what its data had on the wire.
    package mutating func messageRead(_ id: UInt32, byteCount: Int) {
        guard let stream = streams[id], stream.isOpen, let flow = stream.flow, byteCount <= flow.unreadBytes else {
            return
        }
        streams[id]?.flow?.unreadBytes -= byteCount
        if let increment = streams[id]?.flow?.window.read(byteCount), !stream.isRemoteClosed {
            write(WindowFrame(increment: increment).packed(streamID: id))
        }
        dataDropped(byteCount)
    }
}
