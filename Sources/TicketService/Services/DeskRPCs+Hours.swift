internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension DeskRPCs {
    var getServiceHours: UnaryHandler<GetServiceHoursRequest, GetServiceHoursResponse> {
        endpoints.read(.may(.readDesks)) { [self] request, caller in
            let desk = try await desk(request.desk, caller).desk
            let clock = try clocks.clock(of: desk)
            let time = try request.time?.core(field: "time") ?? endpoints.authenticator.clock()
            let calendar = clock.calendar
            return GetServiceHoursResponse(
                time: ZonedTime(time, in: clock.zone), open: try calendar.isOpen(at: time),
                nextOpen: try calendar.nextOpening(after: time).map { ZonedTime($0, in: clock.zone) },
                nextClose: try calendar.nextClosing(after: time).map { ZonedTime($0, in: clock.zone) },
                hours: desk.hours.map(TicketMessages.ServiceHours.init))
        }
    }

    var previewDeadline: UnaryHandler<PreviewDeadlineRequest, PreviewDeadlineResponse> {
        endpoints.read(.may(.readDesks)) { [self] request, caller in
            let desk = try await desk(request.desk, caller).desk
            let clock = try clocks.clock(of: desk)
            let start = try request.startTime?.core(field: "start_time") ?? endpoints.authenticator.clock()
            guard let duration = request.duration else {
                throw RPCError.invalidArgument(field: "duration", reason: "REQUIRED", "say how much time")
            }
            let isWall = try Self.isWall(request.clock)
            let explanation = try Self.explain(
                isWall ? .wallClock : clock.calendar, from: start, adding: try duration.core(field: "duration"))
            return PreviewDeadlineResponse(
                explanation, from: start, clock: isWall ? .wall : .serviceHours, zone: clock.zone)
        }
    }

    private static func isWall(_ clock: DeskClock) throws -> Bool {
        switch clock {
        case .wall: return true
        case .unspecified, .serviceHours: return false
        case .unrecognized:
            throw RPCError.invalidArgument(
                field: "clock", reason: "INVALID_CLOCK", "DESK_CLOCK_WALL or DESK_CLOCK_SERVICE_HOURS")
        }
    }

    private static func explain(
        _ calendar: ServiceCalendar, from start: Timestamp, adding duration: Duration
    ) throws -> DeadlineExplanation {
        do throws(CalendarError) {
            return try calendar.explain(from: start, adding: duration)
        } catch {
            throw RPCError.invalidArgument(field: "duration", reason: "OUT_OF_RANGE", "\(error)")
        }
    }
}

extension PreviewDeadlineResponse {
    fileprivate init(
        _ explanation: DeadlineExplanation, from start: Timestamp, clock: DeskClock, zone: ZoneRules
    ) {
        self.init(
            start: ZonedTime(start, in: zone), due: ZonedTime(explanation.deadline, in: zone), clock: clock,
            zone: zone.name,
            intervals: explanation.steps.map { step in
                DeadlineInterval(
                    start: ZonedTime(step.start, in: zone), end: ZonedTime(endingAt: step.end, in: zone),
                    counted: GoogleProtobufDuration(step.serviceTime))
            },
            omittedIntervalCount: Int32(clamping: explanation.omittedStepCount))
    }
}
