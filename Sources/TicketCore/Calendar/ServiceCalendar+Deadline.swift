extension ServiceCalendar {
    /// The first moment by which so much service has been given since `start`; `start` itself for none.
    ///
    /// A deadline that falls on the end of an interval is that end, not the next opening.
    ///
    /// - Parameter time: how much service, rounded up to whole microseconds.
    /// - Throws: `CalendarError.negativeTime`, or `.beyondHorizon` if so much is not given within the horizon.
    public func deadline(from start: Timestamp, adding time: Duration) throws(CalendarError) -> Timestamp {
        try walk(from: start, adding: time) { _ in }
    }

    /// The same deadline with every stretch of service that leads up to it.
    ///
    /// - Parameter stepsMax: how many stretches to list at most; further ones are counted.
    public func explain(
        from start: Timestamp, adding time: Duration, stepsMax: Int = 500
    ) throws(CalendarError) -> DeadlineExplanation {
        var steps: [DeadlineExplanation.Step] = []
        var omitted = 0
        let deadline = try walk(from: start, adding: time) { period in
            if steps.count < stepsMax { steps.append(step(period)) } else { omitted += 1 }
        }
        return DeadlineExplanation(deadline: deadline, steps: steps, omittedStepCount: omitted)
    }

    /// Uses up service until there has been enough of it; tells of each stretch and gives the end of the last one.
    private func walk(
        from start: Timestamp, adding time: Duration, _ use: (OpenPeriod) -> Void
    ) throws(CalendarError) -> Timestamp {
        try check(start)
        guard time >= .zero else { throw .negativeTime }
        guard var remaining = time.roundedUpMicroseconds, remaining <= Self.horizonMicroseconds else {
            throw .beyondHorizon(years: Self.horizonYears)
        }
        guard remaining > 0 else { return start }
        guard var periods = periods(from: start, to: horizon(start)) else {
            let whole = OpenPeriod(start: start, end: start.advanced(byMicroseconds: remaining))
            use(whole)
            return whole.end
        }
        while var period = periods.next() {
            period.end = min(period.end, period.start.advanced(byMicroseconds: remaining))
            use(period)
            remaining -= period.microseconds
            if remaining == 0 { return period.end }
        }
        throw .beyondHorizon(years: Self.horizonYears)
    }

    private func step(_ period: OpenPeriod) -> DeadlineExplanation.Step {
        let lastMoment = period.end.advanced(byMicroseconds: -1)
        return DeadlineExplanation.Step(
            start: period.start, end: period.end, startOffsetSeconds: offsetSeconds(at: period.start),
            endOffsetSeconds: offsetSeconds(at: lastMoment))
    }

    private func offsetSeconds(at time: Timestamp) -> Int { plan?.zone.offsetSeconds(at: time) ?? 0 }
}

extension Duration {
    /// Whole microseconds, a part of one counted as one; nil if there are too many to count.
    fileprivate var roundedUpMicroseconds: Int64? {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return nil }
        let (sum, sumOverflow) = whole.addingReportingOverflow((attoseconds + 999_999_999_999) / 1_000_000_000_000)
        return sumOverflow ? nil : sum
    }
}
