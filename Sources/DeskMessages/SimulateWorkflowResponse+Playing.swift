package import TicketCore
package import TicketDesks
package import TicketMessages

extension SimulateWorkflowResponse {
    /// Plays a script at a desk and tells what became of each step.
    ///
    /// - Parameters:
    ///   - lines: the script.
    ///   - desk: the desk, which holds together.
    ///   - start: when it begins.
    ///   - languages: the languages to try for labels, before the desk's default.
    package init(
        playing lines: [SimulationScript.Line], at desk: TicketCore.Desk, from start: Timestamp,
        languages: [LanguageTag]
    ) {
        let preference = LanguagePreference(wanted: languages, deskDefault: desk.defaultLocale)
        var simulation = DeskSimulation(desk: desk, start: start)
        self.init(
            steps: lines.map { line in
                SimulatedStep(line, simulation.run(line.step), desk: desk, preference: preference)
            })
    }
}

extension SimulatedStep {
    init(
        _ line: SimulationScript.Line, _ result: SimulationResult, desk: TicketCore.Desk,
        preference: LanguagePreference
    ) {
        self.init(
            line: Int32(clamping: line.number), text: line.text, time: GoogleProtobufTimestamp(moment: result.time),
            status: result.status?.key ?? "",
            moves: result.moves.map { SimulatedMove($0, desk: desk, preference: preference) },
            tracks: result.tracks.sorted { $0.key < $1.key }
                .map { track, state in
                    TrackState(
                        track: track, state: state,
                        stateLabel: desk.track(track)?.state(state)?.labels.text(in: preference) ?? "")
                },
            timers: result.timers.sorted { $0.dueTime < $1.dueTime }
                .map { timer in
                    PendingTimer(
                        key: timer.key, dueTime: GoogleProtobufTimestamp(moment: timer.dueTime),
                        toStatus: desk.timers.first { $0.key == timer.key }?.target ?? "")
                },
            notices: result.notifications.map { entry in
                SimulatedNotice(
                    kind: entry.kind.rawValue, recipient: entry.recipient, message: entry.message ?? "")
            },
            refusal: result.refusal.map(SimulationRefusal.init)
                .map { SimulatedRefusal(reason: $0.reason, message: $0.message, legal: $0.legal) },
            ruleEvents: result.ruleEvents.map(SimulatedRuleEvent.init),
            targets: result.targets.map(TicketMessages.ServiceTarget.init))
    }
}

extension SimulatedMove {
    init(_ move: SimulationResult.Move, desk: TicketCore.Desk, preference: LanguagePreference) {
        let label = desk.status(move.status.key)?.labels(for: .agent)
        self.init(
            status: move.status.key, statusLabel: label?.text(in: preference) ?? "",
            trigger: move.trigger.map(\.message) ?? .unspecified)
    }
}

extension Transition.Trigger {
    fileprivate var message: TransitionTrigger {
        switch self {
        case .command: .command
        case .customerReply: .customerReply
        case .agentReply: .agentReply
        case .assignment: .assignment
        case .escalation: .escalation
        case .timer: .timer
        case .conversion: .conversion
        }
    }
}
