internal import DeskMessages
internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension TicketMessages.Event.Kind {
    /// What happened to a promise.
    init(_ step: TargetStep, _ changed: ServiceTargetChanged) {
        switch step {
        case .started: self = .slaStarted(changed)
        case .paused: self = .slaPaused(changed)
        case .resumed: self = .slaResumed(changed)
        case .changed: self = .slaChanged(changed)
        case .warned: self = .slaWarned(changed)
        case .breached: self = .slaBreached(changed)
        case .met: self = .slaMet(changed)
        case .dropped: self = .slaDropped(changed)
        }
    }
}

extension TicketMessages.ServiceTargetKind {
    /// The core's kind; nil for one that is unspecified or unknown.
    var core: TicketCore.ServiceTarget.Kind? { TicketCore.ServiceTarget.Kind.allCases.first { Self($0) == self } }
}

extension ExplainTargetResponse {
    init(_ explanation: TargetExplanation) {
        let state = explanation.state
        self.init(
            target: ServiceTarget(state), promised: GoogleProtobufDuration(seconds: state.seconds),
            clock: state.clock == .wall ? .wall : .serviceHours,
            startTime: GoogleProtobufTimestamp(state.startTime),
            counted: GoogleProtobufDuration(microseconds: state.countedMicroseconds),
            steps: explanation.parts.map { part in
                ServiceTargetStep(
                    counted: part.isCounted, startTime: GoogleProtobufTimestamp(part.start),
                    endTime: part.end.map(GoogleProtobufTimestamp.init))
            }, omittedStepCount: Int32(clamping: explanation.omittedPartCount))
    }
}

extension GoogleProtobufDuration {
    /// A span of so many microseconds, zero or more.
    fileprivate init(microseconds: Int64) {
        self.init(seconds: microseconds / 1_000_000, nanos: Int32(microseconds % 1_000_000) * 1_000)
    }
}
