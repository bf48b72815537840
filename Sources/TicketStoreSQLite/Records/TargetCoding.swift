internal import ProtobufC
internal import TicketCore
internal import TicketRecords

extension TargetChangedRecord {
    func change() throws -> TicketEvent.Change {
        guard let target else { throw StoreFailure.corrupt("an event of a promise does not say how that stands") }
        return .target(try TargetStep(record: step, in: "event.target_changed.step"), try target.state())
    }
}

extension TargetStateRecord {
    init(_ state: TargetState) {
        self.init(
            kind: state.kind.code, key: state.key, seconds: state.seconds, clock: state.clock.code,
            startTimeMicroseconds: state.startTime.microsecondsSinceEpoch,
            countedMicroseconds: state.countedMicroseconds, runningSince: state.runningSince.map(TimeRecord.init),
            dueTime: state.dueTime.map(TimeRecord.init), warningTime: state.warningTime.map(TimeRecord.init),
            warned: state.isWarned, breachTime: state.breachTime.map(TimeRecord.init),
            metTime: state.metTime.map(TimeRecord.init))
    }

    func state() throws -> TargetState {
        TargetState(
            kind: try ServiceTarget.Kind(record: kind, in: "target.kind"), key: key, seconds: seconds,
            clock: try DeskTimer.Clock(record: clock, in: "target.clock"),
            startTime: Timestamp(microsecondsSinceEpoch: startTimeMicroseconds),
            countedMicroseconds: countedMicroseconds, runningSince: runningSince?.timestamp,
            dueTime: dueTime?.timestamp, warningTime: warningTime?.timestamp, isWarned: warned,
            breachTime: breachTime?.timestamp, metTime: metTime?.timestamp)
    }
}

extension ServiceTarget.Kind: Coded {
    var code: TargetKindCode {
        switch self {
        case .firstResponse: .firstResponse
        case .nextResponse: .nextResponse
        case .resolution: .resolution
        }
    }

    init?(_ code: TargetKindCode) {
        switch code {
        case .firstResponse: self = .firstResponse
        case .nextResponse: self = .nextResponse
        case .resolution: self = .resolution
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension DeskTimer.Clock: Coded {
    var code: ClockCode {
        switch self {
        case .wall: .wall
        case .serviceHours: .serviceHours
        }
    }

    init?(_ code: ClockCode) {
        switch code {
        case .wall: self = .wall
        case .serviceHours: self = .serviceHours
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension TargetStep: Coded {
    var code: TargetStepCode {
        switch self {
        case .started: .started
        case .paused: .paused
        case .resumed: .resumed
        case .changed: .changed
        case .warned: .warned
        case .breached: .breached
        case .met: .met
        case .dropped: .dropped
        }
    }

    init?(_ code: TargetStepCode) {
        switch code {
        case .started: self = .started
        case .paused: self = .paused
        case .resumed: self = .resumed
        case .changed: self = .changed
        case .warned: self = .warned
        case .breached: self = .breached
        case .met: self = .met
        case .dropped: self = .dropped
        case .unspecified, .unrecognized: return nil
        }
    }
}
