internal import Synchronization

/// What all calls of one connection share, behind one reference.
package final class ConnectionIdentity: Sendable {
    package let peer: PeerAddress
    /// What the peer proved itself with, on mutual TLS.
    package let certificate: PeerCertificate?
    /// The event loop that carries the connection, counted from 0.
    package let loopIndex: Int
    let clock: ClockAnchor
    let metadataLimits: MetadataLimits
    let metadataMemo = MetadataMemo()
    private let state = Mutex(State())
    /// Spares calls that send nothing beside their answer the lock.
    private let hasInlineAnswer = Atomic(false)

    private struct State {
        var principal: (any Sendable)?
        /// Of the inline call that runs at present.
        var answer = AnswerMetadata()
    }

    /// - Parameter clock: turns the connection's time into the instants that handlers see.
    package init(
        peer: PeerAddress, certificate: PeerCertificate? = nil, loopIndex: Int, clock: ClockAnchor,
        metadataLimits: MetadataLimits = MetadataLimits()
    ) {
        self.peer = peer
        self.certificate = certificate
        self.loopIndex = loopIndex
        self.clock = clock
        self.metadataLimits = metadataLimits
    }

    /// Whom the connection was authenticated for, nil as long as it was not.
    package var principal: (any Sendable)? {
        get { state.withLock { $0.principal } }
        set { state.withLock { $0.principal = newValue } }
    }

    /// Changes what the inline call that runs at present sends beside its answer.
    func withInlineAnswer(_ change: (inout AnswerMetadata) throws(RPCError) -> Void) throws(RPCError) {
        try state.withLock { state throws(RPCError) in
            try change(&state.answer)
            hasInlineAnswer.store(true, ordering: .relaxed)
        }
    }

    /// What an inline call that has just returned sends beside its answer, as frames; nil as a rule.
    ///
    /// - Parameter pair: goes with the trailers, whatever the handler said.
    package func takeInlineAnswer(
        streamID: UInt32, adding pair: Metadata.Pair? = nil
    ) -> (headers: [UInt8], trailers: [UInt8])? {
        guard pair != nil || hasInlineAnswer.load(ordering: .relaxed) else { return nil }
        let answer = state.withLock { state in
            defer { state.answer = AnswerMetadata() }
            return state.answer
        }
        hasInlineAnswer.store(false, ordering: .relaxed)
        var trailers = answer.trailers
        if let pair { trailers.add(pair, within: metadataLimits) }
        return (
            MetadataFrame.ifAny(answer.headers ?? Metadata(), type: .headers, streamID: streamID),
            MetadataFrame.ifAny(trailers, type: .trailers, streamID: streamID)
        )
    }
}
