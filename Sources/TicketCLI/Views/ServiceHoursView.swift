internal import ProtobufC
internal import TicketMessages

/// Whether a desk is served, and its week.
struct ServiceHoursView: OutputView {
    let desk: String
    let response: GetServiceHoursResponse

    var reply: any ProtobufMessage { response }
    var ids: [String] { [response.open ? "open" : "closed"] }

    func text(_ style: TextStyle) -> String {
        let fields: [(name: String, value: String)] = [
            ("at", response.time?.localTime ?? ""),
            ("service", response.hours == nil ? "always" : response.open ? "open" : "closed"),
            (response.open ? "opens again" : "resumes", response.nextOpen?.localTime ?? ""),
            (response.open ? "closes" : "closes then", response.nextClose?.localTime ?? ""),
            ("zone", response.hours?.zone ?? ""),
        ]
        let week = response.hours?.week ?? []
        let days = week.map { [EnumWord.word($0.day), Self.text($0.intervals)] }
        let dates = (response.hours?.specialDays ?? []).map { [$0.date, Self.text($0.intervals)] }
        let parts = [
            Card(title: desk, fields: fields).text(style), Table(["DAY", "HOURS"], rows: days + dates).text(style),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func text(_ intervals: [TimeInterval]) -> String {
        intervals.isEmpty ? "closed" : intervals.map { "\($0.start)-\($0.end)" }.joined(separator: ", ")
    }
}
