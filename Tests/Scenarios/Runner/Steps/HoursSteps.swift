internal import TicketClient

/// When the desk is served.
func hoursSteps() throws -> [Step] {
    [
        try .check("{person} reads that the desk is served {days:text} from {texts} in {zone:word}") { stage, values in
            let reply = try await stage.hours(as: values.person())
            try expect(reply.hours?.zone, is: try values.word("zone"), "the zone")
            let days = try values.text("days").split(separator: " ").map(String.init)
            let open = (reply.hours?.week ?? []).filter { !$0.intervals.isEmpty }
            try expect(open.map { "\($0.day)" }, is: days, "the days")
            for day in open {
                let intervals = day.intervals.map { "\($0.start)-\($0.end)" }
                try expect(intervals, is: try values.texts(), "the hours of \(day.day)")
            }
        },
        try .check("{person} reads that the desk is served now") { stage, values in
            try expect(try await stage.hours(as: values.person()).open, is: true, "whether it is open")
        },
        try .check("{person} reads that the desk is closed, and that service resumes at {text}") { stage, values in
            let reply = try await stage.hours(as: values.person())
            try expect(reply.open, is: false, "whether it is open")
            try expect(reply.nextOpen?.localTime, is: try values.text(), "when service resumes")
        },
        try .check("{duration} of service from now are over at {text}") { stage, values in
            // From the moment that the scenario came to last, however long a busy machine has taken since.
            let start = GoogleProtobufTimestamp(seconds: Int64(stage.clock.lastLeap))
            let request = PreviewDeadlineRequest(
                desk: stage.desk, startTime: start,
                duration: GoogleProtobufDuration(seconds: Int64(try values.seconds())), clock: .serviceHours)
            let reply = try await stage.client(of: .alba).desks.previewDeadline(request)
            try expect(reply.due?.localTime, is: try values.text(), "when they are over")
        },
    ]
}

extension Stage {
    /// The desk's hours, asked for at the time that the clock shows.
    fileprivate func hours(as person: Person) async throws -> GetServiceHoursResponse {
        try await client(of: person).desks.getServiceHours(
            GetServiceHoursRequest(desk: desk, time: GoogleProtobufTimestamp(seconds: Int64(clock.now))))
    }
}
