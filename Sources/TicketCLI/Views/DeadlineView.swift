internal import ProtobufC
internal import TicketMessages

/// A deadline and how it comes about.
struct DeadlineView: OutputView {
    let response: PreviewDeadlineResponse

    var reply: any ProtobufMessage { response }
    var ids: [String] { [RFC3339.text(response.due?.time)] }

    func text(_ style: TextStyle) -> String {
        let fields: [(name: String, value: String)] = [
            ("due", both(response.due)), ("from", both(response.start)), ("clock", EnumWord.word(response.clock)),
            ("zone", response.zone),
            ("further", response.omittedIntervalCount == 0 ? "" : "\(response.omittedIntervalCount) intervals"),
        ]
        let rows = response.intervals.map { interval in
            [
                interval.start?.localTime ?? "", interval.end?.localTime ?? "", RFC3339.text(interval.start?.time),
                RFC3339.text(interval.end?.time), Self.text(interval.counted),
            ]
        }
        let table = Table(["FROM", "TO", "FROM (UTC)", "TO (UTC)", "COUNTED"], rows: rows).text(style)
        return [Card(fields: fields).text(style), table].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func both(_ time: ZonedTime?) -> String {
        guard let time else { return "" }
        return "\(time.localTime) (\(RFC3339.text(time.time)))"
    }

    /// Hours, minutes and seconds: `1:30:00`.
    private static func text(_ duration: GoogleProtobufDuration?) -> String {
        let seconds = duration?.seconds ?? 0
        let parts = [seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(seconds / 3_600):" + parts.joined(separator: ":")
    }
}
