/// Why a calendar cannot answer.
public enum CalendarError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The hours do not hold together; each problem as a sentence.
    case inconsistent([String])
    /// The moment lies outside the years 1 to 9999.
    case momentOutOfRange(Timestamp)
    /// A length of time below zero, or a range whose end lies before its start.
    case negativeTime
    /// There is not so much service within the years that a calendar looks ahead.
    case beyondHorizon(years: Int)

    public var description: String {
        switch self {
        case .inconsistent(let problems):
            "the service hours do not hold together: " + problems.joined(separator: "; ")
        case .momentOutOfRange:
            "the moment lies outside the years 1 to 9999"
        case .negativeTime:
            "the length of time is below zero; give zero or more"
        case .beyondHorizon(let years):
            "so much service is not given within \(years) years; ask for less, or give service more often"
        }
    }
}
